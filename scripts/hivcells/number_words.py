"""Words that state a quantity, so that none is typed by hand."""

from __future__ import annotations

import re

from num2words import num2words

UNITS = [num2words(n) for n in range(0, 21)]
TENS = [num2words(n) for n in range(30, 100, 10)]
LARGE = [
    "hundred",
    "hundreds",
    "thousand",
    "thousands",
    "million",
    "millions",
    "billion",
    "billions",
    "trillion",
    "dozen",
    "dozens",
]
PARTS = [
    "half",
    "halves",
    "thirds",
    "quarter",
    "quarters",
    "fifths",
    "sixths",
    "sevenths",
    "eighths",
    "ninths",
    "tenths",
]
PARTS += ["a third", "third of", "a fifth", "fifth of", "a sixth", "sixth of", "a tenth", "tenth of"]
TIMES = [
    "once",
    "twice",
    "thrice",
    "double",
    "doubled",
    "doubles",
    "triple",
    "tripled",
    "quadruple",
    "quadrupled",
    "single",
    "couple",
    "couples",
    "pair",
    "pairs",
]
TIMES += [
    f"{number}fold" for number in ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "hundred")
]

NUMBER_WORD = re.compile(
    r"\b(?:%s)\b" % "|".join(sorted(UNITS + TENS + LARGE + PARTS + TIMES, key=len, reverse=True)),
    re.IGNORECASE,
)


def number_words(text: str, exempt_phrases: list[str]) -> list[str]:
    """Number words of a text that stand in none of the exempt phrases."""
    found = list(NUMBER_WORD.finditer(text))
    if not found:
        return []
    exempt = [
        m.span()
        for phrase in exempt_phrases
        for m in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    ]
    return [m.group() for m in found if not any(start <= m.start() and m.end() <= end for start, end in exempt)]
