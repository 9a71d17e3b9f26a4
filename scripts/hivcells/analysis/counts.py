"""Count people, studies, documents, numbers and verdicts; nobody is counted twice. Each count names the rows it counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.cases import AROUND, LATER, cases
from hivcells.analysis.people import counts_of_people
from hivcells.analysis.rechecks.verdicts import AGREES, DOES_NOT_FOLLOW, VERDICTS, WITH_ROUNDING
from hivcells.signatures import KEYS, address_of, holding, numbers_now, refused, signed
from hivcells.tables import Tables

# A count of each is quoted even where it is zero.
TEXTS_READ = ["abstract", "full text", "full text in part", "registry", "conference", "press", "fact sheet"]
DECISIONS = ["included", "context", "excluded", "awaiting"]
COLUMNS = ["value_id", "value", "unit", "rows", "method", "modality_id", "design"]


def counts(evidence: Tables, recheck: pd.DataFrame) -> pd.DataFrame:
    """All counts, a row each; modality and design only where people are counted by both."""
    checks = recheck[recheck.in_tally == "yes"]
    rows = [
        *_people(evidence),
        *counts_of_people(evidence),
        *_studies(evidence),
        *_tables_in_all(evidence),
        *_signatures(evidence),
        *_cases(evidence),
        *_checks_in_all(recheck, checks),
        *_tables_by_kind(evidence),
        *_counts_by("recheck", checks, "verdict", VERDICTS, "recheck", "numbers", "printed numbers with the verdict"),
    ]
    return pd.DataFrame([[row.get(column, "") for column in COLUMNS] for row in rows], columns=COLUMNS, dtype=object)


def _count(value_id: str, rows: pd.DataFrame, table: str, unit: str, method: str) -> dict[str, Any]:
    """A count of rows; the first column of a table is its key."""
    keys = " ".join(f"{table}.csv#{key}" for key in rows.iloc[:, 0])
    return {"value_id": value_id, "value": len(rows), "unit": unit, "rows": keys, "method": method}


def _slug(text: str) -> str:
    """A word for an id: 'single-arm trial' to 'single_arm_trial'."""
    return text.replace("-", "_").replace("/", "_").replace(" ", "_").lower()


def _counts_by(
    prefix: str, rows: pd.DataFrame, column: str, values: Iterable[str], table: str, unit: str, method: str
) -> Iterator[dict[str, Any]]:
    """A count for each value of a column: '<prefix>.<value>'."""
    for value in values:
        yield _count(f"{prefix}.{_slug(value)}", rows[rows[column] == value], table, unit, f"{method}: {value}")


def _sum_of_people(value_id: str, groups: pd.DataFrame, method: str, **more: str) -> dict[str, Any]:
    return {
        **_count(value_id, groups, "participants", "people", method),
        "value": int(groups.people.sum()),
        **more,
    }


def _people(evidence: Tables) -> Iterator[dict[str, Any]]:
    """People enrolled, in all and for each modality: groups that count, each once."""
    number = evidence["findings"].set_index("finding_id").value
    participants = evidence["participants"]
    counted = participants[participants.counts == "yes"].merge(evidence["studies"], on="study_id")
    counted = counted.assign(people=counted.people_finding_id.map(number).astype(int))
    yield _sum_of_people("people.enrolled", counted, "people enrolled, summed over groups that count")
    for modality in evidence["modalities"].modality_id:
        of_modality = counted[counted.modality_id == modality]
        yield _sum_of_people(f"people.enrolled.{modality}", of_modality, "people enrolled in studies of the modality")
    for (modality, design), groups in counted.groupby(["modality_id", "design"]):
        value_id, method = f"people.map.{modality}.{_slug(design)}", f"people enrolled, {modality}, {design}"
        yield _sum_of_people(value_id, groups, method, modality_id=modality, design=design)
    randomised, uncontrolled = counted[counted.design == "randomised trial"], counted[counted.control == "none"]
    yield _sum_of_people("people.enrolled.randomised", randomised, "people enrolled in randomised trials")
    without = "people enrolled in studies without a control group"
    yield _sum_of_people("people.enrolled.uncontrolled", uncontrolled, without)
    yield from _people_by_cells(evidence["arms"], counted)


def _people_by_cells(arms: pd.DataFrame, counted: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """People in randomised trials with an arm without cells; by what the procedure was for; by therapy and origin of the cells.

    A study whose arms were given cells of different origin counts under both: 'allogeneic_or_autologous'.
    """
    if "cell_origin" not in arms:
        return
    untreated = arms.study_id[(arms.role == "control") & (arms.cell_origin == "none")]
    compared = counted[(counted.design == "randomised trial") & counted.study_id.isin(untreated)]
    method = "people enrolled in randomised trials with an arm without cells"
    yield _sum_of_people("people.enrolled.randomised_without_cells", compared, method)
    for indication, groups in counted.groupby("indication") if "indication" in counted else ():
        method = f"people enrolled in studies of cells given for: {indication}"
        yield _sum_of_people(f"people.given_for.{_slug(str(indication))}", groups, method)
    given = arms[arms.role == "experimental"].drop_duplicates(["study_id", "cell_origin"])
    origins = given.groupby("study_id").cell_origin.agg(lambda each: " or ".join(sorted(each)))
    for (modality, origin), groups in counted.groupby(["modality_id", counted.study_id.map(origins)]):
        method = f"people enrolled in studies of {modality} with {origin} cells"
        yield _sum_of_people(f"people.cells.{modality}.{_slug(str(origin))}", groups, method)


def _on_record(included: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Included studies of which it is known who paid, and what interests their authors have, where a review asks that."""
    for column, what in (("funding", "who paid"), ("interests", "interests of the authors")):
        if column in included:
            known = included[included[column] != ""]
            method = f"included studies with {what} on record"
            yield _count(f"studies.{column}_known", known, "studies", "studies", method)


