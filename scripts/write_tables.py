"""Write the tables of the report as fragments that the text includes.

python scripts/write_tables.py results/evidence results/tables results/draft/values.json results/draft/tables
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from functools import cached_property, partial
from pathlib import Path

from hivcells.artefacts import read_json, write_text
from hivcells.complaints import exit_on_complaints
from hivcells.fragments import IN_BOTH, ON_PAGE, Language, fragment, labels_of_works
from hivcells.tables import Row, by_key, in_alphabet, read_tables, words

NOTHING = "–"
HARMS = ("adverse event", "serious adverse event", "death")
DEATH = "death"
DEATHS = ("death", "nonrelapse_mortality")  # outcomes that say themselves that people died
NO_SEVERITY = ("", "not applicable", "not reported", DEATH)
# How analyse_risk_differences.py tells that the counts of both arms are printed.
PRINTED = "printed counts"
# What the caveats of a study say of the text that was read; the column 'Read' says it already.
TEXT_READ = ("abstract-only", "full-text", "registry-only", "press-only", "conference-only", "secondary-only")


class Evidence:
    """The tables of the evidence and of the analyses, by name, and the look-ups that tables need."""

    def __init__(self, evidence: Path, tables: Path):
        self._rows = read_tables(evidence, tables, also=("fragile_claims",))

    def rows(self, table: str) -> list[Row]:
        return self._rows[table]

    @cached_property
    def study(self) -> dict[str, Row]:
        return by_key(self.rows("studies"), "study_id")

    @cached_property
    def arm(self) -> dict[str, Row]:
        return by_key(self.rows("arms"), "arm_id")

    @cached_property
    def outcome(self) -> dict[str, str]:
        return {row["outcome_id"]: row["label"] for row in self.rows("outcomes")}

    def outcome_label(self, outcome_id: str, language: Language) -> str:
        return language.cell("outcomes", outcome_id, "label", self.outcome[outcome_id])

    def study_label(self, study_id: str, language: Language) -> str:
        return language.cell("studies", study_id, "label", self.study[study_id]["label"]) if study_id else NOTHING

    def arms_label(self, row: Row, language: Language) -> str:
        """'Xia 2020, NK + ART against ART' for a row that compares two arms."""
        against = row["comparator_arm_id"]
        label = language.cell("arms", against, "label", self.arm[against]["label"])
        return self.arm_label(row, language) + language.text(" against ") + label

    def arm_label(self, row: Row, language: Language) -> str:
        """'Xia 2020, NK + ART' for a row with a study and, where it has one, an arm."""
        study = self.study_label(row["study_id"], language)
        if not row["arm_id"]:
            return study
        return (
            study
            + language.text(", ")
            + language.cell("arms", row["arm_id"], "label", self.arm[row["arm_id"]]["label"])
        )


def quoted(language: Language, table: str, row: Row, key: str, column: str) -> str:
    """A cell of a row, bound to its place."""
    return language.cell(table, row[key], column, row[column])


def characteristics(evidence: Evidence, modality: str, language: Language) -> str:
    """Studies of a kind of therapy: design, people, cells, population, what was read."""
    people = {row["study_id"]: row["people_finding_id"] for row in evidence.rows("participants")}
    text_read = {row["source_id"]: row["text_read"] for row in evidence.rows("sources")}
    caveat = {row["caveat_id"]: row["text"].lower() for row in evidence.rows("caveats")}
    rows = []
    for study in sorted(evidence.rows("studies"), key=lambda row: in_alphabet(row["label"])):
        if study["modality_id"] != modality or study["inclusion"] == "mentioned":
            continue
        of = partial(quoted, language, "studies", study, "study_id")
        products = {
            arm["cell_product"]: language.cell("arms", arm["arm_id"], "cell_product", arm["cell_product"])
            for arm in evidence.rows("arms")
            if arm["study_id"] == study["study_id"] and arm["role"] == "experimental"
        }
        design = study["design"] if study["masking"] == "not reported" else f"{study['design']}, {study['masking']}"
        caveats = [caveat[c] for c in words(study["caveats"]) if c not in TEXT_READ]
        rows.append(
            [
                language.cited(study["label"], of("label"), study["source_id"]),
                language.text(design),
                language.value(people.get(study["study_id"], "")) or NOTHING,
                language.text("; ").join(products.values()),
                of("population"),
                language.text("; ".join([text_read[study["source_id"]], *caveats])),
            ]
        )
    return language.table(
        ["Study", "Design", "People", "Cells", "Who", "Read, and caveats"], [17, 14, -8, 24, 20, 17], rows
    )


def cd4_changes(evidence: Evidence, language: Language) -> str:
    """CD4 and CD8 counts: baseline, last value, change, for each arm."""
    rows = [
        [
            evidence.arm_label(row, language),
            evidence.outcome_label(row["outcome_id"], language),
            language.text(row["statistic"].removeprefix("change of ").removesuffix("s")),
            language.value(row["baseline_id"]),
            language.value(row["last_id"]),
            language.value(row["value_id"]),
        ]
        for row in evidence.rows("changes")
    ]
    return language.table(
        ["Arm", "Outcome", "Statistic", "Baseline", "Last", "Change"], [34, 14, 12, -12, -12, -12], rows
    )


def contrasts(evidence: Evidence, language: Language) -> str:
    """Differences between arms in cell counts: as printed, of last values, of changes."""
    p_values = {
        tuple(row[c] for c in ("arm_id", "comparator_arm_id", "outcome_id", "time_value")): row["finding_id"]
        for row in evidence.rows("findings")
        if row["statistic"] == "p_value"
    }
    rows = []
    for finding in evidence.rows("findings"):
        is_contrast = finding["comparator_arm_id"] and finding["statistic"] in ("difference", "coefficient")
        if is_contrast and finding["outcome_id"] in ("cd4", "cd8"):
            p = p_values.get(tuple(finding[c] for c in ("arm_id", "comparator_arm_id", "outcome_id", "time_value")), "")
            what = "printed difference" if finding["statistic"] == "difference" else "printed coefficient of a model"
            interval = language.value(finding["finding_id"], "interval") if finding["low"] else NOTHING
            rows.append(
                [
                    evidence.arms_label(finding, language),
                    evidence.outcome_label(finding["outcome_id"], language),
                    language.text(what),
                    language.value(finding["finding_id"]),
                    interval,
                    language.value(p) or NOTHING,
                ]
            )
    for row in evidence.rows("contrasts"):
        rows.append(
            [
                evidence.arms_label(row, language),
                evidence.outcome_label(row["outcome_id"], language),
                language.text(f"recomputed {row['statistic']}"),
                language.value(row["value_id"]),
                NOTHING,
                NOTHING,
            ]
        )
    return language.table(
        ["Arm against control", "Outcome", "What", "Difference", "Interval", "P"], [26, 12, 26, -12, -14, -9], rows
    )


def events(evidence: Evidence, language: Language, modality: str | None) -> str:
    """Counts with percentage and exact interval: harms of all studies, or the other events of one kind of therapy."""
    rows = []
    for row in sorted(
        evidence.rows("events"),
        key=lambda row: (in_alphabet(evidence.study[row["study_id"]]["label"]), row["event_id"]),
    ):
        is_harm = row["kind"] in HARMS
        if is_harm != (modality is None) or modality not in (None, evidence.study[row["study_id"]]["modality_id"]):
            continue
        counts = (
            language.value(f"{row['event_id']}.events")
            + language.text(" of ")
            + language.value(f"{row['event_id']}.assessed")
        )
        what = evidence.outcome_label(row["outcome_id"], language)
        if row["kind"] == DEATH and row["outcome_id"] not in DEATHS:
            what = language.text("Death by cause, ") + what
        if row["severity"] not in NO_SEVERITY:
            what += language.text(", ") + language.cell("events", row["event_id"], "severity", row["severity"])
        if row["note"]:
            what += language.text(": ") + language.cell("events", row["event_id"], "note", row["note"])
        rows.append(
            [
                evidence.arm_label(row, language),
                what,
                language.text(row["counted"]),
                counts,
                # A share of a single person says nothing that the count does not say.
                *(
                    language.value(f"{row['event_id']}.percent", form) if row["n_assessed"] != "1" else NOTHING
                    for form in ("quantity", "interval")
                ),
            ]
        )
    return language.table(
        ["Study, arm", "Event", "Counted", "Count", "Share", "Exact interval, %"], [24, 38, 9, -11, -8, -12], rows
    )


def risk_differences(evidence: Evidence, language: Language) -> str:
    """Differences in shares between arms whose counts are both known, with interval and exact test."""
    rows = []
    for row in evidence.rows("risk_differences"):
        if row["value_id"].endswith(".risk_difference"):
            stem = row["value_id"].removesuffix(".risk_difference")
            counts = language.text(row["counts_from"])
            if row["counts_from"] == PRINTED:
                first, of_first, second, of_second = map(language.value, words(row["inputs"]))
                of, against = language.text(" of "), language.text(" against ")
                counts = first + of + of_first + against + second + of + of_second
            rows.append(
                [
                    evidence.arms_label(row, language),
                    evidence.outcome_label(row["outcome_id"], language),
                    language.value(row["value_id"]),
                    language.value(row["value_id"], "interval"),
                    language.value(f"{stem}.fisher_p"),
                    counts,
                ]
            )
    return language.table(
        ["Arm against control", "Event", "Difference", "Interval", "P", "Counts"], [34, 16, -11, -13, -8, 18], rows
    )


def recheck(evidence: Evidence, language: Language) -> str:
    """Printed statistics recomputed: what was printed, what comes out, the verdict."""
    implied: dict[str, list[str]] = {}
    for row in evidence.rows("recheck"):
        if row["value"] and not row["verdict"]:
            implied.setdefault(row["value_id"].rsplit(".", 1)[0], []).append(row["value_id"])
    rows = []
    for row in evidence.rows("recheck"):
        if row["verdict"]:
            numbers = [row["value_id"]] if row["value"] else implied.get(row["value_id"], [])
            of = partial(quoted, language, "recheck", row, "value_id")
            rows.append(
                [
                    evidence.study_label(row["study_id"], language),
                    language.text(row["check"]),
                    of("printed"),
                    language.text(", ").join(map(language.value, numbers)) or NOTHING,
                    language.text(row["verdict"]),
                    of("detail"),
                ]
            )
    return language.table(
        ["Study", "Check", "Printed", "Recomputed", "Verdict", "Detail"], [14, 18, -9, -12, 18, 24], rows
    )


def fragile_claims(evidence: Evidence, language: Language) -> str:
    """Claims about one study, and claims that would turn false without one."""
    rows = [
        [
            quoted(language, "fragile_claims", row, "claim_id", "meaning"),
            language.text(row["about"]),
            language.text(", ").join(evidence.study_label(study, language) for study in words(row["flipped_by"])),
        ]
        for row in evidence.rows("fragile_claims")
        if row["flipped_by"]
    ]
    return language.table(["What must be true", "About", "Rests on"], [56, 16, 28], rows)


def discrepancies(evidence: Evidence, language: Language) -> str:
    """Texts that disagree: what each prints, which is followed and why."""
    followed = {"source_a": "the former", "source_b": "the latter"}
    rows = []
    for row in evidence.rows("discrepancies"):
        of = partial(quoted, language, "discrepancies", row, "discrepancy_id")
        rows.append(
            [
                of("topic"),
                of("printed_a") + " " + language.source(row["source_a"]),
                of("printed_b") + " " + language.source(row["source_b"]),
                language.text(followed.get(row["follows"], row["follows"])),
                of("reason"),
            ]
        )
    return language.table(["About", "A text prints", "Another prints", "Followed", "Why"], [15, 24, 24, 9, 28], rows)


def risk_of_bias(evidence: Evidence, language: Language) -> str:
    """Judgements of each study, domain by domain; their support stands in the data."""
    by_study: dict[str, list[Row]] = {}
    for row in evidence.rows("risk_of_bias"):
        by_study.setdefault(row["study_id"], []).append(row)
    rows = []
    for study, judgements in sorted(by_study.items(), key=lambda item: in_alphabet(evidence.study[item[0]]["label"])):
        first = judgements[0]
        tool = language.cell("risk_of_bias", first["judgement_id"], "tool", first["tool"])
        domains = [
            language.cell("risk_of_bias", row["judgement_id"], "domain", row["domain"])
            + language.text(": ")
            + language.cell("risk_of_bias", row["judgement_id"], "judgement", row["judgement"])
            for row in judgements
        ]
        rows.append([evidence.study_label(study, language), tool, language.text("; ").join(domains)])
    return language.table(["Study", "Tool", "Judgement of each domain"], [18, 18, 64], rows)


def searches(evidence: Evidence, language: Language) -> str:
    """How records were found: the words of each search, and the day."""
    first: dict[tuple[str, str], Row] = {}
    for row in evidence.rows("screening"):
        first.setdefault((row["found_by"], row["screened_on"]), row)
    rows = [
        [
            quoted(language, "screening", row, "record_id", "found_by"),
            quoted(language, "screening", row, "record_id", "screened_on"),
        ]
        for _, row in sorted(first.items())
    ]
    return language.table(["Found by", "On"], [80, 20], rows)


# ASSUME: tables of more rows than anybody reads in print stand in the page only; the PDF says so and stays short.
LONG_TABLES = ("events", "harms", "recheck", "discrepancies", "risk_of_bias", "searches")


def tables(evidence: Evidence) -> Iterator[tuple[str, partial]]:
    """Name and writer of each table."""
    for modality in (row["modality_id"] for row in evidence.rows("modalities")):
        yield f"characteristics-{modality}", partial(characteristics, evidence, modality)
        yield f"events-{modality}", partial(events, evidence, modality=modality)
    yield "harms", partial(events, evidence, modality=None)
    for write in (
        cd4_changes,
        contrasts,
        risk_differences,
        recheck,
        fragile_claims,
        discrepancies,
        risk_of_bias,
        searches,
    ):
        yield write.__name__, partial(write, evidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("evidence", "tables", "values", "fragments"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    evidence = Evidence(arguments.evidence, arguments.tables)
    values, works = read_json(arguments.values), labels_of_works(evidence.rows("sources"))
    for name, write in tables(evidence):
        languages = ON_PAGE if name.partition("-")[0] in LONG_TABLES else IN_BOTH
        write_text(arguments.fragments / f"{name}.qmd", fragment(write, languages, values, works))


if __name__ == "__main__":
    exit_on_complaints(main)
