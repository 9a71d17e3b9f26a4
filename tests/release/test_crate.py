"""The RO-Crate of a version keeps to the profile of workflow runs, by the validator of those who wrote it."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from hivcells.release.crate import CONTEXT, METADATA
from rocrate_validator import services
from rocrate_validator.models import Severity, ValidationSettings
from rocrate_validator.utils.http import HttpRequester

PROFILE = "workflow-run-crate-0.5"
SCHEMA, BIOSCHEMAS = "http://schema.org/", "https://bioschemas.org/"
# The terms of RO-Crate 1.1 that the crate uses, with the addresses that its context gives them; no network is asked.
OF_SCHEMA = (
    "about actionStatus additionalType agent author contentSize creator CreateAction CreativeWork "
    "ComputerLanguage Dataset datePublished description encodingFormat endTime exampleOfWork hasPart "
    "identifier instrument keywords license mainEntity mentions name object Organization programmingLanguage "
    "publisher result SoftwareSourceCode url version workExample "
)
TERMS = {term: f"{SCHEMA}{term}" for term in OF_SCHEMA.split()} | {
    "File": f"{SCHEMA}MediaObject",
    "conformsTo": "http://purl.org/dc/terms/conformsTo",
    "ComputationalWorkflow": f"{BIOSCHEMAS}ComputationalWorkflow",
    "FormalParameter": f"{BIOSCHEMAS}FormalParameter",
    "input": f"{BIOSCHEMAS}ComputationalWorkflow#input",
    "output": f"{BIOSCHEMAS}ComputationalWorkflow#output",
}


@pytest.fixture
def crate(released, tmp_path: Path) -> Path:
    """The archive of a version of tea, unpacked."""
    with zipfile.ZipFile(released.folder / "results/release/tea-1.0.0.zip") as archive:
        archive.extractall(tmp_path / "crate")
    return tmp_path / "crate"


class Answer:
    """What the validator gets instead of the network: the context of RO-Crate, or that there is nothing."""

    def __init__(self, url: str):
        self.status_code, self.headers = (200 if url == CONTEXT else 504), {"Content-Type": "application/ld+json"}
        self.ok, self.text = url == CONTEXT, json.dumps({"@context": TERMS})

    def json(self) -> dict:
        return json.loads(self.text)


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    for method in ("get", "head"):
        monkeypatch.setattr(HttpRequester, method, lambda self, url, **settings: Answer(url), raising=False)


def issues(crate: Path) -> list[str]:
    """What the validator requires and does not find."""
    settings = ValidationSettings(
        rocrate_uri=str(crate),
        profile_identifier=PROFILE,
        requirement_severity=Severity.REQUIRED,
        cache_path=str(crate.parent / "cache"),
        offline=True,
    )
    return [str(issue.message) for issue in services.validate(settings).get_issues()]


def test_the_crate_of_a_version_is_a_workflow_run_crate(crate: Path, offline) -> None:
    assert issues(crate) == []


def test_a_crate_without_its_run_is_refused(crate: Path, offline) -> None:
    path = crate / METADATA
    entry = json.loads(path.read_text(encoding="utf-8"))
    entry["@graph"] = [one for one in entry["@graph"] if one["@type"] != "CreateAction"]
    path.write_text(json.dumps(entry), encoding="utf-8")
    assert issues(crate) != []


def test_each_file_that_the_crate_names_is_in_the_archive(crate: Path) -> None:
    entry = json.loads((crate / METADATA).read_text(encoding="utf-8"))
    files = [one["@id"] for one in entry["@graph"] if "File" in one["@type"]]
    assert [name for name in files if not (crate / name).is_file()] == []
    assert {"results/values.json", "CITATION.cff", "bill-of-materials.cdx.json"} < set(files)
