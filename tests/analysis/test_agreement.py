"""How far two extractions of the same texts agree."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_tables import records
from hivcells.analysis.agreement import agreement

NO_NUMBERS = pd.DataFrame([("1", "1", "", "not recorded")], columns=["first", "second", "settled", "told"])
NO_JUDGEMENTS = pd.DataFrame([], columns=["field", "first", "second"])


def judged(field: str, first: list[str], second: list[str]) -> pd.DataFrame:
    """Judgements of one field."""
    return pd.DataFrame({"field": field, "first": first, "second": second})


def test_numbers_that_agree_and_how_the_others_were_settled() -> None:
    numbers = pd.DataFrame(
        [("5", "5", ""), ("6", "6", ""), ("7", "7", "first"), ("1", "2", "first"), ("1", "", "first"), ("", "3", "second"), ("4", "5", "dropped"), ("4", "8", "other")],
        columns=["first", "second", "settled"],
    ).assign(told="not recorded")  # fmt: skip
    common = {
        "study_id": "", "arm_id": "", "comparator_arm_id": "", "outcome_id": "", "statistic": "agreement", "low": "",
        "high": "", "inputs": "",
    }  # fmt: skip
    expected = [
        ("judgements", 0, "numbers", 0, "categories, arms, times and dates read twice"),
        ("numbers", 8, "numbers", 0, "numbers extracted twice"),
        ("numbers.agree", 3, "numbers", 0, "both extractions read the same"),
        ("numbers.differ", 5, "numbers", 0, "the extractions differ or one found nothing"),
        ("numbers.percent", 37.5, "percent", 1, "3 of 8"),
        ("numbers.settled.dropped", 1, "numbers", 0, "differences settled: dropped"),
        ("numbers.settled.first", 2, "numbers", 0, "differences settled: first"),
        ("numbers.settled.other", 1, "numbers", 0, "differences settled: other"),
        ("numbers.settled.second", 1, "numbers", 0, "differences settled: second"),
        ("numbers.told.not_recorded", 8, "numbers", 0, "the second reader knew: not recorded"),
        ("numbers.told.not_the_data", 0, "numbers", 0, "the second reader knew: not the data"),
        ("numbers.told.the_first_reading", 0, "numbers", 0, "the second reader knew: the first reading"),
        ("numbers.told.which_number", 0, "numbers", 0, "the second reader knew: which number"),
    ]
    assert records(agreement(numbers, NO_JUDGEMENTS)) == [
        common
        | {"value_id": f"extraction.{name}", "value": value, "unit": unit, "decimals": decimals, "method": method}
        for name, value, unit, decimals, method in expected
    ]


def test_what_the_second_reader_knew_is_counted_where_the_readings_say_it() -> None:
    rows = [
        ("5", "5", "", "which number"),
        ("6", "7", "first", "which number"),
        ("1", "1", "", "not recorded"),
        ("2", "", "first", ""),
    ]
    numbers = pd.DataFrame(rows, columns=["first", "second", "settled", "told"])
    told = {
        row["value_id"].removeprefix("extraction.numbers.told."): (row["value"], row["method"])
        for row in records(agreement(numbers, NO_JUDGEMENTS))
        if ".told." in row["value_id"]
    }
    assert told == {
        "not_the_data": (0, "the second reader knew: not the data"),
        "which_number": (2, "the second reader knew: which number"),
        "the_first_reading": (0, "the second reader knew: the first reading"),
        "not_recorded": (1, "the second reader knew: not recorded"),
    }


def of_judgements(*judgements: pd.DataFrame) -> list[tuple]:
    """Name, value, unit, decimals and method of what is said of judgements."""
    rows = records(agreement(NO_NUMBERS, pd.concat(judgements)))
    return [
        (row["value_id"].removeprefix("extraction."), row["value"], row["unit"], row["decimals"], row["method"])
        for row in rows
        if ".numbers" not in row["value_id"]
    ]


def test_fields_are_counted_apart_and_categories_have_kappa() -> None:
    """By hand: 6 of 10 agree, chance gives (5 * 3 + 5 * 7) / 100 = 0.5, so kappa is 0.1 / 0.5."""
    design = judged("design", ["a"] * 5 + ["b"] * 5, ["a"] * 2 + ["b"] * 3 + ["a"] + ["b"] * 4)
    found = of_judgements(design, judged("arm", ["x", "y"], ["x", "z"]))
    assert [row[:1] + row[2:] for row in found] == [
        ("arm.items", "numbers", 0, "read twice: arm"),
        ("arm.percent", "percent", 1, "1 of 2"),
        ("design.items", "numbers", 0, "read twice: design"),
        ("design.kappa", "ratio", 2, "Cohen's kappa of 10 items"),
        ("design.percent", "percent", 1, "6 of 10"),
        ("judgements", "numbers", 0, "categories, arms, times and dates read twice"),
    ]
    assert [row[1] for row in found] == pytest.approx([2, 50, 10, 0.2, 60, 12])


def has_kappa(judgements: pd.DataFrame) -> bool:
    return any(row[0].endswith(".kappa") for row in of_judgements(judgements))


@pytest.mark.parametrize(
    ("field", "expected"),
    [("design", True), ("masking", True), ("phase", True), ("risk_of_bias", True), ("arm", False), ("year", False)],
)
def test_only_what_is_chosen_from_a_list_has_kappa(field: str, expected: bool) -> None:
    assert has_kappa(judged(field, list("aabbcabcab"), list("aabbcabcac"))) is expected


def test_kappa_needs_ten_items() -> None:
    for items, expected in ((9, False), (10, True)):
        assert has_kappa(judged("design", ["x", *"y" * (items - 1)], ["x", *"y" * (items - 1)])) is expected


def test_kappa_needs_two_categories() -> None:
    assert not has_kappa(judged("design", ["x"] * 10, ["x"] * 10))
