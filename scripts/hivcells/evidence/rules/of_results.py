"""Rules on what must not be missing: a result of each included study, and a primary outcome that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.designs import RANDOMISED
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

INCLUDED, UNCONTROLLED = "included", "none"
# How a note begins to say why nothing stands in the tables.
NO_RESULT = "No result entered: "
NO_PRIMARY = "No primary outcome entered: "
# Cells that quote a text or describe it, and how these name a primary outcome.
QUOTING = ("as_printed", "locator", "note")
TELLING: dict[str, tuple[str, ...]] = {"findings": QUOTING, "events": QUOTING, "risk_of_bias": ("support",)}
PRIMARY = re.compile(r"\bprimary (?:end[ -]?points?|outcomes?)\b", re.IGNORECASE)


def included_studies_have_a_result(tables: Tables) -> Iterator[Complaint]:
    """Of each included study there is an event or a number that is more than its plan, or its note says why not.

    ASSUME: an outcome that no other outcome names may be a result; limits of entry and what was given are none.
    """
    outcomes, findings = tables["outcomes"], tables["findings"]
    no_results = set(outcomes.outcome_id[(outcomes.is_plan == "yes") | (outcomes.is_at_entry == "yes")])
    with_result = {*findings.study_id[~findings.outcome_id.isin(no_results)], *tables["events"].study_id}
    studies = tables["studies"]
    for row in each_row(studies.loc[studies.inclusion == INCLUDED]):
        if row.study_id not in with_result and NO_RESULT not in row.note:
            remedy = f"Enter what the text reports, or say in the note '{NO_RESULT}' and why."
            yield complain("studies", row, "study_id", "an included study without a result", remedy)


def randomised_trials_name_their_primary_outcome(tables: Tables) -> Iterator[Complaint]:
    """Of each included randomised trial with a control a row carries the primary outcome, or the note says why none."""
    marked = {study for name in ("findings", "events") for study in _studies_with_primary(tables, name)}
    studies = tables["studies"]
    is_meant = (studies.inclusion == INCLUDED) & studies.design.isin(RANDOMISED) & (studies.control != UNCONTROLLED)
    for row in each_row(studies.loc[is_meant]):
        if row.study_id not in marked and NO_PRIMARY not in row.note:
            remedy = f"Set is_primary in its row, or say in the note '{NO_PRIMARY}' and why."
            yield complain("studies", row, "study_id", "a primary outcome that no row carries", remedy)


def primary_outcomes_that_are_named_are_marked(tables: Tables) -> Iterator[Complaint]:
    """Where a row on an included study names a primary outcome a row is marked, or the note of the study says why none."""
    marked = {study for name in ("findings", "events") for study in _studies_with_primary(tables, name)}
    studies = tables["studies"]
    explained = {row.study_id for row in each_row(studies) if NO_PRIMARY in row.note or row.inclusion != INCLUDED}
    settled = marked | explained
    for name, columns in TELLING.items():
        for row in each_row(tables[name]):
            for column in columns:
                if row.study_id not in settled and PRIMARY.search(getattr(row, column)):
                    remedy = f"Set is_primary in its row, or say in the note of the study '{NO_PRIMARY}' and why."
                    yield complain(name, row, column, "a primary outcome that no row of the study carries", remedy)


def _studies_with_primary(tables: Tables, name: str) -> set[str]:
    return set(tables[name].study_id[tables[name].is_primary == "yes"])
