"""Rules on single cases: what is reported of a stop fits together, and linked rows are of the same people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.stops import AWAY, STOPPED
from hivcells.tables import Tables

NEVER, NOT_STOPPED, NOT_STATED = "never", "not stopped", "not stated"
EVENT_LINK = "_event_id"
LINKS = ("_finding_id", EVENT_LINK)
YES_OR_NO = {"yes": True, "no": False}


def stops_fit_together(tables: Tables) -> Iterator[Complaint]:
    """What came after a stop is reported only where there was one; each time says where it begins."""
    for row in each_row(tables["cases"]):
        if row.virus_after_stop != NOT_STATED and (row.virus_after_stop == NOT_STOPPED) != (row.stop == NEVER):
            problem = f"treatment was stopped '{row.stop}'"
            yield complain("cases", row, "virus_after_stop", problem, "Say of both that treatment was stopped, or not.")
        if row.stop_finding_id and row.stop not in STOPPED:
            remedy = "Say when treatment was stopped, or leave this blank."
            yield complain("cases", row, "stop_finding_id", f"a time of a stop that is '{row.stop}'", remedy)
        for time, since in (("rebound_finding_id", "rebound_since"), ("last_finding_id", "last_since")):
            if bool(getattr(row, time)) != bool(getattr(row, since)):
                remedy = "Enter both, or neither."
                yield complain("cases", row, since, "a time and where it begins do not come together", remedy)


def cases_link_rows_of_the_same_people(tables: Tables) -> Iterator[Complaint]:
    """A row that a case names is of its study, or of a report on the same people."""
    reports = _reports_on_the_same_people(tables)
    study_of = {row.finding_id: row.study_id for row in each_row(tables["findings"])}
    study_of |= {row.event_id: row.study_id for row in each_row(tables["events"])}
    study_of |= {row.arm_id: row.study_id for row in each_row(tables["arms"])}
    for row in each_row(tables["cases"]):
        for column in _links_of(row):
            study = study_of.get(getattr(row, column))
            if study and study not in {row.study_id, *reports[row.study_id]}:
                problem = f"a row of {study}, which is about other people"
                yield complain("cases", row, column, problem, "Name a row on the person of the case.")


def cases_agree_with_the_rows_that_they_link(tables: Tables) -> Iterator[Complaint]:
    """What a case says yes or no of befell somebody in the event that it names, and what stayed away has no time of a return."""
    events = dict(zip(tables["events"].event_id, tables["events"].n_events))
    for row in each_row(tables["cases"]):
        for column in (column for column in row._fields if f"{column}{EVENT_LINK}" in row._fields):
            says, befell = getattr(row, column), events.get(getattr(row, f"{column}{EVENT_LINK}"), "")
            if befell and says in YES_OR_NO and (befell != "0") != YES_OR_NO[says]:
                problem = f"{befell} in the event that it names"
                yield complain("cases", row, column, problem, "Correct it, or name the row on this person.")
        if row.virus_after_stop == AWAY and row.rebound_finding_id:
            problem, remedy = "with a time of its return", "Say that it came back, or leave that time blank."
            yield complain("cases", row, "virus_after_stop", problem, remedy)


def _links_of(row: Row) -> list[str]:
    return ["arm_id", *(column for column in row._fields if column.endswith(LINKS))]


def _reports_on_the_same_people(tables: Tables) -> dict[str, set[str]]:
    """The studies that report the people of each study, as far as participants.csv says so."""
    study_of = dict(zip(tables["participants"].cohort_id, tables["participants"].study_id))
    reports: dict[str, set[str]] = defaultdict(set)
    for row in each_row(tables["participants"]):
        if other := study_of.get(row.same_people_as):
            reports[other].add(row.study_id)
            reports[row.study_id].add(other)
    return reports
