"""Rules on checklists: what is met has a place, what is not, or not fully, has a reason."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

MET = "yes"
NOT_MET = ("no", "not applicable")


def items_have_place_or_reason(tables: Tables) -> Iterator[Complaint]:
    """An item that is met has a place and no excuse; one that is not has a reason, and one met in part both."""
    for row in each_row(tables["checklists"]):
        if row.met == MET and not row.place:
            yield complain("checklists", row, "place", "met, but nowhere", "Name the section, table or figure.")
        if row.met != MET and not row.reason:
            yield complain("checklists", row, "reason", f"met: {row.met}, without a reason", "Say why.")
        if row.met == MET and row.reason:
            remedy = "Remove the reason, or say 'partly'."
            yield complain("checklists", row, "reason", "a reason against an item that is met", remedy)
        if row.met in NOT_MET and row.place:
            remedy = "Remove the place, or say 'partly'."
            yield complain("checklists", row, "place", f"met: {row.met}, and yet at a place", remedy)


def places_name_their_document(tables: Tables) -> Iterator[Complaint]:
    """A place and the document that has it come together."""
    for row in each_row(tables["checklists"]):
        if bool(row.place) != bool(row.document):
            problem = "a place and its document do not come together"
            yield complain("checklists", row, "document", problem, "Enter both, or neither.")
