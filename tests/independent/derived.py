"""Every number worked out from others: changes, contrasts, shares, differences of shares, agreement of extractions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from independent.definitions import exact_interval, fisher, newcombe
from independent.evidence import Row, by_key, is_between_people, is_in_clusters, used
from independent.series import first_and_last, outcomes
from independent.writing import decimals_of


def number(
    value: object, unit: str, decimals: int, inputs: str, method: str, low: object = None, high: object = None
) -> dict:
    """A derived number: what it is, in which unit, with how many decimals it is written, from which, and how."""
    return {
        "value": value,
        "low": low,
        "high": high,
        "unit": unit,
        "decimals": decimals,
        "inputs": inputs,
        "method": method,
    }


def short_name(arm_id: str) -> str:
    """The name of an arm within its study."""
    return by_key("arms")[arm_id]["short_name"]


def role(arm_id: str) -> str:
    """Whether an arm is experimental or control; '' for nobody's."""
    return by_key("arms")[arm_id]["role"] if arm_id else ""


def less(minuend: dict, subtrahend: dict, inputs: str) -> dict:
    """One number less another, with the decimals of the finer print."""
    first, second = minuend["value"], subtrahend["value"]
    places = max(decimals_of(first), decimals_of(second))
    exact = Fraction(first) - Fraction(second)
    return number(as_decimal(exact, places), minuend["unit"], places, inputs, f"{first} - {second}")


def as_decimal(exact: Fraction, places: int) -> str:
    """An exact number as a plain decimal: '-42', '31.3'."""
    steps = int(exact * 10**places)
    whole, rest = divmod(abs(steps), 10**places)
    return ("-" if steps < 0 else "") + str(whole) + (f".{rest:0{places}d}" if places else "")


def changes() -> Iterator[tuple[str, dict]]:
    """Last less first average of each arm's count."""
    for (arm, outcome, _), (first, last) in first_and_last().items():
        inputs = f"{last['finding_id']} {first['finding_id']}"
        yield f"{first['study_id']}.{outcome}.{short_name(arm)}.change", less(last, first, inputs)


def pairs_of_arms() -> Iterator[tuple[str, tuple[str, str, str], tuple[str, str, str]]]:
    """Experimental and control arms of a study that have the same average of the same count, with the stem of their id."""
    for one, other in product(first_and_last(), repeat=2):
        first, second = by_key("arms")[one[0]], by_key("arms")[other[0]]
        same = first["study_id"] == second["study_id"] and one[1:] == other[1:]
        if same and is_between_people(first) and (first["role"], second["role"]) == ("experimental", "control"):
            yield f"{first['study_id']}.{one[1]}.{first['short_name']}_vs_{second['short_name']}", one, other


def contrasts() -> Iterator[tuple[str, dict]]:
    """Experimental less control arm: of the last averages, and of the changes."""
    change, ends = dict(changes()), first_and_last()
    for stem, one, other in pairs_of_arms():
        first, second = ends[one][1], ends[other][1]
        yield f"{stem}.last", less(first, second, f"{first['finding_id']} {second['finding_id']}")
        ids = [f"{first['study_id']}.{one[1]}.{short_name(arm)}.change" for arm in (one[0], other[0])]
        yield f"{stem}.change", less(change[ids[0]], change[ids[1]], " ".join(ids))


def counts_of(event: Row) -> tuple[int, int]:
    """People with the event, people assessed."""
    return int(event["n_events"]), int(event["n_assessed"])


def ids_of(*events: Row) -> str:
    """Ids of both counts of events."""
    return " ".join(f"{event['event_id']}.{part}" for event in events for part in ("events", "assessed"))


def proportions() -> Iterator[tuple[str, dict]]:
    """Share with each event, with its exact interval; a decimal from a hundred people on."""
    for event in (event for event in used("events") if not is_in_clusters(event)):
        had, n = counts_of(event)
        low, high = exact_interval(had, n)
        method = f"{had} of {n}, 95% interval after Clopper and Pearson"
        share = Fraction(100 * had, n)
        yield (
            f"{event['event_id']}.percent",
            number(share, "percent", int(n >= 100), ids_of(event), method, 100 * low, 100 * high),
        )


