"""The same review with more evidence: each study several times, with keys of its own.

What refers to a study or one of its rows refers to the same copy; vocabulary and questions stay as they are.
"""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
from hivcells.artefacts import write_table
from hivcells.tables import read_table, words

OF_STUDIES = [
    "studies",
    "arms",
    "findings",
    "events",
    "participants",
    "cases",
    "interruptions",
    "harms",
    "funders",
]
OF_READING = ["sources", "corrections", "discrepancies", "risk_of_bias", "screening"]
OF_EXTRACTION = ["extraction/numbers", "extraction/judgements", "extraction/candidates"]

KEYS = re.compile(r".+_ids?|same_people_as|overlap_group|source_[ab]")
OF_VOCABULARY = ("outcome_id", "modality_id")
NOT_OF_A_STUDY = ("unplaced",)  # the name of an overlap with no report in particular
STUDY_IN_KEY = re.compile(r"(context\.)?([^.#]+)")
ADDRESS = "url"  # of a document, which has one: a copy stands at a place of its own
IDENTIFIERS = ["doi", "pmid", "pmcid", "registry_id"]  # a work and a trial have their own
BLANK_IN_COPIES = (*IDENTIFIERS, "is_primary")  # a primary comparison has to be quoted by the prose
NO_PRIMARY = "No primary outcome entered: that of a copy is not marked. "


def key_of_copy(key: str, copy: int) -> str:
    """The key of a row in a copy: 'tea2020.people' to 'tea2020_2.people'."""
    return key if key in NOT_OF_A_STUDY else STUDY_IN_KEY.sub(rf"\1\2_{copy}", key, count=1)


def copied(table: pd.DataFrame, copy: int) -> pd.DataFrame:
    """The rows as those of other studies: all keys are those of the copy, identifiers of works blank."""
    is_identifier = (
        table["column"].isin([*IDENTIFIERS, ADDRESS]) if {"column", "first"} <= {*table} else [False] * len(table)
    )
    table = table.loc[[not blank for blank in is_identifier]].copy()
    for column in table.columns:
        if KEYS.fullmatch(column) and column not in OF_VOCABULARY:
            table[column] = [" ".join(key_of_copy(key, copy) for key in words(cell)) for cell in table[column]]
        if column in BLANK_IN_COPIES:
            table[column] = ""
    for column in {"title", "label"} & {*table.columns}:  # by which documents, studies and arms are told apart
        table[column] = [f"{text} {copy}" if text else "" for text in table[column]]
    if ADDRESS in table:
        table[ADDRESS] = [f"{address}#{copy}" if address else "" for address in table[ADDRESS]]
    if "recruitment_start" in table:
        table["note"] = (NO_PRIMARY + table["note"]).str.strip()
    return table


def multiply(data: Path, times: int) -> int:
    """Write the curated tables anew, with each study so many times; returns how many rows they have."""
    rows = 0
    for name in [*OF_STUDIES, *OF_READING, *OF_EXTRACTION]:
        table = read_table(data / f"{name}.csv")
        grown = pd.concat([table, *(copied(table, copy) for copy in range(2, times + 1))])
        write_table(data / f"{name}.csv", grown)
        rows += len(grown)
    return rows
