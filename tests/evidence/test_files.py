"""A file that is no table gets a complaint with its line, and no traceback."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from evidence.one_complaint import only
from hivcells.tables import read_table

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]


def test_the_small_review_stands(complaints: Check) -> None:
    assert complaints() == []


def test_lines_that_end_as_those_of_windows_are_lines(data: Path, complaints: Check) -> None:
    path = data / "findings.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert complaints() == []


def test_a_nul_is_named(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", "Natural killer cells + HIV medicines", "NK \0 ART")
    only(complaints(), r"data/arms\.csv:2: a control character \(U\+0000\)\. Remove it\.")


def test_a_byte_order_mark_is_named(data: Path, complaints: Check) -> None:
    (data / "arms.csv").write_bytes(b"\xef\xbb\xbf" + (data / "arms.csv").read_bytes())
    only(complaints(), r"data/arms\.csv:1: the file begins with a byte order mark\. Save it as UTF-8 without one\.")


def test_another_encoding_is_named_with_its_line(data: Path, complaints: Check) -> None:
    (data / "arms.csv").write_bytes((data / "arms.csv").read_bytes() + "ö".encode("latin-1"))
    only(complaints(), r"data/arms\.csv:4: the file is not UTF-8\. Save it as UTF-8\.")


def test_a_missing_file_is_named(data: Path, complaints: Check) -> None:
    (data / "events.csv").unlink()
    only(complaints(), r"data/events\.csv:1: the file is missing\. .+")


def test_an_empty_file_lacks_each_column(data: Path, complaints: Check) -> None:
    (data / "vocabulary" / "caveats.csv").write_bytes(b"")
    said = complaints()
    assert said and all("caveats.csv:1, column" in complaint and "is missing" in complaint for complaint in said)


def test_a_renamed_column_is_both_missing_and_unknown(edit: Edit, complaints: Check) -> None:
    edit("arms.csv", ",engineering,", ",engineerin,")
    missing, unknown = complaints()
    assert re.match(r"data/arms\.csv:1, column 'engineering': the column is missing\. .+", missing)
    assert re.match(r"data/arms\.csv:1, column 'engineerin': the column is not in the data package\. .+", unknown)


def test_a_column_whose_name_goes_on_and_on_is_named_by_its_beginning(data: Path, complaints: Check) -> None:
    path = data / "arms.csv"
    path.write_text("a" * 6000 + path.read_text(encoding="utf-8"), encoding="utf-8")
    [unknown] = [said for said in complaints() if "not in the data package" in said]
    assert "aaa…': the column is not in the data package" in unknown and len(unknown) < 2000


def test_columns_in_another_order_are_named(edit: Edit, complaints: Check) -> None:
    edit("vocabulary/modalities.csv", "modality_id,label", "label,modality_id")
    only(complaints(), r"data/vocabulary/modalities\.csv:1: the columns stand in another order\. Put them in .+")


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"resources": [{"name": "arms"}]}', b"\xff"], ids=["cut", "a list", "no schema", "latin"]
)
def test_a_data_package_that_describes_no_tables_is_named(data: Path, complaints: Check, content: bytes) -> None:
    (data / "datapackage.json").write_bytes(content)
    [said] = complaints()
    assert said.startswith("data/datapackage.json:1: ")


def test_a_count_may_name_more_rows_than_the_usual_limit_of_csv_lets_a_cell_hold(tmp_path: Path) -> None:
    rows = " ".join(f"findings.csv#tea2020.{number}" for number in range(20_000))
    (tmp_path / "counts.csv").write_text(f"value_id,rows\nnumbers.findings,{rows}\n")
    assert read_table(tmp_path / "counts.csv").rows.iloc[0] == rows


@pytest.mark.parametrize(("separator", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "bars")])
def test_a_separator_that_is_no_comma_is_told_once(data: Path, complaints: Check, separator: str, name: str) -> None:
    path = data / "arms.csv"
    path.write_bytes(path.read_bytes().replace(b",", separator.encode()))
    only(complaints(), rf"data/arms\.csv:1: the cells are divided by {name}\. Save it as CSV with commas\.")


def test_a_line_above_the_header_is_told_once(data: Path, complaints: Check) -> None:
    path = data / "arms.csv"
    path.write_bytes(b"sep=,\n" + path.read_bytes())
    only(complaints(), r"data/arms\.csv:1: a line above the header\. Remove it\.")


def test_a_header_among_the_rows_is_named(data: Path, complaints: Check) -> None:
    path = data / "vocabulary" / "modalities.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"{header}\n{header}\n{rest}", encoding="utf-8")
    only(complaints(), r"data/vocabulary/modalities\.csv:2, .+: the header stands here again\. Remove the row\.")


def test_two_bytes_a_sign_are_another_encoding(data: Path, complaints: Check) -> None:
    path = data / "arms.csv"
    path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16-le"))
    only(complaints(), r"data/arms\.csv:1: the file is not UTF-8\. Save it as UTF-8\.")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('"name": "arms"', '"name": "studies"', "two tables of the name 'studies'"),
        ('"pattern": "', '"pattern": "(((', "the pattern of the column"),
    ],
)
def test_a_fault_of_the_data_package_is_named(edit: Edit, complaints: Check, old: str, new: str, fault: str) -> None:
    edit("datapackage.json", old, new)
    [said] = complaints()
    assert said.startswith("data/datapackage.json:1: ") and fault in said


def test_a_data_package_of_brackets_is_named(data: Path, complaints: Check) -> None:
    (data / "datapackage.json").write_text("[" * 100_000, encoding="utf-8")
    only(complaints(), r"data/datapackage\.json:1: nested too deeply\. .+")
