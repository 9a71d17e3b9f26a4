"""What the trace shows of the prose before it is rendered: numbers and words typed by hand, ids without a value, raw markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hivcells.complaints import Complaint
from hivcells.report.forms import NUMBER_IN_TEXT, TEXT_OF_FORM
from hivcells.report.number_words import Found, words_in
from hivcells.report.prose import NEAR_LINES, Line, Places
from hivcells.report.trace import ALT, CODE, COVERAGE, DRAWING, FREE, MATH, TABLE, VALUE, XREF, Entry
from hivcells.report.typed_quantities import typed_quantities
from hivcells.report.vocabulary import Vocabulary
from hivcells.tables import Tables

MISSING, TYPED = "\ufffd", (FREE, CODE, MATH)
LETTERS, FEWEST_LETTERS = 40, 10
PLAIN = re.compile(rf"[\w ,.;:()/%-]{{{FEWEST_LETTERS},}}")


def located(entries: Iterable[Entry], lines: list[Line]) -> list[Entry]:
    """The entries with file and line where they stand in the text; those of tables and drawings are put in later."""
    places, found, block = Places(lines), [], 0
    for entry in entries:
        is_new = entry.block != block
        block = entry.block
        if entry.kind in TYPED and not entry.claim:
            # After words that are bound a sentence may end its line, so that its point stands in another than what follows.
            _go_to_typed(places, entry.text.lstrip(" .,;:)"), is_new)
        elif words := _mark_of(entry):
            places.go_to(words)
        found.append(entry._replace(file=places.here().file, line=places.here().number))
    return found


def _mark_of(entry: Entry) -> str:
    """What stands in the line of an entry that is bound."""
    if entry.kind == VALUE:
        return f"[{entry.of}]"
    if entry.kind == XREF:
        return f"@{entry.of}"
    if entry.kind == TABLE:
        return f'name="{entry.of}"'
    if entry.kind == DRAWING:
        return entry.of
    return entry.of[:LETTERS] if entry.kind == ALT else f"#{entry.claim}" if entry.claim else ""


def _go_to_typed(places: Places, text: str, is_new: bool) -> None:
    """Go to the line of typed text by its first letters that pandoc leaves as they are; a short run is looked for near by."""
    run = PLAIN.match(text)
    if run and not places.go_to(run.group()[:LETTERS], from_next=is_new):
        places.go_to(run.group()[:FEWEST_LETTERS], from_next=is_new, within=NEAR_LINES)


def blocks_of(entries: Iterable[Entry]) -> Iterator[list[Entry]]:
    """The entries paragraph by paragraph."""
    block: list[Entry] = []
    for entry in entries:
        if block and entry.block != block[0].block:
            yield block
            block = []
        block.append(entry)
    if block:
        yield block


def typed_text(block: Iterable[Entry], with_claims: bool = True) -> str:
    """What of a paragraph was typed as prose; all else is blank."""
    return "".join(_typed(entry) if with_claims or not entry.claim else _blank(entry.text) for entry in block)


def _typed(entry: Entry) -> str:
    if entry.kind == ALT:
        return NUMBER_IN_TEXT.sub(lambda found: _blank(found.group()), entry.of)
    return entry.text if entry.kind in TYPED else _blank(entry.text)


def _blank(text: str) -> str:
    return " " * max(1, len(text))


def complaints_of_numbers(blocks: Iterable[list[Entry]], words: Vocabulary, at: Locator) -> Iterator[Complaint]:
    """Digits and number words of the prose that are bound to nothing, and what could hide one."""
    for block in blocks:
        for typed in typed_quantities(typed_text(block), words):
            yield at(block, *typed)


def words_of_number(blocks: Iterable[list[Entry]], words: Vocabulary) -> list[tuple[list[Entry], Found]]:
    """Words of number, claims included, each with the exempt phrase around it."""
    return [
        (block, found)
        for block in blocks
        for found in words_in(typed_text(block), words.number_words, words.innocent_numbers)
    ]


def words_of_claims(blocks: Iterable[list[Entry]], words: Vocabulary) -> list[tuple[list[Entry], Found]]:
    """Words that compare or generalise outside of claims, each with the exempt phrase around it."""
    return [
        (block, found)
        for block in blocks
        for found in words_in(typed_text(block, with_claims=False), words.claim_words, words.innocent_claims)
    ]


def complaints_of_claim_words(found: list[tuple[list[Entry], Found]], at: Locator) -> Iterator[Complaint]:
    """Words of a claim that are bound to no predicate."""
    remedy = (
        "Bind the words, as in [the only trial]{.claim #only-trial}, "
        "or say in data/vocabulary/claim_words.csv why they need no predicate."
    )
    for block, word in found:
        if not word.phrase:
            yield at(block, word.word, "a word that makes a claim, bound to no predicate", remedy)


def unneeded_exemptions(found: list[tuple[list[Entry], Found]], table: str, tables: Tables) -> Iterator[Complaint]:
    """Phrases of a table of exemptions that no sentence holds any more: each would let the next one pass unread."""
    needed = {word.phrase for _, word in found}
    for line, phrase in tables[table].phrase.items():
        if phrase not in needed:
            problem = "no sentence of the report needs this exemption"
            remedy = "Delete the row, or correct its phrase to the words of the sentence."
            yield Complaint(f"data/vocabulary/{table}.csv", int(str(line)), problem, remedy, "phrase", phrase)


def complaints_of_ids(entries: Iterable[Entry], values: Mapping[str, dict[str, Any]]) -> Iterator[Complaint]:
    """Ids that no value has, forms that a value has not, references to nothing."""
    for entry in entries:
        asked = [(entry.of, entry.form)] if entry.kind == VALUE else []
        asked += NUMBER_IN_TEXT.findall(entry.of) if entry.kind == ALT else []
        for value_id, form in asked:
            yield from _complaint_of_id(entry, value_id, form or "value", values)
        if entry.kind == XREF and MISSING in entry.text:
            remedy = "Correct the spelling, or give the section, figure or table this id."
            yield Complaint(entry.file, entry.line, "a reference to nothing", remedy, value=entry.of)


def _complaint_of_id(
    entry: Entry, value_id: str, form: str, values: Mapping[str, dict[str, Any]]
) -> Iterator[Complaint]:
    if value_id.startswith(COVERAGE):
        return
    if value_id not in values:
        remedy = "Correct the spelling, or add the row that the number comes from; results/values.json lists the ids."
        yield Complaint(entry.file, entry.line, "no value has this id", remedy, value=value_id)
    elif not values[value_id].get(TEXT_OF_FORM.get(form, "")):
        remedy = "Use .value; .interval needs limits, .words a whole number."
        yield Complaint(entry.file, entry.line, f"the value has no form '{form}'", remedy, value=value_id)


class Locator:
    """Words a complaint about a paragraph, at the line that holds the words."""

    def __init__(self, lines: list[Line]):
        self.lines = lines
        self.line_of = {(line.file, line.number): index for index, line in enumerate(lines)}

    def __call__(
        self, block: list[Entry], words: str, problem: str, remedy: str, value: str | None = None
    ) -> Complaint:
        line = Places(self.lines, self.line_of.get((block[0].file, block[0].line), 0)).find(words)
        return Complaint(line.file, line.number, problem, remedy, value=value or words)
