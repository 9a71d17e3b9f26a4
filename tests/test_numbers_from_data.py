"""Every derived and counted number, computed again from data/ by code that shares nothing with scripts/."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from fractions import Fraction

import pytest
from conftest import ROOT, table
from scipy.special import stdtr, stdtrit

FINDINGS = {row["finding_id"]: row for row in table("data/findings.csv")}
EVENTS = {row["event_id"]: row for row in table("data/events.csv")}
STUDIES = {row["study_id"]: row for row in table("data/studies.csv")}
PEOPLE = {
    row["study_id"]: int(FINDINGS[row["people_finding_id"]]["value"])
    for row in table("data/participants.csv")
    if row["counts"] == "yes"
}
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


DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30.44, "year": 365.25}
ARMS = {row["arm_id"]: row for row in table("data/arms.csv")}
Z = 1.959963984540054


def series(study: str, outcome: str, arm: str) -> list[Fraction]:
    """Printed averages of an arm's count in the order of time; one that names no time comes last."""
    rows = [
        r
        for r in FINDINGS.values()
        if (r["study_id"], r["outcome_id"], r["arm_id"]) == (study, outcome, f"{study}.{arm}")
    ]
    rows = [r for r in rows if r["statistic"] in ("mean", "median")]
    times = [float(r["time_value"]) * DAYS[r["time_unit"]] if r["time_value"] else math.inf for r in rows]
    return [
        Fraction(r["value"])
        for _, _, r in sorted(zip(times, (r["finding_id"] for r in rows), rows, strict=True), key=lambda t: t[:2])
    ]


def change(study: str, outcome: str, arm: str) -> Fraction:
    averages = series(study, outcome, arm)
    return averages[-1] - averages[0]


def contrast(stem: str, kind: str) -> Fraction:
    study, outcome, pair = stem.split(".")
    first, second = pair.split("_vs_")
    if kind == "last":
        return series(study, outcome, first)[-1] - series(study, outcome, second)[-1]
    return change(study, outcome, first) - change(study, outcome, second)


def counts_of_pair(stem: str) -> tuple[int, int, int, int]:
    """Both counts of both arms of an event, for '<study>.<what>.<arm>_vs_<control>'."""
    start, pair = stem.rsplit(".", 1)
    if start == "wang2021.cd4_response":
        return 23, 24, 17, 24  # 95.8% and 70.8% of 72 / 3 people
    first, second = (EVENTS[f"{start}.{arm}"] for arm in pair.split("_vs_"))
    return tuple(int(event[column]) for event in (first, second) for column in ("n_events", "n_assessed"))


def effect_beside(p_id: str) -> dict:
    """The effect with a 95% interval that is printed for the same contrast as a P value."""
    p = FINDINGS[p_id]
    same = ("study_id", "arm_id", "comparator_arm_id", "outcome_id", "time_value", "time_unit")
    return next(
        r
        for r in FINDINGS.values()
        if r["interval"] == "95% CI" and r["value"] and r["statistic"] != "p_value" and all(r[c] == p[c] for c in same)
    )


def freedom(p_id: str) -> int:
    arms = [arm for arm in (FINDINGS[p_id]["arm_id"], FINDINGS[p_id]["comparator_arm_id"]) if arm]
    sizes = [
        next(int(r["value"]) for r in FINDINGS.values() if r["arm_id"] == arm and r["outcome_id"] == "people")
        for arm in arms
    ]
    return sum(sizes) - len(arms)


def implied_p(p_id: str, distribution: str) -> float:
    effect = effect_beside(p_id)
    ratio = effect["statistic"].endswith("_ratio")
    value, low, high = (math.log(float(effect[c])) if ratio else float(effect[c]) for c in ("value", "low", "high"))
    if distribution == "t":
        error = (high - low) / 2 / stdtrit(freedom(p_id), 0.975)
        return 2 * stdtr(freedom(p_id), -abs(value) / error)
    return math.erfc(abs(value) / ((high - low) / 2 / Z) / math.sqrt(2))


def counts_beside(p_id: str) -> tuple[int, int, int, int]:
    """Both counts of both arms that the text of a P value prints for its outcome."""
    p = FINDINGS[p_id]
    of = {
        e["arm_id"]: e
        for e in EVENTS.values()
        if (e["outcome_id"], e["source_id"]) == (p["outcome_id"], p["source_id"])
    }
    return tuple(int(of[p[arm]][n]) for arm in ("arm_id", "comparator_arm_id") for n in ("n_events", "n_assessed"))


def chi_squared(a: int, m: int, b: int, n: int, correction: float) -> float:
    """Pearson's test by its formula, with Yates's correction of half of everybody or without."""
    cross, sums = abs(a * (n - b) - b * (m - a)), m * n * (a + b) * (m + n - a - b)
    return math.erfc(math.sqrt((m + n) * (cross - correction * (m + n) / 2) ** 2 / sums / 2))


