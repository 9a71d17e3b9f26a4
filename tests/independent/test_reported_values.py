"""Every reported number of the report against its row in data/."""

from __future__ import annotations

from independent.evidence import values
from independent.reported import reported

FORMS = ("text", "quantity", "interval", "lower", "upper", "limits", "words", "time")


def reported_as_built() -> dict[str, dict]:
    """The reported numbers of the report."""
    return {value_id: entry for value_id, entry in values().items() if entry["kind"] == "reported"}


def test_each_reported_number_has_a_row_and_each_row_a_number() -> None:
    built = reported_as_built()
    assert set(built) == set(reported())


def test_each_reported_number_is_what_its_row_holds() -> None:
    built = reported_as_built()
    for value_id, row in reported().items():
        for part in ("value", "low", "high"):
            expected = None if row[part] is None else float(row[part])
            assert built[value_id][part] == expected, (value_id, part)


def test_each_reported_number_is_written_as_its_row_prints_it() -> None:
    built = reported_as_built()
    for value_id, row in reported().items():
        for form in FORMS:
            assert built[value_id][form] == row[form], (value_id, form)


def test_each_reported_number_says_where_it_is_from() -> None:
    built = reported_as_built()
    for value_id, row in reported().items():
        for part in ("unit", "rows", "source", "locator", "as_printed", "method"):
            assert built[value_id][part] == row[part], (value_id, part)


def test_a_reported_number_is_derived_from_nothing() -> None:
    built = reported_as_built()
    assert not any(entry["inputs"] for entry in built.values())
