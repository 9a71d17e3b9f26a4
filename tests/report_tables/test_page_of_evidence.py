"""The page of the evidence beside the review: each table under its name, and nothing that runs or asks."""

from __future__ import annotations

import lxml.html
from hivcells.report.ledger_page import entries_of_ledger_page, ledger_page
from hivcells.report.tables.pieces import Piece, Table, free, number
from report_tables.evidence_of_tea import REFERENCES, TEMPLATES, a_table

HEAD = (*free("Tea, version "), Piece("value", "0.1", "review.version", "value"))


def the_page(*tables: Table, references: dict[str, str] = REFERENCES, style: str = "p > b { color: red }"):
    return lxml.html.fromstring(ledger_page(HEAD, list(tables), references, TEMPLATES, "en-GB", style))


def test_the_page_of_the_evidence_has_each_table_under_its_name_and_the_references():
    page = the_page(
        a_table(free("Tea"))._replace(name="cups"), a_table(free("Mint"))._replace(name="mint", title="Mints")
    )
    assert page.get("lang") == "en-GB"
    assert [(h.get("id"), h.text_content()) for h in page.iter("h2")] == [
        ("cups", "Cups"),
        ("mint", "Mints"),
        (None, "References"),
    ]
    assert [a.get("href") for a in page.cssselect("nav a")] == ["#cups", "#mint", "#refs"]
    assert [(p.get("id"), p.text_content()) for p in page.cssselect("#refs p")] == [
        ("ref-ase2020", "Åse K. 2020. Tea for 3 days.")
    ]


def test_above_the_evidence_stand_the_review_its_version_and_the_way_back():
    [bar] = the_page(a_table(free("Tea"))).cssselect("body > header")
    assert " ".join(bar.text_content().split()) == "Tea, version 0.1 Contents Back to the review"
    assert [a.get("href") for a in bar.cssselect("a")] == ["#value-review.version", "#contents", "review.html"]


def test_on_a_phone_each_cell_of_that_page_says_its_column():
    [_, of_phones] = the_page(a_table(free("Tea"))._replace(name="cups")).findall(".//style")
    assert '#cups + .scrolls tr > :nth-child(1)::before { content: "Column a"; }' in of_phones.text


def test_a_number_of_that_page_leads_to_its_line_there():
    [link] = the_page(a_table(number("pain"))).cssselect("td a, tbody th a")
    assert link.get("href") == "#value-pain"


def test_that_page_runs_no_script_and_asks_nobody_for_anything():
    page = the_page(a_table(free("<script>alert(1)</script>")), references={"x": "<script>alert(2)</script>"})
    assert not page.findall(".//script")
    [policy] = [meta.get("content") for meta in page.iter("meta") if meta.get("http-equiv")]
    assert policy == "default-src 'none'; style-src 'unsafe-inline'; font-src data:"
    assert page.find(".//style").text == "p > b { color: red }"


def test_the_strings_of_that_page_are_listed_with_what_they_are():
    line = (Piece("anchor", "12", "pain", "value"),)
    entries = entries_of_ledger_page(HEAD, [a_table(line)], REFERENCES)
    assert [(entry["is"], entry["of"], entry["text"]) for entry in entries] == [
        ("free", "", "Tea, version "),
        ("value", "review.version", "0.1"),
        ("free", "", "Contents"),
        ("free", "", "Back to the review"),
        ("free", "", "The evidence, table by table"),
        ("free", "", "Cups"),
        ("free", "", "References"),
        ("free", "", "Cups"),
        ("free", "", "Column a"),
        ("value", "pain", "12"),
        ("free", "", "References"),
        ("reference", "ase2020", "Åse K. 2020. Tea for 3 days."),
    ]
    shown = the_page(a_table(line)).find("body").text_content()
    assert "".join(shown.split()) == "".join("".join(entry["text"] for entry in entries).split())
