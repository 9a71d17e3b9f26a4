"""A square with its limits is drawn within the scale of the figure of gains, and beyond it ends in arrowheads."""

from __future__ import annotations

from hivcells.figures import effects
from hivcells.figures.squares import draw_square
from matplotlib.figure import Figure
from matplotlib.markers import CARETLEFT, CARETRIGHT


def ends_of(value: str, low: str, high: str) -> dict[str, list[float]]:
    """Where the drawing of one gain has its squares and arrowheads, and its interval."""
    axes = Figure(figsize=(6.6, 4)).subplots()
    row = {"value": value, "low": low, "high": high, "interval": "95% CI", "is_made": ""}
    draw_square(axes, 0, row, "black", (effects.FROM, effects.TO))
    looks = {CARETLEFT: "left", CARETRIGHT: "right", "s": "square"}
    marked = {name: [] for name in [*looks.values(), "interval"]}
    for line in axes.get_lines():
        if line.get_marker() in looks:
            marked[looks[line.get_marker()]].extend(line.get_xdata())
        elif line.get_linestyle() == "-":
            marked["interval"].extend(line.get_xdata())
    return marked


def test_a_fall_beyond_the_scale_ends_in_an_arrowhead_at_its_lower_end() -> None:
    ends = ends_of("-300", "-400", "-200")
    assert set(ends["left"]) == {effects.FROM} and not ends["right"] and not ends["square"]
    assert ends["interval"] == [effects.FROM, effects.FROM]


def test_limits_beyond_the_scale_end_in_arrowheads() -> None:
    ends = ends_of("30", "-81", "421")
    assert ends == {"left": [-80], "right": [420], "square": [30], "interval": [-80, 420]}


def test_limits_at_the_ends_of_the_scale_are_not_beyond_it() -> None:
    assert ends_of("30", "-80", "420") == {"left": [], "right": [], "square": [30], "interval": [-80, 420]}


def test_limits_of_a_kind_that_is_not_named_are_a_broken_line() -> None:
    axes = Figure(figsize=(6.6, 4)).subplots()
    row = {"value": "30", "low": "10", "high": "50", "is_made": ""}
    for y, kind in enumerate(("not named", "95% CI")):
        draw_square(axes, y, row | {"interval": kind}, "black", (-60, 420))
    assert [line.is_dashed() for line in axes.get_lines() if len(line.get_xdata()) == 2] == [True, False]
