"""What the first filter does not let an author write, worded as complaints."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.report.prose import Line, Places

# Problem and remedy by the name that report/filters/typed.lua gives.
REFUSED = {
    "raw": (
        "raw HTML or typst",
        "Write it in markdown; what only one format needs belongs in report/filters/ or report/styles/.",
    ),
    "class": (
        "a class that the prose may not use",
        "Use .value and its like, .claim, .notice, .evidence-table or none.",
    ),
    "attribute": ("an attribute that the prose may not use", "Remove it."),
    "alt": ("a drawing without its own description", "Give it fig-alt; a text that is shown belongs into its caption."),
    "title": ("a figure whose title is no claim", "Begin its caption with **[its finding]{.claim #its-finding}.**"),
    "formula": ("a formula", "Say it in words; a number is bound, as in [tea2020.people.enrolled]{.value}."),
    "citation": ("words within a citation", "Write them before or after its brackets."),
    "list": ("a list that does not count from its start in plain numbers", "Begin it with '1.', or use dashes."),
    "caption": ("a caption of a bare table", "Put table and caption into ::: {#tbl-name}, the caption last."),
    "id": (
        "an id that is not of this kind of part",
        "Begin it with sec- for a section, tbl- for a table, fig- for a drawing.",
    ),
    "name": ("a heading or a drawing without a name to link to", "Write one behind it: {#sec-name} or {#fig-name}."),
    "box": (
        "a table without its rows or its caption",
        "Write its ::: {.evidence-table} and then its caption, in one paragraph, within the box.",
    ),
    "level": ("a heading that skips a level", "Begin it with one # more than the heading that it belongs to."),
    "target": (
        "a target that the report may not lead to",
        "Link to http(s), to a part of the report or to a file beside it; draw figures/name.svg.",
    ),
    "format": ("a format that no document is written in", 'Write when-format="html" or when-format="typst".'),
    "table": ("text in the place of a table", "Write it before or after the table, or as its caption."),
    "footnote": ("a footnote", "Say it in the text."),
    "line": ("a line between paragraphs", "Begin a section, or leave it out."),
}


# How a class and an id are written.
SIGN_BEFORE = {"class": ".", "id": "#"}


def complaints_of_markup(refused: list[dict[str, str]], lines: list[Line]) -> Iterator[Complaint]:
    """Raw HTML and typst, classes, attributes and targets that the prose may not have, in the order of reading."""
    places = Places(lines)
    for found in refused:
        problem, remedy = REFUSED[found["what"]]
        words = next(iter(found["text"].strip().splitlines()), "")
        places.go_to(SIGN_BEFORE.get(found["what"], "") + words)
        yield Complaint(places.here().file, places.here().number, problem, remedy, value=words)
