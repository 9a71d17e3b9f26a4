"""The other first documents: what they print and what follows from it."""

from __future__ import annotations

from conftest import table

DISCREPANCIES = {row["discrepancy_id"]: row for row in table("data/discrepancies.csv")}


def test_donor_cells_raised_the_median_cd4_count_from_10_5_to_207_5(values: dict) -> None:
    """Xu et al. 2021, doi:10.1038/s41392-021-00550-2, abstract."""
    assert values["xu2021.cd4.aait.baseline.median"]["text"] == "10.5"
    assert values["xu2021.cd4.aait.last.median"]["quantity"] == "207.5\u00a0cells/µL"
    assert values["xu2021.cd4.aait.change"]["text"] == "197.0"


def test_nobody_of_12_had_a_graft_versus_host_event_which_leaves_26_percent_possible(values: dict) -> None:
    assert values["xu2021.gvhd.aait.percent"]["text"] == "0"
    assert values["xu2021.gvhd.aait.percent"]["upper"] == "26%"


def test_the_time_of_the_last_median_is_not_invented() -> None:
    last = next(row for row in table("data/findings.csv") if row["finding_id"] == "xu2021.cd4.aait.last.median")
    assert last["time_value"] == last["time_unit"] == ""


def test_survival_percentages_are_kept_apart_from_proportions() -> None:
    """Wang et al. 2021, doi:10.1038/s41392-021-00607-2, abstract: 95.8% vs 70.8%, P = 0.004."""
    curves = [row for row in table("data/findings.csv") if row["statistic"] == "survival_percent"]
    assert {row["value"] for row in curves if row["study_id"] == "wang2021"} == {"95.8", "70.8"}
    assert not [row for row in table("data/events.csv") if row["study_id"] == "wang2021"]


def test_counts_behind_the_survival_percentages_are_marked_as_an_illustration() -> None:
    rows = [row for row in table("results/tables/risk_differences.csv") if row["study_id"] == "wang2021"]
    assert rows and {row["counts_from"] for row in rows} == {"counts that the percentages would stand for"}


def test_a_bound_on_p_is_no_value(values: dict) -> None:
    assert values["wang2021.cd4.high.week48.p"]["quantity"] == "P\u00a0<\u00a00.001"


def test_numbers_torn_apart_at_line_ends_are_read_whole(values: dict) -> None:
    assert values["wang2021.dose.high"]["quantity"] == "1.5\u00a0× 10⁶ cells/kg"
    assert DISCREPANCIES["wang2021.broken"]["follows"] == "source_b"


def test_the_news_says_marked_where_the_paper_says_moderate() -> None:
    row = DISCREPANCIES["miller2024.burden"]
    assert "marked decrease" in row["printed_a"] and "moderate decrease" in row["printed_b"]
    assert row["follows"] == "source_b"


def test_the_threshold_for_prevention_is_a_cell_count_although_copies_are_printed(values: dict) -> None:
    assert values["context.prophylaxis.threshold"]["as_printed"] == "below 200 copies/mL"
    assert values["context.prophylaxis.threshold"]["quantity"] == "200\u00a0cells/µL"


def test_people_known_only_from_a_text_on_another_study_are_in_no_total() -> None:
    mentioned = {row["study_id"] for row in table("data/studies.csv") if row["inclusion"] != "included"}
    counted = {row["study_id"] for row in table("data/participants.csv") if row["counts"] == "yes"}
    assert mentioned and not mentioned & counted


def test_the_london_and_duesseldorf_patients_are_counted_within_their_consortium() -> None:
    rows = {row["study_id"]: row for row in table("data/participants.csv")}
    for study in ("gupta2020", "jensen2023"):
        assert (rows[study]["counts"], rows[study]["same_people_as"]) == ("no", "icistem2019")


def test_the_berlin_patient_is_one_person_at_most_whom_a_registry_may_hold() -> None:
    rows = {row["study_id"]: row for row in table("data/participants.csv")}
    assert [rows["hutter2009"][column] for column in ("counts", "n_surely_different", "n_at_most")] == ["no", "0", "1"]
    assert rows["duarte2020ebmt"]["counts"] == "yes"
    for later_report in ("allers2011", "yukl2013"):
        assert (rows[later_report]["counts"], rows[later_report]["same_people_as"]) == ("no", "hutter2009")
