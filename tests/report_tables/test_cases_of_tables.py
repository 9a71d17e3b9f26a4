"""Rows that curators may enter: two tools for one study, a kind of therapy of which no text tells."""

from __future__ import annotations

import pandas as pd
from hivcells.report.tables import cases, risk_of_bias, studies
from report_tables.tiny_review import frame, shown, tea_for_headache


def test_each_tool_and_outcome_of_a_study_has_a_row_of_its_own():
    rows = frame(
        "judgement_id | study_id | tool | outcome_id | domain | judgement",
        "a | ase | RoB 2 | pain | Randomisation | low",
        "b | ase | ROBINS-I | death | Confounding | serious",
        "c | ase | RoB 2 | death | Randomisation | high",
        "d | ase | RoB 2 | pain | Missing data | high",
    )
    assert shown(risk_of_bias.table(tea_for_headache(risk_of_bias=rows))) == [
        ["Åse 2020", "RoB 2, Pain", "Randomisation: low; Missing data: high"],
        ["Åse 2020", "ROBINS-I, Death", "Confounding: serious"],
        ["Åse 2020", "RoB 2, Death", "Randomisation: high"],
    ]


def test_a_kind_of_therapy_that_nobody_wrote_of_stands_in_the_table_of_studies():
    tables = tea_for_headache()
    tables["modalities"] = pd.concat([tables["modalities"], frame("modality_id | label", "cold | Cold packs")])
    tables["studies"] = tables["studies"].assign(modality_id="cold")
    therapies = [row[1] for row in shown(studies.table(tables))]
    assert therapies == ["Cold packs", "Cold packs"]


MONTHS = (
    "case_id | label | stop | stop_period | virus_after_stop | last_since | death_event_id | stopped_months_after_start | source_id",
    "late | Bo | after | later | back | stop | | | ase2020",
    "soon | Cy | before | around | away | stop | | | ase2020",
)


def test_cases_stand_below_when_they_stopped_where_the_times_differ():
    both = tea_for_headache(cases_in_months=frame(*MONTHS))
    assert [row[0] for row in shown(cases.table(both))] == [
        "Stopped long after",
        "BoÅse 2020",
        "Stopped or missed around the procedure",
        "CyÅse 2020",
    ]
    one = tea_for_headache(cases_in_months=frame(*MONTHS[:2]))
    assert [row[0] for row in shown(cases.table(one))] == ["BoÅse 2020"]


def test_a_last_report_without_a_date_is_undated():
    """Bo's last report is of 2020, that of Cy has no year; of Di none is named."""
    listed = frame("case_id | last_finding_id", "bo | bo.free", "cy | cy.free", "di | ")
    found = frame("finding_id | source_id", "bo.free | ase2020", "cy.free | page")
    documents = frame("source_id | year", "ase2020 | 2020", "page | ")
    years = cases._years_of_last_reports({"cases": listed, "findings": found, "sources": documents})
    texts = {case: "".join(piece.text for piece in cell) for case, cell in years.items()}
    assert texts == {"bo": " (2020)", "cy": " (undated)"}


def test_a_case_whose_document_has_its_name_is_named_once_and_leads_there():
    sources = frame(
        "source_id | work_id | kind | text_read | authors | title | container | publisher | year",
        "ase2020 | ase2020 | conference | abstract | [Bo] | Tea | | | 2020",
    )
    [row] = cases.table(tea_for_headache(cases_in_months=frame(*MONTHS[:2]), sources=sources)).rows
    assert [(piece.text, piece.work) for piece in row[0]] == [("Bo", "ase2020")]
