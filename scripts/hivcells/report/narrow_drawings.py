"""Put the drawing for phones beside each drawing of the page; the style of the page shows one of the two.

It is done to the rendered page, so that either renderer need not know of it.
"""

from __future__ import annotations

import re
from pathlib import Path

from hivcells.report.page import NARROW_ONLY

WIDE_ONLY = "wide-only"
# pandoc puts this before each id of a drawing that it embeds in Quarto's page.
BEFORE_IDS = "(?:svg_[0-9a-f]+_)?"
NAMED = re.compile(r'\s(?:role|aria-label|aria-labelledby)="[^"]*"')
# What a drawing needs as a file of its own, and within a page only once or not at all.
OF_A_FILE = re.compile(r'\s(?:xmlns(?::xlink)?|version)="[^"]*"')
RULES = re.compile(r"<defs><style[^>]*>[^<]*</style></defs>")


def with_narrow_drawings(page: bytes, figures: Path) -> bytes:
    """The page with both drawings of each figure that has two, found by the id that bears its name."""
    text = page.decode("utf-8")
    for narrow in sorted(figures.glob("*-narrow.svg")):
        name = narrow.stem.removesuffix("-narrow")
        if found := re.search(rf'id="{BEFORE_IDS}{re.escape(name)}-figure_1"', text):
            start, end = text.rindex("<svg", 0, found.start()), text.index("</svg>", found.start()) + len("</svg>")
            text = text[:start] + _both(text[start:end], narrow.read_text(encoding="utf-8")) + text[end:]
    return text.encode("utf-8")


def _both(wide: str, narrow: str) -> str:
    """A drawing and that for phones, with the same name for screen readers; the rules of the one are those of the other."""
    named = "".join(NAMED.findall(wide[: wide.index(">")]))
    body = RULES.sub("", narrow[narrow.index("<svg") + len("<svg") :], count=1)
    both = wide.replace("<svg", f'<svg class="{WIDE_ONLY}"', 1) + f'<svg class="{NARROW_ONLY}"{named}{body}'
    return OF_A_FILE.sub("", both)
