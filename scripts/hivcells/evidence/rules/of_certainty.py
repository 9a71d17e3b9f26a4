"""Rules on certainty: each domain is judged with a reason, and no rating is above what its domains allow."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.grade import DOMAINS, IMPRECISION, STEPS, least_imprecision, people_of_studies, rating_of
from hivcells.tables import Tables, words


def domains_are_judged(tables: Tables) -> Iterator[Complaint]:
    """Each outcome has one judgement of each domain."""
    judgements = tables["certainty"]
    for outcome in each_row(tables["certainty_outcomes"]):
        of_outcome = list(judgements.loc[judgements.outcome == outcome.outcome, "domain"])
        for domain in DOMAINS:
            if of_outcome.count(domain) != 1:
                problem = f"{of_outcome.count(domain)} judgements of the domain '{domain}'"
                yield complain("certainty_outcomes", outcome, "outcome", problem, "Keep one in data/certainty.csv.")


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


def few_people_are_imprecise(tables: Tables) -> Iterator[Complaint]:
    """Imprecision is judged at least as severely as the number of people asks for."""
    outcomes = {outcome.outcome: outcome for outcome in each_row(tables["certainty_outcomes"])}
    for judgement in each_row(tables["certainty"]):
        if judgement.domain != IMPRECISION or judgement.outcome not in outcomes:
            continue
        studies = words(outcomes[judgement.outcome].studies)
        n_people = int(people_of_studies(studies, tables["participants"], tables["findings"])["people"].sum())
        least = least_imprecision(n_people)
        if STEPS[judgement.judgement] > STEPS[least]:
            problem = f"{n_people} people make it {least} at least"
            yield complain("certainty", judgement, "judgement", problem, f"Write '{least}'.")
