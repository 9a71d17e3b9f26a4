"""The evidence is packed into letters that the page brings into its form again."""

from __future__ import annotations

import base64
import gzip
import json

import pytest
from hivcells.report.packing import packed, unpacked
from hivcells.report.tables.pieces import free, number
from report_tables.evidence_of_tea import a_table, evidence


def in_letters(packed_evidence: str) -> dict:
    """What stands in the page, before it is brought into its form again."""
    return json.loads(gzip.decompress(base64.b64decode(packed_evidence)))


def test_what_is_packed_is_unpacked_as_it_was():
    assert unpacked(packed(evidence(a_table(free("Åse – “tea”"))))) == evidence(a_table(free("Åse – “tea”")))


def test_the_same_evidence_gives_the_same_letters_in_whatever_order_it_was_put_together():
    assert packed({"a": 1, "b": 2}) == packed({"b": 2, "a": 1})
    assert packed({"a": 1}) != packed({"a": 2})


def test_what_is_packed_is_json_in_gzip_in_base64_without_a_date():
    held = base64.b64decode(packed({"tea": "Åse"}))
    assert json.loads(gzip.decompress(held)) == {"tea": "Åse"}
    assert held[4:8] == bytes(4)  # when it was packed, of which gzip keeps a note


@pytest.mark.parametrize(("form", "way"), [("value", "<-1>"), ("interval", "<-1:interval>")])
def test_a_link_to_a_number_is_packed_as_the_way_to_it_and_comes_back(form, way):
    held = evidence(a_table(number("pain"), free("Tea"), number("half", form)))
    assert unpacked(packed(held)) == held
    [column_of_pain, _, column_of_half] = in_letters(packed(held))["tables"]["cups"]["rows"]
    assert column_of_pain == ["<1>"]
    assert column_of_half == [way]


def test_a_link_to_a_number_of_news_is_packed_and_comes_back_with_its_mark():
    """As pieces.html.j2 writes it."""
    held = evidence(a_table(free("Tea")))
    held["values"]["pain"]["press"] = True
    link = '<a href="#value-pain" class="value-link"><span class="value" data-value="pain" data-source="press">12</span></a>'
    [*rows] = held["tables"]["cups"]["rows"]
    held["tables"]["cups"]["rows"] = [[link, f"{link} and {link}"], *[[*row, *row] for row in rows]]
    assert unpacked(packed(held)) == held
    assert in_letters(packed(held))["tables"]["cups"]["rows"][0][0] == "<1>"
    assert in_letters(packed(held))["tables"]["cups"]["rows"][1][0] == "<0> and <0>"


def test_a_link_that_says_something_else_than_the_number_stays_as_it_is():
    held = evidence(a_table(number("pain")))
    held["values"]["pain"]["text"] = "13"
    assert unpacked(packed(held)) == held


def test_an_input_is_packed_as_the_way_to_it():
    """Of the sorted ids half and pain the second is one place on."""
    values = in_letters(packed(evidence()))["values"]
    assert (values["ids"], values["inputs"]) == (["half", "pain"], [[1], None])


@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-8], lambda text: "?" + text[1:], lambda text: text[:40] + "AAAA" + text[44:]]
)
def test_what_was_not_packed_so_is_refused(spoil):
    with pytest.raises(ValueError, match="^(not what was packed|Only base64|Invalid|Incorrect|Excess)"):
        unpacked(spoil(packed(evidence(a_table(free("Tea"))))))
