"""All tables of the report."""

from __future__ import annotations

from hivcells.report.tables import (
    characteristics,
    comparisons,
    discrepancies,
    events,
    fragile_claims,
    people_by_design,
    recheck,
    risk_differences,
    risk_of_bias,
    searches,
)
from hivcells.report.tables.pieces import Table
from hivcells.tables import Tables


def tables_of_report(tables: Tables) -> list[Table]:
    """Every table of the report, from the frames of the evidence and of the analyses by name."""
    return [
        people_by_design.table(tables),
        *characteristics.by_modality(tables),
        *events.harms_and_others(tables),
        comparisons.changes(tables),
        comparisons.contrasts(tables),
        risk_differences.table(tables),
        recheck.table(tables),
        fragile_claims.table(tables),
        discrepancies.table(tables),
        risk_of_bias.table(tables),
        searches.table(tables),
    ]
