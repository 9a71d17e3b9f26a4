"""The people that the next trial needs, as rows that can be quoted."""

from __future__ import annotations

import pandas as pd
import pytest
from analysis.tiny_tables import findings
from hivcells.analysis.next_trial import next_trial

COLUMNS = ["question_id", "question", "kind", "effect", "unit", "spread_finding_id", "spread_from", "n_first_id", "n_second_id", "compared_finding_id", "assumption"]  # fmt: skip


def asked(**cells: str) -> dict[str, dict]:
    """The rows of one question about a share of 30 percent, by their ids."""
    questions = pd.DataFrame([dict.fromkeys(COLUMNS, "") | {"question_id": "tea"} | cells])
    rows = next_trial(questions, findings({"finding_id": "tea.share", "value": "30"})).to_dict("records")
    return {row["value_id"].removeprefix("next_trial."): row for row in rows}


@pytest.mark.parametrize(("effect", "how"), [("50", ""), ("35", "by its corrected approximation, ")])
def test_a_share_is_found_by_the_exact_test_or_in_large_arms_by_its_approximation(effect: str, how: str) -> None:
    found = asked(kind="share", effect=effect, unit="percent", compared_finding_id="tea.share")["tea.per_arm"]
    assert found["method"] == f"Fisher's exact test, {how}power 80%, two-sided P below 0.05"
    assert (found["value"] > 400) is bool(how) and found["inputs"] == "tea.share"


def test_a_harm_is_seen_with_a_chance_that_the_method_names() -> None:
    """By the rule of three, three in a hundred need about a hundred people."""
    found = asked(kind="harm", effect="3", unit="percent")["tea.people"]
    assert (found["value"], found["method"]) == (99, "95% chance to see one or more")


def test_power_and_limit_are_those_of_all_questions() -> None:
    found = asked(kind="harm", effect="3", unit="percent")
    assert (found["power"]["value"], found["alpha"]["value"]) == (80, 5)
