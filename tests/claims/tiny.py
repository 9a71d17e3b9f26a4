"""Tables of a few made-up rows, on which a predicate is judged at its limits."""

from __future__ import annotations

import pandas as pd
from hivcells.tables import Tables


def rows(columns: str, *cells: str) -> pd.DataFrame:
    """A table of text: its columns in a line, and each of its rows, with cells apart by a bar."""
    table = [[cell.strip() for cell in row.split("|")] for row in cells]
    return pd.DataFrame(table, columns=columns.split())


def studies_with_people(paths: dict[str, str], people: dict[str, int]) -> Tables:
    """Studies that count so many people each; a study is of the therapy before its hyphen, a therapy on a path."""
    studies = [f"{study} | {study.partition('-')[0]} | included" for study in people]
    return {
        "participants": rows("study_id counts people_finding_id", *(f"{s} | yes | {s}.people" for s in people)),
        "findings": rows("finding_id value", *(f"{study}.people | {n}" for study, n in people.items())),
        "studies": rows("study_id modality_id inclusion", *studies),
        "mechanisms": rows("modality_id path is_main", *(f"{of} | {path} | yes" for of, path in paths.items())),
    }


def studies_of(*countries: str) -> Tables:
    """Included studies, each of these countries."""
    cells = [f"s{number} | {country} | included" for number, country in enumerate(countries)]
    return {"studies": rows("study_id country inclusion", *cells)}
