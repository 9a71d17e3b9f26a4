"""Make an SVG smaller without changing what is seen: a page carries each drawing twice.

matplotlib writes six decimals, a circle as eight curves, a group with an id for each artist, paths that draw
nothing, and the same style and edge for each of many shapes.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from lxml import etree

SVG = "{http://www.w3.org/2000/svg}"
# ASSUME: a tenth of a point, from which nothing is further away than a twentieth, is finer than readers see: a page
# carries some thousands of these numbers. A circle is told from another shape more closely.
DECIMALS, ROUND_TO = 1, 0.01
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
DRAWN = ("d", "x", "y", "width", "height", "transform")
NOT_TURNED = re.compile(r"rotate\(-?0(?:\.0+)? [^)]*\)")
# Between a letter of a path and its numbers nothing need stand.
BETWEEN = re.compile(r"\s*([A-Za-z])\s*")
CIRCLE = re.compile(r"[^A-Za-z]*M[^A-Z]+(?:C[^A-Za-z]+){8}(?:L[^A-Za-z]+)?z\s*")
ENDS_OF_CURVES = slice(2, None, 3)  # of the points of a path, after the first
# A path of one point without a stroke's length, and a shape without fill and stroke, draw nothing.
POINT = re.compile(r"\s*M[^A-Za-z]+")
OF_LINES = re.compile(r"([ML][-\d.]+ [-\d.]+|z)+")
STEP_OF_LINES = re.compile(r"([ML])(\S+) ([-\d.]+)|z")
INHERITED = ("font-family", "font-size")
# The ink of the page, which each label has that does not say something else (see svg.py).
INK = "fill: currentColor"
BEGINS = "text-anchor: start"  # as each text does unless something else is said
HREF = "{http://www.w3.org/1999/xlink}href"
REFERENCE = re.compile(r"url\(#(.*)\)")
LOOKS = ("style", "clip-path")
WHOLE_OPACITY = re.compile(r"(?<!-)opacity")  # of a group it would be that of all its shapes together
# Parts of these ids say what a label is to the trace, and which drawing this is.
SAYING = ("figure_1", "matplotlib.axis", "tick_")


def compact(root: etree._Element) -> None:
    """Round coordinates; leave out ids that nothing refers to, groups that say nothing, looks said twice, and blanks."""
    drop_what_draws_nothing(root)
    say_once_what_labels_share(root)
    drop_clips_that_cut_nothing(root)
    for element in root.iter():
        simplify_circle(element)
        round_coordinates(element)
        shorten_style(element)
    drop_ids(root)
    unwrap_groups(root)
    drop_blanks(root)
    gather_marks(root)
    for parent in list(root.iter()):
        gather_alike(parent)


def say_once_what_labels_share(root: etree._Element) -> None:
    """Font and usual size as attributes of the drawing, which its labels inherit; the ink of the page as a rule for them."""
    labels = list(root.iter(f"{SVG}text"))
    shared = {
        name: Counter(said for label in labels for said in _declared(label) if said.startswith(f"{name}: "))
        for name in INHERITED
    }
    usual = {name: found.most_common(1)[0][0] for name, found in shared.items() if _is_usual(name, found)}
    for name, said in usual.items():
        root.set(name, said.removeprefix(f"{name}: "))
    rules = root.find(f"{SVG}defs/{SVG}style")
    if rules is not None:
        rules.text = f"{rules.text or ''}text{{{INK}}}"
    needless = {*usual.values(), BEGINS, *([INK] if rules is not None else [])}
    for label in labels:
        label.set("style", "; ".join(said for said in _declared(label) if said not in needless))


def _is_usual(name: str, found: Counter[str]) -> bool:
    """A drawing has one font; of its sizes the most frequent is named."""
    return len(found) == 1 or (name == "font-size" and bool(found))


def _declared(element: etree._Element) -> list[str]:
    return [said for said in element.get("style", "").split("; ") if said]


def drop_what_draws_nothing(root: etree._Element) -> None:
    """Paths of one point, and shapes of neither fill nor stroke, but for those that something refers to."""
    for path in list(root.iter(f"{SVG}path")):
        if not path.get("id") and (POINT.fullmatch(path.get("d", "")) or path.get("style") == "fill: none"):
            path.getparent().remove(path)


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
    if max(radii) - min(radii) < ROUND_TO:
        arc = f"a {radii[0]:f} {radii[0]:f} 0 1 0 "
        element.set("d", f"M {x - radii[0]:f} {y:f} {arc}{2 * radii[0]:f} 0 {arc}{-2 * radii[0]:f} 0 z")


def round_coordinates(element: etree._Element) -> None:
    """Places and sizes to a tenth; rotations by zero are dropped."""
    for name in DRAWN:
        if text := element.get(name):
            text = NUMBER.sub(_rounded, NOT_TURNED.sub("", text))
            element.set(name, _along_axes(BETWEEN.sub(r"\1", text).strip()) if name == "d" else text)
    if element.get("transform") == "":
        del element.attrib["transform"]


def _along_axes(path: str) -> str:
    """A path of lines alone that names but one coordinate where a line runs along an axis."""
    if not OF_LINES.fullmatch(path):
        return path
    at, steps = ("", ""), []
    for step in STEP_OF_LINES.finditer(path):
        letter, x, y = step.groups()
        steps.append(f"H{x}" if letter == "L" and y == at[1] else f"V{y}" if letter == "L" and x == at[0] else step[0])
        at = (x, y) if letter else ("", "")
    return "".join(steps)


def _rounded(found: re.Match[str]) -> str:
    text = f"{float(found.group()):.{DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def shorten_style(element: etree._Element) -> None:
    """A style without blanks; none where nothing is said."""
    if style := element.attrib.pop("style", ""):
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


def gather_marks(root: etree._Element) -> None:
    """Groups that follow each other and stand for the same number as one."""
    for parent in list(root.iter()):
        for number, run in groupby(list(parent), lambda e: e.get("data-of")):
            first, *others = run
            for other in others if number else ():
                first.extend(list(other))
                parent.remove(other)


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
