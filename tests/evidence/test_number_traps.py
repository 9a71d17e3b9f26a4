"""What once was taken with another meaning or ended in a traceback is refused where it stands."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

Edit = Callable[[str, str, str], None]
Check = Callable[[], list[str]]


@pytest.mark.parametrize("used", ["-0", "５00", "NaN", "sNaN", "1e1000000", "five", "+100", "100."])
def test_a_correction_to_what_is_no_plain_number_is_refused(edit: Edit, complaints: Check, used: str) -> None:
    edit("corrections.csv", ",value,10,100,", f",value,10,{used},")
    said = complaints()
    assert any("corrections.csv:2, column 'used'" in complaint and "not a number" in complaint for complaint in said)


@pytest.mark.parametrize("table", ["numbers", "judgements"])
def test_readings_that_were_emptied_are_missed(data: Path, complaints: Check, table: str) -> None:
    path = data / "extraction" / f"{table}.csv"
    path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    assert [said for said in complaints() if f"{table}.csv:1: no reading at all. Restore the rows" in said]


def test_a_control_outside_the_list_is_refused(edit: Edit, complaints: Check) -> None:
    edit("studies.csv", "antiretroviral treatment alone", "None")
    [said] = complaints()
    assert "studies.csv:2, column 'control', value 'None': the table 'controls' has no such row. Add the row" in said


def test_a_kind_of_disagreement_outside_the_list_is_refused(edit: Edit, complaints: Check) -> None:
    edit("discrepancies.csv", "lost exponent", "lost exponents")
    [said] = complaints()
    assert "column 'kind', value 'lost exponents': the table 'kinds_of_disagreement' has no such row" in said


@pytest.mark.parametrize("day", ["2026-1-2", "2026-11-2", "22.11.2026", "2026-11-22 "])
def test_a_day_is_written_in_one_way(edit: Edit, complaints: Check, day: str) -> None:
    edit("screening.csv", ",2026-11-22", f",{day}")
    [said] = complaints()
    assert f"column 'screened_on', value '{day}': not a date. Write it as 2026-11-22: " in said


@pytest.mark.parametrize(
    ("label", "problem"),
    [
        ("Xia 2020 ", "a blank too many. Remove it."),
        ("Xia  2020", "a blank too many. Remove it."),
        ("Xia\u200b 2020", "an invisible character (U+200B). Remove it."),
        ("\u202eXia 2020", "an invisible character (U+202E). Remove it."),
        ("Not reported", "programs know this as 'not reported'. Write it in small letters."),
        ("Err:502", "an error of a spreadsheet. Enter what the source has."),
    ],
)
def test_words_that_look_alike_are_written_alike(edit: Edit, complaints: Check, label: str, problem: str) -> None:
    edit("studies.csv", ",Xia 2020,", f",{label},")
    [said] = complaints()
    assert said.endswith(f"studies.csv:2, column 'label', value '{label}': {problem}")


@pytest.mark.parametrize(
    "authors", ["Smith AB and Jones CD", "Smith AB & Jones CD", "Smith AB/Jones CD", "Smith AB, Jones CD"]
)
def test_persons_who_are_not_set_apart_are_named(data: Path, complaints: Check, authors: str) -> None:
    path = data / "sources.csv"
    header, first, *rest = path.read_text(encoding="utf-8").splitlines(keepends=True)
    cells = next(csv.reader([first]))
    cells[header.split(",").index("authors")] = authors
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerow(cells)
    path.write_text("".join([header, text.getvalue(), *rest]), encoding="utf-8")
    assert any(f"'{authors}' is more than one person" in said for said in complaints())


@pytest.mark.parametrize("relation", ["<", ">", "≤", "≥"])
def test_a_mean_that_is_only_a_bound_is_refused(edit: Edit, complaints: Check, relation: str) -> None:
    edit("findings.csv", "24,month,last,mean,=,243", f"24,month,last,mean,{relation},243")
    [said] = complaints()
    assert f"column 'relation', value '{relation}': a mean that is only a bound. Enter a maximum or minimum" in said


def test_a_mean_of_about_so_much_is_taken(edit: Edit, complaints: Check) -> None:
    edit("findings.csv", "24,month,last,mean,=,243", "24,month,last,mean,about,243")
    assert complaints() == []
