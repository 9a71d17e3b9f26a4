"""What may not be left out: the primary comparison of each controlled study is quoted in the prose, favourable or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from hivcells.complaints import Complaint
from hivcells.report.forms import NUMBER_IN_TEXT
from hivcells.report.trace import ALT, VALUE, Entry
from hivcells.tables import Tables, studies_of_rows

FINDINGS = "data/findings.csv"
UNCONTROLLED = "none"
TIME = "time"  # the form that says when a number was measured, and not what it was


def complaints_of_selection(
    prose: Iterable[Entry], values: Mapping[str, Any], judged: Mapping[str, Any], tables: Tables
) -> Iterator[Complaint]:
    """Primary comparisons of controlled studies that the prose states neither as a number nor in a claim.

    Tables do not count: what stands in a row of a long table can be left out of the story.
    """
    entries = list(prose)
    stated = rows_of_numbers(entries, values) | rows_of_claims(entries, judged, studies_of_rows(tables))
    for line, finding_id in primary_comparisons(tables).items():
        if f"findings.csv#{finding_id}" not in stated:
            problem = "the primary comparison of a controlled study, quoted nowhere in the prose"
            remedy = "Quote it, favourable or not."
            yield Complaint(FINDINGS, int(str(line)), problem, remedy, "finding_id", finding_id)


def primary_comparisons(tables: Tables) -> pd.Series:
    """The key of each primary comparison of a study with a control group, by its line."""
    findings, studies = tables["findings"], tables["studies"]
    controlled = studies.loc[studies.control != UNCONTROLLED, "study_id"]
    is_wanted = (findings.is_primary == "yes") & findings.study_id.isin(controlled)
    return findings.loc[is_wanted, "finding_id"]


def rows_of_numbers(entries: Iterable[Entry], values: Mapping[str, Any]) -> set[str]:
    """The rows whose own number is quoted; a count of many rows quotes none of them."""
    quoted = {value_id for entry in entries for value_id, form in numbers_in(entry) if form != TIME}
    reported = [values[i] for i in quoted & set(values) if values[i]["kind"] == "reported"]
    return {row for value in reported for row in value["rows"]}


def rows_of_claims(entries: Iterable[Entry], judged: Mapping[str, Any], study_of: Mapping[str, str]) -> set[str]:
    """The rows of the claims about a single study.

    ASSUME: a claim about several studies, such as that most are small, does not say what any of them found.
    """
    rows_of_one: set[str] = set()
    for claim_id in {entry.claim for entry in entries} & set(judged):
        rows = judged[claim_id]["rows"]
        if len({study_of.get(row, "") for row in rows}) == 1:
            rows_of_one.update(rows)
    return rows_of_one


def numbers_in(entry: Entry) -> list[tuple[str, str]]:
    """The ids of the numbers that an entry shows or reads aloud, with their forms."""
    if entry.kind == VALUE:
        return [(entry.of, entry.form)]
    return NUMBER_IN_TEXT.findall(entry.of) if entry.kind == ALT else []
