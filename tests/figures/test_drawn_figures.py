"""What the drawn figures show is what their data and their captions say, on a desk and on a phone."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from conftest import BUILT, ROOT, table
from draw_figures import (
    KINDS,
    NARROW,
    complaints_of,
    draw_figure,
    frame_of,
    of_modalities,
)
from hivcells.figures.style import NARROW_IN
from hivcells.tables import read_tables
from lxml import etree

FIGURES = table("data/vocabulary/figures.csv")
NAMES = [row["figure_id"] for row in FIGURES]
# The map of paths shows the table of mechanisms, which says what is thought and not what was found: it is never empty.
OF_WHAT_IS_KEPT = "mechanisms"
ARTICLE = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "report" / "sections").glob("*.qmd")))
IN_THE_PAGE = [name for name in NAMES if f"figures/{name}.svg" in ARTICLE]
WIDTH_PX = {"": 640, NARROW: 325}  # of the column that holds a drawing, on a desk and on a phone of 360 px
SMALLEST_PX = 11
TEXT = "{http://www.w3.org/2000/svg}text"


def drawing(name: str, suffix: str = "") -> etree._Element:
    return etree.parse(BUILT / "figures" / f"{name}{suffix}.svg").getroot()


def numbers_in(svg: etree._Element) -> set[str]:
    return {str(element.get("data-value")) for element in svg.iterfind(".//*[@data-value]")}


DRAWN = [(name, "") for name in NAMES] + [(name, NARROW) for name in IN_THE_PAGE]


def test_each_figure_is_drawn_and_those_of_the_page_for_phones_too() -> None:
    assert IN_THE_PAGE
    assert {path.stem for path in (BUILT / "figures").glob("*.svg")} == {name + suffix for name, suffix in DRAWN}


@pytest.mark.parametrize("name", IN_THE_PAGE)
def test_the_drawing_for_a_phone_shows_the_same_numbers_and_names(name: str) -> None:
    wide, narrow = drawing(name), drawing(name, NARROW)
    assert numbers_in(wide) == numbers_in(narrow)
    cells = [{e.get("data-cell") for e in svg.iterfind(".//*[@data-cell]")} for svg in (wide, narrow)]
    assert cells[0] == cells[1]


@pytest.mark.parametrize("name", NAMES)
def test_numbers_of_a_drawing_stand_in_the_data_beside_it(name: str) -> None:
    listed = {cell for row in table(f"results/figures/{name}.csv") for cell in row.values()}
    assert numbers_in(drawing(name)) <= listed


@pytest.mark.parametrize(("name", "suffix"), DRAWN)
def test_text_is_large_enough_where_it_is_read(name: str, suffix: str) -> None:
    svg = drawing(name, suffix)
    scale = WIDTH_PX[suffix] / float(svg.get("width").removesuffix("pt"))
    sizes = [svg.get("font-size", ""), *(text.get("style", "") for text in svg.iter(TEXT))]
    px = [float(number) for size in sizes for number in re.findall(r"([0-9.]+)px", size)]
    assert px
    assert min(px) * scale >= SMALLEST_PX


ARCS = re.compile(r"a([\d.]+) ([\d.]+) 0 1 0 ([\d.]+) 0a")


@pytest.mark.parametrize(("name", "suffix"), DRAWN)
def test_circles_are_round(name: str, suffix: str) -> None:
    paths = [path.get("d", "") for path in drawing(name, suffix).iter("{http://www.w3.org/2000/svg}path")]
    circles = [tuple(map(float, arcs)) for path in paths for arcs in ARCS.findall(path)]
    assert all(wide == high and across == pytest.approx(2 * wide) for wide, high, across in circles)
    assert circles or name not in ("field_in_time", "mechanisms")


def test_the_axis_says_what_the_vocabulary_says() -> None:
    for row in FIGURES:
        assert not row["x_label"] or row["x_label"] in [
            "".join(t.itertext()) for t in drawing(row["figure_id"]).iter(TEXT)
        ]


def test_each_person_of_a_lane_is_drawn_once() -> None:
    """Everybody who is told of alone and is known to have stopped."""
    drawn = [row["case_id"] for row in table("results/figures/transplants.csv")]
    alone = [row for row in table("data/cases.csv") if row["n_people"] == "1"]
    came_back = [row["case_id"] for row in alone if row["virus_after_stop"] == "back"]
    stayed_away = [row["case_id"] for row in alone if row["virus_after_stop"] in ("away", "back, later away")]
    assert len(came_back) > 5 and len(stayed_away) > 5
    assert sorted(drawn) == sorted(came_back + stayed_away)


def test_people_who_stopped_are_drawn_once_and_none_twice() -> None:
    """But for those with a donor transplant, who are drawn one by one elsewhere."""
    drawn = sum(int(row["people"]) for row in table("results/figures/after_stopping.csv") if row["modality_id"])
    stopped = [
        row
        for row in table("results/tables/interruptions_by_therapy.csv")
        if row["outcome"] == "stopped" and row["modality_id"] not in ("", "hsct")
    ]
    assert len(stopped) == 3
    assert drawn == sum(int(row["people"]) for row in stopped)


def test_no_two_rows_of_people_who_stopped_tell_of_the_same_people() -> None:
    """A study whose people are those of another is not named beside it."""
    named = {row["study_id"] for row in table("data/interruptions.csv")}
    same = {row["study_id"]: row["same_people_as"] for row in table("data/participants.csv")}
    both = {(study, same[study]) for study in named if same.get(study) in named}
    assert both == set()


def test_people_of_the_field_are_those_who_count() -> None:
    counted = {row["people_finding_id"] for row in table("data/participants.csv") if row["counts"] == "yes"}
    drawn = [row["people_id"] for row in table("results/figures/field_in_time.csv")]
    assert len(set(drawn)) == len(drawn)
    assert set(drawn) <= counted


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", [name for name in NAMES if name != OF_WHAT_IS_KEPT])
def test_a_figure_of_which_nothing_is_known_yet_is_drawn_empty(name: str) -> None:
    tables = read_tables(BUILT / "evidence", BUILT / "tables", without=("fragile_claims", "ledger", "perspectives"))
    keep = ("figures", "modalities", "studies", "arms", "mechanisms", "sources", "outcomes")
    nothing = tables | {key: frame.iloc[:0] for key, frame in tables.items() if key not in keep}
    (figure,) = (row for row in tables["figures"].to_dict("records") if row["figure_id"] == name)
    frame = frame_of(nothing, figure)
    assert b"data-value" not in draw_figure(frame, figure, narrow=False)


def test_a_phone_has_a_drawing_of_its_width() -> None:
    assert float(drawing(IN_THE_PAGE[0], NARROW).get("width").removesuffix("pt")) == pytest.approx(NARROW_IN * 72)


def test_a_kind_that_no_module_draws_is_a_complaint() -> None:
    (complaint,) = complaints_of(pd.DataFrame({"kind": ["pie"]}, index=[2]))
    assert str(complaint) == (
        "data/vocabulary/figures.csv:2, column 'kind', value 'pie': no module draws this kind of figure. "
        f"Write one of: {', '.join(KINDS)}."
    )


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
