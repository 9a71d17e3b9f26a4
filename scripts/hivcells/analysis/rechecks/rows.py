"""What the rechecks read of a row, so that a column that no table has is noticed before anything is run."""

from __future__ import annotations

from typing import Any, Protocol


class Finding(Protocol):
    """A printed number: a row of findings, all text, with the columns that verdicts.with_roles adds to it."""

    Index: Any  # the line in its file
    finding_id: str
    study_id: str
    arm_id: str
    comparator_arm_id: str
    outcome_id: str
    scope: str
    time_value: str
    time_unit: str
    statistic: str
    relation: str
    value: str
    low: str
    high: str
    interval: str
    unit: str
    as_printed: str
    source_id: str
    how_obtained: str
    spread_kind: str
    spread: str
    analysis: str
    n_assessed: str
    note: str
    role: str
    whole_scopes: str

    def _replace(self, **cells: str) -> Finding:
        """The same row with other cells."""
        ...


class Event(Protocol):
    """People with an event among those assessed: a row of events, all text."""

    event_id: str
    study_id: str
    arm_id: str
    outcome_id: str
    event: str
    scope: str
    severity: str
    n_events: str
    n_assessed: str
    percent_printed: str


class Contrast(Protocol):
    """A difference of two arms that was computed, as the analyses write it."""

    value_id: str
    contrast_of: str
    value: Any
    rounding: Any
    unit: str
    decimals: Any
    inputs: str
    method: str
