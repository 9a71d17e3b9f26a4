"""Rules on designs: what one column says of masking or of inclusion, no other contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables, words

OPEN = "open-label"  # of masking, and a caveat
EXCLUDED = "excluded"


def masking_is_that_of_the_caveats(tables: Tables) -> Iterator[Complaint]:
    """A study that is said to be open for a caveat is not masked."""
    for row in each_row(tables["studies"]):
        if OPEN in words(row.caveats) and row.masking.endswith("blind"):
            yield complain("studies", row, "masking", f"with the caveat '{OPEN}'", "Correct the one or the other.")


def excluded_records_have_no_study(tables: Tables) -> Iterator[Complaint]:
    """A record that is excluded tells of no study of the review."""
    for row in each_row(tables["screening"].loc[tables["screening"].decision == EXCLUDED]):
        if row.study_id:
            yield complain(
                "screening", row, "study_id", "of an excluded record", "Leave it blank, or include the record."
            )
