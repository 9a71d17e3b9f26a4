"""Every count of the report: which rows of the data it counts, and what it adds up."""

from __future__ import annotations

from functools import cache

from independent.certainty import people_of_certainty
from independent.counting import Count
from independent.counts_of_numbers import counts_of_numbers, counts_of_signatures, counts_of_verdicts
from independent.counts_of_people import counts_of_bounds, counts_of_interruptions, counts_of_people
from independent.counts_of_studies import counts_of_arms, counts_of_documents, counts_of_studies
from independent.stops import counts_of_cases


@cache
def counts() -> dict[str, Count]:
    """Every count by its id."""
    kinds = (
        counts_of_people,
        counts_of_bounds,
        counts_of_studies,
        counts_of_arms,
        counts_of_documents,
        counts_of_numbers,
        counts_of_signatures,
        counts_of_verdicts,
        counts_of_interruptions,
        counts_of_cases,
        people_of_certainty,
    )
    return {value_id: count for kind in kinds for value_id, count in kind()}
