"""Each public statistic, given what is no case of it, says so in a ValueError or gives the right answer, and soon."""

from __future__ import annotations

import importlib
import inspect
import math
import pkgutil
import warnings
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pandas as pd
import pytest
from fuzz.spoiling import ending_in_time
from hivcells.analysis import statistics
from hivcells.analysis.statistics import arguments
from hivcells.analysis.statistics.barnard import barnard_p
from hivcells.analysis.statistics.clopper_pearson import clopper_pearson
from hivcells.analysis.statistics.cohens_kappa import cohens_kappa
from hivcells.analysis.statistics.grim import possible_mean
from hivcells.analysis.statistics.grimmer import possible_sd, possible_sums
from hivcells.analysis.statistics.harm_to_see import people_to_see_a_harm
from hivcells.analysis.statistics.largest_sd import largest_sd
from hivcells.analysis.statistics.logrank_events import events_for_hazards
from hivcells.analysis.statistics.p_from_counts import counts_as_table, fisher_p, p_from_counts, p_to_be_named
from hivcells.analysis.statistics.p_from_interval import p_from_interval, possible_p_from_interval
from hivcells.analysis.statistics.p_from_means import (
    Group,
    are_groups,
    closest_means,
    p_from_means,
    p_from_two_means,
    possible_groups,
)
from hivcells.analysis.statistics.p_of_correlation import (
    correlation_of_share,
    p_of_correlation,
    possible_p_of_correlation,
)
from hivcells.analysis.statistics.pooled_sd import pooled_sd
from hivcells.analysis.statistics.possible_counts import possible_counts
from hivcells.analysis.statistics.proportion_limits import proportion_limits
from hivcells.analysis.statistics.risk_difference import RiskDifference, risk_difference
from hivcells.analysis.statistics.sample_size_means import people_per_arm_for_means
from hivcells.analysis.statistics.sample_size_proportions import (
    corrected_size,
    people_per_arm_for_shares,
    power_of_exact_test,
)
from hivcells.analysis.statistics.sd_behind_interval import limits_of_sd, sd_of_interval
from hivcells.analysis.statistics.survival_limits import (
    effective_people,
    middle_of,
    offset_in_widths,
    p_from_shares_at_a_time,
)

ONE, OTHER = Group(1.0, 0.5, 10), Group(2.0, 0.5, 12)
# A case of each, by the names of its arguments.
CASES: list[tuple[Callable, tuple]] = [
    (barnard_p, (1, 10, 3, 12)),
    (clopper_pearson, (2, 10, 0.95)),
    (cohens_kappa, (["a", "b"], ["a", "a"])),
    (largest_sd, (1.0, 10)),
    (p_from_counts, (1, 10, 3, 12)),
    (p_to_be_named, (1, 10, 3, 12)),
    (counts_as_table, (1, 10, 3, 12)),
    (p_from_interval, (1.0, 0.5, 1.5, 18, 0.95)),
    (possible_p_from_interval, ((0.9, 1.1), (0.4, 0.6), (1.4, 1.6), 18, 0.95)),
    (Group, (1.0, 0.5, 10)),
    (are_groups, ([ONE, OTHER],)),
    (p_from_means, ([ONE, OTHER],)),
    (p_from_two_means, (ONE, OTHER)),
    (possible_groups, ([ONE, OTHER], [0.5, 0.5], [0.05, 0.05])),
    (closest_means, ([(0.0, 1.0), (2.0, 3.0)], [10, 12])),
    (p_of_correlation, (0.5, 10)),
    (possible_p_of_correlation, ((0.45, 0.55), 10)),
    (correlation_of_share, (0.5,)),
    (possible_counts, ("20", 10)),
    (possible_sd, ("1.5", "0.5", 4)),
    (possible_sums, ("1.5", 4)),
    (possible_mean, ("1.5", 4)),
    (proportion_limits, (2, 10, 0.95)),
    (risk_difference, (1, 10, 3, 12, 0.95)),
    (fisher_p, (1, 10, 3, 12)),
    (people_per_arm_for_means, (0.5, 1.0, 0.8, 0.05)),
    (people_per_arm_for_shares, (0.1, 0.5, 0.8, 0.05)),
    (corrected_size, (0.1, 0.5, 0.8, 0.05)),
    (power_of_exact_test, (0.1, 0.5, 20, 0.05)),
    (pooled_sd, ([(1.0, 10), (2.0, 12)],)),
    (events_for_hazards, (0.5, 0.8, 0.05)),
    (people_to_see_a_harm, (0.01, 0.95)),
    (sd_of_interval, (1.0, 2.0, 10, 12, 0.95)),
    (limits_of_sd, (1.0, 10, 0.95)),
    (effective_people, (0.5, 0.4, 0.6, "plain", 0.95)),
    (middle_of, (0.4, 0.6, "plain")),
    (offset_in_widths, (0.5, 0.4, 0.6, "plain")),
    (p_from_shares_at_a_time, (0.5, 10.0, 0.6, 12.0)),
]
WRONG = ["text", "", None, math.nan, math.inf, -math.inf, -1, 2.5, 95, 10**9, 10**400, 0, [], ["a"], (1, 2, 3), (math.nan, 1), (2, 1), 1e-320, object()]  # fmt: skip
WRONG += [True, -0.0, Decimal("0.5"), Decimal("NaN"), Fraction(1, 2), 1j, b"3", "nan", "1e400", "1_000", 1e-308, 1e308, 1 - 1e-16, {}, [None], pd.NA, np.array([1.0, 2.0])]  # fmt: skip
# Two at once: what each is no case of by itself, and sizes and chances at the end of what there is.
AT_ONCE = [0, -1, math.nan, math.inf, 2.5, 95, 10**9, 10**6, 1e-320, 1e-200, 1e-16, 0.5, 1 - 1e-16, 1e50, "1", "0.001", Decimal("0.5")]  # fmt: skip


