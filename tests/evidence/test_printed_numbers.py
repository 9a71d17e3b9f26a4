"""The numbers of a printed text, however it writes them."""

from __future__ import annotations

import pytest
from hivcells.evidence.printed import numerals_of


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
        ("three of ten", "3"),
        ("Twenty three people", "23"),
        ("Fifty-six people", "56"),
        ("both patients", "2"),
        ("none of them", "0"),
    ],
)
def test_a_printed_number_is_found(printed: str, number: str) -> None:
    assert number in numerals_of(printed)


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("12,000 people", "12.000"),
        ("1,234", "1.234"),
        ("20 100 people", "20100"),
        ("P = 0.05", "05.0"),
        ("v1.05", "0.05"),
        ("139 to 243", "139243"),
        ("٣ of ten", "3"),
        ("20", "2"),
        ("tender", "10"),
    ],
)
def test_what_was_not_printed_is_not_found(printed: str, number: str) -> None:
    assert number not in numerals_of(printed)
