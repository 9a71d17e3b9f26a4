"""The tables of the analyses are named in a rule; what links to them or removes others knows the same names."""

from __future__ import annotations

import json
import re
from pathlib import PurePath

from conftest import ROOT


def names_in(path: str, begin: str) -> set[str]:
    """The quoted names of the list that begins so."""
    text = (ROOT / path).read_text(encoding="utf-8").partition(begin)[2].partition("]")[0]
    return set(re.findall(r'"(\w+)"', text))


def test_the_page_links_to_each_table_that_is_computed_in_its_folder() -> None:
    analysed = names_in("rules/analysis.smk", "ANALYSED = [")
    assert names_in("report/styles/page/evidence.js", "ANALYSED = [") == analysed | {
        "fragile_claims",
        "ledger",
        "perspectives",
    }


def test_every_table_has_its_key_in_its_first_column() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    schemas = [resource["schema"] for resource in package["resources"]]
    assert [schema["primaryKey"] for schema in schemas] == [[schema["fields"][0]["name"]] for schema in schemas]


def test_each_curated_table_has_the_name_of_its_file() -> None:
    """A row is named by its table, as 'arms.csv#tea2020.green'; of the readings the folder belongs to the name."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        path = PurePath(resource["path"])
        is_of_readings = path.parent.name == "extraction" and resource["name"] == f"extraction_{path.stem}"
        assert resource["name"] == path.stem or is_of_readings, path


def test_no_table_that_is_computed_has_the_name_of_one_that_is_curated() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    curated = {resource["name"] for resource in package["resources"]}
    assert not curated & names_in("rules/analysis.smk", "ANALYSED = [")
