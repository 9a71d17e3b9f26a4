"""Where the report shows each number: for the ledger's way back, and for whoever asks where a number stands."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from hivcells.report.forms import NUMBER_IN_TEXT
from hivcells.report.number_words import Found
from hivcells.report.prose import Line
from hivcells.report.trace import ALT, COVERAGE, VALUE, Entry

COLUMNS = ["kind", "id", "form", "file", "line", "sentence", "float"]


def anchors_of(entries: Iterable[Entry]) -> dict[str, str]:
    """By number, where it is shown first: its place in the text, else a figure, else a table of the report."""
    in_text: dict[str, str] = {}
    in_figures: dict[str, str] = {}
    in_tables: dict[str, str] = {}
    for entry in entries:
        for value_id in values_of(entry):
            if entry.kind == VALUE and entry.file:
                in_text.setdefault(value_id, f"at-{value_id}")
            else:
                in_floats = in_figures if entry.float.startswith("fig-") else in_tables
                in_floats.setdefault(value_id, entry.float)
    return in_tables | in_figures | in_text


def values_of(entry: Entry) -> list[str]:
    """The numbers that an entry shows, or reads aloud; not those that a document counts of itself."""
    named = (
        [entry.of]
        if entry.kind == VALUE
        else [name for name, _ in NUMBER_IN_TEXT.findall(entry.of)]
        if entry.kind == ALT
        else []
    )
    return [value_id for value_id in named if not value_id.startswith(COVERAGE)]


def places_of(entries: Iterable[Entry], words: Iterable[tuple[list[Entry], Found]], lines: list[Line]) -> pd.DataFrame:
    """Each number, claim and exempt word of a claim with its sentence, in the order of reading."""
    sentence = {(line.file, line.number): line.text.strip() for line in lines}
    rows = []
    claims_seen: set[tuple[str, str, int]] = set()
    for entry in entries:
        at = (entry.file, entry.line, sentence.get((entry.file, entry.line), ""))
        if entry.claim and (entry.claim, *at[:2]) not in claims_seen:
            claims_seen.add((entry.claim, entry.file, entry.line))
            rows.append(("claim", entry.claim, "", *at, entry.float))
        if entry.kind == VALUE and entry.file:
            rows.append(("value", entry.of, entry.form or "value", *at, entry.float))
    for block, word in words:
        line = next((e for e in block if e.file), None)
        at = (line.file, line.line, "") if line else ("", 0, "")
        rows.append(("exempt claim word", word.word, word.phrase, *at, ""))
    return pd.DataFrame(rows, columns=COLUMNS)
