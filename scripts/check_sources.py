"""Hold the numbers of the data against their documents: by a program where texts are at hand, or by a person.

    python scripts/check_sources.py quotations ../texts
    python scripts/check_sources.py sign-off --reviewer "NAME"
    python scripts/check_sources.py sign-off --reviewer "NAME" --study tea2020

`make verify-sources texts=../texts` and `make sign-off reviewer="NAME" study=tea2020` do the same.

For `quotations` the folder holds one text for each document, named as data/sources.csv says under 'document' or
<source_id>.txt. White space, kinds of dash, lost superscripts and the letter mu are looked over. Each quotation that
does not stand in its text is named; exit status 1 then.

For `sign-off` numbers that nobody signed are shown one after the other with the words that carry them, in the order in
which the last `snakemake` quoted them: abstract, tables of the article, its text, its supplement, then all others.
Each answer is kept in data/extraction/signatures.csv at once, so that one may stop at any time.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json
from hivcells.complaints import Complaint, Complaints, exit_on_complaints, raise_if_any
from hivcells.evidence.check import checked_evidence
from hivcells.evidence.files import read_curated
from hivcells.evidence.package import columns_of, optional_in, paths_of, read_package
from hivcells.evidence.quotations import QUOTED, quotations, stands_in, texts_at_hand
from hivcells.evidence.rows import each_row
from hivcells.evidence.signatures import in_order_of_need, name_of_reviewer, sign, unsigned
from hivcells.release.sentences import as_read
from hivcells.report.compose import TRACE
from hivcells.report.documents import DOCUMENTS
from hivcells.report.trace import ABSTRACT, VALUE, read_trace
from hivcells.signatures import NO, YES
from hivcells.tables import read_table

# The tables that quote, and that of the documents.
NEEDED = {table for table, _, _ in QUOTED} | {"sources"}


def values_quoted(draft: Path) -> Iterator[str]:
    """Values in the order in which they are quoted: of each document its abstract, its tables, then the rest."""
    for document in DOCUMENTS:
        path = draft / document.name / TRACE
        entries = [entry for entry in read_trace(path) if entry.kind == VALUE] if path.is_file() else []
        yield from (entry.of for entry in entries if entry.place == ABSTRACT)
        yield from (entry.of for entry in entries if entry.float.startswith("tbl-"))
        yield from (entry.of for entry in entries)


def first_sentences(draft: Path, values: Mapping[str, dict[str, Any]]) -> dict[str, str]:
    """The first sentence that quotes each reported number, by the row of the number."""
    quoted = read_table(draft / "quotations.csv")
    quoted = quoted[(quoted.kind == "value") & quoted.id.isin(list(values))]
    rows = [
        (row, sentence) for value_id, sentence in zip(quoted.id, quoted.sentence) for row in values[value_id]["rows"]
    ]
    return {row: as_read(sentence, values) for row, sentence in reversed(rows)}


def look_up_quotations(data: Path, folder: Path) -> None:
    """Name each quotation that does not stand in its text, of the documents whose texts are in the folder."""
    package = read_package(data)
    paths = {name: path for name, path in paths_of(package, data).items() if name in NEEDED}
    tables, unfit = read_curated(paths, columns_of(package), optional_in(package))
    raise_if_any(unfit)
    texts = texts_at_hand(tables["sources"], folder)
    if not texts:
        what_is_wanted = "Name a folder that holds texts, each named as sources.csv has it or after its source_id."
        raise Complaints([Complaint(str(folder), 1, "no text of a document is here", what_is_wanted)])
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


def sign_off(reviewer: str, study: str, data: Path, results: Path) -> None:
    """Show the numbers of a study, or of all where it is blank, and keep the answers."""
    sys.stdin.reconfigure(errors="surrogateescape")  # type: ignore[union-attr]  # a name in another encoding is refused, not a crash
    reviewer = name_of_reviewer(reviewer)
    built, draft = results / "values.json", results / "draft"
    if not built.is_file():
        raise Complaints([Complaint(str(built), 1, "the file is missing", "Run `snakemake` first.")])

    package, values = read_package(data), read_json(built)
    evidence = checked_evidence(package, data)  # as it stands now, though the build be older
    if study and study not in set(evidence["studies"].study_id):
        sys.exit(f"No study is called '{study}'; data/studies.csv lists them under study_id.")
    shown = in_order_of_need((value_id for value_id in values_quoted(draft) if value_id in values), values)
    numbers = unsigned(evidence, shown, first_sentences(draft, values))
    numbers = [number for number in numbers if study in ("", number.study_id)]
    encoding = sys.stdout.encoding or "utf-8"
    given = sign(numbers, reviewer, date.today().isoformat(), package, data, encoding)
    left = len(numbers) - given[YES] - given[NO]
    print(f"\n{given[YES]} signed as right, {given[NO]} found wrong, {left} without a signature. `make` counts them.")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    look_up = commands.add_parser("quotations")
    look_up.add_argument("texts", type=Path)
    by_person = commands.add_parser("sign-off")
    by_person.add_argument("--reviewer", default="", help="name of the person who compares the numbers with the texts")
    by_person.add_argument("--study", default="", help="only the numbers of this study")
    by_person.add_argument("--results", type=Path, default=Path("results"))
    for command in (look_up, by_person):
        command.add_argument("--data", type=Path, default=Path("data"))
    arguments = parser.parse_args()
    if arguments.command == "quotations":
        look_up_quotations(arguments.data, arguments.texts)
    else:
        sign_off(arguments.reviewer, arguments.study, arguments.data, arguments.results)


if __name__ == "__main__":
    exit_on_complaints(main)
