"""Rules on keys, which people read: what a key names, the columns of its row say.

Here alone keys are taken apart, to hold them against the columns; every other program reads the columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.signatures import KEYS
from hivcells.tables import Tables

CONTEXT_PREFIX = "context."
# Parts of a key that place a row before or at the start of the treatment, which is time 0.
AT_THE_START = {"baseline", "before", "entry"}


def arms_belong_to_their_study(tables: Tables) -> Iterator[Complaint]:
    """An arm named in a row is an arm of the study named in that row."""
    study_of = dict(zip(tables["arms"].arm_id, tables["arms"].study_id))
    for table, columns in (("findings", ("arm_id", "comparator_arm_id")), ("events", ("arm_id",))):
        for row in each_row(tables[table]):
            for column in columns:
                study = study_of.get(getattr(row, column), row.study_id)
                if study != row.study_id:
                    problem = f"an arm of {study}, not of {row.study_id}"
                    yield complain(table, row, column, problem, "Name an arm of the same study.")


def keys_begin_with_their_study(tables: Tables) -> Iterator[Complaint]:
    """A key says which study its row is about; that of an arm is the study and the short name."""
    for row in each_row(tables["arms"]):
        if row.arm_id != f"{row.study_id}.{row.short_name}":
            problem = f"the key is not '{row.study_id}.{row.short_name}'"
            yield complain("arms", row, "arm_id", problem, "Make the key of the study and the short name.")
    for table, key in KEYS.items():
        for row in each_row(tables[table]):
            prefix = f"{row.study_id}." if row.study_id else CONTEXT_PREFIX
            if not getattr(row, key).startswith(prefix):
                problem = f"the key does not begin with '{prefix}'"
                remedy = "Begin the key with the study, or with 'context.' where there is none."
                yield complain(table, row, key, problem, remedy)


def keys_say_what_their_rows_are(tables: Tables) -> Iterator[Complaint]:
    """Where the key of a row names an arm or a time, the row is about that arm and time."""
    short_name = dict(zip(tables["arms"].arm_id, tables["arms"].short_name))
    names_in = tables["arms"].groupby("study_id").short_name.agg(set).to_dict()
    for row in each_row(tables["findings"]):
        arms = {short_name[arm] for arm in (row.arm_id, row.comparator_arm_id) if arm in short_name}
        yield from _key_names_other_arm("findings", row, arms, names_in.get(row.study_id, set()))
    for row in each_row(tables["events"]):
        arms = {short_name[row.arm_id]} if row.arm_id in short_name else set()
        yield from _key_names_other_arm("events", row, arms, names_in.get(row.study_id, set()))
    outcomes = tables["outcomes"]
    known_at_entry = set(outcomes.outcome_id[outcomes.is_at_entry == "yes"])
    for row in each_row(tables["findings"]):
        yield from _key_names_other_time(row, row.outcome_id in known_at_entry)


def _key_names_other_arm(table: str, row: Row, arms: set[str], names_of_study: set[str]) -> Iterator[Complaint]:
    named = [part for part in getattr(row, KEYS[table]).split(".")[1:] if part in names_of_study]
    if arms and named and not arms & set(named):
        problem = f"the key names the arm {named[0]}"
        yield complain(table, row, "arm_id", problem, "Correct the arm, or rename the row.")


def _key_names_other_time(row: Row, is_known_at_entry: bool) -> Iterator[Complaint]:
    parts = row.finding_id.split(".")[1:]
    at_start = is_known_at_entry or any(part in AT_THE_START or part.endswith("_before") for part in parts)
    if at_start and row.time_value not in ("", "0"):
        problem = "the outcome or the key names the start"
        yield complain("findings", row, "time_value", problem, "Correct the time, or rename the row.")
    for unit, number in re.findall(r"\.(hour|day|week|month|year)(\d+)(?=\.|$)", row.finding_id):
        if row.time_value and (row.time_unit, row.time_value) != (unit, number):
            problem = f"the key names {unit} {number}"
            yield complain("findings", row, "time_value", problem, "Correct the time, or rename the row.")


def years_fit_their_keys(tables: Tables) -> Iterator[Complaint]:
    """The year in the key of a document is the year of the document; recruitment does not end before it begins."""
    for row in each_row(tables["sources"]):
        named = re.search(r"(?<!\d)(?:19|20)\d\d", row.source_id)
        if named and named.group() != row.named_after_year and row.year not in ("", named.group()):
            remedy = "Correct the year, rename the document, or say in named_after_year that it is another's."
            yield complain("sources", row, "year", f"the key names {named.group()}", remedy)
    for row in each_row(tables["studies"]):
        if row.recruitment_end and row.recruitment_end < row.recruitment_start:
            yield complain("studies", row, "recruitment_end", f"before {row.recruitment_start}", "Check both months.")
