"""Words that state a quantity or make a claim, so that none is typed by hand."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what only compares or counts strings begins without pandas
    import pandas as pd

# Kinds of words that state a number only together with one: 'and', 'year'. The others are words of number themselves.
PARTS = ("joining part", "unit")
BEGINS = "cardinal that begins words"


@dataclass(frozen=True)
class Found:
    """A word in a text, and the exempt phrase around it, or ''."""

    word: str
    phrase: str
    start: int


def pattern_of(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds whole words, in either case, longer ones first."""
    return _of_whole_words(_any_of(words))


def pattern_of_numbers(listed: pd.DataFrame) -> re.Pattern[str]:
    """A pattern that finds the listed words of number, with column kind, and every word made of them.

    'halfdozen', with what joins ('twoandtwenty', 'nonzero') and what is counted ('tenyear'); and whatever a cardinal
    begins ('twosided').
    """
    parts = listed[listed.kind.isin(PARTS)].word
    number, part = _any_of(listed.word[~listed.kind.isin(PARTS)]), _any_of(listed.word)
    begun = rf"{_any_of(listed.word[listed.kind == BEGINS])}\w*"
    return _of_whole_words(rf"(?:{_any_of(parts)}*{number}{part}*|{begun})")


def words_of_number(listed: pd.DataFrame) -> frozenset[str]:
    """The listed words that state a number by themselves."""
    return frozenset(listed.word[~listed.kind.isin(PARTS)])


def _of_whole_words(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE)


def _any_of(words: Iterable[str]) -> str:
    """What matches any of some words, longer ones first; nothing where there are none."""
    by_letter: dict[str, list[str]] = {}  # so that not every word is tried at every place
    for word in sorted(words, key=lambda word: (-len(word), word)):
        by_letter.setdefault(word[:1], []).append(re.escape(word[1:]))
    branches = [f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items()]
    return f"(?:{'|'.join(branches) or '(?!)'})"


def words_in(text: str, words: re.Pattern[str], exempt_phrases: Iterable[str]) -> list[Found]:
    """The words of a text, each with the longest exempt phrase that it stands in."""
    found = list(words.finditer(text))
    if not found:
        return []
    in_small_letters = text.lower()
    spans = [
        (phrase, at.start(), at.end())
        for phrase in exempt_phrases
        if phrase.lower() in in_small_letters  # most phrases stand in one text of a thousand
        for at in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    ]
    return [Found(word.group(), _around(word, spans), word.start()) for word in found]


def _around(word: re.Match[str], spans: list[tuple[str, int, int]]) -> str:
    around = [phrase for phrase, start, end in spans if start <= word.start() and word.end() <= end]
    return max(around, key=len, default="")
