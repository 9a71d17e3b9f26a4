"""Transplants: their donors, and what followed a stop of treatment around them."""

from __future__ import annotations

from hivcells.report.claims import Verdict, claim, more_than, named, number
from hivcells.stops import AWAY, AWAY_AT_LAST, EVER_BACK
from hivcells.tables import Tables

from . import ALMOST_ALL_SHARE, MOST_SHARE, SOME, included_studies, people_by_study


@claim
def some_rebounds_around_transplant(tables: Tables) -> Verdict:
    """In two or more people treatment was stopped before or at the transplant, or the rebound is counted from the latter."""
    cases = tables["cases"]
    back = cases[cases.virus_after_stop.isin(EVER_BACK)]
    around = back[back.stop.isin(["before", "at"]) | (back.rebound_since == "start")]
    return Verdict(len(around) >= SOME, named("cases", around.case_id), spare=len(around) - SOME)


@claim
def resistant_donor_neither_enough_nor_needed(tables: Tables) -> Verdict:
    """Virus came back, for good or for a time, in somebody whose donor lacked CCR5, and was not seen in somebody whose donor had ordinary CCR5."""
    people = tables["cases"]
    came_back = people.virus_after_stop.isin(EVER_BACK)
    not_enough = people[(people.donor_ccr5 == "absent (homozygous delta32)") & came_back]
    not_needed = people[(people.donor_ccr5 == "ordinary (wild type)") & (people.virus_after_stop == AWAY)]
    holds = len(not_enough) > 0 and len(not_needed) > 0
    return Verdict(holds, named("cases", [*not_enough.case_id, *not_needed.case_id]))


@claim
def donors_by_descent(tables: Tables) -> Verdict:
    """In some of the samples of donors nobody carried the deletion from both parents."""
    rows = ["context.solloch2017.samples.none"]
    return Verdict(number(tables["findings"], rows[0]) > 0, named("findings", rows))


@claim
def hsct_almost_all_for_another_disease(tables: Tables) -> Verdict:
    """Over nine in ten of the people counted with transplants are in studies other than those given cells for HIV or liver."""
    people, studies = people_by_study(tables), included_studies(tables, "hsct")
    people = people[people.index.isin(studies.study_id)]
    others = people[people.index.isin(studies.study_id[studies.indication == "cancer or blood disease"])]
    return more_than(ALMOST_ALL_SHARE, others, int(people.sum()), named("studies", others.index))


@claim
def most_away_had_resistant_donor(tables: Tables) -> Verdict:
    """Of the people who stopped after a transplant and in whom virus stayed away more than half, and not all, had a donor without CCR5."""
    away = tables["cases"]
    away = away[away.virus_after_stop.isin(AWAY_AT_LAST) & away.stop.isin(["after", "long after"])]
    resistant = away[away.donor_ccr5 == "absent (homozygous delta32)"]
    most = more_than(MOST_SHARE, len(resistant), len(away), named("cases", away.case_id))
    return Verdict(most.holds and len(resistant) < len(away), most.rows, spare=most.spare)
