"""Numbers signed by people: what holds, what is complained of, and the session in which a person answers."""

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

import pandas as pd
import pytest
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.evidence.signatures import in_order_of_need, legible, name_of
from hivcells.report.signed_cards import with_signatures
from hivcells.signatures import as_signed, holding, refused, signed

Edit = Callable[[str, str, str], None]
Append = Callable[[str, str], None]
Check = Callable[[], list[str]]
HEADER = "signature_id,table,row_id,value,answer,should_be,reviewer,signed_on\n"
P_VALUE = "xia2020.cd4.contrast.month24.p"
MEAN = "xia2020.cd4.nk.month24.mean"
IN_FULL = {"relation": "=", "value": "6", "low": "", "high": "", "unit": "cups", "spread": "", "time_value": ""}


def test_nobody_is_invented() -> None:
    assert (ROOT / "data" / "extraction" / "signatures.csv").read_text(encoding="utf-8").startswith(HEADER)


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
        name_of(name)


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
    quoted = f"value,{P_VALUE},quantity,report/index.qmd,9,**So.** Cells [rose]{{.claim #rose}} ([{P_VALUE}]{{.quantity}}).,\n"
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
