"""Rules on how many people a group holds: bounds in their order, parts within the whole, overlaps named, nobody twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row, rows_by
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables, words

# An overlap with a report that no text names; all other names of an overlap are shared by two groups at least.
UNPLACED = "unplaced"
NOT_PRINTED, PLANNED = "not printed", "planned"
RANDOMISED, ALLOCATED = "randomised", "allocated"


def participants_name_their_people(tables: Tables) -> Iterator[Complaint]:
    """Each study says in participants.csv whose people it reports, by a row with a number of people of that study."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["participants"]):
        finding = findings.get(row.people_finding_id)
        is_people = finding and finding.unit == "people" and finding.value.isdigit()
        is_missing = not row.people_finding_id and row.counts == "yes"
        if is_missing or finding and (finding.study_id != row.study_id or not is_people):
            remedy = "Name a row of findings.csv with a whole number and the unit people."
            yield complain("participants", row, "people_finding_id", "no number of people of this study", remedy)
        if row.counts == "yes" and row.same_people_as:
            remedy = "Set counts to no, or leave same_people_as blank."
            yield complain(
                "participants", row, "same_people_as", "counts although the people are counted elsewhere", remedy
            )
    studies = tables["studies"]
    for study in each_row(studies.loc[~studies.study_id.isin(tables["participants"].study_id)]):
        remedy = "Add one that says whether its people count in totals."
        yield complain("studies", study, "study_id", "no row in participants.csv", remedy)


def people_are_within_bounds(tables: Tables) -> Iterator[Complaint]:
    """People surely different are not more than those at most, nor these more than those who entered."""
    for row in each_row(tables["participants"]):
        surely, at_most, entered = int(row.n_surely_different), int(row.n_at_most), int(row.n_entered or 0)
        if surely > at_most:
            remedy = "Enter the people who cannot be in another report, who are some of those at most."
            yield complain("participants", row, "n_surely_different", f"more than the {at_most} at most", remedy)
        if at_most > entered:
            remedy = "Enter how many took part, or lower the bound."
            yield complain("participants", row, "n_at_most", f"more than the {entered} who entered", remedy)


def groups_count_by_one_rule(tables: Tables) -> Iterator[Complaint]:
    """A group counts where some of its people are surely in no other group, and then with all who entered.

    So the people of the groups that count are not fewer than those surely different, nor more than those at most.
    """
    for row in each_row(tables["participants"]):
        surely, at_most = int(row.n_surely_different), row.n_at_most
        if (row.counts == "yes") != (surely > 0):
            problem = f"though {surely} of its people are surely different"
            remedy = "Set counts to yes where somebody is surely in no other group, otherwise to no."
            yield complain("participants", row, "counts", problem, remedy)
        if row.counts == "yes" and at_most != row.n_entered:
            problem = f"not the {row.n_entered} who entered, though the group counts"
            remedy = "Enter those; a group of which some are surely reported elsewhere is two groups."
            yield complain("participants", row, "n_at_most", problem, remedy)


def people_given_and_compared_entered(tables: Tables) -> Iterator[Complaint]:
    """Those given the cells and those compared with them are among those who entered; what is blank has its reason."""
    for row in each_row(tables["participants"]):
        given, compared, entered = (int(cell or 0) for cell in (row.n_given_cells, row.n_compared, row.n_entered))
        if given + compared > entered:
            problem = f"with the {compared} compared more than the {entered} who entered"
            remedy = "Count nobody in both, and nobody who did not enter."
            yield complain("participants", row, "n_given_cells", problem, remedy)
        is_untold = NOT_PRINTED not in row.reason
        for column in ("n_given_cells", "n_compared"):
            if row.n_entered and is_untold and not getattr(row, column):
                remedy = f"Enter the number, or say in the reason that it is '{NOT_PRINTED}'."
                yield complain("participants", row, column, "blank without a reason", remedy)


