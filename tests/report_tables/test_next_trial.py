"""The table of the next trial, on a made-up question."""

from __future__ import annotations

import pandas as pd
from hivcells.report.tables import next_trial
from hivcells.report.tables.rendering import page_templates, pdf_templates
from report_tables.evidence_of_tea import TEMPLATES
from report_tables.tiny_review import frame

SIZES = frame(
    "value_id | question_id | question | statistic | assumption | low | value",
    "next_trial.small.per_arm | small | Warmer hands | people per arm | All come | 15 | 25",
    "next_trial.large.per_arm | large | Warmer hands | people per arm | All come | 5 | 7",
)


def cell_of_people():
    [row] = next_trial.table({"next_trial_sizes": SIZES}).rows
    return row[2]


def test_each_effect_stands_on_a_line_the_largest_number_of_people_first() -> None:
    assert [piece.of for piece in cell_of_people() if piece.form == "value"] == [
        "next_trial.small.per_arm",
        "next_trial.large.per_arm",
    ]
    assert [piece.kind for piece in cell_of_people()].count("line") == 1


def test_what_needs_no_second_arm_stands_last() -> None:
    harm = frame(
        "value_id | question_id | question | statistic | assumption | low | value",
        "next_trial.harm.people | harm | A burnt hand | people | All ask | | 59",
    )
    events = harm.assign(value_id="next_trial.ill.events", question_id="ill", question="Less ill", statistic="events")
    rows = next_trial.table({"next_trial_sizes": pd.concat([harm, events, SIZES], ignore_index=True)}).rows
    assert [row[0][0].text for row in rows] == ["Warmer hands", "Less ill", "A burnt hand"]
    assert [row[2][-1].text for row in rows[1:]] == [" events in both arms", " in all"]


def test_words_of_that_table_stand_to_the_left() -> None:
    assert not any(column.is_number for column in next_trial.COLUMNS)


def test_the_end_of_a_line_is_one_on_page_and_paper_and_is_no_string() -> None:
    for templates, name, sign in ((page_templates, "html", "<br>"), (pdf_templates, "typ", "#linebreak()")):
        written = templates(TEMPLATES).get_template(f"pieces.{name}.j2").module.written
        assert sign in str(written(cell_of_people(), "") if name == "html" else written(cell_of_people()))
