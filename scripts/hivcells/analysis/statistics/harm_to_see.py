"""People needed to see a harm at all."""

from __future__ import annotations

from math import ceil, log1p

from hivcells.analysis.statistics.arguments import number, share_of_one

# ASSUME: nineteen in twenty is chance enough of seeing a harm, as in the rule of three.
CHANCE_TO_SEE = 0.95
# ASSUME: no rarer harm is looked for.
RAREST = 1e-12


def people_to_see_a_harm(frequency: float, chance: float = CHANCE_TO_SEE) -> int:
    """People needed to see, with this chance, at least one case of a harm of a frequency above 0 and below 1.

    Raises
    ------
    ValueError
        When the frequency is not between 0 and 1 or is below RAREST, or the chance is not between 0 and 1.

    Source
    ------
    Hanley and Lippman-Hand 1983, doi:10.1001/jama.1983.03330370053031: of n people none has the harm with a chance of
    (1 - frequency) to the power of n.
    """
    if not 0 < number("frequency", frequency) < 1:
        raise ValueError(f"frequency {frequency} must lie between 0 and 1")
    if frequency < RAREST:
        raise ValueError(f"frequency must be at least {RAREST}, not {frequency}")
    return ceil(log1p(-share_of_one("chance", chance)) / log1p(-frequency))
