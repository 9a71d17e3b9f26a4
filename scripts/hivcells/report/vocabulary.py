"""Words, phrases and names that the prose is held to, from the curated vocabularies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from hivcells.report.number_words import pattern_of, pattern_of_numbers, words_of_number
from hivcells.tables import Tables, words


def names_of(tables: Tables) -> tuple[str, ...]:
    """Names that contain digits: the vocabulary and the registry numbers of the studies."""
    registered = [number for cell in tables["studies"].registry_id for number in words(cell, ";")]
    return tuple(sorted({*tables["names"].name, *registered}, key=lambda name: (-len(name), name)))


@dataclass(frozen=True)
class Vocabulary:
    """Words and phrases that the prose is held to."""

    names: tuple[str, ...]
    number_words: re.Pattern[str]
    claim_words: re.Pattern[str]
    innocent_numbers: tuple[str, ...]  # phrases in which a number word states no quantity
    innocent_claims: tuple[str, ...]  # phrases in which a word of a claim needs no predicate
    words_of_number: frozenset[str] = frozenset()  # those of number_words, one by one


def vocabulary_of(tables: Tables) -> Vocabulary:
    """The words of the curated vocabularies."""
    return Vocabulary(
        names_of(tables),
        pattern_of_numbers(tables["number_words"]),
        pattern_of(tables["words_of_claims"].word),
        tuple(tables["exemptions"].phrase),
        tuple(tables["claim_words"].phrase),
        words_of_number(tables["number_words"]),
    )
