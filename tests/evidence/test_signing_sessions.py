"""The session in which a person signs numbers: what it shows, asks and keeps."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.evidence.signatures import in_order_of_need, legible, name_of_reviewer

Edit = Callable[[str, str, str], None]
Check = Callable[[], list[str]]
P_VALUE = "xia2020.cd4.contrast.month24.p"
MEAN = "xia2020.cd4.nk.month24.mean"


def test_numbers_come_in_the_order_in_which_the_report_needs_them() -> None:
    values = {
        "sum": {"kind": "derived", "rows": [], "inputs": ["b", "a"]},
        "a": {"kind": "reported", "rows": ["findings.csv#a"], "inputs": []},
        "b": {"kind": "reported", "rows": ["findings.csv#b"], "inputs": []},
        "c": {"kind": "reported", "rows": ["events.csv#c"], "inputs": []},
        "n": {"kind": "counted", "rows": ["studies.csv#s"], "inputs": []},
    }
    order = in_order_of_need(["n", "c", "sum", "a"], values)
    assert order == ["events.csv#c", "findings.csv#b", "findings.csv#a"]


def test_a_terminal_without_the_signs_loses_none() -> None:
    assert legible("−5 cells/µL “so” ł", "ascii") == '-5 cells/uL "so" \\u0142'
    assert legible("−5 cells/µL", "utf-8") == "−5 cells/µL"


@pytest.mark.parametrize("name", ["", "  ", "\t", "A\x1b[A"])
def test_nobody_cannot_sign(name: str) -> None:
    with pytest.raises(Complaints, match='Say who signs: make sign-off reviewer="NAME"'):
        name_of_reviewer(name)


@pytest.fixture
def results(tmp_path: Path) -> Path:
    """What a build left, as far as the session reads it: the abstract quotes a P value, a table the mean at month 24."""
    draft = tmp_path / "results" / "draft"
    (draft / "review").mkdir(parents=True)
    values = {
        value_id: {"kind": "reported", "rows": [f"findings.csv#{value_id}"], "inputs": [], "quantity": quantity}
        for value_id, quantity in ((P_VALUE, "P\u00a0=\u00a00.024"), (MEAN, "243 cells/µL"))
    }
    (tmp_path / "results" / "values.json").write_text(json.dumps(values), encoding="utf-8")
    trace = [
        {"text": "9", "kind": "value", "of": "coverage.found", "place": "abstract"},
        {"text": "243", "kind": "value", "of": MEAN, "float": "tbl-counts"},
        {"text": "0.024", "kind": "value", "of": P_VALUE, "place": "abstract"},
    ]
    (draft / "review" / "trace.json").write_text(json.dumps(trace), encoding="utf-8")
    header = "kind,id,form,file,line,sentence,float\n"
    quoted = f"value,{P_VALUE},quantity,report/index.qmd,9,**So.** [Cells rose ([{P_VALUE}]{{.quantity}})]{{.claim #rose}} [@tea2020].,\n"
    (draft / "quotations.csv").write_text(header + quoted, encoding="utf-8")
    return tmp_path / "results"


def command(data: Path, results: Path, *more: str, reviewer: str = "Ada Test") -> list[str]:
    program = [sys.executable, str(ROOT / "scripts" / "check_sources.py"), "sign-off", "--reviewer", reviewer]
    return [*program, "--data", str(data), "--results", str(results), *more]


def session(answers: str, called: list[str], **environment: str) -> subprocess.CompletedProcess[str]:
    """A session whose answers are typed ahead."""
    return subprocess.run(
        called, input=answers, capture_output=True, text=True, encoding="utf-8", errors="replace", check=False,
        env=os.environ | environment,
    )  # fmt: skip


def kept(data: Path) -> list[dict[str, str]]:
    with (data / "extraction" / "signatures.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_a_session_shows_what_the_abstract_quotes_first_and_keeps_each_answer(
    data: Path, results: Path, complaints: Check
) -> None:
    done = session("maybe\ny\nn\n\nno\n 244, not 243\nl\nq\n", command(data, results))
    assert done.returncode == 0 and done.stderr == ""
    first, second = (done.stdout.split("\n[")[place] for place in (1, 2))
    assert f"{P_VALUE}\n  number   0.024 p, at 24 month\n" in first
    assert "report   So. Cells rose (P\u00a0=\u00a00.024).\n" in first
    assert "printed  P = 0.024\n  place    abstract, Results\n" in first
    assert "link     https://doi.org/10.1097/CM9.0000000000001189\n" in first
    assert "Please answer y, n, l or q." in first
    assert f"{MEAN}\n  number   243 cells_per_ul, at 24 month\n" in second
    assert [(row["row_id"], row["value"], row["answer"], row["should_be"], row["reviewer"]) for row in kept(data)] == [
        (P_VALUE, "0.024 p, at 24 month", "yes", "", "Ada Test"),
        (MEAN, "243 cells_per_ul, at 24 month", "no", "244, not 243", "Ada Test"),
    ]
    assert "1 signed as right, 1 found wrong," in done.stdout
    assert complaints() == []


def test_what_was_answered_is_not_asked_again_until_the_number_changes(
    data: Path, results: Path, edit: Edit, complaints: Check
) -> None:
    session("y\nq\n", command(data, results))
    assert P_VALUE not in session("q\n", command(data, results)).stdout
    edit("findings.csv", "p_value,=,0.024,,,,p,P = 0.024", "p_value,=,0.025,,,,p,P = 0.025")
    edit("extraction/numbers.csv", f"{P_VALUE},findings,0.024; ; ,0.024; ; ", f"{P_VALUE},findings,0.025; ; ,0.025; ; ")
    edit("extraction/numbers.csv", "0.025; ; ,0.025; ; ,P = 0.024,P = 0.024", "0.025; ; ,0.025; ; ,P = 0.025,P = 0.025")
    again = session("y\nq\n", command(data, results))
    assert f"{P_VALUE}\n  number   0.025 p, at 24 month" in again.stdout, again.stderr
    assert [(row["signature_id"], row["value"]) for row in kept(data)] == [
        (f"findings#{P_VALUE}#ada-test", "0.024 p, at 24 month"),
        (f"findings#{P_VALUE}#ada-test#2", "0.025 p, at 24 month"),
    ]
    assert complaints() == []


def test_the_end_of_the_input_ends_the_session(data: Path, results: Path) -> None:
    done = session("y\nn\n", command(data, results))
    assert (done.returncode, done.stderr, len(kept(data))) == (0, "", 1)


def test_an_interrupted_session_has_kept_its_answers(data: Path, results: Path) -> None:
    called = subprocess.Popen(
        command(data, results), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8",
    )  # fmt: skip
    assert called.stdin
    called.stdin.write("y\n")
    called.stdin.flush()
    until = time.monotonic() + 300
    while not kept(data) and time.monotonic() < until:
        time.sleep(0.1)
    called.send_signal(signal.SIGINT)
    out, err = called.communicate(timeout=300)
    assert (len(kept(data)), err) == (1, "")
    assert "1 signed as right" in out


def test_a_terminal_without_utf_8_shows_and_keeps_plain_letters(data: Path, results: Path) -> None:
    done = session("n\nµ\n0.042\nq\n", command(data, results), PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")
    assert "plain letters" in done.stdout and done.stdout.isascii()
    assert [row["should_be"] for row in kept(data)] == ["0.042"]


def test_a_name_with_letters_of_any_language_is_kept(data: Path, results: Path, complaints: Check) -> None:
    done = session("y\nq\n", command(data, results, reviewer="  Åsa   Żuk, MD "))
    assert done.returncode == 0, done.stderr
    assert [row["reviewer"] for row in kept(data)] == ["Åsa Żuk, MD"]
    assert complaints() == []


def test_only_the_numbers_of_a_study_are_shown_when_asked(data: Path, results: Path) -> None:
    done = session("q\n", command(data, results, "--study", "xia2020"))
    assert done.returncode == 0 and P_VALUE in done.stdout
    done = session("", command(data, results, "--study", "none2020"))
    assert done.returncode == 1 and "No study is called 'none2020'" in done.stderr


def test_without_a_name_or_a_build_nothing_is_asked(data: Path, results: Path, tmp_path: Path) -> None:
    done = session("y\n", command(data, results, reviewer=" "))
    assert done.returncode == 1 and "nobody signs" in done.stderr and "Traceback" not in done.stderr
    done = session("y\n", command(data, tmp_path / "none"))
    assert done.returncode == 1 and "Run `snakemake` first." in done.stderr
    assert kept(data) == []


def test_faulty_data_are_complained_of_before_anybody_signs(data: Path, results: Path, edit: Edit) -> None:
    edit("findings.csv", "mean,=,139,", "mean,=,abc,")
    done = session("y\n", command(data, results))
    assert done.returncode == 1 and "not a number" in done.stderr and kept(data) == []
