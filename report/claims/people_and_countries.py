"""Who took part: how many people, of which countries."""

from __future__ import annotations

import pandas as pd
from hivcells.designs import RANDOMISED
from hivcells.report.claims import Verdict, all_of, at_least, claim, more_than, named, of_each
from hivcells.tables import Tables

from . import MOST_SHARE, SMALL_GROUP_PEOPLE, included_studies, people_by_study

# Countries outside of Africa, and what stands where none is named.
NOT_AFRICAN = (
    "Australia",
    "Brazil",
    "Canada",
    "China",
    "France",
    "Germany",
    "Italy",
    "Japan",
    "Norway",
    "Russia",
    "Spain",
) + ("Switzerland", "United Kingdom", "United States", "several European countries")
NO_COUNTRY = ("several countries", "not reported", "not applicable")


def countries_named(tables: Tables) -> pd.Series:
    """The countries of each included study, by the study; several of one study stand one after the other."""
    studies = included_studies(tables)
    return studies.set_index("study_id").country.str.split("; ").explode()


@claim
def most_people_not_randomised(tables: Tables) -> Verdict:
    """More than half of the people counted took part in studies that were not randomised trials."""
    people, studies = people_by_study(tables), tables["studies"]
    others = people[~people.index.isin(studies.study_id[studies.design.isin(RANDOMISED)])]
    return more_than(MOST_SHARE, others, int(people.sum()), named("studies", others.index))


def most_small(people: pd.Series) -> Verdict:
    """Whether more than half of some studies have fewer than thirty people."""
    small = people[people < SMALL_GROUP_PEOPLE]
    return more_than(MOST_SHARE, len(small), len(people), named("studies", small.index))


@claim
def most_groups_small(tables: Tables) -> Verdict:
    """More than half of the studies that count have fewer than thirty people."""
    return most_small(people_by_study(tables))


@claim
def studies_small_largest_transplants(tables: Tables) -> Verdict:
    """More than half of the studies that count have fewer than thirty people, and the largest is one of transplants."""
    people = people_by_study(tables)
    is_transplant = people.index.map(tables["studies"].set_index("study_id").modality_id) == "hsct"
    larger = people[people > people[~is_transplant].max()]  # than every study of another therapy
    return all_of(most_small(people), at_least(1, named("studies", larger.index)))


@claim
def women_not_told_in_most(tables: Tables) -> Verdict:
    """Of more than half of the included studies no text tells how many women took part."""
    studies = included_studies(tables)
    untold = studies.study_id[studies.n_women == ""]
    return more_than(MOST_SHARE, len(untold), len(studies), named("studies", untold))


@claim
def countries_named_oftenest(tables: Tables) -> Verdict:
    """Among the countries of the included studies the United States come first and China second."""
    studies, countries = included_studies(tables), countries_named(tables)
    named_by = countries[~countries.isin(NO_COUNTRY)].value_counts()
    first, second = named_by.reindex(["United States", "China"], fill_value=0)
    third = max(named_by.drop(["United States", "China"], errors="ignore"), default=0)
    lead = min(first - second, second - third)  # in studies, of which each that goes takes at most one away
    return Verdict(lead > 0, named("studies", studies.study_id), spare=lead - 1)


@claim
def no_african_country(tables: Tables) -> Verdict:
    """Each country that an included study names is outside of Africa."""
    countries = countries_named(tables)
    return of_each(countries.isin([*NOT_AFRICAN, *NO_COUNTRY]), named("studies", countries.index.unique()))
