"""Rules on studies: caveats, masking, and the records by which they came in."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables, words

OPEN = "open-label"  # of masking, and a caveat
INCLUDED, EXCLUDED = "included", "excluded"


def caveats_are_known(tables: Tables) -> Iterator[Complaint]:
    """Caveats come from the vocabulary."""
    known = set(tables["caveats"].caveat_id)
    for study in each_row(tables["studies"]):
        for caveat in words(study.caveats):
            if caveat not in known:
                remedy = "Add it to data/vocabulary/caveats.csv, or fix the spelling."
                yield complain("studies", study, "caveats", f"'{caveat}' is not in the vocabulary", remedy)


def masking_is_that_of_the_caveats(tables: Tables) -> Iterator[Complaint]:
    """A study that is said to be open for a caveat is not masked."""
    for row in each_row(tables["studies"]):
        if OPEN in words(row.caveats) and row.masking.endswith("blind"):
            yield complain("studies", row, "masking", f"with the caveat '{OPEN}'", "Correct the one or the other.")


def studies_were_screened(tables: Tables) -> Iterator[Complaint]:
    """Each study has a record in screening.csv, from which the flow of records is counted; one that is included, an included one."""
    screening = tables["screening"]
    screened, included = set(screening.study_id), set(screening.study_id[screening.decision == INCLUDED])
    for row in each_row(tables["studies"]):
        if row.study_id not in screened:
            remedy = "Restore its record there, or add it."
            yield complain("studies", row, "study_id", "no record in screening.csv", remedy)
        elif row.inclusion == INCLUDED and row.study_id not in included:
            remedy = "Include a record of it there, or correct the study."
            yield complain("studies", row, "inclusion", "no included record in screening.csv", remedy)


def excluded_records_have_no_study(tables: Tables) -> Iterator[Complaint]:
    """A record that is excluded tells of no study of the review."""
    for row in each_row(tables["screening"].loc[tables["screening"].decision == EXCLUDED]):
        if row.study_id:
            yield complain(
                "screening", row, "study_id", "of an excluded record", "Leave it blank, or include the record."
            )
