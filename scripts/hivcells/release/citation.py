"""What CITATION.cff says of the version, and what a deposit asks for that follows from it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from hivcells.citation_file import FILE, Citation, name_of_author
from hivcells.complaints import Complaint

PACKAGE = "data/datapackage.json"


def complaints_of_version(project: Path, version: str, citation: Citation) -> Iterator[Complaint]:
    """Where citation, list of changes or project name another version or date."""
    if citation.get("version") != version:
        line = _line(project / FILE, "version:")
        yield Complaint(FILE, line, "names another version", f"Write {version}.", "version", citation.get("version"))
    heading = f"## {version} ({citation.get('date-released')})"
    if heading not in (project / "CHANGELOG.md").read_text(encoding="utf-8").splitlines():
        remedy = "Write what changed under that heading."
        yield Complaint("CHANGELOG.md", 1, "has no section for the version of that date", remedy, value=heading)
    yield from _of_parts(project, version, citation)
    if f'version = "{version}"' not in (project / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        line = _line(project / "pyproject.toml", "version =")
        yield Complaint("pyproject.toml", line, "names another version", f"Write {version}.", "version")


def _of_parts(project: Path, version: str, citation: Citation) -> Iterator[Complaint]:
    """Where the citation of the report or the data package, which have versions of their own, name another."""
    day = str(citation.get("date-released"))
    report = citation.get("preferred-citation", {"version": version, "date-released": day})
    dated = [(name, of_day) for name, of_day in (("year", day[:4]), ("month", day[5:7].lstrip("0"))) if name in report]
    for name, wanted in (("version", version), ("date-released", day), *dated):
        if str(report.get(name)) != wanted:
            line = _line(project / FILE, "preferred-citation:")
            yield Complaint(FILE, line, "the report has another", f"Write {wanted}.", name, str(report.get(name)))
    package = json.loads((project / PACKAGE).read_text(encoding="utf-8")) if (project / PACKAGE).is_file() else {}
    for name, wanted in (("version", version), ("created", f"{day}T00:00:00Z")):
        if name in package and package[name] != wanted:
            remedy = f"Write {wanted}, then run `make describe`."
            line = _line(project / PACKAGE, f' "{name}":')
            yield Complaint(PACKAGE, line, "of another version", remedy, name, package[name])


def _line(path: Path, start: str) -> int:
    lines = path.read_text(encoding="utf-8").splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)


def zenodo_of(citation: Citation) -> str:
    """The text of .zenodo.json, which Zenodo reads in place of the citation. No DOI, ORCID or address is made up."""
    creators = [
        {"name": name_of_author(author)} | ({"orcid": author["orcid"].rsplit("/", 1)[-1]} if "orcid" in author else {})
        for author in citation["authors"]
    ]
    entry = {
        "title": citation["title"],
        "upload_type": citation["type"],
        "description": citation["abstract"],
        "creators": creators,
        "keywords": citation["keywords"],
        "license": citation["license"],
        "version": citation["version"],
        "publication_date": citation["date-released"],
        "access_right": "open",
        "notes": "The license covers the code; text and data are under CC BY 4.0, as LICENSE-CONTENT says.",
    }
    return json.dumps(entry, ensure_ascii=False, indent=1) + "\n"


def open_identifiers(citation: Citation, codecheck: Mapping[str, Any]) -> list[str]:
    """What a deposit will give or a person must, and where it will stand; nothing is invented in the meantime."""
    without_orcid = [name_of_author(author) for author in citation["authors"] if "orcid" not in author]
    found = {
        "no DOI: the deposit gives one; then 'doi' in CITATION.cff": "doi" in citation,
        "no address of the repository: then 'repository-code' in CITATION.cff": "repository-code" in citation,
        f"no ORCID of {'; '.join(without_orcid)}: 'orcid' in CITATION.cff, if they have one": not without_orcid,
        "no codecheck certificate: 'certificate' in codecheck.yml": "certificate" in codecheck,
    }
    return [text for text, is_there in found.items() if not is_there]
