"""The evidence that the page shows on demand: its tables and the derivation of every number.

It holds `values` by id, what the card of a number shows; `sources` by id, the documents behind them; `works` by id, references as text; `claims`
by id, what must be true for a sentence; `perspectives`, what falls away for a stricter reader, with its
numbers as steps in the order of the ids of `values`; `tables` by name, with the rows of each and the first part
of their first cells, such as the study, by which they can be chosen. The table of every
number is made from `values` when it is asked for. packing.py packs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd

from hivcells.report.foreign_titles import language_of_title
from hivcells.report.forms import FORMS_OF_CARD
from hivcells.report.references import Work
from hivcells.report.tables.pieces import Table, Values, rows_of_columns
from hivcells.report.tables.rendering import page_templates
from hivcells.tables import words

# ASSUME: nobody reads more rows than these in a card; the ledger as a file has all.
MOST_ROWS_NAMED = 6


def evidence_of(
    tables: Iterable[Table],
    values: Values,
    works: Mapping[str, Work],
    sources: pd.DataFrame,
    references: Mapping[str, str],
    perspectives: list[dict[str, Any]],
    claims: Mapping[str, Mapping[str, Any]],
    templates: Path,
) -> dict[str, Any]:
    """All that the page shows on demand; works are those of the documents by source_id."""
    written = page_templates(templates).get_template("pieces.html.j2").module.on_demand  # type: ignore[attr-defined]
    return {
        "values": {value_id: _card(value_id, value) for value_id, value in sorted(values.items())},
        "sources": {row["source_id"]: _document(row, works[row["source_id"]]) for row in sources.to_dict("records")},
        "works": dict(references),
        "perspectives": [_by_steps(perspective, sorted(values)) for perspective in perspectives],
        "claims": dict(claims),
        "tables": {
            table.name: {
                "title": table.title,
                "columns": [[column.name, column.is_number] for column in table.columns],
                "rows": [[str(written(cell)).strip() for cell in row] for row in rows_of_columns(table)],
                "firsts": [row[0][0].text if row[0] else "" for row in rows_of_columns(table)],
            }
            for table in tables
        },
    }


def _by_steps(perspective: Mapping[str, Any], ids: list[str]) -> dict[str, Any]:
    """A perspective whose numbers are steps among the sorted ids, each from the place before, the first from 0.

    Numbers of a study follow each other and fall together, so that the steps are mostly 1 and pack well.
    """
    fallen = set(perspective["values"])
    places = [place for place, value_id in enumerate(ids) if value_id in fallen]
    return {**perspective, "values": [place - before for before, place in pairwise([0, *places])]}


def _card(value_id: str, value: Mapping[str, Any]) -> dict[str, Any]:
    """What the card of a number shows; left out are blanks, and the row of a reported number that has its id."""
    card = {form: value[form] for form in FORMS_OF_CARD}
    if (value["kind"], value["rows"]) != ("reported", [f"findings.csv#{value_id}"]):
        card |= {"rows": value["rows"][:MOST_ROWS_NAMED], "n_rows": len(value["rows"])}
    card |= {"press": value.get("source_kind") == "press"}
    return {name: held for name, held in card.items() if held}


def _document(row: Mapping[Any, str], work: Work) -> dict[str, str]:
    """A document: its work, short label, kind, what was read of it, and its address; a foreign title with its language."""
    address = f"https://doi.org/{row['doi']}" if row["doi"] else row["url"]
    document = {"work": work.work_id, "label": work.label, "kind": row["kind"], "read": row["text_read"]}
    language = language_of_title(row)
    return document | {"url": address} | ({"lang": language, "title": row["title"]} if language else {})


def claims_on_demand(
    judged: Mapping[str, Mapping[str, Any]], fragile: pd.DataFrame, studies: pd.DataFrame
) -> dict[str, dict[str, Any]]:
    """What the card of a claim shows: what must be true, the rows that make it so, and the studies it cannot do without.

    `one` says that the claim speaks of a single study.
    """
    label_of = dict(zip(studies["study_id"], studies["label"]))
    tried = fragile.set_index("claim_id").to_dict("index")
    return {
        claim_id: {
            "meaning": claim["meaning"],
            "rows": claim["rows"][:MOST_ROWS_NAMED],
            "n_rows": len(claim["rows"]),
            "rests_on": [label_of.get(study, study) for study in words(tried[claim_id]["flipped_by"])],
            "one": tried[claim_id]["about"] == "one study",
        }
        for claim_id, claim in sorted(judged.items())
        if claim_id in tried
    }
