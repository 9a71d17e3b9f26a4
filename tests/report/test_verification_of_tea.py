"""What the verification refuses of the small review of tea, where it takes no time: ledger, PDF, and the whole program."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hivcells.artefacts import read_json
from hivcells.report.compose import settings_of
from hivcells.report.coverage import coverage_values
from hivcells.report.trace import read_trace
from verify_report import differences_of_ledger, differences_of_pdf, with_counts
from workflow.faults import Spoil, edit, program, remove

LEDGER, PAGE, PDF = (f"results/draft/{name}" for name in ("ledger.html", "review.html", "review.pdf"))
CHANGE = '<span id="value-adams2019.pain.tea.change" class="value" data-value="adams2019.pain.tea.change">'
ANOTHER_DIGIT = edit(LEDGER, f"{CHANGE}−2.7", f"{CHANGE}−2.8")
ANOTHER_LETTER = edit(PAGE, 'data-packed="gzip">"H4sI', 'data-packed="gzip">"H4sJ')


def complaints_of_ledger(review: Path) -> list[str]:
    trace = read_trace(review / "results" / "draft" / "ledger" / "trace.json")
    return [str(complaint) for complaint in differences_of_ledger(review / LEDGER, trace)]


def complaints_of_pdf(review: Path) -> list[str]:
    composed, settings = review / "results" / "draft" / "review", settings_of(review / "report", "typst")
    counts = coverage_values(read_json(composed / "coverage.json"))
    trace = with_counts(read_trace(composed / "trace.json"), "pdf", counts)
    return [str(complaint) for complaint in differences_of_pdf(review / PDF, trace, settings)]


def spoil_pdf(review: Path, spoil: Callable[[pikepdf.Pdf], None]) -> None:
    with pikepdf.open(review / PDF, allow_overwriting_input=True) as pdf:
        spoil(pdf)
        pdf.save(review / PDF)


def without_structure(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def without_last_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def with_text_beside_all_marks(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    font = next(iter(page.Resources.Font.keys()))
    glyphs = "".join(f"{glyph:04x}" for glyph in range(1, 30))
    letters = f"BT {font} 12 Tf 100 400 Td <{glyphs}> Tj ET".encode()
    page.contents_add(pdf.make_stream(b"Q " + letters + b" q"))


def test_nothing_is_wrong_with_the_documents_as_they_were_built(other_review: Path) -> None:
    assert complaints_of_ledger(other_review) == []
    assert complaints_of_pdf(other_review) == []


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (ANOTHER_DIGIT, "lacks '7"),
        (edit(LEDGER, CHANGE, CHANGE.replace(".tea.", ".water.")), "number "),
        (edit(LEDGER, "</nav>", "</nav><p>Twelve died.</p>"), "Twelvedied."),
        (edit(LEDGER, "</main>", "<p>Twelve died.</p></main>"), "Twelvedied."),
        (edit(LEDGER, 'aria-label="Studies"', 'aria-label="7 studies"'), "a number in a name that is read aloud"),
    ],
    ids=["digit", "number", "words", "words at the end", "read aloud"],
)
def test_a_spoiled_ledger_is_complained_of(spoil: Spoil, problem: str, other_copy: Path) -> None:
    spoil(other_copy)
    complaints = complaints_of_ledger(other_copy)
    assert any(problem in complaint for complaint in complaints)
    assert all(complaint.startswith(f"{other_copy / LEDGER}:1") for complaint in complaints)


def test_a_pdf_without_structure_is_complained_of(other_copy: Path) -> None:
    """Without a structure the drawings stand where there was room for them."""
    spoil_pdf(other_copy, without_structure)
    assert complaints_of_pdf(other_copy)


def test_text_that_is_no_content_is_complained_of(other_copy: Path) -> None:
    """A number that was drawn beside all marks."""
    spoil_pdf(other_copy, with_text_beside_all_marks)
    [complaint] = complaints_of_pdf(other_copy)
    assert "page 2 lacks what belongs beside its text" in complaint


def verify(review: Path, document: str) -> str:
    """What the program says of a document that it refuses, of which it writes no account."""
    account = review / "results" / "draft" / "verified" / f"{document}.json"
    account.unlink()
    done = program(review, f"verify_report.py report results {document}")
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert not account.exists()
    return done.stderr


def test_the_program_fails_for_every_document_that_was_spoiled_and_writes_no_account_of_it(other_copy: Path) -> None:
    ANOTHER_DIGIT(other_copy)
    ANOTHER_LETTER(other_copy)
    spoil_pdf(other_copy, without_last_page)
    for document in ("ledger.html", "review.html", "review.pdf"):
        assert verify(other_copy, document).startswith(f"results/draft/{document}:1")


def test_a_document_whose_trace_is_missing_does_not_pass(other_copy: Path) -> None:
    remove("results/draft/supplement/trace.json")(other_copy)
    said = verify(other_copy, "supplement.pdf")
    assert said.startswith("results/draft/supplement/trace.json:1: the file is missing.")