def names() -> list[str]:
    return [method.__name__ for method, _ in CASES]


def of_module(module: str) -> Iterator[str]:
    """Public functions and classes that a module defines."""
    found = importlib.import_module(f"{statistics.__name__}.{module}")
    for name, one in inspect.getmembers(found, callable):
        if getattr(one, "__module__", "") == found.__name__ and not name.startswith("_"):
            yield name


def test_each_public_statistic_has_a_case_here() -> None:
    modules = [one.name for one in pkgutil.iter_modules(statistics.__path__) if one.name != "arguments"]
    public = {name for module in modules for name in of_module(module)} - {RiskDifference.__name__}
    assert public == set(names())
    assert set(of_module("arguments")) >= {"whole", "finite", "number", "share_of_one"}


@pytest.mark.parametrize(("method", "arguments_"), CASES, ids=names())
def test_a_wrong_argument_is_a_value_error_or_has_an_answer_in_a_second(method: Callable, arguments_: tuple) -> None:
    method(*arguments_)
    for place in range(len(arguments_)):
        for wrong in WRONG:
            refuses_or_answers(method, [*arguments_[:place], wrong, *arguments_[place + 1 :]])


@pytest.mark.parametrize(("method", "arguments_"), CASES, ids=names())
def test_any_two_wrong_arguments_are_one_too(method: Callable, arguments_: tuple) -> None:
    for places in combinations(range(len(arguments_)), 2):
        for wrong in product(AT_ONCE, repeat=2):
            of = dict(zip(places, wrong, strict=True))
            refuses_or_answers(method, [of.get(place, right) for place, right in enumerate(arguments_)])


def refuses_or_answers(method: Callable, given: list) -> None:
    """Raises AssertionError where there is neither a ValueError that says why nor a sound answer, or no end."""
    try:
        with ending_in_time(), warnings.catch_warnings(action="error"):
            found = method(*given)
    except ValueError as error:
        assert str(error) and "math domain" not in str(error) and "convert float" not in str(error), given
    else:
        assert is_sound(found), (given, found)


def is_sound(found: object) -> bool:
    """Whether an answer holds no number that is none: nothing infinite, nothing missing."""
    if isinstance(found, (float, np.floating)):
        return math.isfinite(found)
    if isinstance(found, dict):
        return all(map(is_sound, found.values()))
    if isinstance(found, (list, tuple)):
        return all(map(is_sound, found))
    return True


@pytest.mark.parametrize("wrong", ["3", b"3", None, [], 10**400])
def test_what_is_no_number_is_none(wrong: object) -> None:
    with pytest.raises(ValueError, match="x must be a number, not"):
        arguments.number("x", wrong)  # type: ignore[arg-type]


def test_numbers_that_are_odd_and_right_have_their_answers() -> None:
    # The rule of three for one in a thousand million; a deviation of nothing has limits of nothing.
    assert people_to_see_a_harm(1e-9) == pytest.approx(3e9, rel=0.002)
    assert limits_of_sd(0, 5) == (0, 0)
    # People all followed need not be whole, and shares so small that their squares are none still differ or do not.
    assert 0 < p_from_shares_at_a_time(0.5, 2.5, 0.6, 10**9) < 1
    assert p_from_shares_at_a_time(1e-300, 10, 1e-300, 10) == 1
    assert middle_of(1e-300, 0.5, "logit") == pytest.approx(1e-150)
    # Decimals and fractions are the numbers that they are.
    assert largest_sd(Decimal("0.5"), 4) == largest_sd(Fraction(1, 2), 4) == 1  # type: ignore[arg-type]
    assert p_from_two_means(Group(Decimal(1), Fraction(1, 2), 10), OTHER) == p_from_two_means(ONE, OTHER)  # type: ignore[arg-type]
    # With so small a power chance alone does, with so small an alpha not even all against none.
    assert events_for_hazards(0.5, 0.01, 0.9) == 1
    assert power_of_exact_test(0, 1, 4, 0.02) == 0 < power_of_exact_test(0, 1, 4, 0.03)
    assert power_of_exact_test(1e-308, 0.5, 20) == power_of_exact_test(0, 0.5, 20)
    # Limits of nearly all are those of a normal deviate of 8.29.
    assert p_from_interval(1.96, 1.96 - 8.293, 1.96 + 8.293, confidence=1 - 1.11e-16) == pytest.approx(0.05, rel=0.01)
    # A difference that is all there can be needs the fewest people that a test can have.
    assert people_per_arm_for_means(1e50, 1e-50) == 2
