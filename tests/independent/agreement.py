"""How far two independent extractions agree, and how many faults the checks notice, as numbers of the report."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from independent.definitions import kappa
from independent.derived import number
from independent.evidence import ROOT, printed, read


def agreement() -> Iterator[tuple[str, dict]]:
    """How often two extractions read the same, and how the rest was settled."""

    def said(value: object, method: str, unit: str = "numbers", decimals: int = 0) -> dict:
        return number(value, unit, decimals, "", method)

    numbers, judgements = printed("extraction/numbers"), printed("extraction/judgements")
    apart = [row for row in numbers if row["first"] != row["second"]]
    alike = len(numbers) - len(apart)
    yield "extraction.numbers", said(len(numbers), "numbers extracted twice")
    yield "extraction.numbers.agree", said(alike, "both extractions read the same")
    yield "extraction.numbers.differ", said(len(apart), "the extractions differ or one found nothing")
    share = Fraction(100 * alike, len(numbers))
    yield "extraction.numbers.percent", said(share, f"{alike} of {len(numbers)}", "percent", 1)
    for how in ("first", "second", "other", "dropped"):
        settled = sum(row["settled"] == how for row in apart)
        yield f"extraction.numbers.settled.{how}", said(settled, f"differences settled: {how}")
    for told in ("not the data", "which number", "the first reading", "not recorded"):
        of_these = sum(row["told"] == told for row in numbers)
        yield f"extraction.numbers.told.{told.replace(' ', '_')}", said(of_these, f"the second reader knew: {told}")
    yield "extraction.judgements", said(len(judgements), "categories, arms, times and dates read twice")
    for field in {row["field"] for row in judgements}:
        pairs = [(row["first"], row["second"]) for row in judgements if row["field"] == field]
        same = sum(first == second for first, second in pairs)
        yield f"extraction.{field}.items", said(len(pairs), f"read twice: {field}")
        share = Fraction(100 * same, len(pairs))
        yield f"extraction.{field}.percent", said(share, f"{same} of {len(pairs)}", "percent", 1)
        # Chance explains nothing of an arm, a time or a date, and a kappa of a few items says nothing.
        is_category = field in ("design", "masking", "phase", "risk_of_bias", "cause")
        if is_category and len(pairs) >= 10 and len({one for pair in pairs for one in pair}) > 1:
            yield f"extraction.{field}.kappa", said(kappa(pairs), f"Cohen's kappa of {len(pairs)} items", "ratio", 2)


def strength() -> Iterator[tuple[str, dict]]:
    """Share of faults that were noticed, rounded down so that a survivor never rounds away."""
    for row in read(ROOT / "tests" / "strength" / "score.csv"):
        stem, killed, mutants = f"strength.{row['class_id']}", int(row["killed"]), int(row["mutants"])
        share = Fraction(1000 * killed // mutants, 10)
        method = f"{killed} of {mutants}, rounded down"
        yield f"{stem}.percent", number(share, "percent", 1, f"{stem}.killed {stem}.mutants", method)
