"""Harms, illness and death."""

from __future__ import annotations

import pandas as pd
from hivcells.report.claims import Verdict, claim, each, fewer_than, named
from hivcells.tables import Tables

from . import FEW_SHARE, MOST_SHARE, included_studies

ILLNESS_OR_DEATH = ("death", "survival", "opportunistic_infection", "disease_free_survival", "nonrelapse_mortality")
OTHER_DISEASES = ("cancer or blood disease", "liver disease", "not reported")


@claim
def illness_and_death_not_compared(tables: Tables) -> Verdict:
    """No study of cells given for HIV has rows of illness or death in two of its arms, or of a comparison of them.

    ASSUME: a study whose indication is another disease is not one of cells given for HIV.
    """
    outcomes, studies = tables["certainty_outcomes"], included_studies(tables)
    for_hiv = studies.study_id[~studies.indication.isin(OTHER_DISEASES)]
    findings, events = tables["findings"], tables["events"]
    of_findings = findings[findings.outcome_id.isin(ILLNESS_OR_DEATH)][["study_id", "arm_id", "comparator_arm_id"]]
    is_death = events.outcome_id.isin(ILLNESS_OR_DEATH) | (events.kind == "death")
    rows = pd.concat([of_findings, events[is_death][["study_id", "arm_id"]].assign(comparator_arm_id="")])
    rows = rows[rows.study_id.isin(for_hiv)]
    arms = rows[rows.arm_id != ""].groupby("study_id").arm_id.nunique()
    rated = outcomes[(outcomes.outcome == "health") & ((outcomes.studies != "") | (outcomes.rating != "not rated"))]
    holds = not (arms > 1).any() and each(rows.comparator_arm_id == "") and rated.empty
    telling = rows.study_id.unique()
    return Verdict(holds, named("studies", telling), spare=len(telling) - 1)


@claim
def reports_seldom_describe_harm(tables: Tables) -> Verdict:
    """In less than a quarter of the case reports adverse events were judged to be described."""
    judgements = tables["risk_of_bias"]
    of_reports = judgements[judgements.tool == "JBI checklist for case reports"]
    harms = of_reports[of_reports.domain == "adverse events described"]
    described = harms[harms.judgement == "yes"]
    return fewer_than(FEW_SHARE, len(described), len(harms), named("risk_of_bias", harms.judgement_id))


@claim
def no_vector_cancer(tables: Tables) -> Verdict:
    """Among the people followed after T cells with an inserted receptor no cancer from the vector was counted."""
    events = tables["events"]
    row = events[events.event_id == "scholler2012.malignancy.cells"]
    return Verdict(each(row.n_events == "0"), named("events", row.event_id))


@claim
def gomatos_deaths_mostly_infection(tables: Tables) -> Verdict:
    """Of the deaths in the older trial of donors' blood cells more than half were of opportunistic infection or sepsis."""
    events = tables["events"].set_index("event_id").n_events.astype(int)
    rows = [f"gomatos1994.death{cause}" for cause in ("", ".opportunistic_infection", ".sepsis")]
    deaths, opportunistic, sepsis = (int(events[row]) for row in rows)
    return Verdict(opportunistic + sepsis > MOST_SHARE * deaths, named("events", rows))


@claim
def nothing_supports_paying(tables: Tables) -> Verdict:
    """No outcome is rated above very low, and of illness and death from HIV there is no study to rate."""
    outcomes = tables["certainty_outcomes"]
    health = outcomes[outcomes.outcome == "health"]
    holds = each(outcomes.rating.isin(["very low", "not rated"])) and each(health.studies == "")
    return Verdict(holds, named("certainty_outcomes", outcomes.outcome))