def risk_difference(stem: str, counts: tuple[int, int, int, int], inputs: str) -> Iterator[tuple[str, dict]]:
    """Difference of two shares with Newcombe's interval, and Fisher's exact test."""
    a, m, b, n = counts
    low, high = newcombe(*counts)
    counted = f"{a} of {m} against {b} of {n}"
    share = 100 * (Fraction(a, m) - Fraction(b, n))
    method = f"{counted}, 95% interval after Newcombe"
    yield f"{stem}.risk_difference", number(share, "percentage_points", 0, inputs, method, 100 * low, 100 * high)
    yield f"{stem}.fisher_p", number(fisher(*counts), "p", 3, inputs, f"{counted}, Fisher's exact test, two-sided")


def from_printed_counts() -> Iterator[tuple[str, dict]]:
    """Experimental against control arm, where both print a count of people with the same event."""
    people = [event for event in used("events") if event["counted"] == "people" and is_between_people(event)]
    for first, second in product(people, repeat=2):
        same = all(first[column] == second[column] for column in ("study_id", "event", "scope"))
        if same and (role(first["arm_id"]), role(second["arm_id"])) == ("experimental", "control"):
            arms = f"{short_name(first['arm_id'])}_vs_{short_name(second['arm_id'])}"
            stem = f"{first['study_id']}.{first['event']}.{arms}"
            yield from risk_difference(stem, (*counts_of(first), *counts_of(second)), ids_of(first, second))


def equal_arms(study_id: str) -> tuple[int, list[Row]]:
    """How many people each arm has, if all are of one size, and the rows that say so; 0 where that is not known."""
    of_study = [row for row in used("findings") if row["study_id"] == study_id]
    people, arms = ([row for row in of_study if row["outcome_id"] in outcomes(kind)] for kind in ("people", "arms"))
    if not len(people) == len(arms) == 1:
        return 0, []
    size = Fraction(people[0]["value"]) / Fraction(arms[0]["value"])
    return (int(size), [*people, *arms]) if size.denominator == 1 else (0, [])


def from_survival_percentages() -> Iterator[tuple[str, dict]]:
    """The same, where the arms are of one size and each percentage is that of one whole number of people."""
    curves = [row for row in used("findings") if row["statistic"] == "survival_percent" and row["arm_id"]]
    curves = [row for row in curves if is_between_people(row)]
    for first, second in product(curves, repeat=2):
        same = all(first[column] == second[column] for column in ("study_id", "outcome_id", "time_value", "time_unit"))
        if not same or (role(first["arm_id"]), role(second["arm_id"])) != ("experimental", "control"):
            continue
        size, rows = equal_arms(first["study_id"])
        fits = [whole_numbers(curve["value"], size) for curve in (first, second)] if size else []
        if [len(fit) for fit in fits] == [1, 1]:
            arms = f"{short_name(first['arm_id'])}_vs_{short_name(second['arm_id'])}"
            stem = f"{first['study_id']}.{first['outcome_id']}.{arms}"
            inputs = " ".join(row["finding_id"] for row in (first, second, *rows))
            yield from with_counts(stem, (fits[0][0], size, fits[1][0], size), inputs)


def with_counts(stem: str, counts: tuple[int, int, int, int], inputs: str) -> Iterator[tuple[str, dict]]:
    """A difference of shares, and the counts worked out for it."""
    yield from risk_difference(stem, counts, inputs)
    method = "the whole number that fits, with equal arms and nobody censored"
    for name, place in (("events", 0), ("events_control", 2), ("assessed_per_arm", 1)):
        yield f"{stem}.{name}", number(counts[place], "people", 0, inputs, method)


def whole_numbers(percent: str, n: int) -> list[int]:
    """How many of n people a printed percentage can stand for."""
    half = Fraction(1, 2 * 10 ** decimals_of(percent))
    return [k for k in range(n + 1) if abs(Fraction(100 * k, n) - Fraction(percent)) <= half]
