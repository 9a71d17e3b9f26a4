"""All rechecks by their ids."""

from __future__ import annotations

from functools import cache

from independent.rechecks import coefficients, folds, half_lives, survival_percentages
from independent.rechecks_of_counts import means_of_whole_numbers, p_from_counts, percentages, sums_of_arms
from independent.rechecks_of_effects import differences, middles_of_ratios, p_values


@cache
def rechecks() -> dict[str, dict]:
    """Verdicts, and the recomputed numbers behind them.

    Where the counts behind a P value are printed, that no interval is printed as well is no loss.
    """
    found = dict(p_from_counts())
    from_counts = {check["printed_id"] for check in found.values()}
    found |= {
        check_id: check
        for check_id, check in p_values()
        if check["printed_id"] not in from_counts or check["value"] is not None
    }
    others = (differences, middles_of_ratios, coefficients, sums_of_arms, percentages)
    for kind in (*others, means_of_whole_numbers, survival_percentages, half_lives, folds):
        found |= dict(kind())
    return found


def verdicts() -> dict[str, dict]:
    """Those that say how print and recomputation agree."""
    return {check_id: check for check_id, check in rechecks().items() if check["verdict"]}
