"""The curated tables as they are used, the built results, and where they are; read once, with csv and json alone.

HIVCELLS_RESULTS names another folder of results, for a trial of spoiled programs.
"""

from __future__ import annotations

import csv
import json
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Row = dict[str, str]


def results() -> Path:
    """The folder of the built results."""
    return Path(os.environ.get("HIVCELLS_RESULTS", ROOT / "results"))


def read(path: Path) -> list[Row]:
    """A CSV as rows of text."""
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@cache
def printed(name: str) -> list[Row]:
    """A table of data/ as the curators typed it: printed('findings'), printed('vocabulary/units')."""
    return read(ROOT / "data" / f"{name}.csv")


@cache
def used(name: str) -> list[Row]:
    """A table of data/ with the cells that corrections.csv says are used instead of the printed ones."""
    rows = [dict(row) for row in printed(name)]
    for correction in printed("corrections"):
        if correction["table"] == name:
            [row] = [row for row in rows if key(row) == correction["row_id"]]
            row[correction["column"]] = correction["used"]
    return rows


@cache
def by_key(name: str) -> dict[str, Row]:
    """The used rows of a table, each under its key."""
    return {key(row): row for row in used(name)}


def key(row: Row) -> str:
    """The first cell of a row, which is its key."""
    return next(iter(row.values()))


def is_in_clusters(row: Row) -> bool:
    """Whether the people of a row were allocated group by group."""
    return by_key("studies").get(row["study_id"], {}).get("design", "").startswith("cluster")


def is_between_people(row: Row) -> bool:
    """Whether two arms of the study are different people there, which those of a crossover are in its first period alone.

    Those of a cluster-randomised trial were not allocated one by one.
    """
    study = by_key("studies").get(row["study_id"])
    if is_in_clusters(row):
        return False
    return study is None or "crossover" not in study["design"] or row.get("scope") == "first_period"


@cache
def values() -> dict[str, dict]:
    """Every number of the report, as built."""
    return json.loads((results() / "values.json").read_text(encoding="utf-8"))


@cache
def built(name: str) -> list[Row]:
    """A table of the built results: built('recheck')."""
    return read(results() / "tables" / f"{name}.csv")
