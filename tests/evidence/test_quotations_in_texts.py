"""The proof that quotations stand in the texts that they are from."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

SHARED = ROOT.parent / "shared" / "sources"
Run = Callable[..., Any]  # of a program with its arguments; how it ended, and what it said


def cells(path: Path, column: str) -> list[str]:
    with path.open(newline="", encoding="utf-8") as file:
        header, *others = csv.reader(file)
    return [row[header.index(column)] for row in others]


def test_a_quotation_is_found_across_spaces_dashes_superscripts_and_mu(data: Path, tmp_path: Path, run: Run) -> None:
    quoted = cells(data / "findings.csv", "as_printed") + cells(data / "events.csv", "as_printed")
    quoted += cells(data / "discrepancies.csv", "printed_a") + cells(data / "discrepancies.csv", "printed_b")
    text = " … ".join(quoted).replace("-", "–").replace("muL", "µL").replace(" ", "  \n")
    (tmp_path / "xia2020.txt").write_text(text, encoding="utf-8")
    done = run("check_sources", "quotations", tmp_path, "--data", data)
    assert done.status == 0, done.err
    assert "in 1 texts; 0 not found" in done.out


def test_a_quotation_that_does_not_stand_in_its_text_is_named(data: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "xia2020.txt").write_text("difference, 76; 95% CI, 10 to 124", encoding="utf-8")
    done = run("check_sources", "quotations", tmp_path, "--data", data)
    assert done.status == 1
    assert "value 'difference, 67; 95% CI, 10 to 124': does not stand in the text of 'xia2020'" in done.err


def test_a_text_in_another_encoding_is_named(data: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "xia2020.txt").write_bytes("first\nEscandón enrolled 20".encode("latin-1"))
    done = run("check_sources", "quotations", tmp_path, "--data", data)
    assert done.status == 1
    assert f"{tmp_path / 'xia2020.txt'}:2: the file is not UTF-8. Save it as UTF-8." in done.err


def test_a_folder_without_texts_is_named(data: Path, tmp_path: Path, run: Run) -> None:
    done = run("check_sources", "quotations", tmp_path / "none", "--data", data)
    assert done.status == 1 and "no text of a document is here" in done.err


@pytest.mark.skipif(not SHARED.is_dir(), reason="the first documents are not at hand beside the project")
def test_everything_quoted_from_the_first_documents_stands_in_them(run: Run) -> None:
    done = run("check_sources", "quotations", SHARED, "--data", ROOT / "data")
    assert done.status == 0, done.err
    assert "in 5 texts" in done.out
