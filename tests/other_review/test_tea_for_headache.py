"""Another review, of tea for headache, is built by the same programs and rules."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from pathlib import Path

import lxml.html
import pypdfium2
import pytest


@pytest.fixture(scope="module")
def page(review: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((review / "results" / "report" / "review.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def ledger(review: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((review / "results" / "report" / "ledger.html").read_text(encoding="utf-8"))


def text_of(element: lxml.html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_its_documents_are_verified(review: Path) -> None:
    results = review / "results"
    verification = json.loads((results / "verification.json").read_text(encoding="utf-8"))
    assert verification["untraced"] == 0
    assert all(verification[document]["bound"] > 20 for document in ("html", "pdf", "supplement", "ledger"))
    assert verification["evidence"]["values"] > 20
    for name in ("review.pdf", "supplement.pdf"):
        assert (results / "report" / name).read_bytes().startswith(b"%PDF")


def test_its_numbers_stand_in_its_sentences(page: lxml.html.HtmlElement) -> None:
    paragraph = text_of(next(p for p in page.iter("p") if "In a trial of" in p.text_content()))
    assert paragraph == (
        "In a trial of forty students the pain fell by −2.7 points with green tea and by −0.8 with hot water "
        "(Adams and Berg 2019). "
        "The printed difference is −1.8 points (95% CI −2.9 to −0.7; P = 0.001). "
        "Relief came to 60% with tea; in most arms with tea it came more often than with hot "
        "water. Figure 1 shows the studies at their years. In Baker (2020) two of 25 felt sick."
    )
    assert "in 3 studies with 125 people" in text_of(page.cssselect(".abstract")[0])
    assert "Version 3.1.0, 6 May 2024" in text_of(page.cssselect(".subtitle")[0])


def test_its_claim_is_judged_and_rests_on_a_study(review: Path, page: lxml.html.HtmlElement) -> None:
    claims = [claim.get("data-claim") for claim in page.cssselect("[data-claim]")]
    assert claims == ["relief-more-often-with-tea", "later-studies-of-black-tea"]
    judged = json.loads((review / "results" / "claims.json").read_text(encoding="utf-8"))
    assert judged["relief-more-often-with-tea"]["holds"]
    with (review / "results" / "tables" / "fragile_claims.csv").open(newline="", encoding="utf-8") as file:
        [row, of_title] = sorted(csv.DictReader(file), key=lambda row: row["claim_id"], reverse=True)
    assert (of_title["claim_id"], of_title["about"]) == ("later-studies-of-black-tea", "several studies")
    assert (row["claim_id"], row["about"], row["flipped_by"]) == ("relief-more-often-with-tea", "several studies", "")


def test_its_figure_shows_each_study_for_desk_and_phone(page: lxml.html.HtmlElement) -> None:
    wide, narrow = page.cssselect("#fig-field svg")
    assert (wide.get("class"), narrow.get("class")) == ("wide-only", "narrow-only")
    for drawing in (wide, narrow):
        numbers = {number.get("data-value"): text_of(number) for number in drawing.cssselect("[data-value]")}
        # The largest study of each row, and those of the key.
        sizes = {
            "adams2019.people.enrolled": "40",
            "baker2020.people.enrolled": "25",
            "clark2021.people.enrolled": "60",
        }
        assert numbers == sizes
        assert "In the first study: 40." in drawing.get("aria-label")


def test_its_tables_show_its_studies(page: lxml.html.HtmlElement) -> None:
    rows = [list(map(text_of, row.cssselect("th, td"))) for row in page.cssselect("#tbl-risk-differences tbody tr")]
    assert [row[0] for row in rows] == [
        "Adams 2019, green tea against hot water",
        "Clark 2021, black tea against hot water",
    ]
    assert rows[0][2] == "40" and rows[0][-1] == "12 of 20 against 4 of 20"


def test_its_harm_stands_in_its_supplement_and_its_ledger(review: Path, ledger: lxml.html.HtmlElement) -> None:
    [events] = ledger.cssselect("#events + div")
    [harm] = [row for row in events.cssselect("tbody tr") if "Baker 2020" in text_of(row)]
    assert text_of(harm).startswith("Baker 2020, black tea")
    assert [text_of(cell) for cell in harm.cssselect("td")][:4] == ["Black tea", "harm", "Nausea, mild", "2 of 25"]
    with pypdfium2.PdfDocument(review / "results" / "report" / "supplement.pdf") as document:
        printed = " ".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert "2 of 25" in " ".join(printed.split())


def test_its_certainty_is_rated_and_its_next_trial_sized(ledger: lxml.html.HtmlElement) -> None:
    """Two judgements lower what began high by a level each; of 59 people 1 - 0.95 to the power of 59 is 95.2%."""
    [rating] = ledger.cssselect("#certainty + div tbody tr")
    assert [text_of(cell) for cell in rating.cssselect("th, td")] == [
        "Relief after tea",
        "2",
        "100",
        "12 of 20 with green tea",
        "4 of 20 with hot water",
        "low",
    ]
    [harm] = ledger.cssselect("#next_trial + div tbody tr")
    assert [text_of(cell) for cell in harm.cssselect("th, td")] == [
        "Sleepless after tea",
        "–",
        "5%: 59 in all",
        "Everybody is asked in the morning",
    ]


def test_its_numbers_lead_to_its_ledger(page: lxml.html.HtmlElement, ledger: lxml.html.HtmlElement) -> None:
    links = {link.get("href") for link in page.cssselect("a.value-link")}
    lines = {f"ledger.html#{number.get('id')}" for number in ledger.cssselect("[id^=value-]")}
    assert links and links <= lines


def test_its_references_are_those_that_it_cites_or_shows_numbers_of(page: lxml.html.HtmlElement) -> None:
    """Clark 2021 is cited by no sentence; the figure and a table show its numbers."""
    assert [e.get("id") for e in page.cssselect("#refs .csl-entry")] == [
        "ref-adams2019",
        "ref-baker2020",
        "ref-clark2021",
    ]


def test_its_database_holds_its_evidence(review: Path) -> None:
    with sqlite3.connect(review / "results" / "evidence.sqlite") as database:
        [(people,)] = database.execute("select value from findings where finding_id = 'clark2021.people.enrolled'")
        [(change,)] = database.execute(
            "select change from changes_over_time where baseline_id like 'adams2019.pain.tea.%'"
        )
    assert (people, change) == (60, -2.7)


def test_its_references_are_written_for_programs_that_keep_them(review: Path) -> None:
    written = (review / "results" / "references.ris").read_text(encoding="utf-8")
    assert "AU  - Adams, Ann\nAU  - Berg, Bo\n" in written and "T2  - Journal of Tea\n" in written