def barnard(a: int, m: int, b: int, n: int) -> float:
    """By its definition: the worst nuisance parameter for all tables as far out by the pooled z statistic."""

    def z(i: int, j: int) -> float:
        pooled = (i + j) / (m + n)
        return 0.0 if pooled in (0, 1) else abs(i / m - j / n) / math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n))

    far = [(i, j) for i in range(m + 1) for j in range(n + 1) if z(i, j) >= z(a, b) - 1e-12]
    return max(
        sum(math.comb(m, i) * math.comb(n, j) * q ** (i + j) * (1 - q) ** (m + n - i - j) for i, j in far)
        for q in (k / 2000 for k in range(1, 2000))
    )


def share_agreeing(path: str, field: str | None) -> tuple[int, int]:
    rows = [row for row in table(path) if field is None or row["field"] == field]
    return sum(row["first"] == row["second"] for row in rows), len(rows)


def kappa(field: str) -> float:
    rows = [row for row in table("data/extraction/judgements.csv") if row["field"] == field]
    n, categories = len(rows), {row["first"] for row in rows} | {row["second"] for row in rows}
    chance = sum(sum(r["first"] == c for r in rows) * sum(r["second"] == c for r in rows) for c in categories) / n**2
    return (sum(r["first"] == r["second"] for r in rows) / n - chance) / (1 - chance)


def of_extraction(value_id: str) -> tuple:
    numbers, judgements = "data/extraction/numbers.csv", "data/extraction/judgements.csv"
    parts = value_id.split(".")
    if value_id == "extraction.judgements":
        return (len(table(judgements)),)
    if parts[1] == "numbers":
        agree, n = share_agreeing(numbers, None)
        differ = [row for row in table(numbers) if row["first"] != row["second"]]
        simple = {
            "extraction.numbers": n,
            "extraction.numbers.agree": agree,
            "extraction.numbers.differ": n - agree,
            "extraction.numbers.percent": 100 * agree / n,
        }
        return (simple[value_id] if value_id in simple else sum(row["settled"] == parts[-1] for row in differ),)
    agree, n = share_agreeing(judgements, parts[1])
    return ({"items": n, "percent": 100 * agree / n, "kappa": kappa(parts[1])}[parts[2]],)


def proportion(event: dict) -> tuple:
    n_events, n_assessed = int(event["n_events"]), int(event["n_assessed"])
    return (100 * n_events / n_assessed, *(100 * limit for limit in exact_interval(n_events, n_assessed)))


def recomputed(value_id: str) -> tuple:
    """Value, and limits where there are some; a kind of number that nothing recomputes fails the test."""
    stem, _, last = value_id.rpartition(".")
    if value_id == "methods.confidence":
        return (95,)
    if value_id.startswith("strength."):
        row = next(row for row in table("tests/strength/score.csv") if row["class_id"] == value_id.split(".")[1])
        return (math.floor(1000 * Fraction(int(row["killed"]), int(row["mutants"]))) / 10,)
    if value_id.startswith("extraction."):
        return of_extraction(value_id)
    if last == "percent" and stem in EVENTS:
        return proportion(EVENTS[stem])
    if value_id.endswith(".recheck.percent"):
        event = EVENTS[value_id.removesuffix(".recheck.percent")]
        return (Fraction(100 * int(event["n_events"]), int(event["n_assessed"])),)
    if last == "sum_of_arms":
        study = value_id.split(".")[0]
        return (
            sum(
                printed(i)
                for i, r in FINDINGS.items()
                if r["study_id"] == study and r["arm_id"] and i.endswith(".allocated")
            ),
        )
    if last == "degrees_of_freedom":
        return (freedom(stem),)
    if ".recheck.counts." in value_id:
        counts = counts_beside(value_id.split(".recheck.")[0])
        tests = {
            "fisher": fisher,
            "barnard": barnard,
            "chi_squared": lambda *c: chi_squared(*c, 0),
            "chi_squared_corrected": lambda *c: chi_squared(*c, 1),
        }
        return (tests[last](*counts),)
    if value_id.endswith(".recheck.middle"):
        ratio = FINDINGS[value_id.removesuffix(".recheck.middle")]
        return (math.sqrt(float(ratio["low"]) * float(ratio["high"])),)
    if ".recheck." in value_id and last in ("t", "normal"):
        return (implied_p(value_id.split(".recheck.")[0], last),)
    if ".recheck." in value_id:
        r = FINDINGS[value_id.split(".recheck.")[0]]
        first, second = (r[c].split(".", 1)[1] for c in ("arm_id", "comparator_arm_id"))
        return (contrast(f"{r['study_id']}.{r['outcome_id']}.{first}_vs_{second}", last),)
    if last == "risk_difference":
        a, m, b, n = counts_of_pair(stem)
        return (100 * (a / m - b / n), *(100 * limit for limit in newcombe(a, m, b, n)))
    if last == "fisher_p":
        return (fisher(*counts_of_pair(stem)),)
    if last in ("events", "events_control", "assessed_per_arm"):
        a, m, b, _ = counts_of_pair(stem)
        return ({"events": a, "events_control": b, "assessed_per_arm": m}[last],)
    if "_vs_" in value_id:
        return (contrast(stem, last),)
    if last == "change":
        return (change(*stem.split(".")),)
    pytest.fail(f"nothing recomputes '{value_id}'; say how in {__file__}")


