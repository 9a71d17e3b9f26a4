"""The program writes every table in three forms, and the bibliography."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
import write_tables
from report_tables.tiny_review import tea_for_headache

TEMPLATES = Path(__file__).resolve().parents[2] / "report" / "templates"
CSL = ("month", "day", "volume", "issue", "pages", "doi", "pmid", "url", "language")
NAMES = [
    "changes",
    "characteristics-green",
    "characteristics-mint",
    "contrasts",
    "discrepancies",
    "events-green",
    "events-mint",
    "fragile_claims",
    "harms",
    "map",
    "recheck",
    "risk_differences",
    "risk_of_bias",
    "searches",
]


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    tables = tea_for_headache()
    tables["sources"] = tables["sources"].assign(**dict.fromkeys(CSL, ""))
    for name, table in tables.items():
        table.to_csv(tmp_path / f"{name}.csv", index=False)
    people = {"text": "18", "quantity": "18 people", "interval": ""}
    values = dict.fromkeys(("ase.people", "people.enrolled.green", "people.enrolled.mint"), people)
    (tmp_path / "values.json").write_text(json.dumps(values), encoding="utf-8")
    paths = [tmp_path, tmp_path, tmp_path / "values.json", tmp_path / "tables", tmp_path / "references.json"]
    monkeypatch.setattr(sys, "argv", ["write_tables.py", *map(str, paths), "--templates", str(TEMPLATES)])
    write_tables.main()
    return tmp_path


def test_each_table_is_written_for_page_pdf_and_verification(written: Path):
    files = sorted(path.name for path in (written / "tables").iterdir())
    assert files == sorted(f"{name}.{ending}" for name in NAMES for ending in ("html", "typ", "json"))


def test_all_three_show_the_number_of_people(written: Path):
    html, typ, listed = (
        (written / "tables" / f"characteristics-green.{e}").read_text("utf-8") for e in ("html", "typ", "json")
    )
    assert '<span class="value" data-value="ase.people">18</span>' in html
    assert '#link(<value-ase.people>)[#"18"]' in typ
    assert [entry["text"] for entry in json.loads(listed) if entry["of"] == "ase.people"] == ["18"]


def test_the_bibliography_has_each_work(written: Path):
    assert [entry["id"] for entry in json.loads((written / "references.json").read_text("utf-8"))] == [
        "ase2020",
        "trial7",
    ]
