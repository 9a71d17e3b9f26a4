"""Coordinates of an SVG in few letters: places to a tenth, circles as arcs, lines along an axis by one coordinate."""

from __future__ import annotations

import math
import re

from lxml import etree

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
OF_LINES = re.compile(r"([ML][-\d.]+ [-\d.]+|z)+")
STEP_OF_LINES = re.compile(r"([ML])(\S+) ([-\d.]+)|z")


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
        # Its middle and radius are rounded before its ends are: arcs over less than twice the radius draw an egg.
        radius = round(radii[0], DECIMALS)
        arc = f"a {radius:f} {radius:f} 0 1 0"
        element.set("d", f"M {x - radius:f} {y:f} {arc} {2 * radius:f} 0 {arc}{-2 * radius:f} 0 z")


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
