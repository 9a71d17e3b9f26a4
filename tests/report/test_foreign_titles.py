"""A title in another language than the page says so in the references."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.report.foreign_titles import language_of_title, with_foreign_titles

TITLE = {
    "source_id": "ase2020",
    "work_id": "ase2020",
    "language": "sv",
    "title": "Te & mjölk i tre dagar",
    "title_note": "",
}


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ({}, "sv"),
        ({"language": "en"}, ""),
        ({"language": "en-GB"}, ""),
        ({"title_note": "title not shown"}, ""),
        ({"language": "zh", "title": "Tea for three days"}, ""),
        ({"language": "zh", "title": "茶"}, "zh"),
    ],
)
def test_a_title_is_foreign_where_it_is_neither_in_english_nor_put_into_english(said, language):
    assert language_of_title(TITLE | said) == language


@pytest.mark.parametrize("element", ["div", "p"])
def test_the_title_alone_is_marked_even_where_its_lines_are_broken(element):
    page = f'<{element} id="ref-ase2020" class="csl-entry">Åse. Te &amp; mjölk\ni tre dagar. <em>Te</em></{element}>'
    marked = with_foreign_titles(page.encode(), pd.DataFrame([TITLE])).decode()
    assert marked == page.replace("Te &amp; mjölk\ni tre dagar", '<span lang="sv">Te &amp; mjölk\ni tre dagar</span>')


def test_what_is_cited_elsewhere_and_what_is_not_listed_stay_as_they_are():
    page = '<div id="ref-tea1990" class="csl-entry">Tea. Te &amp; mjölk i tre dagar.</div>'.encode()
    assert with_foreign_titles(page, pd.DataFrame([TITLE])) == page
