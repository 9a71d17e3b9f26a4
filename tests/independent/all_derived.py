"""All derived numbers by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from independent.agreement import agreement, strength
from independent.all_rechecks import rechecks
from independent.derived import changes, contrasts, from_printed_counts, from_survival_percentages, number, proportions
from independent.next_trial import next_trial
from independent.stops import case_times


def methods() -> Iterator[tuple[str, dict]]:
    """The confidence of all intervals, which the definitions here have as well: two tails of 2.5 percent."""
    yield "methods.confidence", number(95, "percent", 0, "", "chosen for all intervals")


@cache
def derived() -> dict[str, dict]:
    """Value, limits, unit, decimals, inputs and method of every derived number."""
    kinds = (
        changes,
        contrasts,
        proportions,
        from_printed_counts,
        from_survival_percentages,
        agreement,
        strength,
        methods,
        next_trial,
        case_times,
    )
    found = {value_id: entry for kind in kinds for value_id, entry in kind()}
    return found | {check_id: check for check_id, check in rechecks().items() if check["value"] is not None}
