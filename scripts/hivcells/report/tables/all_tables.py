"""All tables of the report."""

from __future__ import annotations

from hivcells.report.tables import (
    cases,
    certainty,
    certainty_profile,
    checklists,
    comparisons,
    discrepancies,
    events,
    fragile_claims,
    funders,
    harms,
    interruptions,
    next_trial,
    people_by_design,
    perspectives,
    recheck,
    risk_differences,
    risk_of_bias,
    searches,
    studies,
    underway,
)
from hivcells.report.tables.pieces import Table
from hivcells.tables import Tables


def tables_of_report(tables: Tables) -> list[Table]:
    """Every table of the report, from the frames of the evidence and of the analyses by name."""
    return [
        studies.table(tables),
        funders.table(tables),
        events.table(tables),
        harms.table(tables),
        people_by_design.table(tables),
        comparisons.changes(tables),
        comparisons.contrasts(tables),
        risk_differences.table(tables),
        recheck.table(tables),
        fragile_claims.table(tables),
        discrepancies.table(tables),
        risk_of_bias.table(tables),
        searches.table(tables),
        cases.table(tables),
        certainty.table(tables),
        certainty_profile.table(tables),
        checklists.table(tables),
        next_trial.table(tables),
        interruptions.table(tables),
        perspectives.table(tables),
        underway.table(tables),
    ]
