"""Claims on one kind of therapy are false where one of its studies is otherwise, and indifferent to other kinds."""

from __future__ import annotations

import pytest
from claims.built import (
    as_built,
    holds,
    included,
    where,
    with_cells,
    with_finding,
    with_first,
    with_people,
    with_result,
    with_study,
)


def test_only_deeks_2002_compares_with_unmodified_cells_unless_another_study_does() -> None:
    claim_id, control = "gene-t-unmodified-cells-control", "unmodified T cells"
    assert not holds(claim_id, with_study("tebas2014", control=control))
    assert not holds(claim_id, with_study("deeks2002", control="none"))
    assert holds(claim_id, with_study("tebas2014", control=control, modality_id="gene-hsc"))
    assert holds(claim_id, with_study("tebas2014", control=control, inclusion="mentioned"))


@pytest.mark.parametrize("masking", ["double-blind", "single-blind"])
def test_gene_modified_t_cells_were_not_masked_unless_a_study_was(masking: str) -> None:
    claim_id = "gene-t-none-masked"
    assert not holds(claim_id, with_study("tebas2014", masking=masking))
    assert holds(claim_id, with_study("tebas2014", masking=masking, modality_id="dc"))


@pytest.mark.parametrize("masking", ["open-label", "not reported"])
def test_a_study_that_is_open_or_says_nothing_is_not_masked(masking: str) -> None:
    tables = with_cells("studies", where(modality_id="gene-t"), masking=masking)
    assert holds("gene-t-none-masked", tables)


@pytest.mark.parametrize("modality", ["gene-t", "gene-hsc"])
def test_only_mitsuyasu_2009_has_a_placebo_unless_another_study_of_modified_cells_has(modality: str) -> None:
    claim_id = "only-placebo-gene-modified"
    other = next(study for study in included(modality_id=modality).study_id if study != "mitsuyasu2009")
    assert not holds(claim_id, with_study(other, control="a placebo"))
    assert holds(claim_id, with_study(other, control="a placebo", modality_id="nk"))
    assert not holds(claim_id, with_study("mitsuyasu2009", control="none"))


def test_randomised_trials_of_gene_modified_cells_raise_concerns_by_their_overall_judgement_alone() -> None:
    claim_id = "gene-t-randomised-small-with-concerns"
    assert not holds(claim_id, with_cells("risk_of_bias", where(domain="overall"), judgement="low"))
    one = where(study_id="deeks2002", domain="overall")
    assert not holds(claim_id, with_cells("risk_of_bias", one, judgement="high"))
    others = with_cells("risk_of_bias", lambda table: table.domain != "overall", judgement="low")
    assert holds(claim_id, others)


def test_randomised_trials_of_gene_modified_cells_are_small_by_people_in_their_own_arms() -> None:
    arms = as_built()["arms"]
    n_arms = int((arms.study_id == "deeks2002").sum())
    claim_id = "gene-t-randomised-small-with-concerns"
    assert not holds(claim_id, with_people("deeks2002", 30 * n_arms))
    assert holds(claim_id, with_people("deeks2002", 30 * n_arms - 1))


def test_trials_of_modified_t_cells_are_the_randomised_ones() -> None:
    claim_id = "gene-t-randomised-small-with-concerns"
    assert not holds(claim_id, with_study("tebas2014", design="randomised trial"))
    assert not holds(claim_id, with_cells("studies", where(modality_id="gene-t"), design="single-arm trial"))


def test_arms_given_ags_004_are_alike_unless_a_p_value_reaches_the_limit() -> None:
    claim_id, row = "dc-ags004-arms-alike", "jacobson2016.viral_load.contrast.change.p"
    assert not holds(claim_id, with_finding(row, value="0.05"))
    assert holds(claim_id, with_finding(row, value="0.051"))
    assert not holds(claim_id, with_cells("findings", where(study_id="jacobson2016"), outcome_id="cd4"))
    assert not holds(claim_id, with_cells("findings", where(study_id="jacobson2016"), statistic="mean"))


def test_only_p_values_of_the_viral_load_in_that_trial_are_meant() -> None:
    claim_id, of_trial = "dc-ags004-arms-alike", where(study_id="jacobson2016")
    findings = as_built()["findings"]
    other_number = findings[of_trial(findings) & (findings.outcome_id == "viral_load")].iloc[0]
    assert other_number.statistic != "p_value"
    assert holds(claim_id, with_finding(other_number.finding_id, value="0.01"))
    other_outcome = findings[of_trial(findings) & (findings.outcome_id != "viral_load")].iloc[0]
    assert holds(claim_id, with_finding(other_outcome.finding_id, statistic="p_value", value="0.01"))
    assert holds(claim_id, with_finding(other_number.finding_id, study_id="x", statistic="p_value", value="0.01"))


