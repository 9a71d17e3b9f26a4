"""A power of ten whose superscript was set on the line: where it is seen, and where a number is none."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_quoted_spreads import inferred_numbers_have_their_reason

LOST = "a power of ten without its superscript"
COLUMNS = ["table", "row_id", "column", "used"]


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)


def said_of(
    printed: str, table: str = "findings", how: str = "printed", corrections: pd.DataFrame | None = None
) -> list[str]:
    tables = {
        "findings": frame({"finding_id": "a", "as_printed": printed, "how_obtained": how}),
        "events": frame({"event_id": "a", "as_printed": printed, "how_obtained": how}),
        "corrections": pd.DataFrame(columns=COLUMNS) if corrections is None else corrections,
    }
    return [found.problem for found in inferred_numbers_have_their_reason(tables) if found.file == table]


@pytest.mark.parametrize("table", ["findings", "events"])
@pytest.mark.parametrize(
    "printed",
    [
        "4.5 × 106/kg", "2x107 leaves", "low (<109 leaves)", "≥ 109", "pots of 1010", "(105 to 109)", "103–104 leaves",
        "137 c/106 leaves", "10 copies per 106 leaves", "0.5-1×1010",
    ],
)  # fmt: skip
def test_a_lost_exponent_is_named(printed: str, table: str) -> None:
    assert said_of(printed, table) == [LOST]


@pytest.mark.parametrize(
    "printed",
    [
        "103 cups (14–368)", "109 (54-237) months", "15/106 (14%)", "< 1000 and < 10,000", "(104)", "107 cups/day",
        "10(6)", "10^6", "< 109.5", "1047 leaves", "779, 720 and 1047", "up to 100/mm3", "1,010 cups",
    ],
)  # fmt: skip
def test_a_plain_number_is_no_power_of_ten(printed: str) -> None:
    assert said_of(printed) == []


def test_a_restored_exponent_is_told_in_the_corrections() -> None:
    restored = frame({"table": "findings", "row_id": "a", "column": "how_obtained", "used": "inferred"})
    assert said_of("c/106", corrections=restored) == []
    assert said_of("c/106", how="inferred", corrections=restored) == []
    assert said_of("c/106", how="inferred") == ["inferred without a row of corrections.csv"]


def test_a_correction_of_another_table_restores_nothing() -> None:
    of_events = frame({"table": "events", "row_id": "a", "column": "note", "used": "Ten to the sixth."})
    assert said_of("c/106", corrections=of_events) == [LOST]
    assert said_of("c/106", "events", corrections=of_events) == []
