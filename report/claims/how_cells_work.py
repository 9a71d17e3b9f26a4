"""How cells are meant to work, and how long they last."""

from __future__ import annotations

from hivcells.quantities import DAYS_IN
from hivcells.report.claims import Verdict, all_of, at_least, claim, more_than, named, of_each
from hivcells.tables import Tables

from . import MOST_SHARE, SEVERAL, people_by_study

LONGEST_MONTH_DAYS = 31  # what is over within this is told in weeks
PERSISTENCE = ("cell_persistence", "donor_cell_persistence")  # how long infused cells were found


@claim
def most_studied_path_replaces_blood(tables: Tables) -> Verdict:
    """More people are counted on the path that replaces blood-forming cells than on any other path."""
    people, mechanisms = people_by_study(tables), tables["mechanisms"]
    path = mechanisms[mechanisms.is_main == "yes"].set_index("modality_id").path
    path_of = tables["studies"].set_index("study_id").modality_id.loc[people.index].map(path)
    on_it, others = people[path_of == "replace"], people[path_of != "replace"]
    most_on_another = int(others.groupby(path_of).sum().nlargest(1).sum())
    # More than on another are more than half of those on the two.
    return more_than(MOST_SHARE, on_it, int(on_it.sum()) + most_on_another, named("studies", on_it.index))


@claim
def modified_cells_last_years_nk_weeks(tables: Tables) -> Verdict:
    """In three or more studies gene-modified cells were found a year or longer; a donor's natural killer cells at most a month."""
    findings, studies = tables["findings"], tables["studies"].set_index("study_id").modality_id
    found = findings[findings.outcome_id.isin(PERSISTENCE) & findings.unit.isin(DAYS_IN)]
    days = found.value.where(found.value != "", found.high).astype(float) * found.unit.map(DAYS_IN).astype(float)
    modality = found.study_id.map(studies)
    long = found[modality.isin(["gene-t", "gene-hsc"]) & (days >= DAYS_IN["year"])]
    killers = found[modality == "nk"]
    return all_of(
        at_least(SEVERAL, named("findings", long.drop_duplicates("study_id").finding_id)),
        of_each(days[killers.index] <= LONGEST_MONTH_DAYS, named("findings", killers.finding_id)),
    )
