"""A P value, its difference and its people, as the tests of rechecks of P values spell them."""

from __future__ import annotations

from statistics import NormalDist

from analysis.tiny_tables import OUTCOMES, findings
from hivcells.analysis.rechecks.p_values import check_p_values
from hivcells.analysis.rechecks.verdicts import with_roles

NORMAL = NormalDist()
CONTRAST = {"arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "time_value": "24", "time_unit": "month"}


# Xia et al. 2020, doi:10.1097/CM9.0000000000001189: 67 (95% CI 10 to 124), P = 0.024, 10 people in each arm.
EFFECT = CONTRAST | {"finding_id": "tea.d", "statistic": "difference", "value": "67", "low": "10", "high": "124", "interval": "95% CI"}  # fmt: skip

P_VALUE = CONTRAST | {"finding_id": "tea.p", "statistic": "p_value", "value": "0.024"}

DRINKERS = [
    {"finding_id": f"tea.people.{arm}", "arm_id": arm, "outcome_id": "drinkers", "unit": "people", "value": "10"}
    for arm in ("tea.x1", "tea.x3")
]


def checks_of(*rows: dict[str, str]) -> dict[str, dict]:
    """The rows of the checks by the end of their ids."""
    found = check_p_values(with_roles(findings(*rows), OUTCOMES))
    assert all(row["value_id"].startswith("tea.p.") for row in found)
    return {row["value_id"].removeprefix("tea.p."): row for row in found}


def normal_p(estimate: float, low: float, high: float) -> float:
    """By the definition, with nothing of the project."""
    return 2 * (1 - NORMAL.cdf(abs(estimate) / ((high - low) / (2 * NORMAL.inv_cdf(0.975)))))
