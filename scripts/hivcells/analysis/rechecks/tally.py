"""Which of the checks are counted: one for each printed number, none twice, and none that could only agree."""

from __future__ import annotations

import pandas as pd

from hivcells.analysis.rechecks import (
    correlations,
    differences,
    event_free,
    named_tests,
    p_of_counts,
    p_of_curves,
    p_of_means,
    p_values,
    parts_of_a_whole,
    percent_of_events,
)
from hivcells.codes import AGREES, CANNOT_BE_CHECKED, VERDICTS, WITH_ROUNDING

# Entry into the tables refuses a percentage that does not fit the counts typed beside it.
AGREES_BY_ENTRY = [percent_of_events.CHECK]
# Checks that hold printed percentages against each other, whichever of them has the verdict.
HELD_AGAINST_EACH_OTHER = [event_free.CHECK, parts_of_a_whole.CHECK, p_of_counts.CHECK_OF_SHARES]
# Checks of a printed P value, whichever way it is recomputed.
OF_P_VALUES = [
    p_of_counts.CHECK,
    p_of_counts.CHECK_OF_SHARES,
    correlations.CHECK,
    p_of_means.CHECK,
    p_of_curves.CHECK,
    p_values.CHECK,
    p_values.DECISION,
    named_tests.CHECK,
]
# Checks that are several ways to the same number, under what the number is: the print may follow by any of them.
WAYS = dict.fromkeys(differences.CHECKS, "difference") | dict.fromkeys(OF_P_VALUES, "P value")
DECIDED = [verdict for verdict in VERDICTS if verdict != CANNOT_BE_CHECKED]


def in_tally(checks: pd.DataFrame) -> pd.Series:
    """'yes' for the check that speaks for its printed number, '' for all others, in the order of the rows.

    Of several ways to one number the most favourable verdict counts, of several conditions on it the least favourable;
    what cannot be checked counts only where nothing can, and not where another percentage was held against it.
    """
    candidates = checks[(checks.verdict != "") & ~_can_only_agree(checks) & ~_held_against_another(checks)]
    way = candidates.check.map(WAYS).fillna(candidates.check)  # any other check is a condition of its own
    rank = candidates.verdict.map(VERDICTS.index)
    best = (
        candidates.assign(rank=rank, way=way).sort_values(["rank", "value_id"]).drop_duplicates(["printed_id", "way"])
    )
    # Among conditions: does not follow, only with rounding, agrees, and last of all cannot be checked.
    order = best["rank"].where(best["rank"] == len(DECIDED), -best["rank"])
    chosen = best.assign(order=order).sort_values(["order", "value_id"]).drop_duplicates("printed_id")
    return pd.Series("", index=checks.index).mask(checks.value_id.isin(chosen.value_id), "yes")


def _can_only_agree(checks: pd.DataFrame) -> pd.Series:
    return checks.check.isin(AGREES_BY_ENTRY) & checks.verdict.isin([AGREES, WITH_ROUNDING])


def _held_against_another(checks: pd.DataFrame) -> pd.Series:
    """Numbers that have no verdict of their own, but were held against another that has: to count both would count one check twice."""
    of_percentages = checks[checks.check.isin(HELD_AGAINST_EACH_OTHER) & checks.verdict.isin(DECIDED)]
    used = {of for inputs in of_percentages.inputs for of in inputs.split()}
    return (checks.verdict == CANNOT_BE_CHECKED) & checks.printed_id.isin(used)
