"""Fixed versions of the review: make one, verify one, say what changed since one.

    python scripts/release.py make 1.0.0
    python scripts/release.py verify 1.0.0
    python scripts/release.py verify 1.0.0 --archive NAME-1.0.0.zip
    python scripts/release.py changes 0.1.0
    python scripts/release.py reproducible
    python scripts/release.py deposit

`make release`, `make verify-release`, `make changes` and `make reproducible` do the first four;
`deposit` writes .zenodo.json anew from CITATION.cff. `record` is for a version whose commit has no such program.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import write_text
from hivcells.citation_file import FILE, read_citation
from hivcells.complaints import exit_on_complaints
from hivcells.release.citation import zenodo_of


def parser() -> argparse.ArgumentParser:
    """The command line."""
    whole = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    whole.add_argument("--project", type=Path, default=Path())
    commands = whole.add_subparsers(dest="command", required=True)
    commands.add_parser("make").add_argument("version")
    verify = commands.add_parser("verify")
    verify.add_argument("version")
    verify.add_argument("--archive", type=Path, help="hold this file against the record, and rebuild nothing")
    verify.add_argument("--environment", type=Path, help="a virtual environment to rebuild with, instead of a new one")
    changes = commands.add_parser("changes")
    changes.add_argument("old")
    changes.add_argument("new", nargs="?", help="a version; the working tree where it is left out")
    changes.add_argument("--into", type=Path, default=Path("results/changes"))
    commands.add_parser("reproducible").add_argument("--environment", type=Path, help="one with another Python")
    commands.add_parser("deposit")
    record = commands.add_parser("record")
    record.add_argument("version")
    record.add_argument("built", type=Path, help="a clone at the commit of the version, built")
    return whole


def run(arguments: argparse.Namespace) -> str:
    """What the command has to say. Loads only what the command needs, since tables take a second to load."""
    project = arguments.project
    if arguments.command == "make":
        from hivcells.release.making import make

        return make(project, arguments.version)
    if arguments.command == "record":
        from hivcells.release.making import record_results

        return record_results(project, arguments.built, arguments.version)
    if arguments.command == "verify":
        if arguments.archive:
            from hivcells.release.checking import verify_archive

            return verify_archive(project, arguments.version, arguments.archive)
        from hivcells.release.verifying import verify_by_rebuilding

        return verify_by_rebuilding(project, arguments.version, arguments.environment)
    if arguments.command == "changes":
        from hivcells.release.comparing import compare

        return compare(project, arguments.old, arguments.new, arguments.into)
    if arguments.command == "reproducible":
        from hivcells.release.reproducing import reproduce

        return reproduce(project, arguments.environment)
    write_text(project / ".zenodo.json", zenodo_of(read_citation(project / FILE)))
    return ".zenodo.json is written."


def main() -> None:
    print(run(parser().parse_args()))


if __name__ == "__main__":
    exit_on_complaints(main)