def _states_of_registered(evidence: Tables, registered: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Registered trials without results by what the record that was seen says of their state, where a review keeps that."""
    if "registrations" in evidence:
        records = evidence["registrations"]
        records = records[records.study_id.isin(registered.study_id)]
        for status in sorted(set(records.status) - {""}):
            method = f"registered trials without results whose record says: {status}"
            of_status = registered[registered.study_id.isin(records.study_id[records.status == status])]
            yield _count(f"studies.registered.{_slug(status)}", of_status, "studies", "studies", method)


def _studies(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Studies by inclusion, modality, design, masking and control."""
    every = evidence["studies"]
    included = every[every.inclusion == "included"]
    for inclusion, method in (
        ("included", "studies with a text of their own that was read"),
        ("mentioned", "studies known only from a text on another study"),
        ("registered", "registered trials without results"),
    ):
        yield _count(f"studies.{inclusion}", every[every.inclusion == inclusion], "studies", "studies", method)
    for column, values in (
        ("modality_id", evidence["modalities"].modality_id),
        ("design", ["randomised trial", "single-arm trial"]),
        ("masking", ["double-blind", "open-label"]),
        ("control", ["placebo"]),
    ):
        yield from _counts_by("studies", included, column, values, "studies", "studies", f"included studies, {column}")
    yield from _on_record(included)
    yield from _states_of_registered(evidence, every[every.inclusion == "registered"])
    uncontrolled = included[included.control == "none"]
    yield _count("studies.uncontrolled", uncontrolled, "studies", "studies", "included studies without a control group")
    one_of_each = included.drop_duplicates("modality_id")
    yield _count("modalities.included", one_of_each, "studies", "studies", "modalities with an included study")


def _cases(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Single cases in which treatment was stopped, by what came of it, in all and by when it was stopped."""
    if "cases" not in evidence:
        return
    told = cases(evidence)
    stopped = told[(told.n_people == "1") & told.virus_after_stop.str.startswith(("away", "back"))]
    for name, of_period in (
        ("cases", stopped),
        ("cases.later", stopped[stopped.stop_period == LATER]),
        ("cases.around", stopped[stopped.stop_period == AROUND]),
    ):
        after = of_period.virus_after_stop
        for outcome, is_so in (
            ("stopped", after != ""),
            ("away", after.str.contains("away")),
            ("never_back", after == "away"),
            ("back", after == "back"),
            ("back_then_away", after.str.startswith("back,")),
        ):
            yield _count(
                f"{name}.{outcome}", of_period[is_so], "cases", "people", f"single {name} after the stop: {outcome}"
            )


def _tables_in_all(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Documents, numbers, corrections, discrepancies and screened records."""
    sources, discrepancies, screening = (evidence[table] for table in ("sources", "discrepancies", "screening"))
    press = discrepancies[discrepancies.is_about_press == "yes"]
    works = sources.drop_duplicates("work_id")
    findings, events, corrections = (evidence[table] for table in ("findings", "events", "corrections"))
    of_press = "places where a press text says more or less than its paper"
    yield _count("documents.read", sources, "sources", "documents", "documents read")
    yield _count("works.read", works, "sources", "documents", "works, counting the documents of one work once")
    yield _count("numbers.findings", findings, "findings", "numbers", "reported numbers curated")
    yield _count("numbers.events", events, "events", "numbers", "event rows curated")
    yield _count("corrections.all", corrections, "corrections", "numbers", "cells that are not used as printed")
    yield _count("discrepancies.all", discrepancies, "discrepancies", "numbers", "places where texts disagree")
    yield _count("discrepancies.press", press, "discrepancies", "numbers", of_press)
    yield _count("screening.all", screening, "screening", "documents", "records screened")


def _signatures(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Reported numbers, and those of them that people signed as right or found wrong; a changed number counts as neither."""
    held = holding(evidence["signatures"], numbers_now(evidence))
    every = [address_of(table, row_id) for table in KEYS for row_id in evidence[table].iloc[:, 0]]
    right, wrong = signed(held), refused(held)
    for name, rows, method in (
        ("numbers", every, "reported numbers that a person can sign"),
        ("signed", [row for row in every if row in right], "reported numbers that a person signed as right"),
        ("refused", [row for row in every if row in wrong], "reported numbers that a person found wrong"),
    ):
        count = {"value": len(rows), "unit": "numbers", "rows": " ".join(rows), "method": method}
        yield {"value_id": f"signatures.{name}", **count}


def _tables_by_kind(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Documents by what was read of them, disagreements by kind, screened records by decision."""
    sources, discrepancies, screening = (evidence[table] for table in ("sources", "discrepancies", "screening"))
    read = "documents of which this was read"
    yield from _counts_by("documents", sources, "text_read", TEXTS_READ, "sources", "documents", read)
    kinds = sorted(set(discrepancies.kind))
    yield from _counts_by("discrepancies", discrepancies, "kind", kinds, "discrepancies", "numbers", "disagreements")
    screened = "records screened"
    yield from _counts_by("screening", screening, "decision", DECISIONS, "screening", "documents", screened)


def _checks_in_all(recheck: pd.DataFrame, checks: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Printed numbers that were checked, each once; those that could only agree, which are not among them; decisions that differ."""
    shares = recheck[(recheck.verdict == "agrees") & (recheck.check == "percentage of counts")]
    apart = checks[checks.other_side == "yes"]
    agreed = checks[checks.verdict.isin((AGREES, WITH_ROUNDING))]
    failed = checks[checks.verdict == DOES_NOT_FOLLOW]
    yield _count(
        "recheck.made", pd.concat([agreed, failed]), "recheck", "numbers", "printed numbers that could be checked"
    )
    agrees = "printed numbers that agree under a usual test or with rounding"
    yield _count("recheck.agreed", agreed, "recheck", "numbers", agrees)
    kinds = sorted(set(failed.check))
    yield from _counts_by(
        "recheck.failed", failed, "check", kinds, "recheck", "numbers", "printed numbers that do not follow"
    )
    yield _count("recheck.all", checks, "recheck", "numbers", "printed numbers that were checked")
    of_counts = "printed percentages that are those of their own counts, as entry asks"
    yield _count("recheck.agrees.percentages", shares, "recheck", "numbers", of_counts)
    of_sides = "printed P values on the other side of 0.05 than their tests"
    yield _count("recheck.other_side_of_0_05", apart, "recheck", "numbers", of_sides)
