"""The numbers of a printed text, however it writes them."""

from __future__ import annotations

import pytest
from hivcells.evidence.printed import has_its_sign, numbers_in


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("P = .05", "0.05"),
        ("P<.001", "0.001"),
        ("P = \u00b7008", "0.008"),
        ("3,5 %", "3.5"),
        ("0,125 g", "0.125"),
        ("12,25", "12.25"),
        ("1\u202f234 cells", "1234"),
        ("1\u2009234\u2009567 cells", "1234567"),
        ("1\u00a0234,5 cells", "1234.5"),
        ("12,000 people", "12000"),
        ("1,234,567.8", "1234567.8"),
        ("1.234,5 cells", "1234.5"),
        ("1'234 cells", "1234"),
        ("1 234 cells", "1234"),
        ("20 100 people", "20100"),
        ("1.00E+05 cells", "100000"),
        ("\u0663\u066b\u0665\u066a", "3.5"),
        ("\u0968\u0966 \u0930\u094b\u0917\u0940", "20"),
        ("\uff12\uff10\u4f8b", "20"),
        ("a dozen", "12"),
        ("three of ten", "3"),
        ("Twenty three people", "23"),
        ("Fifty-six people", "56"),
        ("both patients", "2"),
        ("none of them", "0"),
    ],
)
def test_a_printed_number_is_found(printed: str, number: str) -> None:
    assert number in numbers_in(printed)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12,000 people", "12.000"),
        ("1,234", "1.234"),
        ("1,234 cells", "1"),
        ("1,234 cells", "234"),
        ("1\u202f234 cells", "234"),
        ("3,5 %", "3"),
        ("3,5 %", "5"),
        ("1.00E+05 cells", "1.00"),
        ("2\u00b2 cells", "22"),
        ("P = 0.05", "05.0"),
        ("v1.05", "0.05"),
        ("139 to 243", "139243"),
        ("20", "2"),
        ("tender", "10"),
    ],
)
def test_what_was_not_printed_is_not_found(printed: str, number: str) -> None:
    assert number not in numbers_in(printed)


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        ("-0.6", "median \u22120\u00b76 log"),
        ("-0.10", "r = - 0.10"),
        ("-1.5", "\u22121,5 %"),
        ("0.17", "\u22120.17 [0.17, \u22120.32]"),
        ("243", "139\u2013243"),
        ("3", "-5--3"),
        ("38", "placebo \u2013 38 volunteers"),
        ("5", "CD4-5"),
    ],
)
def test_a_number_stands_with_its_sign(number: str, printed: str) -> None:
    assert has_its_sign(number, printed)


@pytest.mark.parametrize(
    ("number", "printed"),
    [("0.6", "median \u22120\u00b76 log"), ("-5", "fell by 5"), ("5", "(-5 to 3)"), ("-3", "3 to 5")],
)
def test_a_number_of_another_sign_was_not_printed(number: str, printed: str) -> None:
    assert not has_its_sign(number, printed)
