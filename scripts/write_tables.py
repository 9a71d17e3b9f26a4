"""Write the tables of the report as fragments that the text includes.

python scripts/write_tables.py results/evidence results/tables results/draft/tables
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from functools import partial
from pathlib import Path

from hivcells.artefacts import write_text
from hivcells.complaints import exit_on_complaints
from hivcells.fragments import cell, escaped, pipe_table, value
from hivcells.tables import Row, by_key, read_table, words

NOTHING = "–"


class Evidence:
    """The tables of the evidence and of the analyses, by name."""

    def __init__(self, evidence: Path, tables: Path):
        self._rows = {
            path.stem: read_table(path) for folder in (evidence, tables) for path in sorted(folder.glob("*.csv"))
        }

    def rows(self, table: str) -> list[Row]:
        return self._rows[table]

    def by(self, table: str, key: str) -> dict[str, Row]:
        return by_key(self._rows[table], key)


def citation(source_id: str, evidence: Evidence) -> str:
    """A citation of the work that a document belongs to."""
    return f"[@{evidence.by('sources', 'source_id')[source_id]['work_id']}]"


def quoted(table: str, row: Row, key: str, column: str) -> str:
    """A cell of a row, bound to its place."""
    return cell(table, row[key], column, row[column])


def arm_label(row: Row, evidence: Evidence) -> str:
    """'Xia 2020, NK + ART' for a row with a study and, where it has one, an arm."""
    study = evidence.by("studies", "study_id")[row["study_id"]]
    label = cell("studies", study["study_id"], "label", study["label"])
    if not row["arm_id"]:
        return label
    arm = evidence.by("arms", "arm_id")[row["arm_id"]]
    return f"{label}, {cell('arms', arm['arm_id'], 'label', arm['label'])}"


def characteristics(evidence: Evidence) -> str:
    """Studies: design, people, cells, population, what was read."""
    modality = evidence.by("modalities", "modality_id")
    people = {
        row["study_id"]: row["people_finding_id"] for row in evidence.rows("participants") if row["counts"] == "yes"
    }
    arms, sources = evidence.rows("arms"), evidence.by("sources", "source_id")
    caveats = evidence.by("caveats", "caveat_id")
    rows = []
    for study in evidence.rows("studies"):
        if study["inclusion"] != "included":
            continue
        of = partial(quoted, "studies", study, "study_id")
        products = [
            cell("arms", arm["arm_id"], "cell_product", arm["cell_product"])
            for arm in arms
            if arm["study_id"] == study["study_id"] and arm["role"] == "experimental"
        ]
        design = study["design"] if study["masking"] == "not reported" else f"{study['design']}, {study['masking']}"
        rows.append(
            [
                f"{of('label')} {citation(study['source_id'], evidence)}",
                escaped(modality[study["modality_id"]]["label"]),
                escaped(design),
                value(people.get(study["study_id"], "")) or NOTHING,
                "; ".join(dict.fromkeys(products)),
                of("population"),
                f"{sources[study['source_id']]['text_read']}; "
                + "; ".join(caveats[c]["text"].lower() for c in words(study["caveats"]) if c != "abstract-only"),
            ]
        )
    return pipe_table(
        ["Study", "Therapy", "Design", "People", "Cells", "Who", "Read, and caveats"],
        [14, 11, 13, -7, 22, 18, 15],
        rows,
    )


def cd4_changes(evidence: Evidence) -> str:
    """CD4 and CD8 counts: baseline, last value, change, for each arm."""
    outcome = evidence.by("outcomes", "outcome_id")
    rows = [
        [
            arm_label(row, evidence),
            escaped(outcome[row["outcome_id"]]["label"]),
            escaped(row["statistic"].removeprefix("change of ").removesuffix("s")),
            value(row["baseline_id"]),
            value(row["last_id"]),
            value(row["value_id"]),
        ]
        for row in evidence.rows("changes")
    ]
    return pipe_table(["Arm", "Outcome", "Statistic", "Baseline", "Last", "Change"], [30, 14, 12, -10, -10, -10], rows)


def contrasts(evidence: Evidence) -> str:
    """Differences between arms: as printed, of last values, of changes."""
    rows = []
    for finding in evidence.rows("findings"):
        if finding["comparator_arm_id"] and finding["statistic"] in ("difference", "coefficient"):
            p = [
                r["finding_id"]
                for r in evidence.rows("findings")
                if r["statistic"] == "p_value"
                and all(r[c] == finding[c] for c in ("arm_id", "comparator_arm_id", "outcome_id", "time_value"))
            ]
            outcome = evidence.by("outcomes", "outcome_id")[finding["outcome_id"]]["label"]
            what = "printed difference" if finding["statistic"] == "difference" else "printed coefficient of a model"
            rows.append(
                [
                    arm_label(finding, evidence),
                    escaped(outcome),
                    what,
                    value(finding["finding_id"]),
                    value(finding["finding_id"], "interval") if finding["low"] else NOTHING,
                    value(p[0]) if p else NOTHING,
                ]
            )
    for row in evidence.rows("contrasts"):
        outcome = evidence.by("outcomes", "outcome_id")[row["outcome_id"]]["label"]
        rows.append(
            [
                arm_label(row, evidence),
                escaped(outcome),
                f"recomputed {escaped(row['statistic'])}",
                value(row["value_id"]),
                NOTHING,
                NOTHING,
            ]
        )
    return pipe_table(
        ["Arm against control", "Outcome", "What", "Difference", "Interval", "P"], [26, 12, 26, -11, -12, -8], rows
    )


def events(evidence: Evidence) -> str:
    """Adverse events and responses: counts, percentage, exact interval."""
    outcome = evidence.by("outcomes", "outcome_id")
    rows = [
        [
            arm_label(row, evidence),
            escaped(outcome[row["outcome_id"]]["label"]),
            escaped(row["kind"]),
            f"{value(row['event_id'] + '.events')} of {value(row['event_id'] + '.assessed')}",
            value(f"{row['event_id']}.percent", "quantity"),
            value(f"{row['event_id']}.percent", "interval"),
        ]
        for row in evidence.rows("events")
    ]
    return pipe_table(
        ["Arm", "Event", "Kind", "People", "Share", "Exact interval, %"], [28, 20, 14, -12, -9, -14], rows
    )


def recheck(evidence: Evidence) -> str:
    """Printed statistics recomputed: what was printed, what comes out, the verdict."""
    studies = evidence.by("studies", "study_id")
    rows = []
    for row in evidence.rows("recheck"):
        if not row["verdict"]:
            continue
        implied = [
            r["value_id"]
            for r in evidence.rows("recheck")
            if r["value_id"].startswith(f"{row['value_id']}.") and r["value"]
        ]
        recomputed = value(row["value_id"]) if row["value"] else ", ".join(map(value, implied))
        study = studies[row["study_id"]]
        rows.append(
            [
                cell("studies", study["study_id"], "label", study["label"]),
                escaped(row["check"]),
                cell("recheck", row["value_id"], "printed", row["printed"]),
                recomputed or NOTHING,
                escaped(row["verdict"]),
                cell("recheck", row["value_id"], "detail", row["detail"]),
            ]
        )
    return pipe_table(["Study", "Check", "Printed", "Recomputed", "Verdict", "Detail"], [10, 20, -8, -12, 18, 26], rows)


def discrepancies(evidence: Evidence) -> str:
    """Texts that disagree: what each prints, which is followed and why."""
    rows = []
    for row in evidence.rows("discrepancies"):
        of = partial(quoted, "discrepancies", row, "discrepancy_id")
        followed = {"source_a": "the first", "source_b": "the second"}.get(row["follows"], row["follows"])
        rows.append(
            [
                of("topic"),
                f"{of('printed_a')} {citation(row['source_a'], evidence)}",
                f"{of('printed_b')} {citation(row['source_b'], evidence)}",
                followed,
                of("reason"),
            ]
        )
    return pipe_table(["About", "One text prints", "The other prints", "Followed", "Why"], [14, 25, 25, 9, 27], rows)


def risk_of_bias(evidence: Evidence) -> str:
    """Judgements by domain with their support."""
    studies = evidence.by("studies", "study_id")
    rows = []
    for row in evidence.rows("risk_of_bias"):
        of = partial(quoted, "risk_of_bias", row, "judgement_id")
        label = cell("studies", row["study_id"], "label", studies[row["study_id"]]["label"])
        rows.append([label, of("tool"), of("domain"), of("judgement"), of("support")])
    return pipe_table(["Study", "Tool", "Domain", "Judgement", "Support"], [11, 14, 22, 12, 41], rows)


TABLES: dict[str, Callable[[Evidence], str]] = {
    "characteristics": characteristics,
    "cd4_changes": cd4_changes,
    "contrasts": contrasts,
    "events": events,
    "recheck": recheck,
    "discrepancies": discrepancies,
    "risk_of_bias": risk_of_bias,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("evidence", "tables", "fragments"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    evidence = Evidence(arguments.evidence, arguments.tables)
    for name, write in TABLES.items():
        write_text(arguments.fragments / f"{name}.qmd", write(evidence))


if __name__ == "__main__":
    exit_on_complaints(main)
