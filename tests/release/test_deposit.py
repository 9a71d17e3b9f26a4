"""What a deposit is given follows from the citation; nothing that does not exist is named."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
import yaml
from conftest import ROOT
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from hivcells.citation_file import FILE, read_citation
from hivcells.complaints import Complaints
from hivcells.release.bill import bill_of, packages_of
from hivcells.release.citation import open_identifiers, zenodo_of

MOMENT = datetime(2026, 1, 2, tzinfo=UTC)
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
AUTHOR = {"family-names": "Tea", "given-names": "Green", "orcid": "https://orcid.org/0000-0000-0000-0000"}


def test_zenodo_is_told_what_the_citation_says() -> None:
    written = (ROOT / ".zenodo.json").read_text(encoding="utf-8")
    assert written == zenodo_of(read_citation(ROOT / FILE)), "run `python scripts/release.py deposit`"


def test_an_orcid_is_handed_on_where_the_citation_has_one() -> None:
    citation = read_citation(ROOT / FILE) | {"authors": [AUTHOR]}
    assert json.loads(zenodo_of(citation))["creators"] == [{"name": "Tea, Green", "orcid": "0000-0000-0000-0000"}]


def test_what_is_still_to_come_is_listed() -> None:
    none = open_identifiers({"authors": [{"name": "tea contributors"}]}, {})
    assert [one.split(":")[0] for one in none] == [
        "no DOI",
        "no address of the repository",
        "no ORCID of tea contributors",
        "no codecheck certificate",
    ]
    known = {"authors": [AUTHOR], "doi": "10.1/tea", "repository-code": "https://example.org"}
    assert open_identifiers(known, {"certificate": "2026-001"}) == []


def test_no_identifier_is_made_up() -> None:
    files = ("CITATION.cff", ".zenodo.json", "codecheck.yml", ".snakemake-workflow-catalog.yml")
    for name in files:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"10\.\d{4,}/|orcid\.org/|(\d{4}-){3}\d{3}[\dX]", text), name


def test_the_catalog_of_workflows_is_told_what_it_asks_for() -> None:
    usage = yaml.safe_load((ROOT / ".snakemake-workflow-catalog.yml").read_text(encoding="utf-8"))["usage"]
    assert usage["software-stack-deployment"]["conda"] is True and usage["report"] is True


def test_the_bill_holds_each_package_of_the_lock_with_its_hashes() -> None:
    bill = json.loads(bill_of(LOCK, "tea", "1.0.0", MOMENT, "swh:1:dir:0"))
    listed = {one["purl"]: len(one["hashes"]) for one in bill["components"]}
    in_lock = re.findall(r"^([\w.-]+)==([^ ;]+)", LOCK, re.MULTILINE)
    assert set(listed) == {f"pkg:pypi/{name}@{version}" for name, version in in_lock}
    assert sum(listed.values()) == LOCK.count("--hash=sha256:")


def test_the_bill_keeps_to_the_schema_of_cyclonedx() -> None:
    bill = bill_of(LOCK, "tea", "1.0.0", MOMENT, "swh:1:dir:0")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill) is None
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(bill.replace('"library"', '"tea"')) is not None


def test_the_same_release_has_the_same_bill() -> None:
    assert bill_of(LOCK, "tea", "1.0.0", MOMENT, "a") == bill_of(LOCK, "tea", "1.0.0", MOMENT, "a")
    assert bill_of(LOCK, "tea", "1.0.0", MOMENT, "a") != bill_of(LOCK, "tea", "1.0.0", MOMENT, "b")


def test_a_line_of_the_lock_that_is_no_package_is_complained_of() -> None:
    with pytest.raises(Complaints, match=r"requirements.lock:2, value 'oops': neither a package nor a hash"):
        list(packages_of("tea==1.0\noops\n"))


def test_the_workflow_for_github_keeps_to_its_schema() -> None:
    command = ["check_jsonschema", "--builtin-schema", "vendor.github-workflows", ".github/workflows/build.yml"]
    done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
