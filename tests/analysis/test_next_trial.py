"""The people that a next trial needs, from pooled spreads, from a share that is itself uncertain, and for a time."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_tables import findings
from conftest import ROOT
from hivcells.analysis.next_trial import NEEDED, next_trial, spread_of
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.evidence.package import field_of, read_package

QUESTION = dict.fromkeys(
    ["spread_finding_id", "spread_from", "n_first_id", "n_second_id", "pooled_ids", "compared_finding_id"], ""
)
QUESTION |= {"question_id": "q", "question": "More tea", "assumption": "None"}
FINDINGS = pd.DataFrame(
    [
        ("first", "1", "2", "SD"),
        ("second", "1", "4", "SD"),
        ("ten", "10", "", ""),
        ("four", "4", "", ""),
        ("twenty", "20", "", ""),
        ("hundred", "100", "", ""),
    ],
    columns=["finding_id", "value", "spread", "spread_kind"],
)


def size(**asked: str) -> dict[str, object]:
    """The row of people per arm for a question."""
    rows = next_trial(pd.DataFrame([QUESTION | asked]), FINDINGS).set_index("value_id")
    return rows.loc["next_trial.q.per_arm"].to_dict()


def test_a_pooled_spread_is_the_root_of_the_weighted_mean_of_the_variances() -> None:
    assert pooled_sd([(3.0, 10), (3.0, 4)]) == (3.0, 14)
    assert pooled_sd([(1.0, 1), (7.0, 1)]) == (5.0, 2)


def test_more_groups_give_a_narrower_range_of_people() -> None:
    means = {
        "kind": "mean difference",
        "effect": "2",
        "unit": "log10",
        "spread_finding_id": "first",
        "spread_from": "reported",
    }
    alone = size(**means, n_first_id="ten")
    together = size(**means, n_first_id="ten", pooled_ids="first hundred")
    assert alone["value"] == together["value"]
    assert alone["low"] < together["low"] and together["high"] < alone["high"]
    assert together["inputs"] == "first ten first hundred"


def test_a_share_that_is_itself_uncertain_gives_limits() -> None:
    share = {"kind": "share", "effect": "20", "unit": "percent", "compared_finding_id": "four"}
    without = size(**share)
    limited = size(**share, n_first_id="four", n_second_id="hundred")
    assert (without["low"], without["value"]) == ("", limited["value"])
    assert limited["low"] < limited["value"] < limited["high"]


@pytest.mark.parametrize(("hazard_ratio", "events"), [(0.5, 66), (0.7, 247), (0.6, 121)])
def test_events_are_those_of_the_published_formula(hazard_ratio: float, events: int) -> None:
    """Schoenfeld's formula with a power of 80%: 31.4 over the squared logarithm of the hazard ratio."""
    assert events_for_hazards(hazard_ratio) == events_for_hazards(1 / hazard_ratio) == events


def test_where_everybody_has_the_event_half_of_the_events_are_in_each_arm() -> None:
    assert size(kind="hazard", effect="50", unit="percent")["value"] == 33
    assert size(kind="hazard", effect="30", unit="percent")["value"] == 124


def test_of_what_few_people_have_the_events_are_counted() -> None:
    """Schoenfeld's formula, as above: 247 for a hazard ratio of 0.7."""
    found = asked(kind="events", effect="30", unit="percent")["tea.events"]
    assert (found["value"], found["unit"], found["statistic"]) == (247, "events", "events")
    assert found["method"] == "log-rank test, power 80%, two-sided P below 0.05"


COLUMNS = ["question_id", "question", "kind", "effect", "unit", "spread_finding_id", "spread_from", "n_first_id", "n_second_id", "pooled_ids", "compared_finding_id", "assumption"]  # fmt: skip


def asked(**cells: str) -> dict[str, dict]:
    """The rows of one question about a share of 30 percent, by their ids."""
    questions = pd.DataFrame([dict.fromkeys(COLUMNS, "") | {"question_id": "tea"} | cells])
    rows = next_trial(questions, findings({"finding_id": "tea.share", "value": "30"})).to_dict("records")
    return {row["value_id"].removeprefix("next_trial."): row for row in rows}


@pytest.mark.parametrize(("effect", "how"), [("50", ""), ("39.68", ""), ("35", "by its corrected approximation, ")])
def test_a_share_is_found_by_the_exact_test_or_in_large_arms_by_its_approximation(effect: str, how: str) -> None:
    found = asked(kind="share", effect=effect, unit="percent", compared_finding_id="tea.share")["tea.per_arm"]
    assert found["method"] == f"Fisher's exact test, {how}power 80%, two-sided P below 0.05"
    assert (found["value"] > 400) is bool(how) and found["inputs"] == "tea.share"
    assert (found["statistic"], found["unit"]) == ("people per arm", "people")
    assert effect != "39.68" or found["value"] == 400  # the largest arms that are searched


def test_how_a_spread_was_obtained_is_said() -> None:
    def row(**of_finding: str) -> dict[str, str]:
        return {"spread": "0.5", "spread_kind": "SD", "low": "1", "high": "3"} | of_finding

    assert spread_of(row(), "reported", [10]) == (0.5, 9, "deviation as reported, of 10 people")
    assert spread_of(row(spread_kind="SE"), "reported", [16]) == (2.0, 15, "standard error 0.5 of 16 people")
    _, df, how = spread_of(row(), "95% CI", [10, 12])
    assert (df, how) == (20, "standard deviation behind the 95% CI, t with 20 degrees of freedom")


def test_a_harm_is_seen_with_a_chance_that_the_method_names() -> None:
    """By the rule of three, three in a hundred need about a hundred people."""
    found = asked(kind="harm", effect="3", unit="percent")["tea.people"]
    assert (found["value"], found["method"]) == (99, "95% chance to see one or more")


def test_a_question_of_an_unknown_kind_is_no_harm() -> None:
    with pytest.raises(KeyError, match="risk"):
        asked(kind="risk", effect="3", unit="percent")


def test_there_is_an_answer_to_each_kind_that_the_data_package_knows() -> None:
    kind = field_of(read_package(ROOT / "data"), "next_trial", "kind")
    assert set(kind["constraints"]["enum"]) == set(NEEDED)


def test_power_and_limit_are_those_of_all_questions() -> None:
    found = asked(kind="harm", effect="3", unit="percent")
    assert (found["power"]["value"], found["alpha"]["value"]) == (80, 5)


def test_each_row_says_what_its_number_is() -> None:
    def statistics(**cells: str) -> dict[str, tuple[str, str]]:
        return {key: (row["statistic"], row["unit"]) for key, row in asked(**cells).items()}

    common = {"power": ("choice", "percent"), "alpha": ("choice", "percent"), "tea.effect": ("effect", "percent")}
    assert statistics(kind="harm", effect="3", unit="percent") == common | {"tea.people": ("people", "people")}
    per_arm = {"tea.per_arm": ("people per arm", "people")}
    assert statistics(kind="hazard", effect="50", unit="percent") == common | per_arm
    means = pd.DataFrame([QUESTION | {"kind": "mean difference", "effect": "2", "unit": "log10", "spread_finding_id": "first", "spread_from": "reported", "n_first_id": "ten"}])  # fmt: skip
    rows = next_trial(means, FINDINGS).set_index("value_id")
    assert rows.loc["next_trial.q.sd", ["statistic", "unit"]].tolist() == ["standard deviation", "log10"]
    assert rows.loc["next_trial.q.per_arm", "statistic"] == "people per arm"
    assert rows.loc["next_trial.q.effect", "method"] == "chosen: the effect that the trial should find"
