"""Of a crossover nothing is computed that would take its arms for different people."""

from __future__ import annotations

import pandas as pd
import pytest
from analyse import analyses
from analysis.tiny_evidence import EVIDENCE
from analysis.tiny_tables import events, findings, records
from hivcells.designs import between_people
from hivcells.grade import where_it_begins
from hivcells.report.perspectives import PERSPECTIVES

TWO = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "unit": "cells"}
ALLOCATED = {"outcome_id": "drinkers", "scope": "allocated", "unit": "people", "value": "20"}
# Twenty people had green tea and then water, or water and then green tea; what is printed of both is of all twenty.
NUMBERS = [
    {"finding_id": "tea.people", "outcome_id": "drinkers", "scope": "enrolled", "unit": "people", "value": "20"},
    *(ALLOCATED | {"finding_id": f"tea.n.{arm}", "arm_id": arm} for arm in ("tea.x1", "tea.x3")),
    *(
        {"finding_id": f"{arm}.{week}", "arm_id": arm, "time_value": week, "time_unit": "week", "statistic": "mean"}
        | {"unit": "cells", "visit": visit, "value": value, "spread": "30", "spread_kind": "SD"}
        for arm, last in {"tea.x1": "304", "tea.x3": "237"}.items()
        for week, visit, value in (("0", "baseline", "200"), ("12", "last", last))
    ),
    TWO | {"finding_id": "tea.p", "statistic": "p_value", "unit": "p", "value": "0.03", "outcome_id": "headache"},
    TWO | {"finding_id": "tea.means.p", "statistic": "p_value", "unit": "p", "value": "0.03", "time_value": "12", "time_unit": "week"},
]  # fmt: skip
COUNTS = [
    {"event_id": f"tea.headache.{arm}.{scope}", "arm_id": arm, "n_events": n, "n_assessed": "20", "scope": scope}
    for arm, n in {"tea.x1": "4", "tea.x3": "9"}.items()
    for scope in ("all", "second_period")
]


OF_TWO_GROUPS = ("sum of the arms", "P value from the counts", "P value from the means")
OF_ONE_ARM = "spread beside a mean"


def analysed(design: str, numbers: list[dict[str, str]], counts: list[dict[str, str]]) -> dict[str, pd.DataFrame]:
    """All tables of the analyses, had the study of teas this design."""
    studies = EVIDENCE["studies"].assign(design=design)
    return analyses(EVIDENCE | {"studies": studies, "findings": findings(*numbers), "events": events(*counts)})


def checks(tables: dict[str, pd.DataFrame]) -> set[str]:
    recheck = tables["recheck"]
    return set(recheck.check[(recheck.verdict != "") & (recheck.verdict != "cannot be checked")])


def test_of_different_people_all_of_it_is_computed() -> None:
    tables = analysed("randomised trial", NUMBERS, [count for count in COUNTS if count["scope"] == "all"])
    assert len(tables["contrasts"]) == 2 and len(tables["risk_differences"]) == 2
    assert checks(tables) == {*OF_TWO_GROUPS, OF_ONE_ARM}


@pytest.mark.parametrize("design", ["randomised crossover trial", "non-randomised crossover trial"])
def test_of_the_same_people_no_contrast_risk_difference_test_of_two_groups_or_sum_is_computed(design: str) -> None:
    tables = analysed(design, NUMBERS, COUNTS)
    assert tables["contrasts"].empty and tables["risk_differences"].empty
    assert checks(tables) == {OF_ONE_ARM}
    assert len(tables["changes"]) == 2 and len(tables["proportions"]) == 4


def test_arms_of_its_first_period_are_compared_as_different_people() -> None:
    """Nobody has crossed over yet: 4 of 10 less 9 of 10 are 50 points."""
    first = [count | {"scope": "first_period", "n_assessed": "10"} for count in COUNTS if count["scope"] == "all"]
    [difference] = [
        row
        for row in records(analysed("randomised crossover trial", NUMBERS, [*COUNTS, *first])["risk_differences"])
        if row["statistic"] == "risk difference"
    ]
    assert (difference["scope"], difference["value"]) == ("first_period", pytest.approx(-50))


EFFECT = {
    "finding_id": "tea.d",
    "statistic": "difference",
    "value": "30",
    "low": "5",
    "high": "55",
    "interval": "95% CI",
}


def test_a_paired_p_value_is_held_against_its_interval_with_the_people_counted_once() -> None:
    """30 (5 to 55) of 11 people: t = 30 / (25 / 2.228) = 2.674 with 10 degrees of freedom, so P is between 0.02 and 0.05.

    2.228 and 2.764 are the tabled values of t with 10 degrees of freedom for P = 0.05 and 0.02.
    """
    paired = TWO | {"analysis": "paired", "n_assessed": "11"}
    p = {"finding_id": "tea.d.p", "statistic": "p_value", "unit": "p", "value": "0.023"}
    tables = analysed("randomised crossover trial", [*NUMBERS, paired | EFFECT, paired | p], COUNTS)
    rows = tables["recheck"].set_index("value_id")
    assert int(rows.value["tea.d.p.degrees_of_freedom"]) == 10
    assert rows.method["tea.d.p.degrees_of_freedom"] == "11 - 1"
    assert 0.02 < float(rows.value["tea.d.p.recheck.t"]) < 0.05
    assert rows.verdict["tea.d.p.recheck"] == "agrees"


def test_where_no_people_are_printed_with_a_paired_p_value_they_are_those_of_one_arm() -> None:
    paired = TWO | {"analysis": "paired"}
    p = {"finding_id": "tea.d.p", "statistic": "p_value", "unit": "p", "value": "0.021"}
    tables = analysed("randomised crossover trial", [*NUMBERS, paired | EFFECT, paired | p], COUNTS)
    rows = tables["recheck"].set_index("value_id")
    assert rows.method["tea.d.p.degrees_of_freedom"] == "20 - 1"


def test_a_randomised_crossover_counts_among_the_randomised_trials() -> None:
    def enrolled(design: str) -> int:
        counts = analysed(design, NUMBERS, COUNTS)["counts"].set_index("value_id")
        return int(counts.value["people.enrolled.randomised"])

    assert enrolled("randomised crossover trial") == enrolled("randomised trial") == 20
    assert enrolled("non-randomised crossover trial") == 0
    assert where_it_begins("comparison", ["randomised crossover trial"]) == "high"
    assert where_it_begins("comparison", ["non-randomised crossover trial"]) == "low"
    [only_randomised] = [one for one in PERSPECTIVES if one.perspective_id == "randomised_only"]
    rows = [("swap", "randomised crossover trial"), ("order", "non-randomised crossover trial")]
    studies = pd.DataFrame(rows, columns=["study_id", "design"])
    assert only_randomised.leaves_out({"studies": studies}) == {"studies.csv#order"}


def test_rows_that_belong_to_no_study_or_to_no_crossover_stay() -> None:
    studies = pd.DataFrame([("tea", "randomised crossover trial"), ("mate", "cohort")], columns=["study_id", "design"])
    rows = findings({"finding_id": "a"}, {"finding_id": "b", "study_id": "mate"}, {"finding_id": "c", "study_id": ""})
    first = findings({"finding_id": "d", "scope": "first_period"}, {"finding_id": "e", "scope": "second_period"})
    assert list(between_people(rows, studies).finding_id) == ["b", "c"]
    assert list(between_people(first, studies).finding_id) == ["d"]
    assert list(between_people(rows.drop(columns="scope"), studies).finding_id) == ["b", "c"]
