"""The ids of values: each is there once, and each number is made of others that are there."""

from __future__ import annotations

import quote_values


def test_every_id_that_is_there_twice_is_named_and_no_other() -> None:
    of_row = {"kind": "reported", "rows": ["findings.csv#c"], "script": "scripts/quote_values.py"}
    of_event = of_row | {"rows": ["events.csv#a"]}
    made = {"kind": "derived", "rows": [], "script": "scripts/analyse.py"}
    numbers = [("c", of_row), ("a", of_event), ("b", made), ("c", of_row), ("a", made), ("a", made)]
    assert [(said.file, said.line, said.value) for said in quote_values.complaints_of_doubles(numbers)] == [
        ("data/events.csv and scripts/analyse.py", None, "a"),
        ("data/findings.csv", None, "c"),
    ]
    assert quote_values.complaints_of_doubles([("a", made), ("b", made)]) == []


def entry(*inputs: str) -> dict:
    """A value made of others."""
    return {"inputs": list(inputs), "script": "scripts/analyse.py"}


def test_a_number_made_of_one_that_is_missing_is_refused() -> None:
    found = quote_values.complaints_of_derivations({"a": entry("b", "d", "c"), "b": entry()})
    assert [str(complaint) for complaint in found] == [
        f"scripts/analyse.py, column 'inputs', value '{missing}': 'a' is derived from '{missing}', which does not "
        "exist. Restore the row, or derive the number from another."
        for missing in ("c", "d")
    ]


def test_a_number_made_of_itself_is_refused() -> None:
    [found] = quote_values.complaints_of_derivations({"a": entry("b"), "b": entry("a"), "c": entry("a")})
    assert str(found) in {
        f"scripts/analyse.py, column 'inputs', value '{first}': the number is derived from itself: "
        f"{first} from {second} from {first}. Break the circle of inputs."
        for first, second in (("a", "b"), ("b", "a"))
    }
    assert quote_values.complaints_of_derivations({"a": entry("b"), "b": entry("c"), "c": entry()}) == []
