"""The tables of the report say what the evidence says, row by row, on a made-up review."""

from __future__ import annotations

from hivcells.report.tables import discrepancies, fragile_claims, risk_of_bias, searches, studies
from report_tables.tiny_review import addresses, frame, shown, tea_for_headache


def test_studies_that_were_included_are_listed_in_alphabetical_order():
    table = studies.table(tea_for_headache())
    assert (table.name, table.title) == ("studies", "Studies")
    assert shown(table) == [
        ["Åse 2020", "Green tea", "randomised trial, open", "[ase.people]", "leaves", "Students", "full text"],
        [
            "Zest trialRegistry 2021",
            "Green tea",
            "single-arm trial",
            "–",
            "powder",
            "All",
            "registry record; fewer than thirty",
        ],
    ]
    assert {"modalities#green#label", "studies#zest#population"} <= addresses(table)


def test_studies_of_one_therapy_stand_together_in_the_order_of_the_therapies():
    rows = frame(
        "study_id | label | source_id | modality_id | design | masking | population | inclusion | caveats",
        "alp | Alp 2019 | ase2020 | mint | cohort | open | All | included |",
        "zest | Zest trial | trial7 | green | cohort | open | All | included |",
        "ase | Åse 2020 | ase2020 | green | cohort | open | All | included |",
    )
    assert [row[:2] for row in shown(studies.table(tea_for_headache(studies=rows)))] == [
        ["Åse 2020", "Green tea"],
        ["Zest trialRegistry 2021", "Green tea"],
        ["Alp 2019Åse 2020", "Mint tea"],
    ]


def test_a_study_of_a_new_kind_of_therapy_is_listed_without_an_edit_of_program_or_prose():
    """A new line of the vocabulary is enough; the map of therapies does the same (test_people_by_design.py)."""
    kinds = frame("modality_id | label", "green | Green tea", "mint | Mint tea", "oat | Oat tea")
    rows = frame(
        "study_id | label | source_id | modality_id | design | masking | population | inclusion | caveats",
        "oat | Oat 2031 | ase2020 | oat | cohort | open | All | included |",
        "ase | Åse 2020 | ase2020 | green | cohort | open | All | included |",
    )
    listed = [row[:2] for row in shown(studies.table(tea_for_headache(studies=rows, modalities=kinds)))]
    assert listed == [["Åse 2020", "Green tea"], ["Oat 2031Åse 2020", "Oat tea"]]


def test_a_study_leads_to_its_reference_by_its_name_or_by_a_citation_beside_it():
    same_name, other_name = (row[0] for row in studies.table(tea_for_headache()).rows)
    assert [(piece.kind, piece.work) for piece in same_name] == [("cell", "ase2020")]
    assert [(piece.kind, piece.of) for piece in other_name] == [("cell", "studies#zest#label"), ("beside", "trial7")]


def test_claims_that_rest_on_no_study_alone_are_left_out():
    rows = frame(
        "claim_id | meaning | about | flipped_by",
        "a | Tea helps. | several studies | ase zest",
        "b | No. | one study |",
    )
    assert shown(fragile_claims.table(tea_for_headache(fragile_claims=rows))) == [
        ["Tea helps.", "several studies", "Åse 2020, Zest trial"]
    ]


def test_discrepancies_name_their_study_cite_both_texts_and_say_which_is_followed():
    rows = frame(
        "discrepancy_id | study_id | topic | source_a | printed_a | source_b | printed_b | follows | reason",
        "b | | Dose | ase2020 | 1 g | trial7 | 2 g | neither | unclear",
        "c | zest | Age | ase2020 | 50 | trial7 | 60 | neither | unclear",
        "a | ase | People | ase2020 | 9 | trial7 | 8 | source_b | later",
    )
    assert shown(discrepancies.table(tea_for_headache(discrepancies=rows))) == [
        ["Åse 2020", "People", "9 Åse 2020", "8 Registry 2021", "the latter", "later"],
        ["Zest trial", "Age", "50 Åse 2020", "60 Registry 2021", "neither", "unclear"],
        ["Texts on no study of this review", "Dose", "1 g Åse 2020", "2 g Registry 2021", "neither", "unclear"],
    ]


def test_judgements_of_a_study_stand_on_one_row_domain_by_domain():
    rows = frame(
        "judgement_id | study_id | outcome_id | tool | domain | judgement",
        "a | zest | | ROBINS-I | Confounding | serious",
        "b | ase | | RoB 2 | Randomisation | low",
        "c | ase | | RoB 2 | Missing data | high",
    )
    table = risk_of_bias.table(tea_for_headache(risk_of_bias=rows))
    assert shown(table) == [
        ["Åse 2020", "RoB 2", "Randomisation: low; Missing data: high"],
        ["Zest trial", "ROBINS-I", "Confounding: serious"],
    ]
    assert "risk_of_bias#c#judgement" in addresses(table)


def test_a_search_is_listed_once_with_its_days_each_of_the_first_record_that_it_found_then():
    rows = frame(
        "record_id | found_by | screened_on",
        "r1 | tea AND head | 2026-01-02",
        "r2 | tea AND head | 2026-01-02",
        "r3 | mint | 2026-01-02",
        "r4 | tea AND head | 2026-01-09",
    )
    table = searches.table(tea_for_headache(screening=rows))
    assert shown(table) == [["mint", "2026-01-02"], ["tea AND head", "2026-01-02, 2026-01-09"]]
    quoted = {"r1": ("found_by", "screened_on"), "r3": ("found_by", "screened_on"), "r4": ("screened_on",)}
    assert addresses(table) == {f"screening#{record}#{column}" for record in quoted for column in quoted[record]}
