"""The verdicts on printed statistics, on tiny tables written out here."""

from __future__ import annotations

import math
from decimal import Decimal
from types import SimpleNamespace

import pandas as pd
import pytest
from analyse_changes import changes
from analyse_proportions import proportions
from hivcells.complaints import Complaints
from hivcells.estimates import difference
from hivcells.rechecks import AGREES, CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, WITH_ROUNDING
from hivcells.rechecks_of_changes import check_folds
from hivcells.rechecks_of_counts import check_means_of_whole_numbers, check_p_from_counts, check_sums_of_arms
from hivcells.tables import arm_name
from measure_agreement import agreement_on_judgements
from recheck_statistics import check_differences, check_log_symmetry, check_p_values, is_symmetric

COLUMNS = [
    "finding_id", "study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit", "statistic",
    "relation", "value", "low", "high", "interval", "unit", "how_obtained", "source_id",
]  # fmt: skip


def findings(*rows: dict) -> pd.DataFrame:
    common = dict.fromkeys(COLUMNS, "") | {
        "study_id": "s",
        "outcome_id": "cd4",
        "relation": "=",
        "how_obtained": "printed",
        "source_id": "s",
    }
    return pd.DataFrame([common | row for row in rows], columns=COLUMNS)


def verdicts(rows: list[dict]) -> list[str]:
    return [row["verdict"] for row in rows if row["verdict"]]


PRINTED = {"finding_id": "s.d", "arm_id": "s.a", "comparator_arm_id": "s.b", "statistic": "difference", "value": "67"}


@pytest.mark.parametrize(
    ("kind", "computed", "verdict"),
    [
        # Two averages, each off by half a unit at most: what is printed as 67 may be anything from 66 to 68.5.
        ("last", "67", AGREES), ("last", "68", WITH_ROUNDING), ("last", "68.5", WITH_ROUNDING), ("last", "69", DOES_NOT_FOLLOW),
        # Four averages: to 69.5.
        ("change", "69", WITH_ROUNDING), ("change", "69.5", WITH_ROUNDING), ("change", "70", DOES_NOT_FOLLOW),
    ],
)  # fmt: skip
def test_a_difference_follows_from_averages_as_far_as_rounding_allows(kind: str, computed: str, verdict: str) -> None:
    contrast = {
        "value_id": f"s.cd4.a_vs_b.{kind}",
        "arm_id": "s.a",
        "comparator_arm_id": "s.b",
        "outcome_id": "cd4",
        "value": computed,
        "unit": "cells_per_ul",
        "decimals": "0",
        "method": "",
        "rounding": {"last": "1.0", "change": "2.0"}[kind],
    }
    assert verdicts(check_differences(findings(PRINTED), pd.DataFrame([contrast]))) == [verdict]


@pytest.mark.parametrize(
    ("statistic", "value", "low", "high", "symmetric"),
    [
        ("difference", "67", "10", "124", True), ("difference", "223", "79", "688", False),
        ("odds_ratio", "1.00", "0.50", "2.00", True), ("odds_ratio", "1.20", "0.0", "9.9", False),
        ("odds_ratio", "1.25", "0.50", "2.00", False),
    ],
)  # fmt: skip
def test_intervals_are_symmetric_on_the_scale_of_their_statistic(
    statistic: str, value: str, low: str, high: str, symmetric: bool
) -> None:
    assert is_symmetric(SimpleNamespace(statistic=statistic, value=value, low=low, high=high)) is symmetric


def test_a_p_value_beside_a_lopsided_interval_cannot_be_checked() -> None:
    interval = PRINTED | {"value": "223", "low": "79", "high": "688", "interval": "95% CI"}
    p = PRINTED | {"finding_id": "s.p", "statistic": "p_value", "value": "0.02"}
    assert verdicts(check_p_values(findings(interval, p))) == [CANNOT_BE_CHECKED]


def test_a_ratio_lies_amid_its_interval_on_the_logarithmic_scale() -> None:
    for value, verdict in (("4.37", AGREES), ("4.36", WITH_ROUNDING), ("5.00", DOES_NOT_FOLLOW)):
        ratio = {
            "finding_id": "s.rr",
            "statistic": "risk_ratio",
            "value": value,
            "low": "1.01",
            "high": "18.89",
            "interval": "95% CI",
        }
        assert verdicts(check_log_symmetry(findings(ratio))) == [verdict]
    # A limit printed as 0.0 may stand for anything up to 0.05.
    near_zero = {
        "finding_id": "s.rr",
        "statistic": "risk_ratio",
        "value": "0.2",
        "low": "0.0",
        "high": "2.0",
        "interval": "95% CI",
    }
    assert verdicts(check_log_symmetry(findings(near_zero))) == [WITH_ROUNDING]


def test_altman_and_blands_relative_risk_lies_amid_its_interval() -> None:
    # Altman and Bland 2011, doi:10.1136/bmj.d2090: relative risk 0.30, limits of its logarithm -2.319 and -0.089.
    low, high = (f"{math.exp(limit):.4f}" for limit in (-2.319, -0.089))
    for value, verdict in (("0.30", AGREES), ("0.31", DOES_NOT_FOLLOW)):
        ratio = {
            "finding_id": "s.rr",
            "statistic": "risk_ratio",
            "value": value,
            "low": low,
            "high": high,
            "interval": "95% CI",
        }
        assert verdicts(check_log_symmetry(findings(ratio))) == [verdict]


