"""The numbers that a printed text holds, however it writes them: with groups, decimal commas, in words."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from functools import cache

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
# A numeral as it is printed, with its groups of three and its decimals; a plain space may as well stand between two.
GROUPING = "\u00a0\u2009\u202f'\u2019"
NUMERAL = re.compile(
    rf"[0-9]{{1,3}}(?:,[0-9]{{3}})+(?![0-9])(?:\.[0-9]+)?|[0-9]{{1,3}}(?:[{GROUPING}][0-9]{{3}})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+(?![0-9.,])|[0-9]+,[0-9]+|[0-9]+(?:\.[0-9]+)?(?:[Ee][+-]?[0-9]{1,2}(?![0-9]))?"
)
SPACE_OF_GROUPS = re.compile(r"(?<![\d.,])[0-9]{1,3}(?: [0-9]{3})+(?:[.,][0-9]+)?(?![\d.,]*\d| \d)")
WITHOUT_ZERO = re.compile(r"(?<![\d.,])\.(?=\d)")
OTHER_POINTS = str.maketrans({"\u00b7": ".", "\u066b": ".", "\u066c": ","})
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


@cache
def numbers_in(printed: str) -> frozenset[str]:
    """The numbers of a printed text in plain digits: without sign and groups, those in words and other scripts included.

    Where a text can be read in two ways, as '1 234' for 1234 or for 1 and 234, all are there.
    """
    text = WITHOUT_ZERO.sub("0.", "".join(map(_plain_digit, printed)).translate(OTHER_POINTS))
    numerals = {*NUMERAL.findall(text), *SPACE_OF_GROUPS.findall(text)}
    return frozenset({_plain(numeral) for numeral in numerals} | _in_words(text))


def _plain_digit(sign: str) -> str:
    """A digit of any script as one of 0 to 9; '\u00b2' and '\u2460' are none."""
    return str(unicodedata.decimal(sign)) if sign.isdecimal() else sign


def _plain(numeral: str) -> str:
    """A numeral without its groups, with a point before its decimals and its power of ten written out.

    A comma before three digits sets a group apart, unless what is before it is zero; before others it is a decimal comma.
    """
    numeral = re.sub(rf"[{GROUPING} ]", "", numeral)
    whole, comma, decimals = numeral.rpartition(",")
    if comma and (len(decimals) != 3 or set(whole) == {"0"}) and "." not in decimals:
        return f"{whole.replace('.', '')}.{decimals}"
    numeral = numeral.replace(",", "")
    return f"{Decimal(numeral):f}" if re.search("[Ee]", numeral) else numeral


def _in_words(text: str) -> set[str]:
    """Numbers in words, as 'twenty-three', 'twenty three' or 'three'."""
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", text.lower())
    pairs = [f"{first}-{second}" for first, second in zip(words, words[1:])]
    return {str(NUMBER_WORDS[word]) for word in words + pairs if word in NUMBER_WORDS}