def test_interval_and_test_part_unless_the_interval_reaches_zero_or_the_test_the_limit() -> None:
    claim_id, stem = "dc-garcia2013-interval-and-test-part", "garcia2013.set_point_week24.dc_vs_control"
    assert not holds(claim_id, with_result("risk_differences", f"{stem}.risk_difference", low="0"))
    assert holds(claim_id, with_result("risk_differences", f"{stem}.risk_difference", low="0.1"))
    assert not holds(claim_id, with_result("risk_differences", f"{stem}.fisher_p", value="0.05"))
    assert holds(claim_id, with_result("risk_differences", f"{stem}.fisher_p", value="0.051"))


def test_dendritic_trials_raise_some_concerns_unless_one_is_judged_otherwise() -> None:
    claim_id = "dc-randomised-some-concerns"
    overall = where(study_id="leal2021", domain="overall")
    assert not holds(claim_id, with_cells("risk_of_bias", overall, judgement="high"))
    other_domains = with_cells("risk_of_bias", lambda table: table.domain != "overall", judgement="high")
    assert holds(claim_id, other_domains)
    other_study = where(study_id="xia2020", domain="overall")
    assert holds(claim_id, with_cells("risk_of_bias", other_study, judgement="high"))


def test_dendritic_studies_that_are_not_randomised_may_raise_other_concerns() -> None:
    claim_id, judgements = "dc-randomised-some-concerns", as_built()["risk_of_bias"]
    studies = included(modality_id="dc")
    others = studies.study_id[studies.design != "randomised trial"]
    meant = (judgements.domain == "overall") & judgements.study_id.isin(others)
    if meant.any():
        assert holds(claim_id, with_cells("risk_of_bias", lambda _: meant, judgement="high"))
    not_randomised = with_cells("studies", where(modality_id="dc"), design="cohort")
    assert not holds(claim_id, not_randomised)


def test_several_dendritic_trials_are_randomised_unless_all_but_two_are_not() -> None:
    claim_id, trials = "dc-several-randomised", included(modality_id="dc").study_id
    kinds = "randomised trial", "single-arm trial"
    assert not holds(claim_id, with_first("studies", "design", trials, 2, *kinds))
    assert holds(claim_id, with_first("studies", "design", trials, 3, *kinds))


def test_no_study_of_expanded_t_cells_is_randomised_unless_one_is() -> None:
    claim_id, study = "expanded-t-none-randomised", included(modality_id="expanded-t").study_id.iloc[0]
    assert not holds(claim_id, with_study(study, design="randomised trial"))
    assert holds(claim_id, with_study(study, design="randomised trial", inclusion="registered"))


@pytest.mark.parametrize("text", ["full text", "full text in part", "press", "registry"])
def test_studies_of_expanded_t_cells_are_known_from_abstracts_unless_one_is_not(text: str) -> None:
    source = where(source_id=included(modality_id="expanded-t").source_id.iloc[0])
    assert not holds("expanded-t-abstracts", with_cells("sources", source, text_read=text))


@pytest.mark.parametrize("text", ["abstract", "conference"])
def test_an_abstract_may_be_that_of_a_conference(text: str) -> None:
    sources = included(modality_id="expanded-t").source_id
    meant = with_cells("sources", lambda table: table.source_id.isin(sources), text_read=text)
    assert holds("expanded-t-abstracts", meant)


def test_lymphocytes_were_compared_with_nothing_unless_a_study_had_another_group() -> None:
    claim_id, study = "lymphocytes-no-comparison", "xu2021"
    assert not holds(claim_id, with_study(study, control="medicines alone"))
    assert holds(claim_id, with_study(study, control="none but earlier patients"))
    assert holds(claim_id, with_study(study, control="medicines alone", inclusion="registered"))


def test_virus_rose_in_both_case_reports_unless_it_did_not_in_one() -> None:
    claim_id = "lymphocytes-virus-rose"
    findings = as_built()["findings"].set_index("finding_id").value
    before = findings["migueles2019.viral_load.baseline"]
    assert not holds(claim_id, with_finding("blood1994_84_3317.viral_load.second", value="0"))
    assert holds(claim_id, with_finding("blood1994_84_3317.viral_load.second", value="0.5"))
    assert not holds(claim_id, with_finding("migueles2019.viral_load.day6", value=before))
