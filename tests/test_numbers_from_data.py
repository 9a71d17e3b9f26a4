"""Every derived and counted number, computed again from data/ by code that shares nothing with scripts/."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from conftest import table
from scipy.special import stdtr, stdtrit

FINDINGS = {row["finding_id"]: row for row in table("data/findings.csv")}
EVENTS = {row["event_id"]: row for row in table("data/events.csv")}
STUDIES = {row["study_id"]: row for row in table("data/studies.csv")}
PEOPLE = {row["study_id"]: int(FINDINGS[row["people_finding_id"]]["value"]) for row in table("data/participants.csv") if row["counts"] == "yes"}
INCLUDED = [study for study in STUDIES.values() if study["inclusion"] == "included"]


def printed(finding_id: str) -> Fraction:
    return Fraction(FINDINGS[finding_id]["value"])


def binomial_tail(n: int, low: int, high: int, p: float) -> float:
    return sum(math.comb(n, k) * p**k * (1 - p) ** (n - k) for k in range(low, high + 1))


def bisect(function: Callable[[float], float], target: float) -> float:
    """Where an increasing function of 0 to 1 reaches the target."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < target else (low, middle)
    return low


def exact_interval(events: int, n: int) -> tuple[float, float]:
    """By its definition: where one-sided binomial tests stop refusing at 2.5%."""
    low = 0.0 if events == 0 else bisect(lambda p: binomial_tail(n, events, n, p), 0.025)
    high = 1.0 if events == n else 1 - bisect(lambda q: binomial_tail(n, 0, events, 1 - q), 0.025)
    return low, high


def wilson(events: int, n: int) -> tuple[float, float]:
    z, p = 1.959963984540054, events / n
    centre, half = p + z * z / (2 * n), z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return (centre - half) / (1 + z * z / n), (centre + half) / (1 + z * z / n)


def newcombe(a: int, m: int, b: int, n: int) -> tuple[float, float]:
    (l1, u1), (l2, u2), p1, p2 = wilson(a, m), wilson(b, n), a / m, b / n
    return p1 - p2 - math.hypot(p1 - l1, u2 - p2), p1 - p2 + math.hypot(u1 - p1, p2 - l2)


def fisher(a: int, m: int, b: int, n: int) -> float:
    """Sum of the hypergeometric probabilities not above that of the table."""
    def weight(k: int) -> int:
        return math.comb(m, k) * math.comb(n, a + b - k) if 0 <= a + b - k <= n else 0

    weights = [weight(k) for k in range(min(m, a + b) + 1)]
    return float(Fraction(sum(w for w in weights if w <= weight(a)), sum(weights)))


WANG = (23, 24, 17, 24)  # 95.8% and 70.8% of 72 / 3 people

DERIVED: dict[str, Callable[[], tuple]] = {
    "xia2020.cd4.nk.change": lambda: (243 - 139,),
    "xia2020.cd4.art.change": lambda: (176 - 144,),
    "xu2021.cd4.aait.change": lambda: (207.5 - 10.5,),
    "xu2021.cd8.aait.change": lambda: (1206.5 - 416.5,),
    "xia2020.cd4.nk_vs_art.last": lambda: (243 - 176,),
    "xia2020.cd4.nk_vs_art.change": lambda: ((243 - 139) - (176 - 144),),
    "xia2020.cd4.contrast.month24.difference.recheck.last": lambda: (243 - 176,),
    "xia2020.cd4.contrast.month24.difference.recheck.change": lambda: (104 - 32,),
    "xia2020.cd4.contrast.month24.p.degrees_of_freedom": lambda: (10 + 10 - 2,),
    # Half the width of 10 to 124 is 57; over the critical value 2.1009 on 18 degrees of freedom.
    "xia2020.cd4.contrast.month24.p.recheck.t": lambda: (2 * stdtr(18, -67 / (57 / stdtrit(18, 0.975))),),
    "xia2020.cd4.contrast.month24.p.recheck.normal": lambda: (math.erfc(67 / (57 / 1.959963984540054) / math.sqrt(2)),),
    "xia2020.people.recheck.sum_of_arms": lambda: (10 + 10,),
    "xia2020.fever.nk.recheck.percent": lambda: (20,),
    "wang2021.cd4_response.low_vs_placebo.assessed_per_arm": lambda: (72 / 3,),
    "wang2021.cd4_response.low_vs_placebo.events": lambda: (round(0.958 * 24),),
    "wang2021.cd4_response.low_vs_placebo.events_control": lambda: (round(0.708 * 24),),
    "wang2021.cd4_response.low_vs_placebo.fisher_p": lambda: (fisher(*WANG),),
    "wang2021.cd4_response.low_vs_placebo.risk_difference": lambda: (25, *(100 * limit for limit in newcombe(*WANG))),
    "methods.confidence": lambda: (95,),
}


