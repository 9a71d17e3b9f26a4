"""The figure of gains shows an arm once: compared where there is a comparison, else as printed, else from averages."""

from __future__ import annotations

import pandas as pd
import pytest
from figures.tiny import ARMS, MODALITIES, STUDIES, bound, drawn, findings, texts
from hivcells.figures import effects
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

GAIN = {"outcome_id": "cups", "statistic": "difference", "unit": "cups"}
TABLES = {
    "studies": STUDIES,
    "modalities": MODALITIES,
    "arms": ARMS,
    "findings": findings(
        GAIN
        | {
            "finding_id": "ant.gain",
            "study_id": "ant",
            "arm_id": "ant.tea",
            "value": "9",
            "time_value": "1",
            "time_unit": "day",
        },
        GAIN
        | {
            "finding_id": "ant.more",
            "study_id": "ant",
            "arm_id": "ant.tea",
            "comparator_arm_id": "ant.salt",
            "value": "67",
            "low": "10",
            "high": "124",
            "time_value": "24",
            "time_unit": "month",
        },
        GAIN | {"finding_id": "water", "value": "134"},
        GAIN | {"finding_id": "milk", "value": "368"},
        {"finding_id": "bee.last", "time_value": "6", "time_unit": "week"},
    ),
    "changes": pd.DataFrame(
        [
            ("ant.change", "ant", "ant.salt", "cups", "5", "bee.last"),
            ("bee.change", "bee", "bee.tea", "cups", "1069", "bee.last"),
        ],
        columns=["value_id", "study_id", "arm_id", "outcome_id", "value", "last_id"],
    ),
}
FIGURE = {"outcome_ids": "cups", "selection": "water=Water; milk=Milk", "column": "drinks"}


@pytest.fixture
def frame() -> pd.DataFrame:
    return effects.frame_of(TABLES, FIGURE)


def test_an_arm_with_a_comparison_is_shown_by_it_and_the_control_apart(frame: pd.DataFrame) -> None:
    assert frame[["kind", "value_id", "study", "low", "high"]].values.tolist() == [
        ["compared", "ant.more", "Ant 2001", "10", "124"],
        ["soon", "bee.change", "Bee 2012", "", ""],
        ["control", "ant.change", "Ant 2001", "", ""],
        ["context", "water", "Water", "", ""],
        ["context", "milk", "Milk", "", ""],
    ]


def test_rows_of_context_are_those_that_are_selected() -> None:
    shown = effects.frame_of(TABLES, FIGURE | {"selection": "milk=Milk"})
    assert list(shown.value_id[shown.kind == "context"]) == ["milk"]


def test_a_gain_that_is_printed_as_a_range_has_no_square() -> None:
    as_range = TABLES["findings"].assign(value=lambda rows: rows.value.where(rows.value != "67", ""))
    shown = effects.frame_of(TABLES | {"findings": as_range}, FIGURE)
    assert list(shown.value_id[shown.arm_id == "ant.tea"]) == ["ant.gain"]


@pytest.mark.parametrize("narrow", [False, True])
def test_numbers_names_and_times_are_bound(frame: pd.DataFrame, narrow: bool) -> None:
    svg = drawn(effects, frame, narrow)
    gains = {"ant.more": "67", "bee.change": "1069", "ant.change": "5"}
    assert bound(svg) == gains | {"water": "134", "milk": "368"}
    assert bound(svg, "cell") == {
        "studies#ant#label arms#ant.tea#label": "Ant 2001: Tea",
        "values#ant.more#time": "24 months",
        "studies#bee#label arms#bee.tea#label": "Bee 2012: Cups",
        "values#bee.last#time": "6 weeks",
        "studies#ant#label arms#ant.salt#label": "Ant 2001: Salt",
    }
    assert "drinks" in texts(svg)


def test_an_interval_runs_between_its_limits_and_a_gain_beyond_the_scale_ends_in_an_arrowhead(
    frame: pd.DataFrame,
) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    effects.draw(axes, frame)
    lines = [([*line.get_xdata()], line.get_marker()) for line in axes.get_lines()]
    assert ([10.0, 124.0], "None") in lines
    assert ([67.0], "s") in lines
    assert ([effects.TO], CARETRIGHT) in lines


