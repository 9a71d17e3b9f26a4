"""Agreement of the two extractions."""

from __future__ import annotations

import math

import pytest
from hivcells.statistics.cohens_kappa import cohens_kappa


def test_kappa_is_0_4_when_70_percent_agree_and_chance_gives_50() -> None:
    """By hand: 20 yes-yes, 15 no-no, 5 and 10 apart; margins 25/25 and 30/20, so chance gives (25*30 + 25*20) / 50**2 = 0.5."""
    first = ["yes"] * 25 + ["no"] * 25
    second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    assert cohens_kappa(first, second) == pytest.approx((0.7 - 0.5) / (1 - 0.5))


def test_kappa_is_1_for_full_agreement_and_minus_1_for_none_of_two() -> None:
    assert cohens_kappa(["a", "b"], ["a", "b"]) == pytest.approx(1)
    assert cohens_kappa(["a", "b"], ["b", "a"]) == pytest.approx(-1)


def test_kappa_does_not_exist_when_only_one_category_was_used() -> None:
    assert math.isnan(cohens_kappa(["a", "a"], ["a", "a"]))


def test_judges_must_judge_the_same_items() -> None:
    with pytest.raises(ValueError, match="not 1 and 2"):
        cohens_kappa(["a"], ["a", "b"])
