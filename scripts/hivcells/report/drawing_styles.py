"""Say once how the parts of the drawings look, and name shortly what they refer to: a style that parts share becomes a class.

Each drawing is a file of its own, in which every part carries its style; within one page these are a sixth of
all drawings. It is done to the rendered page, so that either renderer need not know of it.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import count

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
STYLED = re.compile(r'(<\w+(?:\s[\w:-]+="[^"]*")*?)\sstyle="([^"]*)"((?:\s[\w:-]+="[^"]*")*)')
CLASS = re.compile(r'(\sclass="[^"]*)"')
END_OF_HEAD = "</head>"
# What a part of a drawing refers to, such as the frame that cuts it, or a mark that is drawn again and again.
OWN_ID = re.compile(r'(?<=\s)id="([^"]*)"')
REFERENCE = re.compile(r'(url\(#|href="#)([^)"]+)')


def with_shared_styles(page: bytes) -> bytes:
    """The page whose drawings name their repeated styles, which stand as rules at the end of its head."""
    text = page.decode("utf-8")
    names = _names_of_repeated(text)
    if not names:
        return page
    drawn = DRAWING.sub(lambda drawing: STYLED.sub(lambda part: _named(part, names), drawing[0]), text)
    rules = "".join(f".{name}{{{style}}}\n" for style, name in names.items())
    return drawn.replace(END_OF_HEAD, f"<style>\n{rules}</style>\n{END_OF_HEAD}", 1).encode("utf-8")


def with_short_ids(page: bytes) -> bytes:
    """The page in whose drawings an id that its own drawing refers to is a letter and a number; others stay as they are."""
    text = page.decode("utf-8")
    drawings = DRAWING.findall(text)
    inner = (id_ for drawing in drawings for _, id_ in REFERENCE.findall(drawing) if f' id="{id_}"' in drawing)
    taken = set(OWN_ID.findall(text))
    free = (name for name in map("s{}".format, count()) if name not in taken)
    short = dict(zip(dict.fromkeys(inner), free))

    def renamed(drawing: re.Match[str]) -> str:
        referring = REFERENCE.sub(lambda found: f"{found[1]}{short.get(found[2], found[2])}", drawing[0])
        return OWN_ID.sub(lambda found: f'id="{short.get(found[1], found[1])}"', referring)

    return DRAWING.sub(renamed, text).encode("utf-8")


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
