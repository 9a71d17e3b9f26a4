"""Rules on spreads: what they are, and that they were printed."""

from __future__ import annotations

from collections.abc import Callable

Edit = Callable[[str, str, str], None]
Check = Callable[[], list[str]]


BASELINE = 'cells_per_ul,139 to 243 cells/muL,xia2020,"abstract, Results",printed,,,'
SPREAD = 'cells_per_ul,139 ± {printed} to 243 cells/muL,xia2020,"abstract, Results",{how},{kind},{spread},'


def said_of_a_spread(edit: Edit, complaints: Check, printed: str, how: str, kind: str, spread: str) -> list[str]:
    edit("findings.csv", BASELINE, SPREAD.format(printed=printed, how=how, kind=kind, spread=spread))
    return complaints()


def test_a_standard_deviation_stands_beside_its_mean(edit: Edit, complaints: Check) -> None:
    assert said_of_a_spread(edit, complaints, "12.0", "printed", "SD", "12.0") == []


def test_a_spread_whose_kind_is_not_printed_says_so(edit: Edit, complaints: Check) -> None:
    assert said_of_a_spread(edit, complaints, "12.0", "printed", "not named", "12.0") == []


def test_a_spread_without_its_kind_is_named(edit: Edit, complaints: Check) -> None:
    [said] = said_of_a_spread(edit, complaints, "12.0", "printed", "", "12.0")
    assert "column 'spread_kind', value '': spread and its kind do not come together" in said


def test_a_spread_that_was_not_printed_is_named(edit: Edit, complaints: Check) -> None:
    [said] = said_of_a_spread(edit, complaints, "12.0", "printed", "SD", "12.1")
    assert "column 'spread', value '12.1': not among the numbers of '139 ± 12.0 to 243 cells/muL'" in said


def test_a_negative_spread_is_named(edit: Edit, complaints: Check) -> None:
    said = said_of_a_spread(edit, complaints, "12.0", "printed", "SD", "-12.0")
    assert any("column 'spread', value '-12.0': constraint \"minimum\"" in one for one in said)


def test_a_spread_with_a_decimal_comma_is_read(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "cells_per_ul,139 to 243 cells/muL,xia2020", 'cells_per_ul,"139 (0,21) to 243",xia2020')
    edit("findings.csv", '"abstract, Results",printed,,,', '"abstract, Results",printed,SE,0.21,')
    assert not [said for said in complaints() if "column 'spread'" in said and "0,21" in said]


def test_a_spread_in_another_unit_keeps_its_digits(edit: Edit, complaints: Check) -> None:
    assert said_of_a_spread(edit, complaints, "0.120", "computed", "SD", "12") == []


def test_a_spread_in_another_unit_with_other_digits_is_named(edit: Edit, complaints: Check) -> None:
    [said] = said_of_a_spread(edit, complaints, "0.120", "computed", "SD", "13")
    assert "column 'spread', value '13': not among the numbers" in said
