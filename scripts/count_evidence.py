"""Count people, studies, documents, numbers and verdicts; nobody is counted twice.

    python scripts/count_evidence.py results/evidence results/tables/recheck.csv results/tables/counts.csv

Each count names the rows it counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
from hivcells.artefacts import write_table
from hivcells.complaints import exit_on_complaints
from hivcells.frames import read_frame

# A count of each is quoted even where it is nought.
TEXTS_READ = ["abstract", "full text", "registry", "conference", "press"]
DECISIONS = ["included", "context", "excluded", "awaiting"]
VERDICTS = ["agrees", "agrees only with rounding", "does not follow from what is printed", "cannot be checked"]
COLUMNS = ["value_id", "value", "unit", "rows", "method"]


def count(value_id: str, rows: pd.DataFrame, table: str, unit: str, method: str, value: int | None = None) -> dict:
    """A count of rows, or a sum over them when value is given; the first column of a table is its key."""
    return {
        "value_id": value_id,
        "value": len(rows) if value is None else value,
        "unit": unit,
        "rows": " ".join(f"{table}.csv#{key}" for key in rows.iloc[:, 0]),
        "method": method,
    }


def slug(text: str) -> str:
    """A word for an id: 'single-arm trial' to 'single_arm_trial'."""
    return text.replace("-", "_").replace("/", "_").replace(" ", "_")


def counts_by(
    prefix: str, rows: pd.DataFrame, column: str, values: Iterable[str], table: str, unit: str, method: str
) -> Iterator[dict]:
    """A count for each value of a column: '<prefix>.<value>'."""
    for value in values:
        yield count(f"{prefix}.{slug(value)}", rows[rows[column] == value], table, unit, f"{method}: {value}")


def people(evidence: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """People enrolled, in all and for each modality: groups that count, each once."""
    findings = evidence["findings"].set_index("finding_id").value
    counted = evidence["participants"][evidence["participants"].counts == "yes"].merge(
        evidence["studies"], on="study_id"
    )
    counted = counted.assign(people=counted.people_finding_id.map(findings).astype(int))

    def total(value_id: str, groups: pd.DataFrame, method: str) -> dict:
        return count(value_id, groups, "participants", "people", method, int(groups.people.sum()))

    yield total("people.enrolled", counted, "people enrolled, summed over groups that count")
    for modality in evidence["modalities"].modality_id:
        of_modality = counted[counted.modality_id == modality]
        yield total(f"people.enrolled.{modality}", of_modality, "people enrolled in studies of the modality")
    for (modality, design), groups in counted.groupby(["modality_id", "design"]):
        yield total(f"people.map.{modality}.{slug(design)}", groups, f"people enrolled, {modality}, {design}")
    randomised, uncontrolled = counted[counted.design == "randomised trial"], counted[counted.control == "none"]
    yield total("people.enrolled.randomised", randomised, "people enrolled in randomised trials")
    yield total("people.enrolled.uncontrolled", uncontrolled, "people enrolled in studies without a control group")


def studies(evidence: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """Studies by inclusion, modality, design, masking and control."""
    every = evidence["studies"]
    included = every[every.inclusion == "included"]
    for inclusion, method in (
        ("included", "studies with a text of their own that was read"),
        ("mentioned", "studies known only from a text on another study"),
        ("registered", "registered trials without results"),
    ):
        yield count(f"studies.{inclusion}", every[every.inclusion == inclusion], "studies", "studies", method)
    for column, values in (
        ("modality_id", evidence["modalities"].modality_id),
        ("design", ["randomised trial", "single-arm trial"]),
        ("masking", ["double-blind", "open-label"]),
        ("control", ["placebo"]),
    ):
        yield from counts_by("studies", included, column, values, "studies", "studies", f"included studies, {column}")
    uncontrolled = included[included.control == "none"]
    yield count("studies.uncontrolled", uncontrolled, "studies", "studies", "included studies without a control group")
    one_of_each = included.drop_duplicates("modality_id")
    yield count("modalities.included", one_of_each, "studies", "studies", "modalities with an included study")


def rows_of_tables(evidence: dict[str, pd.DataFrame], recheck: pd.DataFrame) -> Iterator[dict]:
    """Documents, numbers, corrections, discrepancies, screened records and verdicts."""
    sources, discrepancies, screening = (evidence[table] for table in ("sources", "discrepancies", "screening"))
    works = sources.drop_duplicates("work_id")
    checks = recheck[recheck.verdict != ""]
    for value_id, rows, table, unit, method in (
        ("documents.read", sources, "sources", "documents", "documents read"),
        ("works.read", works, "sources", "documents", "works, counting the documents of one work once"),
        ("numbers.findings", evidence["findings"], "findings", "numbers", "reported numbers curated"),
        ("numbers.events", evidence["events"], "events", "numbers", "event rows curated"),
        ("corrections.all", evidence["corrections"], "corrections", "numbers", "cells that are not used as printed"),
        ("discrepancies.all", discrepancies, "discrepancies", "numbers", "places where texts disagree"),
        (
            "discrepancies.press",
            discrepancies[discrepancies.kind.str.startswith("press")],
            "discrepancies",
            "numbers",
            "places where a press text says more or less than its paper",
        ),
        ("screening.all", screening, "screening", "documents", "records screened"),
        ("recheck.all", checks, "recheck", "numbers", "checks of printed statistics"),
        (
            "recheck.agrees.percentages",
            checks[(checks.verdict == "agrees") & (checks.check == "percentage of counts")],
            "recheck",
            "numbers",
            "printed percentages that are those of their own counts",
        ),
    ):
        yield count(value_id, rows, table, unit, method)
    for by in (
        ("documents", sources, "text_read", TEXTS_READ, "sources", "documents", "documents of which this was read"),
        (
            "discrepancies",
            discrepancies,
            "kind",
            sorted(set(discrepancies.kind)),
            "discrepancies",
            "numbers",
            "disagreements",
        ),
        ("screening", screening, "decision", DECISIONS, "screening", "documents", "records screened"),
        ("recheck", checks, "verdict", VERDICTS, "recheck", "numbers", "checks with the verdict"),
    ):
        yield from counts_by(*by)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("evidence", type=Path)
    parser.add_argument("recheck")
    parser.add_argument("counts")
    arguments = parser.parse_args()
    tables = (
        "sources",
        "studies",
        "findings",
        "events",
        "participants",
        "corrections",
        "discrepancies",
        "screening",
        "modalities",
    )
    evidence = {table: read_frame(arguments.evidence / f"{table}.csv") for table in tables}
    rows = [*people(evidence), *studies(evidence), *rows_of_tables(evidence, read_frame(arguments.recheck))]
    write_table(arguments.counts, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
