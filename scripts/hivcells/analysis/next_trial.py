"""How many people the next trial needs, from the spread that the studies report or that follows from their intervals."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt
from typing import Any

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.harm_to_see import CHANCE_TO_SEE, people_to_see_a_harm
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.power_of_means import people_per_arm_for_means
from hivcells.analysis.statistics.power_of_shares import MOST_SEARCHED, people_per_arm_for_shares
from hivcells.analysis.statistics.power_of_times import events_for_hazards
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from hivcells.tables import words

EXTRA_COLUMNS = ["question_id", "question", "assumption", "spread_finding_id"]
REPORTED, STANDARD_ERROR = "reported", "SE"
# Effects and spreads of a unit that needs decimals.
DECIMALS = {"log10": 1}
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
    elif question["kind"] == "hazard":
        yield common | _for_times(stem, effect)
    elif question["kind"] == "events":
        yield common | _for_events(stem, effect)
    elif question["kind"] == "share":
        yield common | _for_shares(question, stem, effect, finding)
    else:
        people, method = people_to_see_a_harm(effect / 100), f"{100 * CHANCE_TO_SEE:.0f}% chance to see one or more"
        yield common | _estimate(f"{stem}.people", "people", people, "people", method=method)


def _for_means(
    question: dict[str, str], stem: str, effect: float, finding: dict[str, dict[str, str]]
) -> Iterator[dict[str, Any]]:
    sizes = [question[column] for column in ("n_first_id", "n_second_id") if question[column]]
    people = [int(finding[size]["value"]) for size in sizes]
    sd, df, method = spread_of(finding[question["spread_finding_id"]], question["spread_from"], people)
    more = words(question["pooled_ids"])
    if more:
        others = [(finding[row], int(finding[size]["value"])) for row, size in zip(more[::2], more[1::2], strict=True)]
        sd, df = pooled_sd([(sd, df), *(spread_of(row, REPORTED, [n])[:2] for row, n in others)])
        method = f"spreads of {len(others) + 1} groups pooled, {df} degrees of freedom"
    low, high = limits_of_sd(sd, df)
    inputs = {"inputs": " ".join([question["spread_finding_id"], *sizes, *more])}
    yield _estimate(
        f"{stem}.sd", "standard deviation", sd, question["unit"], low=low, high=high, method=method, **inputs
    )
    per_arm = [people_per_arm_for_means(effect, spread) for spread in (sd, low, high)]
    limits = {"low": per_arm[1], "high": per_arm[2]}
    method = f"t test, {CHOICES}; limits from those of the standard deviation"
    yield _estimate(f"{stem}.per_arm", "people per arm", per_arm[0], "people", **limits, method=method, **inputs)


def spread_of(row: dict[str, str], taken_from: str, people: list[int]) -> tuple[float, int, str]:
    """Standard deviation behind a row, its degrees of freedom, and how it was had: as reported or from the interval.

    ASSUME: a deviation whose kind is not named is a standard deviation.
    """
    if taken_from != REPORTED:
        sd, df = sd_of_interval(float(row["low"]), float(row["high"]), *people)
        return sd, df, f"standard deviation behind the {taken_from}, t with {df} degrees of freedom"
    spread, n = float(row["spread"]), people[0]
    if row["spread_kind"] == STANDARD_ERROR:
        return spread * sqrt(n), n - 1, f"standard error {row['spread']} of {n} people"
    return spread, n - 1, f"deviation as reported, of {n} people"


def _for_events(stem: str, lowered_percent: float) -> dict[str, Any]:
    """Events in both arms together; how many people have them depends on how often and how long they are watched."""
    events = events_for_hazards(1 - lowered_percent / 100)
    return _estimate(f"{stem}.events", "events", events, "events", method=f"log-rank test, {CHOICES}")


def _for_times(stem: str, lowered_percent: float) -> dict[str, Any]:
    """ASSUME: everybody has the event before the trial ends, so that people and events are as many."""
    events = events_for_hazards(1 - lowered_percent / 100)
    method = f"log-rank test, {CHOICES}; {events} events in both arms"
    return _estimate(f"{stem}.per_arm", "people per arm", ceil(events / 2), "people", method=method)


def _for_shares(
    question: dict[str, str], stem: str, effect: float, finding: dict[str, dict[str, str]]
) -> dict[str, Any]:
    control = float(finding[question["compared_finding_id"]]["value"])
    people = people_per_arm_for_shares(effect / 100, control / 100)
    behind = [question[column] for column in ("n_first_id", "n_second_id") if question[column]]
    how = "by its corrected approximation, " if people > MOST_SEARCHED else ""
    method, limits = f"Fisher's exact test, {how}{CHOICES}", {}
    if behind:
        shares = clopper_pearson(*(int(finding[row]["value"]) for row in behind))
        limits = dict(zip(("low", "high"), (people_per_arm_for_shares(effect / 100, share) for share in shares)))
        method += "; limits from the exact interval of the share it is compared with"
    inputs = {"inputs": " ".join([question["compared_finding_id"], *behind])}
    return _estimate(f"{stem}.per_arm", "people per arm", people, "people", **limits, method=method, **inputs)


def _estimate(value_id: str, statistic: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {
        "value_id": value_id,
        "statistic": statistic,
        "value": value,
        "unit": unit,
        "decimals": DECIMALS.get(unit, 0),
        **more,
    }
