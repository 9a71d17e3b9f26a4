"""Numbers as printed: what a printed number can mean, and how ours are rounded and written.

What tables and text show of the numbers of a review is rounded here and nowhere else: half away from zero, with decimal
arithmetic.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
# Narrow and without a line break, so that a number stays on its line.
THIN_SPACE = "\u202f"
# A year has 365.25 days on average, and twelve months, so that twelve months and a year are as long.
DAYS_IN = {"hour": 1 / 24, "day": 1, "week": 7, "month": 365.25 / 12, "year": 365.25}
# From five figures on, groups of three are set apart; four read well without.
FIRST_GROUPED = 10_000


def days_of(time_value: str, time_unit: str) -> float:
    """Days of a printed time since the treatment began; infinite where none is printed."""
    return float(time_value) * DAYS_IN[time_unit] if time_value else math.inf


def with_unit(number: str, unit: str) -> str:
    """A written number with the word of its unit: '1 month', '24 months'."""
    return f"{number} {unit}" if number == "1" else f"{number} {unit}s"


@dataclass(frozen=True)
class PrintedInterval:
    """The values a printed number can stand for: low to high, both included."""

    low: Decimal
    high: Decimal

    def __contains__(self, value: Decimal | float | int) -> bool:
        return self.low <= to_decimal(value) <= self.high


# As the curated tables hold numbers: digits, perhaps a minus sign, a decimal point, a short power of ten.
PRINTED_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)(E[+-]?\d{1,2})?", re.ASCII)


def to_decimal(number: str | int | float | Decimal) -> Decimal:
    """An exact decimal; a float by its shortest text, so that 0.1 stays 0.1."""
    return number if isinstance(number, Decimal) else Decimal(str(number))


def printed_number(printed: str) -> Decimal:
    """The decimal that a text stands for.

    Raises ValueError where it is no text, since a number has lost its trailing zeros, or no number: '20%'.
    """
    if not isinstance(printed, str):
        raise ValueError(f"a printed number must be text, so that its decimals are known, not {printed!r}")
    if not PRINTED_NUMBER.fullmatch(printed):
        raise ValueError(f"not a printed number: {printed!r}")
    return Decimal(printed)


def decimals_of(printed: str) -> int:
    """Decimals of a printed number: 2 for '0.10', 0 for '67'. Raises ValueError where it is none."""
    return max(0, -int(printed_number(printed).as_tuple().exponent))


def half_unit(printed: str) -> Decimal:
    """Half a unit of the last decimal of a printed number: 0.05 for '56.0'. Raises ValueError where it is none."""
    return Decimal(1).scaleb(-decimals_of(printed)) / 2


def printed_interval(printed: str) -> PrintedInterval:
    """What a printed number can stand for: '56.0' means 55.95 to 56.05. Raises ValueError where it is none."""
    half = half_unit(printed)
    return PrintedInterval(Decimal(printed) - half, Decimal(printed) + half)


def round_half_away(number: str | int | float | Decimal, decimals: int) -> Decimal:
    """Round half away from zero: 2.5 to 3, -2.5 to -3, 0.125 to 0.13."""
    return to_decimal(number).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def write_number(number: str | int | float | Decimal, decimals: int) -> str:
    """The text of a number: a true minus sign, thin spaces between groups of three."""
    rounded = round_half_away(number, decimals)
    whole, _, fraction = f"{abs(rounded):f}".partition(".")
    if int(whole) >= FIRST_GROUPED:
        whole = f"{int(whole):,}".replace(",", THIN_SPACE)
    sign = MINUS if rounded < 0 else ""
    return sign + whole + (f".{fraction}" if fraction else "")


def write_p_value(number: str | int | float | Decimal, decimals: int = 3, relation: str = "=") -> str:
    """The text of a P value: '0.024', '<0.001' for a bound, 'about 0.05', and as a bound what would round to zero."""
    if relation != "=":
        return f"{relation}{' ' * relation.isalpha()}{write_number(number, decimals)}"
    if round_half_away(number, decimals) == 0:
        return f"<{Decimal(1).scaleb(-decimals):f}"
    return write_number(number, decimals)
