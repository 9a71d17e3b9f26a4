"""How many people the next trial needs, from the spread that the studies report or that follows from their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics.sample_size import (
    ALPHA,
    POWER,
    limits_of_sd,
    people_per_arm_for_means,
    people_per_arm_for_shares,
    people_to_see_a_harm,
    sd_of_interval,
)

EXTRA_COLUMNS = ["question_id", "question", "assumption", "spread_finding_id"]
CHOICES = f"power {100 * POWER:.0f}%, two-sided P below {ALPHA}"


def next_trial(questions: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Effect, spread and people for each question, as rows that can be quoted; the power and limit that hold for all."""
    finding = findings.set_index("finding_id").to_dict("index")
    rows = [row for question in questions.to_dict("records") for row in _rows(question, finding)]
    return table_of_estimates([*rows, *_choices()], EXTRA_COLUMNS)


def _choices() -> Iterator[dict[str, Any]]:
    for name, share in (("power", POWER), ("alpha", ALPHA)):
        yield _estimate(f"next_trial.{name}", "choice", 100 * share, "percent", method="chosen for all questions")


def _rows(question: dict[str, str], finding: dict[str, dict[str, str]]) -> Iterator[dict[str, Any]]:
    common = {column: question[column] for column in EXTRA_COLUMNS}
    stem, effect = f"next_trial.{question['question_id']}", float(question["effect"])
    chosen = {"method": "chosen: the effect that the trial should find"}
    yield common | _estimate(f"{stem}.effect", "effect", effect, question["unit"], **chosen)
    if question["kind"] == "mean difference":
        yield from (common | row for row in _for_means(question, stem, effect, finding))
    elif question["kind"] == "share":
        yield common | _for_shares(question, stem, effect, finding)
    else:
        people = people_to_see_a_harm(effect / 100)
        yield common | _estimate(f"{stem}.people", "people", people, "people", method="95% chance to see one or more")


def _for_means(
    question: dict[str, str], stem: str, effect: float, finding: dict[str, dict[str, str]]
) -> Iterator[dict[str, Any]]:
    row = finding[question["spread_finding_id"]]
    sizes = [question[column] for column in ("n_first_id", "n_second_id") if question[column]]
    sd, degrees = sd_of_interval(float(row["low"]), float(row["high"]), *(int(finding[i]["value"]) for i in sizes))
    low, high = limits_of_sd(sd, degrees)
    inputs = {"inputs": " ".join([question["spread_finding_id"], *sizes])}
    method = f"standard deviation behind the {question['spread_from']}, t with {degrees} degrees of freedom"
    yield _estimate(
        f"{stem}.sd", "standard deviation", sd, question["unit"], low=low, high=high, method=method, **inputs
    )
    people = [people_per_arm_for_means(effect, spread) for spread in (sd, low, high)]
    limits = {"low": people[1], "high": people[2]}
    method = f"t test, {CHOICES}; limits from those of the standard deviation"
    yield _estimate(f"{stem}.per_arm", "people per arm", people[0], "people", **limits, method=method, **inputs)


def _for_shares(
    question: dict[str, str], stem: str, effect: float, finding: dict[str, dict[str, str]]
) -> dict[str, Any]:
    control = float(finding[question["compared_finding_id"]]["value"])
    people = people_per_arm_for_shares(effect / 100, control / 100)
    inputs = {"inputs": question["compared_finding_id"]}
    return _estimate(f"{stem}.per_arm", "people per arm", people, "people", method=f"two shares, {CHOICES}", **inputs)


def _estimate(value_id: str, statistic: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {"value_id": value_id, "statistic": statistic, "value": value, "unit": unit, "decimals": 0, **more}
