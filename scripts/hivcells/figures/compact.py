"""Make an SVG smaller without changing what is seen: a page carries each drawing twice.

matplotlib writes six decimals, a circle as eight curves, a group with an id for each artist, and the
same style and edge for each of many shapes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from itertools import groupby

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
# ASSUME: a hundredth of a point is finer than any screen or printer shows.
DECIMALS = 2
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
DRAWN = ("d", "x", "y", "width", "height", "transform")
NOT_TURNED = re.compile(r"rotate\(-?0(?:\.0+)? [^)]*\)")
# Between a letter of a path and its numbers nothing need stand.
BETWEEN = re.compile(r"\s*([A-Za-z])\s*")
CIRCLE = re.compile(r"[^A-Za-z]*M[^A-Z]+(?:C[^A-Za-z]+){8}(?:L[^A-Za-z]+)?z\s*")
ENDS_OF_CURVES = slice(2, None, 3)  # of the points of a path, after the first
FONT = re.compile(r"font-family: ('[^']*')(?:; )?")
BEGINS = "text-anchor: start; "  # as each text does unless something else is said
HREF = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#(.*)\)")
LOOKS = ("style", "clip-path")
WHOLE_OPACITY = re.compile(r"(?<!-)opacity")  # of a group it would be that of all its shapes together
# Parts of these ids say what a label is to the trace, and which drawing this is.
SAYING = ("figure_1", "matplotlib.axis", "tick_")


def compact(root: etree._Element) -> None:
    """Round coordinates; leave out ids that nothing refers to, groups that say nothing, looks said twice, and blanks."""
    name_font_once(root)
    drop_clips_that_cut_nothing(root)
    for element in root.iter():
        simplify_circle(element)
        round_coordinates(element)
        shorten_style(element)
    drop_ids(root)
    unwrap_groups(root)
    drop_blanks(root)
    for parent in list(root.iter()):
        gather_alike(parent)


def name_font_once(root: etree._Element) -> None:
    """The font of all labels as an attribute of the drawing, which they inherit."""
    fonts = {font for element in root.iter(f"{SVG}text") for font in FONT.findall(element.get("style", ""))}
    if len(fonts) == 1:
        root.set("font-family", fonts.pop())


def drop_clips_that_cut_nothing(root: etree._Element) -> None:
    """matplotlib clips each artist to its axes; a clip that lies around all points of a shape goes."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    for element in list(root.iter(f"{SVG}path", f"{SVG}use")):
        clip = by_id.get(REFERENCE.sub(r"\1", element.get("clip-path", "")))
        rectangle = clip.find(f"{SVG}rect") if clip is not None else None
        if rectangle is None or element.get("transform"):
            continue
        x, y, width, height = (float(rectangle.get(name, "0")) for name in ("x", "y", "width", "height"))
        if all(x <= at_x <= x + width and y <= at_y <= y + height for at_x, at_y in _points(element, by_id)):
            del element.attrib["clip-path"]


def _points(element: etree._Element, by_id: Mapping[str | None, etree._Element]) -> list[tuple[float, float]]:
    """The points between which a shape lies: ends and handles of its curves; those of a marker where it is put."""
    drawn = by_id[element.get(HREF, "")[1:]] if element.get(HREF) else element
    numbers = [float(number) for number in NUMBER.findall(drawn.get("d", ""))]
    at_x, at_y = (float(element.get(name, "0")) for name in ("x", "y"))
    return [(x + at_x, y + at_y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]


def simplify_circle(element: etree._Element) -> None:
    """A path of eight curves around a middle as two arcs."""
    path = element.get("d", "")
    if not CIRCLE.fullmatch(path):
        return
    numbers = [float(number) for number in NUMBER.findall(path.partition("L")[0])]
    ends = list(zip(numbers[::2], numbers[1::2]))[1:][ENDS_OF_CURVES]
    x, y = (sum(part) / len(ends) for part in zip(*ends))
    radii = [math.hypot(at_x - x, at_y - y) for at_x, at_y in ends]
    if max(radii) - min(radii) < 10**-DECIMALS:
        arc = f"a {radii[0]:f} {radii[0]:f} 0 1 0 "
        element.set("d", f"M {x - radii[0]:f} {y:f} {arc}{2 * radii[0]:f} 0 {arc}{-2 * radii[0]:f} 0 z")


def round_coordinates(element: etree._Element) -> None:
    """Places and sizes to a hundredth; rotations by zero are dropped."""
    for name in DRAWN:
        if text := element.get(name):
            text = NUMBER.sub(_rounded, NOT_TURNED.sub("", text))
            element.set(name, BETWEEN.sub(r"\1", text).strip() if name == "d" else text)
    if element.get("transform") == "":
        del element.attrib["transform"]


def _rounded(found: re.Match[str]) -> str:
    text = f"{float(found.group()):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shorten_style(element: etree._Element) -> None:
    """A style without blanks; that of a label without what holds for every label."""
    style = element.get("style")
    if not style:
        return
    if element.tag == f"{SVG}text":
        element.set("style", FONT.sub("", style).replace(BEGINS, ""))
    else:
        element.set("style", style.replace(": ", ":").replace("; ", ";"))


def drop_ids(root: etree._Element) -> None:
    """Ids that nothing refers to, but for those that say what a label is."""
    held = " ".join(value for element in root.iter() for name, value in element.attrib.items() if name != "id")
    referred = set(re.findall(r"#([\w.-]+)", held))
    for element in root.iter():
        identifier = element.get("id", "")
        if identifier and identifier not in referred and not any(part in identifier for part in SAYING):
            del element.attrib["id"]


def unwrap_groups(root: etree._Element) -> None:
    """Put what a group without attributes holds in its place."""
    for group in [g for g in root.iter(f"{SVG}g") if not g.attrib]:
        parent = group.getparent()
        at = parent.index(group)
        parent[at : at + 1] = list(group)


def drop_blanks(root: etree._Element) -> None:
    """Blanks between elements."""
    for element in root.iter():
        element.tail = None
        if element.tag not in (f"{SVG}text", f"{SVG}tspan", f"{SVG}style"):
            element.text = None


def gather_alike(parent: etree._Element) -> None:
    """Shapes that follow each other and look alike as a group that says so once."""
    for (tag, *looks), run in groupby(list(parent), lambda e: (e.tag, *(e.get(name) for name in LOOKS))):
        shapes = list(run)
        if tag not in (f"{SVG}path", f"{SVG}use") or len(shapes) < 2 or WHOLE_OPACITY.search(looks[0] or ""):
            continue
        group = etree.Element(f"{SVG}g", {name: held for name, held in zip(LOOKS, looks) if held})
        shapes[0].addprevious(group)
        for shape in shapes:
            for name in LOOKS:
                shape.attrib.pop(name, None)
            group.append(shape)
