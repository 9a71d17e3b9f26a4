"""The matrix of judgements has a letter in each cell and names each study once."""

from __future__ import annotations

import pandas as pd
import pytest
from conftest import table
from figures.tiny import STUDIES, bound, drawn, texts
from hivcells.figures import judgement_matrix

JUDGED = ["judgement_id", "study_id", "tool", "domain", "judgement"]
TABLES = {
    "studies": STUDIES,
    "risk_of_bias": pd.DataFrame(
        [
            ("b1", "bee", "RoB", "drawing of lots", "low"),
            ("b2", "bee", "RoB", "overall", "some concerns"),
            ("a1", "ant", "RoB", "drawing of lots", "high"),
            ("a2", "ant", "RoB", "overall", "no information"),
            ("a3", "ant", "RoB", "overall", "low"),
            ("c1", "cat", "other tool", "overall", "yes"),
        ],
        columns=JUDGED,
    ),
}


@pytest.fixture
def frame() -> pd.DataFrame:
    return judgement_matrix.frame_of(TABLES, {"selection": "RoB"})


def test_studies_stand_in_alphabetical_order_with_the_first_judgement_of_each_domain(frame: pd.DataFrame) -> None:
    assert frame[["study", "domain", "letter"]].values.tolist() == [
        ["Ant 2001", "drawing of lots", "H"],
        ["Ant 2001", "overall", "?"],
        ["Bee 2012", "drawing of lots", "L"],
        ["Bee 2012", "overall", "Sc"],
    ]


def test_each_cell_has_its_letter_and_the_key_says_what_letters_mean(frame: pd.DataFrame) -> None:
    svg = drawn(judgement_matrix, frame)
    written = [text.replace("\u00a0", " ") for text in texts(svg)]
    assert [letter for letter in written if letter in {"H", "?", "L", "Sc"}] == ["H", "?", "L", "Sc"]
    key = " ".join(written)
    assert "A drawing of lots" in key
    assert "L = low" in key
    assert "H = high" in key
    assert bound(svg, "cell") == {"studies#ant#label": "Ant 2001", "studies#bee#label": "Bee 2012"}


def test_letters_of_a_tool_are_told_apart() -> None:
    for tool in {row["tool"] for row in table("data/risk_of_bias.csv")}:
        used = {row["judgement"] for row in table("data/risk_of_bias.csv") if row["tool"] == tool}
        assert len({judgement_matrix.LETTERS[judgement][0] for judgement in used}) == len(used), tool


def test_a_letter_means_the_same_in_each_drawing() -> None:
    letters = [letter for letter, _ in judgement_matrix.LETTERS.values()]
    assert len(set(letters)) == len(letters)


def test_a_name_too_long_for_its_place_has_a_line_of_its_own(frame: pd.DataFrame) -> None:
    long = frame.assign(
        study=frame.study.where(frame.study_id == "ant", "Bee, with a name that goes" + " on and on" * 9)
    )
    assert judgement_matrix.height_in(long) > judgement_matrix.height_in(frame)


def test_each_study_with_a_judgement_is_in_one_matrix_of_its_tool() -> None:
    matrices = [row for row in table("data/vocabulary/figures.csv") if row["kind"] == "matrix of judgements"]
    drawn_studies = [
        (matrix["selection"], study)
        for matrix in matrices
        for study in {row["study_id"] for row in table(f"results/figures/{matrix['figure_id']}.csv")}
    ]
    assert sorted(drawn_studies) == sorted({(row["tool"], row["study_id"]) for row in table("data/risk_of_bias.csv")})
