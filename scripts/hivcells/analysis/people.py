"""People, each counted once: enrolled, given the cells, compared, and how many are surely different or at most so.

Reports may share people without a text that says which, so there is no single true total: of each group that may
overlap, n_surely_different takes only people who cannot be in another report, n_at_most all who may not be.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from hivcells.tables import Tables

# Column of participants.csv, id of its sum, what the sum is, and whether only groups that count are summed.
MEASURES = (
    ("n_entered", "people.entered", "people entered, summed over groups that count", True),
    ("n_given_cells", "people.given_cells", "people given the cells, summed over groups that count and print it", True),
    ("n_compared", "people.compared", "people compared, summed over groups that count and print it", True),
    ("n_surely_different", "people.surely_different", "people surely different from those of other groups", False),
    ("n_at_most", "people.at_most", "people at most, where reports may share some", False),
)
NUMBERS = [column for column, *_ in MEASURES]
ALL = "all"


def people(evidence: Tables) -> pd.DataFrame:
    """A row for each modality and one for all: modality_id and a number of people under each of NUMBERS."""
    counted = {row["value_id"]: row["value"] for row in counts_of_people(evidence)}
    endings = {**{modality: f".{modality}" for modality in evidence["modalities"].modality_id}, ALL: ""}
    rows = [
        [group, *(counted[f"{value_id}{ending}"] for _, value_id, *_ in MEASURES)] for group, ending in endings.items()
    ]
    return pd.DataFrame(rows, columns=["modality_id", *NUMBERS])


def counts_of_people(evidence: Tables) -> Iterator[dict[str, Any]]:
    """Each number of people in all and of each modality, with the rows that it adds up; a row that adds nobody is not named."""
    groups = _groups(evidence)
    for column, value_id, method, only_counted in MEASURES:
        yield _sum(value_id, groups, column, method, only_counted)
        for modality, of in _by_modality(evidence, groups):
            yield _sum(f"{value_id}.{modality}", of, column, f"{method}: {modality}", only_counted)
    unknown = groups[(groups.counts == "yes") & groups.n_given_cells.isna()]
    keys = " ".join(f"participants.csv#{key}" for key in unknown.cohort_id)
    method = "groups that count whose texts do not print how many were given the cells"
    yield {"value_id": "people.not_split", "value": len(unknown), "unit": "studies", "rows": keys, "method": method}


def _groups(evidence: Tables) -> pd.DataFrame:
    """The groups of people with the modality of their study; numbers as whole numbers, missing where blank."""
    groups = evidence["participants"].merge(evidence["studies"][["study_id", "modality_id"]], on="study_id")
    return groups.assign(**{column: pd.to_numeric(groups[column]).astype("Int64") for column in NUMBERS})


def _by_modality(evidence: Tables, groups: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    for modality in evidence["modalities"].modality_id:
        yield modality, groups[groups.modality_id == modality]


def _sum(value_id: str, groups: pd.DataFrame, column: str, method: str, only_counted: bool) -> dict[str, Any]:
    """A count of the people in a column, over the groups that add somebody."""
    counted = groups[groups.counts == "yes"] if only_counted else groups
    summed = counted[counted[column].fillna(0) > 0]
    keys = " ".join(f"participants.csv#{key}" for key in summed.cohort_id)
    number = int(summed[column].sum())
    return {"value_id": value_id, "value": number, "unit": "people", "rows": keys, "method": method}
