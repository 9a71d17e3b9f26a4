"""Hold what a document shows against the trace, string by string in order; the first difference is a complaint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from os.path import commonprefix
from pathlib import Path

from hivcells.complaints import Complaint
from hivcells.report.pdf import Page
from hivcells.report.trace import ALT, DRAWING, ROWS_HEAD, TABLE, TABLE_HEAD, Entry

NOT_COMPARED = re.compile(r"[\s\u00ad\u200b\u2060\u2010\u2011\u2013\u2014\x02\ufffe-]")
TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
NOT_SHOWN = (ALT, DRAWING, TABLE)
VERSION = "review.version"
SHOWN_LETTERS = 40


def squeezed(text: str) -> str:
    """Text without white space, hyphens, dashes and marks of line breaks, its quotes straight: page and PDF differ in these."""
    return NOT_COMPARED.sub("", text).translate(TYPOGRAPHY)


def differences(path: Path, entries: Iterable[Entry], shown: str) -> Iterator[Complaint]:
    """The first place where a squeezed text is another than that of the trace."""
    at = 0
    for entry in entries:
        if entry.kind in NOT_SHOWN:
            continue
        wanted = squeezed(entry.text)
        if not shown.startswith(wanted, at):
            same = len(commonprefix([wanted, shown[at : at + len(wanted)]]))
            yield _complaint(
                path, f"lacks '{wanted[same:][:SHOWN_LETTERS]}'", shown[at + same :][:SHOWN_LETTERS], entry
            )
            return
        at += len(wanted)
    if at < len(shown):
        yield _complaint(path, "shows more than the document holds", shown[at : at + SHOWN_LETTERS], None)


def differences_beside(path: Path, entries: list[Entry], pages: list[Page], toc_title: str) -> Iterator[Complaint]:
    """What pages show beside their content: in head and foot title, version, section, the table that goes on, and number; else heads of tables that go on, and dots."""
    heads_of_tables, head = re.compile(_either(_heads_of_tables(entries)) + "*"), _head(entries, toc_title)
    for number, page in enumerate(pages, start=1):
        beside, margins = squeezed(page.beside.replace(".", "")), squeezed(page.margins)
        in_head, foot, behind = margins.rpartition(f"{number}of{len(pages)}")
        is_right = foot and not behind and (head.fullmatch(in_head) if number > 1 else not in_head)
        for text, may_stand in ((beside, heads_of_tables.fullmatch(beside)), (margins, is_right)):
            if not may_stand:
                yield _complaint(path, f"page {number} lacks what belongs beside its text", text[:120], None)


def _head(entries: list[Entry], toc_title: str) -> re.Pattern[str]:
    """What the head of a page may show; the first page has none."""
    title = _joined(entry for entry in entries if entry.place == "title")
    version = next((f",version{entry.text}" for entry in entries if entry.of == VERSION), "")
    blocks = groupby((entry for entry in entries if entry.level == 1), key=lambda entry: entry.block)
    sections = [_joined(entry for entry in block if entry.place == "heading") for _, block in blocks]
    tables = {entry.float for entry in entries if entry.place == TABLE_HEAD}
    goes_on = _either([f"Table{number},continued" for number in range(1, len(tables) + 1)])
    return re.compile(re.escape(title + squeezed(version)) + _either([*sections, squeezed(toc_title)]) + f"?{goes_on}?")


def _heads_of_tables(entries: list[Entry]) -> list[str]:
    """The heads of tables, each whole, and those of rows below them."""
    blocks = groupby(entries, key=lambda entry: (entry.place, entry.float))
    return [_joined(head).replace(".", "") for (place, _), head in blocks if place in (TABLE_HEAD, ROWS_HEAD)]


def _joined(entries: Iterable[Entry]) -> str:
    return squeezed("".join(entry.text for entry in entries))


def _either(texts: list[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(set(texts), key=len, reverse=True))) + ")"


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
