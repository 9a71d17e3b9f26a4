"""Numbers signed by people: what holds, what a card says of them, and what is complained of."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from conftest import table
from hivcells.report.signed_cards import with_signatures
from hivcells.signatures import as_signed, holding, refused, signed

Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
# Everybody who is known to have signed; software does not sign.
WHO_SIGNED: set[str] = set()
MEAN = "xia2020.cd4.nk.month24.mean"
IN_FULL = {"relation": "=", "value": "6", "low": "", "high": "", "unit": "cups", "spread": "", "time_value": ""}


def test_nobody_is_invented() -> None:
    """A name that stands in the table alone is of a person whom nobody knows; who signs is named here as well."""
    assert {row["reviewer"] for row in table("data/extraction/signatures.csv")} == WHO_SIGNED


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({}, "6 cups"),
        ({"low": "1", "high": "9"}, "6 (1 to 9) cups"),
        ({"value": "", "low": "1", "high": "9"}, "1 to 9 cups"),
        ({"relation": "<", "value": "0.001", "unit": "p"}, "< 0.001 p"),
        ({"spread": "2", "spread_kind": "SD", "n_assessed": "10"}, "6 cups, spread 2 SD, n 10"),
        ({"time_value": "24", "time_unit": "month"}, "6 cups, at 24 month"),
        ({"n_events": "2", "n_assessed": "10", "counted": "people"}, "2 of 10 people"),
    ],
)
def test_a_signature_keeps_the_number_with_all_that_makes_it(cells: dict[str, str], text: str) -> None:
    assert as_signed(IN_FULL | cells) == text


def signatures(*rows: str) -> pd.DataFrame:
    """Signatures of findings: row, value, answer, person."""
    cells = [["findings", *row.split()] for row in rows]
    frame = pd.DataFrame(cells, columns=["table", "row_id", "value", "answer", "reviewer"], dtype=str)
    return frame.assign(signed_on="2026-01-02")


NOW = {"findings.csv#green": "6", "findings.csv#black": "7"}


def test_a_number_that_changed_has_lost_its_signature() -> None:
    held = holding(signatures("green 5 yes Ada", "black 7 yes Ada", "gone 7 yes Ada"), NOW)
    assert signed(held) == {"findings.csv#black": [{"who": "Ada", "when": "2026-01-02"}]}


def test_a_number_that_two_people_found_right_is_signed_by_both() -> None:
    held = holding(signatures("green 6 yes Ada", "green 6 yes Bo"), NOW)
    assert [one["who"] for one in signed(held)["findings.csv#green"]] == ["Ada", "Bo"]


def test_a_number_that_somebody_found_wrong_is_not_signed() -> None:
    held = holding(signatures("green 6 yes Ada", "green 6 no Bo", "black 5 no Bo"), NOW)
    assert (signed(held), refused(held)) == ({}, {"findings.csv#green"})


def test_the_card_of_a_printed_number_says_who_signed_it_and_that_of_a_computed_one_does_not() -> None:
    values = {
        "green": {"kind": "reported", "rows": ["findings.csv#green"]},
        "black": {"kind": "reported", "rows": ["findings.csv#black"]},
        "leaves": {"kind": "counted", "rows": ["findings.csv#green"]},
    }
    by_ada = [{"who": "Ada", "when": "2026-01-02"}]
    cards = with_signatures({"values": {i: {"text": i} for i in values}}, values, {"findings.csv#green": by_ada})
    assert cards["values"] == {
        "green": {"text": "green", "signed": by_ada},
        "black": {"text": "black"},
        "leaves": {"text": "leaves"},
    }


# Cells of a signature, and what is then complained of.
GOOD = {"signature_id": "s1", "table": "findings", "row_id": MEAN, "value": "243 cells_per_ul", "answer": "yes"} | {
    "should_be": "",
    "reviewer": "Ada",
    "signed_on": "2026-01-02",
}
FAULTS = {
    "of a number that does not exist": (
        {"row_id": "xia2020.none"},
        "column 'row_id', value 'xia2020.none': the table 'findings' has no such number. Restore the row",
    ),
    "of a row of the other table": ({"table": "events"}, "the table 'events' has no such number"),
    "of another table": ({"table": "arms"}, "column 'table', value 'arms'"),
    "by nobody": ({"reviewer": ""}, "column 'reviewer', value '': constraint \"required\""),
    "by blanks": ({"reviewer": "  "}, "column 'reviewer', value '  ': signed by nobody. Name the person"),
    "on no day": ({"signed_on": "2026-02-30"}, "column 'signed_on', value '2026-02-30': not a date"),
    "without a day": ({"signed_on": ""}, "column 'signed_on', value '': constraint \"required\""),
    "with another answer": ({"answer": "maybe"}, "column 'answer', value 'maybe'"),
    "found wrong without more": ({"answer": "no"}, "column 'should_be', value '': found wrong, and not said what"),
    "found right with more": ({"should_be": "244"}, "column 'should_be', value '244': found right, and yet said"),
}


def line_of(cells: dict[str, str]) -> str:
    return ",".join(cells.values())


@pytest.mark.parametrize("fault", FAULTS)
def test_a_signature_is_complained_of(fault: str, append: Append, complaints: Check) -> None:
    cells, said = FAULTS[fault]
    append("extraction/signatures.csv", line_of(GOOD | cells))
    said_of_it = complaints()
    assert all(complaint.startswith("data/extraction/signatures.csv:2, ") for complaint in said_of_it)
    assert [complaint for complaint in said_of_it if said in complaint], said_of_it


def test_a_signature_as_it_should_be_is_not_complained_of(append: Append, complaints: Check) -> None:
    append("extraction/signatures.csv", line_of(GOOD))
    append(
        "extraction/signatures.csv",
        line_of(GOOD | {"signature_id": "s2", "answer": "no", "should_be": "244"} | {"reviewer": "Bo"}),
    )
    assert complaints() == []


def test_one_person_signs_a_number_once_until_it_changes(append: Append, complaints: Check) -> None:
    append("extraction/signatures.csv", line_of(GOOD))
    append("extraction/signatures.csv", line_of(GOOD | {"signature_id": "s2", "value": "242 cells_per_ul"}))
    assert complaints() == []
    append("extraction/signatures.csv", line_of(GOOD | {"signature_id": "s3", "reviewer": "ada"}))
    [complaint] = complaints()
    assert complaint == (
        "data/extraction/signatures.csv:4, column 'reviewer', value 'ada': signed this number in line 2 too."
        " Keep the answer that is meant."
    )
