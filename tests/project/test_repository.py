"""The project around the review: pins, citation, licences, documentation."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys

import pint
import pytest
import yaml
from conftest import ROOT
from frictionless import Package

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s\\;]+)")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pins(lines: list[str]) -> dict[str, str]:
    return {normal(found.group(1)): found.group(2) for line in lines if (found := PIN.match(line.strip()))}


LOCK = pins((ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines())
ASKED = pins((ROOT / "requirements.in").read_text(encoding="utf-8").splitlines())


def test_the_lock_holds_what_is_asked_for() -> None:
    assert ASKED and ASKED.items() <= LOCK.items()


def test_each_package_of_the_lock_has_hashes_and_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for package in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in package, package.splitlines()[0]
    assert "://" not in text and "index-url" not in text


def test_conda_and_the_lock_pin_the_same() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    pip = next(entry["pip"] for entry in environment["dependencies"] if isinstance(entry, dict))
    assert pins(pip) == ASKED
    assert any(entry.startswith("quarto=1.9") for entry in conda) and "python=3.11" in conda


def test_the_environment_is_that_of_the_lock() -> None:
    from importlib.metadata import version

    assert {name: version(name) for name in ASKED} == ASKED


def test_each_unit_of_the_vocabulary_has_a_definition_that_pint_reads() -> None:
    registry = pint.UnitRegistry()
    for unit in csv.DictReader((ROOT / "data" / "vocabulary" / "units.csv").read_text(encoding="utf-8").splitlines()):
        registry.parse_expression(unit["pint"])


def test_the_citation_file_is_valid() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cffconvert.cli.cli", "--validate", "-i", "CITATION.cff"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "No module named" in done.stderr:
        done = subprocess.run(
            ["cffconvert", "--validate", "-i", "CITATION.cff"], cwd=ROOT, capture_output=True, text=True, check=False
        )
    assert done.returncode == 0, done.stdout + done.stderr


def test_version_and_date_are_the_same_everywhere() -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
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
    for path in [ROOT / "report" / "index.qmd", *(ROOT / "report" / "sections").glob("*.qmd")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith(("|", "![", ":", "{{", "title", "subtitle", "description", "  **")):
                continue
            plain = re.sub(r"\{[^}]*\}", "", line)
            assert not re.search(r"[a-z)\]]\. +[A-Z\[]", plain), f"{path.name}:{number} holds two sentences"


@pytest.mark.parametrize("judged", [["check"], ["format", "--check"]], ids=" ".join)
def test_the_code_keeps_the_style(judged: list[str]) -> None:
    folders = ["scripts", "tests", "benchmarks"]
    done = subprocess.run(
        ["ruff", *judged, "--no-cache", *folders], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
