"""The other side: every numeral of the rendered pages is a form of its value, found by code that shares no import with scripts/."""

from __future__ import annotations

import json
import re
from html import unescape

import pytest
from conftest import BUILT, table
from report.numbers_on_pages import forms_of, read, rows_by_key

UNSEEN = {"script", "style", "head"}
CAPTION = re.compile(r"(Figure|Table)\s\d+:")
NAMES = sorted(
    {row["name"] for row in table("data/vocabulary/names.csv")}
    | {i for row in table("data/studies.csv") for i in row["registry_id"].split("; ") if i},
    key=len,
    reverse=True,
)


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


@pytest.mark.parametrize("file", ["review.html", "ledger.html"])
def test_each_cell_of_the_tables_says_what_the_evidence_says(file: str, values: dict) -> None:
    page = (BUILT / "report" / file).read_text(encoding="utf-8")
    cells = re.findall(r'<span class="cell" data-cell="([^"]+)">([^<]*)</span>', page)
    assert cells
    for address, text in cells:
        name, row_id, column = address.split("#")
        held = values[row_id][column] if name == "values" else rows_by_key(name)[row_id][column]
        assert " ".join(unescape(text).split()) == " ".join(held.split()), address


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
