"""What stands twice under two names, or is written in signs that look like others, is found in the small review."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hivcells.evidence.rules import of_bias, of_doubles, of_people, of_references, of_text

BIAS = {
    "judgement_id": "tea.1", "study_id": "tea", "tool": "RoB 2", "outcome_id": "sips",
    "domain": "randomisation process", "judgement": "low",
}  # fmt: skip
DOCUMENT = {
    "source_id": "tea2020", "work_id": "tea2020", "title": "Tea for all", "year": "2020", "month": "", "day": "",
    "accessed": "2026-11-22", "authors": "Green, Bo",
}  # fmt: skip

DISAGREEMENT = {
    "discrepancy_id": "tea.cups", "source_a": "tea2020", "printed_a": "12 cups", "source_b": "teanews", "printed_b": "20 cups",
}  # fmt: skip


def said(rule: Callable, name: str, row: dict[str, str], *changes: dict[str, str]) -> list[tuple]:
    """Line and column of each complaint of a rule on rows that are as the first but for some cells."""
    rows = pd.DataFrame([row | change for change in changes], index=range(2, 2 + len(changes)))
    return [(found.line, found.column) for found in rule({name: rows})]


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"judgement": "high"}, "domain"),
        ({"tool": "ROB 2", "domain": "missing data"}, "tool"),
        ({"domain": "randomization process"}, "domain"),
    ],
)
def test_a_bias_is_judged_once_in_one_spelling(change: dict[str, str], column: str) -> None:
    found = said(of_doubles.biases_are_judged_once, "risk_of_bias", BIAS, {}, {"judgement_id": "tea.2"} | change)
    assert (3, column) in found


SWAPPED = {"source_a": "teanews", "printed_a": "20 cups a day", "source_b": "tea2020", "printed_b": "12 cups"}


@pytest.mark.parametrize("change", [{"printed_a": "in all 12 cups"}, {"printed_b": "20 cups of tea"}, SWAPPED])
def test_a_disagreement_is_told_once(change: dict[str, str]) -> None:
    other = {"discrepancy_id": "tea.cups.again"} | change
    assert said(of_doubles.disagreements_are_told_once, "discrepancies", DISAGREEMENT, {}, other) == [(3, "printed_a")]


@pytest.mark.parametrize("change", [{"printed_a": "8 weeks"}, {"printed_b": "30 cups"}, {"source_b": "herbnews"}])
def test_two_disagreements_of_two_texts_are_two(change: dict[str, str]) -> None:
    assert said(of_doubles.disagreements_are_told_once, "discrepancies", DISAGREEMENT, {}, change) == []


RECORD = {
    "record_id": "tea2020", "doi": "10.1/tea", "pmid": "", "registry_id": "NCT00000001", "url": "", "decision": "included",
}  # fmt: skip
BARE = {"record_id": "teatrial", "doi": ""}


def test_a_record_is_screened_once() -> None:
    rule = of_doubles.records_are_screened_once
    assert said(rule, "screening", RECORD, {}, {"record_id": "b"}) == [(3, "doi")]
    assert said(rule, "screening", RECORD, BARE, BARE | {"record_id": "b"}) == [(3, "registry_id")]
    address = {"doi": "", "url": "https://tea.example/"}
    assert said(rule, "screening", RECORD, address, {"record_id": "b"} | address) == [(3, "url")]


def test_two_records_of_one_trial_are_two_and_an_excluded_one_is_counted_as_such() -> None:
    rule = of_doubles.records_are_screened_once
    assert said(rule, "screening", RECORD, {}, BARE) == []
    assert said(rule, "screening", RECORD, {}, {"record_id": "b", "decision": "excluded"}) == []
    nameless = {"doi": "", "registry_id": ""}
    assert said(rule, "screening", RECORD, nameless, {"record_id": "b"} | nameless) == []


@pytest.mark.parametrize(("tool", "judgement"), [("RoB 2", "yes"), ("RoB 2", "critical"), ("JBI case series", "low")])
def test_a_tool_is_answered_in_its_own_words(tool: str, judgement: str) -> None:
    other = {"tool": tool, "judgement": judgement}
    rule = of_bias.judgements_are_those_of_their_tool
    assert said(rule, "risk_of_bias", BIAS, {}, other) == [(3, "judgement")]
    assert said(rule, "risk_of_bias", BIAS, other | {"tool": "another tool"}) == []


def test_two_tools_and_two_outcomes_are_judged_apart() -> None:
    others = ({"outcome_id": "leaves"}, {"tool": "ROBINS-I", "judgement": "serious"})
    assert said(of_doubles.biases_are_judged_once, "risk_of_bias", BIAS, {}, *others) == []


def test_a_document_under_two_keys_is_found() -> None:
    again = {"source_id": "tea2020b", "work_id": "tea2020b", "title": "TEA for  all"}
    assert said(of_doubles.documents_stand_once, "sources", DOCUMENT, {}, again) == [(3, "title")]
    assert said(of_doubles.documents_stand_once, "sources", DOCUMENT, {}, again | {"work_id": "tea2020"}) == []


def test_people_count_in_one_row() -> None:
    group = {"cohort_id": "tea", "counts": "yes", "people_finding_id": "tea.people"}
    again = {"cohort_id": "tea.again"}
    assert said(of_doubles.people_count_in_one_row, "participants", group, {}, again) == [(3, "people_finding_id")]
    assert said(of_doubles.people_count_in_one_row, "participants", group, {}, again | {"counts": "no"}) == []


def test_people_of_an_arm_do_not_count_beside_those_of_their_study() -> None:
    findings = pd.DataFrame([("tea.all", ""), ("tea.few", "tea.x1")], columns=["finding_id", "arm_id"])
    groups = [
        ("tea", "tea", "yes", "tea.all"),
        ("tea.x1", "tea", "yes", "tea.few"),
        ("mate.y1", "mate", "yes", "tea.few"),
    ]
    columns = ["cohort_id", "study_id", "counts", "people_finding_id"]
    participants = pd.DataFrame(groups, index=[2, 3, 4], columns=columns)
    tables = {"findings": findings, "participants": participants}
    [found] = of_doubles.people_of_an_arm_are_those_of_their_study(tables)
    assert (found.line, found.column, found.problem) == (
        3,
        "people_finding_id",
        "people of an arm, who count in tea already",
    )
    by_itself = {"findings": findings, "participants": participants.assign(counts=["no", "yes", "yes"])}
    assert list(of_doubles.people_of_an_arm_are_those_of_their_study(by_itself)) == []


def test_labels_tell_apart() -> None:
    studies = pd.DataFrame([{"study_id": "tea", "label": "Tea 2020"}, {"study_id": "leaf", "label": "tea 2020"}])
    arms = pd.DataFrame(
        [{"arm_id": f"{study}.x", "study_id": study, "label": "Green"} for study in ("tea", "leaf", "tea")]
    )
    found = list(of_doubles.labels_tell_apart({"studies": studies, "arms": arms}))
    assert [(fault.file, fault.line) for fault in found] == [("studies", 1), ("arms", 2)]


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"month": "2", "day": "31"}, "day"),
        ({"year": "2021", "month": "2", "day": "29"}, "day"),
        ({"day": "3"}, "day"),
        ({"year": "", "month": "3"}, "month"),
        ({"accessed": "2019-01-01"}, "accessed"),
    ],
)
def test_a_date_is_a_day_before_it_was_read(cells: dict[str, str], column: str) -> None:
    assert said(of_references.dates_are_days, "sources", DOCUMENT, cells) == [(2, column)]
    assert said(of_references.dates_are_days, "sources", DOCUMENT, {"month": "2", "day": "29"}) == []


@pytest.mark.parametrize(
    "authors",
    [
        "Smith AB, Jones CD", "A Smith, B Jones and C Lee", "Smith, Anna|Jones, Bo", "\u738b\u82b3\u3001\u674e\u660e", "et al.",
        "Smith et al", "Smith, A1", "Smith, A*", "Smith,A", ", A", "Smith,", "Smith, A;;Lee, C", "Lee, C; Lee, C", "N/A",
    ],
)  # fmt: skip
def test_what_is_no_list_of_names_is_found(authors: str) -> None:
    assert (2, "authors") in said(of_references.authors_are_set_apart, "sources", DOCUMENT, {"authors": authors})


@pytest.mark.parametrize(
    "authors", ["", "Lee, C; et al.", "Lee, C, Jr; Green, Bo", "Tea and Water Study Group", "\u738b, \u82b3"]
)
def test_a_list_of_names_passes(authors: str) -> None:
    assert said(of_references.authors_are_set_apart, "sources", DOCUMENT, {"authors": authors}) == []


def test_a_trial_of_europe_has_one_number() -> None:
    assert of_people.number_of_trial("EUCTR2018-001234-12") == of_people.number_of_trial("2018-001234-12")


@pytest.mark.parametrize("cell", ["RoB\u00a02", "\uff34ea", "\u0422ea", "cafe\u0301"])
def test_what_only_looks_like_a_word_is_found(cell: str) -> None:
    tables = {"arms": pd.DataFrame({"label": [cell, "\u8336", "\u0447\u0430\u0439"]}, index=[2, 3, 4])}
    [found] = list(of_text.cells_are_written_plainly(tables))
    assert found.line == 2
