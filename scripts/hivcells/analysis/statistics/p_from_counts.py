"""P values that two counts of events imply, by the tests that a paper may have used."""

from __future__ import annotations

import numpy as np
from scipy.stats import chi2_contingency, fisher_exact, hypergeom

from hivcells.analysis.statistics.arguments import events_of
from hivcells.analysis.statistics.barnard import MOST_TABLES, barnard_p

TESTS = {
    "fisher": "Fisher's exact test",
    "barnard": "Barnard's exact test",
    "chi_squared": "chi-squared test",
    "chi_squared_corrected": "chi-squared test with Yates's correction",
}
# Tests that a paper must name: nobody may choose them after the result was seen.
TO_BE_NAMED = {
    "fisher_one_sided": "Fisher's exact test, one-sided",
    "fisher_mid_p": "Fisher's exact test, mid-P",
}
# Of these, the tests of one side.
ONE_SIDED = ("fisher_one_sided",)


def fisher_p(events: int, assessed: int, events_control: int, assessed_control: int) -> float:
    """Two-sided P value of 'no difference' between two shares by Fisher's exact test.

    Raises ValueError as p_from_counts does.

    Source
    ------
    Mehta and Senchaudhuri 2003, as for p_from_counts; computed by scipy.
    """
    return float(fisher_exact(counts_as_table(events, assessed, events_control, assessed_control)).pvalue)


def p_from_counts(events: int, assessed: int, events_control: int, assessed_control: int) -> dict[str, float]:
    """Two-sided P value of 'no difference' between two shares, by the key of the test in TESTS.

    The chi-squared tests are left out where nobody or everybody has the event.
    Barnard's test is left out where the groups have more than MOST_TABLES pairs of counts.

    Raises
    ------
    ValueError
        When nobody was assessed, events do not lie between 0 and the people assessed, or any of the
        four is no whole number or larger than arguments.MOST_PEOPLE.

    Source
    ------
    Mehta and Senchaudhuri 2003, Conditional versus unconditional exact tests for comparing two
    binomials, on the two exact tests; Fisher's and the chi-squared tests are scipy's.
    """
    table = counts_as_table(events, assessed, events_control, assessed_control)
    p_values = {"fisher": fisher_p(events, assessed, events_control, assessed_control)}
    if (assessed + 1) * (assessed_control + 1) <= MOST_TABLES:
        p_values["barnard"] = barnard_p(events, assessed, events_control, assessed_control)
    if table.sum(axis=1).all():
        p_values["chi_squared"] = float(chi2_contingency(table, correction=False).pvalue)
        p_values["chi_squared_corrected"] = float(chi2_contingency(table, correction=True).pvalue)
    return p_values


def p_to_be_named(events: int, assessed: int, events_control: int, assessed_control: int) -> dict[str, float]:
    """P values by the tests in TO_BE_NAMED, in the direction of the difference that was seen.

    The mid-P is Fisher's two-sided P less half the probability of the tables that are as likely as that seen.

    Raises ValueError as p_from_counts does.

    Source
    ------
    Agresti 1992, A survey of exact inference for contingency tables, doi:10.1214/ss/1177011454.
    """
    table = counts_as_table(events, assessed, events_control, assessed_control)
    one_sided = min(float(fisher_exact(table, alternative=side).pvalue) for side in ("less", "greater"))
    least = max(0, events + events_control - assessed_control)
    counts = np.arange(least, min(assessed, events + events_control) + 1)
    chances = hypergeom(assessed + assessed_control, events + events_control, assessed).pmf(counts)
    seen = chances[events - least]
    # As scipy does, equal but for the last digits of a float counts as equal.
    as_likely = np.isclose(chances, seen, rtol=1e-7, atol=0)
    mid_p = chances[(chances < seen) & ~as_likely].sum() + chances[as_likely].sum() / 2
    return {"fisher_one_sided": one_sided, "fisher_mid_p": float(mid_p)}


def counts_as_table(events: int, assessed: int, events_control: int, assessed_control: int) -> np.ndarray:
    """The four counts, a column for each group: events above, no events below."""
    (a, m), (b, n) = events_of(events, assessed), events_of(events_control, assessed_control)
    return np.array([[a, b], [m - a, n - b]])
