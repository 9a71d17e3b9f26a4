"""Rules on numbers signed by people: a person, a number that exists, an answer that can be acted on, each once."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.signatures import KEYS, NO
from hivcells.tables import Tables


def signatures_are_of_numbers(tables: Tables) -> Iterator[Complaint]:
    """What was signed is a row of the table that the signature names."""
    known = {name: set(tables[name][key]) for name, key in KEYS.items()}
    for row in each_row(tables["signatures"]):
        if row.row_id not in known[row.table]:
            remedy = "Restore the row, or remove the signature."
            yield complain("signatures", row, "row_id", f"the table '{row.table}' has no such number", remedy)


def signatures_are_of_a_person(tables: Tables) -> Iterator[Complaint]:
    """Blanks sign nothing."""
    for row in each_row(tables["signatures"]):
        if not row.reviewer.strip():
            remedy = "Name the person who compared the number with its text, or remove the row."
            yield complain("signatures", row, "reviewer", "signed by nobody", remedy)


def refusals_say_what_it_should_be(tables: Tables) -> Iterator[Complaint]:
    """A number that was found wrong has its remedy; one that was found right needs none."""
    for row in each_row(tables["signatures"]):
        if row.answer == NO and not row.should_be.strip():
            remedy = "Say what the text has in its place, or remove the row."
            yield complain("signatures", row, "should_be", "found wrong, and not said what it should be", remedy)
        if row.answer != NO and row.should_be:
            remedy = "Leave this blank, or answer no."
            yield complain("signatures", row, "should_be", "found right, and yet said what it should be", remedy)


def nobody_signs_a_number_twice(tables: Tables) -> Iterator[Complaint]:
    """One person gives one answer about a number; once it has changed, that person may sign it anew."""
    first: dict[tuple[str, ...], int] = {}
    for row in each_row(tables["signatures"]):
        person = person_of(row.reviewer)
        line = first.setdefault((row.table, row.row_id, row.value, person), row.Index)
        if person and line != row.Index:
            problem, remedy = f"signed this number in line {line} too", "Keep the answer that is meant."
            yield complain("signatures", row, "reviewer", problem, remedy)


def person_of(reviewer: str) -> str:
    """A name without regard to capitals and blanks."""
    return " ".join(reviewer.split()).casefold()
