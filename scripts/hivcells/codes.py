"""Words of the tables that more than one package asks for."""

from __future__ import annotations

import pandas as pd

# The role of outcomes that are followed in time and compared between arms, and their averages; of both the first is taken.
FOLLOWED, AVERAGES = "cell count", ("mean", "median")
# The visits between which an average that is followed changes.
BASELINE, LAST = "baseline", "last"
# The scope of events that are counted in everybody of an arm.
EVERYBODY = "all"
# What the analysis of a number says that no model made.
AS_SEEN = ("", "unadjusted")
# Where the counts behind a difference of shares come from: the text itself.
PRINTED_COUNTS = "printed counts"
# The verdicts on a printed statistic, the most favourable first.
AGREES = "agrees"
WITH_ROUNDING = "agrees only with rounding"
DOES_NOT_FOLLOW = "does not follow from what is printed"
CANNOT_BE_CHECKED = "cannot be checked"
VERDICTS = [AGREES, WITH_ROUNDING, DOES_NOT_FOLLOW, CANNOT_BE_CHECKED]
# The kind of limits that are computed and rechecked here, whose level analysis.statistics.CONFIDENCE is.
CONFIDENCE_LIMITS = "95% CI"
# How the check of a ratio against its limits is called.
RATIO_AMID_LIMITS = "ratio amid its interval"


def followed_outcomes(outcomes: pd.DataFrame) -> set[str]:
    """The keys of the outcomes that are followed in time."""
    return set(outcomes.outcome_id[outcomes.role == FOLLOWED])
