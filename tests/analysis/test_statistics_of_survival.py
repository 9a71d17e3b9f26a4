"""Survival percentages and their limits against tables that others printed, and against the definitions."""

from __future__ import annotations

import math
from itertools import product
from statistics import NormalDist

import pytest
from analysis.published_shares import BMT_CTN_1101, OTHER_PRINTS, P_OF_BMT_CTN_1101, p_of
from hivcells.analysis.statistics.survival_limits import (
    SCALES,
    effective_people,
    middle_of,
    offset_in_widths,
    p_from_shares_at_a_time,
)
from independent.rechecks_of_limits import SCALES as DEFINED
from independent.rechecks_of_limits import middle, people_of_limits, slope

# Statalist 2007-11, msg00486 (Juul's answer), Stata's data on cancer drugs: survival, standard error after Greenwood, limits on the log-log scale.
STATA = [
    (0.9583, 0.0288, 0.8435, 0.9894), (0.8333, 0.0538, 0.6943, 0.9129), (0.7061, 0.0661, 0.5546, 0.8143),
    (0.5628, 0.0742, 0.4060, 0.6931), (0.4870, 0.0761, 0.3326, 0.6249), (0.2922, 0.0767, 0.1543, 0.4449),
]  # fmt: skip
# http://data.princeton.edu/eco572/KaplanMeier.html: Gehan's 21 controls, nobody lost.
GEHAN = [(0.9048, 0.0641, 0.6700, 0.9753), (0.8095, 0.0857, 0.5689, 0.9239)]


@pytest.mark.parametrize(("share", "error", "low", "high"), [*STATA, *GEHAN])
def test_limits_of_stata_lie_evenly_on_the_log_log_scale_and_give_back_its_errors(
    share: float, error: float, low: float, high: float
) -> None:
    assert offset_in_widths(share, low, high, "log-log") < 0.001
    assert middle_of(low, high, "log-log") == pytest.approx(share, abs=0.0002)
    assert math.sqrt(share * (1 - share) / effective_people(share, low, high, "log-log")) == pytest.approx(
        error, abs=0.0002
    )


def test_effective_people_are_those_at_the_start_while_nobody_is_lost_and_fewer_later() -> None:
    # 48 people began in Stata's data and 21 in Gehan's.
    people = [effective_people(share, low, high, "log-log") for share, _, low, high in STATA]
    assert people[0] == pytest.approx(48, abs=0.2)
    assert all(n < 48.1 for n in people) and people[-1] < 40
    for share, _, low, high in GEHAN:
        assert effective_people(share, low, high, "log-log") == pytest.approx(21, abs=0.1)


def test_a_worked_example_of_a_curve_at_13_days_has_its_log_log_limits() -> None:
    """A page named Pointwise confidence interval estimates of survivor functions: 0.88 with error 0.0650 has -3.1894 and -0.9247."""
    low, high = (math.exp(-math.exp(number)) for number in (-0.9247, -3.1894))
    people = effective_people(0.88, low, high, "log-log")
    assert math.sqrt(0.88 * 0.12 / people) == pytest.approx(0.0650, abs=0.0001)


def test_plain_limits_of_a_curve_are_uneven_on_the_log_log_scale() -> None:
    assert offset_in_widths(0.88, 0.80, 0.96, "plain") == pytest.approx(0)
    assert offset_in_widths(0.88, 0.80, 0.96, "log-log") > 0.05


@pytest.mark.parametrize("scale", list(SCALES))
def test_scales_agree_with_their_definitions_on_a_grid(scale: str) -> None:
    for share in (0.05, 0.3, 0.5, 0.77, 0.95):
        for low, high in ((share * 0.5, (1 + share) / 2), (share * 0.9, share + 0.02)):
            assert middle_of(low, high, scale) == pytest.approx(middle(scale, low, high))
            assert effective_people(share, low, high, scale) == pytest.approx(people_of_limits(scale, share, low, high))


def test_two_shares_at_a_time_differ_by_the_log_log_test() -> None:
    """By hand for 81 and 67 of 100, of 44 each: the gap 0.6420 over the root of 0.1201 + 0.0698 is 1.473, so P is 0.141."""
    assert p_from_shares_at_a_time(0.81, 44, 0.67, 44) == pytest.approx(0.141, abs=0.0005)
    assert p_from_shares_at_a_time(0.5, 10, 0.5, 99) == 1
    assert p_from_shares_at_a_time(0.81, 44, 0.51, 44) < p_from_shares_at_a_time(0.81, 22, 0.51, 22)


@pytest.mark.parametrize(("given", "z"), OTHER_PRINTS)
def test_a_faulty_statistic_and_one_of_another_scale_do_not_follow(given: tuple, z: float) -> None:
    assert abs(p_from_shares_at_a_time(*given) - p_of(z)) > 0.002


def test_the_p_value_of_whole_curves_is_not_that_of_their_shares_at_a_time_however_they_were_rounded() -> None:
    steps = (-0.005, 0.005)
    reach = [
        [
            (share + a, effective_people(share + a, low + b, high + c, "log-log"))
            for a, b, c in product((*steps, 0), steps, steps)
        ]
        for share, low, high in BMT_CTN_1101
    ]
    found = [p_from_shares_at_a_time(*one, *other) for one, other in product(*reach)]
    assert max(found) < P_OF_BMT_CTN_1101


def test_equal_survival_at_a_time_agrees_with_its_definition_on_a_grid() -> None:
    """The gap of the shares on the scale, over the error that the slope of the scale, taken by small steps, makes of theirs."""
    shares, people = (0.05, 0.3, 0.5, 0.77, 0.95), (3, 12.5, 400)
    for (one, n), (other, m) in product(product(shares, people), repeat=2):
        on_scale = [DEFINED["log-log"](share) for share in (one, other)]
        errors = [slope("log-log", s) * math.sqrt(s * (1 - s) / k) for s, k in ((one, n), (other, m))]
        z = abs(on_scale[0] - on_scale[1]) / math.hypot(*errors)
        assert p_from_shares_at_a_time(one, n, other, m) == pytest.approx(2 * NormalDist().cdf(-z), rel=1e-5)
