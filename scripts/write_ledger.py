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
# An event is read as it is told: events, of people assessed, the share of them.
ORDER_ON_LINE = ("events", "assessed", "percent")


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


def lines_of(ids: list[str]) -> list[list[str]]:
    """Ids by line: both counts of an event stand on the line of its share, everything else by itself."""
    on_line_of_share = {
        i: f"{i.rpartition('.')[0]}.percent"
        for i in ids
        if i.endswith((".events", ".assessed")) and f"{i.rpartition('.')[0]}.percent" in ids
    }
    lines: dict[str, list[str]] = {}
    for value_id in ids:
        lines.setdefault(on_line_of_share.get(value_id, value_id), []).append(value_id)
    return [
        line if len(line) == 1 else sorted(line, key=lambda i: ORDER_ON_LINE.index(i.rpartition(".")[2]))
        for _, line in sorted(lines.items())
    ]


def line(ids: list[str], values: dict[str, dict], language: Language) -> list[str]:
    """A line of the ledger: key, number, how it came about, what was printed, where."""
    value_id, entry = ids[-1], values[ids[-1]]
    how = language.cell("values", value_id, "method", entry["method"])
    elsewhere = [i for i in entry["inputs"] if i not in ids]
    if elsewhere:
        how += language.text(" from ") + language.text(", ").join(language.value(i) for i in elsewhere)
    # The words that carry a share are those that carry its counts.
    printed_id = ids[0]
    printed = values[printed_id]
    place = language.source(printed["source"]) if printed["source"] else ""
    if printed["locator"]:
        place += language.text(", ") + language.cell("values", printed_id, "locator", printed["locator"])
    as_printed = language.cell("values", printed_id, "as_printed", printed["as_printed"])
    numbers = language.text("; ").join(language.anchor(i) for i in ids)
    return [language.key(value_id), numbers, how, as_printed, place]


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
        return language.table(HEADER, WIDTHS, [line(on_line, values, language) for on_line in lines_of(ids)])

    write_text(arguments.fragment, in_both(write, values, works_of(read_table(arguments.sources))))


if __name__ == "__main__":
    exit_on_complaints(main)
