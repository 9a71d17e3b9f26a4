"""What the drawn figures show is what their data and their captions say."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import BUILT, table
from draw_figures import ANALYSED, EVIDENCE, KINDS, complaints_of, draw_figure, of_modalities
from hivcells.tables import read_table
from lxml import etree

FIGURES = table("data/vocabulary/figures.csv")
NUMBERS_OF = {  # columns of the data that hold the ids of the numbers drawn
    "evidence_map": ["value_id"],
    "cd4_change": ["baseline_id", "last_id"],
    "event_proportions": ["value_id"],
    "time_off_treatment": ["value_id"],
}


@pytest.mark.parametrize("figure_id", NUMBERS_OF)
def test_a_figure_shows_the_numbers_of_its_data_and_no_others(figure_id: str) -> None:
    svg = etree.parse(BUILT / "figures" / f"{figure_id}.svg")
    rows = table(f"results/figures/{figure_id}.csv")
    listed = [row[column] for row in rows for column in NUMBERS_OF[figure_id]]
    assert rows
    assert [element.get("data-value") for element in svg.iterfind(".//*[@data-value]")] == listed


def test_each_figure_of_the_vocabulary_is_drawn_and_no_other() -> None:
    assert {path.stem for path in (BUILT / "figures").glob("*.svg")} == {row["figure_id"] for row in FIGURES}
    assert {row["figure_id"] for row in FIGURES} == set(NUMBERS_OF)


def test_the_axis_says_what_the_vocabulary_says() -> None:
    for row in FIGURES:
        svg = etree.parse(BUILT / "figures" / f"{row['figure_id']}.svg")
        assert not row["x_label"] or row["x_label"] in svg.xpath("//*[local-name() = 'text']/text()")


def test_nobody_dies_twice_in_the_figure_of_harms() -> None:
    drawn = [row for row in table("results/figures/event_proportions.csv") if row["outcome_id"] == "death"]
    assert len({(row["study_id"], row["arm_id"]) for row in drawn}) == len(drawn)
    deaths = [row for row in table("data/events.csv") if row["kind"] == "death"]
    for row in drawn:
        parts = [
            int(d["n_events"])
            for d in deaths
            if d["study_id"] == row["study_id"] and d["arm_id"] in ("", row["arm_id"])
        ]
        assert int(row["n_events"]) == max(parts)


def test_people_of_the_evidence_map_add_up_to_all_people(values: dict) -> None:
    drawn = sum(int(row["people"]) for row in table("results/figures/evidence_map.csv"))
    assert drawn == values["people.enrolled"]["value"]


def test_the_figure_of_harms_draws_those_who_count_in_totals() -> None:
    counted = {row["study_id"] for row in table("data/participants.csv") if row["counts"] == "yes"}
    drawn = {row["study_id"] for row in table("results/figures/event_proportions.csv")}
    assert drawn <= counted
    assert drawn


def test_each_person_off_treatment_is_drawn_once_by_the_latest_report() -> None:
    """One row for each person without virus; the later report on the Berlin patient has more than 6 years, not 20 months."""
    drawn = [
        row for row in table("results/figures/time_off_treatment.csv") if row["outcome_id"] == "time_off_treatment"
    ]
    assert len({row["study_id"] for row in drawn}) == len(drawn)
    berlin = next(row for row in drawn if row["study_id"] == "hutter2009")
    assert berlin["value_id"] == "hutter2009.time_off_treatment.2013"
    oslo = next(row for row in drawn if row["study_id"] == "oslo2025")
    assert (oslo["relation"], oslo["printed"]) == (">", "3")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("figure_id", NUMBERS_OF)
def test_a_figure_of_which_nothing_is_known_yet_is_drawn_empty(figure_id: str) -> None:
    tables = {name: read_table(BUILT / "evidence" / f"{name}.csv") for name in EVIDENCE}
    tables |= {name: read_table(BUILT / "tables" / f"{name}.csv") for name in ANALYSED}
    nothing = {name: tables[name].iloc[:0] for name in ("findings", *ANALYSED)}
    (figure,) = (row for row in tables["figures"].to_dict("records") if row["figure_id"] == figure_id)
    svg, frame = draw_figure(tables | nothing, figure)
    assert len(frame) == 0
    assert b"data-value" not in svg


def figures_of(kind: str, outcomes: str) -> pd.DataFrame:
    return pd.DataFrame({"kind": [kind], "outcome_ids": [outcomes]}, index=[2])


def test_a_kind_that_no_module_draws_is_a_complaint() -> None:
    (complaint,) = complaints_of(figures_of("pie", "death"))
    assert str(complaint) == (
        "data/vocabulary/figures.csv:2, column 'kind', value 'pie': no module draws this kind of figure. "
        f"Write one of: {', '.join(KINDS)}."
    )


@pytest.mark.parametrize("outcomes", ["until", "until without more"])
def test_a_figure_of_times_needs_the_event_and_the_time_without_it(outcomes: str) -> None:
    (complaint,) = complaints_of(figures_of("time to an event", outcomes))
    assert "column 'outcome_ids'" in str(complaint)
    assert not list(complaints_of(figures_of("time to an event", "until without")))


def test_a_figure_of_some_therapies_leaves_out_the_studies_of_others() -> None:
    tables = {
        "studies": pd.DataFrame([("a", "heat"), ("b", "cold")], columns=["study_id", "modality_id"]),
        "modalities": pd.DataFrame({"modality_id": ["heat", "cold"]}),
        "arms": pd.DataFrame({"arm_id": ["a.x"]}),
    }
    left = of_modalities(tables, ["cold"])
    assert list(left["studies"].study_id) == ["b"]
    assert list(left["modalities"].modality_id) == ["cold"]
    assert of_modalities(tables, []) is tables
