"""All English words that state a number, made by rule; data/vocabulary/number_words.csv is written from here.

    PYTHONPATH=tests python -m report.words_of_number > data/vocabulary/number_words.csv

Compounds, as 'thirty-five' or 'onehalf', are found by their parts, and so is whatever begins with a cardinal, as
'twosided'. A word that mostly states no quantity, as 'first', is listed too: data/vocabulary/exemptions.csv says with
a reason where it may stand.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator

from num2words import num2words
from report.stems_of_number import (
    AGES,
    COPIES,
    ENDINGS,
    GROUPS,
    HOW_OFTEN,
    IN_USE,
    JOINING,
    LARGE,
    MULTIPLES,
    NOTHING,
    ORDINALS_OF_NOTHING_NAMED,
    QUANTILES,
    SPANS_OF_TIME,
    UNITS,
    VERBS_OF_GROUPS,
)

SMALL = range(21)
TENS = range(20, 100, 10)
# ASSUME: other words begin with these, as 'tender' and 'oneself' do.
BEGINS_OTHER_WORDS = [0, 1, 10]
SHORTEST_MISSPELT = 6  # shorter words with a letter left out are too often others: 'tree', 'even'
IRREGULAR = {
    "millennium": "millennia", "lustrum": "lustra", "half": "halves", "duology": "duologies",
    "person": "people", "man": "men", "woman": "women", "child": "children",
}  # fmt: skip


def plural(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    return word + ("es" if word[-1] in "sx" else "s") if not word.endswith("y") else word[:-1] + "ies"


def verb(stem: str) -> list[str]:
    """'doubles', 'doubled', 'doubling'."""
    bare = "twinn" if stem == "twin" else stem.removesuffix("e")
    return [f"{bare}es" if stem.endswith("e") else f"{stem}s", f"{bare}ed", f"{bare}ing"]


def cardinals() -> Iterator[str]:
    for word in map(num2words, BEGINS_OTHER_WORDS):
        yield from (word, plural(word))
    yield from ("zeroes", "zeroed", "zeroing")


def cardinals_that_begin_words() -> Iterator[str]:
    for number in sorted({*SMALL, *TENS} - {*BEGINS_OTHER_WORDS}):
        yield from (num2words(number), plural(num2words(number)))


def nothing() -> Iterator[str]:
    yield from (*NOTHING, *(plural(word) for word in ("nil", "nought", "naught", "null")))
    yield from ("noughties", "naughties")


def large() -> Iterator[str]:
    for word in LARGE:
        yield from (word, plural(word))


def ordinals() -> list[str]:
    words = [num2words(number, to="ordinal") for number in (*SMALL, *TENS)]
    return [*words, *(f"{word}th" for word in LARGE), *ORDINALS_OF_NOTHING_NAMED]


def places_in_a_row() -> Iterator[str]:
    """'firstly', 'twelfthly'."""
    for word in ordinals()[1 : -len(ORDINALS_OF_NOTHING_NAMED)]:
        yield f"{word}ly"


def fractions() -> Iterator[str]:
    yield from (
        "half",
        "halves",
        "halfs",
        "halve",
        *verb("halve"),
        "quarter",
        *verb("quarter"),
        "quarterly",
        "quarterlies",
    )
    for word in ordinals()[3 : -len(ORDINALS_OF_NOTHING_NAMED)]:
        yield plural(word)
    for word in QUANTILES:
        yield from (word, plural(word))
    for stem in ("bisect", "trisect"):
        yield from (stem, *verb(stem))


def multiples() -> Iterator[str]:
    yield from (
        "once",
        "twice",
        "thrice",
        "single",
        "singles",
        "singly",
        "twofold",
        "doubly",
        "doubler",
        "duple",
        "dual",
        "ternary",
        "tripartite",
        "trebly",
        "triply",
    )
    for stem in MULTIPLES:
        for form in (stem, *verb(stem)):
            yield from (form, f"re{form}", *([f"{form}s"] if form.endswith("ing") else []))
    for stem in COPIES:
        yield from (stem, *verb(stem))
    for word in map(num2words, (*SMALL[1:], *TENS)):
        yield f"{word}fold"
    yield from (f"{word}fold" for word in LARGE)


def groups() -> Iterator[str]:
    yield "both"
    for word in (*GROUPS, *AGES, *SPANS_OF_TIME):
        yield from (word, plural(word))
    for stem in VERBS_OF_GROUPS:
        yield from (stem, *verb(stem))
    yield from (f"{word}{ending}" for word in ("dozen", "score") for ending in ("th", "ths", "fold"))
    yield from HOW_OFTEN


def closed_compounds() -> Iterator[str]:
    """Cardinals written without hyphen or blank, alone and with an ending: 'twentyone', 'twohundred', 'tenner'."""
    units, tens = [num2words(n) for n in range(1, 10)], [num2words(n) for n in TENS]
    small = [num2words(n) for n in SMALL[1:]]
    yield from (f"{ten}{unit}" for ten in tens for unit in units)
    yield from (f"{ten}{unit}fold" for ten in tens for unit in units)
    yield from (f"{word}{large}" for word in small for large in LARGE[:4])
    for word in (*small, *tens, "hundred", "thousand"):
        yield from (f"{word}{ending}" for ending in ENDINGS)
    yield from ("fiver", "fivers", "tenner", "tenners", "twain", "twopence", "tuppence", "eleventy", "fourty", "ninty")
    yield from (f"fourty{unit}" for unit in units)


def misspelt() -> Iterator[str]:
    """A letter within left out ('eigth', 'twelth'), and cardinals that keep their letters ('nineth', 'fourtieth')."""
    numbers = [n for n in (*SMALL, *TENS, 100, 1000, 10**6) if n not in BEGINS_OTHER_WORDS]
    words = [num2words(number, to=form).removeprefix("one ") for form in ("cardinal", "ordinal") for number in numbers]
    for word in (word for word in words if len(word) >= SHORTEST_MISSPELT):
        without = (word[:at] + word[at + 1 :] for at in range(1, len(word)))
        yield from (form for form in without if form not in IN_USE)
    for word in map(num2words, SMALL[2:10]):
        yield from (f"{word}th", f"{word}teen", f"{word}teenth", f"{word}ty", f"{word}tieth")


KINDS = {
    "cardinal": cardinals,
    "cardinal that begins words": cardinals_that_begin_words,
    "nothing": nothing,
    "large": large,
    "ordinal": ordinals,
    "place in a row": places_in_a_row,
    "fraction": fractions,
    "multiple": multiples,
    "group or span": groups,
    "closed compound": closed_compounds,
    "misspelt": misspelt,
    "joining part": lambda: JOINING,
    "unit": lambda: (form for word in UNITS for form in (word, plural(word))),
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
