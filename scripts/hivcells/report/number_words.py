"""Words that state a quantity or make a claim, so that none is typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter


@dataclass(frozen=True)
class Found:
    """A word in a text, and the exempt phrase around it, or ''."""

    word: str
    phrase: str
    start: int


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds whole words, in either case, longer ones first.

    Words stand under their first letter, so that most words of a text are passed over after one comparison.
    """
    longer_first = sorted(words, key=lambda word: (word[0], -len(word), word))
    by_letter = ((first, "|".join(re.escape(w[1:]) for w in of)) for first, of in groupby(longer_first, itemgetter(0)))
    begun = "|".join(f"{re.escape(first)}(?:{rest})" for first, rest in by_letter)
    return re.compile(rf"(?<!\w)(?:{begun})(?!\w)", re.IGNORECASE)


def words_in(text: str, words: re.Pattern[str], exempt_phrases: Iterable[str]) -> list[Found]:
    """The words of a text, each with the longest exempt phrase that it stands in."""
    found = list(words.finditer(text))
    if not found:
        return []
    spans = [
        (phrase, at.start(), at.end())
        for phrase in exempt_phrases
        for at in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    ]
    return [Found(word.group(), _around(word, spans), word.start()) for word in found]


def _around(word: re.Match[str], spans: list[tuple[str, int, int]]) -> str:
    around = [phrase for phrase, start, end in spans if start <= word.start() and word.end() <= end]
    return max(around, key=len, default="")
