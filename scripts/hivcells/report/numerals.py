"""What a numeral is, and the classes into which verification sorts each one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits with the points, commas and thin spaces inside them; a superscript is a numeral of its own.
NUMERAL = re.compile(r"\d+(?:[.,\u2009\u202f]\d+)*|[%s]+" % SUPERSCRIPTS)
# ASSUME: Roman numerals of two letters and more below ninety, above only of four letters and more: CD, CI, DC, MM or
# CML are other abbreviations. A bare I, V or X is a numeral too, as nobody says 'I' in a review.
UNITS, TENS, LARGER = "(?:IX|IV|V?I{0,4})", "(?:XC|XL|L?X{0,4})", "M{0,4}(?:CM|CD|D?C{0,4})"
SMALL_ROMAN = "(?=[ivx]{2})x{0,4}(?:ix|iv|v?i{0,4})"
# Digits of which one is a letter that looks like it: 'lO', 'lII'.
LETTERS_AS_DIGITS = "I+l+[lIO]*|l+I+[lIO]*|[lI]+O+"
ROMAN = re.compile(
    rf"(?:(?<![\w-])|(?<=\b[IVXivx]-)|(?<=[IVXivx]{{2}}-))"
    rf"(?:(?=[IVXL]{{2}}|XC){TENS}{UNITS}|(?=[IVXLCDM]{{4}}){LARGER}{TENS}{UNITS}|[IVX]|{SMALL_ROMAN}|{LETTERS_AS_DIGITS})"
    r"(?:st|nd|rd|th|s|[a-c])?(?!\w)"
)
# Strokes and dots as one counts on paper.
TALLY = re.compile(r"(?<![\w:])([|/\u2022\u00b7\u2219\u2223\u2502])\1+(?!\w)")

BOUND, CITATION, NAME = "bound", "citation or date", "name"
STRUCTURAL, EXEMPT, UNTRACED = "structural", "exempt", "untraced"
CLASSES = (BOUND, CITATION, NAME, STRUCTURAL, EXEMPT, UNTRACED)


def numerals_of(text: str) -> list[str]:
    """The numerals of a text, in order."""
    return NUMERAL.findall(text)


def is_numeral(letter: str) -> bool:
    """Whether a character stands for a number in any script: digits, fractions, circled and Roman numerals."""
    return unicodedata.numeric(letter, None) is not None


@lru_cache
def _pattern_of_names(names: tuple[str, ...]) -> re.Pattern[str]:
    escaped = (re.escape(name).replace(r"\-", "[-\u2010\u2011]").replace(r"\ ", r"\s") for name in names)
    return re.compile(r"(?<![A-Za-z0-9])(?:%s)(?![0-9])" % "|".join(escaped))


def spans_of_names(text: str, names: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where names stand in a text."""
    return [found.span() for found in _pattern_of_names(names).finditer(text)] if names else []


def typed_numbers(text: str, names: tuple[str, ...]) -> list[str]:
    """Numerals of a text, in digits of any script, that are no part of a name."""
    named = spans_of_names(text, names)
    spans = [found.span() for found in NUMERAL.finditer(text)]
    spans += [found.span() for pattern in (ROMAN, TALLY) for found in pattern.finditer(text)]
    spans += [(at, at + 1) for at, letter in enumerate(text) if is_numeral(letter) and not _within(at, spans)]
    return [
        text[start:end] for start, end in sorted(spans) if not any(low <= start and end <= high for low, high in named)
    ]


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
