"""Numbers as printed: what a printed number can mean, and how ours are rounded and written.

Rounding happens here and nowhere else: half away from zero, with decimal arithmetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

MINUS = "\u2212"
# Narrow and without a line break, so that a number stays on its line.
THIN_SPACE = "\u202f"
# From five figures on, groups of three are set apart; four read well without.
FIRST_GROUPED = 10_000


@dataclass(frozen=True)
class PrintedInterval:
    """The values a printed number can stand for: low to high, both included."""

    low: Decimal
    high: Decimal

    def __contains__(self, value: Decimal | float | int) -> bool:
        return self.low <= to_decimal(value) <= self.high


def to_decimal(number: str | int | float | Decimal) -> Decimal:
    """An exact decimal; a float by its shortest text, so that 0.1 stays 0.1."""
    return number if isinstance(number, Decimal) else Decimal(str(number))


def decimals_of(printed: str) -> int:
    """Decimals of a printed number: 2 for '0.10', 0 for '67'."""
    return max(0, -int(Decimal(printed).as_tuple().exponent))


def printed_interval(printed: str) -> PrintedInterval:
    """What a printed number can stand for: '56.0' means 55.95 to 56.05."""
    half = Decimal(1).scaleb(-decimals_of(printed)) / 2
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
