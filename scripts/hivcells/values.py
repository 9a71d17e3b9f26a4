"""A number as the report quotes it: its text, its other forms, its derivation and its source."""

from __future__ import annotations

from decimal import Decimal

from num2words import num2words

from hivcells.quantities import write_number

# ASSUME: counts up to this are spelled out where the text asks for words.
LARGEST_SPELLED = 999


def value(
    text: str,
    kind: str,
    *,
    number: Decimal | None = None,
    low: Decimal | None = None,
    high: Decimal | None = None,
    unit: str = "",
    rows: list[str] = (),
    inputs: list[str] = (),
    method: str = "",
    script: str = "scripts/quote_values.py",
    source: str = "",
    locator: str = "",
    as_printed: str = "",
    quantity: str = "",
    interval: str = "",
    lower: str = "",
    upper: str = "",
    time: str = "",
) -> dict:
    """A number as the report quotes it; the forms are those that prose may ask for."""
    whole = number is not None and number == number.to_integral_value() and 0 <= number <= LARGEST_SPELLED
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
        "words": num2words(int(number)) if whole else "",
        "time": time,
    }


def coverage_values(output_format: str, counts: dict[str, int]) -> dict[str, dict]:
    """The counts as values that the report can quote: coverage.html.found, coverage.pdf.bound and so on."""
    return {
        f"coverage.{output_format}.{name}": value(
            write_number(count, 0),
            "counted",
            number=Decimal(count),
            unit="numerals",
            method="numerals of this document, counted while it was rendered",
            script=f"scripts/render_{output_format}.py",
        )
        for name, count in counts.items()
    }
