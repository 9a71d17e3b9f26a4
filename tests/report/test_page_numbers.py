"""The other side: every numeral of the rendered documents, found by code that shares no import with scripts/."""

from __future__ import annotations

import json
import re
from collections import Counter
from functools import cache
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple

import pypdfium2
import pytest
from conftest import BUILT, table

VOID = {"meta", "link", "br", "img", "hr", "input", "col", "wbr", "path", "use", "rect"}
UNSEEN = {"script", "style", "head"}
# Spaces, and hyphens too, which the reader of the PDF drops at the end of a line.
SPACES = re.compile(r"[\s\u200b\x02\ufffe-]")
FOOT_PT = 62
FORMS = ("value", "quantity", "interval", "lower", "upper", "limits", "words", "time")
CAPTION = re.compile(r"(Figure|Table)\s\d+:")
NAMES = sorted(
    {row["name"] for row in table("data/vocabulary/names.csv")}
    | {i for row in table("data/studies.csv") for i in row["registry_id"].split("; ") if i},
    key=len,
    reverse=True,
)


class Mark(NamedTuple):
    """An element that shows a number: of which value, its id, the link around it, whether in a drawing or table."""

    value_id: str
    element_id: str
    leads_to: str
    is_drawn: bool
    is_in_table: bool


class Reader(HTMLParser):
    """Text of the page with the elements around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict]] = []
        self.texts: list[tuple[str, list[tuple[str, dict]]]] = []
        self.bound: list[tuple[str, str]] = []
        self.marks: list[Mark] = []

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))
        if "data-value" in dict(attrs):
            self.bound.append((dict(attrs)["data-value"], ""))
            links = [attributes.get("href") or "" for name, attributes in self.stack if name == "a"]
            is_drawn, is_in_table = (any(name == wanted for name, _ in self.stack) for wanted in ("svg", "table"))
            self.marks.append(
                Mark(dict(attrs)["data-value"], dict(attrs).get("id") or "", "".join(links), is_drawn, is_in_table)
            )

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self.stack and self.stack.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        if any("data-value" in attributes for _, attributes in self.stack):
            value_id, text = self.bound[-1]
            self.bound[-1] = (value_id, text + data)
        self.texts.append((data, list(self.stack)))


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    return reader


@pytest.fixture(scope="session")
def ledger() -> str:
    """The page with the evidence, beside the page of the review."""
    return (BUILT / "report" / "ledger.html").read_text(encoding="utf-8")


def text_of_pdf(name: str) -> str:
    """The text of a PDF without spaces, hyphens, and the foot of each page, whose number would part what goes on overleaf."""
    with pypdfium2.PdfDocument(BUILT / "report" / name) as document:
        return SPACES.sub("", "".join(page.get_textpage().get_text_bounded(bottom=FOOT_PT) for page in document))


def is_accounted_for(stack: list[tuple[str, dict]]) -> bool:
    for tag, attributes in stack:
        classes = (attributes.get("class") or "").split()
        if tag in UNSEEN or "data-value" in attributes or "data-cell" in attributes:
            return True
        if {"key", "citation", "quarto-xref", "header-section-number", "toc-section-number"} & set(classes):
            return True
        if attributes.get("id") == "refs" or "matplotlib.axis" in (attributes.get("id") or ""):
            return True
    return False


def digits_that_stand_alone(page: str) -> list[str]:
    alone = []
    for text, stack in read(page).texts:
        if not is_accounted_for(stack):
            for name in NAMES:
                text = text.replace(name, "")
            if re.search(r"\d", CAPTION.sub("", text)):
                alone.append(text.strip())
    return alone


def test_no_digit_of_the_page_stands_alone(html: str) -> None:
    assert digits_that_stand_alone(html) == []


def test_no_digit_of_the_ledger_stands_alone(ledger: str) -> None:
    assert digits_that_stand_alone(ledger) == []


@pytest.mark.parametrize("file", ["review.html", "ledger.html"])
def test_each_number_of_a_page_is_a_form_of_its_value(file: str, values: dict) -> None:
    bound = read((BUILT / "report" / file).read_text(encoding="utf-8")).bound
    assert len(bound) > 100
    for value_id, text in bound:
        assert " ".join(text.split()).lower() in forms_of(value_id, values[value_id]), (value_id, text)


SIGNS = {">": "> {}", "<": "< {}", ">=": "≥ {}", "≥": "≥ {}", "<=": "≤ {}", "≤": "≤ {}", "about": "≈ {}"}


def forms_of(value_id: str, value: dict) -> set[str]:
    """What a number may be shown as; a drawing sets the sign before it that its row says, or that behind a case's: '> 6 years'."""
    held = {value[form] for form in ("text", "quantity", "interval", "lower", "upper", "limits", "words", "time")}
    forms = {" ".join(form.lower().split()) for form in held}
    rows = [row.split("#")[1] for row in value["rows"] if value["kind"] == "reported" and "findings" in row]
    rows += value["inputs"] if value_id.startswith("case.") else []
    signs = [SIGNS[relation] for row in rows if (relation := rows_by_key("findings")[row]["relation"]) in SIGNS]
    return forms | {sign.format(form) for sign in signs for form in forms if form}


