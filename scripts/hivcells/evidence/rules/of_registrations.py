"""Rules on what registries say of trials: no registered trial is forgotten, no state lacks its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

REGISTERED = "registered"
# States of registries that hold the words of another.
STATES = ("not yet recruiting", "active, not recruiting", "enrolling by invitation", "no longer recruiting")


def registered_trials_have_their_state(tables: Tables) -> Iterator[Complaint]:
    """Each registry number of a registered trial has a row, if only one that says that no state was seen."""
    known = set(tables["registrations"].registry_id)
    studies = tables["studies"]
    for study in each_row(studies.loc[studies.inclusion == REGISTERED]):
        for registry_id in filter(None, study.registry_id.split("; ")):
            if registry_id not in known:
                remedy = "Add a row to data/registrations.csv; leave its state blank where no record was seen."
                yield complain("studies", study, "registry_id", f"'{registry_id}' without its state", remedy)


def registrations_are_of_their_study(tables: Tables) -> Iterator[Complaint]:
    """A registry number is one of those of the study that the row is about."""
    numbers_of = dict(zip(tables["studies"].study_id, tables["studies"].registry_id.str.split("; ")))
    for row in each_row(tables["registrations"]):
        if row.registry_id not in numbers_of.get(row.study_id, [row.registry_id]):
            problem = f"no registry number of '{row.study_id}'"
            yield complain("registrations", row, "registry_id", problem, "Correct it, or the study.")


def states_stand_in_what_was_printed(tables: Tables) -> Iterator[Complaint]:
    """A state stands in the words of the record, not denied nor as a part of another; where none was seen a note says so."""
    states = [*map(_plain, STATES), *map(_plain, tables["registrations"].status.unique())]
    for row in each_row(tables["registrations"]):
        if not _is_told(_plain(row.status), _plain(row.as_printed), states):
            problem, remedy = f"not among the words of '{row.as_printed}'", "Copy the words of the record."
            yield complain("registrations", row, "status", problem, remedy)
        if row.status and not row.locator:
            remedy = "Name the copy that was read and the place in it."
            yield complain("registrations", row, "locator", "a state without a place", remedy)
        if not row.status and (row.as_printed or not row.note):
            remedy = "Enter the state that the words name, or say in the note why there is none."
            yield complain("registrations", row, "status", "blank without a reason", remedy)


def records_are_older_than_their_reading(tables: Tables) -> Iterator[Complaint]:
    """No record was updated after the day on which it was seen."""
    for row in each_row(tables["registrations"]):
        if row.record_updated > row.seen_on:  # ISO 8601; a month stands before its days
            problem = f"after {row.seen_on}, the day on which it was seen"
            yield complain("registrations", row, "record_updated", problem, "Check both days.")


def _is_told(status: str, printed: str, states: list[str]) -> bool:
    """Whether a state stands in words, apart from longer ones that hold it and from where it is denied."""
    for longer in states:
        if status in longer and longer != status:
            printed = printed.replace(longer, " ")
    return status in re.sub(rf"\b(?:not|never)(?: \w+){{0,2}} {status}\b", " ", printed) if status else True


def _plain(text: str) -> str:
    """Words without regard to capitals and signs, as 'NOT_YET_RECRUITING' is 'not yet recruiting'."""
    return " ".join(re.findall(r"[a-z]+", text.lower()))