def test_the_band_reaches_over_the_context(frame: pd.DataFrame) -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    effects.draw(axes, frame)
    band = axes.patches[0].get_extents().transformed(axes.transData.inverted())
    assert (round(band.x0), round(band.x1)) == (134, 368)


def test_a_change_within_two_months_stands_apart_from_a_later_one_and_open_where_it_was_worked_out(
    frame: pd.DataFrame,
) -> None:
    assert frame.set_index("value_id").is_made["bee.change"] == "yes"
    late = TABLES["findings"].assign(time_unit=lambda rows: rows.time_unit.replace("week", "year"))
    shown = effects.frame_of(TABLES | {"findings": late}, FIGURE)
    assert list(shown.kind[shown.value_id == "bee.change"]) == ["alone"]
    assert {"as reported", "difference of two reported averages"} <= set(texts(drawn(effects, frame)))


@pytest.mark.parametrize(("value", "says"), [("1", "higher"), ("-1", "lower"), ("0", "not significant")])
def test_a_comparison_that_prints_no_number_has_a_row_with_what_it_says(value: str, says: str) -> None:
    none = findings({"finding_id": "bee.none", "study_id": "bee", "arm_id": "bee.tea", "comparator_arm_id": "ant.salt", "outcome_id": "cups", "statistic": "direction", "value": value})  # fmt: skip
    tables = TABLES | {"findings": pd.concat([TABLES["findings"], none], ignore_index=True)}
    frame = effects.frame_of(tables, FIGURE)
    assert list(frame.kind[frame.study_id == "bee"]) == ["compared"]
    assert says in texts(drawn(effects, frame))


def test_a_change_of_no_single_arm_is_named_by_its_study_and_therapy() -> None:
    gain = GAIN | {"finding_id": "cat.gain", "study_id": "cat", "value": "3", "time_value": "1", "time_unit": "year"}
    frame = effects.frame_of(TABLES | {"findings": findings(gain)}, FIGURE | {"selection": ""})
    svg = drawn(effects, frame[frame.study_id == "cat"])
    assert bound(svg, "cell")["studies#cat#label modalities#black#label"] == "Cat 2020: Black tea"


def test_a_change_that_was_worked_out_is_no_printed_one() -> None:
    """An abstract may print two counts, of which the difference was entered."""
    for how, is_made in (("computed", "yes"), ("printed", "")):
        gains = TABLES | {"findings": TABLES["findings"].assign(how_obtained=how)}
        assert effects.frame_of(gains, FIGURE).set_index("value_id").is_made["ant.more"] == is_made


DOSES = (("two", "Two cups"), ("three", "Three cups"), ("ten", "Ten cups"))


def test_arms_at_the_same_time_stand_in_their_curated_order() -> None:
    """The names of their rows have another: that of the alphabet."""
    gains = [
        GAIN | {"finding_id": f"cat.{key}", "study_id": "cat", "arm_id": f"cat.{key}", "value": "1"} for key, _ in DOSES
    ]
    doses = pd.DataFrame([(f"cat.{key}", says, "experimental") for key, says in DOSES], columns=list(ARMS.columns))
    tables = TABLES | {"findings": findings(*gains), "arms": pd.concat([ARMS, doses], ignore_index=True)}
    tables["changes"] = TABLES["changes"].iloc[:0]
    assert list(effects.frame_of(tables, FIGURE).arm) == ["Two cups", "Three cups", "Ten cups"]


def with_follow_up(**columns: str) -> dict[str, pd.DataFrame]:
    """The changes of averages had no time of their own; their study tells how long it went on."""
    last = {"finding_id": "bee.last", "visit": "last"}
    follow_up = {"finding_id": "bee.follow_up", "study_id": "bee", "outcome_id": "follow_up", "unit": "year"} | columns
    return TABLES | {"findings": findings(last, follow_up)}


@pytest.mark.parametrize("narrow", [False, True])
def test_a_last_count_without_a_time_has_the_range_for_which_people_were_followed(narrow: bool) -> None:
    frame = effects.frame_of(with_follow_up(statistic="range", low="13", high="15"), FIGURE)
    assert bound(drawn(effects, frame, narrow))["bee.follow_up"] == "13 to 15 years"


def test_a_follow_up_that_was_planned_dates_no_count() -> None:
    frame = effects.frame_of(with_follow_up(statistic="fixed", value="15"), FIGURE)
    assert list(frame.time_value[frame.study_id == "bee"]) == [""]
