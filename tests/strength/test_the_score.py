"""The score that the report quotes: what was measured, on which commit, and that it is whole.

It is the record of an earlier run. Whether faults are noticed now is what `make mutate` says, and in small the other
tests of this folder.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter

import pytest
from conftest import BUILT, ROOT, table

SCORE = {row["class_id"]: row for row in table("tests/strength/score.csv")}
SURVIVORS = table("tests/strength/survivors.csv")


def is_of_the_history(commit: str) -> bool:
    """Whether this state of the project was made from that commit, as far as its history is here."""
    asked = ["git", "merge-base", "--is-ancestor", commit, "HEAD"]
    return subprocess.run(asked, cwd=ROOT, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize("class_id", SCORE)
def test_each_class_was_measured_on_a_commit_of_the_history(class_id: str) -> None:
    commit = SCORE[class_id]["commit"]
    assert re.fullmatch("[0-9a-f]{7,40}", commit), "measured on what was not committed"
    first_release = json.loads((ROOT / "releases" / "1.0.0.json").read_text(encoding="utf-8"))["commit"]
    if not is_of_the_history(first_release):
        pytest.skip("the history is not here, as in an archive or a shallow clone")
    assert is_of_the_history(commit), f"{commit} is no commit that this state was made from"


def test_faults_of_five_kinds_were_put_in() -> None:
    assert {row["class_id"] for row in table("tests/strength/score.csv")} == {"cell", "code", "page", "pdf", "claim"}
    assert len(SCORE) == len(table("tests/strength/score.csv"))
    assert all(int(row["mutants"]) > 300 for row in SCORE.values())


def test_all_faults_were_tried_but_those_of_programs_of_which_a_part_was_drawn() -> None:
    for class_id, row in SCORE.items():
        drawn, every = int(row["mutants"]), int(row["drawn_from"])
        assert drawn == every or (class_id == "code" and every / 4 <= drawn < every), class_id


GOALS = {"cell": 1, "code": 0.95, "page": 1, "pdf": 1, "claim": 1}


@pytest.mark.parametrize("class_id", GOALS)
def test_when_it_was_measured_as_many_faults_were_noticed_as_are_meant_to_be(class_id: str) -> None:
    assert int(SCORE[class_id]["killed"]) >= GOALS[class_id] * int(SCORE[class_id]["mutants"])


def test_each_survivor_is_listed_with_what_would_notice_it() -> None:
    listed = Counter(row["class"].split(":")[0] for row in SURVIVORS)
    for class_id, row in SCORE.items():
        assert listed[class_id] == int(row["mutants"]) - int(row["killed"])
    assert all(row["why"] for row in SURVIVORS)


def test_no_fault_of_a_number_that_was_printed_and_extracted_twice_survived() -> None:
    settled = table("data/extraction/numbers.csv")
    extracted = {row["item_id"] for row in settled if row["settled"] in ("", "first", "second")}
    for row in SURVIVORS:
        if row["class"] in ("cell: last digit", "cell: sign", "cell: power", "cell: row lost"):
            assert row["mutant"].split(": ")[0].split("#")[1] not in extracted, row


def test_article_or_supplement_quotes_the_score() -> None:
    traces = [
        json.loads((BUILT / "draft" / name / "trace.json").read_text("utf-8")) for name in ("review", "supplement")
    ]
    quoted = {entry.get("of"): entry["text"] for trace in traces for entry in trace if entry["kind"] == "value"}
    for class_id, row in SCORE.items():
        for name in ("mutants", "killed", *(["drawn_from"] if class_id == "code" else [])):
            shown = f"{int(row[name]):,}".replace(",", "\u202f") if int(row[name]) >= 10_000 else row[name]
            assert quoted[f"strength.{class_id}.{name}"] == shown
