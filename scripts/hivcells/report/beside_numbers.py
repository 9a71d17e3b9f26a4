"""What stands beside a number that is bound: nothing that would make another number or another unit of it, no mark left unread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hivcells.complaints import Complaint
from hivcells.quantities import DAYS_IN
from hivcells.report.inspect_prose import Locator
from hivcells.report.trace import FREE, VALUE, Entry
from hivcells.tables import Tables

# A sign, a digit's look-alike or a second number that touches the first would be read with it.
BEFORE, AFTER = " (“‘[", " ),.;:?!”’]"
COMPOUND = re.compile(r"-[a-z]+\b")  # as in '2-year survival'
NEXT_WORD = re.compile(r"\s+([a-z]+|%)")
# Markdown that pandoc did not take for what it was meant as, and shows as it stands.
UNREAD = re.compile(r"(\]\{|\{[.#]|\*\*|^#+|\[@)\S*")
# ASSUME: units of time and percentages are typed beside numbers; other units are names of what is counted.
PERCENT = ("percent", "%")


def complaints_of_neighbours(blocks: Iterable[list[Entry]]) -> Iterator[Complaint]:
    """Numbers that letters, signs or other numbers touch, so that page and PDF would show another."""
    remedy = "Put a blank or a comma between them; a sign belongs to the number in the data."
    for block in blocks:
        for place, entry in enumerate(block):
            if entry.kind == VALUE and (touching := _touching(block, place)):
                yield Complaint(
                    entry.file, entry.line, "a number with something that touches it", remedy, value=touching
                )


def _touching(block: list[Entry], place: int) -> str:
    """What touches a number, with the number; blank where nothing does."""
    number, before, after = block[place].text, _text(block, place - 1), _text(block, place + 1)
    if before and before[-1] not in BEFORE:
        return before[-1] + number
    is_ended = not after or after[0] in AFTER or COMPOUND.match(after)
    is_apart = " " in after or not (place + 2 < len(block) and block[place + 2].kind == VALUE)
    return "" if is_ended and is_apart else f"{number}{after[:1]}"


def _text(block: list[Entry], place: int) -> str:
    """The text of a neighbour; of another number a digit, since a number must not touch it."""
    if not 0 <= place < len(block):
        return ""
    return block[place].text if block[place].kind == FREE else "0" if block[place].kind == VALUE else ""


def complaints_of_units(
    blocks: Iterable[list[Entry]], values: Mapping[str, dict[str, Any]], tables: Tables
) -> Iterator[Complaint]:
    """A percentage, or another unit of time than its own, typed behind a number that is quoted without its unit."""
    units = tables["units"]
    words = {word: unit for unit, *forms in zip(units.unit_id, units.symbol, units.singular) for word in forms}
    for block in blocks:
        for place, entry in enumerate(block):
            found = (
                NEXT_WORD.match(_text(block, place + 1)) if entry.kind == VALUE and entry.form != "quantity" else None
            )
            word, unit = found[1] if found else "", values.get(entry.of, {}).get("unit", "")
            is_of_time = unit in DAYS_IN and words.get(word, unit) in DAYS_IN and words.get(word, unit) != unit
            if is_of_time or (word in PERCENT and unit != "percent"):
                remedy = "Quote it with .quantity, which gives the unit of the data."
                problem = f"a unit typed beside a number of {unit or 'no unit'}"
                yield Complaint(entry.file, entry.line, problem, remedy, value=f"{entry.text} {word}")


def complaints_of_unread_marks(blocks: Iterable[list[Entry]], at: Locator) -> Iterator[Complaint]:
    """Markup that was not read as such, and would be shown as it stands."""
    remedy = "Close its brackets and stars, leave no blank within {.value}, and a blank line before a heading."
    for block in blocks:
        for entry in block:
            if entry.kind == FREE and (mark := UNREAD.search(entry.text)):
                yield at(block, mark.group(), "markup that was not read", remedy)
