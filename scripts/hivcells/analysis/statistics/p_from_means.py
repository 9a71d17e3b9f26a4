"""P values that means, standard deviations and numbers of people imply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from scipy.special import fdtrc
from scipy.stats import ttest_ind_from_stats

from hivcells.analysis.statistics.arguments import finite, two_ends, whole

TESTS = {"t": "t test", "welch": "Welch's t test", "f": "analysis of variance"}
# ASSUME: more groups are not compared by one printed P value; the corners to look at double with each.
MOST_GROUPS = 8
# ASSUME: a smaller deviation is none; its square would no longer fit a float.
LEAST_SD = 1e-50


@dataclass(frozen=True)
class Group:
    """Mean, standard deviation and number of people of one group.

    Raises ValueError when the deviation is negative or below LEAST_SD without being 0, a number not finite, or
    fewer than two people are counted.
    """

    mean: float
    sd: float
    n_people: int

    def __post_init__(self) -> None:
        object.__setattr__(self, "mean", finite("mean", self.mean))
        object.__setattr__(self, "sd", finite("sd", self.sd))
        if self.sd < 0:
            raise ValueError(f"sd must not be negative, not {self.sd}")
        if 0 < self.sd < LEAST_SD:
            raise ValueError(f"sd must be 0 or at least {LEAST_SD:.0e}, not {self.sd}")
        object.__setattr__(self, "n_people", whole("n_people", self.n_people, 2))


def p_from_two_means(first: Group, second: Group) -> dict[str, float]:
    """Two-sided P value of equal means, with a common variance ('t') and without ('welch').

    Where nothing varies and the means differ it is 0; where they are equal as well, 1.

    Raises
    ------
    ValueError
        When one of the two is no Group.

    Source
    ------
    Student 1908, doi:10.1093/biomet/6.1.1; Welch 1947, doi:10.1093/biomet/34.1-2.28, with Satterthwaite's
    degrees of freedom; both are scipy's.
    """
    are_groups((first, second))
    if not first.sd and not second.sd:
        return dict.fromkeys(("t", "welch"), float(first.mean == second.mean))
    return {key: _p_of_t(first, second, has_one_variance=key == "t") for key in ("t", "welch")}


def _p_of_t(first: Group, second: Group, has_one_variance: bool) -> float:
    one, other = ((group.mean, group.sd, group.n_people) for group in (first, second))
    return float(ttest_ind_from_stats(*one, *other, equal_var=has_one_variance).pvalue)


def p_from_means(groups: Sequence[Group]) -> float:
    """P value of equal means in two groups or more, by the analysis of variance.

    Raises
    ------
    ValueError
        When there are fewer than two groups, or more than MOST_GROUPS, or one is no Group.

    Source
    ------
    Fisher 1925, Statistical Methods for Research Workers, chapter 7.
    """
    are_groups(groups)
    if not 2 <= len(groups) <= MOST_GROUPS:
        raise ValueError(f"between 2 and {MOST_GROUPS} groups are compared, not {len(groups)}")
    n_people = sum(group.n_people for group in groups)
    middle = sum(group.mean * group.n_people for group in groups) / n_people
    between = sum(group.n_people * (group.mean - middle) ** 2 for group in groups) / (len(groups) - 1)
    within = sum((g.n_people - 1) * g.sd**2 for g in groups) / (n_people - len(groups))
    if not within:
        return float(not between)
    return float(fdtrc(len(groups) - 1, n_people - len(groups), between / within))


def possible_groups(groups: Sequence[Group], of_means: Sequence[float], of_sds: Sequence[float]) -> list[list[Group]]:
    """Sets of groups that give the least and the greatest P value which rounding allows.

    of_means and of_sds say how far rounding may have moved each number. The means lie closest where
    as many as can are equal; they lie farthest at a corner. The deviations are all as large or as small as
    they can be, which leaves out the small part that Welch's degrees of freedom play.

    Raises ValueError when there are more than MOST_GROUPS, or rounding of one is not printed, negative or not finite.

    Source
    ------
    Anaya, GRIMMEST: Granularity of test statistics, http://www.omnesres.com/research/grimmest/.
    """
    are_groups(groups)
    if len(groups) > MOST_GROUPS:
        raise ValueError(f"at most {MOST_GROUPS} groups are compared, not {len(groups)}")
    of_means, of_sds = _slacks("of_means", of_means, groups), _slacks("of_sds", of_sds, groups)
    ends = [(group.mean - slack, group.mean + slack) for group, slack in zip(groups, of_means, strict=True)]
    closest = closest_means(ends, [group.n_people for group in groups])
    wide, narrow = ([g.sd + sign * s for g, s in zip(groups, of_sds, strict=True)] for sign in (1, -1))
    return [_with(groups, closest, wide), *(_with(groups, corner, narrow) for corner in product(*ends))]


def _slacks(name: str, slacks: Sequence[float], groups: Sequence[Group]) -> list[float]:
    """What rounding may have moved each number of the groups by; raises ValueError where one is missing or negative."""
    if not isinstance(slacks, (list, tuple)) or len(slacks) != len(groups):
        raise ValueError(f"{name} must be {len(groups)} numbers, not {slacks!r}")
    found = [finite(name, slack) for slack in slacks]
    if any(slack < 0 for slack in found):
        raise ValueError(f"{name} must not be negative, not {slacks}")
    return found


def closest_means(ends: Sequence[tuple[float, float]], n_people: Sequence[int]) -> list[float]:
    """The means between these ends with the least variance between groups: each as near as it can to their own middle.

    Raises ValueError when ends do not ascend or are not finite, or there are not as many numbers of people, or none.
    """
    if not isinstance(ends, (list, tuple)) or not isinstance(n_people, (list, tuple)) or len(ends) != len(n_people):
        raise ValueError(f"each pair of ends has a number of people, not {ends!r} of {n_people!r}")
    if not ends:
        raise ValueError("there must be means")
    ends = [two_ends("ends", of_mean) for of_mean in ends]
    n_people = [whole("n_people", n, 1) for n in n_people]
    low, high = min(end[0] for end in ends), max(end[1] for end in ends)
    for _ in range(100):
        middle = (low + high) / 2
        pull = sum(n * (middle - min(max(middle, a), b)) for (a, b), n in zip(ends, n_people, strict=True))
        low, high = (low, middle) if pull > 0 else (middle, high)
    return [min(max(low, a), b) for a, b in ends]


def are_groups(groups: Sequence[Group]) -> None:
    """Raises ValueError where something else than a list of groups is given."""
    if not isinstance(groups, (list, tuple)) or not all(isinstance(group, Group) for group in groups):
        raise ValueError(f"groups must be a list of Group, not {groups!r}")


def _with(groups: Sequence[Group], means: Sequence[float], sds: Sequence[float]) -> list[Group]:
    return [Group(m, max(d, 0.0), g.n_people) for g, m, d in zip(groups, means, sds, strict=True)]
