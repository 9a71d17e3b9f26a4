"""The first rows of a study, added to the tables without touching a row that stands there."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from hivcells.artefacts import write_bytes
from hivcells.complaints import Complaint, raise_if_any
from hivcells.evidence.files import read_curated
from hivcells.evidence.package import columns_of, keys_of, paths_of
from hivcells.evidence.rules.of_spreadsheets import cells_are_neither_made_nor_run_by_a_spreadsheet
from hivcells.evidence.rules.of_text import cells_are_written_plainly
from hivcells.evidence.schema import faults_of_text
from hivcells.tables import FIRST_LINE, Tables

ON_EACH_CELL = (cells_are_written_plainly, cells_are_neither_made_nor_run_by_a_spreadsheet)
Rows = dict[str, list[dict[str, str]]]  # by the name of the table


def first_rows(study_id: str, label: str, modality: str, arms: list[str], people: str, today: str) -> Rows:
    """What is known of a study before its text is read, by table; what the text must give is left out.

    people is the key of the outcome that counts people, today the day in ISO 8601.
    """
    common = {"study_id": study_id}
    people_enrolled = f"{study_id}.{people}.enrolled"
    return {
        "sources": [{"source_id": study_id, "work_id": study_id, "language": "en", "accessed": today}],
        "studies": [common | {"label": label, "source_id": study_id, "modality_id": modality, "inclusion": "included"}],
        "arms": [common | {"arm_id": f"{study_id}.{arm}", "short_name": arm, "label": arm} for arm in arms],
        "findings": [
            common
            | {
                "finding_id": people_enrolled,
                "outcome_id": people,
                "scope": "enrolled",
                "statistic": "count",
                "relation": "=",
                "unit": "people",
                "source_id": study_id,
                "how_obtained": "printed",
            }
        ],
        "participants": [
            common
            | {
                "cohort_id": study_id,
                "people_finding_id": people_enrolled,
                "counts": "yes",
                "reason": "One report of these people.",
            }
        ],
        "screening": [common | {"record_id": study_id, "decision": "included", "screened_on": today}],
    }


def add_rows(rows: Rows, package: dict, folder: Path) -> dict[str, int]:
    """Add rows to the ends of the tables of a folder; the line of the first row added to each.

    All tables are read before one is written. Raises Complaints, and writes nothing, where one of them is
    not as the data package describes it, where a key stands there already, or where a cell may not be entered.
    """
    paths, columns = paths_of(package, folder), columns_of(package)
    tables, unfit = read_curated({name: paths[name] for name in rows}, columns)
    raise_if_any(unfit)
    raise_if_any(_faults_of_rows(rows, tables, package, paths))
    before = {name: paths[name].read_bytes() for name in rows}
    after = {name: before[name] + _lines(before[name], rows[name], columns[name]) for name in rows}
    _write_all(paths, before, after)
    return {name: FIRST_LINE + len(tables[name]) for name in rows}


def _faults_of_rows(rows: Rows, tables: Tables, package: dict, paths: dict[str, Path]) -> Iterator[Complaint]:
    for name, new in rows.items():
        key, end = keys_of(package)[name], FIRST_LINE + len(tables[name])
        line_of = dict(zip(tables[name][key], tables[name].index))
        for row in new:
            file, value = str(paths[name]), row[key]
            if value in line_of:
                remedy = "Choose another key, or add to the rows that are there."
                yield Complaint(file, line_of[value], "the key is there already", remedy, key, value)
            line_of[value] = end  # of two new rows with one key the second is refused
            for column, cell in row.items():
                problem = faults_of_text(package, name, column, cell) or _fault_of_signs(cell, column)
                if problem:
                    remedy = "Write it as the data package allows; nothing was added."
                    yield Complaint(file, end, problem, remedy, column, cell)


def _fault_of_signs(cell: str, column: str) -> str:
    """What keeps a text out of every table: signs that nobody sees, blanks too many, what a spreadsheet would run."""
    if not cell.isprintable():
        return "has signs that no table can keep"
    table = {"new": pd.DataFrame({column: [cell]})}
    return next((found.problem for rule in ON_EACH_CELL for found in rule(table)), "")


def _lines(before: bytes, rows: list[dict[str, str]], columns: list[str]) -> bytes:
    """Rows as lines of a file, with the line ends that it has; what is not given is blank."""
    end = "\r\n" if before.endswith(b"\r\n") else "\n"
    text = io.StringIO(newline="")
    csv.DictWriter(text, columns, restval="", lineterminator=end).writerows(rows)
    is_ended = before.endswith((b"\n", b"\r"))
    return ("" if is_ended else end).encode() + text.getvalue().encode()


def _write_all(paths: dict[str, Path], before: dict[str, bytes], after: dict[str, bytes]) -> None:
    """Write every table or none: where one cannot be written, those before it get back what they held."""
    written = []
    try:
        for name, content in after.items():
            write_bytes(paths[name], content)
            written.append(name)
    except OSError:
        for name in written:
            write_bytes(paths[name], before[name])
        raise
