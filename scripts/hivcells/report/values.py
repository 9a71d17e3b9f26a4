"""A number as the report quotes it: its text, its other forms, its derivation and its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from num2words import num2words

from hivcells.quantities import MINUS, decimals_of, write_number, write_p_value

# ASSUME: counts up to this are spelled out where the text asks for words; a larger one is easier read in digits.
LARGEST_SPELLED = 999
# How limits beside a number are named, by the kind that their row gives them; {} is the limits themselves.
NAMED_LIMITS = {
    "95% CI": "95% CI {}",
    "90% CI": "90% CI {}",
    "95% range": "95% range {}",
    "IQR": "quartiles {}",
    "range": "range {}",
    "not named": "{}, interval type not stated",
}


def value(
    text: str,
    kind: str,
    *,
    number: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
    rows: Iterable[str] = (),
    inputs: Iterable[str] = (),
    method: str = "",
    script: str = "scripts/quote_values.py",
    source: str = "",
    locator: str = "",
    as_printed: str = "",
    quantity: str = "",
    interval: str = "",
    lower: str = "",
    upper: str = "",
    relation: str = "",
    limits: str = "",
    time: str = "",
) -> dict[str, Any]:
    """A number as the report quotes it; the forms are those that prose may ask for.

    The relation is the sign of a bound, '≥' or 'about', which prose says in words and cards and ledger show; blank
    where the number is the value itself, and where its text has the sign already.
    """
    return {
        "text": text,
        "value": None if number is None else float(number),
        "low": None if low is None else float(low),
        "high": None if high is None else float(high),
        "unit": unit,
        "kind": kind,
        "rows": list(rows),
        "inputs": list(inputs),
        "method": method,
        "script": script,
        "source": source,
        "locator": locator,
        "as_printed": as_printed,
        "quantity": quantity or text,
        "interval": interval,
        "lower": lower,
        "upper": upper,
        "relation": relation,
        "limits": limits,
        "words": _in_words(number),
        "time": time,
        "source_kind": "",
    }


def _in_words(number: Decimal | None) -> str:
    """A count as the text has it among words; blank for what is no count."""
    if number is None or number < 0 or number != number.to_integral_value():
        return ""
    return num2words(int(number)) if number <= LARGEST_SPELLED else write_number(number, 0)


def with_kinds_of_sources(values: Mapping[str, dict[str, Any]], kinds: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """The values, each with the kind that all documents behind it have in common; blank where they differ or none is.

    kinds are those of the documents by source_id. The inputs of a number stand behind it, and the inputs of these.
    """
    behind: dict[str, frozenset[str]] = {}

    def kinds_behind(value_id: str) -> frozenset[str]:
        if value_id not in behind:
            entry = values[value_id]
            own = [kinds[entry["source"]]] if entry["source"] else []
            behind[value_id] = frozenset(own).union(*map(kinds_behind, entry["inputs"]))
        return behind[value_id]

    def only_kind(value_id: str) -> str:
        found = kinds_behind(value_id)
        return next(iter(found)) if len(found) == 1 else ""

    return {value_id: entry | {"source_kind": only_kind(value_id)} for value_id, entry in values.items()}


def with_symbol(text: str, symbol: str) -> str:
    """A number with the symbol of its unit, from which no line parts it: '20%', '243 cells/µL', 'P = 0.024'."""
    if symbol == "P":
        sign = "=\u00a0" if text[0].isdigit() else "" if text[0].isalpha() else f"{text[0]}\u00a0"
        return f"P\u00a0{sign}{text.lstrip('<>≤≥')}"
    if symbol == "%":
        return f"{text}%"
    return f"{text}\u00a0{symbol}" if symbol else text


def with_symbol_of(text: str, unit: Mapping[str, str]) -> str:
    """A number as written with the symbol of its unit: '1 week', '−1 week', '1.0 weeks', '2 weeks'."""
    return with_symbol(text, unit["singular" if text.lstrip(MINUS) == "1" else "symbol"])


def formatted(row: Mapping[str, str], decimals: int | None, unit: Mapping[str, str]) -> dict[str, Any]:
    """Text, quantity and interval of a row with value, low, high and relation; each limit has its own symbol.

    A row may say in `interval` of what kind its limits are; beside a value they are named by it.
    """

    def write(cell: str) -> str:
        if unit["symbol"] == "P":
            return write_p_value(cell, decimals_of(cell) if decimals is None else decimals, row.get("relation", "="))
        return write_number(cell, decimals_of(cell) if decimals is None else decimals)

    number, low, high = (Decimal(row[column]) if row[column] else None for column in ("value", "low", "high"))
    interval = f"{write(row['low'])} to {write(row['high'])}" if row["low"] else ""
    text = write(row["value"]) if row["value"] else interval
    return {
        "text": text,
        "number": number,
        "low": low,
        "high": high,
        "unit": row["unit"],
        "quantity": with_symbol_of(text, unit),
        "interval": interval,
        "relation": "" if unit["symbol"] == "P" else row.get("relation", "=").strip("="),
        "lower": with_symbol_of(write(row["low"]), unit) if row["low"] else "",
        "upper": with_symbol_of(write(row["high"]), unit) if row["low"] else "",
        "limits": NAMED_LIMITS.get(row.get("interval", ""), "").format(interval) if row["value"] and interval else "",
    }
