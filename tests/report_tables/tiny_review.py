"""A made-up review of tea for headache: two studies, just enough of each table."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from absent import ABSENT
from hivcells.report.tables.pieces import Table
from hivcells.tables import Tables

# What a row of two arms compared names.
COMPARED = "study_id | arm_id | comparator_arm_id | outcome_id"


def frame(header: str, *rows: str) -> pd.DataFrame:
    """A frame of text from cells set apart by bars, as they would stand in a CSV."""
    cells = [[cell.strip() for cell in row.split("|")] for row in rows]
    return pd.DataFrame(cells, columns=[name.strip() for name in header.split("|")], dtype=str)


def shown(table: Table) -> list[list[str]]:
    """The text of each cell of a table; a number that is not put in yet is its id in brackets."""
    return [
        [
            "".join(p.text or f"[{p.of}{':' * (p.form != 'value')}{p.form.removeprefix('value')}]" for p in cell)
            for cell in row
        ]
        for row in table.rows
    ]


def addresses(table: Table) -> set[str]:
    """The cells of the evidence that a table quotes."""
    return {piece.of for row in table.rows for cell in row for piece in cell if piece.kind == "cell"}


def tea_for_headache(**others: pd.DataFrame) -> Tables:
    """The tables of the review; others replace some of them."""
    tables: Mapping[str, pd.DataFrame] = {
        "sources": frame(
            "source_id | work_id | kind | text_read | authors | title | container | publisher | year",
            "ase2020 | ase2020 | article | full text | Åse, Kari; Bo, Ola | Tea | J Tea | | 2020",
            "trial7 | trial7 | registry | registry record | | Mint for the head | | Registry | 2021",
        ),
        "modalities": frame("modality_id | label", "green | Green tea", "mint | Mint tea"),
        "studies": frame(
            "study_id | label | source_id | modality_id | design | masking | population | inclusion | caveats",
            "zest | Zest trial | trial7 | green | single-arm trial | not reported | All | included | small press-only",
            "ase | Åse 2020 | ase2020 | green | randomised trial | open | Students | included |",
            "old | Old 1950 | ase2020 | green | case report | open | One | mentioned |",
        ),
        "arms": frame(
            "arm_id | study_id | label | role | cell_product",
            "ase.tea | ase | Tea | experimental | leaves",
            "ase.more | ase | More tea | experimental | leaves",
            "ase.water | ase | Water | comparator | water",
            "zest.tea | zest | Tea | experimental | powder",
        ),
        "outcomes": frame(
            "outcome_id | label | role", "pain | Pain | cell count", "death | Death | death", "fall | Fall |"
        ),
        "caveats": frame(
            "caveat_id | text | is_about_text_read",
            "small | Fewer than thirty | ",
            "press-only | Only press was read | yes",
        ),
        "participants": frame("study_id | people_finding_id", "ase | ase.people"),
        "findings": frame(
            f"finding_id | {COMPARED} | time_value | time_unit | scope | analysis | statistic | low | source_id"
        ),
        "events": frame("event_id | study_id | arm_id | outcome_id | kind | n_assessed | counted | severity | note"),
        "counts": frame("value_id | modality_id | design | value"),
        "proportions": frame("value_id | event_id | inputs"),
        "changes": frame(f"value_id | {COMPARED} | average | baseline_id | last_id"),
        "contrasts": frame(f"value_id | {COMPARED} | statistic"),
        "risk_differences": frame(f"value_id | {COMPARED} | statistic | pair_id | inputs | counts_from"),
        "recheck": frame("value_id | study_id | check | printed | value | verdict | detail | check_id"),
        "fragile_claims": frame("claim_id | meaning | about | flipped_by"),
        "discrepancies": frame(
            "discrepancy_id | study_id | topic | source_a | printed_a | source_b | printed_b | follows | reason"
        ),
        "risk_of_bias": frame("judgement_id | study_id | tool | outcome_id | domain | judgement"),
        "signatures": frame("table | row_id | value | answer | reviewer | signed_on"),
        "screening": frame("record_id | found_by | screened_on"),
        "names": frame("name"),
        "cases": frame(
            "case_id | label | indication | donor_ccr5 | stop | stop_finding_id | virus_after_stop | rebound_finding_id"
            " | last_finding_id | gvhd | source_id"
        ),
        "cases_in_months": frame(
            "case_id | label | indication | donor_ccr5 | stop | stop_period | virus_after_stop | last_since"
            " | death_event_id | stopped_months_after_start | gvhd | source_id"
        ),
        "case_times": frame("value_id | relation"),
        "interruptions": frame("interruption_id | study_id | modality_id | reason"),
        "certainty_rated": frame("outcome | label | found | without_cells"),
        "next_trial_sizes": frame("value_id | question_id | question | statistic | assumption | low"),
        "perspectives": frame("perspective_id | label | claim_id | still_holds | why_not"),
    }
    return {**ABSENT, **tables, **others}
