"""A number as the report quotes it: its text, its other forms, its derivation and its source."""

from __future__ import annotations

import inspect
import json
from decimal import Decimal

import pytest
from analysis.tiny_tables import UNITS
from conftest import ROOT
from hivcells.report.values import NAMED_LIMITS, formatted, value, with_symbol

UNIT = UNITS.set_index("unit_id").to_dict("index")


def test_a_value_of_which_nothing_more_is_known_has_blanks_and_its_text_as_quantity() -> None:
    assert value("2.0.0", "reported") == {
        "text": "2.0.0",
        "value": None,
        "low": None,
        "high": None,
        "unit": "",
        "kind": "reported",
        "rows": [],
        "inputs": [],
        "method": "",
        "script": "scripts/quote_values.py",
        "source": "",
        "locator": "",
        "as_printed": "",
        "quantity": "2.0.0",
        "interval": "",
        "lower": "",
        "upper": "",
        "relation": "",
        "limits": "",
        "words": "",
        "time": "",
        "source_kind": "",
    }


def test_a_value_holds_all_that_is_known_of_it() -> None:
    texts = {
        name: f"a text of {name}"
        for name in (
            "unit", "method", "script", "source", "locator", "as_printed", "quantity", "interval", "lower", "upper",
            "limits", "relation", "time",
        )
    }  # fmt: skip
    numbers = {"number": Decimal("2.5"), "low": Decimal("-1.5"), "high": Decimal("0")}
    held = value("2.5", "derived", rows=("a.csv#1", "a.csv#2"), inputs=iter(["x", "y"]), **numbers, **texts)
    assert held == {
        "text": "2.5",
        "kind": "derived",
        "value": 2.5,
        "low": -1.5,
        "high": 0.0,
        "rows": ["a.csv#1", "a.csv#2"],
        "inputs": ["x", "y"],
        "words": "",
        "source_kind": "",
        **texts,
    }
    assert {*texts, *numbers, "rows", "inputs", "text", "kind"} == set(inspect.signature(value).parameters)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "zero"), ("1", "one"), ("12.0", "twelve"), ("21", "twenty-one"), ("999", "nine hundred and ninety-nine"),
        ("1000", "1000"), ("114993", "114\u202f993"), ("2.5", ""), ("-1", ""), ("-3", ""),
    ],
)  # fmt: skip
def test_whole_numbers_below_a_thousand_have_words_and_larger_ones_their_digits(number: str, words: str) -> None:
    assert value(number, "reported", number=Decimal(number))["words"] == words


@pytest.mark.parametrize(
    ("text", "symbol", "quantity"),
    [
        ("0.024", "P", "P\u00a0=\u00a00.024"), ("<0.001", "P", "P\u00a0<\u00a00.001"), ("≥0.05", "P", "P\u00a0≥\u00a00.05"), ("20", "%", "20%"),
        ("about 0.05", "P", "P\u00a0about 0.05"),
        ("243", "cells/µL", "243\u00a0cells/µL"), ("18", "", "18"), ("−3", "points", "−3\u00a0points"),
    ],
)  # fmt: skip
def test_a_number_stands_with_the_symbol_of_its_unit(text: str, symbol: str, quantity: str) -> None:
    assert with_symbol(text, symbol) == quantity


def number(cell: str, unit: str = "cells", **other: str) -> dict[str, str]:
    """A row of a table with a number in it."""
    return {"value": cell, "low": "", "high": "", "unit": unit} | other


def test_a_printed_number_keeps_its_decimals_and_has_no_interval() -> None:
    assert formatted(number("-2.50"), None, UNIT["cells"]) == {
        "text": "\u22122.50",
        "number": Decimal("-2.50"),
        "low": None,
        "high": None,
        "unit": "cells",
        "quantity": "\u22122.50\u00a0cells/µL",
        "interval": "",
        "lower": "",
        "upper": "",
        "relation": "",
        "limits": "",
    }


def test_limits_have_decimals_of_their_own_and_the_unit() -> None:
    assert formatted(number("12345.5", low="-0.50", high="20000"), None, UNIT["cells"]) == {
        "text": "12\u202f345.5",
        "number": Decimal("12345.5"),
        "low": Decimal("-0.50"),
        "high": Decimal("20000"),
        "unit": "cells",
        "quantity": "12\u202f345.5\u00a0cells/µL",
        "interval": "\u22120.50 to 20\u202f000",
        "lower": "\u22120.50\u00a0cells/µL",
        "upper": "20\u202f000\u00a0cells/µL",
        "relation": "",
        "limits": "",
    }


