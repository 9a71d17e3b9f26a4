"""The people that the next trial needs, by the definition of power: the fewest with whom it is reached."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from itertools import count
from statistics import NormalDist

from independent.definitions import bisect, exact_interval, student_critical
from independent.derived import number
from independent.evidence import Row, by_key, printed

POWER, TAIL = 0.8, 0.025
NORMAL = NormalDist()
STEPS = 2000


def power_of_t_test(per_arm: int, effect: float) -> float:
    """Chance that Student's t lies outside of its limits, for a difference of so many standard deviations.

    A t is a normal deviate over a root of chi-squared over its degrees of freedom; the chance is integrated over
    that root by Simpson's rule.
    """
    freedom = 2 * (per_arm - 1)
    critical, shift = student_critical(freedom), effect * math.sqrt(per_arm / 2)
    log_factor = math.log(2) + freedom / 2 * math.log(freedom / 2) - math.lgamma(freedom / 2)

    def height(root: float) -> float:
        density = math.exp(log_factor + (freedom - 1) * math.log(root) - freedom * root * root / 2)
        return density * (NORMAL.cdf(shift - critical * root) + NORMAL.cdf(-shift - critical * root))

    reach = 9 / math.sqrt(2 * freedom)
    low, high = max(1e-9, 1 - reach), 1 + reach
    weights = [1, *([4, 2] * (STEPS // 2))[:-1], 1]
    width = (high - low) / STEPS
    return sum(weight * height(low + k * width) for k, weight in enumerate(weights)) * width / 3


def chance(events: int, people: int, share: float) -> float:
    """Binomial chance of so many events."""
    return math.comb(people, events) * share**events * (1 - share) ** (people - events)


def fewest_that_fisher_finds(total: int, per_arm: int) -> int:
    """The fewest of so many events that must fall into the first group for a chance of 0.025 or less to have as many there."""
    tables, tail = math.comb(2 * per_arm, total), 0
    for events in range(min(total, per_arm), -1, -1):
        tail += math.comb(per_arm, events) * math.comb(per_arm, total - events)
        if 40 * tail > tables:
            return events + 1
    return 0


def power_of_shares(per_arm: int, higher: float, lower: float) -> float:
    """Chance that Fisher's exact test finds the higher share higher, at half of 0.05: over all tables that can come."""
    of_higher, of_lower = ([chance(k, per_arm, share) for k in range(per_arm + 1)] for share in (higher, lower))
    return sum(
        of_higher[events] * of_lower[total - events]
        for total in range(2 * per_arm + 1)
        for events in range(max(fewest_that_fisher_finds(total, per_arm), total - per_arm), min(total, per_arm) + 1)
    )


def fewest(reaches: Callable[[int], bool]) -> int:
    """The smallest whole number from two on that reaches what all larger ones reach."""
    high = 2
    while not reaches(high):
        high *= 2
    low = high // 2
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if reaches(middle) else (middle, high)
    return high if high > 2 or not reaches(2) else 2


def chi_squared_below(x: float, freedom: int) -> float:
    """Chance of a chi-squared below x: the series of the incomplete gamma function. Abramowitz and Stegun 1964, 6.5.29."""
    half, term, total, k = x / 2, 1.0, 0.0, 0
    if not x:
        return 0.0
    while term > 1e-18 * total:
        total += term
        k += 1
        term *= half / (freedom / 2 + k)
    return total * math.exp(freedom / 2 * math.log(half) - half - math.lgamma(freedom / 2 + 1))


def spread_of(question: Row) -> tuple[float, int, str]:
    """The standard deviation, printed or behind what is printed, its degrees of freedom, and how it was had."""
    finding = by_key("findings")[question["spread_finding_id"]]
    sizes = [int(by_key("findings")[row]["value"]) for row in sizes_of(question)]
    freedom = sum(sizes) - len(sizes)
    if question["spread_from"] != "reported":
        width = float(finding["high"]) - float(finding["low"])
        spread = width / (2 * student_critical(freedom)) / math.sqrt(sum(1 / size for size in sizes))
        return (
            spread,
            freedom,
            f"standard deviation behind the {question['spread_from']}, t with {freedom} degrees of freedom",
        )
    if finding["spread_kind"] == "SE":
        said = f"standard error {finding['spread']} of {sizes[0]} people"
        return float(finding["spread"]) * math.sqrt(sizes[0]), freedom, said
    return float(finding["spread"]), freedom, f"deviation as reported, of {sizes[0]} people"


