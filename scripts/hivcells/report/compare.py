"""Hold what a document shows against the trace, string by string in order; the first difference is a complaint."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from os.path import commonprefix
from pathlib import Path

from hivcells.complaints import Complaint
from hivcells.report.trace import ALT, DRAWING, TABLE, TABLE_HEAD, Entry

# Blanks, hyphens and dashes, and marks for line breaks; page and PDF do not show them alike.
NOT_COMPARED = re.compile(r"[\s\u00ad\u200b\u2060\u2010\u2011\u2013\u2014\x02\ufffe-]")
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
NOT_SHOWN = (ALT, DRAWING, TABLE)
# The number of a page in the contents of the PDF, which a row of dots leads to.
PAGE_NUMBER = "page number"
SHOWN_LETTERS = 40


def squeezed(text: str) -> str:
    """Text without what is not compared."""
    return NOT_COMPARED.sub("", text).translate(TYPOGRAPHY)


def differences(
    path: Path, entries: Iterable[Entry], shown: str, page_starts: Collection[int] = ()
) -> Iterator[Complaint]:
    """The first place where a squeezed text is another than that of the trace.

    Where a page of the PDF starts, the head of a table that goes on from the page before may stand again.
    """
    at, head, is_in_head = 0, "", False
    for entry in entries:
        if entry.kind in NOT_SHOWN:
            continue
        wanted = squeezed(entry.text)
        if entry.place == TABLE_HEAD:
            head, is_in_head = (head if is_in_head else "") + wanted, True
        else:
            is_in_head = False
            at += len(head) if at in page_starts and head and shown.startswith(head + wanted, at) else 0
        at += _length_of_leader(shown, at) if entry.place == PAGE_NUMBER else 0
        if not shown.startswith(wanted, at):
            same = len(commonprefix([wanted, shown[at : at + len(wanted)]]))
            yield _complaint(
                path, f"lacks '{wanted[same:][:SHOWN_LETTERS]}'", shown[at + same :][:SHOWN_LETTERS], entry
            )
            return
        at += len(wanted)
    if at < len(shown):
        yield _complaint(path, "shows more than the document holds", shown[at : at + SHOWN_LETTERS], None)


def _length_of_leader(shown: str, at: int) -> int:
    return len(shown[at:]) - len(shown[at:].lstrip("."))


def _complaint(path: Path, problem: str, instead: str, entry: Entry | None) -> Complaint:
    where = f" (of {entry.file}:{entry.line})" if entry and entry.file else ""
    remedy = "Look for what puts it in: report/styles/, report/typst/ or report/filters/; text belongs into report/."
    return Complaint(str(path), 1, f"untraced text: {problem}{where}; there stands '{instead}'", remedy, value=instead)


def differences_of_sequence(path: Path, what: str, expected: list[str], shown: list[str]) -> Iterator[Complaint]:
    """The first of a sequence of marks, such as the ids of numbers, that is another than that of the trace."""
    for number, (wanted, found) in enumerate(zip([*expected, "the end"], [*shown, "the end"]), start=1):
        if wanted != found:
            problem = f"{what} {number} is '{found}', in the trace '{wanted}'"
            yield Complaint(str(path), 1, problem, "Look into report/filters/ and report/templates/.", value=found)
            return
