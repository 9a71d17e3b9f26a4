"""What a statistic cannot be is found, in value and limits."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules import of_numbers

FINDING = {"finding_id": "tea.sips", "statistic": "mean", "value": "4", "low": "", "high": "", "unit": "cups"}
UNITS = pd.DataFrame({"unit_id": ["cups", "ratio", "percent", "p"], "pint": ["count", "", "", ""]})


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"statistic": "hazard_ratio", "unit": "ratio", "value": "0.5", "low": "-0.2", "high": "1.2"}, ["low"]),
        ({"statistic": "odds_ratio", "unit": "ratio", "value": "0"}, ["value"]),
        ({"statistic": "hazard_ratio", "unit": "cups", "value": "0.5"}, ["value"]),
        ({"statistic": "count", "value": "-2"}, ["value"]),
        ({"statistic": "count", "value": "2.5"}, ["value"]),
        ({"statistic": "percent", "unit": "percent", "value": "90", "low": "80", "high": "104"}, ["high"]),
        ({"statistic": "p_value", "unit": "p", "value": "", "low": "0.01", "high": "1.5"}, ["high"]),
        ({"statistic": "difference", "value": "-2", "low": "-5", "high": "1"}, []),
        ({"statistic": "risk_ratio", "unit": "ratio", "value": "0.5", "low": "0.2", "high": "1.2"}, []),
        ({"statistic": "percent", "unit": "percent", "value": "0", "low": "0", "high": "100"}, []),
    ],
)
def test_impossible_numbers_are_found(cells: dict[str, str], expected: list[str]) -> None:
    tables = {"findings": pd.DataFrame([FINDING | cells], index=[2]), "units": UNITS}
    assert [fault.column for fault in of_numbers.numbers_fit_their_statistic(tables)] == expected
