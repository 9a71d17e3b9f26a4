"""What a figure of changes shows: printed differences and changes, those of averages, and rows of context, a row each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from hivcells.figures.style import selected
from hivcells.quantities import days_of
from hivcells.tables import Tables, words

COLUMNS = ["kind", "study_id", "study", "arm_id", "arm", "arm_cell", "value_id", "value", "low", "high", "interval"]
COLUMNS += ["says", "is_made", "timed_id", "time_value", "time_unit", "is_span", "days", "band"]
COMPARED, SOON, ALONE, CONTROL, CONTEXT = "compared", "soon", "alone", "control", "context"
EXPERIMENTAL = "experimental"
# In the order of the drawing: what the rows of a kind are, in words.
HEADS = {
    COMPARED: "Compared with another group",
    ALONE: "Before and after, months later",
    SOON: "Before and after, within weeks",
    CONTROL: "Before and after, in control arms",
    CONTEXT: "For comparison",
}
# ASSUME: within two months what was given is a part of what is counted.
SOON_DAYS = 62
# What a comparison without a number says, by the sign under which its words are entered.
DIRECTION, SAYS = "direction", {"1": "higher", "-1": "lower", "0": "not significant"}
FOLLOW_UP, RANGE, LAST = "follow_up", "range", "last"


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each arm: its printed difference from a control, else its printed change, else that of its averages.

    Of several times the last is taken. Arms without the experimental treatment stand under a heading of their own.
    Rows of context are those that the figure selects.
    """
    findings, outcomes = tables["findings"], words(figure["outcome_ids"])
    every = [_printed(findings, outcomes), _changes_of_averages(tables, outcomes)]
    rows = _one_an_arm(_with_arms(pd.concat(every, ignore_index=True), tables["arms"]))
    rows = _with_studies(rows, tables)
    rows = _timed_by_follow_up(rows, findings)
    whole = pd.concat([rows, _context(findings, figure)], ignore_index=True).astype(object).fillna("")
    return whole.assign(band=figure["column"])[COLUMNS]


def _with_studies(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The rows with the name of their study; what is of no single arm has the kind of therapy in place of the arm's name."""
    studies = tables["studies"].set_index("study_id")
    known = rows[rows.study_id.isin(studies.index)]
    modality, is_arm = known.study_id.map(studies.modality_id), known.arm != ""
    therapy = modality.map(tables["modalities"].set_index("modality_id").label)
    return known.assign(
        study=known.study_id.map(studies.label),
        arm=known.arm.where(is_arm, therapy),
        arm_cell=("arms#" + known.arm_id + "#label").where(is_arm, "modalities#" + modality + "#label"),
    )


def _timed_by_follow_up(rows: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Last counts without a time of their own get the range of times for which their study followed people.

    ASSUME: a study that gives how long people had been followed as a range counted the last time at the end of it. A time
    that was planned, or an average, does not say when the last count was taken.
    """
    ranges = findings[(findings.outcome_id == FOLLOW_UP) & (findings.statistic == RANGE) & (findings.arm_id == "")]
    of_study = ranges.drop_duplicates("study_id", keep=False).set_index("study_id")
    last = findings.finding_id[findings.visit == LAST]
    is_span = (rows.time_value == "") & rows.timed_id.isin(last) & rows.study_id.isin(of_study.index)
    spans = of_study.reindex(rows.study_id).set_axis(rows.index)
    return rows.assign(
        is_span=is_span.map({True: "yes", False: ""}),
        timed_id=rows.timed_id.mask(is_span, spans.finding_id),
        time_value=rows.time_value.mask(is_span, spans.low + " to " + spans.high),
        time_unit=rows.time_unit.mask(is_span, spans.unit),
    )


def _printed(findings: pd.DataFrame, outcomes: list[str]) -> pd.DataFrame:
    """Differences and changes that a text gives, as printed or worked out from it, and comparisons without a number."""
    of_outcomes = findings[findings.outcome_id.isin(outcomes)].rename(columns={"finding_id": "value_id"})
    is_gain = (of_outcomes.statistic == "difference") & (of_outcomes.unit != "percent") & (of_outcomes.value != "")
    gains = of_outcomes[is_gain & (of_outcomes.study_id != "")]
    is_without = (of_outcomes.statistic == DIRECTION) & (of_outcomes.comparator_arm_id != "")
    without = of_outcomes[is_without]
    rows = pd.concat([gains, without.assign(says=without.value.map(SAYS), value="", low="", high="")])
    return rows.assign(
        is_made=rows.how_obtained.map({"computed": "yes"}).fillna(""),
        kind=[COMPARED if other else ALONE for other in rows.comparator_arm_id],
        rank=(rows.value == "").astype(int) * 2,
        timed_id=rows.value_id,
    )


def _with_arms(rows: pd.DataFrame, arms: pd.DataFrame) -> pd.DataFrame:
    """The rows with the arm's name and the days; those within weeks, and those of control arms, are of another kind."""
    names = arms[["arm_id", "label", "role"]].rename(columns={"label": "arm"}).assign(arm_place=range(len(arms)))
    named = rows.merge(names, on="arm_id", how="left")
    is_control = named.role.fillna(EXPERIMENTAL) != EXPERIMENTAL
    named = named.assign(kind=named.kind.mask(is_control & (named.kind == ALONE), CONTROL))
    named = named[~is_control | (named.kind == CONTROL)].fillna({"arm": ""})
    named = named.assign(days=list(map(days_of, named.time_value, named.time_unit)))
    return named.assign(kind=named.kind.mask((named.kind == ALONE) & (named.days <= SOON_DAYS), SOON))


def _one_an_arm(rows: pd.DataFrame) -> pd.DataFrame:
    """The row of each arm that says most, in the order of the drawing: compared, then printed, then the last in time.

    Arms whose counts were taken at the same time stand in their curated order, such as that of their doses.
    """
    best = rows.assign(after=(rows.kind != COMPARED).astype(int)).sort_values(
        ["after", "rank", "days", "value_id"], ascending=[True, True, False, True]
    )
    best = best.drop_duplicates(["study_id", "arm_id"])
    place = {kind: place for place, kind in enumerate(HEADS)}
    return best.assign(place=best.kind.map(place)).sort_values(["place", "days", "arm_place", "value_id"])


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
    days = list(map(days_of, rows.time_value, rows.time_unit))
    return rows.assign(
        kind=CONTEXT, timed_id=rows.value_id, study=rows.value_id.map(chosen), study_id="", arm="", arm_id="", days=days
    )
