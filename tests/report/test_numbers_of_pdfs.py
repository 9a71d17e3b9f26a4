"""Each number of the page stands in the PDF, and each of the ledger's tables in the supplement, in the same order."""

from __future__ import annotations

import re
from html import unescape

import pytest
from conftest import BUILT
from report.numbers_on_pages import SPACES, counts_of_itself, read, text_of_pdf


def not_in_this_order(numbers: list[tuple[str, str]], pdf: str) -> list[tuple[str, str, str]]:
    """The first number that does not follow the one before it in the text of a PDF."""
    at = 0
    for value_id, text in numbers:
        found = pdf.find(SPACES.sub("", text), at)
        if found < 0:
            return [(value_id, text, pdf[at : at + 200])]
        at = found + 1
    return []


FIGURE = re.compile(r"<figure.*?</figure>", re.DOTALL)
# More letters than any drawing has; the PDF draws it before its caption.
BEFORE_A_CAPTION = 3000


def bound_in(html: str) -> list[tuple[str, str]]:
    return [(value_id, text) for value_id, text in read(html).bound if not counts_of_itself(value_id)]


@pytest.fixture(scope="module")
def for_paper(html: str) -> str:
    """The page but for the drawings for phones, which say the same once more."""
    without = re.sub(r'<svg class="narrow-only".*?</svg>', "", html, flags=re.DOTALL)
    assert without != html
    return without


def test_each_number_of_the_text_stands_in_the_pdf_in_the_same_order(for_paper: str) -> None:
    numbers = bound_in(FIGURE.sub("", for_paper))
    assert len(numbers) > 200
    assert not_in_this_order(numbers, text_of_pdf("review.pdf")) == []


def test_each_number_of_a_figure_or_table_stands_in_the_pdf_beside_its_caption_in_the_same_order(
    for_paper: str,
) -> None:
    """Wherever on a page the PDF has room for it."""
    pdf, figures = text_of_pdf("review.pdf"), FIGURE.findall(for_paper)
    assert len(figures) > 10
    for figure in figures:
        kind, number = re.search(r"(Figure|Table)\s(\d+):", unescape(re.sub("<[^>]+>", "", figure))).groups()
        assert pdf.count(f"{kind}{number}:") == 1
        caption = pdf.index(f"{kind}{number}:")
        start = caption if kind == "Table" else max(0, caption - BEFORE_A_CAPTION)
        assert not_in_this_order(bound_in(figure), pdf[start:]) == [], f"{kind} {number}"


def test_each_number_of_the_tables_of_the_supplement_stands_there_in_the_order_of_the_ledger(ledger: str) -> None:
    tables = dict(re.findall(r'<h2 id="(\w+)">.*?</h2>(.*?</table>)', ledger, re.DOTALL))
    sources = [BUILT.parent / "report" / "supplement" / f"{name}.qmd" for name in ("studies", "tables")]
    shown = re.findall(r'evidence-table name="(\w+)"', "".join(path.read_text(encoding="utf-8") for path in sources))
    assert {"studies", "events", "recheck"} <= set(shown)
    numbers = [bound for name in shown for bound in read(tables[name]).bound]
    assert len(numbers) > 1000
    assert not_in_this_order(numbers, text_of_pdf("supplement.pdf")) == []
