"""How far two independent extractions of the same texts agree, before differences were settled.

    python scripts/measure_agreement.py results/evidence/extraction_numbers.csv \
        results/evidence/extraction_judgements.csv results/tables/agreement.csv

Numbers agree when all that was read of an item, value and limits or both counts, is equal;
for categories Cohen's kappa is given beside the percentage.
"""

from __future__ import annotations

import argparse
import math

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import write_estimates
from hivcells.frames import read_frame
from hivcells.statistics.cohens_kappa import cohens_kappa

SETTLED = ("first", "second", "other", "dropped")
# What is chosen from a list; chance explains nothing of an arm, a time or a date.
CATEGORIES = ("design", "masking", "phase", "risk_of_bias")
# ASSUME: a kappa of fewer items says nothing.
FEWEST_ITEMS = 10


def quoted(value_id: str, value: float, unit: str, decimals: int, method: str) -> dict:
    """A row that the report can quote."""
    return {
        "value_id": value_id,
        "statistic": "agreement",
        "value": value,
        "unit": unit,
        "decimals": decimals,
        "method": method,
    }


def agreement_on_numbers(numbers: pd.DataFrame) -> list[dict]:
    """Items, items that agree, and how the others were settled."""
    agree = numbers["first"] == numbers["second"]
    rows = [
        quoted("extraction.numbers", len(numbers), "numbers", 0, "numbers extracted twice"),
        quoted("extraction.numbers.agree", int(agree.sum()), "numbers", 0, "both extractions read the same"),
        quoted(
            "extraction.numbers.differ",
            int((~agree).sum()),
            "numbers",
            0,
            "the extractions differ or one found nothing",
        ),
        quoted("extraction.numbers.percent", 100 * agree.mean(), "percent", 1, f"{agree.sum()} of {len(numbers)}"),
    ]
    for how in SETTLED:
        count = int(((~agree) & (numbers.settled == how)).sum())
        rows.append(quoted(f"extraction.numbers.settled.{how}", count, "numbers", 0, f"differences settled: {how}"))
    return rows


def agreement_on_judgements(judgements: pd.DataFrame) -> list[dict]:
    """Percentage and kappa for each kind of judgement."""
    rows = [
        quoted("extraction.judgements", len(judgements), "numbers", 0, "categories, arms, times and dates read twice")
    ]
    for field, group in judgements.groupby("field"):
        agree = group["first"] == group["second"]
        rows.append(quoted(f"extraction.{field}.items", len(group), "numbers", 0, f"read twice: {field}"))
        rows.append(
            quoted(f"extraction.{field}.percent", 100 * agree.mean(), "percent", 1, f"{agree.sum()} of {len(group)}")
        )
        if field not in CATEGORIES or len(group) < FEWEST_ITEMS:
            continue
        kappa = cohens_kappa(list(group["first"]), list(group["second"]))
        if not math.isnan(kappa):
            rows.append(quoted(f"extraction.{field}.kappa", kappa, "ratio", 2, f"Cohen's kappa of {len(group)} items"))
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("numbers", "judgements", "agreement"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = agreement_on_numbers(read_frame(arguments.numbers)) + agreement_on_judgements(
        read_frame(arguments.judgements)
    )
    write_estimates(arguments.agreement, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
