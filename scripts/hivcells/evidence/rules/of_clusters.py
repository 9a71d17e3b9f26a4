"""Rules on cluster-randomised trials: people of one cluster are alike, and no interval takes them for independent."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.designs import clustered_among
from hivcells.evidence.rows import each_row, spreads_of_planned_trials
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

# How a note begins to say what a text tells of the clusters.
OF_CLUSTERS = "Clusters: "
ADJUSTED = "adjusted"


def cluster_trials_say_what_their_clusters_were(tables: Tables) -> Iterator[Complaint]:
    """The note of a cluster-randomised trial tells of its clusters, and whether its analysis took account of them."""
    clustered = clustered_among(tables["studies"])
    for row in each_row(tables["studies"]):
        if row.study_id in clustered and OF_CLUSTERS not in row.note:
            remedy = (
                f"Say '{OF_CLUSTERS}' and how many there were of which size, and whether the analysis took account of"
                " them, or that the text is silent."
            )
            yield complain("studies", row, "note", "a cluster-randomised trial without a word on its clusters", remedy)


def intervals_of_cluster_trials_take_account_of_clusters(tables: Tables) -> Iterator[Complaint]:
    """An interval of a comparison of two arms is of an analysis that took account of the clusters."""
    clustered = clustered_among(tables["studies"])
    findings = tables["findings"]
    is_meant = findings.study_id.isin(clustered) & (findings.comparator_arm_id != "") & (findings.interval != "")
    for row in each_row(findings.loc[is_meant]):
        if row.analysis != ADJUSTED:
            remedy = (
                f"Write '{ADJUSTED}' where the analysis took account of the clusters; where it did not, enter the"
                " difference without limits and quote them in a note."
            )
            yield complain(
                "findings", row, "analysis", "an interval that takes people of a cluster for independent", remedy
            )


def planned_trials_take_no_numbers_of_cluster_trials(tables: Tables) -> Iterator[Complaint]:
    """The spread of people in clusters is no measure of people who are allocated one by one."""
    clustered = clustered_among(tables["studies"])
    for row, column, named in spreads_of_planned_trials(tables):
        if any(finding.study_id in clustered for finding in named):
            remedy = "Name a row of a study without clusters."
            yield complain("next_trial", row, column, "a spread of people in clusters", remedy)