@pytest.mark.parametrize(("sign", "shown"), [("=", ""), ("≥", "≥"), ("<", "<"), ("about", "about")])
def test_a_bound_has_its_sign_beside_the_number(sign: str, shown: str) -> None:
    found = formatted(number("30", relation=sign), None, UNIT["cells"])
    assert (found["relation"], found["text"], found["quantity"]) == (shown, "30", "30\u00a0cells/µL")


def test_each_kind_of_limits_that_the_data_may_have_has_its_name() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    [fields] = [r["schema"]["fields"] for r in package["resources"] if r["name"] == "findings"]
    [kinds] = [field["constraints"]["enum"] for field in fields if field["name"] == "interval"]
    assert set(NAMED_LIMITS) == set(kinds)


@pytest.mark.parametrize(
    ("kind", "limits"),
    [
        ("95% CI", "95% CI 10 to 124"), ("90% CI", "90% CI 10 to 124"), ("IQR", "quartiles 10 to 124"), ("range", "range 10 to 124"),
        ("95% range", "95% range 10 to 124"), ("not named", "10 to 124, interval type not stated"), ("", ""),
    ],
)  # fmt: skip
def test_limits_beside_a_number_say_what_they_are(kind: str, limits: str) -> None:
    row = number("67", low="10", high="124", interval=kind)
    assert formatted(row, None, UNIT["cells"])["limits"] == limits
    assert formatted(row | {"value": ""}, None, UNIT["cells"])["limits"] == ""
    assert formatted(number("67", interval=kind), None, UNIT["cells"])["limits"] == ""


def test_a_range_alone_is_its_own_text() -> None:
    found = formatted(number("", "kilograms", low="2", high="9"), None, UNIT["kilograms"])
    assert (found["text"], found["number"], found["quantity"]) == ("2 to 9", None, "2 to 9\u00a0kg")
    assert (found["lower"], found["upper"]) == ("2\u00a0kg", "9\u00a0kg")


def test_a_computed_number_is_rounded_to_the_decimals_of_its_row() -> None:
    row = number("23.456", "percent", low="2.45", high="100.0")
    for decimals, texts in ((0, ("23", "2 to 100", "2%", "100%")), (1, ("23.5", "2.5 to 100.0", "2.5%", "100.0%"))):
        found = formatted(row, decimals, UNIT["percent"])
        assert tuple(found[name] for name in ("text", "interval", "lower", "upper")) == texts
        assert (found["number"], found["low"], found["high"]) == (Decimal("23.456"), Decimal("2.45"), Decimal("100.0"))


def test_one_of_a_thing_is_singular_and_only_one() -> None:
    for cell, quantity in (("1", "1\u00a0person"), ("2", "2\u00a0people"), ("0", "0\u00a0people"), ("11", "11\u00a0people")):  # fmt: skip
        assert formatted(number(cell, "people"), None, UNIT["people"])["quantity"] == quantity


def test_each_limit_is_singular_or_plural_by_itself_and_minus_one_is_singular() -> None:
    found = formatted(number("1", "people", low="0", high="12"), None, UNIT["people"])
    assert (found["quantity"], found["lower"], found["upper"]) == ("1\u00a0person", "0\u00a0people", "12\u00a0people")
    found = formatted(number("7", "people", low="1", high="12"), None, UNIT["people"])
    assert (found["quantity"], found["lower"]) == ("7\u00a0people", "1\u00a0person")
    assert formatted(number("-1", "points"), None, UNIT["percentage_points"])["quantity"] == "\u22121\u00a0point"


@pytest.mark.parametrize(
    ("row", "decimals", "quantity"),
    [
        (number("0.024", "p", relation="="), None, "P\u00a0=\u00a00.024"), (number("0.001", "p", relation="<"), None, "P\u00a0<\u00a00.001"),
        (number("0.05", "p", relation="≥"), None, "P\u00a0≥\u00a00.05"), (number("0.00", "p", relation="="), None, "P\u00a0<\u00a00.01"),
        (number("0.02384", "p"), 4, "P\u00a0=\u00a00.0238"), (number("0.00004", "p"), 4, "P\u00a0<\u00a00.0001"), (number("0.5", "p"), 3, "P\u00a0=\u00a00.500"),
        (number("0.0496", "p", relation="<"), 2, "P\u00a0<\u00a00.05"),
    ],
)  # fmt: skip
def test_p_values_are_written_with_their_relation(row: dict[str, str], decimals: int | None, quantity: str) -> None:
    assert formatted(row, decimals, UNIT["p"])["quantity"] == quantity


def test_the_relation_of_other_numbers_is_not_in_their_text() -> None:
    assert formatted(number("20", relation="<"), None, UNIT["cells"])["text"] == "20"
    assert formatted(number("0.0001", "ratio"), 2, UNIT["ratio"])["text"] == "0.00"
