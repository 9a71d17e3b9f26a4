"""The test that a text names beside a P value: what other tests make of the same numbers says nothing of it."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from hivcells.analysis.rechecks.rows import Finding
from hivcells.analysis.rechecks.verdicts import as_printed, uncheckable

# No interval, count or mean implies the P value of ranks, of whole curves, of pairs, of a trend, or of another question.
OF_OTHER_NUMBERS = re.compile(
    r"log[- ]?rank|mann[-\u2013 ]?whitney|wilcoxon|rank[- ]sum|signed[- ]rank|kruskal|friedman|mcnemar|for interaction"
    r"|interaction (?:P\b|test|term)|\bP[-_ ]?interaction|(?:P|test|values?) for trend|trend test|inferiority|equivalence|permutation|bootstrap"
    r"|bonferroni|multiple (?:comparisons|testing)",
    re.IGNORECASE,
)
# The P value of a model follows from the model's own interval, and not from the raw counts and means.
OF_A_MODEL = re.compile(
    r"an?cova\b|analysis of covariance|\bcox\b|regression|\bpaired\b|mixed (?:effects?|models?)|estimating equations|\bGEE\b"
    r"|repeated measures|mantel|stratified|(?<!un)adjusted",
    re.IGNORECASE,
)
CHECK = "P value"
ONE_SIDED = re.compile(r"\b(?:one|single|1)[- ](?:sided|tailed)\b", re.IGNORECASE)


def words_about(p: Finding) -> str:
    """What is quoted and noted of a P value."""
    return f"{getattr(p, 'as_printed', '')} | {getattr(p, 'note', '')}"


def without_named(findings: pd.DataFrame, *named: re.Pattern[str]) -> pd.DataFrame:
    """All findings but P values by a test of these names."""
    is_p = findings[findings.statistic == "p_value"]
    others = [p.Index for p in is_p.itertuples() if any(of.search(words_about(p)) for of in named)]
    return findings.drop(index=others) if others else findings


def of_named_tests(findings: pd.DataFrame) -> list[dict[str, Any]]:
    """A row for each P value by a test that cannot be made of what is printed."""
    return [
        uncheckable(p, CHECK, as_printed(p), f"the text names what cannot be recomputed: {found[0]}")
        for p in findings[findings.statistic == "p_value"].itertuples()
        if (found := OF_OTHER_NUMBERS.search(words_about(p)))
    ]
