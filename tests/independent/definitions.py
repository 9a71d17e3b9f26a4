"""Statistics by their definitions, with the standard library alone."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from statistics import NormalDist

TAIL = 0.025
Z = NormalDist().inv_cdf(1 - TAIL)


def bisect(function: Callable[[float], float], target: float, low: float = 0.0, high: float = 1.0) -> float:
    """Where an increasing function reaches the target."""
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if function(middle) < target else (low, middle)
    return low


def chance_of_at_least(events: int, n: int, share: float) -> float:
    """Chance that a share gives so many events or more among n people."""
    few = sum(math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(events))
    many = sum(math.comb(n, k) * share**k * (1 - share) ** (n - k) for k in range(events, n + 1))
    return many if many < few else 1 - few


@cache
def exact_interval(events: int, n: int) -> tuple[float, float]:
    """Where one-sided binomial tests stop refusing at 2.5 percent: Clopper and Pearson 1934."""
    low = 0.0 if events == 0 else bisect(lambda share: chance_of_at_least(events, n, share), TAIL)
    high = 1.0 if events == n else 1 - bisect(lambda rest: chance_of_at_least(n - events, n, rest), TAIL)
    return low, high


def wilson(events: int, n: int) -> tuple[float, float]:
    """Score interval of a share: Wilson 1927."""
    share = events / n
    centre, half = share + Z * Z / (2 * n), Z * math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
    return (centre - half) / (1 + Z * Z / n), (centre + half) / (1 + Z * Z / n)


def wald(events: float, n: float) -> tuple[float, float]:
    """Interval of a share from its own standard error, cut off at 0 and 1."""
    share = events / n
    half = Z * math.sqrt(share * (1 - share) / n)
    return max(share - half, 0.0), min(share + half, 1.0)


def agresti_coull(events: int, n: int) -> tuple[float, float]:
    """That interval with half of Z squared people added to those with the event and those without: Agresti and Coull 1998."""
    return wald(events + Z * Z / 2, n + Z * Z)


@cache
def jeffreys(events: int, n: int) -> tuple[float, float]:
    """The middle 95% of a share whose prior is beta with a half and a half: Brown, Cai and DasGupta 2001."""

    def below(share: float) -> float:
        return tail_of_beta(share, events + 0.5, n - events + 0.5)

    return bisect(below, TAIL), bisect(below, 1 - TAIL)


def newcombe(a: int, m: int, b: int, n: int) -> tuple[float, float]:
    """Interval of the difference of two shares from their score intervals: Newcombe 1998, method 10."""
    (low_a, high_a), (low_b, high_b), first, second = wilson(a, m), wilson(b, n), a / m, b / n
    difference = first - second
    return (
        difference - math.hypot(first - low_a, high_b - second),
        difference + math.hypot(high_a - first, second - low_b),
    )


def fisher(a: int, m: int, b: int, n: int) -> float:
    """Sum of the hypergeometric probabilities not above that of the table."""

    def weight(k: int) -> int:
        return math.comb(m, k) * math.comb(n, a + b - k) if 0 <= a + b - k <= n else 0

    weights = [weight(k) for k in range(min(m, a + b) + 1)]
    return float(Fraction(sum(w for w in weights if w <= weight(a)), sum(weights)))


@cache
def barnard(a: int, m: int, b: int, n: int) -> float:
    """The worst nuisance parameter for all tables as far out by the pooled z statistic."""

    def z(i: int, j: int) -> float:
        pooled = (i + j) / (m + n)
        return 0.0 if pooled in (0, 1) else abs(i / m - j / n) / math.sqrt(pooled * (1 - pooled) * (1 / m + 1 / n))

    far = [
        (i + j, math.comb(m, i) * math.comb(n, j))
        for i in range(m + 1)
        for j in range(n + 1)
        if z(i, j) >= z(a, b) - 1e-12
    ]
    return max(
        sum(ways * share**events * (1 - share) ** (m + n - events) for events, ways in far)
        for share in (k / 4000 for k in range(1, 4000))
    )


def chi_squared(a: int, m: int, b: int, n: int, correction: float) -> float:
    """Pearson's test, with Yates's correction of half of everybody (1) or without (0)."""
    cross, sums = abs(a * (n - b) - b * (m - a)), m * n * (a + b) * (m + n - a - b)
    return math.erfc(math.sqrt((m + n) * max(cross - correction * (m + n) / 2, 0) ** 2 / sums / 2))


def normal_p(z: float) -> float:
    """Chance of a standard normal deviate at least so far from zero."""
    return math.erfc(abs(z) / math.sqrt(2))


def student_p(t: float, freedom: int) -> float:
    """Chance of a t at least so far from zero: the finite series for whole degrees of freedom.

    Abramowitz and Stegun 1964, 26.7.3 and 26.7.4.
    """
    angle = math.atan(abs(t) / math.sqrt(freedom))
    term, total = (math.cos(angle), 0.0) if freedom % 2 else (1.0, 0.0)
    for step in range(freedom % 2 + 2, freedom + 1, 2):
        total += term
        term *= math.cos(angle) ** 2 * (step - 1) / step
    within = math.sin(angle) * total
    return 1 - (2 / math.pi * (angle + within) if freedom % 2 else within)


@cache
def student_critical(freedom: int) -> float:
    """The t that is exceeded on either side with 2.5 percent."""
    return bisect(lambda t: 1 - student_p(t, freedom), 1 - 2 * TAIL, 0.0, 1000.0)


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Agreement beyond chance: Cohen 1960."""
    n, categories = len(pairs), {one for pair in pairs for one in pair}
    observed = sum(first == second for first, second in pairs) / n
    chance = sum(sum(p[0] == c for p in pairs) * sum(p[1] == c for p in pairs) for c in categories) / n**2
    return (observed - chance) / (1 - chance)


