"""Claims on counts, tests and checks are false of numbers that say otherwise."""

from __future__ import annotations

import pandas as pd
import pytest
from claims.built import CLAIMS, as_built, holds, where, with_cells, with_finding, with_first, with_result, without_rows


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


def test_most_checks_lack_numbers_unless_half_of_them_can_be_made() -> None:
    recheck = as_built()["recheck"]
    checks = recheck.value_id[recheck.in_tally == "yes"]
    claim_id, half = "most-checks-lack-numbers", len(checks) // 2
    missing, made = "cannot be checked", "agrees"
    assert not holds(claim_id, with_first("recheck", "verdict", checks, half, missing, made))
    assert holds(claim_id, with_first("recheck", "verdict", checks, half + 1, missing, made))


def test_ratios_are_amid_their_intervals_unless_some_are_not_or_there_are_none() -> None:
    claim_id, apart = "ratios-amid-their-intervals", "does not follow from what is printed"
    of_ratios = where(check="ratio amid its interval")
    assert not holds(claim_id, with_cells("recheck", of_ratios, verdict=apart))
    assert not holds(claim_id, with_cells("recheck", of_ratios, check="half-life"))
    assert holds(claim_id, with_cells("recheck", of_ratios, verdict="agrees"))
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


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_nobody_has_signed_a_number_unless_somebody_has_right_or_wrong(answer: str) -> None:
    signatures = as_built()["signatures"]
    cells = dict.fromkeys(signatures.columns, "") | {"answer": answer, "reviewer": "Somebody"}
    assert not holds("no-number-signed", as_built() | {"signatures": pd.DataFrame([cells])})
    assert holds("no-number-signed", as_built() | {"signatures": signatures.iloc[:0]})


@pytest.mark.parametrize(("table", "key"), [("findings", "finding_id"), ("events", "event_id")])
def test_each_number_was_extracted_twice_unless_one_was_not_or_was_dropped(table: str, key: str) -> None:
    read = where(item_id=as_built()[table][key].iloc[0])
    assert not holds("each-number-extracted-twice", without_rows("extraction_numbers", read))
    assert not holds("each-number-extracted-twice", with_cells("extraction_numbers", read, settled="dropped"))


def test_deaths_were_mostly_of_infection_unless_fewer_than_half_were() -> None:
    claim_id, cause = "gomatos-deaths-mostly-infection", where(event_id="gomatos1994.death.opportunistic_infection")
    assert holds(claim_id, with_cells("events", cause, n_events="2"))
    assert not holds(claim_id, with_cells("events", cause, n_events="1"))


def test_most_in_whom_virus_stayed_away_had_a_resistant_donor_and_not_all() -> None:
    claim_id, resistant = "most-away-had-resistant-donor", "absent (homozygous delta32)"
    away = where(virus_after_stop="away")
    assert not holds(claim_id, with_cells("cases", away, donor_ccr5=resistant))
    assert not holds(claim_id, with_cells("cases", where(donor_ccr5=resistant), donor_ccr5="not stated"))


def test_uneven_limits_of_a_median_are_uneven_unless_the_upper_one_is_as_near() -> None:
    row = "sb728_902_inr.cd4.month12.change"
    assert holds("sb728-902-limits-uneven", as_built())
    for high in ("192", "281"):  # as far as the lower limit, and twice as far
        assert not holds("sb728-902-limits-uneven", with_finding(row, high=high))
