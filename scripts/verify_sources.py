"""Prove that what the rows quote as printed stands in the texts, where these are at hand.

    python scripts/verify_sources.py data ../texts

The folder holds one text for each document: named as data/sources.csv says under 'document',
or <source_id>.txt. White space, kinds of dash, lost superscripts and the letter mu are
looked over. Each quotation that does not stand in its text is named; exit status 1 then.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.complaints import Complaint, Complaints, exit_on_complaints, raise_if_any
from hivcells.evidence.files import read_curated
from hivcells.evidence.package import columns_of, paths_of, read_package
from hivcells.evidence.quotations import QUOTED, quotations, stands_in, texts_at_hand
from hivcells.evidence.rows import each_row


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("texts", type=Path)
    arguments = parser.parse_args()

    package = read_package(arguments.data)
    paths = {name: path for name, path in paths_of(package, arguments.data).items() if name in needed()}
    tables, unfit = read_curated(paths, columns_of(package))
    raise_if_any(unfit)
    texts = texts_at_hand(tables["sources"], arguments.texts)
    if not texts:
        what_is_wanted = "Name a folder that holds texts, each named as sources.csv has it or after its source_id."
        raise Complaints([Complaint(str(arguments.texts), 1, "no text of a document is here", what_is_wanted)])
    quoted = quotations(tables)
    looked_up = quoted.loc[quoted.source_id.isin(list(texts))]
    not_found = [
        Complaint(
            str(paths[row.table]),
            row.line,
            f"does not stand in the text of '{row.source_id}'",
            "Copy it from the text, or name the document that prints it.",
            row.column,
            row.words,
        )
        for row in each_row(looked_up)
        if not stands_in(row.words, texts[row.source_id])
    ]
    print(f"{len(looked_up)} quotations looked up in {len(texts)} texts; {len(not_found)} not found")
    raise_if_any(not_found)


def needed() -> set[str]:
    """The tables that quote, and that of the documents."""
    return {table for table, _, _ in QUOTED} | {"sources"}


if __name__ == "__main__":
    exit_on_complaints(main)