def counts_of_itself(value_id: str) -> bool:
    """Whether a number is one of those that a document counts of its own numerals."""
    return value_id.startswith("coverage.")


def test_each_value_has_one_line_in_the_ledger(ledger: str, values: dict) -> None:
    assert Counter(re.findall(r'id="value-([^"]+)"', ledger)) == Counter(
        value_id for value_id in values if not counts_of_itself(value_id)
    )


def test_each_line_of_the_ledger_leads_to_its_number_in_the_review(ledger: str, values: dict) -> None:
    ways_back = re.findall(r'<a href="review\.html#value-([^"]+)"><span id="value-([^"]+)"', ledger)
    assert [to for to, _ in ways_back] == [line for _, line in ways_back]
    assert {line for _, line in ways_back} == {value_id for value_id in values if not counts_of_itself(value_id)}


def test_each_number_of_the_page_leads_to_its_line_in_the_ledger(html: str) -> None:
    """But for those that the page counts of itself, and those of drawings, which are no links."""
    marks = [mark for mark in read(html).marks if not mark.is_drawn and not counts_of_itself(mark.value_id)]
    assert len(marks) > 300
    assert [mark for mark in marks if mark.leads_to != f"ledger.html#value-{mark.value_id}"] == []


def test_each_number_of_the_text_has_its_address_where_it_stands_first(html: str) -> None:
    """Numbers that stand in tables and drawings only have none."""
    marks = [mark for mark in read(html).marks if not counts_of_itself(mark.value_id)]
    addresses = [mark.value_id for mark in marks if mark.element_id]
    assert [mark.element_id for mark in marks if mark.element_id] == [f"value-{value_id}" for value_id in addresses]
    assert len(addresses) == len(set(addresses)) > 150
    assert quoted_in_text() <= set(addresses)
    first = {mark.value_id: mark.element_id for mark in reversed(marks) if not mark.is_in_table and not mark.is_drawn}
    assert [value_id for value_id in addresses if first[value_id] != f"value-{value_id}"] == []


def quoted_in_text() -> set[str]:
    """Ids of the numbers that the files of the article quote."""
    files = [BUILT.parent / "report" / "index.qmd", *(BUILT.parent / "report" / "sections").glob("*.qmd")]
    text = "".join(path.read_text(encoding="utf-8") for path in files)
    return {i for i in re.findall(rf"\[([\w.-]+)\]\{{\.(?:{'|'.join(FORMS)})\b", text) if not counts_of_itself(i)}


@pytest.mark.parametrize("file", ["review.html", "ledger.html"])
def test_each_link_within_a_page_leads_to_a_place_of_it(file: str) -> None:
    page = without_scripts((BUILT / "report" / file).read_text(encoding="utf-8"))
    within = set(re.findall(r'href="#([^"]+)"', page))
    assert within and within <= set(re.findall(r'\sid="([^"]+)"', page))


def without_scripts(page: str) -> str:
    """The page without the programs that write links of their own once it runs; the browser's tests follow these."""
    return re.sub(r"<script\b.*?</script>", "", page, flags=re.DOTALL)


def test_each_link_to_the_ledger_leads_to_a_place_of_it(html: str, ledger: str) -> None:
    to_ledger = set(re.findall(r'href="ledger\.html#([^"]+)"', without_scripts(html)))
    assert {"ledger", "studies", "events", "recheck"} <= to_ledger
    assert to_ledger <= set(re.findall(r'\sid="([^"]+)"', ledger))


