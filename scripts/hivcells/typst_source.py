"""Read in the report's typst source what the PDF shows, as fragments.py and the number filter write it."""

from __future__ import annotations

import re

from hivcells.passages import Passage, normal

# What the PDF shows: words of a link, a count that it prints of itself, the number of a ledger line, or a cell.
STRING = r'#"((?:[^"\\]|\\.)*)"'
SHOWN = re.compile(
    rf'#link\(<[^>]*>\)\[{STRING}\]|#\[#counted\("([^"]+)"\)\] <value-|#\[{STRING}\] <value-([^>]+)>|{STRING}'
)


def passages_of(source: str) -> list[Passage]:
    """The cells, keys and ledger lines of the report's typst source, in order."""
    passages = []
    for _, count, number, value_id, cell in SHOWN.findall(source):
        if count or value_id or cell:
            passages.append(Passage(normal(re.sub(r"\\(.)", r"\1", number or cell)), count or value_id))
    return passages
