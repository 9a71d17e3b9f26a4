"""How many people the next trial needs, from the spread that the studies report or that follows from their intervals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from math import ceil, sqrt
from typing import Any, NamedTuple

import pandas as pd

from hivcells.analysis.estimates import table_of_estimates
from hivcells.analysis.statistics import ALPHA, POWER
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.harm_to_see import CHANCE_TO_SEE, people_to_see_a_harm
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import MOST_SEARCHED, people_per_arm_for_shares
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from hivcells.tables import words

EXTRA_COLUMNS = ["question_id", "question", "assumption", "spread_finding_id"]
REPORTED, STANDARD_ERROR = "reported", "SE"
# Effects and spreads of a unit that needs decimals.
DECIMALS = {"log10": 1}
CHOICES = f"power {100 * POWER:.0f}%, two-sided P below {ALPHA}"
Rows = Iterator[dict[str, Any]]


class Asked(NamedTuple):
    """A question: how the ids of its rows begin, the effect that the trial should find, its cells, and all findings by id."""

    stem: str
    effect: float
    cells: Mapping[str, str]
    findings: Mapping[str, Mapping[str, str]]

    def number(self, column: str) -> float:
        """The value of the finding that a column names."""
        return float(self.findings[self.cells[column]]["value"])

    def sizes(self) -> list[str]:
        """The findings that say how many people, or how many with and without an event, stand behind its number."""
        return [self.cells[column] for column in ("n_first_id", "n_second_id") if self.cells[column]]

    def whole(self, finding_id: str) -> int:
        """The whole number that a finding prints."""
        return int(self.findings[finding_id]["value"])


def next_trial(questions: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """Effect, spread and people for each question, as rows that can be quoted; the power and limit that hold for all.

    Raises KeyError for a question of a kind that nothing stands for here, or that names no finding.
    """
    by_id = findings.set_index("finding_id").to_dict("index")
    rows = [row for question in questions.to_dict("records") for row in _rows(question, by_id)]
    return table_of_estimates([*rows, *_choices()], EXTRA_COLUMNS)


def _choices() -> Rows:
    for name, share in (("power", POWER), ("alpha", ALPHA)):
        yield _estimate(f"next_trial.{name}", "choice", 100 * share, "percent", method="chosen for all questions")


def _rows(question: Mapping[str, str], findings: Mapping[str, Mapping[str, str]]) -> Rows:
    """The effect that is asked for, and what a trial needs to find it."""
    common = {column: question[column] for column in EXTRA_COLUMNS}
    asked = Asked(f"next_trial.{question['question_id']}", float(question["effect"]), question, findings)
    chosen = {"method": "chosen: the effect that the trial should find"}
    yield common | _estimate(f"{asked.stem}.effect", "effect", asked.effect, question["unit"], **chosen)
    yield from (common | row for row in NEEDED[question["kind"]](asked))


def _for_means(asked: Asked) -> Rows:
    """The standard deviation, and the people per arm to find a difference of means, with the limits of both."""
    sd, df, method = _spread_behind(asked)
    low, high = limits_of_sd(sd, df)
    inputs = {"inputs": " ".join([asked.cells["spread_finding_id"], *asked.sizes(), *words(asked.cells["pooled_ids"])])}
    yield _estimate(
        f"{asked.stem}.sd", "standard deviation", sd, asked.cells["unit"], low=low, high=high, method=method, **inputs
    )
    per_arm = [people_per_arm_for_means(asked.effect, spread) for spread in (sd, low, high)]
    limits = {"low": per_arm[1], "high": per_arm[2]}
    method = f"t test, {CHOICES}; limits from those of the standard deviation"
    yield _estimate(f"{asked.stem}.per_arm", "people per arm", per_arm[0], "people", **limits, method=method, **inputs)


def _spread_behind(asked: Asked) -> tuple[float, int, str]:
    """Standard deviation of a question of means, its degrees of freedom, and how it was obtained: of one group, or pooled."""
    people = [asked.whole(size) for size in asked.sizes()]
    sd, df, method = spread_of(asked.findings[asked.cells["spread_finding_id"]], asked.cells["spread_from"], people)
    more = words(asked.cells["pooled_ids"])
    if not more:
        return sd, df, method
    others = [(asked.findings[row], asked.whole(size)) for row, size in zip(more[::2], more[1::2], strict=True)]
    sd, df = pooled_sd([(sd, df), *(spread_of(row, REPORTED, [n])[:2] for row, n in others)])
    return sd, df, f"spreads of {len(others) + 1} groups pooled, {df} degrees of freedom"


def spread_of(row: Mapping[str, str], taken_from: str, people: list[int]) -> tuple[float, int, str]:
    """Standard deviation behind a row, its degrees of freedom, and how it was obtained: as reported or from the interval.

    ASSUME: a deviation whose kind is not named is a standard deviation.
    """
    if taken_from != REPORTED:
        sd, df = sd_of_interval(float(row["low"]), float(row["high"]), *people)
        return sd, df, f"standard deviation behind the {taken_from}, t with {df} degrees of freedom"
    spread, n = float(row["spread"]), people[0]
    if row["spread_kind"] == STANDARD_ERROR:
        return spread * sqrt(n), n - 1, f"standard error {row['spread']} of {n} people"
    return spread, n - 1, f"deviation as reported, of {n} people"


def _for_events(asked: Asked) -> Rows:
    """Events in both arms together; how many people have them depends on how often and how long they are watched."""
    method = f"log-rank test, {CHOICES}"
    yield _estimate(f"{asked.stem}.events", "events", _events_to_lower(asked.effect), "events", method=method)


def _for_times(asked: Asked) -> Rows:
    """People per arm, half of the events in both arms together.

    ASSUME: everybody has the event before the trial ends, so that people and events are as many.
    """
    events = _events_to_lower(asked.effect)
    method = f"log-rank test, {CHOICES}; {events} events in both arms"
    yield _estimate(f"{asked.stem}.per_arm", "people per arm", ceil(events / 2), "people", method=method)


def _events_to_lower(percent: float) -> int:
    """Events in both arms together to find that the chance of one is lower by so many percent at any time."""
    return events_for_hazards(1 - percent / 100)


def _for_shares(asked: Asked) -> Rows:
    """People per arm to tell a share from that of a finding, with limits where people behind the latter are printed."""
    share = asked.effect / 100
    people = people_per_arm_for_shares(share, asked.number("compared_finding_id") / 100)
    how = "by its corrected approximation, " if people > MOST_SEARCHED else ""
    method, limits = f"Fisher's exact test, {how}{CHOICES}", {}
    if behind := asked.sizes():
        compared = clopper_pearson(*map(asked.whole, behind))
        limits = dict(zip(("low", "high"), (people_per_arm_for_shares(share, limit) for limit in compared)))
        method += "; limits from the exact interval of the share it is compared with"
    inputs = {"inputs": " ".join([asked.cells["compared_finding_id"], *behind])}
    yield _estimate(f"{asked.stem}.per_arm", "people per arm", people, "people", **limits, method=method, **inputs)


def _for_a_harm(asked: Asked) -> Rows:
    """People of whom one or more has a harm of this frequency."""
    people, method = people_to_see_a_harm(asked.effect / 100), f"{100 * CHANCE_TO_SEE:.0f}% chance to see one or more"
    yield _estimate(f"{asked.stem}.people", "people", people, "people", method=method)


# What a trial needs, by the kind of the question.
NEEDED: Mapping[str, Callable[[Asked], Rows]] = {
    "mean difference": _for_means,
    "share": _for_shares,
    "hazard": _for_times,
    "events": _for_events,
    "harm": _for_a_harm,
}


def _estimate(value_id: str, statistic: str, value: float, unit: str, **more: Any) -> dict[str, Any]:
    return {
        "value_id": value_id,
        "statistic": statistic,
        "value": value,
        "unit": unit,
        "decimals": DECIMALS.get(unit, 0),
        **more,
    }
