"""Each claim is false of tables of which it is not true, and indifferent to what it does not speak of."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pytest
from claims.built import CLAIMS, as_built, holds, where, with_cells, without_rows
from hivcells.tables import Tables


def included(**cells: str) -> pd.DataFrame:
    """The included studies with these cells."""
    studies = as_built()["studies"]
    return studies[where(inclusion="included", **cells)(studies)]


def with_study(study_id: str, **cells: str) -> Tables:
    return with_cells("studies", where(study_id=study_id), **cells)


def with_finding(finding_id: str, **cells: str) -> Tables:
    return with_cells("findings", where(finding_id=finding_id), **cells)


def with_result(table: str, value_id: str, **cells: str) -> Tables:
    return with_cells(table, where(value_id=value_id), **cells)


def with_first(name: str, column: str, keys: Iterable[str], n: int, cell: str, other: str) -> Tables:
    """The tables, had the first n of some rows this cell in a column, and the rest of them another."""
    table, rows = as_built()[name].copy(), list(keys)
    of = table.iloc[:, 0]
    table.loc[of.isin(rows[:n]), column] = cell
    table.loc[of.isin(rows[n:]), column] = other
    return as_built() | {name: table}


def finding_of_people(study_id: str) -> str:
    """The finding that gives the people of a study of which one group counts."""
    participants = as_built()["participants"]
    return participants.people_finding_id[where(study_id=study_id, counts="yes")(participants)].item()


def with_people(study_id: str, number: int) -> Tables:
    return with_finding(finding_of_people(study_id), value=str(number))


def counted_people() -> pd.Series:
    """People of each study that counts."""
    participants, findings = as_built()["participants"], as_built()["findings"]
    counted = participants[participants.counts == "yes"].merge(
        findings, left_on="people_finding_id", right_on="finding_id", suffixes=("", "_of_finding")
    )
    return counted.value.astype(int).groupby(counted.study_id).sum()


# Natural killer cells


def test_the_count_rose_more_with_nk_cells_unless_it_rose_as_much_without() -> None:
    assert not holds("rose-more-with-nk-cells", with_result("changes", "xia2020.cd4.nk.change", value="32"))
    assert holds("rose-more-with-nk-cells", with_result("changes", "xia2020.cd4.nk.change", value="33"))


def test_the_interval_leaves_out_zero_unless_it_begins_there() -> None:
    row = "xia2020.cd4.contrast.month24.difference"
    assert not holds("nk-interval-leaves-out-zero", with_finding(row, low="0"))
    assert holds("nk-interval-leaves-out-zero", with_finding(row, low="1"))


def test_the_printed_difference_is_of_last_values_unless_it_is_that_of_the_changes() -> None:
    claim_id = "printed-difference-is-of-last-values"
    assert not holds(claim_id, with_finding("xia2020.cd4.contrast.month24.difference", value="72"))
    assert not holds(claim_id, with_finding("xia2020.cd4.contrast.month24.difference", value="68"))
    assert not holds(claim_id, with_result("contrasts", "xia2020.cd4.nk_vs_art.change", value="67"))
    assert holds(claim_id, with_result("contrasts", "xia2020.cd4.nk_vs_art.change", value="66"))


def test_p_and_interval_agree_unless_the_check_says_otherwise_or_is_missing() -> None:
    claim_id, check = "nk-p-and-interval-agree", "xia2020.cd4.contrast.month24.p.recheck"
    assert not holds(claim_id, with_result("recheck", check, verdict="agrees only with rounding"))
    assert not holds(claim_id, without_rows("recheck", where(value_id=check)))
    others = with_cells("recheck", lambda table: table.value_id != check, verdict="cannot be checked")
    assert holds(claim_id, others)


# Checks of printed statistics


def test_most_checks_lack_numbers_unless_half_of_them_can_be_made() -> None:
    recheck = as_built()["recheck"]
    checks = recheck.value_id[recheck.verdict != ""]
    claim_id, half = "most-checks-lack-numbers", len(checks) // 2
    missing, made = "cannot be checked", "agrees"
    assert not holds(claim_id, with_first("recheck", "verdict", checks, half, missing, made))
    assert holds(claim_id, with_first("recheck", "verdict", checks, half + 1, missing, made))


def test_ratios_are_amid_their_intervals_unless_another_is_not_or_that_of_stalwart_is() -> None:
    claim_id, apart = "ratios-amid-their-intervals", "does not follow from what is printed"
    of_ratios = where(check="ratio amid its interval")
    assert not holds(claim_id, with_cells("recheck", of_ratios, verdict=apart))
    assert not holds(claim_id, with_cells("recheck", of_ratios, verdict="agrees"))
    assert holds(claim_id, with_cells("recheck", lambda table: ~of_ratios(table), verdict=apart))


def test_no_fold_stands_beside_its_logarithm_unless_one_of_two_changes_of_an_outcome_is_a_fold() -> None:
    claim_id, changes = "no-fold-beside-its-logarithm", where(study_id="jacobson2016", statistic="log_change")
    first, *_ = as_built()["findings"].finding_id[changes(as_built()["findings"])]
    assert not holds(claim_id, with_finding(first, statistic="fold"))
    assert holds(claim_id, with_cells("findings", changes, statistic="fold"))
    assert holds(claim_id, with_finding(first, statistic="median"))
    elsewhere = with_finding(first, statistic="fold", outcome_id="thymic_output")
    assert holds(claim_id, elsewhere)


def test_folds_and_logarithms_are_the_rows_behind_what_is_said_of_them() -> None:
    behind = CLAIMS["no-fold-beside-its-logarithm"].predicate(as_built()).rows
    findings = as_built()["findings"]
    statistic = dict(zip("findings.csv#" + findings.finding_id, findings.statistic))
    assert {statistic[row] for row in behind} == {"fold", "log_change"}


@pytest.mark.parametrize(("table", "key"), [("findings", "finding_id"), ("events", "event_id")])
def test_each_number_was_extracted_twice_unless_one_was_not_or_was_dropped(table: str, key: str) -> None:
    read = where(item_id=as_built()[table][key].iloc[0])
    assert not holds("each-number-extracted-twice", without_rows("extraction_numbers", read))
    assert not holds("each-number-extracted-twice", with_cells("extraction_numbers", read, settled="dropped"))


# Controls and designs


def test_only_wang_2021_has_a_placebo_unless_another_included_study_has_one() -> None:
    claim_id, others = "only-placebo-controlled", included(modality_id="msc").study_id
    other = next(study for study in others if study != "wang2021")
    assert not holds(claim_id, with_study(other, control="placebo"))
    assert not holds(claim_id, with_study("wang2021", control="saline"))
    assert holds(claim_id, with_study(other, control="placebo", inclusion="registered"))
    assert holds(claim_id, with_study(other, control="placebo", modality_id="nk"))


def test_only_own_marrow_was_compared_with_no_cells_unless_another_transplant_was() -> None:
    claim_id, study = "hsct-no-untransplanted-control", "gupta2009"
    assert not holds(claim_id, with_study(study, control="medicines alone"))
    assert not holds(claim_id, with_study("liu2020marrow", control="none"))
    assert holds(claim_id, with_study(study, control="people without the virus, also transplanted"))
    assert holds(claim_id, with_study(study, control="medicines alone", modality_id="dc"))
    assert holds(claim_id, with_study(study, control="medicines alone", inclusion="registered"))


def test_most_studies_are_uncontrolled_unless_half_have_a_control() -> None:
    studies = included().study_id
    claim_id, half = "most-studies-uncontrolled", len(studies) // 2
    assert not holds(claim_id, with_first("studies", "control", studies, half, "none", "placebo"))
    assert holds(claim_id, with_first("studies", "control", studies, half + 1, "none", "placebo"))


def test_registered_studies_are_not_among_those_of_which_most_are_uncontrolled() -> None:
    studies = included().study_id
    half = with_first("studies", "control", studies, len(studies) // 2, "none", "placebo")
    other = with_cells("studies", lambda table: table.inclusion != "included", of=half, control="none")
    assert not holds("most-studies-uncontrolled", other)


def test_most_people_were_not_randomised_unless_half_were() -> None:
    people, studies = counted_people(), as_built()["studies"]
    of_trials = people.index.isin(studies.study_id[studies.design == "randomised trial"])
    needed = int(people[~of_trials].sum() - people[of_trials].sum() + people["xia2020"])
    assert not holds("most-people-not-randomised", with_people("xia2020", needed))
    assert holds("most-people-not-randomised", with_people("xia2020", needed - 1))


def test_few_are_full_texts_unless_a_quarter_is() -> None:
    claim_id, every, sources = "few-full-texts", included().study_id, as_built()["sources"]
    full, abstract = (sources.source_id[sources.text_read == text].iloc[0] for text in ("full text", "abstract"))
    quarter = len(every) // 4
    studies = every.iloc[: 4 * quarter]

    def with_full_texts(n: int) -> Tables:
        tables = with_first("studies", "source_id", studies, n, full, abstract)
        left_over = every.iloc[4 * quarter :]
        return without_rows("studies", lambda table: table.study_id.isin(left_over), of=tables)

    assert holds(claim_id, with_full_texts(quarter - 1))
    assert not holds(claim_id, with_full_texts(quarter))


def test_texts_called_randomised_are_unless_one_is_not_or_is_not_known() -> None:
    claim_id = "called-randomised"
    for study in ("xia2020", "garcia2013", "gandhi2009", "leal2021", "ndhlovu2025"):
        assert not holds(claim_id, with_study(study, design="cohort"))
        assert not holds(claim_id, without_rows("studies", where(study_id=study)))
    assert not holds(claim_id, with_study("xia2020", masking="double-blind"))
    assert holds(claim_id, with_study("leal2021", masking="single-blind"))
    assert holds(claim_id, with_study("wang2021", design="cohort"))


def test_most_groups_are_small_unless_half_have_thirty_people() -> None:
    participants = as_built()["participants"]
    counted = participants[participants.counts == "yes"].drop_duplicates("study_id")
    people, half = counted.people_finding_id, len(counted) // 2
    assert not holds("most-groups-small", with_first("findings", "value", people, half, "29", "30"))
    assert holds("most-groups-small", with_first("findings", "value", people, half + 1, "29", "30"))


def test_groups_that_do_not_count_are_not_among_those_of_which_most_are_small() -> None:
    tables = with_cells("participants", where(counts="yes"), counts="no")
    assert not holds("most-groups-small", tables)


# Counts of CD4 cells


def test_counts_rose_in_all_arms_given_cells_unless_one_stayed() -> None:
    claim_id = "cd4-rose-in-all-cell-arms"
    assert not holds(claim_id, with_result("changes", "xu2021.cd4.aait.change", value="0"))
    assert holds(claim_id, with_result("changes", "xu2021.cd4.aait.change", value="0.5"))
    assert holds(claim_id, with_result("changes", "xu2021.cd8.aait.change", value="-5"))


def test_counts_rose_without_cells_as_well_unless_they_did_in_no_such_arm() -> None:
    claim_id = "cd4-rose-in-all-cell-arms"
    assert not holds(claim_id, with_result("changes", "xia2020.cd4.art.change", value="0"))
    assert not holds(claim_id, with_cells("arms", where(role="control"), role="experimental"))
    assert not holds(claim_id, with_cells("arms", where(role="experimental"), role="control"))


def test_limits_of_cd4_counts_are_ranges_only_where_those_compared_are() -> None:
    changes = as_built()["changes"]
    changes = changes[changes.outcome_id == "cd4"]
    compared = {*changes.baseline_id, *changes.last_id}
    claim_id = "cd4-limits-mostly-ranges"
    assert not holds(claim_id, with_cells("findings", lambda table: table.finding_id.isin(compared), interval="IQR"))
    assert holds(claim_id, with_cells("findings", lambda table: ~table.finding_id.isin(compared), interval="IQR"))


def test_limits_of_cd4_counts_are_mostly_ranges_unless_half_are_not() -> None:
    claim_id = "cd4-limits-mostly-ranges"
    for moment in ("baseline", "year1"):
        assert not holds(claim_id, with_finding(f"alvarnas2016.cd4.ahct.{moment}.median", interval="IQR"))
    alone = with_finding("alvarnas2016.cd4.ahct.baseline.median", low="", interval="")
    assert holds(claim_id, alone)


def test_limits_of_other_cells_are_not_counted_among_those_of_cd4() -> None:
    changes = as_built()["changes"]
    others = changes[changes.outcome_id == "cd8"]
    counts = [*others.baseline_id, *others.last_id]
    assert len(counts) == 2
    tables = with_cells("findings", lambda table: table.finding_id.isin(counts), low="1", high="2", interval="IQR")
    assert holds("cd4-limits-mostly-ranges", tables)


# Gene-modified cells


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


# Dendritic cells


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


# Expanded T cells and lymphocytes


def test_no_study_of_expanded_t_cells_is_randomised_unless_one_is() -> None:
    claim_id, study = "expanded-t-none-randomised", included(modality_id="expanded-t").study_id.iloc[0]
    assert not holds(claim_id, with_study(study, design="randomised trial"))
    assert holds(claim_id, with_study(study, design="randomised trial", inclusion="registered"))


@pytest.mark.parametrize("text", ["full text", "press", "registry"])
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


# Transplants


def test_transplants_were_for_another_disease_unless_a_tenth_had_them_for_hiv() -> None:
    claim_id, people, studies = "hsct-almost-all-for-another-disease", counted_people(), included(modality_id="hsct")
    people = people[people.index.isin(studies.study_id)]
    for_another = people.index.isin(studies.study_id[studies.indication == "cancer or blood disease"])
    others, rest = int(people[for_another].sum()), int(people[~for_another].sum())
    # Nine others for each person transplanted for HIV or the liver is a tenth; the claim needs more others than that.
    tenth = -(-others // 9)
    nine_tenths = with_people("gupta2009", int(people["gupta2009"]) + 9 * tenth - others)
    of_arc = where(finding_id=finding_of_people("arc1992"))

    def with_rest(n: int) -> Tables:
        return with_cells("findings", of_arc, of=nine_tenths, value=str(int(people["arc1992"]) + n - rest))

    assert not holds(claim_id, with_rest(tenth))
    assert holds(claim_id, with_rest(tenth - 1))


def test_a_transplant_for_a_disease_that_is_not_reported_is_not_for_another_disease() -> None:
    tables = with_cells("studies", where(indication="cancer or blood disease"), indication="not reported")
    assert not holds("hsct-almost-all-for-another-disease", tables)
