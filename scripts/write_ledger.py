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
from hivcells.fragments import Language, in_both, works_of
from hivcells.tables import Row, read_table

COLUMNS = ["value_id", "text", "unit", "kind", "method", "inputs", "rows", "as_printed", "source", "locator", "script"]
HEADER, WIDTHS = ["Key", "Number", "How", "As printed", "Where"], [24, -12, 28, 24, 22]
COVERAGE = "coverage."


def shown(quoted: list[Row], files: list[Path]) -> set[str]:
    """Ids shown in the text, and in the files of tables and figures."""
    ids = {row["id"] for row in quoted if row["kind"] == "value"}
    for file in files:
        ids |= set(re.findall(r'data-value="([^"]+)"', file.read_text(encoding="utf-8")))
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


def line(value_id: str, entry: dict, language: Language) -> list[str]:
    """A line of the ledger: key, number, how it came about, what was printed, where."""
    how = language.cell("values", value_id, "method", entry["method"])
    if entry["inputs"]:
        how += language.text(" from ") + language.text(", ").join(language.value(i) for i in entry["inputs"])
    place = language.source(entry["source"]) if entry["source"] else ""
    if entry["locator"]:
        place += language.text(", ") + language.cell("values", value_id, "locator", entry["locator"])
    printed = language.cell("values", value_id, "as_printed", entry["as_printed"])
    return [language.key(value_id), language.anchor(value_id), how, printed, place]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("values", "quotations", "fragments", "figures", "sources", "ledger", "fragment"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    values = read_json(arguments.values)
    files = sorted(arguments.fragments.glob("*.qmd")) + sorted(arguments.figures.glob("*.svg"))
    ids = with_inputs(shown(read_table(arguments.quotations), files), values)
    joined = {i: {"inputs": " ".join(values[i]["inputs"]), "rows": " ".join(values[i]["rows"])} for i in ids}
    write_table(
        arguments.ledger, COLUMNS, ({"value_id": i, **{c: values[i][c] for c in COLUMNS[1:]}, **joined[i]} for i in ids)
    )

    def write(language: Language) -> str:
        return language.table(HEADER, WIDTHS, [line(i, values[i], language) for i in ids])

    write_text(arguments.fragment, in_both(write, values, works_of(read_table(arguments.sources))))


if __name__ == "__main__":
    exit_on_complaints(main)
