"""Write the ledger: every number that the report shows, and where it comes from.

    python scripts/write_ledger.py results/draft/values.json results/draft/quotations.csv results/evidence/sources.csv \
        results/tables/ledger.csv results/draft/ledger.qmd --tables results/draft/tables/*.qmd --figures results/figures/*.svg

A number stands in the ledger when text, tables or figures show it, or when one that does is
derived from it. The ledger of the page ends with the numbers of those tables that the PDF leaves out.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

from hivcells.artefacts import read_json, write_table, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.forms import COVERAGE
from hivcells.fragments import IN_BOTH, MARK_IN_PDF, MARK_ON_PAGE, ON_PAGE, Language, fragment, labels_of_works
from hivcells.tables import Row, read_table

COLUMNS = ["value_id", "text", "unit", "kind", "method", "inputs", "rows", "as_printed", "source", "locator", "script"]
HEADER, WIDTHS = ["Key", "Number", "How", "As printed", "Where"], [24, -12, 28, 24, 22]
# An event is read as it is told: events, of people assessed, the share of them.
ORDER_ON_LINE = ("events", "assessed", "percent")


def places_of(quoted: list[Row], figures: list[Path], fragments: list[Path], mark: str) -> dict[str, str]:
    """Where each number is shown first: its place in the text, or the figure or table that has the mark around its id."""
    places = {}
    for pattern, files, label in ((mark, fragments, "tbl"), (MARK_ON_PAGE, figures, "fig")):
        for file in files:
            for value_id in re.findall(pattern, file.read_text(encoding="utf-8")):
                places[value_id] = f"{label}-{file.stem.replace('_', '-')}"
    values = [row for row in quoted if row["kind"] == "value"]
    places |= {row["id"]: row["figure"] for row in values if row["figure"]}
    places |= {row["id"]: f"at-{row['id']}" for row in values if not row["figure"]}
    return {value_id: place for value_id, place in places.items() if not value_id.startswith(COVERAGE)}


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


def line(
    ids: list[str], source_above: str, values: dict[str, dict], places: dict[str, str], language: Language
) -> list[str]:
    """A line of the ledger: key, number, how it came about, what was printed, where, and the way back."""
    value_id, entry = ids[-1], values[ids[-1]]
    how = language.cell("values", value_id, "method", entry["method"])
    elsewhere = [i for i in entry["inputs"] if i not in ids]
    if elsewhere:
        how += language.text(" from ") + language.text(", ").join(language.value(i) for i in elsewhere)
    # The words that carry a share are those that carry its counts.
    printed_id = ids[0]
    printed = values[printed_id]
    cited = ""
    if printed["source"]:
        cite = language.source_again if printed["source"] == source_above else language.source
        cited = cite(printed["source"])
    locator = language.cell("values", printed_id, "locator", printed["locator"])
    place = language.text(", ").join(filter(None, [cited, locator]))
    as_printed = language.cell("values", printed_id, "as_printed", printed["as_printed"])
    numbers = language.text("; ").join(language.anchor(i) for i in ids)
    shown_at = next((places[i] for i in reversed(ids) if i in places), "")
    return [language.key(value_id), numbers, how, as_printed, place + (language.back(shown_at) if shown_at else "")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("values", "quotations", "sources", "ledger", "fragment"):
        parser.add_argument(name, type=Path)
    for name in ("--tables", "--figures"):
        parser.add_argument(name, type=Path, nargs="+")
    arguments = parser.parse_args()
    values = read_json(arguments.values)
    quoted, works = read_table(arguments.quotations), labels_of_works(read_table(arguments.sources))
    figures, tables = sorted(arguments.figures), sorted(arguments.tables)
    on_page = places_of(quoted, figures, tables, MARK_ON_PAGE)
    in_pdf = places_of(quoted, figures, tables, MARK_IN_PDF)
    ids = with_inputs(set(on_page), values)
    ids_in_pdf = with_inputs(set(in_pdf), values)
    on_page_only = sorted(set(ids) - set(ids_in_pdf))
    joined = {i: {"inputs": " ".join(values[i]["inputs"]), "rows": " ".join(values[i]["rows"])} for i in ids}
    write_table(
        arguments.ledger, COLUMNS, ({"value_id": i, **{c: values[i][c] for c in COLUMNS[1:]}, **joined[i]} for i in ids)
    )

    def lines_for(ids: list[str], places: dict[str, str]) -> Callable[[Language], str]:
        lines = lines_of(ids)
        sources_above = accumulate((values[on_line[0]]["source"] for on_line in lines), lambda a, b: b or a, initial="")
        numbered = list(zip(lines, sources_above))
        return lambda language: language.entries(
            HEADER, WIDTHS, [line(on_line, above, values, places, language) for on_line, above in numbered]
        )

    parts = [fragment(lines_for(ids_in_pdf, in_pdf), IN_BOTH, values, works)]
    if on_page_only:
        parts.append(fragment(lines_for(on_page_only, on_page), ON_PAGE, values, works))
    write_text(arguments.fragment, "\n".join(parts))


if __name__ == "__main__":
    exit_on_complaints(main)
