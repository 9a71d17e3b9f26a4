"""Designs of studies: controls, randomisation, masking."""

from __future__ import annotations

import pandas as pd
from hivcells.designs import RANDOMISED
from hivcells.report.claims import Verdict, claim, each, more_than, named, of_each
from hivcells.tables import Tables

from . import MOST_SHARE, SEVERAL, included_studies

# The trials that the text calls randomised.
CALLED_RANDOMISED = ("xia2020", "garcia2013", "gandhi2009", "leal2021", "ndhlovu2025")


def only_one_with(control: str, study_id: str, studies: pd.DataFrame) -> Verdict:
    """Whether of some studies this one alone has such a control."""
    with_it = studies.study_id[studies.control.str.contains(control)]
    return Verdict(list(with_it) == [study_id], named("studies", with_it))


@claim
def only_placebo_controlled(tables: Tables) -> Verdict:
    """Of the included studies of mesenchymal stem cells one has a placebo, and it is Wang 2021."""
    return only_one_with("placebo", "wang2021", included_studies(tables, "msc"))


@claim
def hsct_no_untransplanted_control(tables: Tables) -> Verdict:
    """Of the included studies of transplantation, only those of own marrow by Liu have a group without cells."""
    studies = included_studies(tables, "hsct")
    compared = studies[studies.control != "none"]
    without_cells = compared.study_id[~compared.control.str.contains("also transplanted")]
    return Verdict(set(without_cells) == {"liu2020marrow", "liu2021marrow"}, named("studies", studies.study_id))


@claim
def most_studies_uncontrolled(tables: Tables) -> Verdict:
    """More than half of the included studies have no comparison group."""
    studies = included_studies(tables)
    without = studies.study_id[studies.control == "none"]
    return more_than(MOST_SHARE, len(without), len(studies), named("studies", without))


@claim
def gene_t_unmodified_cells_control(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified T cells one compares them with unmodified T cells."""
    return only_one_with("unmodified T cells", "deeks2002", included_studies(tables, "gene-t"))


@claim
def gene_t_none_masked(tables: Tables) -> Verdict:
    """No included study of gene-modified T cells is said to be masked."""
    studies = included_studies(tables, "gene-t")
    return of_each(studies.masking.isin(["open-label", "not reported"]), named("studies", studies.study_id))


@claim
def only_placebo_gene_modified(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified cells of either kind one has a placebo."""
    return only_one_with("placebo", "mitsuyasu2009", included_studies(tables, "gene-t", "gene-hsc"))


@claim
def expanded_t_none_randomised(tables: Tables) -> Verdict:
    """No included study of expanded autologous T cells is a randomised trial by its text."""
    studies = included_studies(tables, "expanded-t")
    return of_each(~studies.design.isin(RANDOMISED), named("studies", studies.study_id))


@claim
def lymphocytes_no_comparison(tables: Tables) -> Verdict:
    """No included study of lymphocyte transfer has a group without the cells."""
    studies = included_studies(tables, "lymphocytes")
    return of_each(studies.control.str.startswith("none"), named("studies", studies.study_id))


@claim
def called_randomised(tables: Tables) -> Verdict:
    """Each trial that the text calls randomised is a randomised trial by its own text, and Xia 2020 an open one."""
    studies = tables["studies"]
    called = studies[studies.study_id.isin(CALLED_RANDOMISED)]
    is_open = each(called.masking[called.study_id == "xia2020"] == "open-label")
    holds = len(called) == len(CALLED_RANDOMISED) and each(called.design.isin(RANDOMISED)) and is_open
    return Verdict(holds, named("studies", called.study_id))


@claim
def nk_at_best_open(tables: Tables) -> Verdict:
    """There are included randomised trials of natural killer cells, and all are open."""
    studies = included_studies(tables, "nk")
    trials = studies[studies.design.isin(RANDOMISED)]
    holds = len(trials) > 0 and each(trials.masking == "open-label")
    return Verdict(holds, named("studies", trials.study_id))


@claim
def dc_at_best_placebo(tables: Tables) -> Verdict:
    """Two or more masked randomised trials of dendritic cells have a placebo."""
    studies = included_studies(tables, "dc")
    is_masked = studies.design.isin(RANDOMISED) & (studies.masking == "double-blind")
    trials = studies.study_id[is_masked & studies.control.str.contains("placebo")]
    return Verdict(len(trials) > 1, named("studies", trials), spare=max(len(trials) - 2, 0))


@claim
def dc_several_randomised(tables: Tables) -> Verdict:
    """Three or more included studies of dendritic cells are randomised trials."""
    studies = included_studies(tables, "dc")
    trials = studies.study_id[studies.design.isin(RANDOMISED)]
    return Verdict(len(trials) >= SEVERAL, named("studies", trials), spare=len(trials) - SEVERAL)
