"""The columns that rechecks are typed by are those that the tables have."""

from __future__ import annotations

import pytest
from conftest import ROOT
from hivcells.analysis.estimates import ESTIMATE_COLUMNS
from hivcells.analysis.rechecks.rows import Contrast, Event, Finding
from hivcells.evidence.package import columns_of, read_package

COLUMNS = columns_of(read_package(ROOT / "data"))


@pytest.mark.parametrize(
    ("row", "has"),
    [
        (Finding, {*COLUMNS["findings"], "Index", "role", "whole_scopes"}),
        (Event, set(COLUMNS["events"])),
        (Contrast, {*ESTIMATE_COLUMNS, "rounding", "contrast_of"}),
    ],
)
def test_no_row_is_said_to_have_a_column_that_its_table_lacks(row: type, has: set[str]) -> None:
    assert row.__annotations__ and set(row.__annotations__) <= has
