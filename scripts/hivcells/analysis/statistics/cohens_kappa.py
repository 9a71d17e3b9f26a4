"""Agreement of two judges beyond chance."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from statsmodels.stats.inter_rater import cohens_kappa as kappa_of_table


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> float:
    """Cohen's unweighted kappa of two judges' categories for the same items, -1 to 1.

    1 is full agreement, 0 what chance alone would give. Not a number when both judges put
    every item into one category, since chance then explains everything.

    Raises
    ------
    ValueError
        When the judges did not judge the same number of items, or none, or a judgement is no text.

    Source
    ------
    Cohen 1960, doi:10.1177/001316446002000104; computed by statsmodels.
    """
    for judgements in (first, second):
        if not isinstance(judgements, (list, tuple)) or not all(isinstance(one, str) for one in judgements):
            raise ValueError(f"judgements must be a list of texts, not {judgements!r}")
    if len(first) != len(second) or not first:
        raise ValueError(f"both judges must judge the same items, not {len(first)} and {len(second)}")
    categories = sorted({*first, *second})
    if len(categories) == 1:
        return float("nan")
    judged = pd.crosstab(*(pd.Categorical(one, categories) for one in (first, second)), dropna=False)
    return float(kappa_of_table(judged.to_numpy(), return_results=False))
