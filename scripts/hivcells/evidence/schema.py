"""Check the cells of the tables against the data package: types, constraints, keys and references."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from frictionless import Field, FrictionlessException

from hivcells.complaints import Complaint, Complaints
from hivcells.evidence.package import FILE, field_of
from hivcells.tables import Tables

NUMBERS = ("number", "integer")
# Digits as one prints them: no exponent, sign of plus, grouping or digits of another script, and nothing that is
# no number; fifteen on either side of the point are more than anybody measures.
PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,15})?")
PLAIN_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
MINUS_ZERO = re.compile(r"-0(\.0+)?")


def complaints_of_schema(package: dict, tables: Tables, paths: dict[str, Path]) -> list[Complaint]:
    """Everything in the tables that the data package forbids; of tables that are not given nothing is said."""
    return [
        fault
        for resource in package["resources"]
        if resource["name"] in tables
        for faults in (
            _faults_of_cells(resource, tables[resource["name"]], paths[resource["name"]]),
            _faults_of_days(package, resource, tables[resource["name"]], paths[resource["name"]]),
            _faults_of_keys(resource, tables[resource["name"]], paths[resource["name"]]),
            _faults_of_references(resource, tables, paths[resource["name"]]),
        )
        for fault in faults
    ]


def faults_of_text(package: dict, table: str, column: str, text: str) -> str:
    """What the data package forbids about a text in a column; blank where it forbids nothing."""
    description = field_of(package, table, column)
    return "; ".join(problem for problem, _ in _problems(_field(description).create_cell_reader(), description, text))


def _field(description: dict) -> Field:
    try:
        return Field.from_descriptor(description)
    except FrictionlessException as error:
        problem = f"the column '{description.get('name')}' is not described rightly ({error.error.note})"
        raise Complaints([Complaint(f"data/{FILE}", 1, problem, "Fix its description.")]) from None


def _problems(read: Callable[[str], Any], description: dict, text: str) -> list[tuple[str, str]]:
    """Each problem of a cell with its remedy, in words; the field of the description reads it."""
    what = f"{description['description']}."
    wrong_type = f"not {'an' if description['type'] == 'integer' else 'a'} {description['type']}"
    if description["type"] in NUMBERS and text and (not PLAIN_NUMBER.fullmatch(text) or MINUS_ZERO.fullmatch(text)):
        return [(wrong_type, f"Write it in plain digits, as the data package says: {what}")]
    if description["type"] == "date" and text and not PLAIN_DATE.fullmatch(text):
        return [(wrong_type, f"Write it as 2026-11-22: {what}")]
    _, notes = read(text)
    if notes and "type" in notes:
        return [(wrong_type, f"Write it as the data package says: {what}")]
    if (
        any("pattern" in note for note in (notes or {}).values()) and "example" in description
    ):  # a pattern says little to a reader
        return [("not of the form that this column has", f"Write it as '{description['example']}': {what}")]
    return [(note, f"Use what the data package allows: {what}") for note in (notes or {}).values()]


def _faults_of_cells(resource: dict, table: pd.DataFrame, path: Path) -> Iterator[Complaint]:
    for description in resource["schema"]["fields"]:
        if description["type"] == "string" and "constraints" not in description:
            continue  # any text will do
        column, read = table[description["name"]], _field(description).create_cell_reader()
        for text in column.unique():
            for problem, remedy in _problems(read, description, text):
                for line in column.index[column == text]:
                    yield Complaint(str(path), line, problem, remedy, description["name"], text)


def _faults_of_days(package: dict, resource: dict, table: pd.DataFrame, path: Path) -> Iterator[Complaint]:
    """Days that lie far after the package was created; no clock is asked, since a build is the same on any day.

    ASSUME: nobody adds to the tables for more than a year without saying that the package is a newer one.
    """
    created = str(package.get("created", ""))[:10]
    if not PLAIN_DATE.fullmatch(created):
        return
    latest = f"{int(created[:4]) + 1}{created[4:]}"
    for column in (field["name"] for field in resource["schema"]["fields"] if field["type"] == "date"):
        # ISO 8601: later days are greater texts; of what is no day something else is said.
        for line in table.index[(table[column] > latest) & table[column].str.fullmatch(PLAIN_DATE.pattern)]:
            problem = f"more than a year after {created}, on which the data package was created"
            remedy = f"Fix the day, or name in data/{FILE} when the package was created."
            yield Complaint(str(path), line, problem, remedy, column, table[column][line])


def _faults_of_keys(resource: dict, table: pd.DataFrame, path: Path) -> Iterator[Complaint]:
    [key] = resource["schema"]["primaryKey"]
    seen = set()
    for line, value in zip(table.index, table[key]):
        if value == key and list(table.loc[line]) == list(table.columns):
            yield Complaint(str(path), line, "the header stands here again", "Remove the row.", key, value)
        if value and value in seen:
            remedy = "Give the row a key of its own, or remove the double."
            yield Complaint(str(path), line, "the key stands in an earlier row too", remedy, key, value)
        seen.add(value)


def _faults_of_references(resource: dict, tables: Tables, path: Path) -> Iterator[Complaint]:
    table = tables[resource["name"]]
    for column, name, keys in references_of(resource, tables):
        known = {"", *keys}
        for line, value in zip(table.index, table[column]):
            if value not in known:
                problem = f"the table '{name}' has no such row"
                yield Complaint(str(path), line, problem, "Add the row there, or fix the spelling here.", column, value)


def references_of(resource: dict, tables: Tables) -> Iterator[tuple[str, str, pd.Series]]:
    """Each column of a table that names rows of a table that is there, with its name and the keys that it may name beside a blank."""
    for reference in resource["schema"].get("foreignKeys", []):
        [column], [referred] = reference["fields"], reference["reference"]["fields"]
        name = reference["reference"]["resource"] or resource["name"]
        if name in tables:
            yield column, name, tables[name][referred]
