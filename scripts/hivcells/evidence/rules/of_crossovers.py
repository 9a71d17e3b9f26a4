"""Rules on crossovers: arms that are the same people are compared within people, and nobody is counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.designs import FIRST_PERIOD, PAIRED, crossovers_among
from hivcells.evidence.rows import each_row, spreads_of_planned_trials
from hivcells.evidence.rules.complain import complain
from hivcells.stops import COLUMNS
from hivcells.tables import Tables, words

# How a note begins to say what a text tells of the effect that the first treatment leaves behind.
CARRY_OVER = "Carry-over: "
# Columns that name the rows whose people are added up.
ADDED_UP = (("certainty_outcomes", "people_ids"), *(("interruptions", column) for column in COLUMNS))


def crossovers_say_what_carries_over(tables: Tables) -> Iterator[Complaint]:
    """The note of a crossover tells of the time between its treatments, and of what the first may have left behind."""
    crossovers = crossovers_among(tables["studies"])
    for row in each_row(tables["studies"]):
        if row.study_id in crossovers and CARRY_OVER not in row.note:
            remedy = f"Say '{CARRY_OVER}' and how long the wash-out was, what a test gave, or that the text is silent."
            yield complain("studies", row, "note", "a crossover without a word on carry-over", remedy)


def crossovers_are_compared_within_people(tables: Tables) -> Iterator[Complaint]:
    """A comparison of two arms of a crossover is paired, or of the first period."""
    crossovers = crossovers_among(tables["studies"])
    compared = tables["findings"].comparator_arm_id != ""
    for row in each_row(tables["findings"].loc[compared & tables["findings"].study_id.isin(crossovers)]):
        if row.analysis != PAIRED and row.scope != FIRST_PERIOD:
            problem = "these arms of a crossover are the same people"
            remedy = (
                f"Write '{PAIRED}' where the text compares people with themselves, '{FIRST_PERIOD}' in scope where it"
                " compares those of the first period; what it compares otherwise is quoted in a note."
            )
            yield complain("findings", row, "analysis", problem, remedy)


def paired_comparisons_are_of_crossovers(tables: Tables) -> Iterator[Complaint]:
    """What is paired compares two arms of a crossover over all periods; elsewhere two arms are different people."""
    crossovers = crossovers_among(tables["studies"])
    for row in each_row(tables["findings"].loc[tables["findings"].analysis == PAIRED]):
        if row.study_id not in crossovers:
            remedy = "Correct the design of the study, or leave this blank."
            yield complain("findings", row, "analysis", "the study is no crossover", remedy)
        elif not row.comparator_arm_id:
            remedy = "Name both arms; a change within one arm needs no word here."
            yield complain("findings", row, "analysis", "no comparison of two arms", remedy)
        elif row.scope == FIRST_PERIOD:
            remedy = "Leave the one or the other blank."
            yield complain("findings", row, "analysis", "in its first period nobody has crossed over", remedy)


def people_of_crossovers_are_added_up_once(tables: Tables) -> Iterator[Complaint]:
    """Where the people of several rows are added up, those of a crossover are named by one of its arms."""
    crossovers, arm_of = crossovers_among(tables["studies"]), _arms_of_rows(tables)
    for name, column in ADDED_UP:
        for row in each_row(tables[name]):
            named = [arm_of[row_id] for row_id in words(getattr(row, column)) if row_id in arm_of]
            for study in sorted({study for study, _ in named if study in crossovers}):
                if len({arm for of, arm in named if of == study}) > 1:
                    problem = f"the arms of '{study}' are the same people, counted twice"
                    yield complain(name, row, column, problem, "Name the rows of one of its arms.")


def _arms_of_rows(tables: Tables) -> dict[str, tuple[str, str]]:
    """Study and arm of each finding, event, and number of an event."""
    findings, events = tables["findings"], tables["events"]
    found = dict(zip(findings.finding_id, zip(findings.study_id, findings.arm_id)))
    for part in ("", ".events", ".assessed"):
        found |= dict(zip(events.event_id + part, zip(events.study_id, events.arm_id)))
    return found


def planned_trials_take_no_spread_within_people(tables: Tables) -> Iterator[Complaint]:
    """The spread of differences within people says nothing of the spread between the arms of a trial to come."""
    for row, column, named in spreads_of_planned_trials(tables):
        if any(finding.analysis == PAIRED for finding in named):
            remedy = "Name a row with a spread between people."
            yield complain("next_trial", row, column, "a spread within people", remedy)
