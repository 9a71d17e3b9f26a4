"""A figure becomes SVG with the same bytes each time, ids of its own and labels that are bound."""

from __future__ import annotations

import pytest
from hivcells.figures.style import STYLE_FILE, bind_to_cells, bind_to_value, new_figure
from hivcells.figures.svg import svg_of
from lxml import etree
from matplotlib import rc_context

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str = "one") -> bytes:
    with rc_context(fname=STYLE_FILE):
        figure, axes = new_figure(2)
        axes.plot([1, 2], [1, 2], color="C0")
        bind_to_value(axes.text(1, 1, "42%"), "s.share")
        bind_to_cells(axes.text(1, 2, "A name"), "studies#s#label", "arms#s.x#label")
        return svg_of(figure, name)


@pytest.fixture(scope="module")
def svg() -> etree._Element:
    return etree.fromstring(drawn())


def test_the_same_figure_has_the_same_bytes() -> None:
    assert drawn() == drawn()


def test_nothing_says_when_or_by_what_it_was_drawn(svg: etree._Element) -> None:
    assert svg.find(f".//{SVG}metadata") is None
    assert b"date" not in drawn().lower()


def test_a_number_is_text_bound_to_its_value(svg: etree._Element) -> None:
    (bound,) = svg.iterfind(".//*[@data-value]")
    assert (bound.get("class"), bound.get("data-value"), bound.get("id")) == ("value", "s.share", None)
    assert [text.text for text in bound.iter(f"{SVG}text")] == ["42%"]


@pytest.mark.parametrize("label", ["Tea at $5 or $6", "$x^2$", r"a \$ b"])
def test_dollar_signs_in_a_label_are_drawn_as_they_are(label: str) -> None:
    """Not as a formula, whose letters would be shapes or pieces and whose digits nobody traced."""
    with rc_context(fname=STYLE_FILE):
        figure, axes = new_figure(2)
        axes.set_axis_off()
        axes.text(0, 0, label)
        written = etree.fromstring(svg_of(figure, "dollars"))
    assert ["".join(text.itertext()) for text in written.iter(f"{SVG}text")] == [label]


def test_a_name_is_text_bound_to_the_cells_that_hold_it(svg: etree._Element) -> None:
    (bound,) = svg.iterfind(".//*[@data-cell]")
    assert (bound.get("class"), bound.get("data-cell")) == ("cell", "studies#s#label arms#s.x#label")
    assert bound.get("id") is None


def test_ids_are_those_of_the_figure_and_each_reference_finds_its_own(svg: etree._Element) -> None:
    ids = {element.get("id") for element in svg.iter() if element.get("id")}
    assert ids
    assert all(identifier.startswith("one-") for identifier in ids)
    values = [value for element in svg.iter() for value in element.attrib.values()]
    references = [value[5:-1] for value in values if value.startswith("url(#")]
    references += [value[1:] for value in values if value.startswith("#")]
    assert len(references) > 2
    assert set(references) <= ids


def test_ink_is_the_colour_of_the_page_and_other_colours_stay() -> None:
    written = drawn()
    assert b"currentColor" in written
    assert b"#010203" not in written
    assert b"#2f7fb0" in written


def test_the_figure_is_as_wide_as_that_of_the_page(svg: etree._Element) -> None:
    assert (svg.get("width"), svg.get("height")) == ("475.2pt", "144pt")
