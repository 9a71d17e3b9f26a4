"""The numbers that a printed text holds, however it writes them: with groups, decimal commas, in words."""

from __future__ import annotations

import re

from num2words import num2words

# Printed words that stand for a number; these are not in num2words.
NUMBER_WORDS = {
    **{
        "single": 1,
        "one": 1,
        "twice": 2,
        "daily": 1,
        "both": 2,
        "none": 0,
        "no": 0,
        "neither": 0,
        "nobody": 0,
        "dozen": 12,
    },
    **{num2words(n): n for n in range(2, 101)},
}
# Spaces that set groups of three apart; a plain space may as well stand between two numbers.
POINTS_OF_GROUPS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+),(\d+)(?![\d.,])")  # 1.234,5
SPACE_OF_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2009\u202f'\u2019](?=\d{3}(?!\d))")
# A comma before three digits sets a group apart, unless what is before it is zero; before others it is a decimal comma.
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d)|\d{4})|(?<=(?<![\d.,])0),(?=\d)")
WITHOUT_ZERO = re.compile(r"(?<![\d.,])\.(?=\d)")
WITH_GROUPS = re.compile(r"[0-9]+(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
WITHOUT_GROUPS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
# A dash is a sign where it stands at a number and nothing is before it that it could join: not in '139-243', 'B12-5'
# or 'age - 37 years'.
DASH = "[-\u2010-\u2013\u2212]"
SIGN = re.compile(
    rf"(?<![^\s(\[{{<>=\u2264\u2265~\u2248;:,/]){DASH}(?=[.\u00b7]?\d)|(?:(?<=[=<>(\[])|(?<=[=<>] )){DASH} (?=[.\u00b7]?\d)"
)
AFTER_SIGN = re.compile(r"[.\u00b7]?\d+(?:[.,\u00b7\u00a0\u2009\u202f]\d+)*")


def has_its_sign(number: str, printed: str) -> bool:
    """Whether a number, which a text holds, stands in it with the sign that it has."""
    first, *others = SIGN.split(printed)
    leading = [AFTER_SIGN.match(part) for part in others]
    below_zero = {numeral for found in leading if found for numeral in numbers_in(found.group())}
    rest = [part[found.end() :] if found else part for found, part in zip(leading, others)]
    return number.lstrip("-") in (below_zero if number.startswith("-") else numbers_in(" ; ".join([first, *rest])))


def numbers_in(printed: str) -> set[str]:
    """The numbers of a printed text in plain digits: without sign and groups, those in words included.

    Where a text can be read in two ways, as '1,5' for 1.5 or for 1 and 5, both are there.
    """
    text = WITHOUT_ZERO.sub("0.", printed.replace("\u00b7", "."))
    text = POINTS_OF_GROUPS.sub(lambda found: f"{found[1].replace('.', '')}.{found[2]}", text)
    readings = {text, SPACE_OF_GROUPS.sub("", text)}
    readings |= {DECIMAL_COMMA.sub(".", reading) for reading in readings}
    with_groups = {numeral.replace(",", "") for reading in readings for numeral in WITH_GROUPS.findall(reading)}
    without = {numeral for reading in readings for numeral in WITHOUT_GROUPS.findall(reading)}
    return with_groups | without | _in_words(text)


def _in_words(text: str) -> set[str]:
    """Numbers in words, as 'twenty-three', 'twenty three' or 'three'."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    pairs = [f"{first}-{second}" for first, second in zip(words, words[1:])]
    return {str(NUMBER_WORDS[word]) for word in words + pairs if word in NUMBER_WORDS}
