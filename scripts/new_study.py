"""Add the first rows of a study to the tables, for a curator to fill in.

    python scripts/new_study.py xia2020 --label "Xia 2020" --modality nk --arms nk art

`make new-study study=xia2020 label="Xia 2020" modality=nk arms="nk art"` does the same.
Cells that the data package requires are left blank, so that `make` tells what is missing.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from hivcells.artefacts import write_table
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.tables import Row, read_table


def first_rows(study_id: str, label: str, modality: str, arms: list[str], today: str) -> dict[str, list[Row]]:
    """What is known of a study before its text is read, by table."""
    common = {"study_id": study_id}
    return {
        "sources": [{"source_id": study_id, "work_id": study_id, "language": "en", "accessed": today}],
        "studies": [common | {"label": label, "source_id": study_id, "modality_id": modality, "inclusion": "included"}],
        "arms": [common | {"arm_id": f"{study_id}.{arm}", "label": arm} for arm in arms],
        "findings": [
            common
            | {
                "finding_id": f"{study_id}.people.enrolled",
                "outcome_id": "people",
                "statistic": "count",
                "relation": "=",
                "unit": "people",
                "source_id": study_id,
                "how_obtained": "printed",
            }
        ],
        "participants": [
            common
            | {
                "cohort_id": study_id,
                "people_finding_id": f"{study_id}.people.enrolled",
                "counts": "yes",
                "reason": "One report of these people.",
            }
        ],
        "screening": [common | {"record_id": study_id, "decision": "included", "screened_on": today}],
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("study_id")
    parser.add_argument("--label", required=True)
    parser.add_argument("--modality", required=True)
    parser.add_argument("--arms", nargs="+", default=["all"])
    parser.add_argument("--data", type=Path, default=Path("data"))
    arguments = parser.parse_args()

    known = {row["study_id"]: row for row in read_table(arguments.data / "studies.csv")}
    raise_if_any(
        Complaint(
            str(arguments.data / "studies.csv"),
            int(known[study]["_line"]),
            "the study is there already",
            "Choose another key, or add to its rows.",
            "study_id",
            study,
        )
        for study in [arguments.study_id]
        if study in known
    )
    rows = first_rows(arguments.study_id, arguments.label, arguments.modality, arguments.arms, date.today().isoformat())
    for name, new in rows.items():
        path = arguments.data / f"{name}.csv"
        old = read_table(path)
        columns = path.read_text(encoding="utf-8").splitlines()[0].split(",")
        write_table(path, columns, [{c: row.get(c, "") for c in columns} for row in old + new])
        print(f"{path}: {len(new)} row(s) added after line {len(old) + 1}")


if __name__ == "__main__":
    exit_on_complaints(main)
