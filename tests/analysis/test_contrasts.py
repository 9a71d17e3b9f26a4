"""Two differences for each experimental and control arm: of the last averages, and of the changes."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import ARMS, findings, records, written
from hivcells.analysis.changes import changes
from hivcells.analysis.contrasts import CHANGES, LAST_VALUES, contrasts
from hivcells.complaints import Complaints


def series(arm: str, first: str, last: str, **other: str) -> list[dict[str, str]]:
    """A mean at the start and one after twelve weeks."""
    common = {"arm_id": arm, "statistic": "mean", "unit": "cells", "time_unit": "week"} | other
    stem = f"{arm}.{common.get('outcome_id', 'white')}"
    return [
        common | {"finding_id": f"{stem}.{time}", "time_value": time, "visit": visit, "value": value}
        for time, visit, value in (("0", "baseline", first), ("12", "last", last))
    ]


def contrasts_of(*rows: dict[str, str]) -> pd.DataFrame:
    numbers = findings(*rows)
    return contrasts(numbers, ARMS, changes(numbers, ARMS))


TWO_ARMS = [*series("tea.x1", "200", "304"), *series("tea.x3", "205.5", "237")]


def test_last_values_and_changes_are_two_differences_of_one_pair_of_arms() -> None:
    common = {
        "study_id": "tea", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "outcome_id": "white_cells", "low": "",
        "high": "", "unit": "cells",
    }  # fmt: skip
    frame = contrasts_of(*TWO_ARMS)
    assert list(frame.columns[-2:]) == ["rounding", "contrast_of"]
    assert records(frame) == [
        common
        | {
            "value_id": "tea.white_cells.green_vs_water.change",
            "statistic": "difference of changes of means",
            "value": Decimal("72.5"),
            "decimals": 1,
            "inputs": "tea.white_cells.green.change tea.white_cells.water.change",
            "method": "104 - 31.5",
            "rounding": Decimal("1.55"),
            "contrast_of": "changes",
        },
        common
        | {
            "value_id": "tea.white_cells.green_vs_water.last",
            "statistic": "difference of last means",
            "value": Decimal("67"),
            "decimals": 0,
            "inputs": "tea.x1.white.12 tea.x3.white.12",
            "method": "304 - 237",
            "rounding": Decimal("1.0"),
            "contrast_of": "last values",
        },
    ]
    assert (CHANGES, LAST_VALUES) == ("changes", "last values")


def test_contrasts_are_the_same_from_the_changes_as_they_are_written() -> None:
    numbers = findings(*TWO_ARMS)
    of_changes = changes(numbers, ARMS)
    pd.testing.assert_frame_equal(
        written(contrasts(numbers, ARMS, of_changes)), written(contrasts(numbers, ARMS, written(of_changes)))
    )


def test_every_experimental_arm_is_held_against_the_control_arm_and_no_other() -> None:
    rows = [row for arm in ("x1", "x2", "x3", "x4") for row in series(f"tea.{arm}", "1", "2")]
    assert list(contrasts_of(*rows).value_id) == [
        f"tea.white_cells.{arm}_vs_water.{kind}" for arm in ("black", "green") for kind in ("change", "last")
    ]


def test_arms_of_different_studies_outcomes_or_averages_are_not_compared() -> None:
    green = series("tea.x1", "1", "2")
    for other in (
        series("mate.y2", "1", "2", study_id="mate"),
        series("tea.x3", "1", "2", outcome_id="red_cells"),
        series("tea.x3", "1", "2", statistic="median"),
    ):
        assert contrasts_of(*green, *other).empty
    medians = [*series("tea.x1", "1", "2", statistic="median"), *series("tea.x3", "1", "2", statistic="median")]
    assert list(contrasts_of(*medians).statistic) == ["difference of changes of medians", "difference of last medians"]


def test_last_values_in_different_units_are_refused_with_the_line_of_the_first_arm() -> None:
    control = series("tea.x3", "5", "7", unit="kilograms")
    with pytest.raises(Complaints) as raised:
        contrasts_of(*series("tea.x1", "200", "304"), *control)
    [complaint] = raised.value.complaints
    assert (complaint.line, complaint.value) == (3, "tea.x1.white.12")
    assert complaint.problem == "'tea.x3.white.12' in kilograms cannot be subtracted from one in cells"


def test_arms_whose_last_values_are_of_different_times_are_not_compared() -> None:
    *first, last = TWO_ARMS
    assert contrasts_of(*first, last | {"time_value": "24"}).empty
    assert not contrasts_of(*first, last).empty
