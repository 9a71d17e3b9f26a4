"""What the verification refuses: untraced numerals, another file, a PDF that shows other things than the page."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest
from conftest import BUILT
from hivcells.numerals import UNTRACED
from hivcells.passages import Page, Passage
from hivcells.verification import trace_pdf
from verify_numbers import another_file, differences, untraced

FOUND = {
    kind: json.loads((BUILT / "draft" / f"found_{kind}.json").read_text(encoding="utf-8")) for kind in ("html", "pdf")
}
DRAFT = BUILT / "draft"


def test_the_report_as_it_stands_is_not_complained_of(values: dict) -> None:
    for kind, found in FOUND.items():
        assert not [*untraced(DRAFT / f"review.{kind}", found), *another_file(DRAFT / f"review.{kind}", found)]
    assert not list(differences(Path("x"), FOUND["html"], FOUND["pdf"], values))


def test_an_untraced_numeral_is_named_with_its_place() -> None:
    numeral = {"text": "12", "kind": UNTRACED, "reason": "bound to nothing", "context": "There were 12 people"}
    [complaint] = untraced(Path("review.html"), {"untraced": [numeral]})
    assert str(complaint).startswith("review.html:1, value '12': untraced numeral, bound to nothing")


def test_a_file_that_is_not_the_one_traced_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / "review.html"
    changed.write_bytes((DRAFT / "review.html").read_bytes() + b" ")
    assert list(another_file(changed, FOUND["html"]))


@pytest.mark.parametrize("at", [0, 500, -1])
def test_a_cell_that_the_pdf_shows_otherwise_is_refused(at: int, values: dict) -> None:
    passages = [
        index for index, (text, value_id) in enumerate(FOUND["pdf"]["passages"]) if text in values and not value_id
    ]
    other = copy.deepcopy(FOUND["pdf"])
    other["passages"][passages[at]][0] = "miller2024.people.enrolled.otherwise9"
    [complaint] = differences(Path("review.pdf"), FOUND["html"], other, values)
    assert "other cells or drawings than the page" in str(complaint)
    del other["passages"][passages[at]]
    assert list(differences(Path("review.pdf"), FOUND["html"], other, values))


def test_a_passage_that_the_pdf_lacks_is_untraced(values: dict) -> None:
    expected = Page(passages=[Passage("987654321 people who are not there")])
    found = trace_pdf((BUILT / "report" / "review.pdf").read_bytes(), expected, values, BUILT).numerals
    assert [n.reason for n in found if n.text == "987654321"] == ["the PDF lacks what the page has"]
