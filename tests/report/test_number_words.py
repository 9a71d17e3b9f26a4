"""Words that state a quantity are found; phrases in which they state none are let through."""

from conftest import table
from hivcells.report.number_words import pattern_of, words_in
from report.found_words import number_words


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


def test_each_exemption_has_its_reason_and_is_needed() -> None:
    for row in table("data/vocabulary/exemptions.csv"):
        assert row["reason"], row["phrase"]
        assert number_words(row["phrase"], []), f"'{row['phrase']}' holds no number word"
