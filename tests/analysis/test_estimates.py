"""What all analysed tables share: their columns, their order, and how one printed number is taken from another."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from analysis.tiny_tables import findings, records
from hivcells.analysis.estimates import Operand, computed, difference, printed, table_of_estimates, table_of_rows
from hivcells.complaints import Complaints


def test_tables_have_the_common_columns_then_their_own_and_are_ordered_by_id() -> None:
    frame = table_of_estimates([{"value_id": "b", "value": 2.5, "own": "x"}, {"value_id": "a", "value": 1}], ["own"])
    assert list(frame.columns) == [
        "value_id", "study_id", "arm_id", "comparator_arm_id", "outcome_id", "statistic", "value", "low", "high",
        "unit", "decimals", "inputs", "method", "own",
    ]  # fmt: skip
    assert [(row["value_id"], row["value"], row["own"]) for row in records(frame)] == [("a", 1, ""), ("b", 2.5, "x")]
    assert set(frame.low) == {""}


def test_a_table_without_rows_has_its_columns() -> None:
    frame = table_of_estimates([])
    assert frame.empty and frame.columns[0] == "value_id" and frame.columns[-1] == "method"


def test_what_no_column_holds_is_refused_and_not_dropped() -> None:
    rows = [{"value_id": "a", "value": 1, "units": "cells"}, {"value_id": "b", "vlaue": 2}]
    with pytest.raises(ValueError, match="^no column holds units, vlaue; there are value_id, study_id"):
        table_of_estimates(rows)
    with pytest.raises(ValueError, match="^no column holds own; there are value_id, value$"):
        table_of_rows([{"value_id": "a", "own": "x"}], ["value_id", "value"])


def test_numbers_of_a_table_stay_what_they_are() -> None:
    """A decimal beside a float and a whole number would otherwise be written with other digits."""
    values = [Decimal("1.10"), 0.1, 3]
    rows = [{"value_id": str(place), "value": value} for place, value in enumerate(values)]
    assert [type(value) for value in table_of_estimates(rows).value] == [Decimal, float, int]


def operands(*rows: dict[str, str]) -> list[Operand]:
    """Printed numbers, as they are subtracted."""
    return [printed(row, row.Index) for row in findings(*rows).itertuples()]


def change(value_id: str, value: object, unit: str, rounding: object) -> Operand:
    """A computed change, as it is subtracted."""
    columns = ["value_id", "value", "unit", "rounding"]
    [row] = pd.DataFrame([(value_id, value, unit, rounding)], columns=columns, dtype=object).itertuples()
    return computed(row)


def test_the_rounding_of_a_difference_is_that_of_each_average() -> None:
    """100.0 is 99.95 to 100.05 and 33 is 32.5 to 33.5: the difference is off by 0.55 at most."""
    pair = operands(
        {"finding_id": "tea.a", "unit": "cells", "value": "100.0"},
        {"finding_id": "tea.b", "unit": "cells", "value": "33"},
    )
    assert difference(*pair) == {
        "value": Decimal("67.0"),
        "unit": "cells",
        "decimals": 1,
        "inputs": "tea.a tea.b",
        "method": "100.0 - 33",
        "rounding": Decimal("0.55"),
    }
    assert difference(*pair[::-1])["decimals"] == 1


def test_the_rounding_of_a_difference_of_changes_is_the_sum_of_theirs() -> None:
    found = difference(change("a", "67.0", "cells", "0.55"), change("b", "5", "cells", "1.0"))
    assert (found["value"], found["rounding"], found["inputs"]) == (Decimal("62.0"), Decimal("1.55"), "a b")


def test_a_printed_number_is_rounded_by_half_a_unit_of_its_last_decimal() -> None:
    for value, rounding in (("7", "0.5"), ("7.0", "0.05"), ("-0.25", "0.005")):
        [number] = operands({"finding_id": "tea.a", "unit": "cells", "value": value})
        assert number == Operand("tea.a", value, "cells", Decimal(rounding), "data/findings.csv", 2)
    assert change("a", Decimal("7"), "cells", 1.1) == Operand("a", "7", "cells", Decimal("1.1"), "scripts/analyse.py")


def test_numbers_of_different_units_are_not_subtracted_and_the_line_is_named() -> None:
    rows = operands(
        {"finding_id": "tea.a", "unit": "cells", "value": "5"},
        {"finding_id": "tea.b", "unit": "kilograms", "value": "3"},
    )
    with pytest.raises(Complaints) as raised:
        difference(*rows)
    assert str(raised.value) == (
        "data/findings.csv:2, column 'unit', value 'tea.a': 'tea.b' in kilograms cannot be subtracted from one in "
        "cells. Give both rows the same unit, or name another outcome."
    )


def test_a_difference_of_computed_numbers_of_two_units_names_the_program() -> None:
    with pytest.raises(Complaints) as raised:
        difference(change("a", "5", "cells", "1"), change("b", "3", "percent", "1"))
    assert str(raised.value).startswith(
        "scripts/analyse.py, column 'unit', value 'a': 'b' in percent cannot be subtracted"
    )
