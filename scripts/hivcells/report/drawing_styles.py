"""Say once how the parts of the drawings look: a style that several parts share becomes a class of the page.

Each drawing is a file of its own, in which every part carries its style; within one page these are a sixth of
all drawings. It is done to the rendered page, so that either renderer need not know of it.
"""

from __future__ import annotations

import re
from collections import Counter

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
STYLED = re.compile(r'(<\w+(?:\s[\w:-]+="[^"]*")*?)\sstyle="([^"]*)"((?:\s[\w:-]+="[^"]*")*)')
CLASS = re.compile(r'(\sclass="[^"]*)"')
END_OF_HEAD = "</head>"


def with_shared_styles(page: bytes) -> bytes:
    """The page whose drawings name their repeated styles, which stand as rules at the end of its head."""
    text = page.decode("utf-8")
    names = _names_of_repeated(text)
    if not names:
        return page
    drawn = DRAWING.sub(lambda drawing: STYLED.sub(lambda part: _named(part, names), drawing[0]), text)
    rules = "".join(f".{name}{{{style}}}\n" for style, name in names.items())
    return drawn.replace(END_OF_HEAD, f"<style>\n{rules}</style>\n{END_OF_HEAD}", 1).encode("utf-8")


def _names_of_repeated(text: str) -> dict[str, str]:
    """A class for each style that two parts or more have, in the order in which they come."""
    times = Counter(part[2] for drawing in DRAWING.findall(text) for part in STYLED.finditer(drawing))
    repeated = [style for style, n in times.items() if n > 1]
    return {style: f"d{place}" for place, style in enumerate(repeated)}


def _named(part: re.Match[str], names: dict[str, str]) -> str:
    """The opening of an element with the class of its style in place of the style, beside the classes that it has."""
    if part[2] not in names:
        return part[0]
    opening, name = part[1] + part[3], names[part[2]]
    with_name, had_class = CLASS.subn(rf'\1 {name}"', opening, count=1)
    return with_name if had_class else f'{opening} class="{name}"'
