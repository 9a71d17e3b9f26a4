"""The evidence as a page of its own, for search by the browser and for readers without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hivcells.report.tables.pieces import Cell, Table, entries_of, entries_of_blocks, free
from hivcells.report.tables.rendering import page_templates
from hivcells.report.trace import REFERENCE

TITLE_OF_LEDGER, TITLE_OF_REFERENCES = "The evidence, table by table", "References"
CONTENTS, WAY_BACK = "Contents", "Back to the review"


def ledger_page(
    head: Cell, tables: list[Table], references: Mapping[str, str], templates: Path, lang: str, style: str
) -> str:
    """Every table and the references, whole and without scripts, below the head, which names the review."""
    template = page_templates(templates).get_template("ledger.html.j2")
    titles = {
        "title": TITLE_OF_LEDGER,
        "title_of_contents": CONTENTS,
        "title_of_references": TITLE_OF_REFERENCES,
        "title_of_way_back": WAY_BACK,
    }
    return template.render(head=head, tables=tables, references=references, lang=lang, style=Markup(style), **titles)


def entries_of_ledger_page(head: Cell, tables: list[Table], references: Mapping[str, str]) -> list[dict[str, Any]]:
    """All strings of that page in reading order, each with what it is."""
    entries = entries_of_blocks([head, free(CONTENTS), free(WAY_BACK)])
    entries += entries_of_blocks([free(TITLE_OF_LEDGER), *(free(table.title) for table in tables)])
    entries += entries_of_blocks([free(TITLE_OF_REFERENCES)], first=len(tables) + 2)
    for table in tables:
        entries += entries_of_blocks([free(table.title)]) + entries_of(table)
    entries += entries_of_blocks([free(TITLE_OF_REFERENCES)])
    return entries + [
        {"is": REFERENCE, "text": text, "of": work, "block": block}
        for block, (work, text) in enumerate(references.items(), 1)
    ]
