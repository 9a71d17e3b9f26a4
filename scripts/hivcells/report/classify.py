"""What stands behind each entry of the trace: whether it says what it must, and of which class its numerals are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from hivcells.complaints import Complaint
from hivcells.report.citations import Work, fault_of_citation, fault_of_reference
from hivcells.report.forms import NUMBER_IN_TEXT, TEXT_OF_FORM
from hivcells.report.numerals import (
    BOUND,
    CITATION,
    NAME,
    STRUCTURAL,
    UNTRACED,
    numerals_of,
    spans_of_names,
)
from hivcells.report.trace import ADDRESS, ALT, CELL, COVERAGE, KEY, LABEL, REFERENCE, SCALE, VALUE, XREF, Entry
from hivcells.report.trace import CITATION as CITED

SIGN_OF_BOUND = re.compile(r"^[<>≤≥≈] ")
BLANKS = re.compile(r"[ \t\r\n\u00a0]+")
REASONS = {
    VALUE: (BOUND, "value"),
    CELL: (BOUND, "cell of the evidence"),
    ALT: (BOUND, "alt text"),
    KEY: (NAME, "key of a value"),
    CITED: (CITATION, "citation"),
    REFERENCE: (CITATION, "reference"),
    ADDRESS: (CITATION, "address"),
    XREF: (STRUCTURAL, "reference to a section, figure or table"),
    LABEL: (STRUCTURAL, "number of a section, figure or table"),
    SCALE: (STRUCTURAL, "scale of an axis"),
}


@dataclass(frozen=True)
class Background:
    """What the entries are held against: values, tables by the key of their rows, names, cited works."""

    values: Mapping[str, dict[str, Any]]
    cells: Mapping[str, Mapping[str, Mapping[str, str]]]  # table, key, column
    names: tuple[str, ...]
    works: Mapping[str, Work]


def normal(text: str) -> str:
    """Text with plain single spaces and no marks for line breaks, for comparison; thin spaces belong to numbers."""
    return BLANKS.sub(" ", text.replace("\u200b", "")).strip()


def fault_of(entry: Entry, background: Background) -> str:
    """What is wrong with the text of an entry, given what stands behind it; blank where nothing is."""
    if entry.kind == VALUE:
        return "" if entry.of.startswith(COVERAGE) else _fault_of_value(entry, background.values)
    if entry.kind == CELL:
        held = _held(entry.of, background)
        return (
            "" if normal(held or "") == normal(entry.text) else f"differs from the cell {entry.of}, which is '{held}'"
        )
    if entry.kind == KEY:
        return "" if entry.text == entry.of else "not the key of its line"
    if entry.kind == CITED:
        return fault_of_citation(entry.text, [background.works.get(work) for work in entry.of.split()])
    if entry.kind == REFERENCE:
        return fault_of_reference(entry.text, background.works.get(entry.of))
    if entry.kind == ALT:
        filled = NUMBER_IN_TEXT.sub(lambda found: _form(found, background.values), entry.of)
        return "" if filled == entry.text else "alt text that the sources do not have"
    return ""


def complaints_of_entries(entries: Iterable[Entry], background: Background) -> list[Complaint]:
    """Strings that differ from the value, cell or document behind them, numerals of nothing, and scales that are not even."""
    listed = list(entries)
    faults = [(entry, fault_of(entry, background) or _of_nothing(entry, background.names)) for entry in listed]
    faults += [(entry, "a scale that is not even") for entry in uneven_scales(listed)]
    remedy = "Look for what writes it: report/filters/, report/templates/ or scripts/hivcells/."
    return [
        Complaint(entry.file or entry.float or "report/index.qmd", entry.line or 1, fault, remedy, value=entry.text)
        for entry, fault in faults
        if fault
    ]


def _of_nothing(entry: Entry, names: tuple[str, ...]) -> str:
    untraced = [numeral for numeral, kind, _ in classes_of(entry, names) if kind == UNTRACED]
    return f"the numeral {untraced[0]} is bound to nothing" if untraced else ""


def _fault_of_value(entry: Entry, values: Mapping[str, dict[str, Any]]) -> str:
    value = values.get(entry.of)
    if value is None:
        return f"bound to '{entry.of}', which does not exist"
    forms = [entry.form] if entry.form else list(TEXT_OF_FORM)
    texts = {normal(value[TEXT_OF_FORM[form]]) for form in forms if value.get(TEXT_OF_FORM[form])}
    shown = normal(entry.text)
    if shown in texts | {text[:1].upper() + text[1:] for text in texts}:
        return ""
    # A label in a drawing may set the sign of a bound before its number, as in '> 6 years'.
    if not entry.form and SIGN_OF_BOUND.sub("", shown) in texts:
        return ""
    return f"shows '{entry.text}' where {entry.of} is '{value['text']}'"


def _form(found: re.Match[str], values: Mapping[str, dict[str, Any]]) -> str:
    value = values.get(found.group(1), {})
    return str(value.get(TEXT_OF_FORM.get(found.group(2) or "value", ""), ""))


def _held(addresses: str, background: Background) -> str | None:
    """What cells hold, joined by a colon; an address is table#row#column, several are divided by a space."""
    held = [_cell(address, background) for address in addresses.split(" ")]
    return None if None in held else ": ".join(str(text) for text in held)


def _cell(address: str, background: Background) -> str | None:
    table, row, column = address.split("#")
    if table == "values":
        return background.values.get(row, {}).get(column)
    return background.cells.get(table, {}).get(row, {}).get(column)


def classes_of(entry: Entry, names: tuple[str, ...]) -> list[tuple[str, str, str]]:
    """Each numeral of an entry with its class and the reason."""
    if entry.kind in REASONS:
        return [(numeral, *REASONS[entry.kind]) for numeral in numerals_of(entry.text)]
    named = {
        numeral for start, end in spans_of_names(entry.text, names) for numeral in numerals_of(entry.text[start:end])
    }
    return [
        (numeral, NAME, "name in the vocabulary") if numeral in named else (numeral, UNTRACED, "bound to nothing")
        for numeral in numerals_of(entry.text)
    ]


def is_counted(entry: Entry) -> bool:
    """Counts that a document prints of its own numerals are left out of them."""
    return not (entry.kind == VALUE and entry.of.startswith(COVERAGE))


def uneven_scales(entries: Iterable[Entry]) -> list[Entry]:
    """Marks of an axis that do not follow each other in equal steps."""
    axes: dict[tuple[int, str], list[Entry]] = {}
    for entry in entries:
        if entry.kind == SCALE and re.fullmatch(r"\d+", normal(entry.text)):
            axes.setdefault((entry.block, entry.of), []).append(entry)
    return [marks[0] for marks in axes.values() if not _is_even([int(normal(mark.text)) for mark in marks])]


def _is_even(marks: list[int]) -> bool:
    return len({later - earlier for earlier, later in zip(marks, marks[1:])}) <= 1
