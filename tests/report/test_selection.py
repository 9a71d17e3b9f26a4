"""The primary comparison of a controlled study cannot be left out of the prose."""

from __future__ import annotations

import pandas as pd
from hivcells.report.selection import complaints_of_selection
from hivcells.report.trace import ALT, FREE, VALUE, Entry

TABLES = {
    "studies": pd.DataFrame({"study_id": ["mint", "green", "black"], "control": ["water", "none", "placebo"]}),
    "findings": pd.DataFrame(
        [
            ("mint.pain", "mint", "yes"),
            ("mint.sleep", "mint", ""),
            ("green.pain", "green", "yes"),
            ("black.pain", "black", "yes"),
        ],
        columns=["finding_id", "study_id", "is_primary"],
        index=pd.RangeIndex(2, 6),
    ),
}
VALUES = {
    "mint.pain": {"kind": "reported", "rows": ["findings.csv#mint.pain"]},
    "black.pain": {"kind": "reported", "rows": ["findings.csv#black.pain"]},
    "numbers": {"kind": "counted", "rows": ["findings.csv#mint.pain", "findings.csv#black.pain"]},
}
JUDGED = {
    "black-tea-like-placebo": {"rows": ["findings.csv#black.pain"]},
    "studies-small": {"rows": ["findings.csv#mint.pain", "findings.csv#black.pain"]},
}
MINT, BLACK = Entry("3", VALUE, "mint.pain", "value"), Entry("like", FREE, claim="black-tea-like-placebo")


def missing(*prose: Entry) -> list[str | None]:
    return [found.value for found in complaints_of_selection(prose, VALUES, JUDGED, TABLES)]


def test_a_number_and_a_claim_tell_of_a_comparison() -> None:
    assert missing(MINT, BLACK) == []


def test_what_is_left_out_is_named_with_its_line_and_its_remedy() -> None:
    [found] = complaints_of_selection([MINT], VALUES, JUDGED, TABLES)
    assert str(found) == (
        "data/findings.csv:5, column 'finding_id', value 'black.pain': the primary comparison of a controlled study, "
        "quoted nowhere in the prose. Quote it, favourable or not."
    )


def test_studies_without_a_control_group_and_other_outcomes_may_be_left_out() -> None:
    assert missing() == ["mint.pain", "black.pain"]


def test_a_number_that_is_read_aloud_counts() -> None:
    assert missing(Entry("Pain 3.", ALT, "Pain {mint.pain}."), BLACK) == []


def test_the_time_of_a_comparison_does_not_tell_what_was_found() -> None:
    assert missing(Entry("4 weeks", VALUE, "mint.pain", "time"), BLACK) == ["mint.pain"]


def test_a_count_of_all_rows_and_a_claim_about_all_studies_tell_of_no_comparison() -> None:
    everything = [Entry("2", VALUE, "numbers", "value"), Entry("small", FREE, claim="studies-small")]
    assert missing(*everything) == ["mint.pain", "black.pain"]
