"""Make an SVG smaller without changing what is seen: a page carries each drawing twice.

matplotlib writes six decimals, a circle as eight curves, a group with an id for each artist, paths that draw
nothing, and the same style and edge for each of many shapes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from itertools import groupby

from lxml import etree

from hivcells.figures.coordinates import NUMBER, round_coordinates, simplify_circle

SVG = "{http://www.w3.org/2000/svg}"
# A path of one point without a stroke's length, and a shape without fill and stroke, draw nothing.
POINT = re.compile(r"\s*M[^A-Za-z]+")
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
        rules.attrib.pop("type", None)  # CSS is what a style is in unless something else is said
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
