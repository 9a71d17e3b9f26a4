"""What the archive of a version holds: the sources of a commit, what was built from them, and what describes both."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import yaml

from hivcells.citation_file import FILE, Citation
from hivcells.complaints import Complaint, Complaints
from hivcells.release.archive import CHECKSUMS, listed
from hivcells.release.bill import NAME_OF_LOCK, bill_of
from hivcells.release.crate import METADATA, Built, crate_of
from hivcells.release.git import Commit, files_of

# What a build leaves that a reader or a program may want; the rest of results/ is on the way to it.
RESULTS = (
    "results/report/*",
    "results/*.json",
    "results/evidence.sqlite",
    "results/references.*",
    "results/tables/*.csv",
    "results/figures/*.csv",
    "results/figures/*.svg",
    "results/draft/quotations.csv",
)
CONFIGURATION = "config.yaml"
BILL = "bill-of-materials.cdx.json"


def results_of(project: Path) -> dict[str, bytes]:
    """The content of each result that is kept, by its path in the project."""
    paths = sorted({path for pattern in RESULTS for path in project.glob(pattern) if path.is_file()})
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in paths}


def name_of_review(project: Path) -> str:
    """What the review is called in names of files. Raises Complaints where the configuration does not say it."""
    settings = yaml.safe_load((project / CONFIGURATION).read_text(encoding="utf-8"))
    if not (isinstance(settings, dict) and isinstance(settings.get("name"), str)):
        remedy = "Write 'name: ' and what archives are to be called."
        raise Complaints([Complaint(CONFIGURATION, 1, "names no review", remedy, "name")])
    return str(settings["name"])


def moment_of(citation: Citation) -> datetime:
    """Midnight of the day of the version, in UTC: no clock is read. Raises Complaints where the day is no date."""
    try:
        return datetime.fromisoformat(citation["date-released"]).replace(tzinfo=UTC)
    except ValueError:
        remedy = "Write the day of the version as 2026-11-22."
        raise Complaints([Complaint(FILE, 1, "no date", remedy, "date-released")]) from None


def files_of_archive(project: Path, commit: Commit, citation: Citation) -> dict[str, bytes]:
    """Every file of the archive, by its path. It unpacks to the project as it stands after a build."""
    sources, results, moment = files_of(project, commit.commit), results_of(project), moment_of(citation)
    name, version = name_of_review(project), citation["version"]
    lock = sources[NAME_OF_LOCK].decode()
    bill = bill_of(lock, name, version, moment, commit.directory_id).encode()
    files = sources | results | {BILL: bill}
    built = Built(name, version, moment, commit, versions_of_tools(lock))
    files |= {METADATA: crate_of(files, results, built, citation).encode()}
    return files | {CHECKSUMS: listed(files)}


def versions_of_tools(lock: str) -> dict[str, str]:
    """The version of the workflow system, from the lock."""
    pins = dict(line.split(" ")[0].split("==") for line in lock.splitlines() if "==" in line.split(" ")[0])
    return {"snakemake": pins["snakemake"]}
