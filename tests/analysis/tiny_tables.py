"""Tables of a made-up review of teas, as evidence is read: all text, blank where a test says nothing, lines from 2 on.

Names of arms are no pieces of their ids, so that a program that cuts ids into pieces is noticed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
from hivcells.analysis.rechecks.verdicts import with_roles

FINDING = dict.fromkeys(
    [
        "finding_id", "study_id", "arm_id", "comparator_arm_id", "outcome_id", "scope", "is_primary", "time_value",
        "time_unit", "visit", "statistic", "relation", "value", "low", "high", "interval", "unit", "as_printed", "source_id",
        "locator", "how_obtained", "spread_kind", "spread", "time_since", "analysis", "n_assessed", "note",
    ],
    "",
) | {"study_id": "tea", "outcome_id": "white_cells", "relation": "=", "source_id": "tea_2020", "how_obtained": "printed"}  # fmt: skip
EVENT = dict.fromkeys(
    [
        "event_id", "study_id", "arm_id", "outcome_id", "event", "scope", "is_primary", "kind", "n_events",
        "n_assessed", "counted", "percent_printed", "severity", "as_printed", "source_id", "locator", "how_obtained",
        "note",
    ],
    "",
) | {"study_id": "tea", "outcome_id": "headache", "event": "headache_day7", "scope": "all", "kind": "adverse event", "counted": "people", "source_id": "tea_2020", "how_obtained": "printed"}  # fmt: skip


def table(rows: list[dict[str, str]], common: Mapping[str, str]) -> pd.DataFrame:
    """Rows with what they have in common; a name that no column has is refused."""
    unknown = {name for row in rows for name in row} - set(common)
    assert not unknown, f"no such column: {unknown}"
    lines = pd.RangeIndex(2, 2 + len(rows), name="line")
    return pd.DataFrame([{**common, **row} for row in rows], index=lines, columns=list(common), dtype=str)


def findings(*rows: dict[str, str]) -> pd.DataFrame:
    """Printed numbers of the study of teas."""
    return table(list(rows), FINDING)


def events(*rows: dict[str, str]) -> pd.DataFrame:
    """Counted events of the study of teas."""
    return table(list(rows), EVENT)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table that was made, each by the names of its columns."""
    return frame.to_dict("records")


def written(frame: pd.DataFrame) -> pd.DataFrame:
    """A table as the next program reads it: all text."""
    return frame.astype(str)


ARMS = table(
    [
        {"arm_id": "tea.x1", "study_id": "tea", "short_name": "green", "role": "experimental"},
        {"arm_id": "tea.x2", "study_id": "tea", "short_name": "black", "role": "experimental"},
        {"arm_id": "tea.x3", "study_id": "tea", "short_name": "water", "role": "control"},
        {"arm_id": "tea.x4", "study_id": "tea", "short_name": "donors", "role": "other"},
        {"arm_id": "mate.y1", "study_id": "mate", "short_name": "mate", "role": "experimental"},
        {"arm_id": "mate.y2", "study_id": "mate", "short_name": "milk", "role": "control"},
    ],
    dict.fromkeys(["arm_id", "study_id", "short_name", "role"], ""),
)
OUTCOMES = table(
    [
        {"outcome_id": "white_cells", "role": "cell count"},
        {"outcome_id": "red_cells", "role": "cell count"},
        {
            "outcome_id": "drinkers",
            "role": "people",
            "whole_scopes": "assessed infused treated studied allocated enrolled",
        },
        {"outcome_id": "cups", "role": "arms"},
        {"outcome_id": "clearance", "role": "half-life"},
        {"outcome_id": "headache", "role": "harm", "percent_counts_people": "yes"},
        {"outcome_id": "relief", "percent_counts_people": "with censoring", "part_of": "evening"},
        {"outcome_id": "asleep", "percent_counts_people": "with censoring", "part_of": "evening"},
        {"outcome_id": "cheerful", "not_above": "awake", "part_of": "evening"},
        {"outcome_id": "awake"},
        {"outcome_id": "weight", "role": ""},
    ],
    dict.fromkeys(["outcome_id", "role", "percent_counts_people", "not_above", "part_of", "whole_scopes"], ""),
)
UNITS = table(
    [
        {
            "unit_id": "cells",
            "symbol": "cells/µL",
            "singular": "cell/µL",
            "counts_whole_things": "yes",
            "never_negative": "yes",
        },
        {"unit_id": "kilograms", "symbol": "kg", "singular": "kg", "never_negative": "yes"},
        {"unit_id": "percent", "symbol": "%", "singular": "%"},
        {"unit_id": "percentage_points", "symbol": "points", "singular": "point"},
        {"unit_id": "p", "symbol": "P", "singular": "P"},
        {"unit_id": "people", "symbol": "people", "singular": "person"},
        {"unit_id": "arms", "symbol": "arms", "singular": "arm"},
        {"unit_id": "numbers", "symbol": "", "singular": ""},
        {"unit_id": "ratio", "symbol": "", "singular": ""},
        {"unit_id": "studies", "symbol": "studies", "singular": "study"},
        {"unit_id": "documents", "symbol": "documents", "singular": "document"},
    ],
    dict.fromkeys(["unit_id", "symbol", "singular", "counts_whole_things", "never_negative"], ""),
)
DRINKERS = {"finding_id": "tea.n", "outcome_id": "drinkers", "scope": "infused", "unit": "people", "arm_id": "tea.x1"}


def rich(*rows: dict[str, str]) -> pd.DataFrame:
    """Findings as the rechecks take them."""
    return with_roles(findings(*rows), OUTCOMES)


def of_people(n: str, *rows: dict[str, str]) -> pd.DataFrame:
    """Findings of an arm of so many people."""
    return rich(DRINKERS | {"value": n}, *rows)


def people(n: str, arm: str = "tea.x1", scope: str = "infused", **other: str) -> dict[str, str]:
    """A printed number of people."""
    return {"finding_id": f"n.{arm}.{scope}", "outcome_id": "drinkers", "unit": "people", "value": n, "arm_id": arm, "scope": scope} | other  # fmt: skip
