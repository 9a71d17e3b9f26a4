"""Shares of which nobody is in two: they add up to everybody, or to no more."""

from __future__ import annotations

from typing import Any

import pytest
from analysis.tiny_tables import OUTCOMES, rich
from hivcells.analysis.rechecks.parts_of_a_whole import check_parts
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING

# In the study of teas people are relieved, asleep or cheerful in the evening; with cancer they have a relapse, are dead
# without one, or free of both.
AT = {"arm_id": "tea.x1", "time_value": "5", "time_unit": "year", "unit": "percent"}


def parts(**shares: str) -> list[dict[str, str]]:
    """Percentages of an arm after five years; the cheerful are a curve."""
    kinds = {"cheerful": "survival_percent"}
    return [
        AT | {"finding_id": f"tea.{k}", "outcome_id": k, "statistic": kinds.get(k, "percent"), "value": v}
        for k, v in shares.items()
    ]


def checked(*rows: dict[str, str]) -> list[dict[str, Any]]:
    return check_parts(rich(*rows), OUTCOMES)


# Blood, http://ashpublications.net/view-large/9458881, table 3, univariate analysis of 100 people: event-free survival,
# relapse and transplantation-related mortality at 5 years, by sex, age and interval. One row adds up to 103 in print.
TABLE_3 = [
    ("52", "35", "13", AGREES), ("61", "30", "9", AGREES), ("67", "22", "11", AGREES), ("47", "53", "0", AGREES),
    ("50", "44", "6", AGREES), ("64", "18", "18", AGREES), ("56", "31", "13", AGREES), ("54", "39", "7", AGREES),
    ("33", "45", "21", WITH_ROUNDING), ("16", "73", "12", WITH_ROUNDING), ("65", "17", "21", DOES_NOT_FOLLOW),
]  # fmt: skip
# Poiré and others, J Hematol Oncol 2017;10:20, at 2 years; Klyuchnikov and others on grade 3 follicular lymphoma
# (https://ohsu.elsevierpure.com), at 5 years, of autologous and of allogeneic transplants: of the latter, 98 of 100 are accounted for.
OTHERS = [("24", "61", "15", AGREES), ("36", "61", "4", WITH_ROUNDING), ("51", "20", "27", DOES_NOT_FOLLOW)]


@pytest.mark.parametrize(("free", "relapse", "dead", "verdict"), [*TABLE_3, *OTHERS])
def test_shares_that_cannot_overlap_add_up_to_everybody_or_do_not(
    free: str, relapse: str, dead: str, verdict: str
) -> None:
    [found] = checked(*parts(cheerful=free, relief=relapse, asleep=dead))
    assert (found["check"], found["verdict"], found["printed_id"]) == ("shares of one whole", verdict, "tea.relief")


def test_one_set_of_shares_has_one_verdict_which_says_what_is_left() -> None:
    [found] = checked(*parts(asleep="10", relief="27.5", cheerful="63"))
    assert (found["value_id"], found["printed"], found["value"]) == ("tea.asleep.recheck.parts", "10%", 100 - 90.5)
    assert (found["verdict"], found["detail"]) == (AGREES, "27.5% and 63% leave 9.5%")
    assert (found["inputs"], found["method"]) == ("tea.asleep tea.relief tea.cheerful", "100 - 27.5 - 63")
    [found] = checked(*parts(asleep="10", relief="20", cheerful="63"))
    assert found["detail"] == "20% and 63% leave 17%; other times, people or methods would have to stand behind"


@pytest.mark.parametrize(
    ("dead", "free", "verdict"),
    [("5", "65", AGREES), ("35", "65", AGREES), ("36", "65", WITH_ROUNDING), ("37", "65", DOES_NOT_FOLLOW)],
)
def test_where_a_part_is_not_printed_the_others_leave_at_most_the_rest(dead: str, free: str, verdict: str) -> None:
    [found] = checked(*parts(asleep=dead, cheerful=free))
    assert (found["verdict"], found["detail"].split(";")[0]) == (verdict, f"{free}% leave at most 35%")


def test_nobody_always_fits_beside_the_others_and_is_no_check() -> None:
    assert checked(*parts(asleep="0", cheerful="65")) == []
    assert [row["verdict"] for row in checked(*parts(asleep="0", cheerful="65", relief="35"))] == [AGREES]


def test_a_part_that_is_alone_printed_twice_or_a_curve_beside_nothing_is_no_check() -> None:
    assert checked(*parts(asleep="10")) == checked(*parts(cheerful="90")) == []
    again = parts(asleep="20")[0] | {"finding_id": "tea.again"}
    assert checked(*parts(asleep="10", cheerful="95"), again) == []
    assert checked(*parts(asleep="10", headache="95")) == []


@pytest.mark.parametrize(
    "other",
    [{"arm_id": "tea.x3"}, {"scope": "men"}, {"time_value": "2"}, {"time_value": ""}, {"source_id": "x"}, {"study_id": "mate"}, {"analysis": "adjusted"}, {"relation": "<"}, {"statistic": "mean"}, {"value": ""}],
)  # fmt: skip
def test_only_shares_of_the_same_people_time_and_text_are_added_up(other: dict[str, str]) -> None:
    dead, free = parts(asleep="50", cheerful="95")
    assert len(checked(dead, free)) == 1
    assert checked(dead | other, free) == []