def proportion(value_id: str) -> tuple:
    event = EVENTS[value_id.removesuffix(".percent")]
    n_events, n_assessed = int(event["n_events"]), int(event["n_assessed"])
    return (100 * n_events / n_assessed, *(100 * limit for limit in exact_interval(n_events, n_assessed)))


def recomputed(value_id: str) -> tuple:
    """Value, and limits where there are some."""
    if value_id in DERIVED:
        return DERIVED[value_id]()
    if value_id.endswith(".percent") and value_id.removesuffix(".percent") in EVENTS:
        return proportion(value_id)
    pytest.fail(f"nothing recomputes '{value_id}'; add it to DERIVED in {__file__}")


def test_each_derived_number_follows_from_the_data(values: dict) -> None:
    for value_id, entry in values.items():
        if entry["kind"] != "derived":
            continue
        expected = recomputed(value_id)
        assert entry["value"] == pytest.approx(expected[0], rel=1e-9, abs=1e-9), value_id
        if len(expected) == 3:
            assert (entry["low"], entry["high"]) == pytest.approx(expected[1:], rel=1e-6, abs=1e-9), value_id


def test_each_reported_number_is_what_its_row_holds(values: dict) -> None:
    corrected = {row["row_id"]: row for row in table("data/corrections.csv") if row["column"] == "value"}
    for finding_id, row in FINDINGS.items():
        used = corrected[finding_id]["used"] if finding_id in corrected else row["value"]
        assert values[finding_id]["value"] == (float(used) if used else None), finding_id
        assert values[finding_id]["as_printed"] == row["as_printed"]
        assert values[finding_id]["rows"] == [f"findings.csv#{finding_id}"]


def test_each_text_is_its_number_rounded_half_away_from_zero(values: dict) -> None:
    for value_id, entry in values.items():
        if entry["value"] is None or entry["text"].startswith("<") or "to" in entry["text"]:
            continue
        text = re.sub("[\u2009]", "", entry["text"]).replace("\u2212", "-")
        step = Fraction(1, 10 ** len(text.partition(".")[2]))
        assert abs(Fraction(text) - Fraction(str(entry["value"]))) <= step / 2, value_id


def people_in(studies: list[dict]) -> int:
    return sum(PEOPLE[study["study_id"]] for study in studies if study["study_id"] in PEOPLE)


def test_people_are_the_sum_over_studies_each_counted_once(values: dict) -> None:
    assert values["people.enrolled"]["value"] == sum(PEOPLE.values())
    assert values["people.enrolled.randomised"]["value"] == people_in([s for s in INCLUDED if s["design"] == "randomised trial"])
    assert values["people.enrolled.uncontrolled"]["value"] == people_in([s for s in INCLUDED if s["control"] == "none"])
    for modality in table("data/vocabulary/modalities.csv"):
        of_modality = [s for s in INCLUDED if s["modality_id"] == modality["modality_id"]]
        assert values[f"people.enrolled.{modality['modality_id']}"]["value"] == people_in(of_modality)


def test_nobody_is_counted_twice() -> None:
    rows = table("data/participants.csv")
    counted = [row for row in rows if row["counts"] == "yes"]
    assert len({row["study_id"] for row in counted}) == len(counted)
    assert not [row["cohort_id"] for row in counted if row["same_people_as"]]


def test_each_count_names_as_many_rows_as_it_counts(values: dict) -> None:
    for value_id, entry in values.items():
        if entry["kind"] == "counted" and entry["rows"] and not value_id.startswith("people."):
            assert entry["value"] == len(entry["rows"]) == len(set(entry["rows"])), value_id


def test_counts_of_tables_are_their_lengths(values: dict) -> None:
    assert values["numbers.findings"]["value"] == len(FINDINGS)
    assert values["numbers.events"]["value"] == len(EVENTS)
    assert values["studies.included"]["value"] == len(INCLUDED)
    assert values["documents.read"]["value"] == len(table("data/sources.csv"))
    assert values["discrepancies.all"]["value"] == len(table("data/discrepancies.csv"))
    assert values["corrections.all"]["value"] == len(table("data/corrections.csv"))
    assert values["screening.all"]["value"] == len(table("data/screening.csv"))