def people_entered_are_those_of_their_row(tables: Tables) -> Iterator[Complaint]:
    """People who entered are those of the row that is named, and no plan."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["participants"]):
        finding = findings.get(row.people_finding_id)
        if not row.n_entered or finding is None or not finding.value.isdigit():
            continue
        if finding.scope == PLANNED:
            remedy = "Leave this blank until a text says how many entered."
            yield complain("participants", row, "n_entered", "people who were planned, and did not enter", remedy)
        elif row.n_entered != finding.value:
            problem = f"not the {finding.value} of {finding.finding_id}"
            yield complain(
                "participants", row, "n_entered", problem, "Enter those, or name the row of all who entered."
            )


def people_allocated_are_those_randomised(tables: Tables) -> Iterator[Complaint]:
    """Where a text prints how many were randomised the people allocated to all arms add up to it; else they are others."""
    findings, arms = tables["findings"], tables["arms"].groupby("study_id").arm_id.agg(set).to_dict()
    numbers = findings.loc[findings.value.str.isdecimal()]
    allocated = numbers.loc[(numbers.scope == ALLOCATED) & (numbers.arm_id != "")]
    groups = {study: (set(of.arm_id), sum(map(int, of.value))) for study, of in allocated.groupby("study_id")}
    for row in each_row(numbers.loc[(numbers.scope == RANDOMISED) & (numbers.arm_id == "")]):
        of_arms, people = groups.get(row.study_id, (set(), 0))
        if of_arms == arms.get(row.study_id) and people != int(row.value):
            remedy = "Say in the scope of the groups which people they are, such as received, or correct a number."
            yield complain("findings", row, "value", f"the groups allocated add up to {people}", remedy)


def women_are_among_the_people(tables: Tables) -> Iterator[Complaint]:
    """No study reports more women than people who entered."""
    entered = {row.study_id: int(row.n_entered or 0) for row in each_row(tables["participants"])}
    studies = tables["studies"]
    if "n_women" not in studies.columns:
        return
    for row in each_row(studies.loc[studies.n_women != ""]):
        if int(row.n_women) > entered.get(row.study_id, 0):
            problem = f"more than the {entered.get(row.study_id, 0)} people who entered"
            yield complain("studies", row, "n_women", problem, "Check both numbers against the text.")


def overlaps_are_named(tables: Tables) -> Iterator[Complaint]:
    """Where nobody of a group is surely another person, the groups with which it may share people have one name."""
    participants = tables["participants"]
    sizes = Counter(name for cell in participants.overlap_group for name in words(cell))
    for row in each_row(participants):
        if _is_in_doubt(row) and not row.overlap_group:
            remedy = f"Name the groups that may share people alike, or write '{UNPLACED}' where no text names one."
            yield complain("participants", row, "overlap_group", "people in doubt without an overlap", remedy)
        if row.same_people_as and row.n_at_most != "0":
            remedy = "Enter 0, or name an overlap alone where it is not sure that these are the same people."
            yield complain("participants", row, "n_at_most", f"counted, and reported in '{row.same_people_as}'", remedy)
        for name in words(row.overlap_group):
            if name != UNPLACED and sizes[name] == 1:
                remedy = "Name it in the other groups too, or fix the spelling."
                yield complain("participants", row, "overlap_group", f"'{name}' holds this group alone", remedy)


def _is_in_doubt(row: Row) -> bool:
    return row.n_surely_different == "0" and row.n_at_most != "0"


def registered_trials_count_once(tables: Tables) -> Iterator[Complaint]:
    """Two studies whose people both count do not report one registered trial, unless it is said that they may share people."""
    participants = tables["participants"]
    # Where no text names what a group may share people with, its trial is no other for that.
    is_named = ~participants.overlap_group.isin(["", UNPLACED])
    counted = set(participants.study_id[(participants.counts == "yes") & ~is_named])
    first: dict[str, str] = {}
    for row in each_row(tables["studies"]):
        for number in words(row.registry_id, ";") if row.study_id in counted else []:
            other = first.setdefault(number_of_trial(number), row.study_id)
            if other != row.study_id:
                problem = f"{number} is also that of {other}, and the people of both count"
                remedy = "Count them once in data/participants.csv, or name their overlap there."
                yield complain("studies", row, "registry_id", problem, remedy)


def number_of_trial(number: str) -> str:
    """A number of a registry in one form: without regard to capitals, and to what a register of Europe puts around it."""
    european = re.search(r"[0-9]{4}-[0-9]{6}-[0-9]{2}", number)
    return european.group() if european else number.lower()
