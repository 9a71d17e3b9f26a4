"""The evidence that the page shows on demand: the card of each number, the references, the rows of each table."""

from __future__ import annotations

import lxml.html
import pytest
from hivcells.report.coverage import numerals_in
from hivcells.report.evidence_data import claims_on_demand, evidence_of
from hivcells.report.signed_cards import with_signatures
from hivcells.report.tables.pieces import citation, free, number, quoted
from report_tables.evidence_of_tea import (
    CLAIMS,
    HALF,
    PAIN,
    PERSPECTIVES,
    REFERENCES,
    SOURCES,
    TEMPLATES,
    VALUES,
    WORKS,
    a_table,
    evidence,
)
from report_tables.tiny_review import frame


def card(value: dict) -> dict:
    held = evidence_of([], {"x": value}, WORKS, SOURCES, REFERENCES, [], {}, TEMPLATES)
    return held["values"]["x"]


def test_the_card_of_a_reported_number_has_its_words_its_place_and_its_document():
    assert card(PAIN) == {
        "text": "12",
        "quantity": "12 points",
        "kind": "reported",
        "method": "as printed",
        "as_printed": "12 points",
        "locator": "p. 2",
        "rows": ["findings.csv#pain"],
        "n_rows": 1,
        "source": "ase",
    }


def test_the_row_of_a_reported_number_that_has_its_id_is_left_to_the_page():
    held = evidence_of([], {"pain": PAIN}, WORKS, SOURCES, REFERENCES, [], {}, TEMPLATES)["values"]["pain"]
    assert not {"rows", "n_rows"} & set(held)


def test_a_number_that_news_alone_tell_of_says_so_on_its_card():
    assert card(PAIN | {"source_kind": "press"})["press"] is True
    assert "press" not in card(PAIN | {"source_kind": "article"})


def test_a_document_has_its_work_its_kind_what_was_read_of_it_and_its_address():
    assert evidence()["sources"] == {
        "ase": {
            "work": "ase2020",
            "label": "Åse 2020",
            "kind": "article",
            "read": "abstract",
            "url": "https://doi.org/10.1/tea",
            "lang": "sv",
            "title": "Te i tre dagar",
        }
    }


def test_a_document_without_doi_has_the_address_at_which_it_stands():
    sources = SOURCES.assign(doi="")
    held = evidence_of([], VALUES, WORKS, sources, REFERENCES, PERSPECTIVES, CLAIMS, TEMPLATES)
    assert held["sources"]["ase"]["url"] == "https://x.org"


def test_perspectives_and_claims_stand_in_it_as_they_were_judged():
    """The numbers of a perspective are places in the order of the ids, of which 'pain' is the second."""
    assert evidence()["perspectives"] == [
        {"id": "without_milk", "label": "without milk", "untrue": ["tea-helps"], "unjudged": [], "values": [1]}
    ]
    assert list(evidence()["values"]) == ["half", "pain"]
    assert evidence()["claims"] == CLAIMS


JUDGED = {"tea-helps": {"meaning": "Tea helps.", "rows": [f"studies.csv#s{n}" for n in range(9)]}, "untried": {}}
FRAGILE = "claim_id | meaning | about | flipped_by"
STUDIES = frame("study_id | label", "ase | Åse 2020", "zest | Zest trial")


def test_a_claim_says_what_must_be_true_and_without_which_studies_it_would_not_hold():
    fragile = frame(FRAGILE, "tea-helps | Tea helps. | several studies | ase zest")
    assert claims_on_demand(JUDGED, fragile, STUDIES) == {
        "tea-helps": {
            "meaning": "Tea helps.",
            "rows": [f"studies.csv#s{n}" for n in range(6)],
            "n_rows": 9,
            "rests_on": ["Åse 2020", "Zest trial"],
            "one": False,
        }
    }


def test_a_claim_of_one_study_says_so():
    fragile = frame(FRAGILE, "tea-helps | Tea helps. | one study | ase")
    assert claims_on_demand(JUDGED, fragile, STUDIES)["tea-helps"]["one"] is True


SIGNED = {"findings.csv#pain": [{"who": "Kari Åse", "when": "2026-11-29"}]}


def test_a_signed_number_says_on_its_card_who_compared_it_and_when_and_one_made_of_it_does_not():
    cards = with_signatures(evidence(), VALUES, SIGNED)["values"]
    assert cards["pain"]["signed"] == [{"who": "Kari Åse", "when": "2026-11-29"}]
    assert "signed" not in cards["half"]
    assert "signed" not in with_signatures(evidence(), VALUES, {})["values"]["pain"]


def test_the_card_of_a_derived_number_has_what_it_is_made_from_and_nothing_that_is_blank():
    assert card(HALF) == {
        "text": "6",
        "quantity": "6 points",
        "interval": "5 to 7",
        "kind": "derived",
        "method": "half",
        "inputs": ["pain"],
    }


def test_a_count_of_nine_rows_names_six_of_them_and_says_that_there_are_nine():
    rows = [f"studies.csv#s{number}" for number in range(1, 10)]
    shown = card(PAIN | {"kind": "counted", "rows": rows})
    assert shown["rows"] == [
        "studies.csv#s1",
        "studies.csv#s2",
        "studies.csv#s3",
        "studies.csv#s4",
        "studies.csv#s5",
        "studies.csv#s6",
    ]
    assert shown["n_rows"] == 9


def test_references_stand_by_their_work_as_they_are_written():
    assert evidence()["works"] == {"ase2020": "Åse K. 2020. Tea for 3 days."}


def test_a_table_has_its_title_its_columns_and_its_rows():
    cups = evidence(a_table(free("Tea"), number("half", "interval")))["tables"]["cups"]
    assert cups["title"] == "Cups"
    assert cups["columns"] == [["Column a", False], ["Column b", True]]
    [[name, interval]] = cups["rows"]
    assert name == "Tea"
    [link] = lxml.html.fragments_fromstring(interval)
    assert (link.get("href"), link.get("data-form"), link.text_content()) == ("#value-half", "interval", "5 to 7")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "a & b &amp; c", "\"double\" and 'single'", "</td></tr>"]
)
@pytest.mark.parametrize(
    "of", [free, lambda text: quoted("t", text, "c", text), lambda text: citation("ase2020", text)]
)
def test_a_hostile_string_is_text_in_a_cell(text, of):
    [[cell]] = evidence(a_table(of(text)))["tables"]["cups"]["rows"]
    held = lxml.html.fromstring(f"<p>{cell}</p>")
    assert held.text_content() == text
    assert {element.tag for element in held.iter()} <= {"p", "span", "a"}


def test_numerals_are_counted_in_cards_references_and_tables():
    """Cards: 12, 12, 12 and 2 of the one; 6, 6, 5 and 7 of the other. The reference: 2020 and 3. The table: 5 and 7. The claim: 2 and 3."""
    held = evidence(a_table(free("Tea"), number("half", "interval")))
    assert numerals_in(held) == {"values": 8, "works": 2, "claims": 2, "tables": 2}


def test_marks_of_a_cell_hold_no_numerals_of_their_own():
    assert numerals_in(evidence(a_table(quoted("t", "r12", "c3", "no number"))))["tables"] == 0
