"""Pack the evidence into few letters, so that a page can carry it, and unpack it again; evidence.js and tables.js do the latter.

What is packed is the evidence of evidence_data.py in three other forms. Values and rows of tables stand column by
column, since what is alike packs best side by side; a field that an entry lacks is null. An input of a number
is the way from it to the input, in places among the sorted ids. A link to a number in a cell is `<way>` or `<way:form>`,
in places from the link before it in the table, the first from 0; no tag of HTML begins so.
Then it is JSON in gzip in base64.
"""

from __future__ import annotations

import base64
import gzip
import json
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import escape

LINK = re.compile(
    r'<a href="#value-([^"]+)" class="value-link"(?: data-form="(\w+)")?>'
    r'<span class="value" data-value="\1"(?: data-source="press")?>[^<]*</span></a>'
)
SHORT_LINK = re.compile(r"<(-?\d+)(?::(\w+))?>")
USUAL_FORM = "text"
EVIDENCE_FILE = "evidence.txt"  # of the draft, which holds what is packed
GZIP = 31  # how zlib is asked for the header and the end of gzip


def packed(evidence: Mapping[str, Any]) -> str:
    """Letters that hold the evidence; the same evidence gives the same letters, in whatever order it was put together."""
    held, values = dict(evidence), dict(sorted(evidence.get("values", {}).items()))
    if values:
        held["values"] = _by_columns(_with_ways(values))
    if "tables" in held:
        held["tables"] = {name: _shortened(table, values) for name, table in held["tables"].items()}
    written = json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return in_letters(written)


def in_letters(text: str) -> str:
    """Text in gzip in base64, in which no clock is kept.

    By zlib, since the module gzip writes another system into the header from Python 3.13 on.
    """
    return base64.b64encode(zlib.compress(text.encode(), level=9, wbits=GZIP)).decode()


def unpacked(text: str) -> dict[str, Any]:
    """What packed was given. Raises ValueError for other text."""
    try:
        held = json.loads(gzip.decompress(base64.b64decode(text, validate=True)))
    except (EOFError, OSError, zlib.error) as error:
        raise ValueError(f"not what was packed: {error}") from error
    if "values" in held:
        held["values"] = _with_inputs(_by_entries(held["values"])) if held["values"] else {}
    if "tables" in held:
        held["tables"] = {name: _lengthened(table, held.get("values", {})) for name, table in held["tables"].items()}
    return held


def _by_columns(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, list[Any]]:
    """A list for each field, beside the ids."""
    fields = sorted({field for entry in entries.values() for field in entry})
    return {"ids": list(entries)} | {field: [entry.get(field) for entry in entries.values()] for field in fields}


def _by_entries(columns: Mapping[str, Sequence[Any]]) -> dict[str, dict[str, Any]]:
    fields = [field for field in columns if field != "ids"]
    return {
        entry_id: {field: columns[field][at] for field in fields if columns[field][at] is not None}
        for at, entry_id in enumerate(columns["ids"])
    }


def _with_ways(values: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Values whose inputs are ways to them; an input that is none of the values stays an id."""
    place = {value_id: at for at, value_id in enumerate(values)}

    def ways(value_id: str, inputs: Sequence[str]) -> list[Any]:
        return [place[name] - place[value_id] if name in place else name for name in inputs]

    return {name: {**value, **({"inputs": ways(name, value["inputs"])} if "inputs" in value else {})}
            for name, value in values.items()}  # fmt: skip


def _with_inputs(values: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    ids = list(values)
    for at, value in enumerate(values.values()):
        if "inputs" in value:
            value["inputs"] = [ids[at + way] if isinstance(way, int) else way for way in value["inputs"]]
    return values


def link_to_number(value_id: str, form: str, value: Mapping[str, Any]) -> str:
    """The link to a number as pieces.html.j2 writes it."""
    meant = "" if form == USUAL_FORM else f' data-form="{form}"'
    news = ' data-source="press"' if value.get("press") else ""
    text = escape(value.get(form, ""))
    opening = (
        f'<a href="#value-{value_id}" class="value-link"{meant}><span class="value" data-value="{value_id}"{news}>'
    )
    return f"{opening}{text}</span></a>"


def _shortened(table: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A table by columns, its links to numbers shortened where they say what the value says."""
    ids, before = {value_id: at for at, value_id in enumerate(values)}, 0

    def short(found: re.Match[str]) -> str:
        nonlocal before
        value_id, form = found[1], found[2] or USUAL_FORM
        if value_id not in ids or link_to_number(value_id, form, values[value_id]) != found[0]:
            return found[0]
        way, before = ids[value_id] - before, ids[value_id]
        return f"<{way}>" if form == USUAL_FORM else f"<{way}:{form}>"

    return {**table, "rows": _turned(table["rows"], lambda cell: LINK.sub(short, cell))}


def _lengthened(table: Mapping[str, Any], values: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """What _shortened was given."""
    ids, before = list(values), 0

    def long(found: re.Match[str]) -> str:
        nonlocal before
        before += int(found[1])
        return link_to_number(ids[before], found[2] or USUAL_FORM, values[ids[before]])

    columns = [[SHORT_LINK.sub(long, cell) for cell in column] for column in table["rows"]]
    return {**table, "rows": _turned(columns, str)}


def _turned(rows: Sequence[Sequence[str]], changed: Callable[[str], str]) -> list[list[str]]:
    """Rows as columns, or columns as rows; the cells are changed one column after the other."""
    return [[changed(cell) for cell in column] for column in zip(*rows, strict=True)]
