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
    *(f"{latin}decillion" for latin in ["un", "duo", "tre", "quattuor", "quin"]),
    "vigintillion",
    "milliard",
    "zillion",
    "myriad",
    "lakh",
    "crore",
    "googol",
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
    *(f"{latin}decuple" for latin in ["un", "duo", "tre"]),
    "vigintuple",
]
# Copies: in duplicate, triplicated.
COPIES = [f"{latin}plicate" for latin in ["du", "tri", "quadru", "quintu", "sextu", "septu", "octu"]]
# Parts of a ranked whole.
QUANTILES = [f"{latin}ile" for latin in ["tert", "quart", "quint", "sext", "sept", "oct", "dec", "vent", "cent"]]
# What may be written to a cardinal without a blank: 'fivesome', 'sevenish', 'twentysomething', 'fourscore'.
ENDINGS = [
    "some", "somes", "something", "somethings", "ish", "er", "ers", "score", "month", "night", "ness", "penny", "pence",
    "pin", "pins", "weight", "folds",
]  # fmt: skip
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
    "heptad",
    "octad",
    "ennead",
    "decad",
    "monad",
    "duad",
    "hebdomad",
    "ternion",
    "quaternion",
    "triumvirate",
    "duumvirate",
    "troika",
    "decet",
    "dectet",
    "nonuplet",
    "decuplet",
    "duology",
    "trilogy",
    "tetralogy",
    "couplet",
    "tercet",
    "quatrain",
    "sestet",
    "quad",
    "quin",
    "deuce",
    "brace",
    "moiety",
    "triumvir",
    "solo",
    "googolplex",
    "tithe",
    "hat-trick",
]
# People by the decade of their life.
AGES = [
    *(f"{latin}genarian" for latin in ["quadra", "quinqua", "sexa", "septua", "octo", "nona"]),
    "centenarian",
    "supercentenarian",
    "teen",
    "teenager",
]
SPANS_OF_TIME = [
    *("fortnight", "sennight", "decade", "century", "millennium", "semester", "trimester", "quadrimester", "bimester"),
    *(f"{latin}ennium" for latin in ["bi", "tri", "quadri", "quinqu", "sex", "sept", "dec"]),
    *(f"{latin}centenary" for latin in ["", "bi", "ter", "quater", "sesqui"]),
    "lustrum",
]
PARTS_OF_YEARS = ["semi", "bi", "tri"]
HOW_OFTEN = [
    "fortnightly",
    *(f"{latin}{often}" for latin in PARTS_OF_YEARS for often in ["weekly", "monthly", "annual", "annually"]),
    *(f"semi-{often}" for often in ["weekly", "monthly", "annual", "annually"]),
    *(
        f"{latin}ennial{ending}"
        for latin in ["bi", "tri", "quadri", "quadr", "quinqu", "sex", "sept", "oct", "dec", "vic", "cent", "bicent",
                      "tricent", "quadricent", "sesquicent", "semicent", "mill", "tric"]
        for ending in ["", "s", "ly"]
    ),
    "decadal",
]  # fmt: skip
NOTHING = ["nil", "nought", "naught", "aught", "null", "zilch", "nada", "neither of"]
ORDINALS_OF_NOTHING_NAMED = ["umpteen", "umpteenth", "penultimate", "antepenultimate", "quaternary", "quinary", "n-th"]
IRREGULAR = {"millennium": "millennia", "lustrum": "lustra", "half": "halves", "duology": "duologies"}


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
    return [*words, *(f"{word}th" for word in LARGE), *ORDINALS_OF_NOTHING_NAMED]


def fractions() -> Iterator[str]:
    yield from ("half", "halves", "halve", *verb("halve"), "quarter", *verb("quarter"))
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


KINDS = {
    "cardinal": cardinals,
    "nothing": lambda: NOTHING,
    "large": large,
    "ordinal": ordinals,
    "fraction": fractions,
    "multiple": multiples,
    "group or span": groups,
    "closed compound": closed_compounds,
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
