"""What the rows quote as printed, and whether it stands in a text."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pandas as pd

from hivcells.complaints import Complaint, raise_if_any
from hivcells.evidence.rows import each_row
from hivcells.tables import Tables

# Table, column with the words and column with the document of everything quoted as printed.
QUOTED = (
    ("findings", "as_printed", "source_id"),
    ("events", "as_printed", "source_id"),
    ("discrepancies", "printed_a", "source_a"),
    ("discrepancies", "printed_b", "source_b"),
)
DASHES = str.maketrans({dash: "-" for dash in "\u2010\u2011\u2012\u2013\u2014\u2212"})
QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
# 'μL', 'µL', 'uL' and MEDLINE's 'muL' are one unit.
MU = re.compile(r"mu(?=l\b|l$|g\b|m\b)|[\u00b5\u03bc]")


def comparable(text: str) -> str:
    """Text without white space, with one kind of dash, quote and mu, superscripts as plain digits."""
    plain = unicodedata.normalize("NFKC", text).translate(DASHES).translate(QUOTES).lower()
    return re.sub(r"[\s^\u200b]", "", MU.sub("u", plain))


def stands_in(quotation: str, text: str) -> bool:
    """Whether a quotation stands in a comparable text; its parts, divided by a semicolon or by dots, may stand apart."""
    parts = [comparable(part) for part in re.split(r";| \.\.\. ", quotation) if part.strip()]
    return bool(parts) and all(part in text for part in parts)


def texts_at_hand(sources: pd.DataFrame, folder: Path) -> dict[str, str]:
    """Text of each document that is at hand, comparable, under its source_id. Raises Complaints for other encodings."""
    texts, unreadable = {}, []
    for source in each_row(sources):
        for name in (source.document, f"{source.source_id}.txt"):
            if name and (folder / name).is_file():
                try:
                    texts[source.source_id] = comparable((folder / name).read_text(encoding="utf-8"))
                except UnicodeDecodeError as error:
                    line = error.object.count(b"\n", 0, error.start) + 1
                    unreadable.append(Complaint(str(folder / name), line, "the file is not UTF-8", "Save it as UTF-8."))
    raise_if_any(unreadable)
    return texts


def quotations(tables: Tables) -> pd.DataFrame:
    """Everything quoted as printed, a row each: table, line, column, words and document."""
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "table": table,
                    "line": tables[table].index,
                    "column": column,
                    "words": tables[table][column],
                    "source_id": tables[table][document],
                }
            )
            for table, column, document in QUOTED
        ],
        ignore_index=True,
    )
