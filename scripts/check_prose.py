"""Check the report's sources before they are rendered: no number typed, no id unknown.

    python scripts/check_prose.py report results/draft/values.json results/evidence results/draft/quotations.csv

Writes where each number and claim is quoted. Complains of digits and number words typed
by hand, of words that make a claim and are bound to none, of exemptions that no sentence
needs, of ids that no value has, of forms that a value has not, and of files included that
do not exist.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import yaml
from hivcells.artefacts import read_json, write_table
from hivcells.claim_words import claim_words
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.forms import COVERAGE, TEXT_OF_FORM
from hivcells.number_words import number_words
from hivcells.numerals import NUMERAL, names_of, spans_of_names
from hivcells.prose import INCLUDE, Place, claims, lines, prose_lines, quotations, sources, text_of, typed_text
from hivcells.tables import Row, read_table

# Written by this workflow into the rendered copy of the report.
GENERATED = "tables/"
# A fraction of one character is a number that a hand can type, too.
TYPED_NUMERAL = re.compile(rf"{NUMERAL.pattern}|[¼-¾⅐-⅞]")
COLUMNS = ["kind", "id", "form", "file", "line", "sentence", "figure"]


def typed_numbers(path: Path, names: list[str], exempt_phrases: list[str]) -> Iterator[Complaint]:
    """Digits and number words in the prose that are bound to nothing."""
    for place in prose_lines(path):
        text = typed_text(place)
        named = spans_of_names(text, names)
        for found in TYPED_NUMERAL.finditer(text):
            if not any(start <= found.start() and found.end() <= end for start, end in named):
                yield Complaint(
                    place.file,
                    place.line,
                    "a digit typed into the prose",
                    "Bind it, as in [xia2020.people.enrolled]{.value}; a name that contains digits goes into data/vocabulary/names.csv.",
                    value=found.group(),
                )
        for word in number_words(text, exempt_phrases):
            yield Complaint(
                place.file,
                place.line,
                "a number word typed into the prose",
                "Bind it, as in [xia2020.people.enrolled]{.words}; where it states no quantity, its phrase goes into data/vocabulary/exemptions.csv.",
                value=word,
            )


def unbound_claims(words: list[tuple[Place, str, str]]) -> Iterator[Complaint]:
    """Words that compare or generalise, without a predicate that says whether they are still true."""
    for place, word, phrase in words:
        if not phrase:
            yield Complaint(
                place.file,
                place.line,
                "a word that makes a claim, bound to no predicate",
                "Bind the words, as in [the only trial]{.claim #only-trial}, or say in data/vocabulary/claim_words.csv why they need no predicate.",
                value=word,
            )


def unneeded_exemptions(words: list[tuple[Place, str, str]], exempt_claims: list[Row]) -> Iterator[Complaint]:
    """Exempt phrases that no sentence holds any more: each would let the next sentence pass unread."""
    needed = {phrase for _, _, phrase in words}
    for row in exempt_claims:
        if row["phrase"] not in needed:
            yield Complaint(
                "data/vocabulary/claim_words.csv",
                int(row["_line"]),
                "no sentence of the report needs this exemption",
                "Delete the row, or mend its phrase to the words of the sentence.",
                "phrase",
                row["phrase"],
            )


def unknown_values(path: Path, values: dict[str, dict]) -> Iterator[Complaint]:
    """Ids that no value has, and forms that a value has not."""
    for quotation in quotations(path):
        entry = values.get(quotation.value_id)
        if quotation.value_id.startswith(COVERAGE):
            continue
        if entry is None:
            yield Complaint(
                quotation.place.file,
                quotation.place.line,
                "no value has this id",
                "Mend the spelling, or add the row that the number comes from; results/values.json lists the ids.",
                value=quotation.value_id,
            )
        elif not entry.get(TEXT_OF_FORM.get(quotation.form)):
            yield Complaint(
                quotation.place.file,
                quotation.place.line,
                f"the value has no form '{quotation.form}'",
                "Use .value; .interval needs limits, .words a whole number.",
                value=quotation.value_id,
            )


def missing_includes(path: Path, report: Path) -> Iterator[Complaint]:
    """Included files that do not exist, or that no check reads."""
    for place in lines(path):
        found = INCLUDE.match(place.text)
        name = found.group(1) if found else ""
        if not found or name.startswith(GENERATED):
            continue
        if not (report / name).is_file():
            yield Complaint(
                place.file, place.line, "the included file does not exist", "Add it, or remove the line.", value=name
            )
        elif report / name not in sources(report):
            yield Complaint(
                place.file, place.line, "no check reads the included file", "Move it to report/sections/.", value=name
            )


def faults_of_yaml(report: Path) -> Iterator[Complaint]:
    """Settings that are no YAML: _quarto.yml and the front matter of index.qmd."""
    front_matter = re.match(r"---\n(.*?)\n---\n", text_of(report / "index.qmd"), re.DOTALL)
    texts = {
        report / "_quarto.yml": (text_of(report / "_quarto.yml"), 1),
        report / "index.qmd": (front_matter.group(1) if front_matter else "", 2),
    }
    for path, (text, first_line) in texts.items():
        try:
            yaml.safe_load(text)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            yield Complaint(
                str(path),
                first_line + (mark.line if mark else 0),
                f"not YAML ({getattr(error, 'problem', error)})",
                "Mend the line; a text with a colon needs quotes.",
            )


def quoted(kind: str, quoted_id: str, form: str, place: Place, figure: str = "") -> dict:
    """Where a number or a claim is quoted, and in which form or words; the figure when it is quoted in alt text."""
    cells = (kind, quoted_id, form, place.file, place.line, place.text.strip(), figure)
    return dict(zip(COLUMNS, cells, strict=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("report", "values", "evidence", "quotations"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    raise_if_any(faults_of_yaml(arguments.report))
    values = read_json(arguments.values)
    names = names_of(arguments.evidence)
    exempt_phrases = [row["phrase"] for row in read_table(arguments.evidence / "exemptions.csv")]
    exempt_claims = read_table(arguments.evidence / "claim_words.csv")
    exempt_wordings = [row["phrase"] for row in exempt_claims]
    paths = sources(arguments.report)
    words = [
        (place, *found)
        for path in paths
        for place in prose_lines(path)
        for found in claim_words(place, exempt_wordings)
    ]
    raise_if_any(
        chain(
            *(typed_numbers(path, names, exempt_phrases) for path in paths),
            unbound_claims(words),
            unneeded_exemptions(words, exempt_claims),
            *(unknown_values(path, values) for path in paths),
            *(missing_includes(path, arguments.report) for path in paths),
        )
    )
    rows = [quoted("value", q.value_id, q.form, q.place, q.figure) for path in paths for q in quotations(path)]
    rows += [quoted("claim", c.claim_id, c.words, c.place) for path in paths for c in claims(path)]
    rows += [quoted("exempt claim word", word, phrase, place) for place, word, phrase in words]
    write_table(arguments.quotations, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
