"""Prose that gives an earlier time of a case gives the last as well, or there is a reason."""

from __future__ import annotations

import pandas as pd
from absent import ABSENT
from hivcells.report.earlier_reports import complaints_of_earlier_reports
from hivcells.report.trace import VALUE, Entry

FINDINGS = pd.DataFrame(
    [
        ("mint.2019", "mint", "mint.tea", "sleep", ""),
        ("mint.2024", "mint", "mint.tea", "sleep", ""),
        ("mint.weight", "mint", "mint.tea", "weight", ""),
        ("twins.first", "twins", "twins.tea", "sleep", ""),
        ("twins.second", "twins", "twins.tea", "sleep", ""),
    ],
    columns=["finding_id", "study_id", "arm_id", "outcome_id", "scope"],
)
CASES = pd.DataFrame(
    [("mint", "mint", "mint.2024"), ("twin1", "twins", "twins.first"), ("twin2", "twins", "twins.second")],
    columns=["case_id", "study_id", "last_finding_id"],
)


def said(*quoted: str, exempt: tuple[str, ...] = ()) -> list[str]:
    prose = [Entry("3", VALUE, of, "quantity", file="tea.qmd", line=7) for of in quoted]
    reasons = pd.DataFrame({"case_id": list(exempt)}, index=pd.RangeIndex(2, 2 + len(exempt)), dtype=str)
    tables = {"cases": CASES, "findings": FINDINGS, "earlier_reports": reasons}
    return [str(found) for found in complaints_of_earlier_reports(prose, tables)]


def test_the_last_report_may_stand_alone_or_beside_an_earlier_one() -> None:
    assert said("mint.2024") == said("mint.2019", "mint.2024") == said("mint.weight") == []


def test_an_earlier_report_alone_is_named_where_it_stands() -> None:
    assert said("mint.2019") == [
        "tea.qmd:7, value 'mint.2019': an earlier report of mint than the last. "
        "Quote mint.2024 as well, or say in data/earlier_reports.csv why not."
    ]


def test_an_earlier_report_may_have_its_reason() -> None:
    assert said("mint.2019", exempt=("mint",)) == []


def test_a_reason_that_nothing_needs_is_named() -> None:
    [found] = said("mint.2019", "mint.2024", exempt=("mint",))
    assert found == (
        "data/earlier_reports.csv:2, column 'case_id', value 'mint': "
        "no sentence of the report needs this exemption. Delete the row."
    )


def test_rows_of_several_cases_in_a_study_are_left_alone() -> None:
    assert said("twins.first") == []


def test_a_review_without_cases_is_left_alone() -> None:
    findings = pd.DataFrame(columns=["finding_id", "study_id", "arm_id", "outcome_id", "scope"])
    assert list(complaints_of_earlier_reports([], ABSENT | {"findings": findings})) == []
