"""Claims on what was not shown, not reported or not compared are false as soon as a row shows, reports or compares it."""

from __future__ import annotations

import pandas as pd
import pytest
from claims.built import holds, where, with_cells, with_finding, with_result, with_row, with_study

STOPS = ["rebound", "time_to_rebound", "time_off_treatment", "treatment_interruption", "set_point"]


def test_no_significant_difference_of_unknown_size_unless_the_trial_finds_one_or_gives_its_size() -> None:
    claim_id, row = "msc-no-significant-difference", "wang2021.cd4.contrast.direction"
    assert not holds(claim_id, with_finding(row, value="1"))
    assert not holds(claim_id, with_finding(row, statistic="difference"))
    size = {"finding_id": "new", "study_id": "wang2021", "comparator_arm_id": "wang2021.placebo"}
    assert not holds(claim_id, with_row("findings", **size, outcome_id="cd4", statistic="difference", value="20"))
    assert holds(claim_id, with_row("findings", **size, outcome_id="cd8", statistic="difference", value="20"))
    assert holds(
        claim_id, with_row("findings", finding_id="new", study_id="wang2021", outcome_id="cd4", statistic="mean")
    )


def test_the_response_was_commoner_unless_as_many_had_it_with_placebo_or_chance_would_do() -> None:
    claim_id = "msc-response-commoner"
    assert not holds(claim_id, with_finding("wang2021.cd4_response.low.km", value="70.8"))
    assert not holds(claim_id, with_finding("wang2021.cd4_response.contrast.p", value="0.05"))
    assert holds(claim_id, with_finding("wang2021.cd4_response.contrast.p", value="0.049"))


def test_news_alone_tell_of_duocar_until_a_number_comes_from_a_paper() -> None:
    number = {"finding_id": "new", "study_id": "duocar_deeks2026"}
    assert holds("duocar-news-alone", with_row("findings", **number, source_id="duocar_ap2026"))
    assert not holds("duocar-news-alone", with_row("findings", **number, source_id="liu2021"))


@pytest.mark.parametrize("trial", ["esprit", "silcaat"])
def test_a_reduction_is_not_shown_unless_an_interval_lies_below_one(trial: str) -> None:
    row = f"context.abrams2009.events.{trial}"
    assert not holds("il2-no-reduction-shown", with_finding(row, high="0.99"))
    assert holds("il2-no-reduction-shown", with_finding(row, low="1.01", high="2"))


def test_the_p_value_does_not_fit_unless_its_check_agrees() -> None:
    check = "context.stalwart2010.events.p.recheck"
    assert not holds("stalwart-p-does-not-fit", with_result("recheck", check, verdict="agrees"))


def test_virus_returned_in_most_unless_as_many_had_stayed_away() -> None:
    """With fourteen more in whom it stayed away it came back in thirty-five of fifty-two, with seventy-four in fewer than half."""
    claim_id, row = "returned-in-most-after-gene-t", {"interruption_id": "new", "away_ids": "tebas2021.sae.assessed"}
    fourteen = with_row("interruptions", **row, people_ids="tebas2021.sae.assessed", modality_id="gene-t")
    assert holds(claim_id, fourteen)
    more = dict.fromkeys(("people_ids", "away_ids"), "mitsuyasu2009.people.enrolled")
    assert not holds(claim_id, with_row("interruptions", interruption_id="new", modality_id="gene-t", **more))
    assert holds(claim_id, with_row("interruptions", interruption_id="new", modality_id="expanded-t", **more))


@pytest.mark.parametrize("outcome", STOPS)
def test_no_stop_after_unmodified_t_cells_unless_a_row_tells_of_one(outcome: str) -> None:
    claim_id = "no-stop-after-unmodified-t-cells"
    assert not holds(claim_id, with_row("findings", finding_id="new", study_id="sung2018", outcome_id=outcome))
    assert not holds(claim_id, with_row("events", event_id="new", study_id="sung2018", outcome_id=outcome))
    assert holds(claim_id, with_row("events", event_id="new", study_id="jain2024", outcome_id=outcome))
    assert holds(claim_id, with_row("events", event_id="new", study_id="sung2018", outcome_id="cd4"))


def test_no_stop_after_unmodified_t_cells_unless_it_is_among_the_interruptions() -> None:
    tables = with_row("interruptions", interruption_id="new", study_id="chapuis2011", modality_id="expanded-t")
    assert not holds("no-stop-after-unmodified-t-cells", tables)


@pytest.mark.parametrize("study_id", ["deeks2002", "liu2019"])
def test_rebound_was_not_compared_unless_a_controlled_study_of_either_kind_tells_of_it(study_id: str) -> None:
    claim_id = "rebound-after-t-cells-not-compared"
    assert not holds(claim_id, with_row("events", event_id="new", study_id=study_id, outcome_id="rebound"))
    assert holds(claim_id, with_row("events", event_id="new", study_id="tebas2014", outcome_id="rebound"))
    assert not holds(claim_id, with_study("jain2024", control="antiretroviral treatment alone"))


def test_some_rebounds_were_around_the_transplant_unless_one_is_left() -> None:
    claim_id, elsewhere = "some-rebounds-around-transplant", {"stop": "after", "rebound_since": "stop"}
    three = with_cells("cases", where(case_id="kordelas2014"), stop="after")
    two = with_cells("cases", where(case_id="sora2002"), of=three, rebound_since="stop")
    one = with_cells("cases", where(case_id="tomonari2005"), of=two, **elsewhere)
    assert [holds(claim_id, tables) for tables in (three, two, one)] == [True, True, False]


@pytest.mark.parametrize(
    "outcome", ["death", "opportunistic_infection", "survival", "disease_free_survival", "nonrelapse_mortality"]
)
def test_illness_and_death_were_not_compared_unless_they_are_told_of_in_two_arms(outcome: str) -> None:
    claim_id = "illness-and-death-not-compared"
    one = with_row("events", event_id="a", study_id="xia2020", arm_id="xia2020.nk", outcome_id=outcome)
    assert holds(claim_id, one)
    row = dict.fromkeys(one["events"].columns, "")
    row |= {"event_id": "b", "study_id": "xia2020", "arm_id": "xia2020.art", "outcome_id": outcome}
    both = one | {"events": pd.concat([one["events"], pd.DataFrame([row], index=[10_001])])}
    assert not holds(claim_id, both)


def test_illness_and_death_were_not_compared_unless_a_row_compares_them_after_cells_for_hiv() -> None:
    claim_id = "illness-and-death-not-compared"
    compared = {"finding_id": "new", "outcome_id": "survival", "comparator_arm_id": "x"}
    assert not holds(claim_id, with_row("findings", **compared, study_id="wang2021", arm_id="wang2021.high"))
    assert holds(claim_id, with_row("findings", **compared, study_id="krishnan2010", arm_id="krishnan2010.hiv"))


def test_nothing_supports_paying_until_an_outcome_is_rated_higher_or_health_is_compared() -> None:
    meant, claim_id = where(outcome="cd4_nk"), "nothing-supports-paying"
    assert not holds(claim_id, with_cells("certainty_outcomes", meant, rating="low"))
    assert not holds(claim_id, with_cells("certainty_outcomes", where(outcome="health"), studies="xia2020"))
