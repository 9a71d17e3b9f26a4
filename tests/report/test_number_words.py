"""Words that state a quantity are found; phrases in which they state none are let through."""

import re
from functools import cache

import pandas as pd
import pytest
from conftest import table
from hivcells.report.number_words import pattern_of, pattern_of_numbers, words_in
from num2words import num2words
from report.words_of_number import words_of_number


@cache
def all_words() -> re.Pattern[str]:
    """The words of the vocabulary, as one pattern."""
    return pattern_of_numbers(pd.DataFrame(table("data/vocabulary/number_words.csv")))


def number_words(text: str, exempt_phrases: list[str]) -> list[str]:
    return [found.word for found in words_in(text, all_words(), exempt_phrases) if not found.phrase]


def test_cardinal_numbers_are_quantities() -> None:
    for word in ("zero", "one", "twelve", "twenty", "thirty", "ninety", "hundred", "thousands", "million", "dozen"):
        assert number_words(f"It reached {word} people.", []) == [word]


def test_parts_and_multiples_are_quantities() -> None:
    assert number_words("Half of them, then a third of the rest", []) == ["Half", "third"]
    assert number_words("It doubled once, then twice.", []) == ["doubled", "once", "twice"]


def test_a_compound_number_is_found_by_its_parts() -> None:
    assert number_words("thirty-five of two hundred", []) == ["thirty", "five", "two", "hundred"]


def test_capitals_make_no_difference_and_the_word_is_given_as_it_stands() -> None:
    assert number_words("Two died; TEN lived.", []) == ["Two", "TEN"]


def test_a_number_inside_another_word_is_no_quantity() -> None:
    assert number_words("Someone often weighed the tone of a network, alone in the canteen.", []) == []


def test_places_in_a_row_are_let_through_where_the_list_says_so() -> None:
    assert number_words("The first and the second arm, and the third", ["first", "second"]) == ["third"]


def test_a_phrase_that_states_no_quantity_is_let_through() -> None:
    assert number_words("No one knew; the trial was double-blind.", ["no one", "double-blind"]) == []


def test_the_same_word_outside_its_phrase_is_found() -> None:
    assert number_words("No one knew, and one died.", ["no one"]) == ["one"]
    assert number_words("The dose was double.", ["double-blind"]) == ["double"]


def test_a_word_that_is_only_partly_in_a_phrase_is_found() -> None:
    found = words_in("Part of a third of them", pattern_of(["a third"]), ["third of them"])
    assert [(word.word, word.phrase) for word in found] == [("a third", "")]


def test_every_place_of_a_phrase_is_let_through() -> None:
    assert number_words("One another, and one another, and one more", ["one another"]) == ["one"]


def test_signs_in_a_phrase_are_taken_literally() -> None:
    assert number_words("one? yes", ["one?"]) == []
    assert number_words("one yes", ["one?"]) == ["one"]


def test_a_phrase_counts_only_as_whole_words() -> None:
    assert number_words("one cancer", ["one can"]) == ["one"]
    assert number_words("one placebo arm", ["one place"]) == ["one"]
    assert number_words("They reach one person.", ["each one"]) == ["one"]


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


def test_each_exemption_has_its_reason_and_is_needed() -> None:
    for row in table("data/vocabulary/exemptions.csv"):
        assert row["reason"], row["phrase"]
        assert number_words(row["phrase"], []), f"'{row['phrase']}' holds no number word"
