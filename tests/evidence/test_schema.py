"""Cells, keys and references are held to the data package; complaints name line, column, value and remedy."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT
from hivcells.evidence.package import read_package
from hivcells.evidence.schema import complaints_of_schema, faults_of_text

PACKAGE = read_package(ROOT / "data")
Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]

NO_NUMBERS = ["abc", "NaN", "nan", "sNaN", "Infinity", "-INF", "-0", "-0.0", "1e999999", "1E2"]
NO_NUMBERS += ["+139", "1_39", "139.", ".5", "007", " 139", "１３９", "9" * 40]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_is_no_number_in_plain_digits_is_refused(text: str) -> None:
    assert faults_of_text(PACKAGE, "findings", "value", text) == "not a number"


@pytest.mark.parametrize("text", ["0", "0.0", "-1", "139", "-0.05", "1234567.125"])
def test_what_is_a_number_is_taken_as_printed(text: str) -> None:
    assert faults_of_text(PACKAGE, "findings", "value", text) == ""


@pytest.mark.parametrize("text", ["two", "2.0", "1e1", "٢", "-0"])
def test_counts_of_events_are_integers(text: str) -> None:
    assert faults_of_text(PACKAGE, "events", "n_events", text) == "not an integer"


def test_a_fault_of_a_cell_has_line_column_value_and_remedy(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "mean,=,139,", "mean,=,1e999999,")
    [said] = complaints()
    assert re.fullmatch(
        r"data/findings\.csv:\d+, column 'value', value '1e999999': not a number\. Write it in plain digits, .+", said
    )


@pytest.mark.parametrize("column", ["value", "low", "high"])
def test_limits_are_numbers_as_values_are(data: Path, edit: Edit, complaints: Check, column: str) -> None:
    numbers = {"value": "67", "low": "10", "high": "124"}
    spoilt = numbers | {column: "NaN"}
    edit("findings.csv", ",".join(numbers.values()), ",".join(spoilt.values()))
    [said] = complaints()
    assert f"column '{column}', value 'NaN': not a number" in said


def test_a_month_that_no_year_has_is_refused(edit: Edit, complaints: Check) -> None:
    edit("studies.csv", "2018-02,2018-04", "2018-00,2018-13")
    first, last = complaints()
    assert "column 'recruitment_end', value '2018-13': constraint \"pattern\"" in first + last
    assert "column 'recruitment_start', value '2018-00': constraint \"pattern\"" in first + last


def test_a_day_that_no_calendar_has_is_refused(edit: Edit, complaints: Check) -> None:
    edit("screening.csv", "2026-11-22", "2026-02-30")
    [said] = complaints()
    assert "column 'screened_on', value '2026-02-30': not a date. " in said


def test_a_word_that_is_not_in_the_list_is_refused_with_the_list(edit: Edit, complaints: Check) -> None:
    edit("studies.csv", "randomised trial", "randomized trial")
    [said] = complaints()
    assert "column 'design', value 'randomized trial': constraint \"enum\" is \"['randomised trial'," in said


def test_a_required_cell_may_not_be_blank(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "Natural killer cells + HIV medicines", "")
    [said] = complaints()
    assert "data/arms.csv:2, column 'label', value '': constraint \"required\" is \"True\"" in said


def test_a_key_stands_once(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "xia2020.cd4.art.baseline.mean,", "xia2020.cd4.nk.month24.mean,")
    assert any(
        "column 'finding_id', value 'xia2020.cd4.nk.month24.mean': the key stands in an earlier row too" in said
        for said in complaints()
    )


@pytest.mark.parametrize(
    ("table", "old", "new", "complaint"),
    [
        ("arms", "xia2020.nk,xia2020,", "xia2020.nk,xia2021,", "value 'xia2021': the table 'studies'"),
        ("findings", ",xia2020.nk,xia2020.art,", ",xia2020.nk,xia2020.none,", "value 'xia2020.none': the table 'arms'"),
        ("findings", ",cells_per_ul,", ",cells_per_l,", "column 'unit', value 'cells_per_l': the table 'units'"),
        ("participants", ",yes,,", ",no,nobody2020,", "value 'nobody2020': the table 'participants' has no such row"),
    ],
)  # fmt: skip
def test_a_reference_leads_to_a_row(
    edit: Edit, complaints: Check, table: str, old: str, new: str, complaint: str
) -> None:
    edit(f"{table}.csv", old, new)
    [said] = complaints()
    assert complaint in said


def test_rows_that_refer_to_a_faulty_row_are_not_complained_of(edit: Edit, complaints: Check) -> None:
    """The arm is there, though its origin is misspelt; the findings of the arm are as they should be."""
    edit("arms.csv", ",allogeneic,", ",alogeneic,")
    [said] = complaints()
    assert "value 'alogeneic'" in said


def test_readings_of_a_faulty_row_are_not_complained_of(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    [said] = complaints()
    assert "value 'abc': not a number" in said


def test_all_faults_of_all_tables_come_at_once_in_order(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    edit(
        "findings.csv",
        "xia2020.cd4.art.baseline.mean,xia2020,xia2020.art",
        "xia2020.cd4.art.baseline.mean,xia2020,xia2020.a",
    )
    edit("events.csv", "adverse event,2,10,", "adverse event,11,10,")
    said = complaints()
    for fault in ("value 'abc': not a number", "value 'xia2020.a': the table 'arms'", "more than the 10 assessed"):
        assert any(fault in complaint for complaint in said), said
    assert [complaint.partition(":")[0] for complaint in said] == 3 * ["data/events.csv"] + 2 * ["data/findings.csv"]


def test_a_column_that_is_described_wrongly_is_named(edit: Edit, complaints: Check) -> None:
    edit("datapackage.json", '"type": "integer"', '"type": "intger"')
    [said] = complaints()
    assert re.search(
        r"datapackage\.json:1: the column 'year' is not described rightly \(.+\)\. Fix its description\.", said
    )


@pytest.mark.parametrize(
    "number",
    [
        "ACTRN12615000001505", "2016-001234-12", "NL8490", "DRKS00012345", "CTRI/2019/01/012345",
        "IRCT20190101012345N1", "NCT01234567; ISRCTN12345678",
    ],
)  # fmt: skip
def test_numbers_of_registries_of_the_network_are_allowed(edit: Edit, complaints: Check, number: str) -> None:
    edit("studies.csv", "ChiCTR1900020634", number)
    assert complaints() == []


def test_a_number_of_no_registry_is_refused_with_an_example(edit: Edit, complaints: Check) -> None:
    edit("studies.csv", "ChiCTR1900020634", "NCT1")
    [said] = complaints()
    assert "value 'NCT1': not of the form that this column has. Write it as 'NCT01234567; 2016-001234-12'" in said


@pytest.mark.parametrize(("language", "is_allowed"), [("pt-BR", True), ("zh-Hans", True), ("Portuguese", False)])
def test_a_language_may_have_its_region(edit: Edit, complaints: Check, language: str, is_allowed: bool) -> None:
    edit("sources.csv", ",en,", f",{language},")
    said = complaints()
    assert said == [] if is_allowed else "Write it as 'pt-BR': Language of the text, BCP 47." in said[0]


def test_a_day_far_after_the_package_was_created_is_refused(data: Path, edit: Edit, complaints: Check) -> None:
    with (data / "sources.csv").open(encoding="utf-8", newline="") as file:
        day = next(csv.DictReader(file))["accessed"]
    edit("sources.csv", f",{day},", ",2099-01-01,")
    [said] = complaints()
    assert "column 'accessed', value '2099-01-01': more than a year after" in said


def test_days_are_held_against_no_clock_and_against_a_package_that_names_its_day() -> None:
    table, paths = pd.DataFrame({"screened_on": ["2027-06-01"]}, index=[2]), {"screening": Path("screening.csv")}
    fields = [{"name": "screened_on", "type": "date", "description": "Day"}]
    resource = {"name": "screening", "schema": {"fields": fields, "primaryKey": ["screened_on"]}}
    for created, number in (("2026-05-01T00:00:00Z", 1), ("2026-06-01T00:00:00Z", 0), ("soon", 0), (None, 0)):
        package = {"created": created, "resources": [resource]}
        assert len(complaints_of_schema(package, {"screening": table}, paths)) == number
