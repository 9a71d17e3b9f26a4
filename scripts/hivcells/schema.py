"""Check tables against the data package, and word each fault as a complaint."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from frictionless import Field, Package

from hivcells.complaints import Complaint

HEADER_LINE = 1
BYTE_ORDER_MARK = "\ufeff"
NOT_UTF_8, LINE_BREAK = "the file is not UTF-8", "a line break inside a cell"
# What is wrong and what to do, by the type of frictionless's error.
WORDING = {
    "type-error": ("not a {type}", "Write it as the data package says: {description}."),
    "constraint-error": ("{note}", "Use what the data package allows: {description}."),
    "primary-key": ("the key stands in an earlier row too", "Give the row a key of its own, or remove the double."),
    "extra-cell": (
        "the row has more cells than the table has columns",
        "Put cells that hold a comma in double quotes.",
    ),
    "missing-cell": ("the row has fewer cells than the table has columns", "Leave blanks for what is missing."),
    "blank-row": ("the row is blank", "Remove it."),
}


def table_paths(package: dict, folder: Path) -> dict[str, Path]:
    """Path of each table of the package under its name."""
    return {resource["name"]: folder / resource["path"] for resource in package["resources"]}


def complaints_of_schema(package: dict, folder: Path) -> list[Complaint]:
    """Everything in the tables that the data package forbids: types, values, keys, foreign keys.

    A file that cannot be read as a table with these columns is complained of once; its rows are not looked at.
    """
    complaints = [fault for resource in package["resources"] for fault in _faults_of_file(resource, folder)]
    if complaints:
        return complaints
    report = Package.from_descriptor(_without_references(package), basepath=str(folder)).validate()
    of_cells = [
        _complaint(error, resource, folder / resource["path"])
        for resource, task in zip(package["resources"], report.tasks)
        for error in task.errors
    ]
    return of_cells + list(_broken_references(package, folder))


def complaint_of_cell(package: dict, table: str, column: str, text: str) -> str:
    """What the data package forbids about a text in a column; blank where it forbids nothing."""
    [resource] = [resource for resource in package["resources"] if resource["name"] == table]
    [field] = [field for field in resource["schema"]["fields"] if field["name"] == column]
    _, notes = Field.from_descriptor(field).read_cell(text)
    return "; ".join(f"{note}" for note in (notes or {}).values())


def _faults_of_file(resource: dict, folder: Path) -> list[Complaint]:
    path = folder / resource["path"]
    if not path.is_file():
        return [Complaint(str(path), 1, "the file is missing", "Restore it; data/datapackage.json names it.")]
    content = path.read_bytes()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [Complaint(str(path), line, NOT_UTF_8, "Save it as UTF-8.")]
    if text.startswith(BYTE_ORDER_MARK):
        return [Complaint(str(path), 1, "the file begins with a byte order mark", "Save it as UTF-8 without one.")]
    reader = csv.reader(io.StringIO(text, newline=""))
    columns = next(reader, [])
    broken = [
        Complaint(str(path), reader.line_num, LINE_BREAK, "Write the cell on one line.", value=cell)
        for cells in reader
        for cell in cells
        if "\n" in cell or "\r" in cell
    ]
    return _faults_of_header(path, columns, resource) or broken


def _without_references(package: dict) -> dict:
    """The data package for frictionless, which reads a table again for each reference to it: a third of the whole check."""
    resources = [
        resource | {"schema": {name: part for name, part in resource["schema"].items() if name != "foreignKeys"}}
        for resource in package["resources"]
    ]
    return package | {"resources": resources}


def _broken_references(package: dict, folder: Path) -> Iterator[Complaint]:
    """Each cell that refers to a row of another table, where that table has no such row."""
    paths = table_paths(package, folder)
    columns = {name: _columns(path) for name, path in paths.items()}
    for resource in package["resources"]:
        name = resource["name"]
        for key in resource["schema"].get("foreignKeys", []):
            [column], [referred] = key["fields"], key["reference"]["fields"]
            table = key["reference"]["resource"] or name
            known = {"", *columns[table][referred]}
            problem = f"the table '{table}' has no such row"
            remedy = "Add the row there, or mend the spelling here."
            for line, cell in enumerate(columns[name][column], HEADER_LINE + 1):
                if cell not in known:
                    yield Complaint(str(paths[name]), line, problem, remedy, column, cell)


def _columns(path: Path) -> dict[str, tuple[str, ...]]:
    """The cells of each column; a row cut short has blanks."""
    with path.open(newline="", encoding="utf-8") as file:
        header, *rows = csv.reader(file)
    return dict.fromkeys(header, ()) | dict(zip(header, zip_longest(*rows, fillvalue="")))


def _faults_of_header(path: Path, columns: list[str], resource: dict) -> list[Complaint]:
    named = [field["name"] for field in resource["schema"]["fields"]]
    missing = [
        Complaint(str(path), 1, "the column is missing", "Add the column as data/datapackage.json names it.", column)
        for column in named
        if column not in columns
    ]
    unknown = [
        Complaint(
            str(path),
            1,
            "the column is not in the data package",
            "Describe it in data/datapackage.json or remove it.",
            column,
        )
        for column in columns
        if column not in named
    ]
    if columns != named and not missing and not unknown:
        return [
            Complaint(
                str(path), 1, "the columns stand in another order", f"Put them in this order: {', '.join(named)}."
            )
        ]
    return missing + unknown


def _complaint(error, resource: dict, path: Path) -> Complaint:
    """Word one of frictionless's errors; it has a field name, a label or a key, by its type."""
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    column = getattr(error, "field_name", None) or getattr(error, "label", None)
    value = getattr(error, "cell", None)
    if error.type == "primary-key":
        column = resource["schema"]["primaryKey"][0]
        value = error.cells[list(fields).index(column)]
    field = fields.get(column, {"type": "", "description": ""})
    problem, remedy = WORDING.get(error.type, ("{note}", "Mend the row as data/datapackage.json says."))
    details = {"note": error.note, "type": field["type"], "description": field["description"]}
    return Complaint(
        str(path),
        getattr(error, "row_number", 1),
        problem.format(**details),
        remedy.format(**details),
        column,
        None if value is None else str(value),
    )
