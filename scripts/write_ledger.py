"""Write the ledger: every number that the report shows, and where it comes from.

    python scripts/write_ledger.py results/draft/values.json results/draft/quotations.csv results/draft/tables \
        results/figures results/evidence/sources.csv results/tables/ledger.csv results/draft/ledger.qmd

A number stands in the ledger when text, tables or figures show it, or when one that does is
derived from it. The ledger is long and regular, so it is written in the languages of the page
and of the PDF, which pandoc copies instead of reading.
"""

from __future__ import annotations

import argparse
import re
from html import escape
from pathlib import Path

from hivcells.artefacts import read_json, write_table, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.prose import quotations
from hivcells.tables import Row, by_key, read_table

COLUMNS = ["value_id", "text", "unit", "kind", "method", "inputs", "rows", "as_printed", "source", "locator", "script"]
HEADER = ["Key", "Number", "How", "As printed", "Where"]
COVERAGE = "coverage."
MAY_BREAK = "\u200b"  # after a point or an underscore of a key


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


def breakable(value_id: str) -> str:
    """A key in which a line may break."""
    return re.sub(r"([._])", rf"\1{MAY_BREAK}", value_id)


class Html:
    """Lines of the ledger as rows of an HTML table."""

    def value(self, value_id: str, text: str) -> str:
        return f'<a href="#value-{value_id}" class="value-link"><span class="value" data-value="{value_id}">{escape(text)}</span></a>'

    def anchor(self, value_id: str, text: str) -> str:
        return f'<span id="value-{value_id}" class="value" data-value="{value_id}">{escape(text)}</span>'

    def key(self, value_id: str) -> str:
        return f'<span class="key">{breakable(value_id)}</span>'

    def cell(self, value_id: str, column: str, text: str) -> str:
        return f'<span class="cell" data-cell="values#{value_id}#{column}">{escape(text)}</span>' if text else ""

    def source(self, work_id: str, label: str) -> str:
        return f'<span class="citation"><a href="#ref-{work_id}">{escape(label)}</a></span>'

    def table(self, rows: list[list[str]]) -> str:
        head = "".join(f"<th>{name}</th>" for name in HEADER)
        body = "\n".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
        return f"```{{=html}}\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n```\n"


class Typst:
    """Lines of the ledger as cells of a typst table; text is written as string literals."""

    def _text(self, text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def value(self, value_id: str, text: str) -> str:
        return f"#link(<value-{value_id}>)[{self._text(text)}]"

    def anchor(self, value_id: str, text: str) -> str:
        return f"#[{self._text(text)}] <value-{value_id}>"

    def key(self, value_id: str) -> str:
        return self._text(breakable(value_id))

    def cell(self, value_id: str, column: str, text: str) -> str:
        return self._text(text) if text else ""

    def source(self, work_id: str, label: str) -> str:
        return f"#link(<ref-{work_id}>)[{self._text(label)}]"

    def table(self, rows: list[list[str]]) -> str:
        head = ", ".join(f"[{name}]" for name in HEADER)
        body = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in rows)
        return (
            f"```{{=typst}}\n#table(columns: (24fr, 12fr, 28fr, 24fr, 22fr), align: (left, right, left, left, left),\n"
            f"table.header({head}), table.hline(),\n{body}\n)\n```\n"
        )


def line(value_id: str, values: dict[str, dict], sources: dict[str, Row], language: Html | Typst) -> list[str]:
    """A line of the ledger: key, number, how it came about, what was printed, where."""
    entry = values[value_id]
    how = language.cell(value_id, "method", entry["method"])
    if entry["inputs"]:
        how += " from " + ", ".join(language.value(i, values[i]["text"]) for i in entry["inputs"])
    place = []
    if entry["source"]:
        source = sources[entry["source"]]
        author = source["authors"].split(",")[0] or source["publisher"] or source["title"]
        place.append(language.source(source["work_id"], f"{author} {source['year']}"))
    place.append(language.cell(value_id, "locator", entry["locator"]))
    return [
        language.key(value_id),
        language.anchor(value_id, entry["text"]),
        how,
        language.cell(value_id, "as_printed", entry["as_printed"]),
        ", ".join(filter(None, place)),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("values", "quotations", "fragments", "figures", "sources", "ledger", "fragment"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    values = read_json(arguments.values)
    fragments, figures = sorted(arguments.fragments.glob("*.qmd")), sorted(arguments.figures.glob("*.svg"))
    ids = with_inputs(shown(read_table(arguments.quotations), fragments, figures), values)
    sources = by_key(read_table(arguments.sources), "source_id")
    write_table(
        arguments.ledger,
        COLUMNS,
        (
            {
                "value_id": i,
                **{c: values[i][c] for c in COLUMNS[1:]},
                "inputs": " ".join(values[i]["inputs"]),
                "rows": " ".join(values[i]["rows"]),
            }
            for i in ids
        ),
    )
    write_text(
        arguments.fragment,
        "\n".join(language.table([line(i, values, sources, language) for i in ids]) for language in (Html(), Typst())),
    )


if __name__ == "__main__":
    exit_on_complaints(main)
