"""What a numeral is, and the classes into which verification sorts each one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# Digits with the points, commas and thin spaces inside them; a superscript is a numeral of its own.
NUMERAL = re.compile(r"\d+(?:[.,\u2009\u202f]\d+)*|[%s]+" % SUPERSCRIPTS)
# Marks that no reader sees, and that part what they stand between.
INVISIBLE = re.compile(
    r"[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)

# ASSUME: Roman numerals of two letters and more up to 39; CD, CI, DC and MD are mostly other abbreviations.
ROMAN = re.compile(r"(?<![\w-])(?=[IVX]{2})X{0,3}(?:IX|IV|V?I{0,3})(?![\w-])")
# Letters of other alphabets that look as Latin ones do: Cyrillic, and of the Greek ones these.
LOOKS_LATIN = (
    "\u0400-\u052f\u0391\u0392\u0395-\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7\u03b9\u03bd\u03bf"
)
AMONG_LATIN = re.compile(rf"\w*(?:[A-Za-z][{LOOKS_LATIN}]|[{LOOKS_LATIN}][A-Za-z])\w*")

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
    spans += [found.span() for found in ROMAN.finditer(text)]
    spans += [(at, at + 1) for at, letter in enumerate(text) if is_numeral(letter) and not _within(at, spans)]
    return [
        text[start:end] for start, end in sorted(spans) if not any(low <= start and end <= high for low, high in named)
    ]


def look_alikes(text: str) -> list[str]:
    """Words with letters that only look as those of a word would, so that no check knows the word.

    Letters of another alphabet among Latin ones, Latin letters of another width or face, letters with marks that
    no letter of a language has.
    """
    composed = unicodedata.normalize("NFC", text)
    found = [word.group() for word in AMONG_LATIN.finditer(composed)]
    return found + [letter for letter in composed if _is_disguised(letter)]


def _is_disguised(letter: str) -> bool:
    if letter.isascii():
        return False
    is_of_other_face = unicodedata.category(letter) in ("Ll", "Lu", "Lm") and letter.isalpha()
    plain = unicodedata.normalize("NFKC", letter)
    return unicodedata.category(letter) == "Mn" or (is_of_other_face and plain.isascii())


def _within(at: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)