PEOPLE_OF_ARM = {
    "finding_id": "s.people.a",
    "arm_id": "s.a",
    "outcome_id": "people",
    "unit": "people",
    "statistic": "count",
}


def test_a_mean_of_whole_numbers_needs_the_people_of_its_arm() -> None:
    people = PEOPLE_OF_ARM | {"value": "20"}
    mean = {"finding_id": "s.m", "arm_id": "s.a", "statistic": "mean", "unit": "cells_per_ul"}
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"value": "3.45"}))) == [AGREES]
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"value": "3.48"}))) == [DOES_NOT_FOLLOW]
    assert verdicts(check_means_of_whole_numbers(findings(people, mean | {"arm_id": "", "value": "3.48"}))) == [
        CANNOT_BE_CHECKED
    ]


def test_a_mean_with_so_few_decimals_that_every_mean_is_possible_is_no_check() -> None:
    """Tenths of nine people leave out some means, such as 3.5; tenths of ten people are all there."""
    mean = {"finding_id": "s.m", "arm_id": "s.a", "statistic": "mean", "unit": "cells_per_ul", "value": "3.5"}
    found = [verdicts(check_means_of_whole_numbers(findings(PEOPLE_OF_ARM | {"value": n}, mean))) for n in ("9", "10")]
    assert found == [[DOES_NOT_FOLLOW], [CANNOT_BE_CHECKED]]


def test_a_p_value_is_checked_by_counts_only_where_each_arm_has_one_count() -> None:
    p = PRINTED | {"finding_id": "s.p", "statistic": "p_value", "value": "0.096", "outcome_id": "set_point"}
    event = {"outcome_id": "set_point", "source_id": "s", "counted": "people", "n_assessed": "13"}
    events = [
        event | {"event_id": f"s.e.{arm}", "arm_id": f"s.{arm}", "n_events": n} for arm, n in (("a", "4"), ("b", "0"))
    ]
    rows = check_p_from_counts(findings(p), pd.DataFrame(events))
    assert verdicts(rows) == [AGREES]  # Gandhi 2009, Fisher's test
    assert all(row["method"].startswith("4 of 13 against 0 of 13, ") for row in rows if not row["verdict"])
    assert check_p_from_counts(findings(p), pd.DataFrame([*events, events[0] | {"event_id": "s.f.a"}])) == []


def test_the_last_visit_is_the_last_whatever_the_units_of_time() -> None:
    # Four weeks come before a month, a month before thirty-one days, a year before 366 days and after 365.
    for earlier, later in (
        (("4", "week"), ("1", "month")),
        (("30", "day"), ("1", "month")),
        (("1", "month"), ("30.6", "day")),
        (("1", "year"), ("366", "day")),
        (("365", "day"), ("1", "year")),
        (("23", "hour"), ("1", "day")),
    ):
        visits = [
            {
                "finding_id": f"s.cd4.{n}",
                "arm_id": "s.a",
                "statistic": "mean",
                "unit": "cells_per_ul",
                "value": str(n),
                "time_value": time,
                "time_unit": unit,
            }
            for n, (time, unit) in enumerate((("0", "day"), later, earlier))
        ]
        assert [row["last_id"] for row in changes(findings(*visits).to_dict("records"))] == ["s.cd4.1"], (
            earlier,
            later,
        )


def test_a_series_of_one_visit_has_no_change() -> None:
    visit = {
        "finding_id": "s.cd4.0",
        "arm_id": "s.a",
        "statistic": "mean",
        "unit": "cells_per_ul",
        "value": "5",
        "time_value": "0",
        "time_unit": "day",
    }
    assert changes(findings(visit).to_dict("records")) == []


def test_shares_of_a_hundred_people_bear_a_decimal() -> None:
    events = [
        {
            "event_id": f"s.e.{n}",
            "study_id": "s",
            "arm_id": "",
            "outcome_id": "death",
            "kind": "death",
            "counted": "people",
            "n_events": "1",
            "n_assessed": n,
        }
        for n in ("99", "100")
    ]
    assert [row["decimals"] for row in proportions(events)] == [0, 1]


def test_numbers_of_different_units_are_not_subtracted_and_the_line_is_named() -> None:
    cells, copies = (
        {"finding_id": "s.x", "unit": "cells_per_ul", "value": "5"},
        {"finding_id": "s.y", "unit": "copies_per_ml", "value": "3"},
    )
    with pytest.raises(Complaints) as without_place:
        difference(cells, copies, "finding_id")
    with pytest.raises(Complaints) as with_place:
        difference(cells, copies | {"_line": "5"}, "finding_id")
    assert [raised.value.complaints[0].line for raised in (without_place, with_place)] == [1, 5]


def test_the_name_of_an_arm_is_all_after_its_study() -> None:
    assert arm_name("s.a.b") == "a.b"


