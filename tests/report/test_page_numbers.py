"""The other side: every numeral of the rendered page and of the PDF, found by code that shares no import with scripts/."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser

import pypdfium2
from conftest import BUILT, table

VOID = {"meta", "link", "br", "img", "hr", "input", "col", "wbr", "path", "use", "rect"}
UNSEEN = {"script", "style", "head"}
# Spaces, and hyphens too, which the reader of the PDF drops at the end of a line.
SPACES = re.compile(r"[\s\u200b\x02\ufffe-]")
FOOT_PT = 62
CAPTION = re.compile(r"(Figure|Table)\s\d+:")
NAMES = sorted(
    {row["name"] for row in table("data/vocabulary/names.csv")}
    | {i for row in table("data/studies.csv") for i in row["registry_id"].split("; ") if i},
    key=len,
    reverse=True,
)


class Reader(HTMLParser):
    """Text of the page with the elements around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[tuple[str, dict]] = []
        self.texts: list[tuple[str, list[tuple[str, dict]]]] = []
        self.bound: list[tuple[str, str]] = []
        self.on_page_only: set[int] = set()  # places in the list above

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag not in VOID:
            self.stack.append((tag, dict(attrs)))
        if "data-value" in dict(attrs):
            if any("page-only" in (attributes.get("class") or "").split() for _, attributes in self.stack):
                self.on_page_only.add(len(self.bound))
            self.bound.append((dict(attrs)["data-value"], ""))

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


def test_no_digit_of_the_page_stands_alone(html: str) -> None:
    alone = []
    for text, stack in read(html).texts:
        if not is_accounted_for(stack):
            for name in NAMES:
                text = text.replace(name, "")
            if re.search(r"\d", CAPTION.sub("", text)):
                alone.append(text.strip())
    assert alone == []


def test_each_number_of_the_page_is_a_form_of_its_value(html: str, values: dict) -> None:
    bound = read(html).bound
    assert len(bound) > 100
    for value_id, text in bound:
        forms = {values[value_id][form] for form in ("text", "quantity", "interval", "lower", "upper", "words", "time")}
        shown = " ".join(text.split())
        assert shown.lower() in {" ".join(form.lower().split()) for form in forms}, (value_id, text)


def test_each_number_has_a_line_in_the_ledger(html: str) -> None:
    reader = read(html)
    anchors = set(re.findall(r'id="value-([^"]+)"', html))
    assert {value_id for value_id, _ in reader.bound} <= anchors


def test_each_cell_of_the_tables_says_what_the_evidence_says(html: str, values: dict) -> None:
    for address, text in re.findall(r'<span class="cell" data-cell="([^"]+)">([^<]*)</span>', html):
        name, row_id, column = address.split("#")
        if name == "values":
            held = values[row_id][column]
        else:
            folder = "results/evidence" if (BUILT / "evidence" / f"{name}.csv").is_file() else "results/tables"
            held = next(row[column] for row in table(f"{folder}/{name}.csv") if next(iter(row.values())) == row_id)
        assert " ".join(unescape(text).split()) == " ".join(held.split()), address


def test_each_number_of_the_page_but_those_of_the_long_tables_stands_in_the_pdf_in_the_same_order(html: str) -> None:
    with pypdfium2.PdfDocument(BUILT / "report" / "review.pdf") as document:
        # Without the foot of the page: its number would part a quantity that goes on overleaf.
        pdf = "".join(page.get_textpage().get_text_bounded(bottom=FOOT_PT) for page in document)
    squeezed, at, reader = SPACES.sub("", pdf), 0, read(html)
    in_both = [bound for place, bound in enumerate(reader.bound) if place not in reader.on_page_only]
    assert len(in_both) > 1000
    for value_id, text in in_both:
        if not value_id.startswith("coverage."):
            found = squeezed.find(SPACES.sub("", text), at)
            assert found >= 0, (value_id, text, squeezed[at : at + 200])
            at = found + 1


def test_nothing_is_untraced_and_the_classes_add_up() -> None:
    verification = json.loads((BUILT / "verification.json").read_text(encoding="utf-8"))
    assert verification["untraced"] == 0
    for counts in (verification["html"], verification["pdf"]):
        classes = ("bound", "citation_or_date", "name", "structural", "exempt", "untraced")
        assert counts["found"] == sum(counts[kind] for kind in classes) > 0
        assert counts["untraced"] == 0


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
        forms = {
            " ".join(values[value_id][form].split()).lower()
            for form in ("text", "quantity", "interval", "lower", "upper", "words", "time")
        }
        assert texts <= forms, value_id


def test_readme_and_citation_file_quote_only_numbers_of_the_report(values: dict) -> None:
    root = BUILT.parent
    readme = re.sub(r"```.*?```|`[^`]*`", "", (root / "README.md").read_text(encoding="utf-8"), flags=re.DOTALL)
    versions = r"Python 3\.1[123]|3\.1[123]|Quarto 1\.9|CC BY 4\.0"
    quoted = set(re.findall(r'"([^"]*\d[^"]*)"', readme))
    assert quoted <= {
        form for value in values.values() for form in (value["text"], value["quantity"], value["interval"])
    }
    assert re.findall(r"\d+", re.sub(rf'{versions}|"[^"]*"', "", readme)) == []
    citation = re.search(r"^abstract: (.*)$", (root / "CITATION.cff").read_text(encoding="utf-8"), re.MULTILINE).group(
        1
    )
    assert re.findall(r"\d+", citation) == [], "a number in the abstract of CITATION.cff would have to be bound"


def test_each_way_back_from_the_ledger_leads_to_a_place_of_the_page(html: str) -> None:
    back = re.findall(r'class="back" href="#([^"]+)"', html)
    assert len(back) > 1000
    assert set(back) <= set(re.findall(r'\sid="([^"]+)"', html))


def test_a_list_of_authors_that_its_source_cuts_is_cited_as_et_al(html: str) -> None:
    """Henrich 2014, of whose authors the text that was read names the first alone."""
    assert "Henrich TJ et al." in html
    assert not re.search(r"\band et al", html)


def test_a_death_by_a_cause_is_told_as_a_death_in_the_table_of_harms(html: str) -> None:
    """Ambinder 2019 lists one death from graft-versus-host disease, which is not all of that disease."""
    harms = re.search(r'id="tbl-harms".*?</table>', html, re.DOTALL).group()
    [row] = [row for row in re.findall(r"<tr>.*?</tr>", harms) if "#value-ambinder2019.death.gvhd.events" in row]
    assert "Death by cause, " in row
    assert "Graft-versus-host events" in row
