"""What a figure of changes shows: printed differences and changes, those of averages, and rows of context, a row each."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from hivcells.figures.style import selected
from hivcells.quantities import DAYS_IN
from hivcells.tables import Tables, words

COLUMNS = ["kind", "study_id", "study", "arm_id", "arm", "value_id", "value", "low", "high", "interval"]
COLUMNS += ["is_made", "timed_id", "time_value", "time_unit", "days", "band"]
COMPARED, SOON, ALONE, CONTEXT = "compared", "soon", "alone", "context"
# In the order of the drawing: what the rows of a kind are, in words.
HEADS = {
    COMPARED: "Compared with another group",
    ALONE: "Before and after, months later",
    SOON: "Before and after, within weeks",
    CONTEXT: "For comparison",
}
# ASSUME: within two months what was given is a part of what is counted.
SOON_DAYS = 62
DIRECTION, NO_NUMBER = "direction", "no number"


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each arm: its printed difference from a control, else its printed change, else that of its averages.

    Of several times the last is taken. Arms without the experimental treatment stand in the differences only.
    Rows of context are those that the figure selects.
    """
    outcomes = words(figure["outcome_ids"])
    findings = tables["findings"]
    is_gain = findings.outcome_id.isin(outcomes) & (findings.statistic == "difference") & (findings.unit != "percent")
    is_gain &= findings.value != ""  # a range has no square
    printed = findings[is_gain & (findings.study_id != "")].rename(columns={"finding_id": "value_id"})
    without = (
        findings.outcome_id.isin(outcomes) & (findings.statistic == DIRECTION) & (findings.comparator_arm_id != "")
    )
    told = findings[without].rename(columns={"finding_id": "value_id"}).assign(value="", low="", high="")
    printed = pd.concat([printed, told])
    printed = printed.assign(is_made=["yes" if how == "computed" else "" for how in printed.how_obtained])
    printed = printed.assign(
        kind=[COMPARED if other else ALONE for other in printed.comparator_arm_id],
        rank=(printed.value == "").astype(int) * 2,
        timed_id=printed.value_id,
    )
    made = _changes_of_averages(tables, outcomes)
    rows = pd.concat([printed, made], ignore_index=True)
    rows = rows.assign(days=[_days(row) for row in rows.to_dict("records")], has_arm=rows.arm_id != "")
    rows = rows.merge(
        tables["arms"][["arm_id", "label", "role"]].rename(columns={"label": "arm"}), on="arm_id", how="left"
    )
    rows = rows[rows.role.fillna("experimental") == "experimental"].fillna({"arm": ""})
    is_soon = (rows.kind == ALONE) & (rows.days <= SOON_DAYS)
    rows = rows.assign(kind=rows.kind.mask(is_soon, SOON))
    rows = rows.assign(after=(rows.kind != COMPARED).astype(int)).sort_values(
        ["after", "rank", "days", "value_id"], ascending=[True, True, False, True]
    )
    rows = rows.drop_duplicates(["study_id", "arm_id"])
    rows = rows.assign(place=rows.kind.map({kind: place for place, kind in enumerate(HEADS)}))
    rows = rows.sort_values(["place", "days", "value_id"])
    rows = rows.merge(tables["studies"][["study_id", "label"]].rename(columns={"label": "study"}), on="study_id")
    whole = pd.concat([rows, _context(findings, figure)], ignore_index=True).astype(object).fillna("")
    return whole.assign(band=figure["column"])[COLUMNS]


def _changes_of_averages(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    changes = tables["changes"]
    made = changes[changes.outcome_id.isin(outcomes)]
    last = tables["findings"][["finding_id", "time_value", "time_unit"]].rename(columns={"finding_id": "last_id"})
    made = made.merge(last, on="last_id")
    return made[["value_id", "study_id", "arm_id", "value", "time_value", "time_unit", "last_id"]].assign(
        low="", high="", interval="", kind=ALONE, rank=1, is_made="yes", timed_id=made.last_id
    )


def _context(findings: pd.DataFrame, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """The rows of context that the figure selects, which are of no study of this review, under the words given there."""
    chosen = selected(figure)
    rows = findings[findings.finding_id.isin(list(chosen)) & (findings.value != "")].rename(
        columns={"finding_id": "value_id"}
    )
    days = [_days(row) for row in rows.to_dict("records")]
    return rows.assign(
        kind=CONTEXT, timed_id=rows.value_id, study=rows.value_id.map(chosen), study_id="", arm="", arm_id="", days=days
    )


def _days(row: Mapping[Hashable, Any]) -> float:
    """Days until the measurement; endless where no time is printed."""
    return float(row["time_value"]) * DAYS_IN[row["time_unit"]] if row["time_value"] else math.inf
