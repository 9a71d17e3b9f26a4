"""What Datasette is told of the database: licence, descriptions, names in place of keys, and questions to ask."""

from __future__ import annotations

from typing import Any

from hivcells.export.computed_columns import about_column
from hivcells.export.database import COMPUTED
from hivcells.export.sql import queries, views
from hivcells.tables import Tables

# By what a row is called where another refers to it; the first column that a table has.
LABELS = ("label", "title", "symbol", "text", "question", "topic")
# Lists by which the programs read the prose; Datasette shows them on request.
FOR_PROGRAMS = ("vocabulary/", "extraction/")
DATABASE = "evidence"


def metadata_of(package: dict, computed: Tables) -> dict[str, Any]:
    """The content of metadata.json. Raises KeyError where nothing is said of a column of a computed table."""
    [licence, *_] = package["licenses"]
    tables = {resource["name"]: table_of(resource, package) for resource in package["resources"]}
    tables |= {COMPUTED + name: computed_table(name, list(table.columns), package) for name, table in computed.items()}
    tables |= {view.name: {"description": view.about} for view in views()}
    asked = {query.name: _question(query.name, query.about, query.statement) for query in queries()}
    return {
        "title": package["title"],
        "description": package.get("description", ""),
        "license": licence["title"],
        "license_url": licence["path"],
        "source": "; ".join(person["title"] for person in package["contributors"]),
        "databases": {DATABASE: {"description": package.get("description", ""), "tables": tables, "queries": asked}},
    }


def table_of(resource: dict, package: dict) -> dict[str, Any]:
    """A curated table: its title, what each column holds, and by what its rows are called."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    label = next((name for name in LABELS if name in names), None)
    about: dict[str, Any] = {"description": resource["title"], "columns": _columns(resource)}
    is_referred_to = any(
        key["reference"]["resource"] == resource["name"]
        for other in package["resources"]
        for key in other["schema"].get("foreignKeys", [])
    )
    if resource["path"].startswith(FOR_PROGRAMS) and not is_referred_to:
        about["hidden"] = True
    return about | ({"label_column": label} if label else {})


def _columns(resource: dict) -> dict[str, str]:
    return {field["name"]: column_of(field) for field in resource["schema"]["fields"]}


def column_of(field: dict) -> str:
    """What a column holds, in which unit, and what each code in it means."""
    unit = f" (unit: {field['unit']})" if "unit" in field else ""
    codes = "; ".join(f"{code['value']}: {code['label']}" for code in field.get("categories", []))
    return f"{field['description']}{unit}" + (f". Codes: {codes}" if codes else "")


def computed_table(name: str, columns: list[str], package: dict) -> dict[str, Any]:
    """A table that the analyses made: where it stands, and what each column holds."""
    described = {column: about_column(name, column, package) for column in columns}
    return {"description": f"Computed: results/tables/{name}.csv", "columns": described}


def _question(name: str, about: str, statement: str) -> dict[str, str]:
    return {"title": name.replace("_", " ").capitalize(), "description": about, "sql": statement}