def test_kappa_needs_ten_items() -> None:
    for items, has_kappa in ((9, False), (10, True)):
        judgements = pd.DataFrame(
            {"field": ["design"] * items, "first": ["x", *"y" * (items - 1)], "second": ["x", *"y" * (items - 1)]}
        )
        assert (
            any(row["value_id"] == "extraction.design.kappa" for row in agreement_on_judgements(judgements))
            is has_kappa
        )


@pytest.mark.parametrize(
    ("sizes", "verdict", "detail"),
    [
        (["12", "8"], AGREES, "the arms add up to 20"),
        (["12", "7"], DOES_NOT_FOLLOW, "the arms add up to 19"),
        (["12", ""], CANNOT_BE_CHECKED, "the size of an arm is not printed"),
        (["12", "", ""], CANNOT_BE_CHECKED, "the size of some arms is not printed"),
    ],
)  # fmt: skip
def test_the_people_of_the_arms_must_add_up_to_those_enrolled(sizes: list[str], verdict: str, detail: str) -> None:
    people = {"outcome_id": "people", "unit": "people"}
    rows = [{"finding_id": "s.people.enrolled", "value": "20", **people}]
    for arm, size in zip("abc", sizes):
        named = {"finding_id": f"s.people.{arm}.allocated", "arm_id": f"s.{arm}"}
        rows.append(named | ({"value": size, **people} if size else {"finding_id": f"s.cd4.{arm}", "value": "200"}))
    [found] = check_sums_of_arms(findings(*rows))
    assert (found["verdict"], found["detail"]) == (verdict, detail)


def test_the_rounding_of_a_difference_is_that_of_each_average() -> None:
    # 100.0 is 99.95 to 100.05 and 33 is 32.5 to 33.5: the difference is off by 0.55 at most.
    finer, coarser = ({"unit": "cells_per_ul", "value": value} for value in ("100.0", "33"))
    found = difference({"finding_id": "s.x", **finer}, {"finding_id": "s.y", **coarser}, "finding_id")
    assert (found["value"], found["decimals"], found["rounding"]) == (Decimal("67.0"), 1, Decimal("0.55"))
    change = {"unit": "cells_per_ul", "value": "67.0", "rounding": "0.55"}
    of_changes = difference(*({"value_id": key, **change} for key in "ab"), "value_id")
    assert of_changes["rounding"] == Decimal("1.10")


def test_an_arm_with_means_and_medians_has_one_change() -> None:
    visits = [
        {"finding_id": f"s.cd4.{statistic}.{time}", "arm_id": "s.a", "statistic": statistic, "unit": "cells_per_ul", "value": value, "time_value": time, "time_unit": "week"}
        for statistic, values in (("median", ("200", "260")), ("mean", ("210", "250")))
        for time, value in zip(("0", "12"), values)
    ]  # fmt: skip
    assert [(row["value"], row["statistic"]) for row in changes(findings(*visits).to_dict("records"))] == [
        (Decimal(40), "change of means")
    ]


@pytest.mark.parametrize(
    ("fold", "logarithm", "expected"),
    [
        # By the definition of the logarithm: a hundredfold is 2, a thousandfold 3, and 3.2-fold is 3.15 to 3.25, 0.498 to 0.512.
        # "1" may be 0.5 to 1.5, so its logarithm is 0 to 0.301 in size.
        ("1", "0.1", WITH_ROUNDING),
        ("-100", "-2", AGREES),
        ("100", "-2", AGREES), ("1000", "3.0", AGREES), ("3.2", "0.5", AGREES), ("3.2", "0.51", AGREES),
        ("3.2", "0.50", WITH_ROUNDING), ("100", "3", DOES_NOT_FOLLOW), ("2", "0.6", DOES_NOT_FOLLOW),
        # A half is minus 0.301; 0.3 is 0.25 to 0.35, minus 0.602 to minus 0.456.
        ("0.5", "-0.3", AGREES), ("0.3", "-0.50", WITH_ROUNDING),
    ],
)  # fmt: skip
def test_a_fold_change_is_held_against_its_logarithm(fold: str, logarithm: str, expected: str) -> None:
    same = {"arm_id": "s.a", "outcome_id": "viral_load", "time_value": "12", "time_unit": "week"}
    rows = [
        {"finding_id": "s.f", "statistic": "fold", "value": fold},
        {"finding_id": "s.l", "statistic": "log_change", "value": logarithm},
    ]
    assert verdicts(check_folds(findings(*(same | row for row in rows)))) == [expected]
    alone = check_folds(findings(same | rows[0]))
    assert (verdicts(alone), alone[0]["detail"]) == ([CANNOT_BE_CHECKED], "its logarithm is not printed")


def test_a_change_at_another_time_is_no_logarithm_of_a_fold_change() -> None:
    rows = [
        {"finding_id": "s.f", "statistic": "fold", "value": "10", "time_value": "4"},
        {"finding_id": "s.l", "statistic": "log_change", "value": "1", "time_value": "8"},
    ]
    assert verdicts(check_folds(findings(*rows))) == [CANNOT_BE_CHECKED] * 2
