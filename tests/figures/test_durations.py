"""The figure of durations shows how long each study found something, and whether it was there at the last look."""

from __future__ import annotations

import pandas as pd
import pytest
from figures.tiny import MODALITIES, STUDIES, bound, drawn, findings, texts
from hivcells.figures import durations
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.markers import CARETRIGHT

TABLES = {
    "modalities": MODALITIES,
    "studies": STUDIES,
    "findings": findings(
        {"finding_id": "ant.short", "study_id": "ant", "outcome_id": "scent", "value": "8", "unit": "day"},
        {
            "finding_id": "ant.long",
            "study_id": "ant",
            "outcome_id": "scent",
            "value": "1",
            "unit": "month",
            "relation": "≥",
        },
        {"finding_id": "bee.range", "study_id": "bee", "outcome_id": "scent", "low": "2", "high": "3", "unit": "year"},
        {"finding_id": "cat.share", "study_id": "cat", "outcome_id": "scent", "value": "9", "unit": "percent"},
        {"finding_id": "cat.taste", "study_id": "cat", "outcome_id": "taste", "value": "9", "unit": "day"},
    ),
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return durations.frame_of(TABLES, {"outcome_ids": "scent", "modality_ids": ""})


def test_a_study_is_shown_by_its_longest_time_and_what_is_no_time_is_not_shown(frame: pd.DataFrame) -> None:
    assert frame[["value_id", "printed", "low", "unit"]].values.tolist() == [
        ["ant.long", "1", "", "month"],
        ["bee.range", "3", "2", "year"],
    ]
    assert list(frame.days) == pytest.approx([30.4375, 3 * 365.25])


def test_times_are_written_as_printed_and_bound(frame: pd.DataFrame) -> None:
    svg = drawn(durations, frame)
    assert bound(svg) == {"ant.long": "≥ 1 month", "bee.range": "2 to 3 years"}
    assert {"1 day", "1 week", "1 month", "1 year", "10 years"} <= set(texts(svg))


def test_an_arrow_means_still_there_and_a_dot_does_not(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    durations.draw(axes, frame)
    assert ends_of(axes) == [CARETRIGHT, "o"]


def ends_of(axes: Axes) -> list[str]:
    """The marks at the ends of the lines; those of the key have no data."""
    return [line.get_marker() for line in axes.get_lines() if len(line.get_xdata())]


def test_cells_that_were_gone_by_a_time_are_not_drawn_as_found_up_to_it(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    durations.draw(axes, frame.assign(relation=["≤", "="]))
    assert ends_of(axes) == ["|", "o"]


def test_kinds_of_therapy_that_the_figure_names_are_shown_alone() -> None:
    shown = durations.frame_of(TABLES, {"outcome_ids": "scent", "modality_ids": "green"})
    assert list(shown.study_id) == ["ant"]


def test_the_scale_multiplies(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    durations.draw(axes, frame)
    assert axes.get_xscale() == "log"


@pytest.mark.parametrize("days, shown", [(0.5, (0.5, 3652.5)), (100_000, (1, 100_000)), (0, (1, 3652.5))])
def test_the_scale_reaches_over_every_time(days: float, shown: tuple[float, float]) -> None:
    assert durations.days_shown(pd.DataFrame({"days": [days, 8]})) == shown


def test_a_century_is_drawn_within_the_axes(frame: pd.DataFrame) -> None:
    axes = Figure().subplots()
    durations.draw(axes, frame.assign(days=[30.4375, 36525.0]))
    number = axes.texts[-1]
    assert number.get_text() == "2 to 3 years"
    assert 36525 < number.get_position()[0] < axes.get_xlim()[1]
