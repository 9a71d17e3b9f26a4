"""Words of the tables that more than one package asks for."""

from __future__ import annotations

import pandas as pd

# The role of outcomes that are followed in time and compared between arms, and their averages; of both the first is taken.
FOLLOWED, AVERAGES = "cell count", ("mean", "median")
# The scope of events that are counted in everybody of an arm.
EVERYBODY = "all"
# What the analysis of a number says that no model made.
AS_SEEN = ("", "unadjusted")
# Where the counts behind a difference of shares come from: the text itself.
PRINTED_COUNTS = "printed counts"


def followed_outcomes(outcomes: pd.DataFrame) -> set[str]:
    """The keys of the outcomes that are followed in time."""
    return set(outcomes.outcome_id[outcomes.role == FOLLOWED])