def with_limits(spread: float, freedom: int) -> list[float]:
    """A standard deviation and its limits."""
    least, most = (
        bisect(lambda x: chi_squared_below(x, freedom), share, 0.0, 10.0 * freedom) for share in (TAIL, 1 - TAIL)
    )
    return [spread, spread * math.sqrt(freedom / most), spread * math.sqrt(freedom / least)]


def sizes_of(question: Row) -> list[str]:
    """The rows that say how many people are behind what is printed: of one group, or of two."""
    return [question[column] for column in ("n_first_id", "n_second_id") if question[column]]


def for_means(question: Row, stem: str) -> Iterator[tuple[str, dict]]:
    """The spread, and the people in each arm with it and with its limits."""
    spread, freedom, said = spread_of(question)
    more = question["pooled_ids"].split()
    if more:
        groups = [(spread, freedom)]
        for row, size in zip(more[::2], more[1::2]):
            n = int(by_key("findings")[size]["value"])
            groups.append((float(by_key("findings")[row]["spread"]) * math.sqrt(n), n - 1))
        freedom = sum(of for _, of in groups)
        spread = math.sqrt(sum(of * sd * sd for sd, of in groups) / freedom)
        said = f"spreads of {len(groups)} groups pooled, {freedom} degrees of freedom"
    spreads = with_limits(spread, freedom)
    inputs = " ".join([question["spread_finding_id"], *sizes_of(question), *more])
    yield f"{stem}.sd", number(spreads[0], question["unit"], decimals_of(question), inputs, said, *spreads[1:])
    effect = float(question["effect"])
    people = [fewest(lambda n, sd=sd: power_of_t_test(n, effect / sd) >= POWER) for sd in spreads]
    method = "t test, power 80%, two-sided P below 0.05; limits from those of the standard deviation"
    yield f"{stem}.per_arm", number(people[0], "people", 0, inputs, method, *people[1:])


def decimals_of(question: Row) -> int:
    """Logarithms have a decimal, counts none."""
    return 1 if question["unit"] == "log10" else 0


def next_trial() -> Iterator[tuple[str, dict]]:
    """What was chosen, the spread of each question and its people."""
    yield "next_trial.power", number(80, "percent", 0, "", "chosen for all questions")
    yield "next_trial.alpha", number(5, "percent", 0, "", "chosen for all questions")
    for question in printed("next_trial"):
        stem, effect, kind = f"next_trial.{question['question_id']}", float(question["effect"]), question["kind"]
        chosen = "chosen: the effect that the trial should find"
        yield f"{stem}.effect", number(effect, question["unit"], decimals_of(question), "", chosen)
        if kind == "mean difference":
            yield from for_means(question, stem)
        elif kind == "share":
            other = float(by_key("findings")[question["compared_finding_id"]]["value"]) / 100
            people = next(n for n in count(2) if power_of_shares(n, effect / 100, other) >= POWER)
            method = "Fisher's exact test, power 80%, two-sided P below 0.05"
            method += "; limits from the exact interval of the share it is compared with"
            events, assessed = (int(by_key("findings")[row]["value"]) for row in sizes_of(question))
            most = [
                next(n for n in count(2) if power_of_shares(n, effect / 100, s) >= POWER)
                for s in exact_interval(events, assessed)
            ]
            inputs = " ".join([question["compared_finding_id"], *sizes_of(question)])
            yield f"{stem}.per_arm", number(people, "people", 0, inputs, method, *most)
        elif kind in ("hazard", "events"):
            ratio = (100 - effect) / 100
            reach = NORMAL.inv_cdf(1 - TAIL) + NORMAL.inv_cdf(POWER)
            events = math.ceil((2 * reach / math.log(ratio)) ** 2)
            if kind == "events":
                yield (
                    f"{stem}.events",
                    number(events, "events", 0, "", "log-rank test, power 80%, two-sided P below 0.05"),
                )
                continue
            method = f"log-rank test, power 80%, two-sided P below 0.05; {events} events in both arms"
            yield f"{stem}.per_arm", number(-(-events // 2), "people", 0, "", method)
        else:
            people = fewest(lambda n, share=effect / 100: (1 - share) ** n <= 0.05)
            yield f"{stem}.people", number(people, "people", 0, "", "95% chance to see one or more")
