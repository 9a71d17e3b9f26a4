"""What the verification calls the strings that it sorts and refuses, word for word, and what of a page it reads."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.report.citations import works_of_sources
from hivcells.report.classify import Background, classes_of, fault_of
from hivcells.report.compare import differences
from hivcells.report.forms import FORMS_OF_CARD
from hivcells.report.number_words import Found
from hivcells.report.page import read_page
from hivcells.report.places import places_of
from hivcells.report.prose import document
from hivcells.report.running import NO_END
from hivcells.report.trace import CODE, DRAWING, FREE, TABLE, TABLE_HEAD, TITLE_BLOCK, Entry, in_order, with_own_parts
from hivcells.report.values import value

SOURCE = {
    "source_id": "tea2020", "work_id": "tea2020", "title": "Tea for 3 days", "year": "2020", "volume": "5", "issue": "",
    "pages": "7-9", "doi": "10.1/x", "pmid": "", "authors": "Leaf, A", "container": "Tea", "publisher": "", "url": "", "title_note": "", "accessed": "",
}  # fmt: skip
BACKGROUND = Background(
    {"tea.people": value("12", "reported", number=Decimal(12))},
    {"studies": {"tea": {"label": "Tea 2020"}}},
    (),
    works_of_sources(pd.DataFrame([SOURCE])),
)


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        (Entry("12", "value", "tea.cups", "value"), "bound to 'tea.cups', which does not exist"),
        (Entry("13", "value", "tea.people", "value"), "shows '13' where tea.people is '12'"),
        (Entry("Ale", "cell", "studies#tea#label"), "differs from the cell studies#tea#label, which is 'Tea 2020'"),
        (Entry("", "cell", "studies#ale#label"), ""),
        (Entry("tea", "key", "tea.people"), "not the key of its line"),
        (Entry("Leaf 2019", "citation", "tea2020"), "a citation that differs from the rows of its works"),
        (Entry("Leaf 2020. Tea 6.", "reference", "tea2020"), "a reference that differs from the row of its document"),
        (Entry("Of 13.", "alt", "Of {tea.people}."), "alt text that the sources do not have"),
        (Entry("Of .", "alt", "Of {tea.cups}{tea.people:none}."), ""),
        (Entry("anything 7", "free"), ""),
    ],
)
def test_each_fault_of_a_string_is_worded(entry: Entry, fault: str) -> None:
    assert fault_of(entry, BACKGROUND) == fault


@pytest.mark.parametrize(
    ("kind", "belongs_to", "reason"),
    [
        ("value", "bound", "value"),
        ("cell", "bound", "cell of the evidence"),
        ("alt", "bound", "alt text"),
        ("key", "name", "key of a value"),
        ("citation", "citation or date", "citation"),
        ("reference", "citation or date", "reference"),
        ("address", "citation or date", "address"),
        ("xref", "structural", "reference to a section, figure or table"),
        ("label", "structural", "number of a section, figure or table"),
        ("scale", "structural", "scale of an axis"),
        ("free", "untraced", "bound to nothing"),
        ("code", "untraced", "bound to nothing"),
    ],
)
def test_each_kind_of_string_has_its_class_and_reason(kind: str, belongs_to: str, reason: str) -> None:
    assert classes_of(Entry("of 12", kind), ()) == [("12", belongs_to, reason)]


def test_a_name_of_the_vocabulary_is_one() -> None:
    assert classes_of(Entry("CD4 of 12", CODE), ("CD4",)) == [
        ("4", "name", "name in the vocabulary"),
        ("12", "untraced", "bound to nothing"),
    ]


def test_only_the_first_difference_is_complained_of() -> None:
    [complaint] = differences(Path("x"), [Entry("a", FREE), Entry("c", FREE)], "bd")
    assert complaint.problem == "untraced text: lacks 'a'; there stands 'bd'"
    [complaint] = differences(Path("x"), [Entry("a", FREE)], "ab")
    assert complaint.problem == "untraced text: shows more than the document holds; there stands 'b'"


def test_of_a_page_is_read_what_a_reader_meets() -> None:
    page = read_page(
        b"""<html><head><title>7</title></head><body>Tea<script>1</script><style>2</style><template>3</template>
        <dialog>4</dialog><noscript>5</noscript><img alt="Dots."><input placeholder="6" title="t"><p aria-label="p">cup</p>
        <nav><span data-value="x">8</span><span data-claim="y">z</span></nav></body></html>"""
    )
    assert "".join("".join(page.texts).split()) == "Teacup8z"
    assert (page.drawings, page.read_aloud) == (["Dots."], ["t", "6", "p"])
    assert (page.numbers, page.claims) == ([], [])


def test_kinds_and_places_are_named_as_the_filter_names_them() -> None:
    lua = (ROOT / "report" / "filters" / "trace.lua").read_text(encoding="utf-8")
    kinds = (
        "value",
        "cell",
        "citation",
        "reference",
        "xref",
        "label",
        "address",
        "free",
        "code",
        "math",
        "alt",
        "table",
    )
    for name in (*kinds, "drawing", *TITLE_BLOCK, "head of a table"):
        assert f'"{name}"' in lua, name
    assert TABLE_HEAD == "head of a table"


def test_a_document_begins_with_its_title_block_and_its_contents() -> None:
    entries = [
        Entry("1", "label", place="section number", level=1),
        Entry("Ale", FREE, place="heading", level=3),
        *(Entry(place, FREE, place=place) for place in ("abstract", "author", "subtitle", "title")),
        Entry("page alone", FREE, only="html"),
        Entry("PDF alone", FREE, only="typst"),
    ]
    shown = in_order(entries, "html", {"toc-title": "Contents", "toc-depth": 2})
    assert [entry.text for entry in shown] == [
        "author", "subtitle", "title", "Abstract", "abstract", "Contents", "1", "1", "Ale", "page alone",
    ]  # fmt: skip
    assert [entry.place for entry in shown][3:7] == ["abstract", "abstract", "contents", "contents"]


def test_an_exempt_word_of_a_paragraph_without_a_line_has_no_place() -> None:
    found = places_of([], [([Entry("most", FREE)], Found("most", "at most", 0))], [])
    assert found.to_dict("split")["data"] == [["exempt claim word", "most", "at most", "", 0, "", ""]]


def test_an_unknown_setting_is_complained_of_with_those_that_are_known(tmp_path: Path) -> None:
    (tmp_path / "_quarto.yml").write_text("lang: en\n", encoding="utf-8")
    (tmp_path / "index.qmd").write_text("---\ntitle: Tea\ntoc: true\n---\n\nTea.\n", encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(tmp_path)
    [complaint] = refused.value.complaints
    assert (complaint.line, complaint.problem, complaint.value) == (2, "an unknown setting", "toc")
    assert complaint.remedy == (
        "Remove it; a document sets title, subtitle, author, author-name, nocite, description, abstract, "
        "without-ledger, two-columns, and the rest stands in report/_quarto.yml."
    )


def test_a_build_that_does_not_end_is_told_of_with_the_time_it_had() -> None:
    assert str(NO_END) == (
        "report/index.qmd:1: the renderer has not ended after 600 s. Look for marks that are not closed."
    )


def test_a_part_that_is_not_made_is_named_with_where_those_are_that_are(tmp_path: Path) -> None:
    for entry, folder, problem in (
        (Entry("", TABLE, "cups", file="a.qmd", line=3), "tables", "no table of this name"),
        (Entry("", DRAWING, "cups.svg", file="a.qmd", line=3), "figures", "no drawing of this name"),
    ):
        with pytest.raises(Complaints) as refused:
            list(with_own_parts([entry], tmp_path / "tables", tmp_path / "figures"))
        remedy = f"Correct the name; {tmp_path / folder}/ has those that are made."
        assert str(refused.value) == f"a.qmd:3, value '{entry.of}': {problem}. {remedy}"


def test_a_card_shows_what_a_value_holds() -> None:
    assert set(FORMS_OF_CARD) < set(value("12", "reported"))
