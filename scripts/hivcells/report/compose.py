"""Compose the report once: the text with its numbers, figures, tables and citations as one tree, free of formats.

pandoc reads the text and runs the filters; the last of them lists every string. What an author
may not type is listed by the first.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hivcells.artefacts import read_json, write_json, write_text
from hivcells.complaints import Complaint, raise_if_any
from hivcells.report.documents import Document, texts_of_others
from hivcells.report.forms import TEXT_OF_FORM
from hivcells.report.prose import Line
from hivcells.report.running import PANDOC, SOURCE, run
from hivcells.report.trace import Entry, entries_of_pandoc

COMPOSED, TRACE, REFUSED = "composed.json", "trace.json", "typed.json"
# Drawings are made with a wider font, so that all fits in the type of the text.
FONT_OF_DRAWINGS, FONT_OF_TEXT = "DejaVu Sans", "Source Serif Pro"
BOUND, OF_NEWS = re.compile(r'data-value="([^"]*)"'), ' data-source="press"'
NUMBER_OF_NEWS = re.compile(rf"({OF_NEWS}><text\b[^>]*>)([^<]*)(?=</text>)")
# As #of-news in typst/typst-template.typ.
UNDERLINED = (
    "[data-source='press'] text{text-decoration:underline;fill:none;stroke:#7a3d00;stroke-width:.6;stroke-dasharray:.7 1.3}"
    "[data-source='press'] tspan{fill:currentColor;stroke:none}"
)
FILTERS = ("typed", "numbers", "crossref")
NOT_OF_THE_TEXT = ("claims*", "captions", "templates")
# ASSUME: nobody nests deeper; with each further one that is not closed pandoc takes twice as long.
DEEPEST = 12
OPENING = {"[": "]", "](": ")", "<!--": "-->", "{": "}"}
ESCAPED = re.compile(r"\\.")


@dataclass(frozen=True)
class Composition:
    """The composed tree as pandoc's JSON, its strings, and what the author may not have typed."""

    tree: bytes
    entries: list[Entry]
    refused: list[dict[str, str]]


def stage(of: Document, report: Path, values: Mapping[str, dict[str, Any]], references: Path, copy: Path) -> None:
    """A private copy of a document with the forms of its values, the kind of document behind each, and the bibliography.

    Renders in one folder would disturb each other.
    """
    others = shutil.ignore_patterns(".*", "__pycache__", *NOT_OF_THE_TEXT, *texts_of_others(of))
    shutil.copytree(report, copy, dirs_exist_ok=True, ignore=others)
    shutil.copy(references, copy / "references.json")
    needed = (*TEXT_OF_FORM.values(), "source_kind")
    write_json(copy / "values.json", {key: {name: value[name] for name in needed} for key, value in values.items()})


def with_references(text: str, works: Iterable[str]) -> str:
    """The text of a document whose references list these works as well, unless it says itself what they list."""
    if "\nnocite:" in text:
        return text
    listed = " ".join(f"@{work}" for work in works)
    return text.replace("---\n", f"---\nnocite: '{listed}'\n", 1) if listed else text


def stage_drawings(figures: Path, copy: Path, of_news: Collection[str] = ()) -> None:
    """The drawings in the type of the text, their numbers marked that news alone tell of."""
    (copy / "figures").mkdir(exist_ok=True)
    for drawing in sorted(figures.glob("*.svg")):
        drawn = drawing.read_text(encoding="utf-8").replace(FONT_OF_DRAWINGS, FONT_OF_TEXT)
        marked = BOUND.sub(lambda found: found[0] + (OF_NEWS if found[1] in of_news else ""), drawn)
        write_text(copy / "figures" / drawing.name, marked)


def mark_news_on_paper(figures: Path) -> None:
    """Underline in the staged drawings the numbers that news alone tell of, as the style of the page does there.

    typst draws an underline in the colours of the element that asks for it, so that the number stands in one of its own.
    """
    for path in sorted(figures.glob("*.svg")):
        drawn = path.read_text(encoding="utf-8")
        if OF_NEWS in drawn:
            marked = NUMBER_OF_NEWS.sub(r"\1<tspan>\2</tspan>", drawn)
            write_text(path, marked.replace("</style>", f"{UNDERLINED}</style>", 1))


def quoted_values(lines: list[Line], values: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The values whose ids the text names; Lua is slow at reading the rest."""
    named = {word for line in lines for word in re.findall(r"[\w.-]+", line.text)}
    return {key: value for key, value in values.items() if key in named}


def compose(lines: list[Line], copy: Path, works: Iterable[str] = ()) -> Composition:
    """Compose the staged report from its lines; its references list these works besides those that are cited.

    Raises Complaints where pandoc refuses the text or warns of it.
    """
    raise_if_any(complaints_of_nesting(lines))
    settings = settings_of(copy)
    text = with_references("\n".join(line.text for line in lines) + "\n", works)
    write_text(copy / SOURCE, text)
    filters = [f"--lua-filter=filters/{name}.lua" for name in FILTERS]
    command = [*PANDOC, SOURCE, "--from=markdown", "--to=json", f"--output={COMPOSED}", *filters]
    command += ["--citeproc", f"--bibliography={settings['bibliography']}", f"--csl={settings['csl']}"]
    command += ["--metadata=link-citations:true", f"--metadata=lang:{settings['lang']}", "--fail-if-warnings"]
    # A line with further references stands behind the first.
    added = text.count("\n") - len(lines)
    run([*command, "--lua-filter=filters/trace.lua"], copy, [*lines[:1] * added, *lines])
    tree = (copy / COMPOSED).read_bytes()
    return Composition(tree, entries_of_pandoc(read_json(copy / TRACE)), read_json(copy / REFUSED))


def settings_of(report: Path, output_format: str = "html") -> dict[str, Any]:
    """The settings that Quarto and the embedded renderer share, with those of a format: html or typst."""
    settings = yaml.safe_load((report / "_quarto.yml").read_text(encoding="utf-8"))
    return settings | settings["format"][output_format]


def complaints_of_nesting(lines: list[Line]) -> list[Complaint]:
    """Lines in which a mark is opened again and again before it is closed; pandoc would try all ways to pair them."""
    return [fault for opening, closing in OPENING.items() for fault in _too_deep(lines, opening, closing)]


def _too_deep(lines: list[Line], opening: str, closing: str) -> Iterator[Complaint]:
    """A paragraph is complained of once, where it gets too deep."""
    remedy = "Close each, or write a backslash before a mark that is text."
    deep = 0
    for line in lines:
        if not line.text.strip():
            deep = 0
        was_deep = deep > DEEPEST
        for mark in re.findall(rf"{re.escape(opening)}|{re.escape(closing)}", ESCAPED.sub("", line.text)):
            deep = deep + 1 if mark == opening else max(0, deep - 1)
            if deep > DEEPEST and not was_deep:
                was_deep = True
                yield Complaint(line.file, line.number, f"more than {DEEPEST} '{opening}' within each other", remedy)
