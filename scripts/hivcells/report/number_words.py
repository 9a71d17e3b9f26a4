"""Words that state a quantity or make a claim, so that none is typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Found:
    """A word in a text, and the exempt phrase around it, or ''."""

    word: str
    phrase: str
    start: int


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds whole words, in either case, longer ones first."""
    by_letter: dict[str, list[str]] = {}  # so that not every word is tried at every place
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})(?!\w)", re.IGNORECASE)


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
