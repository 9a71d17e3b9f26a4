"""How printed numbers are read, and how numbers are rounded and written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hivcells.quantities import (
    days_of,
    decimals_of,
    half_unit,
    printed_interval,
    round_half_away,
    to_decimal,
    write_number,
    write_p_value,
)


def test_halves_are_rounded_away_from_zero() -> None:
    for number, decimals, rounded in ((2.5, 0, "3"), (-2.5, 0, "-3"), (0.125, 2, "0.13"), (1.005, 2, "1.01")):
        assert round_half_away(number, decimals) == Decimal(rounded)


def test_a_decimal_stays_and_a_float_is_what_it_reads_as() -> None:
    assert to_decimal(0.1) == to_decimal("0.1") == Decimal("0.1")
    exact = Decimal("0.10")
    assert to_decimal(exact) is exact


def test_decimals_are_those_that_are_printed() -> None:
    assert [decimals_of(printed) for printed in ("0.10", "67", "-1.5", "1E+2")] == [2, 0, 1, 0]


def test_half_a_unit_of_the_last_decimal_is_what_rounding_leaves_open() -> None:
    assert (half_unit("56"), half_unit("56.0"), half_unit("-.25")) == (
        Decimal("0.5"),
        Decimal("0.05"),
        Decimal("0.005"),
    )
    with pytest.raises(ValueError, match="not a printed number: '20%'"):
        half_unit("20%")


def test_a_printed_number_stands_for_half_a_unit_of_its_last_decimal_either_way() -> None:
    assert (printed_interval("56.0").low, printed_interval("56.0").high) == (Decimal("55.95"), Decimal("56.05"))
    assert all(number in printed_interval("56") for number in (55.5, 56.5))
    assert not any(number in printed_interval("56") for number in (55.49, 56.51))


def test_numbers_are_written_with_a_true_minus_and_thin_spaces_from_five_figures_on() -> None:
    assert [write_number(n, 0) for n in (-2.5, -0.4, 9999, 9999.5)] == ["\u22123", "0", "9999", "10\u202f000"]
    assert write_number("-1234567.891", 2) == "\u22121\u202f234\u202f567.89"
    assert write_number("0.5", 1) == "0.5"


def test_small_p_values_are_written_as_a_bound() -> None:
    assert (write_p_value("0.024"), write_p_value("0.0010")) == ("0.024", "0.001")
    assert write_p_value(0.0004) == write_p_value("0.001", 3, "<") == "<0.001"
    assert (write_p_value("0.004", 2), write_p_value("0.05", 2, ">")) == ("<0.01", ">0.05")
    assert write_p_value("0.0004", 3, "<") == "<0.000"
    assert write_p_value("0.05", 2, "about") == "about 0.05"


def test_days_of_each_unit_of_time() -> None:
    for time, unit, days in (
        ("48", "hour", 2), ("3", "day", 3), ("2", "week", 14), ("1", "month", 30.4375), ("12", "month", 365.25), ("1", "year", 365.25), ("2", "year", 730.5), ("", "", float("inf")),
    ):  # fmt: skip
        assert days_of(time, unit) == pytest.approx(days)
