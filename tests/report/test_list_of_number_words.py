"""The list of number words is made by rule, has every number, and holds no ordinary word."""

import re

import pytest
from conftest import table
from num2words import num2words
from report.found_words import number_words
from report.words_of_number import words_of_number


def test_the_list_is_the_one_made_by_rule() -> None:
    listed = [(row["word"], row["kind"]) for row in table("data/vocabulary/number_words.csv")]
    assert listed == words_of_number(), "run `PYTHONPATH=tests python -m report.words_of_number`, as its docstring says"


@pytest.mark.parametrize("form", ["cardinal", "ordinal"])
def test_every_number_up_to_a_million_has_a_word_that_is_found(form: str) -> None:
    """Numbers of a few digits are made of the same words; each word but 'and' is listed."""
    listed = {word for word, kind in words_of_number() if kind != "joining part"}
    numbers = (*range(1200), 12_345, 999_999, 10**6, 10**9 + 1, 10**12, 10**15)
    used = {word for number in numbers for word in re.findall("[a-z]+", num2words(number, to=form))}
    assert used - listed == {"and"}


@pytest.mark.parametrize(
    "word",
    [
        "nil",
        "trillions",
        "duo",
        "trio",
        "quartet",
        "twins",
        "both",
        "score",
        "handful",
        "decade",
        "fortnight",
        "halved",
        "doubling",
        "eighth",
        "elevenfold",
        "sextupled",
        "quadruplets",
        "trebled",
        "centuries",
        "thrice",
        "hundredth",
        "quarters",
        "twentyfold",
        "dyad",
        "octet",
        "tripling",
        "biennial",
        "sevenths",
        "nonet",
        "noughts",
        "zeroes",
        "zeroed",
        "halfs",
        "paired",
        "coupled",
        "twinned",
        "singly",
        "quarterly",
        "dozenth",
        "scorefold",
        "decimated",
        "hat trick",
        "gross",
        "doublet",
        "singleton",
        "trifecta",
        "gazillion",
        "noughties",
        "percentile",
        "eigth",
        "nineth",
        "twelth",
        "hundreth",
        "fourtieth",
    ],
)
def test_words_that_nobody_listed_by_hand_are_found(word: str) -> None:
    assert number_words(f"There were {word} of them.", []) == [word]


@pytest.mark.parametrize(
    "word",
    [
        "onehalf",
        "twothirds",
        "threequarters",
        "onefifth",
        "halfdozen",
        "halfmillion",
        "oneandahalf",
        "twoandtwenty",
        "onehundredandtwo",
        "thirtyodd",
        "fortyplus",
        "sixseven",
        "twoarm",
        "tenyear",
        "sixmonths",
        "nonzero",
        "multimillion",
        "twosided",
        "onearm",
        "midforties",
        "Firstly",
        "twelfthly",
    ],
)
def test_a_word_made_of_numbers_and_what_joins_or_follows_them_is_a_quantity(word: str) -> None:
    assert number_words(f"A {word} of them.", []) == [word]


@pytest.mark.parametrize(
    "word",
    [
        "often",
        "tension",
        "someone",
        "content",
        "attend",
        "atone",
        "bone",
        "none",
        "alone",
        "network",
        "canteen",
        "tender",
        "oneself",
        "attentive",
        "weight",
        "freight",
        "height",
        "stone",
        "phone",
        "money",
        "intent",
        "antenna",
        "tendon",
        "cytokine",
        "underscore",
        "handsome",
        "year",
        "and",
        "plus",
        "arms",
        "month",
        "monthly",
        "daylight",
        "nonplus",
        "android",
        "Atwood",
        "multicentre",
        "overall",
        "forth",
    ],
)
def test_an_ordinary_word_is_no_quantity(word: str) -> None:
    assert number_words(f"A {word} of them.", []) == []


def test_joining_parts_and_units_alone_are_no_quantities() -> None:
    listed = table("data/vocabulary/number_words.csv")
    parts = [row["word"] for row in listed if row["kind"] in ("joining part", "unit")]
    assert {"and", "odd", "plus", "non", "multi", "a", "year", "people"} <= set(parts)
    assert number_words(" ".join(parts), []) == []
