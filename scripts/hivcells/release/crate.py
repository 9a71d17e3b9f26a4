"""The RO-Crate of a version: which workflow made which results of which data, for programs to read.

Profile: Workflow Run Crate 0.5, which builds on RO-Crate 1.1 (https://w3id.org/ro/wfrun/workflow/0.5).
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from hivcells.citation_file import Citation, name_of_author
from hivcells.release.git import Commit

METADATA = "ro-crate-metadata.json"
CRATE, WORKFLOW_CRATE = "https://w3id.org/ro/crate/1.1", "https://w3id.org/workflowhub/workflow-ro-crate/1.0"
PROFILES = {
    "https://w3id.org/ro/wfrun/process/0.5": ("Process Run Crate", "0.5"),
    "https://w3id.org/ro/wfrun/workflow/0.5": ("Workflow Run Crate", "0.5"),
    WORKFLOW_CRATE: ("Workflow RO-Crate", "1.0"),
}
CONTEXT = "https://w3id.org/ro/crate/1.1/context"
SNAKEMAKE = "https://w3id.org/workflowhub/workflow-ro-crate#snakemake"
WORKFLOW, DATA, RUN, AGENT = "Snakefile", "data/", "#run", "#contributors"
PARAMETERS = "https://bioschemas.org/profiles/FormalParameter/1.0-RELEASE"
COMPUTATIONAL_WORKFLOW = "https://bioschemas.org/profiles/ComputationalWorkflow/1.0-RELEASE"
# What mimetypes does not know everywhere alike.
FORMATS = {
    ".sqlite": "application/vnd.sqlite3",
    ".csv": "text/csv",
    ".svg": "image/svg+xml",
    ".json": "application/json",
    ".html": "text/html",
    ".pdf": "application/pdf",
    ".cff": "application/yaml",
    ".yml": "application/yaml",
    ".md": "text/markdown",
    ".bib": "application/x-bibtex",
    ".ris": "application/x-research-info-systems",
}
NAMED = {  # by path: what a reader would call the file
    "results/report/review.html": "The review as one page",
    "results/report/ledger.html": "The evidence and every number, as a page",
    "results/report/review.pdf": "The review as PDF",
    "results/report/supplement.pdf": "The supplement as PDF",
    "results/values.json": "Every number with its derivation and source",
    "results/claims.json": "Every sentence that can go stale, with the rows that bear it",
    "results/verification.json": "The account of all numerals",
    "results/evidence.sqlite": "The checked evidence and what was computed of it, as a database",
    "results/metadata.json": "The description of that database for Datasette",
    "results/references.json": "The documents that were read, as CSL JSON",
    "results/references.bib": "The documents that were read, as BibTeX",
    "results/references.ris": "The documents that were read, as RIS",
}
LICENCES = {"MIT": "https://spdx.org/licenses/MIT", "CC-BY-4.0": "https://spdx.org/licenses/CC-BY-4.0"}
Entity = dict[str, Any]


class Built(NamedTuple):
    """What was built, when and from which commit; tools gives the version of each program by its name."""

    name: str
    version: str
    moment: datetime
    commit: Commit
    tools: Mapping[str, str]


def crate_of(files: Mapping[str, bytes], results: Iterable[str], built: Built, citation: Citation) -> str:
    """The text of ro-crate-metadata.json: the same for the same files and commit."""
    outputs = sorted(results)
    shown = sorted({*outputs, *(path for path in files if "/" not in path and path != WORKFLOW)})
    graph = [
        _descriptor(),
        _root(shown, built, citation),
        *({"@id": one, "@type": "CreativeWork", "name": n, "version": v} for one, (n, v) in PROFILES.items()),
        _workflow(outputs, built, citation),
        _language(built),
        _run(outputs, built),
        *_parameters(outputs),
        _data(sorted(path for path in files if path.startswith(DATA))),
        *(_file(path, files[path], outputs) for path in shown),
        *(_file(path, files[path], outputs) for path in sorted(files) if path.startswith(DATA)),
        {"@id": AGENT, "@type": "Organization", "name": "; ".join(map(name_of_author, citation["authors"]))},
        *({"@id": url, "@type": "CreativeWork", "name": name} for name, url in LICENCES.items()),
    ]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _ids(names: Iterable[str]) -> list[Entity]:
    return [{"@id": name} for name in names]


def _descriptor() -> Entity:
    about = {"conformsTo": _ids([CRATE, WORKFLOW_CRATE]), "about": {"@id": "./"}}
    return {"@id": METADATA, "@type": "CreativeWork"} | about


def _root(shown: list[str], built: Built, citation: Citation) -> Entity:
    return {
        "@id": "./",
        "@type": "Dataset",
        "conformsTo": _ids(PROFILES),
        "name": f"{citation['title']}, version {built.version}",
        "description": citation["abstract"],
        "identifier": built.commit.directory_id,
        "version": built.version,
        "datePublished": built.moment.date().isoformat(),
        "keywords": ", ".join(citation["keywords"]),
        "license": {"@id": LICENCES["CC-BY-4.0"]},
        "author": {"@id": AGENT},
        "publisher": {"@id": AGENT},
        "mainEntity": {"@id": WORKFLOW},
        "mentions": {"@id": RUN},
        "hasPart": _ids([WORKFLOW, DATA, *shown]),
    }


def _workflow(outputs: list[str], built: Built, citation: Citation) -> Entity:
    return {
        "@id": WORKFLOW,
        "@type": ["File", "SoftwareSourceCode", "ComputationalWorkflow"],
        "conformsTo": {"@id": COMPUTATIONAL_WORKFLOW},
        "name": f"Workflow of {built.name}",
        "description": "From curated data to a verified review",
        "version": built.version,
        "license": {"@id": LICENCES[citation["license"]]},
        "creator": {"@id": AGENT},
        "programmingLanguage": {"@id": SNAKEMAKE},
        "input": _ids(["#input"]),
        "output": _ids(f"#output/{path}" for path in outputs),
    }


def _language(built: Built) -> Entity:
    names = {"name": "Snakemake", "url": {"@id": "https://snakemake.readthedocs.io"}}
    version = {
        "version": built.tools["snakemake"],
        "identifier": {"@id": "https://doi.org/10.12688/f1000research.29032.2"},
    }
    return {"@id": SNAKEMAKE, "@type": "ComputerLanguage"} | names | version


def _run(outputs: list[str], built: Built) -> Entity:
    """The run; it has the day of the version for its end, since clocks differ where it is repeated."""
    return {
        "@id": RUN,
        "@type": "CreateAction",
        "name": f"Build of {built.name} {built.version}",
        "instrument": {"@id": WORKFLOW},
        "agent": {"@id": AGENT},
        "endTime": built.moment.isoformat(),
        "actionStatus": {"@id": "http://schema.org/CompletedActionStatus"},
        "description": f"From {built.commit.revision_id}, by the packages of requirements.lock",
        "object": _ids([DATA]),
        "result": _ids(outputs),
    }


def _parameters(outputs: list[str]) -> list[Entity]:
    of_outputs = [_parameter(f"#output/{path}", PurePosixPath(path).name, "File", path) for path in outputs]
    return [_parameter("#input", "data", "Dataset", DATA), *of_outputs]


def _parameter(name_id: str, name: str, kind: str, example: str) -> Entity:
    kinds = {"@id": name_id, "@type": "FormalParameter", "additionalType": kind}
    return kinds | {"conformsTo": {"@id": PARAMETERS}, "name": name, "workExample": {"@id": example}}


def _data(paths: list[str]) -> Entity:
    names = {"name": "The curated data, a data package", "description": "Described by data/datapackage.json"}
    licence = {"license": {"@id": LICENCES["CC-BY-4.0"]}}
    example = {"exampleOfWork": {"@id": "#input"}, "hasPart": _ids(paths)}
    return {"@id": DATA, "@type": "Dataset"} | names | licence | example


def _file(path: str, content: bytes, outputs: list[str]) -> Entity:
    """A file with its size and format; checksums of all stand in checksums.sha256."""
    suffix = PurePosixPath(path).suffix
    kind = FORMATS.get(suffix) or mimetypes.types_map.get(suffix) or "text/plain"
    entity = {"@id": path, "@type": "File", "name": NAMED.get(path, path), "contentSize": str(len(content))}
    entity["encodingFormat"] = kind
    return entity | ({"exampleOfWork": {"@id": f"#output/{path}"}} if path in outputs else {})
