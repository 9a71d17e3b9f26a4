"""Every derived number of the report, worked out again from data/."""

from __future__ import annotations

import math

import pytest
from independent.all_derived import derived
from independent.certainty import ratings
from independent.evidence import values
from independent.series import first_and_last, outcomes
from independent.writing import forms


def derived_as_built() -> dict[str, dict]:
    """The derived numbers of the report; ratings in words have a test of their own."""
    derived_ones = {value_id: entry for value_id, entry in values().items() if entry["kind"] == "derived"}
    return {value_id: entry for value_id, entry in derived_ones.items() if value_id not in ratings()}


def is_close(built: float | None, here: object, value_id: str) -> bool:
    """Whether two numbers are one; the maximum that Barnard's test asks for is found by a search on either side."""
    if built is None or here is None:
        return built is here
    return math.isclose(built, float(here), rel_tol=1e-5 if value_id.endswith(".barnard") else 1e-9, abs_tol=1e-9)


def test_each_derived_number_is_worked_out_here_and_none_is_missing_there() -> None:
    table = derived_as_built()
    assert set(table) == set(derived())


def test_each_derived_number_and_its_limits_follow_from_the_data() -> None:
    table = derived_as_built()
    for value_id, here in derived().items():
        for part in ("value", "low", "high"):
            assert is_close(table[value_id][part], here[part], value_id), (value_id, part, here[part])


def test_each_derived_number_names_its_unit_its_inputs_and_its_method() -> None:
    table = derived_as_built()
    for value_id, here in derived().items():
        entry = table[value_id]
        assert entry["unit"] == here["unit"], value_id
        assert entry["inputs"] == here["inputs"].split(), value_id
        assert entry["method"] == here["method"], value_id


def test_each_derived_number_is_written_with_the_decimals_that_it_bears() -> None:
    table = derived_as_built()
    for value_id, here in derived().items():
        value, low, high = (here[part] for part in ("value", "low", "high"))
        kind = "95% CI" if "95% interval" in here["method"] else ""
        written = forms(here["unit"], value, low, high, 3 * [here["decimals"]], kind=kind)
        if value_id == "methods.confidence" or value_id.startswith("strength."):
            written["interval"] = ""
        for form, text in written.items():
            assert table[value_id][form] == text, (value_id, form)


def test_a_derived_number_has_no_source_of_its_own() -> None:
    table = derived_as_built()
    assert not any(
        entry[part] for entry in table.values() for part in ("rows", "source", "locator", "as_printed", "time")
    )


@pytest.mark.parametrize(
    ("text_of_last", "relation_of_last", "n_changes"), [("a", "=", 1), ("b", "=", 0), ("a", ">", 0)]
)
def test_a_change_is_of_two_values_of_one_text(text_of_last: str, relation_of_last: str, n_changes: int) -> None:
    first = {
        "finding_id": "tea.start", "arm_id": "tea.green", "outcome_id": outcomes("cell count")[0], "statistic": "mean",
        "scope": "", "value": "210", "time_value": "0", "time_unit": "month", "relation": "=", "source_id": "a",
    }  # fmt: skip
    last = first | {"finding_id": "tea.end", "value": "250", "time_value": "6"}
    assert len(first_and_last([first, last | {"source_id": text_of_last, "relation": relation_of_last}])) == n_changes
