"""A drawing of lines that would be too high shows evenly chosen ones, and says so."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
from draw_figures import LEFT_OUT, NOTE_IN, OF_EXAMPLES, draw_figure, fitting

# A line is an inch high, and a drawing at most seven and a bit.
INCH_A_LINE = SimpleNamespace(LINE="study_id", height_in=lambda frame, narrow: len(frame))


def lines_of(number: int) -> pd.DataFrame:
    """Rows of so many studies, and one of context at the end."""
    return pd.DataFrame({"study_id": [*(f"s{place}" for place in range(number)), ""]})


def test_a_drawing_that_fits_on_a_page_has_all_of_its_lines() -> None:
    assert len(fitting(lines_of(6), INCH_A_LINE, 7.3)) == 7


def test_of_a_drawing_that_is_higher_than_a_page_evenly_chosen_lines_stay_on_less_room_and_the_context() -> None:
    """Three fifths of the height, less the note that says so, are four lines."""
    assert list(fitting(lines_of(20), INCH_A_LINE, 7.3).study_id) == ["s0", "s7", "s14", ""]


def test_a_lower_drawing_has_fewer_lines_and_the_note_that_says_so_has_room_as_well() -> None:
    exactly = (3 + NOTE_IN) / OF_EXAMPLES
    assert list(fitting(lines_of(20), INCH_A_LINE, exactly + 0.01).study_id) == ["s0", "s10", ""]
    assert list(fitting(lines_of(20), INCH_A_LINE, exactly - 0.01).study_id) == ["s0", ""]
    assert len(fitting(lines_of(3), INCH_A_LINE, 4)) == 4  # of whose lines none is left out


def test_a_drawing_of_very_many_lines_is_fitted_in_few_tries() -> None:
    tries = []
    counted = SimpleNamespace(LINE="study_id", height_in=lambda frame, narrow: tries.append(1) or len(frame))
    assert len(fitting(lines_of(8000), counted, 7.3)) == 4
    assert len(tries) < 10  # of two thousand, if every second line were tried, every third, and so on


def test_a_drawing_says_that_lines_were_left_out_and_one_of_all_lines_does_not() -> None:
    row = {
        "modality_id": "m",
        "modality": "M",
        "value_id": "v",
        "relation": "=",
        "printed": "3",
        "low": "",
        "unit": "day",
    }
    frame = pd.DataFrame([row | {"study_id": f"s{place}", "study": f"S {place}", "days": 3.0} for place in range(90)])
    figure = {"kind": "durations", "figure_id": "times", "x_label": "", "tallest_in": ""}
    assert LEFT_OUT.split()[0] in str(draw_figure(frame, figure, narrow=False))
    assert LEFT_OUT.split()[0] not in str(draw_figure(frame.head(10), figure, narrow=False))
