"""Read the report's sources: the numbers and claims they bind, and whatever is typed by hand.

One sentence stands on one line, so a line number is the place of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hivcells.complaints import Complaint, Complaints
from hivcells.forms import TEXT_OF_FORM

VALUE = re.compile(r"\[([\w.-]+)\]\{\.((?:%s)\b[^}]*)\}" % "|".join(TEXT_OF_FORM))
ALT_VALUE = re.compile(r"\{([\w.-]+)(?::(\w+))?\}")
ALT_TEXT = re.compile(r'fig-alt="([^"]*)"')
FIGURE = re.compile(r"\{#(fig-[\w-]+)")
CLAIM = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\{\.claim\s+#([\w-]+)\}")
CELL = re.compile(r"\[((?:[^\[\]]|\\.)*)\]\{\.cell[^}]*\}")
# A leading slash is the folder of the report, in whichever file the include stands.
INCLUDE = re.compile(r"^\{\{<\s*include\s+/(\S+)\s*>\}\}\s*$")


@dataclass(frozen=True)
class Place:
    """A line of a source file and what stands there."""

    file: str
    line: int
    text: str


@dataclass(frozen=True)
class Quotation:
    """A number bound in the prose."""

    value_id: str
    form: str
    place: Place
    figure: str = ""  # the figure whose alt text it is; blank in the text itself


@dataclass(frozen=True)
class BoundClaim:
    """Words bound to a predicate."""

    claim_id: str
    words: str
    place: Place


def sources(report: Path) -> list[Path]:
    """The report's prose, in a fixed order; what an editor keeps beside it begins with a point or a hash."""
    sections = sorted((report / "sections").glob("*.qmd"))
    return [report / "index.qmd", *(path for path in sections if path.name[0] not in ".#")]


def text_of(path: Path) -> str:
    """The text of a file. Raises Complaints where it is not UTF-8."""
    written = path.read_bytes()
    try:
        return written.decode("utf-8")
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        raise Complaints([Complaint(str(path), line, "not UTF-8", "Save the file as UTF-8.")]) from None


def lines(path: Path) -> Iterator[Place]:
    """The lines of a file, numbered from 1."""
    for number, text in enumerate(text_of(path).splitlines(), start=1):
        yield Place(str(path), number, text)


def quotations(path: Path) -> Iterator[Quotation]:
    """Every number bound in a file, in text and in alt text."""
    for place in lines(path):
        for value_id, attributes in VALUE.findall(place.text):
            forms = [form for form in re.findall(r"\w+", attributes) if form in TEXT_OF_FORM]
            yield Quotation(value_id, next((form for form in forms if form != "value"), "value"), place)
        for alt in ALT_TEXT.findall(place.text):
            figure = next(iter(FIGURE.findall(place.text)), "")
            for value_id, form in ALT_VALUE.findall(alt):
                yield Quotation(value_id, form or "value", place, figure)


def claims(path: Path) -> Iterator[BoundClaim]:
    """Every claim bound in a file."""
    for place in lines(path):
        for words, claim_id in CLAIM.findall(place.text):
            yield BoundClaim(claim_id, words, place)


# What is no prose: markup whose digits and words no reader sees as text, or that is bound already.
NOT_PROSE = [
    re.compile(r"<!--.*?-->"),
    VALUE,
    CELL,
    INCLUDE,
    re.compile(r"\{[^}]*\}"),  # attributes, alt text included: checked by their ids
    re.compile(r"\]\([^)]*\)"),  # targets of links and images
    re.compile(r"\[?-?@[\w.:-]+(?:;\s*@[\w.:-]+)*\]?"),  # citations and cross-references
    re.compile(r"https?://\S+"),
    re.compile(r"`[^`]*`"),  # commands and file names
]


def typed_text(place: Place) -> str:
    """What of a line was typed as prose; markup is blanked, so columns stay."""
    text = place.text
    for pattern in NOT_PROSE:
        text = pattern.sub(lambda found: " " * len(found.group()), text)
    return text


def prose_lines(path: Path) -> Iterator[Place]:
    """Lines of prose: without code blocks, fences, rules and the settings of the front matter.

    Of the front matter, title, subtitle, description and the indented text below them are prose.
    """
    in_code = in_front_matter = False
    for place in lines(path):
        text = place.text
        if place.line == 1 and text == "---":
            in_front_matter = True
        elif in_front_matter and text == "---":
            in_front_matter = False
        elif text.startswith("```"):
            in_code = not in_code
        elif (
            in_code
            or (text.startswith(":::") and not text.strip(": "))
            or (in_front_matter and not re.match(r"\s+|(title|subtitle|description):", text))
        ):
            continue
        else:
            yield place
