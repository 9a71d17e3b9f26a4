"""A drawing becomes smaller, and what is seen stays."""

from __future__ import annotations

from hivcells.figures.compact import compact
from lxml import etree

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
# An eighth of a circle of radius 10 ends at 7.071068; its handles do not matter here.
CIRCLE = (
    "M 10 0 C 1 1 1 1 7.071068 7.071068 C 1 1 1 1 0 10 C 1 1 1 1 -7.071068 7.071068 C 1 1 1 1 -10 0 "
    "C 1 1 1 1 -7.071068 -7.071068 C 1 1 1 1 0 -10 C 1 1 1 1 7.071068 -7.071068 C 1 1 1 1 10 0 z"
)


def small(*parts: str) -> str:
    root = etree.fromstring(HEAD + "".join(parts) + "</svg>")
    compact(root)
    return etree.tostring(root).decode().removeprefix(HEAD).removesuffix("</svg>")


def test_places_are_rounded_to_a_hundredth() -> None:
    assert small('<path d="M 1.23456 7  L -0.001 2.50000  "/>') == '<path d="M1.23 7L0 2.5"/>'


def test_a_text_that_is_not_turned_says_nothing_of_turning_and_a_turned_one_does() -> None:
    assert small('<text x="1" transform="rotate(-0 1 2)">Tea</text>') == '<text x="1">Tea</text>'
    turned = '<text x="1" transform="rotate(-90 1 2)">Tea</text>'
    assert small(turned) == turned


def test_a_circle_of_eight_curves_is_two_arcs() -> None:
    assert small(f'<path d="{CIRCLE}"/>') == '<path d="M-10 0a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z"/>'


def test_eight_curves_around_no_middle_stay() -> None:
    assert small(f'<path d="{CIRCLE.replace("0 10 C", "0 11 C")}"/>').count("C") == 8


def test_an_id_stays_where_something_refers_to_it_or_it_says_what_a_label_is() -> None:
    used = '<path id="m1" d="M0 0"/><use xlink:href="#m1"/>'
    assert small(used) == used
    assert small('<path id="m1" d="M0 0"/>') == '<path d="M0 0"/>'
    assert small('<g id="xtick_1"><path d="M0 0"/></g>') == '<g id="xtick_1"><path d="M0 0"/></g>'


def test_a_group_that_says_nothing_goes_and_one_that_is_bound_to_a_value_stays() -> None:
    assert small('<g id="text_1">\n <path d="M0 0"/>\n</g>') == '<path d="M0 0"/>'
    bound = '<g data-value="tea"><text>7</text></g>'
    assert small(bound) == bound


CLIP = '<clipPath id="p1"><rect x="0" y="0" width="10" height="10"/></clipPath>'


def test_a_clip_goes_where_it_cuts_nothing_and_stays_where_it_does() -> None:
    assert "url" not in small(CLIP, '<path d="M 1 1 L 9 10" clip-path="url(#p1)"/>')
    assert "url" in small(CLIP, '<path d="M 1 1 L 9 10.5" clip-path="url(#p1)"/>')


def test_the_clip_of_a_marker_goes_by_where_the_marker_is_put() -> None:
    marker = '<path id="m1" d="M 0 -2 L 0 2"/>'
    assert "url" not in small(CLIP, marker, '<use xlink:href="#m1" x="5" y="8" clip-path="url(#p1)"/>')
    assert "url" in small(CLIP, marker, '<use xlink:href="#m1" x="5" y="9" clip-path="url(#p1)"/>')


def test_shapes_that_look_alike_say_so_once() -> None:
    one, two = '<path d="M0 0" style="fill: red; stroke: red"/>', '<path d="M1 1" style="fill: red; stroke: red"/>'
    assert small(one, two) == '<g style="fill:red;stroke:red"><path d="M0 0"/><path d="M1 1"/></g>'


def test_shapes_that_are_seen_through_stay_apart() -> None:
    """The opacity of a group is that of all its shapes together: where two overlap, they would look otherwise."""
    assert "<g" not in small('<path d="M0 0" style="opacity: 0.8"/>', '<path d="M1 1" style="opacity: 0.8"/>')
    assert "<g" in small('<path d="M0 0" style="fill-opacity: 0.8"/>', '<path d="M1 1" style="fill-opacity: 0.8"/>')


def test_shapes_of_different_looks_keep_their_order() -> None:
    shapes = [f'<path d="M{at} 0" style="fill:{fill}"/>' for at, fill in enumerate(("red", "blue", "red"))]
    assert small(*shapes) == "".join(shapes)


def test_the_font_of_all_labels_is_named_once() -> None:
    root = etree.fromstring(f"{HEAD}<text style=\"font-family: 'Tea'; fill: red\">a</text></svg>")
    compact(root)
    assert root.get("font-family") == "'Tea'"
    assert root[0].get("style") == "fill: red"
