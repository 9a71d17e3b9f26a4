"""Risk of bias, and how certain the evidence is."""

from __future__ import annotations

from hivcells.designs import RANDOMISED
from hivcells.report.claims import Verdict, claim, each, fewer_than, named, of_each
from hivcells.tables import Tables

from . import FEW_SHARE, SMALL_GROUP_PEOPLE, included_studies, people_by_study


@claim
def dc_randomised_some_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of dendritic cells was judged to raise some concerns overall."""
    studies, judgements = included_studies(tables, "dc"), tables["risk_of_bias"]
    trials = studies.study_id[studies.design.isin(RANDOMISED)]
    overall = judgements[(judgements.domain == "overall") & judgements.study_id.isin(trials)]
    return of_each(overall.judgement == "some concerns", named("risk_of_bias", overall.judgement_id))


@claim
def gene_t_randomised_small_with_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of gene-modified T cells has small arms and raises some concerns overall."""
    studies, judgements = included_studies(tables, "gene-t"), tables["risk_of_bias"]
    trials = studies.study_id[studies.design.isin(RANDOMISED)]
    overall = judgements[judgements.domain == "overall"].drop_duplicates("study_id", keep="last")
    concerns = trials.map(overall.set_index("study_id").judgement) == "some concerns"
    people_in_an_arm = trials.map(people_by_study(tables)) / trials.map(tables["arms"].study_id.value_counts())
    return of_each(concerns & (people_in_an_arm < SMALL_GROUP_PEOPLE), named("studies", trials))


@claim
def certainty_very_low(tables: Tables) -> Verdict:
    """Each outcome that was rated has very low certainty."""
    outcomes = tables["certainty_outcomes"]
    rated = outcomes[outcomes.rating != "not rated"]
    return Verdict(each(rated.rating == "very low"), named("certainty_outcomes", rated.outcome))


@claim
def no_trial_at_low_risk(tables: Tables) -> Verdict:
    """No trial appraised as randomised was judged to be at low risk of bias overall."""
    judgements = tables["risk_of_bias"]
    overall = judgements[(judgements.tool == "RoB 2") & (judgements.domain == "overall")]
    return of_each(overall.judgement != "low", named("risk_of_bias", overall.judgement_id))


@claim
def trials_raise_some_concerns(tables: Tables) -> Verdict:
    """Each trial appraised as randomised was judged to raise some concerns overall."""
    judgements = tables["risk_of_bias"]
    overall = judgements[(judgements.tool == "RoB 2") & (judgements.domain == "overall")]
    return of_each(overall.judgement == "some concerns", named("risk_of_bias", overall.judgement_id))


@claim
def comparisons_at_serious_risk(tables: Tables) -> Verdict:
    """Each comparison without randomisation was judged to be at serious risk of bias overall, or could not be judged."""
    judgements = tables["risk_of_bias"]
    overall = judgements[(judgements.tool == "ROBINS-I") & (judgements.domain == "overall")]
    return of_each(overall.judgement.isin(["serious", "no information"]), named("risk_of_bias", overall.judgement_id))


def few_series_complete(tables: Tables, of_transplants: bool) -> Verdict:
    """Whether fewer than a quarter of the case series, of transplants or of others, were judged to include people completely."""
    judgements, studies = tables["risk_of_bias"], tables["studies"].set_index("study_id").modality_id
    is_item = judgements.domain == "consecutive and complete inclusion"
    inclusion = judgements[is_item & (judgements.tool == "JBI checklist for case series")]
    inclusion = inclusion[(inclusion.study_id.map(studies) == "hsct") == of_transplants]
    complete = inclusion[inclusion.judgement == "yes"]
    return fewer_than(FEW_SHARE, len(complete), len(inclusion), named("risk_of_bias", inclusion.judgement_id))


@claim
def series_seldom_complete(tables: Tables) -> Verdict:
    """In less than a quarter of the case series, but for those of transplants, inclusion was judged consecutive and complete."""
    return few_series_complete(tables, of_transplants=False)


@claim
def transplants_seldom_complete(tables: Tables) -> Verdict:
    """In less than a quarter of the case series of transplants the inclusion of people was judged consecutive and complete."""
    return few_series_complete(tables, of_transplants=True)
