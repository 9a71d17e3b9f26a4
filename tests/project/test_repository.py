"""The project around the review: pins, citation, licences, documentation."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from pathlib import Path

import pint
import pytest
import yaml
from conftest import BUILT, ROOT
from frictionless import Package


def test_each_unit_of_the_vocabulary_has_a_definition_that_pint_reads() -> None:
    registry = pint.UnitRegistry()
    for unit in csv.DictReader((ROOT / "data" / "vocabulary" / "units.csv").read_text(encoding="utf-8").splitlines()):
        registry.parse_expression(unit["pint"])


def package_of_data() -> dict:
    return json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))


def test_version_and_date_are_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    report, package = citation["preferred-citation"], package_of_data()
    assert report["version"] == package["version"] == citation["version"]
    assert report["date-released"] == citation["date-released"]
    assert f"{report['year']}-{report['month']:02}" == str(citation["date-released"])[:7]
    assert package["created"] == f"{citation['date-released']}T00:00:00Z"
    assert f'version = "{citation["version"]}"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"## {citation['version']} ({citation['date-released']})" in (ROOT / "CHANGELOG.md").read_text(
        encoding="utf-8"
    )


def test_the_data_package_holds_as_it_stands_for_whoever_reads_it_with_frictionless() -> None:
    """References among its tables, too, which the workflow checks by itself because that is quicker."""
    assert Package(str(ROOT / "data" / "datapackage.json")).validate().valid


def test_code_is_mit_and_content_is_cc_by() -> None:
    assert "MIT License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "CC BY 4.0" in (ROOT / "LICENSE-CONTENT").read_text(encoding="utf-8")
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"] == "CC-BY-4.0"


def test_the_report_is_cited_under_its_own_licence_beside_the_software() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert (citation["type"], citation["license"]) == ("software", "MIT")
    report = citation["preferred-citation"]
    assert (report["type"], report["license"]) == ("report", "CC-BY-4.0")
    assert report["authors"] == citation["authors"]


def test_the_data_package_has_the_keywords_of_the_citation() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["keywords"] == package_of_data()["keywords"]


def test_codecheck_names_files_that_a_build_leaves_with_a_comment_each() -> None:
    """Rules CC-CFG-001 to 007, 013 to 019 and 023 of specification 1.0; who checks and the certificate come later."""
    text = (ROOT / "codecheck.yml").read_text(encoding="utf-8")
    check = yaml.safe_load(text)
    assert text.startswith("---\n") and not re.search("FIXME|TODO|XXX", text)
    assert check["version"] == "https://codecheck.org.uk/spec/config/1.0/"
    assert check["paper"]["title"] and all(author["name"] for author in check["paper"]["authors"])
    built = {entry["file"].removeprefix("results/"): entry["comment"] for entry in check["manifest"]}
    assert [path for path, comment in built.items() if not ((BUILT / path).is_file() and comment)] == []


def test_the_data_package_has_what_a_catalogue_asks_for() -> None:
    package = package_of_data()
    assert all(
        package[name] for name in ("title", "description", "version", "created", "keywords", "licenses", "sources")
    )
    assert all((ROOT / "data" / source["path"]).is_file() for source in package["sources"])


def test_only_a_blank_is_missing_and_each_code_has_a_meaning() -> None:
    for resource in package_of_data()["resources"]:
        assert resource["schema"]["missingValues"] == [""]
        for field in resource["schema"]["fields"]:
            codes = field.get("constraints", {}).get("enum", [])
            meanings = {code["value"]: code["label"] for code in field.get("categories", [])}
            assert list(meanings) == codes and all(meanings.values()), (resource["name"], field["name"])


def test_a_printed_na_is_read_as_text() -> None:
    [resource] = [
        one for one in Package(str(ROOT / "data" / "datapackage.json")).resources if one.name == "discrepancies"
    ]
    assert "N/A" in {row["printed_a"] for row in resource.read_rows()}


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        ("vendor.github-workflows", ".github/workflows/build.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/wrong-number.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/missing-study.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_what_github_reads_is_of_its_form(schema: str, path: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, path]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_table_is_described_and_each_description_has_a_table() -> None:
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    described = {resource["path"] for resource in package["resources"]}
    assert described == {str(path.relative_to(ROOT / "data")) for path in (ROOT / "data").rglob("*.csv")}
    for resource in package["resources"]:
        with (ROOT / "data" / resource["path"]).open(newline="", encoding="utf-8") as file:
            assert next(csv.reader(file)) == [field["name"] for field in resource["schema"]["fields"]]
        assert all(field["description"] for field in resource["schema"]["fields"])


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md"])
def test_files_named_in_the_documentation_exist(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    for path in re.findall(r"`((?:data|scripts|report|tests|benchmarks|profiles)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path


def test_the_readme_shows_the_two_commands() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert blocks[0].split("\n")[-3:-1] == ["make", "make test"]


def test_prose_stands_one_sentence_on_a_line() -> None:
    for path in (ROOT / "report").rglob("*.qmd"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith(("|", "![", ":", "{{", "title", "subtitle", "description", "  **")):
                continue
            plain = re.sub(r"\{[^}]*\}", "", line)
            assert not re.search(r"[a-z)\]]\. +[A-Z\[]", plain), f"{path.name}:{number} holds two sentences"


@pytest.mark.parametrize(
    "command",
    [
        "ruff check --no-cache scripts tests benchmarks report",
        "ruff format --check --no-cache scripts tests benchmarks report",
        "snakefmt --check Snakefile rules",
        "mypy",
    ],
)
def test_the_code_keeps_the_style_and_its_types(command: str) -> None:
    program, *arguments = command.split()
    done = subprocess.run(
        [Path(sys.executable).parent / program, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
