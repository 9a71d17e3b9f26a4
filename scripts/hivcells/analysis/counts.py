"""Count people, studies, documents, numbers and verdicts; nobody is counted twice. Each count names the rows it counts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.analysis.counting import count, counts_by, slug
from hivcells.analysis.counts_of_cases import counts_of_cases
from hivcells.analysis.estimates import table_of_rows
from hivcells.analysis.people import counts_of_people
from hivcells.analysis.people_enrolled import people_enrolled
from hivcells.analysis.rechecks import percent_of_events
from hivcells.analysis.statistics import ALPHA
from hivcells.analysis.who_paid import counts_of_funders
from hivcells.codes import AGREES, DOES_NOT_FOLLOW, VERDICTS, WITH_ROUNDING
from hivcells.signatures import KEYS, holding, numbers_now, refused, signed
from hivcells.tables import Tables, addresses_of

# A count of each is quoted even where it is zero. All that the data package lists, to which a test holds them.
TEXTS_READ = ["abstract", "full text", "full text in part", "registry", "conference", "press", "fact sheet"]
DECISIONS = ["included", "context", "excluded", "not retrieved", "awaiting"]
COLUMNS = ["value_id", "value", "unit", "rows", "method", "modality_id", "design", "cell_origin"]


def counts(evidence: Tables, recheck: pd.DataFrame) -> pd.DataFrame:
    """All counts, a row each, in the order of COLUMNS.

    The modality and design stand where people are counted by both, with the origin of the cells where by that as well.
    """
    checks = recheck[recheck.in_tally == "yes"]
    rows = [
        *people_enrolled(evidence),
        *counts_of_people(evidence),
        *_studies(evidence),
        *_arms(evidence),
        *_tables_in_all(evidence),
        *_signatures(evidence),
        *counts_of_cases(evidence),
        *_checks_in_all(recheck, checks),
        *_tables_by_kind(evidence),
        *counts_by("recheck", checks, "verdict", VERDICTS, "recheck", "numbers", "printed numbers with the verdict"),
    ]
    return table_of_rows(rows, COLUMNS)


def _states_of_registered(evidence: Tables, registered: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Registered trials without results by what the record that was seen says of their state, where a review keeps that."""
    records = evidence["registrations"]
    records = records[records.study_id.isin(registered.study_id)]
    for status in sorted(set(records.status) - {""}):
        method = f"registered trials without results whose record says: {status}"
        of_status = registered[registered.study_id.isin(records.study_id[records.status == status])]
        yield count(f"studies.registered.{slug(status)}", of_status, "studies", "studies", method)


def _studies(evidence: Tables) -> Iterator[dict[str, Any]]:
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
    yield from counts_of_funders(evidence, included)
    yield from _states_of_registered(evidence, every[every.inclusion == "registered"])
    uncontrolled = included[included.control == "none"]
    yield count("studies.uncontrolled", uncontrolled, "studies", "studies", "included studies without a control group")
    one_of_each = included.drop_duplicates("modality_id")
    yield count("modalities.included", one_of_each, "studies", "studies", "modalities with an included study")


def _arms(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Arms that were given what is studied, of each study that has several, as of doses that are compared."""
    given = evidence["arms"][evidence["arms"].role == "experimental"]
    for study, arms in given.groupby("study_id", sort=False):
        if len(arms) > 1:
            yield count(f"arms.{study}.experimental", arms, "arms", "arms", f"experimental arms of {study}")


def _tables_in_all(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Documents, numbers, corrections, discrepancies and screened records."""
    sources, discrepancies, screening = (evidence[table] for table in ("sources", "discrepancies", "screening"))
    press = discrepancies[discrepancies.is_about_press == "yes"]
    works = sources.drop_duplicates("work_id")
    findings, events, corrections = (evidence[table] for table in ("findings", "events", "corrections"))
    of_press = "places where a press text says more or less than its paper"
    yield count("documents.read", sources, "sources", "documents", "documents read")
    yield count("works.read", works, "sources", "documents", "works, counting the documents of one work once")
    yield count("numbers.findings", findings, "findings", "numbers", "reported numbers curated")
    yield count("numbers.events", events, "events", "numbers", "event rows curated")
    yield count("corrections.all", corrections, "corrections", "numbers", "cells that are not used as printed")
    yield count("discrepancies.all", discrepancies, "discrepancies", "numbers", "places where texts disagree")
    yield count("discrepancies.press", press, "discrepancies", "numbers", of_press)
    yield count("screening.all", screening, "screening", "documents", "records screened")


def _signatures(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Reported numbers, and those of them that people signed as right or found wrong; a changed number counts as neither."""
    held = holding(evidence["signatures"], numbers_now(evidence))
    every = [address for table in KEYS for address in addresses_of(table, evidence[table])]
    right, wrong = signed(held), refused(held)
    for name, rows, method in (
        ("numbers", every, "reported numbers that a person can sign"),
        ("signed", [row for row in every if row in right], "reported numbers that a person signed as right"),
        ("refused", [row for row in every if row in wrong], "reported numbers that a person found wrong"),
    ):
        number = {"value": len(rows), "unit": "numbers", "rows": " ".join(rows), "method": method}
        yield {"value_id": f"signatures.{name}", **number}


def _tables_by_kind(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Documents by what was read of them, disagreements by kind, screened records by decision."""
    sources, discrepancies, screening = (evidence[table] for table in ("sources", "discrepancies", "screening"))
    read = "documents of which this was read"
    yield from counts_by("documents", sources, "text_read", TEXTS_READ, "sources", "documents", read)
    kinds = sorted(set(discrepancies.kind))
    yield from counts_by("discrepancies", discrepancies, "kind", kinds, "discrepancies", "numbers", "disagreements")
    screened = "records screened"
    yield from counts_by("screening", screening, "decision", DECISIONS, "screening", "documents", screened)


def _checks_in_all(recheck: pd.DataFrame, checks: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Printed numbers that were checked, each once; those that could only agree, which are not among them; decisions that differ."""
    shares = recheck[(recheck.verdict == AGREES) & (recheck.check == percent_of_events.CHECK)]
    apart = checks[checks.other_side == "yes"]
    agreed = checks[checks.verdict.isin((AGREES, WITH_ROUNDING))]
    failed = checks[checks.verdict == DOES_NOT_FOLLOW]
    yield count(
        "recheck.made", pd.concat([agreed, failed]), "recheck", "numbers", "printed numbers that could be checked"
    )
    agrees = "printed numbers that agree under a usual test or with rounding"
    yield count("recheck.agreed", agreed, "recheck", "numbers", agrees)
    kinds = sorted(set(failed.check))
    yield from counts_by(
        "recheck.failed", failed, "check", kinds, "recheck", "numbers", "printed numbers that do not follow"
    )
    yield count("recheck.all", checks, "recheck", "numbers", "printed numbers that were checked")
    of_counts = "printed percentages that are those of their own counts, as entry asks"
    yield count("recheck.agrees.percentages", shares, "recheck", "numbers", of_counts)
    of_sides = f"printed P values on the other side of {ALPHA} than their tests"
    yield count("recheck.other_side_of_0_05", apart, "recheck", "numbers", of_sides)
