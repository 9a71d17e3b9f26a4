"""Numbers signed by people: what a signature stands for, and which signatures hold.

A person who compared a number with the text it comes from signs it as right, or says what it should be.
The signature keeps the number as it was; once the number changes, its signature holds no more.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from hivcells.tables import Tables, address_of

KEYS = {"findings": "finding_id", "events": "event_id"}  # the tables of reported numbers
YES, NO = "yes", "no"
# ASSUME: a person who signs a number has compared these cells of its row with the text, and no others.
PARTS = (("spread", "spread {spread} {spread_kind}"), ("time_value", "at {time_value} {time_unit}"), ("n_assessed", "n {n_assessed}"))  # fmt: skip


def as_signed(row: Mapping[str, str]) -> str:
    """A row of numbers as one text: '67 (10 to 124) cells_per_ul, at 24 month', '< 0.001 p', '2 of 10 people'."""
    if "n_events" in row:
        return f"{row['n_events']} of {row['n_assessed']} {row['counted']}"
    relation = "" if row.get("relation", "=") == "=" else f"{row['relation']} "
    limits = f"{row['low']} to {row['high']}" if row.get("low") else ""
    number = f"{row['value']} ({limits})" if row["value"] and limits else row["value"] or limits
    parts = [text.format(**row) for column, text in PARTS if row.get(column)]
    return ", ".join([f"{relation}{number} {row['unit']}", *parts])


def numbers_now(evidence: Tables) -> dict[str, str]:
    """Every reported number as it would be signed now, by its row: 'findings.csv#tea2020.people'."""
    return {
        address_of(table, row[key]): as_signed(row)
        for table, key in KEYS.items()
        for row in evidence[table].to_dict("records")
    }


def holding(signatures: pd.DataFrame, now: Mapping[str, str]) -> pd.DataFrame:
    """The signatures, with the `address` of their row, whose number is still what was signed."""
    addresses = [address_of(table, row_id) for table, row_id in zip(signatures.table, signatures.row_id)]
    holds = [now.get(address) == value for address, value in zip(addresses, signatures.value)]
    return signatures.assign(address=addresses).loc[holds]


def refused(held: pd.DataFrame) -> set[str]:
    """Rows of numbers that a person found wrong."""
    return set(held.address[held.answer == NO])


def signed(held: pd.DataFrame) -> dict[str, list[dict[str, str]]]:
    """Who signed each number as right, and when, by its row.

    ASSUME: a number that one person found right and another wrong is not signed until they agree.
    """
    agreed = held.loc[(held.answer == YES) & ~held.address.isin(refused(held))]
    by_row: dict[str, list[dict[str, str]]] = {}
    for address, who, when in zip(agreed.address, agreed.reviewer, agreed.signed_on):
        by_row.setdefault(address, []).append({"who": who, "when": when})
    return by_row
