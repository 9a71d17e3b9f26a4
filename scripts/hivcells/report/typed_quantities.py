"""Quantities that an author typed, and whatever could hide one: each with what is wrong and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import yaml

from hivcells.complaints import Complaint
from hivcells.report.disguises import ODD_SPACE, foreign_signs, invisible, look_alikes, parted_words
from hivcells.report.forms import NUMBER_IN_TEXT
from hivcells.report.number_words import words_in
from hivcells.report.numerals import typed_numbers
from hivcells.report.prose import SETTINGS_FENCE, Line
from hivcells.report.vocabulary import Vocabulary
from hivcells.tables import Tables

# Words of this project in a table, in which {id} stands for a number.
WORDS_BESIDE_IDS = {"certainty_outcomes": ("found", "without_cells")}
# Settings of a document that no renderer shows in its text, and that the head of the page holds.
IN_THE_HEAD = ("description", "author-name")


class Typed(NamedTuple):
    """Words that may not stand so in the prose, what is wrong with them, the remedy, and how they are shown."""

    words: str
    problem: str
    remedy: str
    value: str | None = None


def typed_quantities(text: str, words: Vocabulary) -> Iterator[Typed]:
    """Digits and number words that are bound to nothing, and marks, letters and signs that could hide one."""
    marks = invisible(text)
    yield from _hidden(text, marks)
    text = ODD_SPACE.sub("", text.translate(dict.fromkeys(map(ord, marks))))
    for word in look_alikes(text, words.words_of_number):
        yield Typed(word, "letters that look like others", "Write the word in the letters of its language.")
    for sign in foreign_signs(text):
        yield Typed(
            sign, "a letter or sign that the prose may not use", "Write it in words, in Latin or Greek letters."
        )
    for number in typed_numbers(text, words.names):
        remedy = (
            "Bind it, as in [tea2020.people.enrolled]{.value}; "
            "a name that contains digits goes into data/vocabulary/names.csv."
        )
        yield Typed(number, "a digit typed into the prose", remedy)
    for found in words_in(text, words.number_words, words.innocent_numbers):
        if not found.phrase:
            yield Typed(found.word, *NUMBER_WORD)
    for parted in parted_words(text, words.words_of_number):
        yield Typed(parted, *NUMBER_WORD)


NUMBER_WORD = (
    "a number word typed into the prose",
    "Bind it, as in [tea2020.people.enrolled]{.words}; "
    "where it states no quantity, its phrase goes into data/vocabulary/exemptions.csv.",
)


def _hidden(text: str, marks: list[str]) -> Iterator[Typed]:
    if marks:
        remedy = "Remove it, or write the word without it."
        yield Typed(marks[0], "an invisible character in the prose", remedy, f"U+{ord(marks[0]):04X}")
    if space := ODD_SPACE.search(text):
        yield Typed(space.group(), "a space of another width", "Write a plain one.", f"U+{ord(space.group()):04X}")


def complaints_of_settings(lines: list[Line], words: Vocabulary) -> Iterator[Complaint]:
    """Quantities and words of claims in those settings of a document that do not become strings of its text."""
    end = next((at for at, line in enumerate(lines[1:], 1) if line.text.rstrip() == SETTINGS_FENCE), 0)
    settings = yaml.safe_load("\n".join(line.text for line in lines[1:end])) or {}
    for name in IN_THE_HEAD:
        line = next((line for line in lines[:end] if line.text.startswith(name)), lines[0])
        for typed in typed_quantities(str(settings.get(name, "")), words):
            shown = typed.value or typed.words
            yield Complaint(line.file, line.number, typed.problem, "Say it without a number.", name, shown)
        for found in words_in(str(settings.get(name, "")), words.claim_words, words.innocent_claims):
            if not found.phrase:
                problem = "a word that makes a claim, where no predicate can be bound"
                yield Complaint(line.file, line.number, problem, "Say it without the word.", name, found.word)


def complaints_of_words_beside_ids(tables: Tables, words: Vocabulary) -> Iterator[Complaint]:
    """Quantities typed into tables whose words name their numbers by ids."""
    for name, columns in WORDS_BESIDE_IDS.items():
        for column in columns:
            for line, text in tables[name][column].items():
                for typed in typed_quantities(NUMBER_IN_TEXT.sub(" ", text), words):
                    shown = typed.value or typed.words
                    remedy = "Name its row, as in {tea2020.people.enrolled}, or say it without a number."
                    yield Complaint(f"data/{name}.csv", int(str(line)), typed.problem, remedy, column, shown)
