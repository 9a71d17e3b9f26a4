"""All rechecks by their ids, and those that are counted."""

from __future__ import annotations

from functools import cache

from independent.rechecks import coefficients, folds, half_lives
from independent.rechecks_of_counts import means_of_whole_numbers, parts_of_everybody, percentages, sums_of_arms
from independent.rechecks_of_effects import differences, middles_of_ratios, p_values
from independent.rechecks_of_limits import survival_percentages
from independent.rechecks_of_p_from_correlations import p_of_correlations
from independent.rechecks_of_p_from_counts import p_of_counts, p_of_curves, p_of_shares
from independent.rechecks_of_p_from_means import p_of_means
from independent.rechecks_of_percentages import event_free_shares, shares_of_people
from independent.rechecks_of_spreads import spreads

FAVOURABLE_FIRST = (
    "agrees",
    "agrees only with rounding",
    "does not follow from what is printed",
    "cannot be checked",
)

# Checks that are about several percentages at once.
WITH_OTHERS = ("event-free share", "shares of one whole", "P value from the percentages")


@cache
def rechecks() -> dict[str, dict]:
    """Verdicts, and the recomputed numbers behind them."""
    found = of_p_values()
    used_up = " ".join(check["inputs"] for check in found.values() if check["verdict"]).split()
    found |= {check_id: check for check_id, check in coefficients() if check["printed_id"] not in used_up}
    others = (differences, middles_of_ratios, sums_of_arms, percentages, shares_of_people, means_of_whole_numbers)
    for kind in (*others, spreads, survival_percentages, event_free_shares, parts_of_everybody, half_lives, folds):
        found |= dict(kind())
    return found


def of_p_values() -> dict[str, dict]:
    """The checks of P values by the nearest way there is: that another way is closed as well is no loss."""
    found: dict[str, dict] = {}
    for way in (p_of_counts, p_of_shares, p_of_correlations, p_of_means, p_of_curves, p_values):
        checked = {check["printed_id"] for check in found.values()}
        for check_id, check in way():
            by_interval = way is p_values and check["verdict"] != "cannot be checked"
            if check["printed_id"] not in checked or by_interval:
                found[check_id] = check
    return found


def verdicts() -> dict[str, dict]:
    """Those that say how print and recomputation agree."""
    return {check_id: check for check_id, check in rechecks().items() if check["verdict"]}


def rank(check: dict) -> int:
    """How favourable a verdict is, 0 the most."""
    return FAVOURABLE_FIRST.index(check["verdict"])


@cache
def counted() -> dict[str, dict]:
    """The one check of each printed number that is counted, percentages that entry asks for left out.

    So are percentages that have no verdict, but are what another percentage was judged by.

    Of the ways to a P value or a difference the most favourable counts; of other checks of a number, each of which must
    hold, the least favourable.
    """
    ways: dict[tuple[str, str], list[tuple[int, str]]] = {}
    with_others = [c for c in verdicts().values() if c["check"] in WITH_OTHERS and c["verdict"] != FAVOURABLE_FIRST[-1]]
    judged_by = {printed for check in with_others for printed in check["inputs"].split()}
    for check_id, check in verdicts().items():
        if check["check"] == "percentage of counts" and check["verdict"].startswith("agrees"):
            continue
        if check["verdict"] == FAVOURABLE_FIRST[-1] and check["printed_id"] in judged_by:
            continue
        kind = next((way for way in ("difference of", "P value ") if check["check"].startswith(way)), check["check"])
        ways.setdefault((check["printed_id"], kind), []).append((rank(check), check_id))
    best: dict[str, list[tuple[int, str]]] = {}
    for (printed, _), found in ways.items():
        place, check_id = min(found)
        best.setdefault(printed, []).append((place if place == 3 else -place, check_id))
    return {check_id: verdicts()[check_id] for _, check_id in sorted(min(found) for found in best.values())}
