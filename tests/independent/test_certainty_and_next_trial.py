"""Ratings of certainty and the size of the next trial, worked out again from data/ and by printed tables."""

from __future__ import annotations

import pytest
from independent.certainty import designs_of, ratings
from independent.evidence import built, by_key, printed, values
from independent.next_trial import chi_squared_below, power_of_shares, power_of_t_test


def test_each_rating_follows_from_its_judgements_and_none_is_missing_there() -> None:
    as_built = {
        value_id: entry
        for value_id, entry in values().items()
        if entry["kind"] == "derived" and value_id.startswith("certainty.")
    }
    assert set(as_built) == set(ratings())
    for value_id, here in ratings().items():
        assert {part: as_built[value_id][part] for part in here} == here, value_id
        assert as_built[value_id]["quantity"] == here["text"]
        assert as_built[value_id]["inputs"] == [f"{value_id}.studies", f"{value_id}.people"]
        nothing = ("value", "low", "high", "unit", "source", "locator", "as_printed", "words", "interval")
        assert not any(as_built[value_id][part] for part in nothing), value_id


def test_each_rating_is_that_of_the_curators() -> None:
    for outcome in printed("certainty_outcomes"):
        assert ratings()[f"certainty.{outcome['outcome']}"]["text"] == outcome["rating"]


def test_certainty_begins_high_for_frequencies_prognosis_and_where_each_trial_was_randomised_and_low_elsewhere() -> (
    None
):
    for outcome in printed("certainty_outcomes"):
        designs = designs_of(outcome)
        is_observed = outcome["question"] in ("frequency", "prognosis")
        allowed = is_observed or all(design.startswith("randomised") for design in designs)
        assert outcome["begins"] == ("none" if not designs else "high" if allowed else "low"), outcome["outcome"]


def test_the_table_of_certainty_holds_what_was_curated_and_counted() -> None:
    rows = {row["outcome"]: row for row in built("certainty_rated")}
    assert list(rows) == [outcome["outcome"] for outcome in printed("certainty_outcomes")]
    for outcome in printed("certainty_outcomes"):
        row, stem = rows[outcome["outcome"]], f"certainty.{outcome['outcome']}"
        for column in ("label", "found", "without_cells", "rating"):
            assert row[column] == outcome[column], (outcome["outcome"], column)
        assert [float(row[f"n_{name}"]) for name in ("studies", "people")] == [
            values()[f"{stem}.{name}"]["value"] for name in ("studies", "people")
        ]


def test_each_estimate_of_the_next_trial_names_its_question() -> None:
    for row in built("next_trial_sizes"):
        if row["value_id"] in ("next_trial.power", "next_trial.alpha"):
            assert (row["question_id"], row["statistic"]) == ("", "choice")
            continue
        question = by_key("next_trial")[row["question_id"]]
        assert row["value_id"].startswith(f"next_trial.{row['question_id']}.")
        for column in ("question", "assumption", "spread_finding_id"):
            assert row[column] == question[column], row["value_id"]


@pytest.mark.parametrize(("d", "people"), [(0.2, 393), (0.5, 64), (0.8, 26)])
def test_power_is_that_of_cohens_table(d: float, people: int) -> None:
    """Cohen J (1992), Psychological Bulletin 112:155, table 2: two means, a two-sided .05, a power of .80."""
    # The table's numbers are rounded; one person either way encloses the power that was asked for.
    assert power_of_t_test(people - 1, d) < 0.8 < power_of_t_test(people + 1, d)


def test_power_without_a_difference_is_the_chance_of_a_false_alarm() -> None:
    assert power_of_t_test(10, 0) == pytest.approx(0.05, abs=1e-9)


def test_an_exact_test_raises_no_more_false_alarms_than_it_may() -> None:
    assert 0 < power_of_shares(10, 0.3, 0.3) <= 0.025


def test_power_of_the_exact_test_is_that_of_a_printed_table() -> None:
    """Fisher's exact test of five against five finds only all against none and one off: 5:0, 5:0 alone at 0.025."""
    assert power_of_shares(5, 0.9, 0.1) == pytest.approx(0.9**5 * 0.9**5 + 2 * 5 * 0.9**4 * 0.1 * 0.9**5)


def test_chi_squared_has_the_limits_of_printed_tables() -> None:
    """Tables of chi-squared print 3.841 for one degree of freedom, and 2.180 and 17.535 for eight."""
    for x, freedom, share in ((3.841, 1, 0.95), (2.180, 8, 0.025), (17.535, 8, 0.975)):
        assert chi_squared_below(x, freedom) == pytest.approx(share, abs=1e-4)
