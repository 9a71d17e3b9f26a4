"""The evidence that the page shows on demand: its tables and the derivation of every number, compressed; and as a page of its own.

What stands in the page is JSON, packed with gzip in base64: `values` by id, what the card of a
number shows; `works` by id, references as text; `tables` by name, with the rows of each.
"""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import lxml.html
from markupsafe import Markup

from hivcells.report.numerals import numerals_of
from hivcells.report.references import Work
from hivcells.report.tables.pieces import Table, Values, entries_of, entries_of_blocks, free
from hivcells.report.tables.rendering import page_templates
from hivcells.report.trace import REFERENCE

# What the card of a number shows of it; a count of hundreds of rows names the first of them.
FORMS_OF_CARD = ("text", "quantity", "interval", "kind", "method", "inputs", "as_printed", "locator")
# ASSUME: nobody reads more rows than these in a card; the ledger as a file has all.
MOST_ROWS_NAMED = 6
TITLE_OF_LEDGER, TITLE_OF_REFERENCES = "The evidence, table by table", "References"


def evidence_of(
    tables: Iterable[Table],
    values: Values,
    works: Mapping[str, Work],
    sources: Mapping[str, Mapping[str, str]],
    references: Mapping[str, str],
    perspectives: list[dict[str, Any]],
    templates: Path,
) -> dict[str, Any]:
    """All that the page shows on demand; sources are the rows of the documents by source_id."""
    written = page_templates(templates).get_template("pieces.html.j2").module.written  # type: ignore[attr-defined]
    return {
        "values": {value_id: _card(value, works, sources) for value_id, value in sorted(values.items())},
        "works": dict(references),
        "perspectives": perspectives,
        "tables": {
            table.name: {
                "title": table.title,
                "columns": [[column.name, column.is_number] for column in table.columns],
                "rows": [[str(written(cell, "")) for cell in row] for row in table.rows],
            }
            for table in tables
        },
    }


def _card(
    value: Mapping[str, Any], works: Mapping[str, Work], sources: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:
    """What the card of a number shows; blanks are left out."""
    source = value["source"]
    card = {form: value[form] for form in FORMS_OF_CARD}
    card |= {"rows": value["rows"][:MOST_ROWS_NAMED], "n_rows": len(value["rows"])}
    if source:
        card |= {"work": works[source].work_id, "source_kind": sources[source]["kind"], "url": sources[source]["url"]}
    return {name: held for name, held in card.items() if held}


def packed(evidence: Mapping[str, Any]) -> str:
    """JSON in gzip in base64; the same evidence gives the same letters."""
    written = json.dumps(evidence, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return base64.b64encode(gzip.compress(written.encode(), compresslevel=9, mtime=0)).decode()


def unpacked(text: str) -> dict[str, Any]:
    """What packed wrote. Raises ValueError for other text."""
    try:
        return json.loads(gzip.decompress(base64.b64decode(text, validate=True)))
    except (EOFError, OSError, zlib.error) as error:
        raise ValueError(f"not what was packed: {error}") from error


def numerals_in(evidence: Mapping[str, Any]) -> dict[str, int]:
    """How many numerals the evidence holds: those of values by their id, of references, and of its tables.

    The strings of the tables and references are those of the ledger beside the page, which is verified string by string.
    """
    cells = [cell for table in evidence["tables"].values() for row in table["rows"] for cell in row]
    held = {
        "values": [str(card.get(form, "")) for card in evidence["values"].values() for form in FORMS_OF_CARD],
        "works": evidence["works"].values(),
        "tables": [lxml.html.fromstring(f"<p>{cell}</p>").text_content() for cell in cells],
    }
    return {name: sum(len(numerals_of(text)) for text in texts) for name, texts in held.items()}


def ledger_page(tables: list[Table], references: Mapping[str, str], templates: Path, lang: str, style: str) -> str:
    """The evidence as a page of its own, for search by the browser and for readers without JavaScript."""
    template = page_templates(templates).get_template("ledger.html.j2")
    titles = {"title": TITLE_OF_LEDGER, "title_of_references": TITLE_OF_REFERENCES}
    return template.render(tables=tables, references=references, lang=lang, style=Markup(style), **titles)


def entries_of_ledger_page(tables: list[Table], references: Mapping[str, str]) -> list[dict[str, Any]]:
    """All strings of that page in reading order, each with what it is."""
    entries = entries_of_blocks([free(TITLE_OF_LEDGER), *(free(table.title) for table in tables)])
    entries += entries_of_blocks([free(TITLE_OF_REFERENCES)], first=len(tables) + 2)
    for table in tables:
        entries += entries_of_blocks([free(table.title)]) + entries_of(table)
    entries += entries_of_blocks([free(TITLE_OF_REFERENCES)])
    return entries + [
        {"is": REFERENCE, "text": text, "of": work, "block": block}
        for block, (work, text) in enumerate(references.items(), 1)
    ]
