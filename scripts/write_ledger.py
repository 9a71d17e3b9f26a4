"""Write the ledger: every number that the report shows, and where it comes from.

    python scripts/write_ledger.py results/draft/values.json results/draft/quotations.csv results/draft/tables \
        results/figures results/evidence/sources.csv results/tables/ledger.csv results/draft/ledger.qmd

A number stands in the ledger when text, tables or figures show it, or when one that does is
derived from it.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from hivcells.artefacts import read_json, write_table, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.fragments import cell, key, pipe_table, value
from hivcells.prose import quotations
from hivcells.tables import Row, by_key, read_table

COLUMNS = ["value_id", "text", "unit", "kind", "method", "inputs", "rows", "as_printed", "source", "locator", "script"]
COVERAGE = "coverage."


def shown(quoted: list[Row], fragments: list[Path], figures: list[Path]) -> set[str]:
    """Ids shown in text, tables and figures."""
    ids = {row["id"] for row in quoted if row["kind"] == "value"}
    ids |= {q.value_id for fragment in fragments for q in quotations(fragment)}
    for figure in figures:
        ids |= set(re.findall(r'data-value="([^"]+)"', figure.read_text(encoding="utf-8")))
    return {value_id for value_id in ids if not value_id.startswith(COVERAGE)}


def with_inputs(ids: set[str], values: dict[str, dict]) -> list[str]:
    """The ids, and all that they are derived from, sorted."""
    found, waiting = set(), list(ids)
    while waiting:
        value_id = waiting.pop()
        if value_id not in found:
            found.add(value_id)
            waiting += values[value_id]["inputs"]
    return sorted(found)


def line(value_id: str, entry: dict, work_of: dict[str, str]) -> list[str]:
    """A line of the ledger: key, number, how it came about, what was printed, where."""
    how = cell("values", value_id, "method", entry["method"])
    if entry["inputs"]:
        how += " from " + ", ".join(map(value, entry["inputs"]))
    source = f"[@{work_of[entry['source']]}]" if entry["source"] else ""
    place = " ".join(part for part in (source, cell("values", value_id, "locator", entry["locator"])) if part)
    return [key(value_id), f"[{value_id}]{{.value .anchor}}", how, cell("values", value_id, "as_printed", entry["as_printed"]), place]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("values", "quotations", "fragments", "figures", "sources", "ledger", "fragment"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    values = read_json(arguments.values)
    fragments = sorted(arguments.fragments.glob("*.qmd"))
    ids = with_inputs(shown(read_table(arguments.quotations), fragments, sorted(arguments.figures.glob("*.svg"))), values)
    work_of = {source: row["work_id"] for source, row in by_key(read_table(arguments.sources), "source_id").items()}
    write_table(arguments.ledger, COLUMNS, (
        {"value_id": i, **{c: values[i][c] for c in COLUMNS[1:]}, "inputs": " ".join(values[i]["inputs"]), "rows": " ".join(values[i]["rows"])}
        for i in ids
    ))
    table = pipe_table(["Key", "Number", "How", "As printed", "Where"], [24, -10, 28, 22, 20], (line(i, values[i], work_of) for i in ids))
    write_text(arguments.fragment, table)


if __name__ == "__main__":
    exit_on_complaints(main)
