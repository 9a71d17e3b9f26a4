"""All checks of printed statistics as one table."""

from __future__ import annotations

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.percentages import check_percentages
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.uncheckable import check_coefficients, check_half_lives, check_survival_percentages
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED, COLUMNS, with_roles
from hivcells.tables import Tables


def recheck(evidence: Tables, contrasts: pd.DataFrame) -> pd.DataFrame:
    """A row for each check with its verdict, and for each number that a check implies."""
    findings, events = with_roles(evidence["findings"], evidence["outcomes"]), evidence["events"]
    from_counts = check_p_from_counts(findings, events)
    checked = {row["printed_id"] for row in from_counts}
    # Where the counts are printed, a missing interval is no loss.
    p_values = [
        row
        for row in check_p_values(findings)
        if row["printed_id"] not in checked or row["verdict"] != CANNOT_BE_CHECKED
    ]
    rows = [
        *check_differences(findings, contrasts),
        *from_counts,
        *p_values,
        *check_log_symmetry(findings),
        *check_coefficients(findings),
        *check_sums_of_arms(findings),
        *check_percentages(events),
        *check_means_of_whole_numbers(findings, evidence["units"]),
        *check_survival_percentages(findings),
        *check_half_lives(findings),
        *check_folds(findings),
    ]
    return table_of_estimates(rows, COLUMNS)
