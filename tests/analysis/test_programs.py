"""From the evidence of a tiny review to its tables, and from these to the values that its report may quote."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import analyse
import pandas as pd
import pytest
import quote_values
from analysis.tiny_evidence import EVIDENCE
from hivcells.complaints import Complaints

TABLES = (
    "agreement",
    "case_times",
    "cases_in_months",
    "certainty_rated",
    "changes",
    "contrasts",
    "counts",
    "interruptions_by_therapy",
    "next_trial_sizes",
    "people",
    "proportions",
    "recheck",
    "risk_differences",
)


def values_of(path: Path) -> dict[str, str]:
    """The values of a written table by their ids."""
    with path.open(newline="", encoding="utf-8") as file:
        return {row["value_id"]: row["value"] for row in csv.DictReader(file)}


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    """The evidence of the tiny review in its folder."""
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name, frame in EVIDENCE.items():
        frame.to_csv(folder / f"{name}.csv", index=False)
    return folder


@pytest.fixture
def tables(evidence: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the analyses make of it."""
    folder = evidence.parent / "tables"
    monkeypatch.setattr(sys, "argv", ["analyse.py", str(evidence), str(folder)])
    analyse.main()
    return folder


def test_one_program_makes_every_table_from_the_evidence(tables: Path) -> None:
    assert sorted(path.stem for path in tables.iterdir()) == list(TABLES)
    assert values_of(tables / "changes.csv") == {
        "tea.white_cells.green.change": "104",
        "tea.white_cells.water.change": "32",
    }
    assert values_of(tables / "contrasts.csv") == {
        "tea.white_cells.green_vs_water.change": "72",
        "tea.white_cells.green_vs_water.last": "67",
    }
    assert values_of(tables / "proportions.csv") == {
        "tea.headache.green.percent": "20.0",
        "tea.headache.water.percent": "50.0",
    }
    assert values_of(tables / "agreement.csv")["extraction.numbers.percent"] == "100.0"
    # 0.95 to the power of 58 is 0.051, and of 59 less than 0.05.
    assert values_of(tables / "next_trial_sizes.csv") == {
        "next_trial.stain.effect": "5.0",
        "next_trial.stain.people": "59",
        "next_trial.power": "80.0",
        "next_trial.alpha": "5.0",
    }
    [cheer] = csv.DictReader((tables / "certainty_rated.csv").read_text(encoding="utf-8").splitlines())
    assert (cheer["outcome"], cheer["rating"], cheer["n_studies"], cheer["n_people"]) == (
        "cheer",
        "moderate",
        "1",
        "20",
    )


def test_the_tables_that_need_other_tables_have_them(tables: Path) -> None:
    assert values_of(tables / "recheck.csv") == {
        "tea.difference.recheck.change": "72",
        "tea.difference.recheck.last": "67",
        **{f"tea.white.{arm}.{week}.recheck.whole": "" for arm in ("tea.x1", "tea.x3") for week in ("0", "12")},
    }
    counts = values_of(tables / "counts.csv")
    assert (counts["people.enrolled"], counts["recheck.all"], counts["recheck.agrees"]) == ("20", "5", "1")
    difference = values_of(tables / "risk_differences.csv")["tea.headache_day7.green_vs_water.risk_difference"]
    assert float(difference) == pytest.approx(-30)


@pytest.fixture
def sources(evidence: Path) -> Path:
    """Files beside the evidence that the values come from as well."""
    folder = evidence.parent
    (folder / "CITATION.cff").write_text(
        "title: Tea\nauthors: [{name: tea}]\nversion: 1.2.0\ndate-released: 2026-01-09\n", encoding="utf-8"
    )
    score = "class_id,class,mutants,killed,date,commit,drawn_from\ncell,cells,7,6,2026-01-09,abc1234,7\n"
    (folder / "score.csv").write_text(score, encoding="utf-8")
    return folder


def quoted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, dict]:
    """The values of a review, with tables made already."""
    paths = [folder / name for name in ("evidence", "tables", "CITATION.cff", "score.csv", "values.json")]
    monkeypatch.setattr(sys, "argv", ["quote_values.py", *map(str, paths)])
    quote_values.main()
    return json.loads(paths[-1].read_text(encoding="utf-8"))


def test_values_are_all_that_is_reported_derived_and_counted(
    tables: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = quoted(sources, monkeypatch)
    expected = {
        "tea.people": ("reported", "20\u00a0people", "scripts/quote_values.py"),
        "tea.headache.green.assessed": ("reported", "10\u00a0people", "scripts/quote_values.py"),
        "tea.white_cells.green_vs_water.last": ("derived", "67\u00a0cells/µL", "scripts/analyse.py"),
        "people.enrolled": ("counted", "20\u00a0people", "scripts/analyse.py"),
        "methods.confidence": ("derived", "95%", "scripts/hivcells/analysis/statistics/__init__.py"),
        "strength.cell.percent": ("derived", "85.7%", "scripts/quote_values.py"),
        "next_trial.stain.people": ("derived", "59\u00a0people", "scripts/analyse.py"),
        "certainty.cheer": ("derived", "moderate", "scripts/analyse.py"),
        "certainty.cheer.people": ("counted", "20\u00a0people", "scripts/analyse.py"),
        "review.version": ("reported", "1.2.0", "scripts/quote_values.py"),
    }
    assert {name: tuple(values[name][part] for part in ("kind", "quantity", "script")) for name in expected} == expected


def test_each_number_is_made_of_numbers_that_can_be_quoted_too(
    tables: Path, sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    values = quoted(sources, monkeypatch)
    assert {entry for held in values.values() for entry in held["inputs"]} <= set(values)


def test_two_numbers_of_one_id_are_refused(tables: Path, sources: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    doubled = pd.concat([EVIDENCE["findings"], EVIDENCE["findings"].iloc[:1]])
    doubled.to_csv(sources / "evidence" / "findings.csv", index=False)
    with pytest.raises(Complaints) as raised:
        quoted(sources, monkeypatch)
    assert str(raised.value) == ("data/findings.csv, value 'tea.people': two numbers have this id. Rename one.")
    assert not (sources / "values.json").exists()
