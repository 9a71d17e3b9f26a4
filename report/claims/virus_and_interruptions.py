"""The virus: its load, and whether it came back where treatment was stopped."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from hivcells.report.claims import Verdict, claim, each, more_than, named, number, of_each
from hivcells.stops import OUTCOMES, outcomes_of, people_of_rows
from hivcells.tables import Tables

from . import MOST_SHARE, USUAL_LIMIT, included_studies

# The outcomes that are measured when treatment is stopped.
AFTER_A_STOP = ("rebound", "time_to_rebound", "time_off_treatment", "treatment_interruption", "set_point")


def people_by_outcome(tables: Tables, stops: pd.DataFrame) -> pd.DataFrame:
    """The people of some rows of interruptions by outcome, under the keys of these rows."""
    people = people_of_rows(tables)
    found = [outcomes_of(row, people) for row in stops.to_dict("records")]
    return pd.DataFrame(found, index=stops.interruption_id, columns=list(OUTCOMES))


def none_tells_of_a_stop(tables: Tables, study_ids: pd.Series) -> Verdict:
    """Whether none of these studies has a row of a stop of treatment, or of the virus after it."""
    numbers = pd.concat([tables["findings"], tables["events"]])
    telling = pd.concat([numbers[numbers.outcome_id.isin(AFTER_A_STOP)], tables["interruptions"]])
    is_so = not study_ids.isin(telling.study_id).any()
    return Verdict(is_so, named("studies", study_ids), spare=len(study_ids))  # no study that goes makes another tell


@claim
def dc_ags004_arms_alike(tables: Tables) -> Verdict:
    """Both P values printed for the viral load of the arms in that trial are above 0.05."""
    findings = tables["findings"]
    of_trial = findings[(findings.study_id == "jacobson2016") & (findings.outcome_id == "viral_load")]
    printed = of_trial[of_trial.statistic == "p_value"]
    return Verdict(each(printed.value.map(Decimal) > USUAL_LIMIT), named("findings", printed.finding_id))


@claim
def dc_garcia2013_interval_and_test_part(tables: Tables) -> Verdict:
    """At week 24 the interval of the difference lies above zero and Fisher's test gives more than 0.05."""
    difference = "garcia2013.set_point_week24.dc_vs_control.risk_difference"
    test = "garcia2013.set_point_week24.dc_vs_control.fisher_p"
    results = tables["risk_differences"]
    holds = number(results, difference, "low") > 0 and number(results, test) > USUAL_LIMIT
    return Verdict(holds, named("risk_differences", [difference, test]))


@claim
def lymphocytes_virus_rose(tables: Tables) -> Verdict:
    """In both case reports that print it, the viral load was higher after the cells than before."""
    rows = ["blood1994_84_3317.viral_load.second", "migueles2019.viral_load.day6", "migueles2019.viral_load.baseline"]
    rise, after, before = (number(tables["findings"], row) for row in rows)
    return Verdict(rise > 0 and after > before, named("findings", rows))


@claim
def oz1_primary_null(tables: Tables) -> Verdict:
    """The primary outcome of the trial of a ribozyme in stem cells showed no significant difference."""
    rows = ["mitsuyasu2009.viral_load.primary.direction"]
    return Verdict(number(tables["findings"], rows[0]) == 0, named("findings", rows))


@claim
def tebas2021_control_was_lost(tables: Tables) -> Verdict:
    """Virus returned in each person who had regained control for a time."""
    events = tables["events"]
    row = events[events.event_id == "tebas2021.rebound_controllers"]
    return Verdict(each(row.n_events == row.n_assessed), named("events", row.event_id))


@claim
def returned_in_most_after_gene_t(tables: Tables) -> Verdict:
    """Of the people who stopped after gene-modified T cells and of whom the outcome is told, virus came back in more than half."""
    curated = tables["interruptions"]
    return returned_in_most(people_by_outcome(tables, curated[curated.modality_id == "gene-t"]))


def returned_in_most(stopped: pd.DataFrame) -> Verdict:
    """Whether virus came back in more than half of the people, by outcome, of whom the outcome is told."""
    people_told = int(stopped.returned.sum()) + int(stopped.away.sum())
    return more_than(MOST_SHARE, stopped.returned, people_told, named("interruptions", stopped.index))


@claim
def no_stop_after_unmodified_t_cells(tables: Tables) -> Verdict:
    """No study of T cells whose genes were not changed has a row of a stop of treatment or of what followed it."""
    return none_tells_of_a_stop(tables, included_studies(tables, "expanded-t").study_id)


@claim
def rebound_after_t_cells_not_compared(tables: Tables) -> Verdict:
    """No study of T cells with a comparison group, changed or not, has a row of a stop of treatment or of what followed it."""
    studies = included_studies(tables, "gene-t", "expanded-t")
    return none_tells_of_a_stop(tables, studies.study_id[~studies.control.str.startswith(("none", "not reported"))])


@claim
def virus_back_after_infused_cells(tables: Tables) -> Verdict:
    """In more than half of the people outside of transplantation of whom the outcome of a stop is told, virus came back.

    People of studies that do not say how many stopped are left out.
    """
    curated = tables["interruptions"]
    return returned_in_most(people_by_outcome(tables, curated[curated.modality_id != "hsct"]))


@claim
def duocar_news_alone(tables: Tables) -> Verdict:
    """Every number of the study of duoCAR is from a press text, or from the registry, whose record holds plans and no results."""
    of_study = [table[table.study_id == "duocar_deeks2026"] for table in (tables["findings"], tables["events"])]
    kinds = pd.concat(of_study).source_id.map(tables["sources"].set_index("source_id").kind)
    rows = [*named("findings", of_study[0].finding_id), *named("events", of_study[1].event_id)]
    return of_each(kinds.isin(["press", "registry"]), rows)
