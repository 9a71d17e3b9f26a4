"""The number words of the vocabulary that stand in a text."""

import re
from functools import cache

import pandas as pd
from conftest import table
from hivcells.report.number_words import pattern_of_numbers, words_in


@cache
def all_words() -> re.Pattern[str]:
    """The words of the vocabulary, as one pattern."""
    return pattern_of_numbers(pd.DataFrame(table("data/vocabulary/number_words.csv")))


def number_words(text: str, exempt_phrases: list[str]) -> list[str]:
    return [found.word for found in words_in(text, all_words(), exempt_phrases) if not found.phrase]
