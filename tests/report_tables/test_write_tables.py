"""The program writes every table in three forms, the bibliography, and the evidence as data and as a page."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import lxml.html
import pytest
import write_tables
from conftest import BUILT, ROOT
from hivcells.complaints import Complaints
from hivcells.report.packing import unpacked
from hivcells.report.trace import read_trace
from report_tables.tiny_review import frame, tea_for_headache

CSL = ("month", "day", "volume", "issue", "pages", "doi", "pmid", "pmcid", "url", "language", "accessed", "title_note")
OF_ANALYSES = (*write_tables.ANALYSED,)
NAMES = [
    "changes",
    "contrasts",
    "discrepancies",
    "events",
    "fragile_claims",
    "funders",
    "harms",
    "cases",
    "certainty",
    "certainty_profile",
    "checklists",
    "interruptions",
    "map",
    "next_trial",
    "perspectives",
    "recheck",
    "risk_differences",
    "risk_of_bias",
    "searches",
    "studies",
    "underway",
]
PEOPLE = {
    "text": "18", "quantity": "18 people", "relation": "", "limits": "", "interval": "", "kind": "reported", "method": "as printed", "inputs": [],
    "rows": ["findings.csv#ase.people"], "as_printed": "18 students", "locator": "p. 2", "source": "ase2020",
}  # fmt: skip
# Of each therapy the map of people shows how many there are in all.
IN_ALL = PEOPLE | {"kind": "counted", "method": "count", "as_printed": "", "locator": "", "source": ""}
VERSION = IN_ALL | {"text": "0.2.0", "quantity": "0.2.0", "kind": "reported", "rows": ["CITATION.cff"]}
VALUES = {
    "ase.people": PEOPLE,
    "people.enrolled.green": IN_ALL,
    "people.enrolled.mint": IN_ALL,
    "review.version": VERSION,
}


def write(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program writes into, from the tables of the made-up review; its report has the project's looks."""
    results, tables = folder / "results", tea_for_headache(names=frame("name", "CD4"))
    tables["sources"] = tables["sources"].assign(**dict.fromkeys(CSL, ""))
    tables["studies"] = tables["studies"].assign(registry_id="")
    tables["corrections"] = frame("correction_id | row_id | source_id")
    for name, table in tables.items():
        path = results / ("tables" if name in OF_ANALYSES else "evidence") / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        table.to_csv(path, index=False)
    (results / "draft").mkdir()
    (results / "draft" / "values.json").write_text(json.dumps(VALUES), encoding="utf-8")
    (results / "draft" / "judged_claims.json").write_text("{}", encoding="utf-8")
    for step in ("tables", "evidence"):
        monkeypatch.setattr(sys, "argv", ["write_tables.py", step, str(ROOT / "report"), str(results)])
        write_tables.main()
    return results / "draft"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return write(tmp_path, monkeypatch)


def test_each_table_is_written_for_page_pdf_and_verification(written: Path):
    files = sorted(path.name for path in (written / "tables").iterdir())
    assert files == sorted(f"{name}.{ending}" for name in NAMES for ending in ("html", "typ", "json"))


def test_all_three_show_the_number_of_people(written: Path):
    html, typ, listed = ((written / "tables" / f"studies.{e}").read_text("utf-8") for e in ("html", "typ", "json"))
    assert '<span class="value" data-value="ase.people">18</span>' in html
    assert '#number(<value-ase.people>)[#"18"]' in typ
    assert [entry["text"] for entry in json.loads(listed) if entry["of"] == "ase.people"] == ["18"]


def test_the_bibliography_has_each_work(written: Path):
    assert [entry["id"] for entry in json.loads((written / "references.json").read_text("utf-8"))] == [
        "ase2020",
        "trial7",
    ]


def test_the_evidence_has_each_table_and_the_ledger_as_data_and_as_a_page(written: Path):
    evidence = unpacked((written / "evidence.txt").read_text("utf-8"))
    assert set(evidence["tables"]) == set(NAMES)  # that of every number is made of the values when it is asked for
    assert set(evidence["values"]) == set(VALUES)
    page = lxml.html.fromstring((written / "ledger.html").read_bytes())
    assert {heading.get("id") for heading in page.iter("h2")} == {*NAMES, "ledger", None}
    assert [p.get("id") for p in page.cssselect("#refs p")] == [f"ref-{work}" for work in evidence["works"]]


def test_the_strings_of_that_page_are_listed_in_its_order(written: Path):
    listed = "".join(entry.text for entry in read_trace(written / "ledger" / "trace.json"))
    body = lxml.html.fromstring((written / "ledger.html").read_bytes()).find("body")
    assert "".join(listed.split()) == "".join(body.text_content().split())


def test_a_string_that_its_source_does_not_have_is_complained_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(write_tables, "cells_behind", lambda tables, entries: {"studies": {}})
    with pytest.raises(Complaints, match="differs from the cell studies#ase#label"):
        write(tmp_path, monkeypatch)


def test_each_table_whose_rows_a_number_names_is_read_so_that_a_perspective_can_take_them_away() -> None:
    values = json.loads((BUILT / "values.json").read_text(encoding="utf-8")).values()
    named = {row.split(".csv#")[0] for value in values for row in value["rows"] if ".csv#" in row}
    assert named - {*write_tables.EVIDENCE, *write_tables.ANALYSED} == {"tests/strength/score"}
