"""Count people, studies, documents, numbers and verdicts; nobody is counted twice.

    python scripts/count_evidence.py results/evidence results/tables/recheck.csv results/tables/counts.csv

Each count names the rows it counts.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
from hivcells.artefacts import write_table
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import read_frame

COLUMNS = ["value_id", "value", "unit", "rows", "method"]


def count(
    value_id: str, rows: pd.DataFrame, table: str, key: str, unit: str, method: str, value: int | None = None
) -> dict:
    """A count of rows, or a sum over them when value is given."""
    names = " ".join(f"{table}.csv#{row}" for row in rows[key])
    return {
        "value_id": value_id,
        "value": len(rows) if value is None else value,
        "unit": unit,
        "rows": names,
        "method": method,
    }


def slug(text: str) -> str:
    """A word for an id: 'single-arm trial' to 'single_arm_trial'."""
    return text.replace("-", "_").replace("/", "_").replace(" ", "_")


def people(evidence: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """People enrolled, in all and for each modality: groups that count, each once."""
    findings = evidence["findings"].set_index("finding_id").value
    counted = evidence["participants"][evidence["participants"].counts == "yes"].merge(
        evidence["studies"], on="study_id"
    )
    counted = counted.assign(people=counted.people_finding_id.map(findings).astype(int))

    def total(value_id: str, groups: pd.DataFrame, method: str) -> dict:
        return count(value_id, groups, "participants", "cohort_id", "people", method, int(groups.people.sum()))

    yield total("people.enrolled", counted, "people enrolled, summed over groups that count")
    for modality in evidence["modalities"].modality_id:
        yield total(
            f"people.enrolled.{modality}",
            counted[counted.modality_id == modality],
            "people enrolled in studies of the modality",
        )
    for (modality, design), groups in counted.groupby(["modality_id", "design"]):
        yield total(f"people.map.{modality}.{slug(design)}", groups, f"people enrolled, {modality}, {design}")
    yield total(
        "people.enrolled.randomised",
        counted[counted.design == "randomised trial"],
        "people enrolled in randomised trials",
    )
    yield total(
        "people.enrolled.uncontrolled",
        counted[counted.control == "none"],
        "people enrolled in studies without a control group",
    )


def studies(evidence: dict[str, pd.DataFrame]) -> Iterator[dict]:
    """Studies by inclusion, modality, design, masking and control."""
    every = evidence["studies"]
    included = every[every.inclusion == "included"]
    yield count(
        "studies.included", included, "studies", "study_id", "studies", "studies with a text of their own that was read"
    )
    yield count(
        "studies.mentioned",
        every[every.inclusion == "mentioned"],
        "studies",
        "study_id",
        "studies",
        "studies known only from a text on another study",
    )
    registered = every[every.inclusion == "registered"]
    yield count("studies.registered", registered, "studies", "study_id", "studies", "registered trials without results")
    for column, values in (
        ("modality_id", evidence["modalities"].modality_id),
        ("design", ["randomised trial", "single-arm trial"]),
        ("masking", ["double-blind", "open-label"]),
    ):
        for value in values:
            yield count(
                f"studies.{slug(value)}",
                included[included[column] == value],
                "studies",
                "study_id",
                "studies",
                f"included studies, {value}",
            )
    yield count(
        "studies.placebo",
        included[included.control == "placebo"],
        "studies",
        "study_id",
        "studies",
        "included studies with a placebo",
    )
    yield count(
        "studies.uncontrolled",
        included[included.control == "none"],
        "studies",
        "study_id",
        "studies",
        "included studies without a control group",
    )
    yield count(
        "modalities.included",
        included.drop_duplicates("modality_id"),
        "studies",
        "study_id",
        "studies",
        "modalities with an included study",
    )


def rows_of_tables(evidence: dict[str, pd.DataFrame], recheck: pd.DataFrame) -> Iterator[dict]:
    """Documents, numbers, corrections, discrepancies, screened records and verdicts."""
    yield count("documents.read", evidence["sources"], "sources", "source_id", "documents", "documents read")
    yield count(
        "works.read",
        evidence["sources"].drop_duplicates("work_id"),
        "sources",
        "source_id",
        "documents",
        "works, counting the documents of one work once",
    )
    yield count(
        "numbers.findings", evidence["findings"], "findings", "finding_id", "numbers", "reported numbers curated"
    )
    yield count("numbers.events", evidence["events"], "events", "event_id", "numbers", "event rows curated")
    yield count(
        "corrections.all",
        evidence["corrections"],
        "corrections",
        "correction_id",
        "numbers",
        "cells that are not used as printed",
    )
    yield count(
        "discrepancies.all",
        evidence["discrepancies"],
        "discrepancies",
        "discrepancy_id",
        "numbers",
        "places where texts disagree",
    )
    for part in ("abstract", "full text", "registry", "conference", "press"):
        read = evidence["sources"][evidence["sources"].text_read == part]
        yield count(
            f"documents.{slug(part)}",
            read,
            "sources",
            "source_id",
            "documents",
            f"documents of which this was read: {part}",
        )
    for kind in sorted(set(evidence["discrepancies"].kind)):
        of_kind = evidence["discrepancies"][evidence["discrepancies"].kind == kind]
        yield count(
            f"discrepancies.{slug(kind)}",
            of_kind,
            "discrepancies",
            "discrepancy_id",
            "numbers",
            f"places where texts disagree: {kind}",
        )
    press = evidence["discrepancies"][evidence["discrepancies"].kind.str.startswith("press")]
    yield count(
        "discrepancies.press",
        press,
        "discrepancies",
        "discrepancy_id",
        "numbers",
        "places where a press text says more or less than its paper",
    )
    yield count("screening.all", evidence["screening"], "screening", "record_id", "documents", "records screened")
    for decision in ("included", "context", "excluded", "awaiting"):
        of_decision = evidence["screening"][evidence["screening"].decision == decision]
        yield count(
            f"screening.{decision}", of_decision, "screening", "record_id", "documents", f"records screened, {decision}"
        )
    checks = recheck[recheck.verdict != ""]
    yield count("recheck.all", checks, "recheck", "value_id", "numbers", "checks of printed statistics")
    for verdict in ("agrees", "agrees only with rounding", "does not follow from what is printed", "cannot be checked"):
        of_verdict = checks[checks.verdict == verdict]
        yield count(
            f"recheck.{slug(verdict)}",
            of_verdict,
            "recheck",
            "value_id",
            "numbers",
            f"checks with the verdict: {verdict}",
        )


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
