"""What the page shows and the PDF must hold in the same order, and text made comparable."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from hivcells.forms import TEXT_OF_FORM
from hivcells.numerals import Numeral

MAY_BREAK = "\u200b"
# Without the thin spaces, which belong to numbers.
BLANKS = re.compile(r"[ \t\r\n\u00a0]+")
# Letters that the renderers put for what is typed.
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "--", "\\": ""})


@dataclass(frozen=True)
class Passage:
    """Text that the PDF must hold in the same order: a cell, a key, or the number a ledger line is about."""

    text: str
    value_id: str = ""


@dataclass
class Page:
    """The numerals of the page or the PDF, and what both must hold in the same order."""

    numerals: list[Numeral] = field(default_factory=list)
    passages: list[Passage] = field(default_factory=list)
    figures: list[list[Numeral]] = field(default_factory=list)  # numerals of each figure's drawing


def normal(text: str) -> str:
    """Text with plain single spaces and no marks for line breaks, for comparison; thin spaces belong to numbers."""
    return BLANKS.sub(" ", text.replace(MAY_BREAK, "")).strip()


def plain(text: str) -> str:
    """Normal text as it is typed, for comparison with the sources."""
    return normal(text).translate(TYPOGRAPHY)


def forms_of(value: dict) -> set[str]:
    """Every text under which the report may show a number."""
    texts = {normal(value[form]) for form in TEXT_OF_FORM.values() if value[form]}
    return texts | {text[:1].upper() + text[1:] for text in texts}
