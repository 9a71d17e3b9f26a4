"""Claims on causes of death, on donors and on what may be paid for, at their limits by tables of a few rows."""

from __future__ import annotations

import pytest
from claims.built import CLAIMS, holds
from claims.tiny import rows

ABSENT, ORDINARY = "absent (homozygous delta32)", "ordinary (wild type)"


@pytest.mark.parametrize(
    ("deaths", "opportunistic", "sepsis", "is_so"),
    [(5, 2, 1, True), (4, 1, 1, False), (5, 3, 0, True), (5, 0, 3, True), (5, 2, 0, False), (0, 0, 0, False)],
)
def test_deaths_were_mostly_of_infection_where_more_than_half_were_of_either_kind(
    deaths: int, opportunistic: int, sepsis: int, is_so: bool
) -> None:
    of_causes = [f" | {deaths}", f".opportunistic_infection | {opportunistic}", f".sepsis | {sepsis}"]
    events = rows("event_id n_events", *(f"gomatos1994.death{cause}" for cause in of_causes))
    assert holds("gomatos-deaths-mostly-infection", {"events": events}) is is_so


@pytest.mark.parametrize(
    ("outcomes", "is_so"),
    [
        (("health | | not rated", "cd4 | tea | very low"), True),
        (("health | | not rated", "cd4 | tea | low"), False),
        (("health | tea | not rated", "cd4 | tea | very low"), False),
        (("health | | very low", "cd4 | | not rated"), True),
        (("cd4 | tea | very low",), False),
    ],
)
def test_nothing_supports_paying_unless_an_outcome_is_above_very_low_or_illness_was_studied(
    outcomes: tuple[str, ...], is_so: bool
) -> None:
    assert holds("nothing-supports-paying", {"certainty_outcomes": rows("outcome studies rating", *outcomes)}) is is_so


@pytest.mark.parametrize(
    ("people", "is_so"),
    [
        ((f"away | {ABSENT}", f"away | {ABSENT}", f"away | {ORDINARY}"), True),
        ((f"away | {ABSENT}", f"away | {ORDINARY}"), False),
        ((f"away | {ABSENT}", f"away | {ABSENT}"), False),
        ((f"away | {ABSENT}", f"back, later away | {ABSENT}", f"away | {ORDINARY}"), True),
        ((f"away | {ABSENT}", f"back | {ABSENT}", f"away | {ORDINARY}"), False),
        ((), False),
    ],
)
def test_most_in_whom_virus_stayed_away_had_a_donor_without_ccr5_where_more_than_half_had_but_not_all(
    people: tuple[str, ...], is_so: bool
) -> None:
    numbered = [f"{number} | after | {cells}" for number, cells in enumerate(people)]
    cases = rows("case_id stop virus_after_stop donor_ccr5", *numbered, f"berlin | at | away | {ORDINARY}")
    assert holds("most-away-had-resistant-donor", {"cases": cases}) is is_so
    long_after = cases.assign(stop=cases.stop.replace("after", "long after"))
    assert holds("most-away-had-resistant-donor", {"cases": long_after}) is is_so


@pytest.mark.parametrize("studies", [("tea", "mate"), ("tea",)])
def test_illness_and_death_are_not_compared_as_long_as_one_study_tells_of_them(studies: tuple[str, ...]) -> None:
    tables = {
        "certainty_outcomes": rows("outcome studies rating", "health | | not rated"),
        "studies": rows("study_id indication inclusion modality_id", *(f"{s} | HIV | included | nk" for s in studies)),
        "findings": rows("study_id arm_id comparator_arm_id outcome_id", *(f"{s} | {s}.a | | death" for s in studies)),
        "events": rows("study_id arm_id outcome_id kind", "other | other.a | headache | adverse event"),
    }
    verdict = CLAIMS["illness-and-death-not-compared"].predicate(tables)
    assert (verdict.holds, verdict.spare) == (True, len(studies) - 1)
    assert not holds("illness-and-death-not-compared", tables | {"findings": tables["findings"].iloc[:0]})
