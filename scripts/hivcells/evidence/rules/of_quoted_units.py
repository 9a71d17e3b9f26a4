"""Rules on the unit that the printed words give a number: its power of ten, its time, what stands right behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.quantities import DAYS_IN
from hivcells.tables import Tables, words

PRINTED = "printed"
NOT_WITHIN = r"(?<![\d.,\u00b7])"
# A number times a power of ten, or so many thousands.
MULTIPLIED = re.compile(
    NOT_WITHIN + r"(?P<number>\d+(?:[.,\u00b7]\d+)?)\s?"
    r"(?:[x×*·\u22c5]\s?10\s?[\^({]?(?P<power>[\u2070\u00b9\u00b2\u00b3\u2074-\u2079\d]+)|(?:thousand|million|billion)\b)"
)
HOLDS_POWER = re.compile(r"10|thousand|million|billion|ratio")
# Of units in a microlitre, a power that they hold: 10⁶ in a litre is one in a microlitre.
IN_A_MICROLITRE, OF_A_LITRE = "_ul", "6"
SUPERSCRIPTS = str.maketrans("\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789")
MOST_DIGITS, LOGARITHM = 12, re.compile(r"\blog(?!-?\s?rank)(?:\d|s?\b|arithm)", re.IGNORECASE)
GREEK_MU, MICRO = "\u03bc", "\u00b5"


def powers_of_ten_are_kept(tables: Tables) -> Iterator[Complaint]:
    """Of '4.5 × 10^6 cells' the power stands in the unit, or in the value."""
    symbol = dict(zip(tables["units"].unit_id, tables["units"].symbol))
    corrections = tables["corrections"]
    corrected = set(corrections.row_id[(corrections.table == "findings") & (corrections.column == "unit")])
    findings = tables["findings"]
    for row in each_row(findings.loc[(findings.how_obtained == PRINTED) & ~findings.finding_id.isin(corrected)]):
        powers = {
            found["power"] for found in MULTIPLIED.finditer(row.as_printed) if row.value in numbers_in(found["number"])
        }
        if powers and not _holds(powers, f"{symbol.get(row.unit)} {row.unit}"):
            remedy = "Choose a unit with the power, such as million_cells, or say that the number is worked out."
            yield complain("findings", row, "unit", f"without the power of ten of '{row.as_printed}'", remedy)


def _holds(powers: set[str | None], unit: str) -> bool:
    if unit.endswith(IN_A_MICROLITRE):
        return {(power or "").translate(SUPERSCRIPTS) for power in powers} == {OF_A_LITRE}
    return bool(HOLDS_POWER.search(unit))


def units_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """'8 months' are no weeks, 'week 48' is no month, '4.5 log10 copies' are no copies, and '40%' are no cells."""
    known, marks = set(tables["units"].unit_id), _marks(tables)
    longest_first = "|".join(map(re.escape, sorted(marks, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{longest_first})(?![a-z])")
    for row in each_row(tables["findings"].loc[tables["findings"].how_obtained == PRINTED]):
        meant = _units_meant(row, known, marks, pattern) if row.value else set()
        for column, unit, units in (
            ("unit", row.unit, meant),
            ("time_unit", row.time_unit, _times_printed(row.time_value, row.as_printed) if row.time_value else set()),
        ):
            if units and unit not in units:
                remedy = f"Enter {' or '.join(sorted(units))}."
                yield complain("findings", row, column, f"not as in '{row.as_printed}'", remedy)


def _units_meant(row: Row, known: set[str], marks: dict[str, set[str]], pattern: re.Pattern[str]) -> set[str]:
    """The units that the words may mean, by the first of the signs that they give; none where they give none."""
    number, logarithm, per_weight = re.escape(row.value), f"log10_{row.unit}", f"{row.unit}_per_kg"
    if row.unit in DAYS_IN and (times := _times_printed(row.value, row.as_printed)):
        return times
    if "log" not in row.unit and re.search(rf"{NOT_WITHIN}{number}[ -]?log", row.as_printed, re.IGNORECASE):
        return {logarithm}
    # ASSUME: a number below twelve that is told beside a logarithm is one: no count has more than twelve digits.
    if logarithm in known and abs(float(row.value)) < MOST_DIGITS and LOGARITHM.search(row.as_printed):
        return {logarithm}
    if per_weight in known and re.search(rf"{NOT_WITHIN}{number}(?!\d)[^;.()\d]{{0,30}}/\s?kg\b", row.as_printed):
        return {per_weight}
    return _units_behind(row.value, row.as_printed, marks, pattern) if marks else set()


def _times_printed(number: str, printed: str) -> set[str]:
    """The units of time that a text gives a number, before it or behind it."""
    of, unit = re.escape(number), f"({'|'.join(DAYS_IN)})s?"
    found = re.findall(rf"{NOT_WITHIN}{of}[ -]?{unit}\b|\b{unit} {of}\b(?![.,]\d)", printed, re.IGNORECASE)
    return {(behind or before).lower() for behind, before in found}


def _marks(tables: Tables) -> dict[str, set[str]]:
    """What texts write right behind a number, with the units that this may be."""
    units_of: dict[str, set[str]] = defaultdict(set)
    for unit in each_row(tables["units"]):
        for mark in words(unit.printed_as, ";"):
            units_of[_plain(mark)].add(unit.unit_id)
    return units_of


def _units_behind(value: str, printed: str, marks: dict[str, set[str]], pattern: re.Pattern[str]) -> set[str]:
    """The units that a text may mean; none where the number stands in some place without a known mark behind it."""
    text, units = _plain(printed), set()
    if value in numbers_in(re.sub(r"\d[\d.,\u00b7]*", " ", printed)):  # in words as well, with another unit perhaps
        return set()
    for place in re.finditer(rf"{NOT_WITHIN}{re.escape(value.lstrip('-'))}(?!\d|[.,\u00b7]\d)\s?-?", text):
        mark = pattern.match(text, place.end())
        if not mark:
            return set()
        units |= marks[mark[0]]
    return units


def _plain(text: str) -> str:
    return text.casefold().replace(GREEK_MU, MICRO).replace("\u00b2", "2").replace("\u00b3", "3").replace("^", "")
