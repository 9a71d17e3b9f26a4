"""How far two independent extractions of the same texts agree, before differences were settled.

Numbers agree when all that was read of an item, value and limits or both counts, is equal;
for categories Cohen's kappa is given beside the percentage.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.counting import slug
from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa

SETTLED = ("first", "second", "other", "dropped")
# What the second reader knew before, as the readings say.
TOLD = ("not the data", "which number", "the first reading", "not recorded")
# What is chosen from a list; chance explains nothing of an arm, a time or a date.
CATEGORIES = ("design", "masking", "phase", "risk_of_bias", "cause")
# ASSUME: a kappa of fewer items says nothing.
FEWEST_ITEMS = 10


def agreement(numbers: pd.DataFrame, judgements: pd.DataFrame) -> pd.DataFrame:
    """Items read twice, how many came out the same, and how the others were settled."""
    return table_of_estimates([*_of_numbers(numbers), *_of_judgements(judgements)])


def _quoted(value_id: str, value: float, unit: str, decimals: int, method: str) -> dict[str, Any]:
    return {
        "value_id": value_id,
        "statistic": "agreement",
        "value": value,
        "unit": unit,
        "decimals": decimals,
        "method": method,
    }


def _of_numbers(numbers: pd.DataFrame) -> Iterator[dict[str, Any]]:
    agree = numbers["first"] == numbers["second"]
    n_agree, n = int(agree.sum()), len(numbers)
    yield _quoted("extraction.numbers", n, "numbers", 0, "numbers extracted twice")
    yield _quoted("extraction.numbers.agree", n_agree, "numbers", 0, "both extractions read the same")
    differ = "the extractions differ or one found nothing"
    yield _quoted("extraction.numbers.differ", n - n_agree, "numbers", 0, differ)
    yield _quoted("extraction.numbers.percent", 100 * agree.mean(), "percent", 1, f"{n_agree} of {n}")
    for how in SETTLED:
        count = int(((~agree) & (numbers.settled == how)).sum())
        yield _quoted(f"extraction.numbers.settled.{how}", count, "numbers", 0, f"differences settled: {how}")
    for what in TOLD:
        count = int((numbers.told == what).sum())
        yield _quoted(f"extraction.numbers.told.{slug(what)}", count, "numbers", 0, f"the second reader knew: {what}")


def _of_judgements(judgements: pd.DataFrame) -> Iterator[dict[str, Any]]:
    n = len(judgements)
    yield _quoted("extraction.judgements", n, "numbers", 0, "categories, arms, times and dates read twice")
    for field, group in judgements.groupby("field"):
        agree = group["first"] == group["second"]
        yield _quoted(f"extraction.{field}.items", len(group), "numbers", 0, f"read twice: {field}")
        share = f"{agree.sum()} of {len(group)}"
        yield _quoted(f"extraction.{field}.percent", 100 * agree.mean(), "percent", 1, share)
        if field not in CATEGORIES or len(group) < FEWEST_ITEMS:
            continue
        kappa = cohens_kappa(list(group["first"]), list(group["second"]))
        if not math.isnan(kappa):
            yield _quoted(f"extraction.{field}.kappa", kappa, "ratio", 2, f"Cohen's kappa of {len(group)} items")
