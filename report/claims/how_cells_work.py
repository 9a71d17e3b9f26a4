"""How cells are meant to work, and how long they last."""

from __future__ import annotations

from hivcells.quantities import DAYS_IN
from hivcells.report.claims import Verdict, claim, each, named, spare
from hivcells.tables import Tables

from . import SEVERAL, people_by_study

LONGEST_MONTH_DAYS = 31  # what is over within this is told in weeks
PERSISTENCE = ("cell_persistence", "donor_cell_persistence")  # how long infused cells were found


@claim
def most_studied_path_replaces_blood(tables: Tables) -> Verdict:
    """More people are counted on the path that replaces blood-forming cells than on any other path."""
    people, mechanisms = people_by_study(tables), tables["mechanisms"]
    path = mechanisms[mechanisms.is_main == "yes"].set_index("modality_id").path
    studies = tables["studies"].set_index("study_id").loc[people.index]
    by_path = people.groupby(studies.modality_id.map(path)).sum()
    counted = people.index[studies.modality_id.map(path) == "replace"]
    most = int(by_path.get("replace", 0))
    other = max(map(int, by_path[by_path.index != "replace"]), default=0)
    spared = spare(people[counted], lambda gone: most - gone > other)
    return Verdict(most > other, named("studies", counted), spare=spared)


@claim
def modified_cells_last_years_nk_weeks(tables: Tables) -> Verdict:
    """In three or more studies gene-modified cells were found a year or longer; a donor's natural killer cells at most a month."""
    findings, studies = tables["findings"], tables["studies"].set_index("study_id").modality_id
    found = findings[findings.outcome_id.isin(PERSISTENCE) & findings.unit.isin(DAYS_IN) & (findings.study_id != "")]
    days = found.value.where(found.value != "", found.high).astype(float) * found.unit.map(DAYS_IN).astype(float)
    modality = found.study_id.map(studies)
    long = found[modality.isin(["gene-t", "gene-hsc"]) & (days >= DAYS_IN["year"])]
    killers = found[modality == "nk"]
    holds = long.study_id.nunique() >= SEVERAL and each(days[killers.index] <= LONGEST_MONTH_DAYS)
    spared = min(long.study_id.nunique() - SEVERAL, len(killers) - 1)
    return Verdict(holds, named("findings", [*long.finding_id, *killers.finding_id]), spare=spared)
