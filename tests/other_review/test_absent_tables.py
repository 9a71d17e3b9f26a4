"""A review is built without the rows of any table that it can do without; a table that is not there at all is missed."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import forked
import pytest
from absent import ABSENT
from other_review.building import ROOT, TEA

PATHS = {
    resource["name"]: resource["path"]
    for resource in json.loads((ROOT / "data/datapackage.json").read_text())["resources"]
}
ENTERED = sorted(name for name in ABSENT if (TEA / "data" / PATHS[name]).is_file())
# Judgements are of outcomes: without the one table the other is complained of.
TOGETHER = ("certainty", "certainty_outcomes")
LEFT_OUT = [TOGETHER, *((name,) for name in ENTERED if name not in TOGETHER)]
PROGRAMS = (
    "check_evidence.py data results/evidence results/draft/evidence.sqlite",
    "analyse.py results/evidence results/tables",
    "quote_values.py results/evidence results/tables CITATION.cff tests/strength/score.csv results/draft/values.json",
    "judge_claims.py report/claims results/evidence results/tables results/draft/judged_claims.json"
    " results/tables/fragile_claims.csv results/tables/perspectives.csv",
    "draw_figures.py results/evidence results/figures",
    "write_tables.py tables report results",
    "write_tables.py evidence report results",
    "compose_report.py review report results",
    "compose_report.py supplement report results",
    "compose_report.py whole report results",
    "publish.py exports results data/datapackage.json",
)


def leave_the_head(review: Path, name: str) -> None:
    """A table without a row."""
    path = review / "data" / PATHS[name]
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")


def said_by(program: str, review: Path) -> str:
    """What a program says on its way; nothing where it ends well."""
    script, *arguments = program.split(" ")
    done = forked.run(f"scripts/{script}", *arguments, folder=review)
    return "" if done.returncode == 0 else f"{program}: {done.stderr}"


def rows_in(review: Path, name: str) -> list[list[str]]:
    with (review / "results" / "evidence" / f"{name}.csv").open(newline="", encoding="utf-8") as file:
        return list(csv.reader(file))[1:]


def test_the_small_review_enters_some_and_does_without_others(review: Path) -> None:
    assert 3 <= len(ENTERED) < len(ABSENT)
    assert [name for name in ABSENT if rows_in(review, name) and name not in ENTERED] == []


@pytest.mark.parametrize("names", LEFT_OUT, ids=" and ".join)
def test_each_table_that_is_not_needed_can_be_without_a_row(names: tuple[str, ...], other_copy: Path) -> None:
    for name in names:
        leave_the_head(other_copy, name)
    assert [said for program in PROGRAMS if (said := said_by(program, other_copy))] == []
    assert [rows_in(other_copy, name) for name in names] == [[] for _ in names]


@pytest.mark.parametrize("name", TOGETHER)
def test_one_of_two_tables_that_go_together_is_complained_of(name: str, other_copy: Path) -> None:
    leave_the_head(other_copy, name)
    said = said_by(PROGRAMS[0], other_copy)
    assert "data/certainty" in said and "Traceback" not in said


@pytest.mark.parametrize("name", ["arms", "harms"])
def test_a_file_that_is_lost_is_missed_whether_or_not_a_review_needs_it(name: str, other_copy: Path) -> None:
    (other_copy / "data" / PATHS[name]).unlink()
    assert f"data/{PATHS[name]}:1: the file is missing. Restore it" in said_by(PROGRAMS[0], other_copy)
