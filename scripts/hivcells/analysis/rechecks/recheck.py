"""All checks of printed statistics as one table."""

from __future__ import annotations

from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.rechecks.correlations import check_p_from_correlations
from hivcells.analysis.rechecks.differences import check_differences
from hivcells.analysis.rechecks.event_free import check_event_free
from hivcells.analysis.rechecks.folds import check_folds
from hivcells.analysis.rechecks.means import check_means_of_whole_numbers
from hivcells.analysis.rechecks.named_tests import OF_A_MODEL, OF_OTHER_NUMBERS, of_named_tests, without_named
from hivcells.analysis.rechecks.p_of_counts import check_p_from_counts, check_p_from_shares
from hivcells.analysis.rechecks.p_of_curves import check_p_of_curves
from hivcells.analysis.rechecks.p_of_means import check_p_from_means
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.parts_of_a_whole import check_parts
from hivcells.analysis.rechecks.percent_of_events import check_percentages
from hivcells.analysis.rechecks.percent_of_people import check_shares
from hivcells.analysis.rechecks.ratios import check_log_symmetry
from hivcells.analysis.rechecks.spreads import check_spreads
from hivcells.analysis.rechecks.sums_of_arms import check_sums_of_arms
from hivcells.analysis.rechecks.survival import check_survival_percentages
from hivcells.analysis.rechecks.tally import in_tally
from hivcells.analysis.rechecks.uncheckable import check_coefficients, check_half_lives
from hivcells.analysis.rechecks.verdicts import CANNOT_BE_CHECKED, COLUMNS, with_roles
from hivcells.designs import between_people
from hivcells.tables import Tables

Rows = list[dict[str, Any]]


def recheck(evidence: Tables, contrasts: pd.DataFrame) -> pd.DataFrame:
    """A row for each check with its verdict, and for each number that a check implies."""
    findings, events = with_roles(evidence["findings"], evidence["outcomes"]), evidence["events"]
    of_two_groups = [between_people(table, evidence["studies"]) for table in (findings, events)]
    p_values = p_values_by_all_ways(findings, *of_two_groups)
    rows = [
        *check_differences(findings, contrasts),
        *p_values,
        *check_log_symmetry(findings),
        *without_what_is_used(check_coefficients(findings), p_values),
        *check_sums_of_arms(of_two_groups[0]),
        *check_percentages(events),
        *check_shares(findings, evidence["outcomes"]),
        *check_means_of_whole_numbers(findings, evidence["units"]),
        *check_spreads(findings, evidence["units"]),
        *check_survival_percentages(findings),
        *check_event_free(findings, evidence["outcomes"]),
        *check_parts(findings, evidence["outcomes"]),
        *check_half_lives(findings),
        *check_folds(findings),
    ]
    table = table_of_estimates(rows, COLUMNS)
    return table.assign(in_tally=in_tally(table))


def p_values_by_all_ways(findings: pd.DataFrame, of_two_groups: pd.DataFrame, events: pd.DataFrame) -> Rows:
    """The checks of P values; where one way is open, that another is not is no loss.

    Counts are nearer to a P value than percentages, and both than the means of something else in the same people.
    A range of P values says of no comparison what its own is. Tests of two groups are of different people.
    """
    printed, of_two_groups = _with_a_value(findings), _with_a_value(of_two_groups)
    every, raw = without_named(printed, OF_OTHER_NUMBERS), without_named(of_two_groups, OF_OTHER_NUMBERS, OF_A_MODEL)
    rows = check_p_from_counts(raw, events)
    for way, of in (
        (check_p_from_shares, raw),
        (check_p_from_correlations, every),
        (check_p_from_means, raw),
        (check_p_of_curves, of_two_groups),
    ):
        checked = {row["printed_id"] for row in rows}
        rows += [row for row in way(of) if row["printed_id"] not in checked]
    checked = {row["printed_id"] for row in rows}
    others = [*check_p_values(every), *of_named_tests(printed)]
    return [*rows, *(r for r in others if r["printed_id"] not in checked or r["verdict"] != CANNOT_BE_CHECKED)]


def _with_a_value(findings: pd.DataFrame) -> pd.DataFrame:
    """All findings but ranges of P values."""
    return findings[(findings.statistic != "p_value") | (findings.value != "")]


def without_what_is_used(coefficients: Rows, p_values: Rows) -> Rows:
    """Coefficients that lack an interval, but for those that a P value was checked with: they have been recomputed with it."""
    used = {of for row in p_values if row["verdict"] for of in row["inputs"].split()}
    return [row for row in coefficients if row["printed_id"] not in used]
