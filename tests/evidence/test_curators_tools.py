"""What a curator runs by hand: the first rows of a study, and the proof that quotations stand in their texts."""

from __future__ import annotations

import csv
import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import pytest
from conftest import ROOT
from hivcells.complaints import exit_on_complaints

SHARED = ROOT.parent / "shared" / "sources"
WRITTEN = ["sources", "studies", "arms", "findings", "participants", "screening"]
Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
Run = Callable[..., "Done"]


@dataclass
class Done:
    """How a program ended, and what it said."""

    status: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a program of scripts/ with arguments, without the second that loading its libraries anew would take."""

    def run_program(program: str, *arguments: str | Path) -> Done:
        monkeypatch.setattr(sys, "argv", [program, *map(str, arguments)])
        status = 0
        try:
            exit_on_complaints(import_module(program).main)
        except SystemExit as end:
            status = int(end.code or 0)
        return Done(status, *capsys.readouterr())

    return run_program


@pytest.fixture
def new_study(run: Run, data: Path) -> Callable[..., Done]:
    def add(study: str = "new2026", label: str = "New 2026", arms: str = "nk art") -> Done:
        options = ["--label", label, "--modality", "nk", "--arms", *arms.split(), "--data", data]
        return run("new_study", study, *options)

    return add


def checksums(data: Path) -> dict[str, str]:
    return {
        str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(data.rglob("*")) if path.is_file()
    }


def rows(path: Path) -> list[list[str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))


def cells(path: Path, column: str) -> list[str]:
    header, *others = rows(path)
    return [row[header.index(column)] for row in others]


def test_the_first_rows_of_a_study_only_lack_what_the_text_must_give(
    data: Path, complaints: Check, new_study: Callable[..., Done]
) -> None:
    done = new_study()
    assert done.status == 0, done.err
    said = complaints()
    assert any(
        "arms.csv" in fault and "column 'cell_product', value '': constraint \"required\"" in fault for fault in said
    )
    assert all('constraint "required"' in fault for fault in said), said
    assert f"{data / 'arms.csv'}: 2 row(s) added from line 4 on" in done.out


def test_the_rows_that_stand_there_keep_their_bytes(data: Path, new_study: Callable[..., Done]) -> None:
    before = {name: (data / f"{name}.csv").read_bytes() for name in WRITTEN}
    assert new_study().status == 0
    for name, content in before.items():
        after = (data / f"{name}.csv").read_bytes()
        assert after.startswith(content) and len(after) > len(content), name


def test_a_table_saved_with_quotation_marks_around_each_cell_loses_nothing(
    data: Path, complaints: Check, new_study: Callable[..., Done]
) -> None:
    for name in WRITTEN:
        old = rows(data / f"{name}.csv")
        with (data / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, quoting=csv.QUOTE_ALL).writerows(old)
    assert complaints() == []
    before = {name: rows(data / f"{name}.csv") for name in WRITTEN}
    assert new_study().status == 0
    for name, old in before.items():
        assert rows(data / f"{name}.csv")[: len(old)] == old, name
    assert (data / "arms.csv").read_bytes().count(b"\r\n") == len(rows(data / "arms.csv"))


def test_a_label_may_hold_quotation_marks_and_commas(data: Path, new_study: Callable[..., Done]) -> None:
    assert new_study(label='The "new", one').status == 0
    assert rows(data / "studies.csv")[-1][1] == 'The "new", one'


def test_a_last_line_without_an_end_gets_one(data: Path, new_study: Callable[..., Done]) -> None:
    path = data / "findings.csv"
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    before = rows(path)
    assert new_study().status == 0
    assert len(rows(path)) == len(before) + 1


@pytest.mark.parametrize("name", WRITTEN)
def test_where_one_table_is_unfit_none_is_written(
    data: Path, append: Append, name: str, new_study: Callable[..., Done]
) -> None:
    append(f"{name}.csv", "short,row")
    before = checksums(data)
    done = new_study()
    assert done.status == 1
    assert f"{name}.csv:" in done.err and "the row has fewer cells" in done.err
    assert checksums(data) == before


def test_where_a_column_is_not_that_of_the_data_package_nothing_is_written(
    data: Path, edit: Edit, new_study: Callable[..., Done]
) -> None:
    edit("participants.csv", ",reason", ",why")
    before = checksums(data)
    done = new_study()
    assert done.status == 1 and "column 'reason': the column is missing" in done.err
    assert checksums(data) == before


def test_where_a_table_is_in_another_encoding_nothing_is_written(data: Path, new_study: Callable[..., Done]) -> None:
    path = data / "studies.csv"
    path.write_bytes(path.read_bytes().replace(b"China", "Türkiye".encode("latin-1")))
    before = checksums(data)
    done = new_study()
    assert done.status == 1 and "studies.csv:2: the file is not UTF-8. Save it as UTF-8." in done.err
    assert checksums(data) == before


def test_a_study_is_not_added_again(data: Path, new_study: Callable[..., Done]) -> None:
    before = checksums(data)
    done = new_study(study="xia2020")
    assert done.status == 1
    assert "studies.csv:2, column 'study_id', value 'xia2020': the key is there already" in done.err
    assert checksums(data) == before


@pytest.mark.parametrize(("study", "arms"), [("New 2026", "nk"), ("new2026", "N/K"), ("", "nk")])
def test_a_key_that_is_none_is_refused(data: Path, study: str, arms: str, new_study: Callable[..., Done]) -> None:
    before = checksums(data)
    done = new_study(study=study, arms=arms)
    assert done.status == 1 and "nothing was added" in done.err
    assert checksums(data) == before


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


def test_a_faulty_table_is_complained_of_and_earlier_results_stay(
    data: Path, edit: Edit, tmp_path: Path, run: Run
) -> None:
    results = tmp_path / "evidence", tmp_path / "evidence.sqlite"
    assert run("check_evidence", data, *results).status == 0
    before = {path: path.read_bytes() for path in [results[1], *results[0].iterdir()]}
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    done = run("check_evidence", data, *results)
    assert done.status == 1 and done.err.count("\n") == 1 and "not a number" in done.err
    assert {path: path.read_bytes() for path in [results[1], *results[0].iterdir()]} == before


def test_a_terminal_that_lacks_a_character_shows_a_question_mark() -> None:
    program = "from hivcells.complaints import exit_on_complaints; exit_on_complaints(lambda: print('−0.06'))"
    terminal = os.environ | {"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT / "scripts")}
    done = subprocess.run([sys.executable, "-c", program], env=terminal, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (0, "?0.06", "")
