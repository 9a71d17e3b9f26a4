"""The figure of the field shows each group of people that counts once, at the year of its report."""

from __future__ import annotations

import pandas as pd
from figures.tiny import MODALITIES, SOURCES, STUDIES, bound, drawn, findings, texts
from hivcells.figures import studies_in_time
from hivcells.figures.studies_in_time import HIGHEST_IN, KEY_IN
from matplotlib.figure import Figure

TABLES = {
    "modalities": MODALITIES,
    "studies": STUDIES,
    "sources": SOURCES,
    "findings": findings(
        {"finding_id": "ant.people", "value": "20"},
        {"finding_id": "bee.people", "value": "5"},
        {"finding_id": "cat.people", "value": "7"},
    ),
    "participants": pd.DataFrame(
        [
            ("ant", "ant.people", "yes"),
            ("bee", "bee.people", "yes"),
            ("bee", "ant.people", "no"),
            ("cat", "cat.people", "yes"),
        ],
        columns=["study_id", "people_finding_id", "counts"],
    ),
}


def test_who_does_not_count_and_a_report_without_a_year_are_left_out() -> None:
    frame = studies_in_time.frame_of(TABLES, {})
    assert frame[["modality", "study_id", "year", "people"]].values.tolist() == [
        ["Green tea", "ant", 2001, 20],
        ["Black tea", "bee", 2012, 5],
    ]


def test_the_area_of_a_dot_grows_with_its_people_and_its_place_is_its_year() -> None:
    axes = Figure().subplots()
    studies_in_time.draw(axes, studies_in_time.frame_of(TABLES, {}))
    circles = [group for group in axes.collections if group.get_gid()]
    dots = [(float(group.get_offsets()[0][0]), float(group.get_sizes()[0])) for group in circles]
    assert [round(year) for year, _ in dots] == [2001, 2012]
    assert dots[0][1] / dots[1][1] == 4


def test_the_greatest_study_of_a_row_gives_its_people_and_rows_are_named() -> None:
    svg = drawn(studies_in_time, studies_in_time.frame_of(TABLES, {}))
    assert bound(svg) == {"ant.people": "20", "bee.people": "5"}
    assert bound(svg, "cell") == {"modalities#green#label": "Green tea", "modalities#black#label": "Black tea"}


def test_circles_are_bound_to_their_people_and_those_whose_people_are_written_have_a_ring() -> None:
    axes = Figure().subplots()
    studies_in_time.draw(axes, studies_in_time.frame_of(TABLES, {}))
    assert [group.get_gid() for group in axes.collections if group.get_gid()] == ["of=ant.people", "of=bee.people"]
    rings = [group for group in axes.collections if not len(group.get_facecolor())]
    assert len(rings) == 1 + 2  # in the key, and in each row
    svg = drawn(studies_in_time, studies_in_time.frame_of(TABLES, {}))
    assert [group.get("data-of") for group in svg.iterfind(".//*[@data-of]")] == ["ant.people", "bee.people"]


def test_the_key_shows_what_circles_of_some_studies_mean() -> None:
    frame = studies_in_time.frame_of(TABLES, {})
    assert list(studies_in_time.of_key(frame).people) == [5, 20]
    assert {"people", "people below"} <= set(texts(drawn(studies_in_time, frame)))


def test_circles_do_not_lie_on_each_other() -> None:
    one_year = studies_in_time.frame_of(TABLES, {}).assign(year=2001, modality="Green tea")
    ([row], scale) = studies_in_time.placed(one_year, 6.6)
    assert scale == 1
    assert abs(row.heights[0] - row.heights[1]) >= row.radii.sum()


def test_of_circles_of_a_year_the_largest_is_in_the_middle_and_the_others_next_to_it_in_turn() -> None:
    """Radii of 4 points and less stand 0.8 points apart, at steps of half a point, above the middle before below."""
    people = [22, 22, 23, 22]
    rows = pd.DataFrame({"people": people, "year": 2001})
    row = studies_in_time._placed(rows, 8.0, 1.0)
    assert [round(radius, 2) for radius in row.radii] == [3.93, 3.93, 4.01, 3.93]
    assert list(row.heights) == [9.0, -9.0, 0.0, 18.0]


def test_many_studies_have_smaller_circles_so_that_the_drawing_fits_on_a_page() -> None:
    frame = studies_in_time.frame_of(TABLES, {})
    many = pd.concat([frame] * 300, ignore_index=True)
    rows, scale = studies_in_time.placed(many, 6.6)
    assert scale < 1 and studies_in_time.height_in(many, narrow=False) < 8
    for row in rows:
        assert len(set(row.heights)) == len(row.heights)  # all of one year: none lies on another
    axes = Figure().subplots()
    studies_in_time.draw(axes, many)
    in_key, in_rows = axes.collections[0].get_sizes(), axes.collections[2].get_sizes()
    assert max(in_key) == max(in_rows)  # the key shows circles as large as those of its studies


def test_the_scale_begins_shortly_before_the_first_year_and_ends_past_the_last() -> None:
    frame = studies_in_time.frame_of(TABLES, {})
    axes = Figure().subplots()
    studies_in_time.draw(axes, frame.assign(year=[1974, 2031]))
    assert axes.get_xlim() == (1972, 2033)
    assert list(axes.get_xticks()) == [1980, 1990, 2000, 2010, 2020, 2030]


def test_a_field_without_studies_can_be_drawn() -> None:
    assert "2000" in texts(drawn(studies_in_time, studies_in_time.frame_of(TABLES, {}).iloc[:0]))


def test_a_drawing_of_thousands_of_studies_is_no_higher_than_one_of_a_few_hundred() -> None:
    """All areas, and the steps between circles with them, become smaller until the rows fit."""
    years = [2001 + place % 20 for place in range(4000)]
    many = pd.DataFrame({"year": years, "people": [5 + place % 30 for place in range(4000)]})
    frame = many.assign(modality="Green tea", study_id="s", people_id="p", modality_id="green")
    assert studies_in_time.height_in(frame, narrow=False) <= 0.65 + HIGHEST_IN + KEY_IN
