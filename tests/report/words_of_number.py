"""All English words that state a number, made by rule; data/vocabulary/number_words.csv is written from here.

    PYTHONPATH=tests python -m report.words_of_number > data/vocabulary/number_words.csv

Compounds, as 'thirty-five' or 'two-thirds', are found by their parts. A word that mostly states no quantity, as
'first', is listed too: data/vocabulary/exemptions.csv says with a reason where it may stand.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

from num2words import num2words

SMALL = range(21)
TENS = range(20, 100, 10)
LARGE = [
    "hundred",
    "thousand",
    *(f"{latin}illion" for latin in ["m", "b", "tr", "quadr", "quint", "sext", "sept", "oct", "non", "dec", "cent"]),
]
# Latin multiples of which English has verbs: to treble, to quadruple.
MULTIPLES = [
    "double",
    "treble",
    "triple",
    "quadruple",
    "quintuple",
    "sextuple",
    "septuple",
    "octuple",
    "nonuple",
    "decuple",
    "centuple",
]
GROUPS = [
    "pair",
    "couple",
    "duo",
    "duet",
    "twosome",
    "twin",
    "dyad",
    "trio",
    "threesome",
    "triplet",
    "triad",
    "quartet",
    "foursome",
    "quadruplet",
    "tetrad",
    "quintet",
    "quintuplet",
    "pentad",
    "sextet",
    "sextuplet",
    "hexad",
    "septet",
    "septuplet",
    "octet",
    "octuplet",
    "nonet",
    "dozen",
    "score",
    "handful",
]
SPANS_OF_TIME = ["fortnight", "decade", "century", "millennium", "biennium", "triennium"]
HOW_OFTEN = [
    "fortnightly",
    "biweekly",
    "bimonthly",
    "biannual",
    "biannually",
    "biennial",
    "triennial",
    "quadrennial",
    "quinquennial",
    "decennial",
    "centennial",
    "semiannual",
    "semiannually",
]
NOTHING = ["nil", "nought", "naught", "null"]
IRREGULAR = {"century": "centuries", "millennium": "millennia", "half": "halves"}


def plural(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    return word + ("es" if word.endswith("x") else "s") if not word.endswith("y") else word[:-1] + "ies"


def verb(stem: str) -> list[str]:
    """'doubles', 'doubled', 'doubling'."""
    bare = stem.removesuffix("e")
    return [f"{bare}es" if stem.endswith("e") else f"{stem}s", f"{bare}ed", f"{bare}ing"]


def cardinals() -> Iterator[str]:
    for word in map(num2words, (*SMALL, *TENS)):
        yield from (word, plural(word))


def large() -> Iterator[str]:
    for word in LARGE:
        yield from (word, plural(word))


def ordinals() -> list[str]:
    words = [num2words(number, to="ordinal") for number in (*SMALL, *TENS)]
    return [*words, *(f"{word}th" for word in LARGE)]


def fractions() -> Iterator[str]:
    yield from ("half", "halves", "halve", *verb("halve"), "quarter", *verb("quarter"))
    for word in ordinals()[3:]:
        yield plural(word)


def multiples() -> Iterator[str]:
    yield from ("once", "twice", "thrice", "single", "singles", "twofold", "doubly", "trebly", "triply")
    for stem in MULTIPLES:
        yield from (stem, *verb(stem), f"re{stem}", *(f"re{form}" for form in verb(stem)))
    for word in map(num2words, (*SMALL[1:], *TENS)):
        yield f"{word}fold"
    yield from (f"{word}fold" for word in LARGE)


def groups() -> Iterator[str]:
    yield "both"
    for word in (*GROUPS, *SPANS_OF_TIME):
        yield from (word, plural(word))
    yield from HOW_OFTEN


KINDS = {
    "cardinal": cardinals,
    "nothing": lambda: NOTHING,
    "large": large,
    "ordinal": ordinals,
    "fraction": fractions,
    "multiple": multiples,
    "group or span": groups,
}


def words_of_number() -> list[tuple[str, str]]:
    """Each word once, with its kind."""
    kind_of: dict[str, str] = {}
    for kind, words in KINDS.items():
        for word in words():
            kind_of.setdefault(word, kind)
    return list(kind_of.items())


if __name__ == "__main__":
    csv.writer(sys.stdout, lineterminator="\n").writerows([("word", "kind"), *words_of_number()])