def tail_of_beta(x: float, a: float, b: float) -> float:
    """The incomplete beta integral from 0 to x over the whole, by Simpson's rule on the angle whose squared sine is x."""
    end, steps = math.asin(math.sqrt(min(max(x, 0.0), 1.0))), 4000

    def height(angle: float) -> float:
        return 2 * math.sin(angle) ** (2 * a - 1) * math.cos(angle) ** (2 * b - 1)

    weights = [1, *([4, 2] * (steps // 2))[:-1], 1]
    total = sum(weight * height(end * k / steps) for k, weight in enumerate(weights)) * end / steps / 3
    return total / math.exp(math.lgamma(a) + math.lgamma(b) - math.lgamma(a + b))


def analysis_of_variance(groups: list[tuple[float, float, int]]) -> float:
    """P value of equal means from (mean, standard deviation, people) of each group: Fisher's F."""
    people, k = sum(n for *_, n in groups), len(groups)
    middle = sum(mean * n for mean, _, n in groups) / people
    between = sum(n * (mean - middle) ** 2 for mean, _, n in groups) / (k - 1)
    within = sum((n - 1) * spread**2 for _, spread, n in groups) / (people - k)
    f = between / within
    return tail_of_beta((people - k) / (people - k + (k - 1) * f), (people - k) / 2, (k - 1) / 2)


def welch(groups: list[tuple[float, float, int]]) -> float:
    """P value of two equal means with different variances, by Satterthwaite's degrees of freedom."""
    (one, s, m), (other, r, n) = groups
    parts = s**2 / m, r**2 / n
    freedom = sum(parts) ** 2 / (parts[0] ** 2 / (m - 1) + parts[1] ** 2 / (n - 1))
    return tail_of_beta(freedom / (freedom + (one - other) ** 2 / sum(parts)), freedom / 2, 0.5)


def correlated(r: float, n: int) -> float:
    """P value of a correlation of n pairs, by Student's t."""
    return 0.0 if abs(r) >= 1 else tail_of_beta(1 - r * r, (n - 2) / 2, 0.5)


def fisher_in_one_direction(a: int, m: int, b: int, n: int) -> float:
    """Sum of the probabilities of tables as far out as that seen, on its side."""
    tables = [k for k in range(min(m, a + b) + 1) if a + b - k <= n]
    ways = {k: math.comb(m, k) * math.comb(n, a + b - k) for k in tables}
    sides = [sum(w for k, w in ways.items() if k <= a), sum(w for k, w in ways.items() if k >= a)]
    return float(Fraction(min(sides), sum(ways.values())))


def fisher_mid_p(a: int, m: int, b: int, n: int) -> float:
    """Fisher's P less half the probability of the tables that are as likely as that seen."""
    tables = [k for k in range(min(m, a + b) + 1) if a + b - k <= n]
    ways = {k: math.comb(m, k) * math.comb(n, a + b - k) for k in tables}
    less, alike = (
        sum(w for w in ways.values() if w < ways[a]),
        sum(w for w in ways.values() if w == ways[a]),
    )
    return float(Fraction(2 * less + alike, 2 * sum(ways.values())))
