"""Which of the checks are counted: one for each printed number, none twice, and none that could only agree."""

from __future__ import annotations

import pandas as pd

from hivcells.analysis.rechecks.verdicts import AGREES, CANNOT_BE_CHECKED, VERDICTS, WITH_ROUNDING

# Entry into the tables refuses a percentage that does not fit the counts typed beside it.
AGREES_BY_ENTRY = ["percentage of counts"]
# Checks that hold printed percentages against each other, whichever of them has the verdict.
HELD_AGAINST_EACH_OTHER = ["event-free share", "shares of one whole", "P value from the percentages"]
# Checks that are several ways to the same number: the print may follow by any of them.
WAYS = {"difference of": "difference", "P value ": "P value"}
DECIDED = [verdict for verdict in VERDICTS if verdict != CANNOT_BE_CHECKED]


def in_tally(checks: pd.DataFrame) -> pd.Series:
    """'yes' for the check that speaks for its printed number, '' for all others, in the order of the rows.

    Of several ways to one number the most favourable verdict counts, of several conditions on it the least favourable;
    what cannot be checked counts only where nothing can, and not where another percentage was held against it.
    """
    candidates = checks[(checks.verdict != "") & ~_can_only_agree(checks) & ~_held_against_another(checks)]
    way = candidates.check.map(_way_of)
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


def _way_of(check: str) -> str:
    return next((way for start, way in WAYS.items() if check.startswith(start)), check)
