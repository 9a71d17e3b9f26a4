"""What is printed wrongly is replaced by what is used, with a guard on either side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hivcells.evidence.check import checked_evidence
from hivcells.evidence.package import read_package

Edit = Callable[[str, str, str], None]
Check = Callable[[], list[str]]


def test_both_corrections_of_the_dose_are_used_and_the_print_stays_in_the_data(data: Path) -> None:
    findings = checked_evidence(read_package(data), data)["findings"].set_index("finding_id")
    dose = findings.loc["xia2020.dose.nk.injection"]
    assert (dose.value, dose.unit, dose.as_printed) == ("100", "million_cells", "10 cells in each injection")
    assert ",fixed,=,10,,,,cells,10 cells" in (data / "findings.csv").read_text(encoding="utf-8")


def test_nothing_else_is_changed(data: Path) -> None:
    tables = checked_evidence(read_package(data), data)
    findings = tables["findings"].set_index("finding_id").drop("xia2020.dose.nk.injection")
    printed = (data / "findings.csv").read_text(encoding="utf-8")
    for row in findings.itertuples():
        assert f",{row.statistic},{row.relation},{row.value},{row.low},{row.high},{row.interval},{row.unit}," in printed


def test_a_correction_of_what_is_no_longer_there_is_named(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "fixed,=,10,,,,cells,", "fixed,=,10,,,,million_cells,")
    [said] = complaints()
    assert "data/corrections.csv:3, column 'printed', value 'cells': the row now holds 'million_cells'" in said


def test_a_correction_of_no_row_is_named(edit: Edit, complaints: Check) -> None:
    edit("corrections.csv", "findings,xia2020.dose.nk.injection,value", "findings,xia2020.dose.nk.infusion,value")
    [said] = complaints()
    assert (
        "corrections.csv:2, column 'row_id', value 'xia2020.dose.nk.infusion value': findings has no such row" in said
    )


def test_a_correction_of_no_column_is_named(edit: Edit, complaints: Check) -> None:
    edit("corrections.csv", "xia2020.dose.nk.injection,value", "xia2020.dose.nk.injection,volume")
    [said] = complaints()
    assert "value 'xia2020.dose.nk.injection volume': findings has no such row and column" in said


def test_a_correction_to_what_the_column_may_not_hold_is_named(edit: Edit, complaints: Check) -> None:
    edit("corrections.csv", "value,10,100,", "value,10,1OO,")
    [said] = complaints()
    assert "column 'used', value '1OO': findings, column 'value', may not hold this: not a number" in said


def test_a_corrected_row_fits_the_rules_as_every_row_does(edit: Edit, complaints: Check) -> None:
    """What is used makes the upper limit lower than the lower one."""
    upper_limit = "findings,xia2020.cd4.contrast.month24.difference,high,124,5"
    edit("corrections.csv", "findings,xia2020.dose.nk.injection,value,10,100", upper_limit)
    [said] = complaints()
    assert "column 'low', value '10': above the upper limit 5" in said


def test_corrections_of_a_faulty_row_are_not_complained_of(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "fixed,=,10,,,,cells,10 cells", "fixed,=,ten,,,,cells,10 cells")
    [said] = complaints()
    assert "value 'ten': not a number" in said


def test_a_correction_of_a_key_and_one_that_leads_nowhere_are_named(append: Edit, complaints: Check) -> None:
    row = "findings,xia2020.cd4.contrast.month24.p"
    append("corrections.csv", f"a,{row},source_id,xia2020,nobody2031,Tea,xia2020,abstract")
    append("corrections.csv", f"b,{row},finding_id,xia2020.cd4.contrast.month24.p,xia2020.p,Tea,xia2020,abstract")
    found = "\n".join(complaints())
    assert "column 'used', value 'nobody2031': findings, column 'source_id', would lead to no row" in found
    assert "column 'column', value 'finding_id': a key is no number of the print" in found


def test_a_misprint_that_does_not_fit_its_row_can_be_corrected(
    edit: Edit, append: Edit, complaints: Check, data: Path
) -> None:
    """The limits cross as they are printed, and not as they are used."""
    row = "xia2020.cd4.contrast.month24.difference"
    [printed] = [line for line in (data / "findings.csv").read_text().splitlines() if line.startswith(f"{row},")]
    edit("findings.csv", printed, printed.replace("124", "5"))
    readings = [line for line in (data / "extraction" / "numbers.csv").read_text().splitlines() if f"{row}," in line]
    for reading in readings:
        edit("extraction/numbers.csv", reading, reading.replace("124", "5"))
    assert any("above the upper limit 5" in said for said in complaints())
    append("corrections.csv", f"limit,findings,{row},high,5,124,A digit is missing.,xia2020,abstract")
    assert complaints() == []
