"""What Quarto writes into its page that HTML does not know is taken out again."""

from __future__ import annotations

import lxml.html
from conftest import BUILT
from hivcells.report.renderers import ALT_OF_NO_IMAGE


def test_alternative_text_stays_on_images_alone() -> None:
    assert (
        ALT_OF_NO_IMAGE.sub(r"\1", '<div id="a" alt="x > y" class="b"><svg alt="z">') == '<div id="a" class="b"><svg>'
    )
    for untouched in ('<img alt="x">', '<div id="alt"> alt="x"', "<divide alt=x>"):
        assert ALT_OF_NO_IMAGE.sub(r"\1", untouched) == untouched


def test_each_drawing_of_the_page_has_its_name_where_html_knows_it() -> None:
    page = lxml.html.parse(BUILT / "report" / "review.html").getroot()
    drawings = page.cssselect("svg[data-figure]")
    assert drawings and all(drawing.get("aria-label") for drawing in drawings)
    assert [element.tag for element in page.iter() if "alt" in element.attrib and element.tag != "img"] == []
