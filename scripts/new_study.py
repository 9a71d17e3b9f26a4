"""Add the first rows of a study to the tables, for a curator to fill in.

    python scripts/new_study.py tea2020 --label "Tea 2020" --modality green --arms tea water

`make new-study study=tea2020 label="Tea 2020" modality=green arms="tea water"` does the same.
Cells that the data package requires are left blank, so that `make` says what is missing.
Rows are added at the ends of six tables, or, where one of these is not as it should be, of none.
"""

from __future__ import annotations

import argparse
import os
from datetime import date
from pathlib import Path

from hivcells.complaints import Complaint, Complaints, exit_on_complaints
from hivcells.evidence.files import curated_table
from hivcells.evidence.first_rows import add_rows, first_rows
from hivcells.evidence.package import columns_of, paths_of, read_package


def as_typed(argument: str) -> str:
    """An argument as the terminal sent it, in UTF-8; Python reads it otherwise where the system names no encoding."""
    return os.fsencode(argument).decode("utf-8", errors="surrogateescape")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("study_id")
    parser.add_argument("--label", required=True, type=as_typed)
    parser.add_argument("--modality", required=True)
    parser.add_argument("--arms", nargs="+", default=["all"])
    parser.add_argument("--data", type=Path, default=Path("data"))
    arguments = parser.parse_args()

    package = read_package(arguments.data)
    paths = paths_of(package, arguments.data)
    outcomes = curated_table(paths["outcomes"], columns_of(package)["outcomes"])
    people = outcomes.outcome_id[outcomes.role == "people"].tolist()
    if not people:
        remedy = "Give it to the outcome that is a number of people."
        raise Complaints([Complaint(str(paths["outcomes"]), 1, "no outcome has the role people", remedy, "role")])
    modalities = curated_table(paths["modalities"], columns_of(package)["modalities"]).modality_id.tolist()
    if arguments.modality not in modalities:
        remedy = f"Choose one of {', '.join(modalities)}, or add it there first."
        raise Complaints(
            [
                Complaint(
                    str(paths["modalities"]), 1, "no such kind of therapy", remedy, "modality_id", arguments.modality
                )
            ]
        )
    today = date.today().isoformat()
    rows = first_rows(arguments.study_id, arguments.label, arguments.modality, arguments.arms, people[0], today)
    for name, line in add_rows(rows, package, arguments.data).items():
        print(f"{paths[name]}: {len(rows[name])} row(s) added from line {line} on")


if __name__ == "__main__":
    exit_on_complaints(main)
