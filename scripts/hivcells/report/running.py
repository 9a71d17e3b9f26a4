"""Run a renderer, and word what it says as complaints, with file and line where it names a line of its source."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pypandoc

from hivcells.complaints import Complaint, Complaints
from hivcells.report.prose import Line

# With room for what is new, in which its collector of garbage has less to do: composing takes four fifths of the time.
PANDOC = (pypandoc.get_pandoc_path(), "+RTS", "-A64m", "-RTS")
# The whole text of a document, as pandoc reads it.
SOURCE = "index.md"
WARNED = re.compile(r"\[WARNING\] (.+)")
BECAUSE_OF_WARNINGS = "Failing because there were warnings."
AT_LINE = re.compile(rf" at {re.escape(SOURCE)} line (\d+) column \d+")
DOUBLE = re.compile(r"Duplicate identifier '(.+)'")
UNKNOWN_CITATION = re.compile(r"citation (\S+) not found")
# Words by which Quarto, pandoc and typst announce what a reader would later find broken.
WARNING = re.compile(r"\bWARN(?:ING)?\b|\bwarning:|\bERROR\b|Unable to resolve")
# ASSUME: composing and rendering take seconds; on a busy machine some minutes.
TIME_LIMIT_S = 600
NO_END = Complaint(
    "report/index.qmd", 1, f"the renderer has not ended after {TIME_LIMIT_S} s", "Look for marks that are not closed."
)


def run(command: list[str], folder: Path, lines: Sequence[Line] = ()) -> None:
    """Run a renderer. Raises Complaints where it fails or warns, and where it does not come to an end."""
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=TIME_LIMIT_S)
    except subprocess.TimeoutExpired:
        raise Complaints([NO_END]) from None
    said = done.stdout + done.stderr
    if done.returncode != 0 or WARNING.search(said):
        raise Complaints(complaints_of_renderer(said, lines))


def complaints_of_renderer(said: str, lines: Sequence[Line]) -> list[Complaint]:
    """What a renderer said as complaints; lines are those of its source, from which it names some by their number."""
    found, rest = [], said.replace(BECAUSE_OF_WARNINGS, "")
    for warning in WARNED.findall(said):
        if complaint := _with_line(warning, lines):
            found.append(complaint)
            rest = rest.replace(f"[WARNING] {warning}", "")
    if not found or WARNING.search(rest) or "Error" in rest:
        problem = "the renderer refuses the report or warns of it:\n" + rest.strip() + "\n"
        found.append(Complaint("report/index.qmd", 1, problem, "Correct what it names."))
    return found


def _with_line(warning: str, lines: Sequence[Line]) -> Complaint | None:
    """A warning of pandoc that names a citation or a line; that of an id comes after the line that has it."""
    if unknown := UNKNOWN_CITATION.search(warning):
        line = next((line for line in lines if f"@{unknown[1]}" in line.text), None)
        remedy = "Correct the key; data/sources.csv has it as work_id."
        problem = "a citation of no document"
        return Complaint(line.file, line.number, problem, remedy, value=unknown[1]) if line else None
    at, double = AT_LINE.search(warning), DOUBLE.match(warning)
    if not at or not lines:
        return None
    number = min(int(at[1]), len(lines))
    while double and number > 1 and not re.search(rf"#{re.escape(double[1])}(?![\w.-])", lines[number - 1].text):
        number -= 1
    line, problem = lines[number - 1], f"the renderer warns: {AT_LINE.sub('', warning).rstrip('.')}"
    return Complaint(line.file, line.number, problem, "Correct what it names.", value=line.text.strip())
