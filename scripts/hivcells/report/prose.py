"""The text as people write it: its files, its lines with their includes, and where words stand in it.

One sentence stands on one line, so a line number is the place of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from hivcells.complaints import Complaint, Complaints, raise_if_any
from hivcells.report.documents import DOCUMENTS

# A leading slash is the folder of the report, in whichever file the include stands.
INCLUDE = re.compile(r"^\{\{<\s*include\s+(\S+)\s*>\}\}\s*$")
SETTINGS_FENCE = "---"
NEAR_LINES = 4  # in which the next words are looked for that are too short to be looked for everywhere
# The folder of the parts of each document, by the file that it begins with.
PARTS = {of.begins_with: of.parts for of in DOCUMENTS}
# Settings of a document; any other could change how the report is rendered.
KNOWN_SETTINGS = (
    "title",
    "subtitle",
    "author",
    "author-name",
    "nocite",
    "description",
    "abstract",
    "without-ledger",
    "two-columns",
)
YES_OR_NO = ("without-ledger", "two-columns")


@dataclass(frozen=True)
class Line:
    """A line of the text, its file and its number from 1."""

    file: str
    number: int
    text: str


def text_of(path: Path) -> str:
    """The text of a file, with line ends of any system as one. Raises Complaints where it is missing or not UTF-8."""
    if not path.is_file():
        remedy = f"Restore it; a report needs _quarto.yml, {' and '.join(PARTS)}."
        raise Complaints([Complaint(str(path), 1, "the file is missing", remedy)])
    written = path.read_bytes()
    try:
        return written.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = written[: error.start].count(b"\n") + 1
        raise Complaints([Complaint(str(path), line, "not UTF-8", "Save the file as UTF-8.")]) from None


def settings_in(path: Path) -> dict[str, Any]:
    """The settings that a document begins with."""
    return dict(yaml.safe_load(text_of(path).split(f"{SETTINGS_FENCE}\n")[1]))


def lines_of(path: Path) -> list[Line]:
    """The lines of a file."""
    return [Line(str(path), number, text) for number, text in enumerate(text_of(path).splitlines(), start=1)]


def document(report: Path, begins_with: str = "index.qmd") -> list[Line]:
    """All lines of a document, includes put in, in the order of reading.

    Raises Complaints for an include that does not exist, stands outside the report or its folder of
    parts, or includes itself, for settings that are no YAML, and for more of them.
    """
    settings_complaints = list(_faults_of_settings(report, report / begins_with))
    found = list(_expanded(report / begins_with, report, ()))
    raise_if_any(settings_complaints + [line for line in found if isinstance(line, Complaint)])
    return [line for line in found if isinstance(line, Line)]


def _expanded(path: Path, report: Path, above: tuple[Path, ...]) -> Iterator[Line | Complaint]:
    in_settings = False
    for line in lines_of(path):
        is_fence = line.text.rstrip() == SETTINGS_FENCE
        in_settings = not in_settings if is_fence else in_settings
        include = INCLUDE.match(line.text)
        if is_fence and (path.name not in PARTS or (line.number > 1 and in_settings)):
            yield _complaint(line, "settings in the midst of the text", "Keep all settings at the top of the document.")
        elif include:
            yield from _included(line, include.group(1), report, (*above, path))
        elif "{{<" in line.text:
            yield _complaint(line, "a shortcode that is not an include", "Write the text itself.")
        else:
            yield line


def _included(line: Line, name: str, report: Path, above: tuple[Path, ...]) -> Iterator[Line | Complaint]:
    target = report / name.lstrip("/")
    if not name.startswith("/") or not target.resolve().is_relative_to(report.resolve()):
        yield _complaint(line, "an include outside the report", "Name a file as /sections/name.qmd.", name)
    elif not target.is_file():
        yield _complaint(line, "the included file does not exist", "Add it, or remove the line.", name)
    elif target.resolve().parent != (folder := _folder_of_parts(report, above[0])) or target.suffix != ".qmd":
        yield _complaint(line, "no check reads the included file", f"Move it to report/{folder.name}/.", name)
    elif target in above:
        yield _complaint(line, "a file that includes itself", "Remove the line.", name)
    else:
        yield from _expanded(target, report, above)


def _folder_of_parts(report: Path, begins_with: Path) -> Path:
    return (report / PARTS[begins_with.name]).resolve()


def _complaint(line: Line, problem: str, remedy: str, value: str | None = None) -> Complaint:
    return Complaint(line.file, line.number, problem, remedy, value=value or line.text.strip())


def _faults_of_settings(report: Path, index: Path) -> Iterator[Complaint]:
    """Settings that are no YAML, or that a document may not have."""
    front_matter = re.match(r"---\n(.*?)\n---\n", text_of(index), re.DOTALL)
    yield from _faults_of_yaml(report / "_quarto.yml", text_of(report / "_quarto.yml"), 1, None)
    yield from _faults_of_yaml(index, front_matter.group(1) if front_matter else "", 2, KNOWN_SETTINGS)


def _faults_of_yaml(path: Path, text: str, first_line: int, known: tuple[str, ...] | None) -> Iterator[Complaint]:
    try:
        settings = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a day that no calendar has; endless nesting
        mark = getattr(error, "problem_mark", None)
        problem = f"not YAML ({getattr(error, 'problem', error)})"
        yield Complaint(
            str(path),
            first_line + (mark.line if mark else 0),
            problem,
            "Fix the line; a text with a colon needs quotes.",
        )
        return
    if not isinstance(settings, dict):
        yield Complaint(str(path), first_line, "no settings", "Write them as 'name: value'.")
    elif known is not None:
        for name in sorted(set(settings) - set(known)):
            remedy = f"Remove it; a document sets {', '.join(known)}, and the rest stands in report/_quarto.yml."
            yield Complaint(str(path), first_line, "an unknown setting", remedy, value=str(name))
        for name in (name for name in known if name in settings or name == "title"):
            kind, example = (bool, "true") if name in YES_OR_NO else (str, '"its text"')
            if not isinstance(settings.get(name), kind) or settings[name] == "":
                problem, remedy = f"the setting '{name}' is not as it should be", f"Write '{name}: {example}'."
                yield Complaint(str(path), first_line, problem, remedy, name)


class Places:
    """Where words of the composed document stand in its lines; asked for in the order of reading."""

    def __init__(self, lines: list[Line], at: int = 0):
        self.lines, self.at = lines, at

    def here(self) -> Line:
        """The line that was found last."""
        return self.lines[self.at]

    def find(self, words: str) -> Line:
        """The line of this paragraph, or of the lines after it, that holds the words; else the last place.

        Words may not stand in the text as they are shown: an entity or a superscript is written otherwise.
        """
        rest = range(self.at, len(self.lines))
        end = next((index for index in rest if not self.lines[index].text.strip()), len(self.lines)) + NEAR_LINES
        near = self.lines[self.at : end]
        return next((line for line in near if words in line.text), self.here())

    def go_to(self, words: str, from_next: bool = False, within: int | None = None) -> bool:
        """Whether the words stand in one of the next lines, all or so many; that line becomes the last place."""
        first = self.at + from_next
        last = len(self.lines) if within is None else min(first + within, len(self.lines))
        found = next((index for index in range(first, last) if words in self.lines[index].text), None)
        self.at = self.at if found is None else found
        return found is not None
