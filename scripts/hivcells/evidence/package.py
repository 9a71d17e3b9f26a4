"""The data package: which tables there are, with which columns, keys and references."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from hivcells.complaints import Complaint, Complaints, raise_if_any

FILE = "datapackage.json"


def read_package(folder: Path) -> dict:
    """The description of the tables of a folder. Raises Complaints where it is missing, no JSON, or describes none."""
    path = folder / FILE
    if not path.is_file():
        raise Complaints([Complaint(str(path), 1, "the file is missing", "Restore it; it describes the tables.")])
    try:
        package = json.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise Complaints([Complaint(str(path), 1, "the file is not UTF-8", "Save it as UTF-8.")]) from None
    except json.JSONDecodeError as error:
        raise Complaints([Complaint(str(path), error.lineno, f"not JSON ({error.msg})", "Fix this line.")]) from None
    except RecursionError:
        raise Complaints(
            [Complaint(str(path), 1, "nested too deeply", "Restore it; it describes the tables.")]
        ) from None
    try:
        _ = paths_of(package, folder), columns_of(package), keys_of(package)
    except (KeyError, TypeError, IndexError) as error:
        remedy = "Give each resource a name, a path, and a schema with fields and primaryKey."
        raise Complaints([Complaint(str(path), 1, f"does not describe the tables ({error})", remedy)]) from None
    raise_if_any(_faults_of_names_and_patterns(path, package))
    return package


def _faults_of_names_and_patterns(path: Path, package: dict) -> Iterator[Complaint]:
    """Each table has a name of its own, and each pattern is one."""
    names = [resource["name"] for resource in package["resources"]]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Complaint(str(path), 1, f"two tables of the name '{name}'", "Give each resource a name of its own.")
    for resource in package["resources"]:
        for field in resource["schema"]["fields"]:
            try:
                re.compile((field.get("constraints") or {}).get("pattern", ""))
            except (re.error, AttributeError, TypeError) as error:
                problem = f"the pattern of the column '{field['name']}' is none ({error})"
                yield Complaint(str(path), 1, problem, "Fix its description.")


def paths_of(package: dict, folder: Path) -> dict[str, Path]:
    """Path of each table under its name."""
    return {resource["name"]: folder / resource["path"] for resource in package["resources"]}


def optional_in(package: dict) -> frozenset[str]:
    """The tables that a review may do without: of one that is absent it has no row."""
    return frozenset(resource["name"] for resource in package["resources"] if resource.get("optional") is True)


def columns_of(package: dict) -> dict[str, list[str]]:
    """The columns of each table, in order."""
    return {
        resource["name"]: [field["name"] for field in resource["schema"]["fields"]] for resource in package["resources"]
    }


def keys_of(package: dict) -> dict[str, str]:
    """The column of each table that names its rows."""
    return {resource["name"]: resource["schema"]["primaryKey"][0] for resource in package["resources"]}


def field_of(package: dict, table: str, column: str) -> dict:
    """The description of a column."""
    [resource] = [resource for resource in package["resources"] if resource["name"] == table]
    [field] = [field for field in resource["schema"]["fields"] if field["name"] == column]
    return field
