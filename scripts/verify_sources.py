"""Prove that what the rows quote as printed stands in the texts, where these are at hand.

    python scripts/verify_sources.py data ../texts

The folder holds one text for each document: named as data/sources.csv says under 'document',
or <source_id>.txt. White space, kinds of dash, lost superscripts and the letter mu are
looked over. Each quotation that does not stand in its text is named; exit status 1 then.
"""

from __future__ import annotations

import argparse
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from hivcells.complaints import Complaint, Complaints, exit_on_complaints, raise_if_any
from hivcells.tables import Row, read_table

DASHES = str.maketrans({dash: "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"})
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
# 'μL', 'µL', 'uL' and MEDLINE's 'muL' are one unit.
MU = re.compile(r"mu(?=l\b|l$|g\b|m\b)|[\u00b5\u03bc]")


def squeezed(text: str) -> str:
    """Text without white space, with one kind of dash, quote and mu, superscripts as plain digits."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES).translate(QUOTES).lower()
    return re.sub(r"[\s^\u200b]", "", MU.sub("u", plain))


def texts_at_hand(sources: list[Row], folder: Path) -> dict[str, str]:
    """Text of each document that is at hand, squeezed, under its source_id."""
    texts = {}
    for source in sources:
        for name in (source["document"], f"{source['source_id']}.txt"):
            if name and (folder / name).is_file():
                texts[source["source_id"]] = squeezed((folder / name).read_text(encoding="utf-8"))
    return texts


def quotations(data: Path) -> Iterator[tuple[str, Row, str, str]]:
    """File, row, column and document of everything quoted as printed."""
    for name in ("findings", "events"):
        for row in read_table(data / f"{name}.csv"):
            yield f"{name}.csv", row, "as_printed", row["source_id"]
    for row in read_table(data / "discrepancies.csv"):
        yield "discrepancies.csv", row, "printed_a", row["source_a"]
        yield "discrepancies.csv", row, "printed_b", row["source_b"]


def stands_in(quotation: str, text: str) -> bool:
    """Whether a quotation stands in a text; its parts, divided by a semicolon or by dots, may stand apart."""
    parts = [squeezed(part) for part in re.split(r";| \.\.\. ", quotation) if part.strip()]
    return bool(parts) and all(part in text for part in parts)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()
    texts = texts_at_hand(read_table(arguments.data / "sources.csv"), arguments.texts)
    if not texts:
        what_is_wanted = "Name a folder that holds texts, each named as sources.csv has it or after its source_id."
        raise Complaints([Complaint(str(arguments.texts), 1, "no text of a document is here", what_is_wanted)])
    checked, complaints = 0, []
    for file, row, column, source in quotations(arguments.data):
        if source in texts:
            checked += 1
            if not stands_in(row[column], texts[source]):
                complaints.append(
                    Complaint(
                        str(arguments.data / file),
                        int(row["_line"]),
                        f"does not stand in the text of '{source}'",
                        "Copy it from the text, or name the document that prints it.",
                        column,
                        row[column],
                    )
                )
    print(f"{checked} quotations looked up in {len(texts)} texts; {len(complaints)} not found")
    raise_if_any(complaints)


if __name__ == "__main__":
    exit_on_complaints(main)
