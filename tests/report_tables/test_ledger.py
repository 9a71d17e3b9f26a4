"""The ledger has a line for every number that is shown and for all that these are derived from."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from hivcells.report.ledger import (
    Ledger,
    ids_by_line,
    ledger_entries,
    ledger_frame,
    ledger_html,
    ledger_of,
    ledger_typst,
    with_sources,
)
from hivcells.report.references import Work

TEMPLATES = Path(__file__).resolve().parents[2] / "report" / "templates"
WORKS = {"ase": Work("ase2020", "Åse 2020"), "bo": Work("bo2021", "Bo 2021")}
BLANK = {"unit": "", "low": None, "high": None, "method": "", "interval": "", "quantity": "", "script": "scripts/x.py"}


def reported(text: str, row: str, source: str = "ase", as_printed: str = "", locator: str = "p. 2") -> dict:
    found = {"text": text, "kind": "reported", "rows": [row], "inputs": [], "source": source}
    return BLANK | found | {"as_printed": as_printed, "locator": locator}


def derived(text: str, inputs: list[str], method: str, interval: str = "") -> dict:
    found = {
        "text": text,
        "kind": "derived",
        "rows": [],
        "inputs": inputs,
        "source": "",
        "as_printed": "",
        "locator": "",
    }
    return BLANK | found | {"method": method, "interval": interval, "quantity": f"{text}%"}


VALUES = {
    "fall.events": reported("3", "events.csv#fall", as_printed="three of nine fell"),
    "fall.assessed": reported("9", "events.csv#fall", as_printed="three of nine fell"),
    "fall.percent": derived("33", ["fall.events", "fall.assessed"], "3 of 9, exact interval", "7 to 70"),
    "fall.recheck": derived("33.3", ["fall.events", "fall.assessed"], "3 of 9"),
    "pain": reported("12", "findings.csv#pain", as_printed="12 points"),
    "sleep": reported("7", "findings.csv#sleep", source="bo"),
    "ratio": derived("1.7", ["pain", "sleep"], "pain over sleep"),
    "unused": reported("1", "findings.csv#unused"),
}


def a_ledger(on_page: dict[str, str], in_pdf: dict[str, str] | None = None) -> Ledger:
    return ledger_of(VALUES, on_page, on_page if in_pdf is None else in_pdf, WORKS)


def page_of(ledger: Ledger) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(f"<main>{ledger_html(ledger, VALUES, TEMPLATES)}</main>")


def texts(row: lxml.html.HtmlElement) -> list[str]:
    return [cell.text_content().replace("\u200b", "") for cell in row]


def test_numbers_that_are_shown_bring_all_that_they_are_derived_from():
    assert with_sources(["ratio"], VALUES) == ["pain", "ratio", "sleep"]
    with pytest.raises(KeyError):
        with_sources(["no.such"], VALUES)


def test_both_counts_of_an_event_stand_on_the_line_of_its_share():
    ids = ["fall.assessed", "fall.events", "fall.percent", "fall.recheck", "pain", "ratio", "sleep"]
    assert ids_by_line(ids, VALUES) == [
        ["fall.events", "fall.assessed", "fall.percent"],
        ["fall.recheck"],
        ["pain"],
        ["ratio"],
        ["sleep"],
    ]


def test_counts_whose_share_is_not_in_the_ledger_have_lines_of_their_own():
    assert ids_by_line(["fall.events", "fall.assessed"], VALUES) == [["fall.assessed"], ["fall.events"]]
    assert ids_by_line(["fall.percent"], VALUES) == [["fall.percent"]]


def test_counts_stand_on_one_line_even_if_two_shares_are_derived_from_them():
    values = VALUES | {"fall.other": derived("34", ["fall.events", "fall.assessed"], "another interval", "8 to 69")}
    ids = ["fall.events", "fall.assessed", "fall.percent", "fall.other"]
    assert sorted(sum(ids_by_line(ids, values), [])) == sorted(ids)


def test_a_line_says_how_a_number_came_about_what_was_printed_where_and_leads_back():
    rows = page_of(a_ledger({"fall.percent": "at-fall.percent", "ratio": "fig-ratio"})).findall(".//tbody/tr")
    assert list(map(texts, rows)) == [
        ["fall.percent", "3; 9; 33", "3 of 9, exact interval", "three of nine fell", "Åse 2020, p. 2 ↑"],
        ["pain", "12", "", "12 points", "Åse 2020, p. 2"],
        ["ratio", "1.7", "pain over sleep from 12, 7", "", " ↑"],
        ["sleep", "7", "", "", "Bo 2021, p. 2"],
    ]
    assert [a.get("href") for row in rows for a in row.iter("a") if a.get("class") == "back"] == [
        "#at-fall.percent",
        "#fig-ratio",
    ]
    assert [a.get("href") for a in rows[2][2].iter("a")] == ["#value-pain", "#value-sleep"]


def test_a_number_carries_what_its_card_shows_beyond_the_line():
    span = page_of(a_ledger({"fall.percent": "at-x"})).get_element_by_id("value-fall.percent")
    assert {name.removeprefix("data-"): held for name, held in span.attrib.items() if name.startswith("data-")} == {
        "value": "fall.percent",
        "quantity": "33%",
        "interval": "7 to 70",
        "kind": "derived",
        "method": "3 of 9, exact interval",
        "inputs": "fall.events fall.assessed",
        "rows-in-all": "0",
    }


def test_a_count_of_many_rows_names_the_first_of_them_and_how_many_there_are():
    values = {"n": BLANK | reported("9", "") | {"kind": "counted", "rows": [f"studies.csv#s{i}" for i in range(9)]}}
    ledger = ledger_of(values, {"n": "at-n"}, {"n": "at-n"}, WORKS)
    span = lxml.html.fromstring(ledger_html(ledger, values, TEMPLATES)).get_element_by_id("value-n")
    assert (len(span.get("data-rows").split()), span.get("data-rows-in-all")) == (6, "9")


def test_what_the_pdf_shows_nowhere_stands_in_a_table_of_its_own_on_the_page_alone():
    ledger = a_ledger({"pain": "at-pain", "sleep": "tbl-long"}, {"pain": "at-pain"})
    page = page_of(ledger)
    boxes = {box.get("class"): [texts(row)[0] for row in box.iter("tr")][1:] for box in page.findall("div")}
    assert boxes == {"scrolls ledger": ["pain"], "scrolls page-only ledger": ["sleep"]}
    assert "sleep" not in ledger_typst(ledger, TEMPLATES)
    assert ledger.ids == ["pain", "sleep"]


def test_the_pdf_names_a_source_once_as_long_as_it_is_the_same():
    source = ledger_typst(a_ledger({"fall.percent": "at-f", "pain": "at-p", "sleep": "at-s"}), TEMPLATES)
    assert source.count('#link(<ref-ase2020>)[#"Åse 2020"]') == 1
    assert source.count('#link(<ref-bo2021>)[#"Bo 2021"]') == 1


def test_a_line_of_the_pdf():
    assert ledger_typst(a_ledger({"fall.percent": "at-f"}), TEMPLATES).strip().splitlines() == [
        "#show: entries",
        "",
        '#"fall.\u200bpercent" #strong[#[#"3"] <value-fall.events>#"; "#[#"9"] <value-fall.assessed>'
        '#"; "#[#"33"] <value-fall.percent>] #"3 of 9, exact interval" · #"three of nine fell"'
        ' · #link(<ref-ase2020>)[#"Åse 2020"]#", "#"p. 2"~#link(<at-f>)[↑]',
    ]


@pytest.mark.parametrize("text", ["<script>x</script>", '"&quot;', '#panic("x")', "\\"])
def test_hostile_words_of_a_source_are_text(text):
    values = {"x": reported("1", text, as_printed=text, locator=text) | {"method": text, "quantity": text}}
    ledger = ledger_of(values, {"x": "at-x"}, {"x": "at-x"}, WORKS)
    page = lxml.html.fromstring(ledger_html(ledger, values, TEMPLATES))
    assert texts(page.find(".//tbody/tr"))[2:] == [text, text, f"Åse 2020, {text} ↑"]
    assert page.get_element_by_id("value-x").get("data-quantity") == text
    assert not page.findall(".//script")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    assert ledger_typst(ledger, TEMPLATES).count(f'#"{escaped}"') == 3


def test_the_list_of_strings_is_what_page_and_pdf_show():
    ledger = a_ledger(
        {"fall.percent": "at-f", "ratio": "at-r", "sleep": "tbl-long"}, {"fall.percent": "at-f", "ratio": "at-r"}
    )
    listed = "".join(entry["text"] for entry in ledger_entries(ledger, "html"))
    assert "".join(listed.split()) == "".join(page_of(ledger).text_content().replace("\u200b", "").split())
    of_pdf = [(entry["is"], entry["of"], entry["text"]) for entry in ledger_entries(ledger, "typst")]
    assert of_pdf[:6] == [
        ("key", "fall.percent", "fall.percent"),
        ("free", "", " "),
        ("value", "fall.events", "3"),
        ("free", "", "; "),
        ("value", "fall.assessed", "9"),
        ("free", "", "; "),
    ]
    assert [text for is_, _, text in of_pdf if is_ == "citation"] == ["Åse 2020", "Bo 2021"]


def test_the_ledger_as_a_table_has_one_row_a_number_with_all_its_rows_and_inputs():
    table = ledger_frame(["fall.events", "fall.percent"], VALUES)
    assert table[["value_id", "text", "inputs", "rows"]].values.tolist() == [
        ["fall.events", "3", "", "events.csv#fall"],
        ["fall.percent", "33", "fall.events fall.assessed", ""],
    ]
