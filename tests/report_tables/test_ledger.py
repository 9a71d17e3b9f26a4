"""The ledger has a line for every number that is shown and for all that these are derived from."""

from __future__ import annotations

import pytest
from hivcells.report.ledger import COLUMNS, ids_by_line, ledger_entries, ledger_frame, lines_in_pdf, table, with_sources
from hivcells.report.tables.pieces import entries_of
from report_tables.tiny_ledger import LETTERS, VALUES, WORKS, derived, in_pdf, on_page, reported, texts


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


def test_the_ledger_of_the_page_has_a_line_for_every_value_that_says_how_it_came_about_and_where():
    assert [column.name for column in COLUMNS] == ["Key", "Number", "How", "As printed", "Where"]
    assert list(map(texts, on_page(VALUES).findall(".//tbody/tr"))) == [
        ["fall.percent", "3; 9; 33%", "3 of 9, exact interval", "three of nine fell", "Åse 2020, p. 2"],
        ["fall.recheck", "33.3%", "3 of 9 from 3 points, 9 points", "", ""],
        ["pain", "12", "", "12 points", "Åse 2020, p. 2"],
        ["ratio", "1.7%", "pain over sleep from 12 points, 7 points", "", ""],
        ["sleep", "7 points", "", "", "Bo 2021, p. 2"],
        ["unused", "1 points", "", "", "Åse 2020, p. 2"],
    ]


def test_each_number_of_a_line_is_an_address_and_leads_to_its_place_in_the_review():
    numbers = {
        a.find("span").get("id"): a.get("href") for a in on_page(VALUES).iter("a") if a.find("span[@id]") is not None
    }
    assert numbers == {f"value-{value_id}": f"review.html#value-{value_id}" for value_id in VALUES}


def test_the_numbers_that_a_number_is_made_from_lead_to_their_lines():
    line = on_page(VALUES).findall(".//tbody/tr")[3]
    assert [a.get("href").rpartition("#")[2] for a in line[2].iter("a")] == ["value-pain", "value-sleep"]


def test_a_line_of_the_pdf_leads_back_to_the_place_that_shows_it_and_a_number_behind_it_does_not():
    [*_, ratio, sleep] = lines_in_pdf({"fall.percent": "at-fall.percent", "ratio": "fig-ratio"}, VALUES, WORKS, LETTERS)
    assert (ratio.back, sleep.back) == ("fig-ratio", "")


def test_the_ledger_of_the_pdf_has_what_it_shows_and_what_that_is_derived_from():
    lines = lines_in_pdf({"ratio": "at-ratio"}, VALUES, WORKS, LETTERS)
    assert [line.key[0].of for line in lines] == ["pain", "ratio", "sleep"]


def test_the_pdf_names_a_source_once_as_long_as_it_is_the_same():
    source = in_pdf({"fall.percent": "at-f", "pain": "at-p", "sleep": "at-s"})
    assert source.count('#link(<ref-ase2020>)[#"Åse 2020"]') == 1
    assert source.count('#link(<ref-bo2021>)[#"Bo 2021"]') == 1


def test_what_the_line_above_says_is_not_said_again():
    lines = lines_in_pdf({"fall.events": "at-e", "fall.assessed": "at-a", "pain": "at-p"}, VALUES, WORKS, LETTERS)
    assert [said(line) for line in lines] == ["“three of nine fell”Åse 2020, p. 2", "as above", "“12 points”p. 2"]


def test_quotation_marks_say_that_a_number_is_as_printed():
    values = {"pain": VALUES["pain"] | {"method": "as printed"}, "sum": VALUES["unused"] | {"method": "sum of two"}}
    pain, of_two = lines_in_pdf({"pain": "at-p", "sum": "at-s"}, values, WORKS, LETTERS)
    assert (said(pain), said(of_two)) == ("“12 points”Åse 2020, p. 2", "sum of twop. 2")


def test_words_in_letters_that_no_font_of_the_pdf_has_are_not_shown_there_and_the_page_shows_them():
    values = {"pain": VALUES["pain"] | {"method": "as printed", "as_printed": "喝茶20人"}}
    [pain] = lines_in_pdf({"pain": "at-p"}, values, WORKS, LETTERS)
    assert said(pain) == "printed in another scriptÅse 2020, p. 2"
    assert "喝茶20人" in on_page(values).text_content()


def test_greek_cyrillic_and_signs_are_in_print():
    assert set("–≥→µ“ΩЖżđ") <= LETTERS


def said(line) -> str:
    return "".join(piece.text for piece in line.how + line.as_printed + line.where)


def test_a_line_of_the_pdf():
    assert in_pdf({"fall.percent": "at-f"}).strip().splitlines() == [
        "#show: ledger",
        "",
        '#"fall.\u200bpercent" #strong[#[#"3"]<value-fall.events>#"; "#[#"9"]<value-fall.assessed>'
        '#"; "#[#"33%"]<value-fall.percent>] #"3 of 9, exact interval" · #"“"#"three of nine fell"#"”"'
        ' · #link(<ref-ase2020>)[#"Åse 2020"]#", "#"p. 2"~#link(<at-f>)[↑]',
    ]


@pytest.mark.parametrize("text", ["<script>x</script>", '"&quot;', '#panic("x")', "\\"])
def test_hostile_words_of_a_source_are_text(text):
    values = {"x": reported("1", text, as_printed=text, locator=text) | {"method": text, "quantity": text}}
    page = on_page(values)
    assert texts(page.find(".//tbody/tr"))[2:] == [text, text, f"Åse 2020, {text}"]
    assert not page.findall(".//script")
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    assert in_pdf({"x": "at-x"}, values).count(f'#"{escaped}"') == 3


def test_the_list_of_strings_is_what_the_page_shows():
    listed = "".join(entry["text"] for entry in entries_of(table(VALUES, WORKS)))
    assert "".join(listed.split()) == "".join(on_page(VALUES).text_content().split())


def test_the_list_of_strings_is_what_the_pdf_shows_in_its_order():
    lines = lines_in_pdf({"fall.percent": "at-f", "ratio": "at-r"}, VALUES, WORKS, LETTERS)
    listed = [(entry["is"], entry["of"], entry["text"]) for entry in ledger_entries(lines)]
    assert listed[:6] == [
        ("key", "fall.percent", "fall.percent"),
        ("free", "", " "),
        ("value", "fall.events", "3"),
        ("free", "", "; "),
        ("value", "fall.assessed", "9"),
        ("free", "", "; "),
    ]
    assert [text for is_, _, text in listed if is_ == "citation"] == ["Åse 2020", "Bo 2021"]
    assert [text for *_, text in listed if text.endswith("↑")] == ["↑", "↑"]


def test_the_ledger_as_a_table_has_one_row_a_number_with_all_its_rows_and_inputs():
    frame = ledger_frame(["fall.events", "fall.percent"], VALUES)
    assert frame[["value_id", "text", "inputs", "rows"]].values.tolist() == [
        ["fall.events", "3", "", "events.csv#fall"],
        ["fall.percent", "33", "fall.events fall.assessed", ""],
    ]
