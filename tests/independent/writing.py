"""How a number is written: rounded half away from zero, with its unit, as an interval, in words."""

from __future__ import annotations

from fractions import Fraction

from independent.evidence import Row, by_key

BELOW_TWENTY = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def decimals_of(printed: str) -> int:
    """Decimals that are printed: 2 of '0.10'."""
    return len(printed.partition(".")[2])


def written(number: Fraction | float | str, decimals: int) -> str:
    """'-2.5' with 0 decimals is a true minus and 3; from five figures on, thin spaces part groups of three."""
    exact = Fraction(str(number))
    steps, rest = divmod(abs(exact) * 10**decimals, 1)
    steps += rest >= Fraction(1, 2)
    whole, fraction = divmod(int(steps), 10**decimals)
    text = str(whole) if whole < 10_000 else f"{whole:,}".replace(",", "\u202f")
    sign = "\u2212" if exact < 0 and steps else ""
    return sign + text + (f".{fraction:0{decimals}d}" if decimals else "")


def written_p(number: Fraction | float | str, decimals: int, relation: str) -> str:
    """A P value: what is printed as a bound keeps its sign, what would round to zero becomes a bound."""
    text = written(number, decimals)
    if relation != "=":
        return relation + text
    return text if text.strip("0.") else f"<{written(Fraction(1, 10**decimals), decimals)}"


def with_unit(text: str, symbol: str) -> str:
    """'20%', '243 cells/µL' with a space that does not break, 'P = 0.024', 'P < 0.001'."""
    if symbol == "P":
        return f"P\u00a0=\u00a0{text}" if text[0].isdigit() else f"P\u00a0{text[0]}\u00a0{text[1:]}"
    return text + symbol if symbol == "%" else f"{text}\u00a0{symbol}".rstrip("\u00a0")


def in_words(number: Fraction | float | str | None) -> str:
    """A whole number below a thousand as a word, a larger one in digits; other numbers have none."""
    if number is None or Fraction(str(number)) < 0 or Fraction(str(number)).denominator != 1:
        return ""
    if Fraction(str(number)) >= 1000:
        return written(number, 0)
    hundreds, rest = divmod(int(Fraction(str(number))), 100)
    tens, ones = divmod(rest, 10)
    below = BELOW_TWENTY[rest] if rest < 20 else TENS[tens] + (f"-{BELOW_TWENTY[ones]}" if ones else "")
    if not hundreds:
        return below
    return f"{BELOW_TWENTY[hundreds]} hundred" + (f" and {below}" if rest else "")


def limits_named(kind: str, limits: str) -> str:
    """Limits with what they are: an interval, quartiles, a range, or that no text says."""
    before = {"95% CI": "95% CI ", "95% range": "95% range ", "IQR": "quartiles ", "range": "range ", "not named": ""}
    return (
        f"{before[kind]}{limits}{', interval type not stated' if kind == 'not named' else ''}" if kind in before else ""
    )


def forms(
    unit_id: str, value: object, low: object, high: object, decimals: list[int], relation: str = "=", kind: str = ""
) -> dict:
    """Every form in which a number with limits is shown; decimals of value, low and high."""
    unit: Row = by_key("vocabulary/units")[unit_id]
    write = (lambda n, d: written_p(n, d, relation)) if unit["symbol"] == "P" else written
    limits = [] if low is None else [write(low, decimals[1]), write(high, decimals[2])]
    text = " to ".join(limits) if value is None else write(value, decimals[0])
    beside = [unit["singular" if shown in ("1", "−1") else "symbol"] for shown in (text, *limits)]
    lower, upper = [with_unit(limit, symbol) for limit, symbol in zip(limits, beside[1:])] or ["", ""]
    return {
        "text": text,
        "quantity": with_unit(text, beside[0]),
        "interval": " to ".join(limits),
        "lower": lower,
        "upper": upper,
        "limits": limits_named(kind, " to ".join(limits)) if value is not None and limits else "",
        "words": in_words(value),
    }


def month_and_year(printed: str) -> str:
    """'2018-02' as 'February 2018'."""
    year, month = printed.split("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def time_of(row: Row) -> str:
    """'1 year', '24 months'; blank at the start and where no time is printed."""
    number, unit = row["time_value"], row["time_unit"]
    return "" if number in ("", "0") else f"{number} {unit}" if number == "1" else f"{number} {unit}s"
