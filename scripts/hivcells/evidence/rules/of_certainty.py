"""Rules on certainty: each domain is judged with a reason, and no rating is above what its domains allow."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.grade import (
    CASES,
    DOMAINS,
    IMPRECISION,
    INTERRUPTIONS,
    NOTHING_TO_RATE,
    STEPS,
    least_imprecision,
    people_of_outcome,
    rating_of,
    where_it_begins,
)
from hivcells.tables import Tables, words


def domains_are_judged(tables: Tables) -> Iterator[Complaint]:
    """Each outcome has one judgement of each domain; what cannot be rated has none."""
    judgements = tables["certainty"]
    for outcome in each_row(tables["certainty_outcomes"]):
        of_outcome = list(judgements.loc[judgements.outcome == outcome.outcome, "domain"])
        wanted = 0 if outcome.begins == NOTHING_TO_RATE else 1
        for domain in DOMAINS:
            if of_outcome.count(domain) != wanted:
                problem = f"{of_outcome.count(domain)} judgements of the domain '{domain}'"
                yield complain(
                    "certainty_outcomes", outcome, "outcome", problem, f"Keep {wanted} in data/certainty.csv."
                )


def ratings_follow_their_domains(tables: Tables) -> Iterator[Complaint]:
    """A rating is what its domains make of it, and its studies exist."""
    judgements, known = tables["certainty"], set(tables["studies"].study_id)
    for outcome in each_row(tables["certainty_outcomes"]):
        of_outcome = list(judgements.loc[judgements.outcome == outcome.outcome, "judgement"])
        rating = rating_of(outcome.begins, of_outcome)
        if rating != outcome.rating:
            remedy = "Correct the rating, or the judgements in data/certainty.csv."
            yield complain("certainty_outcomes", outcome, "rating", f"its domains make it {rating}", remedy)
        for study in words(outcome.studies):
            if study not in known:
                remedy = "Correct the spelling."
                yield complain("certainty_outcomes", outcome, "studies", f"no study is called '{study}'", remedy)


def certainty_begins_as_its_studies_allow(tables: Tables) -> Iterator[Complaint]:
    """Certainty begins high for frequencies and prognosis and where each study was randomised, else low; nowhere without a study."""
    design = tables["studies"].set_index("study_id").design
    for outcome in each_row(tables["certainty_outcomes"]):
        designs = [design.get(study, "") for study in words(outcome.studies)]
        begins = where_it_begins(outcome.question, designs)
        if outcome.begins != begins:
            problem = f"a {outcome.question} in {len(designs)} studies of these designs begins otherwise"
            yield complain("certainty_outcomes", outcome, "begins", problem, f"Write '{begins}'.")


def people_are_those_of_rows(tables: Tables) -> Iterator[Complaint]:
    """The people behind an outcome are named by rows of findings in people, by events, or as the single cases."""
    known = _rows_of_people(tables)
    for outcome in each_row(tables["certainty_outcomes"]):
        for row_id in words(outcome.people_ids):
            if row_id not in known:
                remedy = "Name an event, or a finding whose value is a number of people, not a range."
                yield complain("certainty_outcomes", outcome, "people_ids", f"no people stand in '{row_id}'", remedy)


def few_people_are_imprecise(tables: Tables) -> Iterator[Complaint]:
    """Imprecision is judged at least as severely as the number of people asks for."""
    outcomes = {outcome.outcome: outcome for outcome in each_row(tables["certainty_outcomes"])}
    known = _rows_of_people(tables)
    for judgement in each_row(tables["certainty"]):
        if judgement.domain != IMPRECISION or judgement.outcome not in outcomes:
            continue
        people_ids = words(outcomes[judgement.outcome].people_ids)
        if not known.issuperset(people_ids):  # which people_are_those_of_rows complains of
            continue
        try:
            n_people = sum(people_of_outcome(people_ids, tables).values())
        except KeyError:  # a stop that names a row of nobody, which interruptions_name_rows_that_count complains of
            continue
        least = least_imprecision(n_people)
        if STEPS[judgement.judgement] > STEPS[least]:
            problem = f"{n_people} people make it {least} at least"
            yield complain("certainty", judgement, "judgement", problem, f"Write '{least}'.")


def _rows_of_people(tables: Tables) -> set[str]:
    """What gives a number of people: findings whose value is one, events, and the single cases."""
    findings, stopped = tables["findings"], tables[INTERRUPTIONS].modality_id
    numbered = (findings.unit == "people") & findings.value.str.isdecimal()
    return {
        CASES,
        *(f"{INTERRUPTIONS}.{kind}" for kind in stopped),
        *findings.loc[numbered, "finding_id"],
        *tables["events"].event_id,
    }
