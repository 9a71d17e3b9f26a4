"""A drawing becomes smaller, and what is seen stays."""

from __future__ import annotations

import re

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
    assert small('<path d="M 1.23456 7  L -0.001 2.50000  "/>') == '<path d="M1.2 7L0 2.5"/>'


def test_a_text_that_is_not_turned_says_nothing_of_turning_and_a_turned_one_does() -> None:
    assert small('<text x="1" transform="rotate(-0 1 2)">Tea</text>') == '<text x="1">Tea</text>'
    turned = '<text x="1" transform="rotate(-90 1 2)">Tea</text>'
    assert small(turned) == turned


def test_a_circle_of_eight_curves_is_two_arcs() -> None:
    assert small(f'<path d="{CIRCLE}"/>') == '<path d="M-10 0a10 10 0 1 0 20 0a10 10 0 1 0-20 0z"/>'


def test_a_circle_stays_round_when_its_radius_is_rounded() -> None:
    """A radius of 2.96 and a width of 5.9 would be an egg of radius 3."""
    smaller = re.sub(r"-?\d+(\.\d+)?", lambda number: f"{float(number[0]) * 0.296:.6f}", CIRCLE)
    assert small(f'<path d="{smaller}"/>') == '<path d="M-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z"/>'


def test_eight_curves_around_no_middle_stay() -> None:
    assert small(f'<path d="{CIRCLE.replace("0 10 C", "0 11 C")}"/>').count("C") == 8


def test_an_id_stays_where_something_refers_to_it_or_it_says_what_a_label_is() -> None:
    used = '<path id="m1" d="M0 0L1 2"/><use xlink:href="#m1"/>'
    assert small(used) == used
    assert small('<path id="m1" d="M0 0L1 2"/>') == '<path d="M0 0L1 2"/>'
    assert small('<g id="xtick_1"><path d="M0 0L1 2"/></g>') == '<g id="xtick_1"><path d="M0 0L1 2"/></g>'


def test_a_group_that_says_nothing_goes_and_one_that_is_bound_to_a_value_stays() -> None:
    assert small('<g id="text_1">\n <path d="M0 0L1 2"/>\n</g>') == '<path d="M0 0L1 2"/>'
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
    one, two = (f'<path d="{path}" style="fill: red; stroke: red"/>' for path in ("M0 0L1 2", "M1 1L2 3"))
    assert small(one, two) == '<g style="fill:red;stroke:red"><path d="M0 0L1 2"/><path d="M1 1L2 3"/></g>'


def test_shapes_that_are_seen_through_stay_apart() -> None:
    """The opacity of a group is that of all its shapes together: where two overlap, they would look otherwise."""
    assert "<g" not in small(*[f'<path d="{path}" style="opacity: 0.8"/>' for path in ("M0 0L1 2", "M1 1L2 3")])
    assert "<g" in small(*[f'<path d="{path}" style="fill-opacity: 0.8"/>' for path in ("M0 0L1 2", "M1 1L2 3")])


def test_shapes_of_different_looks_keep_their_order() -> None:
    shapes = [f'<path d="M{at} 0L9 9" style="fill:{fill}"/>' for at, fill in enumerate(("red", "blue", "red"))]
    assert small(*shapes) == "".join(shapes)


def test_the_font_of_all_labels_is_named_once() -> None:
    root = etree.fromstring(f"{HEAD}<text style=\"font-family: 'Tea'; fill: red\">a</text></svg>")
    compact(root)
    assert root.get("font-family") == "'Tea'"
    assert root[0].get("style") == "fill:red"


def test_the_usual_size_of_labels_is_named_once_and_another_stays() -> None:
    usual, large = '<text style="font-size: 8px">a</text>', '<text style="font-weight: 700; font-size: 9px">b</text>'
    root = etree.fromstring(f"{HEAD}{usual}{usual}{large}</svg>")
    compact(root)
    assert root.get("font-size") == "8px"
    assert [label.get("style") for label in root] == [None, None, "font-weight:700;font-size:9px"]


def test_the_ink_of_the_page_is_a_rule_for_all_labels_and_another_ink_stays() -> None:
    labels = [f'<text style="text-anchor: start; fill: {ink}">a</text>' for ink in ("currentColor", "red")]
    written = small("<defs><style>*{stroke-linecap: butt}</style></defs>", *labels)
    assert "<style>*{stroke-linecap: butt}text{fill: currentColor}</style>" in written
    assert written.endswith('<text>a</text><text style="fill:red">a</text>')


def test_what_draws_nothing_goes_unless_something_refers_to_it() -> None:
    assert "path" not in small('<path d="M 1 2" style="stroke: red"/>', '<path d="M 1 2 L 3 4" style="fill: none"/>')
    assert small('<path id="m1" d="M 1 2"/>', '<use xlink:href="#m1"/>').startswith('<path id="m1"')
    assert small('<path d="M 1 2 L 1 2" style="stroke: red; stroke-linecap: round"/>').startswith("<path")  # a dot


def test_lines_along_an_axis_name_one_coordinate() -> None:
    assert small('<path d="M 1 2 L 3 2 L 3 4 L 1 5 z"/>') == '<path d="M1 2H3V4L1 5z"/>'
    assert small('<path d="M 1 2 C 3 2 3 4 5 5 L 5 6"/>') == '<path d="M1 2C3 2 3 4 5 5L5 6"/>'
