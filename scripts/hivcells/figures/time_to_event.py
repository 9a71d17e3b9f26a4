"""Time until an event for each person in whom it came, and so far without it for each one in whom it did not.

The outcomes are two: the time until the event, and the time without it when last reported.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.markers import CARETRIGHT  # its tip stands on the value

from hivcells.complaints import Complaint, raise_if_any
from hivcells.figures.style import BLUE, ORANGE, bind_to_cells, bind_to_value
from hivcells.tables import Tables

MONTHS_IN = {"day": 1 / 30.44, "week": 7 / 30.44, "month": 1.0, "year": 12.0}
# How a bound is written in the drawing.
SIGN = {"about": "≈", "=": ""}
COLUMNS = ["study_id", "study", "outcome_id", "value_id", "relation", "printed", "unit", "months"]
ROW_HEIGHT_IN = 0.27


def frame_of(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    """One row for each time until the event and each person still without it, the shortest first.

    Of several reports of a person without the event the latest counts.
    """
    until, without = outcomes
    reports = _reports_on_single_people(tables, outcomes)
    events = reports[(reports.outcome_id == until) & (reports.person == reports.study_id)]
    latest = latest_reports(reports[reports.outcome_id == without])
    # ASSUME: a time that is no longer than the time until the event is reported of the same interval.
    months_until = latest.person.map(events.groupby("person").months.max()).fillna(0)
    rows = pd.concat([events, latest[latest.months > months_until + 1]])
    label = tables["studies"].set_index("study_id").label
    rows = rows.assign(study_id=rows.person, study=rows.person.map(label))
    return rows.sort_values(["months", "value_id"], ignore_index=True)[COLUMNS]


def _reports_on_single_people(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    """Times of single people in the studies at hand, in months, with the person and the date of the report.

    A person reported on by several studies is named by the study that the others point to.
    """
    findings, participants = tables["findings"], tables["participants"]
    single = findings[findings.outcome_id.isin(outcomes) & (findings.statistic == "single")]
    raise_if_any(_complaints_of_units(single))
    rows = single[single.study_id.isin(tables["studies"].study_id)].merge(
        tables["sources"][["source_id", "year", "month", "day"]], on="source_id"
    )
    first = rows.study_id.map(dict(zip(participants.study_id, participants.same_people_as)))
    return rows.assign(
        outcome_id=pd.Categorical(rows.outcome_id, categories=outcomes),
        person=first.where(first.isin(rows.study_id), rows.study_id),
        date=rows.year + rows.month.str.zfill(2) + rows.day.str.zfill(2),
        months=rows.value.astype(float) * rows.unit.map(MONTHS_IN),
    ).rename(columns={"finding_id": "value_id", "value": "printed"})


def _complaints_of_units(findings: pd.DataFrame) -> Iterator[Complaint]:
    for line, unit in findings.loc[~findings.unit.isin(list(MONTHS_IN)), "unit"].items():
        problem, remedy = "a figure of times cannot draw this unit", f"Give the time in {', '.join(MONTHS_IN)}."
        yield Complaint("data/findings.csv", int(str(line)), problem, remedy, "unit", unit)


def latest_reports(reports: pd.DataFrame) -> pd.DataFrame:
    """Of the reports (person, year, date, months, value_id) the latest on each person, by its date.

    ASSUME: a time without the event only grows, so a report without a date is the latest where its time is the longest.
    """
    is_dated = reports.year != ""
    dated = reports[is_dated].sort_values(["date", "months", "value_id"]).drop_duplicates("person", keep="last")
    candidates = pd.concat([dated, reports[~is_dated]]).sort_values(["months", "value_id"])
    return candidates.drop_duplicates("person", keep="last")


def height_in(frame: pd.DataFrame) -> float:
    """Height of the figure in inches."""
    return 0.9 + ROW_HEIGHT_IN * len(frame)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A line for each time, the longest on top: a cross where the event came, an arrowhead where it had not."""
    longest = frame.months.max() if len(frame) else 1
    until, _ = frame.outcome_id.cat.categories
    for y, row in enumerate(frame.to_dict("records")):
        came = row["outcome_id"] == until
        colour = ORANGE if came else BLUE
        axes.plot([0, row["months"]], [y, y], color=colour, linewidth=2)
        axes.plot(row["months"], y, marker="x" if came else CARETRIGHT, color=colour, markersize=5)
        _write_time(axes, y, row, longest)
    axes.set_yticks(range(len(frame)), frame.study)
    for label, study_id in zip(axes.get_yticklabels(), frame.study_id):
        bind_to_cells(label, f"studies#{study_id}#label")
    axes.set_ylim(-0.6, len(frame) - 0.4)
    axes.set_xlim(0, 1.44 * longest)
    axes.grid(True, axis="x")
    axes.tick_params(axis="y", length=0)


def _write_time(axes: Axes, y: float, row: dict[Hashable, Any], longest: float) -> None:
    """A time after its line; what bounds it stands before the number, which has one text wherever it is quoted."""
    relation: str = row["relation"]
    sign = SIGN.get(relation, relation)
    unit = row["unit"] if row["printed"] == "1" else f"{row['unit']}s"
    axes.text(row["months"] + 0.045 * longest, y, sign, ha="left", va="center")
    x = row["months"] + (0.12 if sign else 0.05) * longest
    bind_to_value(axes.text(x, y, f"{row['printed']} {unit}", ha="left", va="center"), row["value_id"])
