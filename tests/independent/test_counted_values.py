"""Every count of the report, counted again from data/."""

from __future__ import annotations

import json
from collections import Counter

from independent.counts import counts
from independent.counts_of_people import groups
from independent.evidence import built, by_key, printed, results, values
from independent.writing import in_words, with_unit, written


def counted() -> dict[str, dict]:
    """The counts as built, but those of the document's own numerals."""
    return {i: entry for i, entry in values().items() if entry["kind"] == "counted" and i not in of_the_document()}


def of_the_document() -> dict[str, dict]:
    """The counts that a document prints of its own numerals."""
    return {value_id: entry for value_id, entry in values().items() if value_id.startswith("coverage.")}


def test_each_count_of_the_report_is_counted_here_and_none_is_missing_there() -> None:
    assert set(counted()) == set(counts())


def test_each_count_is_that_of_the_data() -> None:
    built = counted()
    for value_id, (count, unit, _) in counts().items():
        assert (built[value_id]["value"], built[value_id]["unit"]) == (count, unit), value_id


def test_each_count_names_the_rows_that_it_counts() -> None:
    built = counted()
    for value_id, (_, _, rows) in counts().items():
        assert built[value_id]["rows"] == rows, value_id


def test_counts_of_other_rows_say_in_other_words_what_they_count() -> None:
    rows_behind: dict[tuple[str, str], dict[str, tuple[str, ...]]] = {}
    for value_id, entry in counted().items():
        assert entry["method"], value_id
        rows_behind.setdefault((entry["method"], entry["unit"]), {})[value_id] = tuple(entry["rows"])
    assert {said: of for said, of in rows_behind.items() if len(set(of.values())) > 1} == {}


def test_each_count_is_written_as_a_whole_number_with_its_unit_and_in_words() -> None:
    built = counted()
    units = {unit["unit_id"]: unit for unit in printed("vocabulary/units")}
    for value_id in counts():
        entry = built[value_id]
        unit = units[entry["unit"]]["singular" if entry["value"] == 1 else "symbol"]
        text = written(entry["value"], 0)
        assert (entry["text"], entry["quantity"], entry["words"]) == (
            text,
            with_unit(text, unit),
            in_words(entry["value"]),
        )
        assert not any(entry[form] for form in ("interval", "lower", "upper", "time", "inputs", "source")), value_id


def test_counts_of_the_document_are_those_of_its_verification() -> None:
    verification = json.loads((results() / "verification.json").read_text(encoding="utf-8"))
    assert of_the_document()
    for value_id, entry in of_the_document().items():
        _, document, kind = value_id.split(".")
        assert entry["value"] == verification[document][kind], value_id


def test_nobody_is_counted_twice() -> None:
    studies = Counter(group["study_id"] for group in groups())
    assert max(studies.values()) == 1
    assert not [group["cohort_id"] for group in groups() if group["same_people_as"]]


def test_the_table_of_people_holds_the_counts_of_people() -> None:
    """A row for each therapy and one for all, a column for each count."""
    for row in built("people"):
        therapy = "" if row["modality_id"] == "all" else f".{row['modality_id']}"
        for name in ("entered", "given_cells", "compared", "surely_different", "at_most"):
            count, _, _ = counts()[f"people.{name}{therapy}"]
            assert row[f"n_{name}"] == str(count), (row["modality_id"], name)


def test_nobody_is_surely_different_who_is_not_at_most_so() -> None:
    assert all(int(row["n_surely_different"]) <= int(row["n_at_most"]) for row in built("people"))


MONTHS_IN = {"day": 1 / 30.4375, "week": 7 / 30.4375, "month": 1, "year": 12}


def test_times_of_cases_are_their_rows_in_months() -> None:
    for case in built("cases_in_months"):
        for link, months in (("rebound_finding_id", "rebound_months"), ("last_finding_id", "last_report_months")):
            assert bool(case[link]) == bool(case[months]), case["case_id"]
            if case[link]:
                row = by_key("findings")[case[link]]
                exact = float(row["value"] or row["low"]) * MONTHS_IN[row["unit"]]
                assert abs(float(case[months]) - exact) <= 0.05 + 1e-9, case["case_id"]


def in_months(row: dict[str, str], column: str) -> float:
    """A time of a row in months."""
    return float(row[column]) * MONTHS_IN[row["unit"]]


def test_stops_of_cases_are_their_rows_in_months_from_the_start() -> None:
    """Before the start it is negative; on its day it is zero, with or without a row; a range of days ends in a new start."""
    seen = set()
    for case in built("cases_in_months"):
        stopped, restarted = case["stopped_months_after_start"], case["restarted_months_after_start"]
        seen.add((case["stop"], bool(case["stop_finding_id"])))
        if not case["stop_finding_id"]:
            assert (stopped, restarted) == ("0" if case["stop"] == "at" else "", ""), case["case_id"]
            continue
        row = by_key("findings")[case["stop_finding_id"]]
        months = in_months(row, "value" if row["value"] else "low")
        expected = -abs(months) if case["stop"] == "before" else months
        assert abs(float(stopped) - expected) <= 0.05 + 1e-9, case["case_id"]
        assert bool(restarted) == bool(row["high"]), case["case_id"]
        assert not restarted or abs(float(restarted) - in_months(row, "high")) <= 0.05 + 1e-9, case["case_id"]
    assert {("before", True), ("at", True), ("at", False), ("after", True), ("after", False)} <= seen


def test_cases_show_what_their_arm_was_given_and_what_was_curated() -> None:
    curated = {row["case_id"]: row for row in printed("cases")}
    assert [case["case_id"] for case in built("cases_in_months")] == list(curated)
    for case in built("cases_in_months"):
        arm = by_key("arms")[case["arm_id"]]
        expected = curated[case["case_id"]] | {column: arm[column] for column in ("cell_product", "conditioning")}
        assert {column: case[column] for column in expected} == expected, case["case_id"]
