"""What the page carries besides its text: the evidence, packed, and the library that shows tables, packed."""

from __future__ import annotations

import base64
import gzip
from pathlib import Path

import lxml.html
import pytest
from hivcells.complaints import Complaint, Complaints
from hivcells.report import evidence_in_page as module
from hivcells.report.evidence_in_page import MOST_MB, evidence_in_page
from hivcells.report.page import read_page


def complaint_of(evidence: str, most_mb: float = MOST_MB) -> Complaint:
    with pytest.raises(Complaints) as refused:
        evidence_in_page(evidence, most_mb)
    [complaint] = refused.value.complaints
    return complaint


def test_the_page_carries_the_evidence_as_it_was_packed() -> None:
    page = f"<html><body><p>Tea</p>{evidence_in_page('H4sI+/=')}</body></html>".encode()
    assert read_page(page).evidence == "H4sI+/="
    assert "".join(read_page(page).texts).strip() == "Tea"


def test_nothing_of_it_runs_before_the_page_asks_for_it() -> None:
    scripts = lxml.html.fragments_fromstring(evidence_in_page("H4sI"))
    assert [(script.get("id"), script.get("type")) for script in scripts] == [
        ("evidence-data", "application/json"),
        ("table-library", "text/plain"),
        ("table-style", "text/plain"),
    ]


def test_the_library_is_the_one_that_is_installed() -> None:
    [_, script, style] = lxml.html.fragments_fromstring(evidence_in_page("H4sI"))
    unpacked = [gzip.decompress(base64.b64decode(part.text)).decode() for part in (script, style)]
    assert "DataTable" in unpacked[0] and "table.dataTable" in unpacked[1]


def test_a_page_without_evidence_has_none() -> None:
    assert read_page(b"<html><body><p>Tea</p></body></html>").evidence == ""


def test_evidence_that_is_too_large_for_a_page_is_complained_of_with_its_size() -> None:
    complaint = complaint_of("x" * 3_400_000, most_mb=3)
    assert str(complaint) == (
        "results/draft/evidence.txt:1: the evidence has 3.4 MB, more than 3 MB, which a page can carry. "
        "Leave a table out in scripts/hivcells/report/tables/all_tables.py; ledger.html has all of them."
    )


def test_evidence_may_be_as_large_as_a_page_can_carry_and_no_larger() -> None:
    assert evidence_in_page("x" * 3_000_000, most_mb=3)
    assert complaint_of("x" * 3_000_001, most_mb=3)


def test_a_library_that_is_not_installed_is_complained_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert str(complaint_of("H4sI")) == (
        "requirements.lock:1: itables is not installed. Set up the environment anew: remove .venv and type `make`."
    )


def test_a_library_without_its_files_is_complained_of(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    class Spec:
        origin = str(tmp_path / "itables" / "__init__.py")

    monkeypatch.setattr(module, "find_spec", lambda name: Spec)
    complaint = complaint_of("H4sI")
    assert complaint.problem == "itables has no dt_bundle.js" and complaint.remedy
