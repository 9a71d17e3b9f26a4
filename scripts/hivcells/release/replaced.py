"""Numbers that were citable in a version and are no more: each needs an entry that says where to look."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

import pandas as pd

from hivcells.complaints import Complaint
from hivcells.tables import FIRST_LINE, read_table

FILE = Path("data/vocabulary/replaced_values.csv")


def replaced_values(table: pd.DataFrame) -> dict[str, tuple[str, str]]:
    """By old id, the id that stands for it now (blank for none) and the reason."""
    return {old: (new, reason) for old, new, reason in zip(table.old_id, table.new_id, table.reason)}


def read_replaced(project: Path) -> dict[str, tuple[str, str]]:
    """The entries of a project; none where it has no such file, as the first version."""
    path = project / FILE
    return replaced_values(read_table(path)) if path.is_file() else {}


def complaints_of_replaced(
    last: str, ids_before: Collection[str], ids_now: Collection[str], table: pd.DataFrame
) -> Iterator[Complaint]:
    """Ids of the last version that vanished without an entry, and entries that do not say where to look.

    The frame has old_id, new_id and reason; its index is the line in the file.
    """
    listed = set(table.old_id)
    for value_id in sorted(set(ids_before) - set(ids_now) - listed):
        remedy = "Add a line with the id that stands for it now, or a blank, and the reason."
        problem = f"a number of version {last} has vanished and is not listed"
        yield Complaint(str(FILE), len(table) + FIRST_LINE, problem, remedy, "old_id", value_id)
    for row in table.itertuples():
        at = (str(FILE), int(row.Index))
        if row.old_id in ids_now:
            yield Complaint(*at, "the number still exists", "Remove the line.", "old_id", str(row.old_id))
        if row.new_id and row.new_id not in ids_now:
            yield Complaint(*at, "no such number", "Name one of results/values.json.", "new_id", str(row.new_id))
        if not row.reason.strip():
            yield Complaint(*at, "no reason", "Say why the number is gone.", "reason", str(row.reason))