def test_each_derived_number_follows_from_the_data(values: dict) -> None:
    for value_id, entry in values.items():
        if entry["kind"] != "derived":
            continue
        expected = recomputed(value_id)
        # The maximum that Barnard's test asks for is found by a search.
        rel = 1e-4 if value_id.endswith(".barnard") else 1e-9
        assert entry["value"] == pytest.approx(float(expected[0]), rel=rel, abs=1e-9), value_id
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
        if entry["value"] is None or not re.match("[\u2212\\d]", entry["text"]) or "to" in entry["text"]:
            continue
        text = re.sub("[\u202f]", "", entry["text"]).replace("\u2212", "-")
        step = Fraction(1, 10 ** len(text.partition(".")[2]))
        assert abs(Fraction(text) - Fraction(str(entry["value"]))) <= step / 2, value_id


def people_in(studies: list[dict]) -> int:
    return sum(PEOPLE[study["study_id"]] for study in studies if study["study_id"] in PEOPLE)


def test_people_are_the_sum_over_studies_each_counted_once(values: dict) -> None:
    assert values["people.enrolled"]["value"] == sum(PEOPLE.values())
    assert values["people.enrolled.randomised"]["value"] == people_in(
        [s for s in INCLUDED if s["design"] == "randomised trial"]
    )
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


def expected_decimals(value_id: str, entry: dict, values: dict) -> int | None:
    """Decimals with which a derived number is written; None where it is a matter of the printed ones alone."""
    last = value_id.rpartition(".")[2]
    if value_id.startswith("extraction."):
        return {"kappa": 2, "percent": 1}.get(last, 0)
    if last in ("t", "normal") or ".recheck.counts." in value_id:
        return 4
    if last == "fisher_p":
        return 3
    if last in ("risk_difference", "events", "events_control", "assessed_per_arm", "degrees_of_freedom", "sum_of_arms"):
        return 0
    if last == "percent" and value_id.removesuffix(".percent") in EVENTS:
        return 1 if int(EVENTS[value_id.removesuffix(".percent")]["n_assessed"]) >= 100 else 0
    if last == "percent" and ".recheck." in value_id:
        return len(EVENTS[value_id.removesuffix(".recheck.percent")]["percent_printed"].partition(".")[2])
    if last == "middle":
        return len(FINDINGS[value_id.removesuffix(".recheck.middle")]["value"].partition(".")[2])
    return None


def test_derived_numbers_are_written_with_the_decimals_that_they_bear(values: dict) -> None:
    for value_id, entry in values.items():
        decimals = expected_decimals(value_id, entry, values) if entry["kind"] == "derived" else None
        if decimals is not None and not entry["text"].startswith("<"):
            assert len(entry["text"].partition(".")[2]) == decimals, value_id


def test_no_number_that_the_text_quotes_is_missing(values: dict) -> None:
    form = r"\[([\w.-]+)\]\{\.(?:value|quantity|interval|lower|upper|words|time)\b"
    for path in [*ROOT.glob("report/*.qmd"), *ROOT.glob("report/sections/*.qmd")]:
        for value_id in re.findall(form, path.read_text(encoding="utf-8")):
            assert value_id.startswith("coverage.") or value_id in values, (path.name, value_id)


TOLD = {
    ">": ("more than",),
    "≥": ("at least", "or more", "or longer", "was alive"),
    "<": ("below",),
    "≤": ("within", "or lower", "by day"),
}


def words_beside(sentence: str, value_id: str) -> str:
    """Some forty characters of either side of a number, other numbers told as '#'."""
    before, after = (re.sub(r"\[[^]]*\]\{[^}]*\}", "#", part) for part in sentence.split(f"[{value_id}]", 1))
    return before[-40:] + after[:40]


def test_a_number_printed_as_a_bound_is_told_as_one() -> None:
    """'More than 3 years' of the Oslo patient may not become 3 years, nor at least 3."""
    for row in table("results/draft/quotations.csv"):
        finding = FINDINGS.get(row["id"], {})
        if finding.get("relation") not in TOLD or finding["unit"] == "p" or row["figure"]:
            continue
        beside = words_beside(row["sentence"], row["id"])
        assert any(words in beside for words in TOLD[finding["relation"]]), (row["id"], row["sentence"])
