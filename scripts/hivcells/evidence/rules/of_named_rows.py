"""Rules on tables that name rows of others: the row has to be there, and its number of the kind that is needed."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import Row, each_row, rows_by
from hivcells.evidence.rules.complain import complain
from hivcells.stops import COLUMNS, outcomes_of, people_of_rows
from hivcells.tables import Tables, words

SINGLE, PEOPLE = "single", "people"
GIVEN_CELLS = "experimental"
MEANS, SHARE, REPORTED = "mean difference", "share", "reported"


def interruptions_name_rows_that_count(tables: Tables) -> Iterator[Complaint]:
    """People who stopped treatment are counted by a finding of people or of one person, or by the parts of an event."""
    findings, known = tables["findings"], _parts_of_events(tables)
    of_people = (findings.unit == PEOPLE) & findings.value.str.isdecimal()
    known |= set(findings.loc[of_people | (findings.statistic == SINGLE), "finding_id"])
    for row in each_row(tables["interruptions"]):
        for column in COLUMNS:
            for row_id in words(getattr(row, column)):
                if row_id not in known:
                    remedy = "Name a finding of one person, one with a whole number of people, or .events or .assessed of an event."
                    yield complain("interruptions", row, column, f"no people are counted in '{row_id}'", remedy)


def who_has_a_level_after_return_is_counted(tables: Tables) -> Iterator[Complaint]:
    """Of a study there are at least as many in whom the disease came back as had a level measured that exists only then.

    Looks at people given cells; those of several rows of one arm may be the same, so that its largest row counts.
    """
    measured = _measured_after_return(tables)
    for row, people in _stops(tables):
        n_measured, n_back = measured.get(row.study_id, 0), people["ever"]
        if n_measured > n_back:
            problem = f"{n_measured} people had a level measured after its return, and {n_back} count as returned"
            yield complain("interruptions", row, "measured_ids", problem, "Name the rows of these people here.")


def stops_fit_the_people(tables: Tables) -> Iterator[Complaint]:
    """Nobody has two outcomes of a stop: who came back and who stayed away are together no more than stopped."""
    for row, people in _stops(tables):
        if min(people.values()) < 0:
            problem = f"{people['stopped']} stopped, {people['ever']} came back and {people['away']} are away"
            yield complain("interruptions", row, "people_ids", problem, "Name each person once.")


def _stops(tables: Tables) -> Iterator[tuple[Row, dict[str, int]]]:
    """Each stop with its people by outcome; without those that name rows of nobody, which another rule complains of."""
    people = people_of_rows(tables)
    for row in each_row(tables["interruptions"]):
        if all(row_id in people for column in COLUMNS for row_id in words(getattr(row, column))):
            yield row, outcomes_of(row._asdict(), people)


def _measured_after_return(tables: Tables) -> dict[str, int]:
    """People given cells of whom a level was measured that exists only once the disease is back, by study."""
    outcomes, arms, events = tables["outcomes"], tables["arms"], tables["events"]
    given = arms.arm_id[arms.role == GIVEN_CELLS]
    only_after = outcomes.outcome_id[outcomes.only_after_return == "yes"]
    rows = events[events.outcome_id.isin(only_after) & events.arm_id.isin(given) & (events.n_assessed != "")]
    by_arm = rows.assign(people=rows.n_assessed.astype(int)).groupby(["study_id", "arm_id"]).people.max()
    return {str(study): int(people) for study, people in by_arm.groupby("study_id").sum().items()}


def _parts_of_events(tables: Tables) -> set[str]:
    parts = (("events", "n_events"), ("assessed", "n_assessed"))
    events = tables["events"]
    return {f"{key}.{part}" for part, column in parts for key in events.loc[events[column] != "", "event_id"]}


def planned_trials_name_numbers(tables: Tables) -> Iterator[Complaint]:
    """A sample size is worked out from people, a spread or an interval, or a share that stand in the rows it names."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["next_trial"]):
        for column, cells in _cells_needed(row):
            finding = findings.get(getattr(row, column))
            has_cells = finding is not None and all(getattr(finding, cell) for cell in cells)
            if finding is None or not has_cells or (column.startswith("n_") and not finding.value.isdecimal()):
                needed = "whole number of people" if column.startswith("n_") else " and ".join(cells)
                yield complain("next_trial", row, column, f"no {needed} there", f"Name a finding with a {needed}.")


def pooled_groups_are_pairs(tables: Tables) -> Iterator[Complaint]:
    """Groups whose spread is pooled are named in pairs: a row with a spread, and one with a whole number of people."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["next_trial"]):
        named = [findings.get(row_id) for row_id in words(row.pooled_ids)]
        are_spreads = all(finding is not None and finding.spread for finding in named[::2])
        are_people = all(finding is not None and finding.value.isdecimal() for finding in named[1::2])
        if len(named) % 2 or not (are_spreads and are_people):
            remedy = "Name for each group a row with a spread, then one with its people."
            yield complain("next_trial", row, "pooled_ids", "not pairs of a spread and of people", remedy)


def figures_show_what_is_known(tables: Tables) -> Iterator[Complaint]:
    """Outcomes and kinds of therapy that a figure shows come from the vocabulary."""
    for column, table, key in (
        ("outcome_ids", "outcomes", "outcome_id"),
        ("modality_ids", "modalities", "modality_id"),
    ):
        known = set(tables[table][key])
        for figure in each_row(tables["figures"]):
            for unknown in (word for word in words(getattr(figure, column)) if word not in known):
                problem = f"the table '{table}' has no '{unknown}'"
                yield complain("figures", figure, column, problem, "Add it there, or fix the spelling here.")


def _cells_needed(row: Row) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The columns of a question that name findings, with the cells that these have to have."""
    if row.kind == MEANS:
        yield "n_first_id", ("value",)
        if row.n_second_id:
            yield "n_second_id", ("value",)
        yield "spread_finding_id", ("spread",) if row.spread_from == REPORTED else ("low", "high")
    elif row.kind == SHARE:
        yield "compared_finding_id", ("value",)
