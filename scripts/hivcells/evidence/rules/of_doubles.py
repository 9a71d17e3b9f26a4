"""Rules on what stands twice under two names: documents, people, arms, events, judgements, disagreements, records."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.evidence.rules.of_studies import EXCLUDED
from hivcells.tables import Tables


def documents_stand_once(tables: Tables) -> Iterator[Complaint]:
    """Two works of one year do not have one title."""
    first: dict[Hashable, Row] = {}
    for row in each_row(tables["sources"].loc[tables["sources"].year != ""]):
        other: Row = first.setdefault((alike(row.title), row.year), row)
        if other.work_id != row.work_id:
            remedy = "Give both rows one work_id, or correct a title."
            yield complain("sources", row, "title", f"also that of {other.source_id}", remedy)


def labels_tell_apart(tables: Tables) -> Iterator[Complaint]:
    """Readers know studies, and the arms of a study, by their labels."""
    for table, key, within in (("studies", "study_id", ""), ("arms", "arm_id", "study_id")):
        first: dict[Hashable, Row] = {}
        for row in each_row(tables[table]):
            other: Row = first.setdefault((getattr(row, within, ""), alike(row.label)), row)
            if other is not row:
                problem = f"also that of {getattr(other, key)}"
                yield complain(table, row, "label", problem, "Give each a label of its own.")


def people_count_in_one_row(tables: Tables) -> Iterator[Complaint]:
    """Two groups that count are not the people of one row."""
    first: dict[Hashable, Row] = {}
    counted = tables["participants"].loc[tables["participants"].counts == "yes"]
    for row in each_row(counted.loc[counted.people_finding_id != ""]):
        other: Row = first.setdefault(row.people_finding_id, row)
        if other is not row:
            problem = f"also the people of {other.cohort_id}, and both count"
            yield complain("participants", row, "people_finding_id", problem, "Remove one of the rows.")


def people_of_an_arm_are_those_of_their_study(tables: Tables) -> Iterator[Complaint]:
    """The people of a whole study and those of one of its arms do not both count."""
    arm_of = dict(zip(tables["findings"].finding_id, tables["findings"].arm_id))
    participants = tables["participants"]
    counted = participants.loc[(participants.counts == "yes") & participants.people_finding_id.isin(arm_of)]
    whole = {row.study_id: row.cohort_id for row in each_row(counted) if not arm_of[row.people_finding_id]}
    for row in each_row(counted):
        if arm_of[row.people_finding_id] and row.study_id in whole:
            problem = f"people of an arm, who count in {whole[row.study_id]} already"
            yield complain(
                "participants", row, "people_finding_id", problem, "Say that they do not count by themselves."
            )


def biases_are_judged_once(tables: Tables) -> Iterator[Complaint]:
    """A domain of a tool has one judgement for an outcome of a study, a tool and its domains one spelling."""
    first: dict[Hashable, Row] = {}
    spelling: dict[Hashable, str] = {}
    for row in each_row(tables["risk_of_bias"]):
        other: Row = first.setdefault((row.study_id, row.tool, row.outcome_id, row.domain), row)
        if other is not row:
            remedy = "Keep the judgement that is meant."
            yield complain("risk_of_bias", row, "domain", f"judged in {other.judgement_id} too", remedy)
        for column, known in (("tool", (row.tool,)), ("domain", (row.tool, row.domain))):
            text = getattr(row, column)
            written = spelling.setdefault((column, *map(alike, known)), text)
            if written != text:
                yield complain("risk_of_bias", row, column, f"elsewhere '{written}'", "Write both alike.")


def events_are_counted_once(tables: Tables) -> Iterator[Complaint]:
    """In an arm an event is counted once for all of its people, and once for each part of them, cause or kind."""
    counted = ["study_id", "arm_id", "event", "scope"]
    events = tables["events"]
    for row in each_row(events.loc[events.duplicated(counted)]):
        problem = f"the event '{row.event}' is counted in this scope in an earlier row too"
        yield complain("events", row, "scope", problem, "Name what this row counts, in the event or in its scope.")


def disagreements_are_told_once(tables: Tables) -> Iterator[Complaint]:
    """Two rows do not quote the same words of the same two texts, whether or not one of them quotes more."""
    told: dict[Hashable, list[tuple[str, list[str]]]] = defaultdict(list)
    for row in each_row(tables["discrepancies"]):
        quoted = sorted([(row.source_a, alike(row.printed_a)), (row.source_b, alike(row.printed_b))])
        earlier, words = told[tuple(source for source, _ in quoted)], [words for _, words in quoted]
        for other, others in earlier:
            if all(a and b and (a in b or b in a) for a, b in zip(words, others)):
                remedy = "Remove one of the rows, or quote what this one is about."
                yield complain("discrepancies", row, "printed_a", f"told in {other} too", remedy)
        earlier.append((row.discrepancy_id, words))


def records_are_screened_once(tables: Tables) -> Iterator[Complaint]:
    """What two records lead to is counted once: of two with one identifier or address one is excluded, with that as its reason."""
    first: dict[Hashable, Row] = {}
    for row in each_row(tables["screening"].loc[tables["screening"].decision != EXCLUDED]):
        known = [(column, getattr(row, column)) for column in ("doi", "pmid", "url") if getattr(row, column)]
        # A number of a trial is that of its papers too, and names a record where nothing else does.
        for column, text in known or [("registry_id", row.registry_id)]:
            other: Row = first.setdefault((column, text), row) if text else row
            if other is not row:
                problem, remedy = f"also that of {other.record_id}", "Exclude one of them as the same document."
                yield complain("screening", row, column, problem, remedy)


def alike(text: str) -> str:
    """A text without regard to capitals, blanks, hyphens, and the spelling with s or z."""
    return "".join(letter for letter in text.casefold() if letter.isalnum()).replace("z", "s")
