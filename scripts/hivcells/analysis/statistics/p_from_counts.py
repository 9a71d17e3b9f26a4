"""P values that two counts of events imply, by the tests that a paper may have used."""

from __future__ import annotations

from typing import Literal

import numpy as np
from scipy.stats import barnard_exact, chi2_contingency, fisher_exact

TESTS = {
    "fisher": "Fisher's exact test",
    "barnard": "Barnard's exact test",
    "chi_squared": "chi-squared test",
    "chi_squared_corrected": "chi-squared test with Yates's correction",
}


def p_from_counts(
    events: int,
    assessed: int,
    events_control: int,
    assessed_control: int,
    alternative: Literal["two-sided", "less", "greater"] = "two-sided",
) -> dict[str, float]:
    """P value of 'no difference' between two shares, by the key of the test in TESTS.

    The chi-squared tests are two-sided, and left out where nobody or everybody has the event.

    Raises
    ------
    ValueError
        When nobody was assessed, or events do not lie between 0 and the people assessed.

    Source
    ------
    Mehta and Senchaudhuri 2003, Conditional versus unconditional exact tests for comparing two
    binomials, on the two exact tests; the computation is scipy's.
    """
    for n_events, n_assessed in ((events, assessed), (events_control, assessed_control)):
        if n_assessed < 1 or not 0 <= n_events <= n_assessed:
            raise ValueError(f"events must lie between 0 and the people assessed, not {n_events} of {n_assessed}")
    # A column is a group, as barnard_exact wants it: events above, no events below.
    table = np.array([[events, events_control], [assessed - events, assessed_control - events_control]])
    p_values = {
        "fisher": float(fisher_exact(table, alternative=alternative).pvalue),
        "barnard": float(barnard_exact(table, alternative=alternative).pvalue),
    }
    if alternative == "two-sided" and table.sum(axis=1).all():
        p_values["chi_squared"] = float(chi2_contingency(table, correction=False).pvalue)
        p_values["chi_squared_corrected"] = float(chi2_contingency(table, correction=True).pvalue)
    return p_values
