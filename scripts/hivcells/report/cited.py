"""The works that a document shows numbers of, whether or not a sentence cites them: its references list these as well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from hivcells.report.ledger import with_sources
from hivcells.report.prose import Line
from hivcells.report.references import Work
from hivcells.report.tables.pieces import Values

WORD = re.compile(r"[\w.-]+")
TABLE, FIGURE = re.compile(r'\.evidence-table name="([\w-]+)"'), re.compile(r"figures/([\w-]+)\.svg")
VALUE = re.compile(r'data-value="([^"]+)"')
REFERENCE = re.compile(r'href="#ref-([^"]+)"')


def works_shown(lines: list[Line], values: Values, works: Mapping[str, Work], tables: Path, figures: Path) -> list[str]:
    """Works of the numbers that lines, tables and figures of a document show, sorted; works are those of the documents by source_id."""
    text = "\n".join(line.text for line in lines)
    parts = [_text(tables / f"{name}.html") for name in TABLE.findall(text)]
    drawings = [_text(figures / f"{name}.svg") for name in FIGURE.findall(text)]
    named = {*WORD.findall(text), *_found(VALUE, [*parts, *drawings])}
    sources = {values[i]["source"] for i in with_sources(named & set(values), values)}
    return sorted({works[source].work_id for source in sources if source} | _found(REFERENCE, parts))


def _found(pattern: re.Pattern[str], texts: Iterable[str]) -> set[str]:
    return {match for text in texts for match in pattern.findall(text)}


def _text(path: Path) -> str:
    """A part of the document; an unknown one is refused elsewhere, with its line."""
    return path.read_text(encoding="utf-8") if path.is_file() else ""
