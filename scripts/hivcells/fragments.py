"""Write tables of the report as pandoc pipe tables, with numbers and cells bound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

# All that pandoc could take for markup, and quotes, so that nothing printed is made 'smart'.
MARKUP = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>@$~^\"'&:/=;])")
# Longer than pandoc's column width, so that the dashes set the widths of the columns.
DASHES = 100


def escaped(text: str) -> str:
    """Text that pandoc shows as it is."""
    return MARKUP.sub(r"\\\1", text)


def value(value_id: str, form: str = "value") -> str:
    """A number bound to its id; blank for a blank id."""
    return f"[{value_id}]{{.{form}}}" if value_id else ""


def cell(table: str, row_id: str, column: str, text: str) -> str:
    """Text that must be that of a cell in a table of the evidence."""
    return f'[{escaped(text)}]{{.cell data-cell="{table}#{row_id}#{column}"}}' if text else ""


def pipe_table(header: Sequence[str], widths: Sequence[int], rows: Iterable[Sequence[str]]) -> str:
    """A pipe table; widths are relative, and a negative width aligns to the right."""
    unit = DASHES / sum(map(abs, widths))
    dashes = ["-" * max(3, round(abs(width) * unit)) for width in widths]
    dashes = [f"{dash}:" if width < 0 else f":{dash}" for dash, width in zip(dashes, widths)]
    lines = [header, dashes, *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines)
