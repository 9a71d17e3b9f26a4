"""The flow of records adds up, from those found to the people in the studies."""

from __future__ import annotations

import pandas as pd
from conftest import table
from figures.tiny import bound, drawn, texts
from hivcells.figures import screening_flow

COUNTS = {
    "counts": pd.DataFrame(
        [("screening.all", "9"), ("screening.excluded", "4"), ("screening.included", "5"), ("studies.masked", "1")],
        columns=["value_id", "value"],
    )
}


def test_a_box_stands_for_each_count_that_exists_in_the_order_of_the_flow() -> None:
    frame = screening_flow.frame_of(COUNTS, {})
    assert frame[["value_id", "count", "role"]].values.tolist() == [
        ["screening.all", "9", "on"],
        ["screening.excluded", "4", "out"],
        ["screening.included", "5", "on"],
    ]


def test_records_that_wait_have_a_box_only_while_there_are_any() -> None:
    def drawn_of(waiting: str) -> list[str]:
        rows = [("screening.all", "9"), ("screening.awaiting", waiting)]
        counts = pd.DataFrame(rows, columns=["value_id", "value"])
        return list(screening_flow.frame_of({"counts": counts}, {}).value_id)

    assert drawn_of("0") == ["screening.all"]
    assert drawn_of("2") == ["screening.all", "screening.awaiting"]


def test_each_box_has_its_number_and_its_words_on_desk_and_phone() -> None:
    frame = screening_flow.frame_of(COUNTS, {})
    for narrow in (False, True):
        svg = drawn(screening_flow, frame, narrow)
        assert bound(svg) == {"screening.all": "9", "screening.excluded": "4", "screening.included": "5"}
        assert "records included" in texts(svg)


def test_what_stays_behind_is_set_in_and_has_a_broken_edge() -> None:
    from matplotlib.figure import Figure
    from matplotlib.patches import FancyBboxPatch

    axes = Figure(figsize=(6.6, 3)).subplots()
    screening_flow.draw(axes, screening_flow.frame_of(COUNTS, {}))
    boxes = [patch for patch in axes.patches if isinstance(patch, FancyBboxPatch)]
    assert [(box.get_linestyle(), box.get_x() > 1) for box in boxes] == [("-", False), ("--", True), ("-", False)]


def test_records_in_and_out_are_the_records_found() -> None:
    number = {row["value_id"]: int(row["count"]) for row in table("results/figures/screening_flow.csv")}
    out = sum(
        number.get(f"screening.{decision}", 0) for decision in ("excluded", "not_retrieved", "awaiting", "context")
    )
    assert number["screening.all"] == number["screening.included"] + out == len(table("data/screening.csv"))


def test_studies_are_those_of_the_table_of_studies_and_people_those_who_count() -> None:
    number = {row["value_id"]: int(row["count"]) for row in table("results/figures/screening_flow.csv")}
    of_each = sum(number[f"studies.{inclusion}"] for inclusion in ("included", "registered", "mentioned"))
    assert of_each == len(table("data/studies.csv"))
    value = {row["finding_id"]: row["value"] for row in table("results/evidence/findings.csv")}
    counted = [row for row in table("data/participants.csv") if row["counts"] == "yes"]
    assert number["people.enrolled"] == sum(int(value[row["people_finding_id"]]) for row in counted)
