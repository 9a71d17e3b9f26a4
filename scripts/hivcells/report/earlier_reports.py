"""What the last report of a case is: prose that gives an earlier time gives the last as well, or there is a reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hivcells.complaints import Complaint
from hivcells.report.selection import numbers_in
from hivcells.report.trace import Entry
from hivcells.tables import Tables

EXEMPTIONS = "data/earlier_reports.csv"
SAME_QUANTITY = ["study_id", "arm_id", "outcome_id", "scope"]  # in which rows of one quantity and people agree


def complaints_of_earlier_reports(prose: Iterable[Entry], tables: Tables) -> Iterator[Complaint]:
    """Numbers of an earlier report of a case whose last report no document quotes, and reasons that nothing needs."""
    places = _first_places(prose)
    reasons, needed = tables["earlier_reports"], set()
    for case, last, earlier in cases_with_earlier_reports(tables):
        quoted = [finding for finding in earlier if finding in places]
        if not quoted or last in places:
            continue
        needed.add(case)
        if case not in set(reasons.case_id):
            remedy = f"Quote {last} as well, or say in {EXEMPTIONS} why not."
            file, line = places[quoted[0]]
            yield Complaint(file, line, f"an earlier report of {case} than the last", remedy, value=quoted[0])
    for line, case in reasons.case_id.items():
        if case not in needed:
            problem = "no sentence of the report needs this exemption"
            yield Complaint(EXEMPTIONS, int(str(line)), problem, "Delete the row.", "case_id", case)


def cases_with_earlier_reports(tables: Tables) -> Iterator[tuple[str, str, list[str]]]:
    """Each case with its last report and with the other rows of the same quantity and people in its study.

    ASSUME: where a study has several cases, its rows cannot be told apart by person, and are left alone.
    """
    cases, findings = tables["cases"], tables["findings"]
    alike = findings.groupby(SAME_QUANTITY)["finding_id"].agg(list).to_dict()
    like = {finding: ids for ids in alike.values() for finding in ids}
    alone = cases[~cases.study_id.duplicated(keep=False) & (cases.last_finding_id != "")]
    for case, last in zip(alone.case_id, alone.last_finding_id):
        yield case, last, [finding for finding in like[last] if finding != last]


def _first_places(prose: Iterable[Entry]) -> dict[str, tuple[str, int]]:
    """Where each number is quoted first: file and line."""
    places: dict[str, tuple[str, int]] = {}
    for entry in prose:
        for value_id, _ in numbers_in(entry):
            places.setdefault(value_id, (entry.file, entry.line))
    return places