def test_each_file_that_the_page_leads_to_is_there(html: str) -> None:
    files = set(re.findall(r'href="((?!https?:|#)[^"#]+)', html))
    assert files >= {"ledger.html", "supplement.pdf"}
    assert [file for file in files if not (BUILT / "report" / file).is_file()] == []


@pytest.mark.parametrize("file", ["review.html", "ledger.html"])
def test_each_cell_of_the_tables_says_what_the_evidence_says(file: str, values: dict) -> None:
    page = (BUILT / "report" / file).read_text(encoding="utf-8")
    cells = re.findall(r'<span class="cell" data-cell="([^"]+)">([^<]*)</span>', page)
    assert cells
    for address, text in cells:
        name, row_id, column = address.split("#")
        held = values[row_id][column] if name == "values" else rows_by_key(name)[row_id][column]
        assert " ".join(unescape(text).split()) == " ".join(held.split()), address


@cache
def rows_by_key(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table of the evidence or of the analyses, by their first cell."""
    folder = "results/evidence" if (BUILT / "evidence" / f"{name}.csv").is_file() else "results/tables"
    return {next(iter(row.values())): row for row in table(f"{folder}/{name}.csv")}


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


def test_nothing_is_untraced_and_the_classes_add_up() -> None:
    verification = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))
    assert verification["untraced"] == 0
    for document in ("html", "pdf", "supplement", "ledger"):
        counts = verification[document]
        classes = ("bound", "citation_or_date", "name", "structural", "exempt", "untraced")
        assert counts["found"] == sum(counts[kind] for kind in classes) > 0
        assert counts["untraced"] == 0
    assert set(verification) == {"html", "pdf", "supplement", "ledger", "evidence", "claim_words", "untraced"}


def test_the_numerals_of_the_evidence_in_the_page_are_counted(html: str) -> None:
    counted = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))["evidence"]
    assert set(counted) == {"values", "works", "claims", "tables"}
    assert all(counted[name] > 1000 for name in ("values", "works", "tables")) and counted["claims"] > 0


def in_groups_of_three(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f") if count >= 10_000 else str(count)


def test_the_report_prints_the_counts_of_its_own_verification(html: str) -> None:
    verification = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))
    for kind in ("found", "bound", "citation_or_date", "name", "structural", "exempt", "untraced"):
        shown = in_groups_of_three(verification["html"][kind])
        assert f'data-value="coverage.html.{kind}">{shown}</span>' in html


def test_a_number_has_the_same_text_wherever_it_stands(html: str) -> None:
    """In prose, tables, captions, figures and the ledger alike; forms of one number share its digits."""
    by_id: dict[str, set[str]] = {}
    for value_id, text in read(html).bound:
        by_id.setdefault(value_id, set()).add(" ".join(text.split()).lower())
    values = json.loads((BUILT / "values.json").read_text(encoding="utf-8"))
    for value_id, texts in by_id.items():
        assert texts <= forms_of(value_id, values[value_id]), value_id


def test_readme_and_citation_file_quote_only_numbers_of_the_report(values: dict) -> None:
    root = BUILT.parent
    readme = re.sub(r"```.*?```|`[^`]*`", "", (root / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    versions = r"Python 3\.1[123]|3\.1[123]|Quarto 1\.9|CC BY 4\.0"
    quoted = set(re.findall(r'"([^"]*\d[^"]*)"', readme))
    assert quoted <= {value[form] for value in values.values() for form in ("text", "quantity", "interval", "limits")}
    assert re.findall(r"\d+", re.sub(rf'{versions}|"[^"]*"', "", readme)) == []
    citation = re.search(r"^abstract: (.*)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE).group(
        1
    )
    assert re.findall(r"\d+", citation) == [], "a number in the abstract of CITATION.cff would have to be bound"


def test_a_list_of_authors_that_its_source_cuts_is_cited_as_et_al(html: str) -> None:
    """Henrich 2014, of whose authors the text that was read names the first alone."""
    assert "Henrich TJ et al." in html
    assert not re.search(r"\band et al", html)


def test_a_death_by_a_cause_is_reported_as_a_death_in_the_table_of_events(ledger: str) -> None:
    """Ambinder 2019 lists one death from graft-versus-host disease, which is not all of that disease."""
    events = re.search(r'<h2 id="events">.*?</table>', ledger, re.DOTALL).group()
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", events) if "#value-ambinder2019.death.gvhd.events" in row]
    assert "Death by cause, " in row and ">harm<" in row
    assert "Graft-versus-host events" in row
