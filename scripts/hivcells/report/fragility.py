"""Which studies a claim cannot do without: each is left out of all tables in turn, and the claim judged again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pandas as pd

from hivcells.report.claims import Claim, Verdict, judge, raise_if_failed
from hivcells.tables import Tables, studies_of_rows

COLUMNS = ["claim_id", "meaning", "about", "studies", "flipped_by"]


class WithoutStudy(Mapping[str, pd.DataFrame]):
    """The tables as they would be had a study not been found; each is cut when a predicate first looks at it."""

    def __init__(self, tables: Tables, study_id: str):
        self.tables, self.study_id = tables, study_id
        self.cut: Tables = {}

    def __getitem__(self, name: str) -> pd.DataFrame:
        if name not in self.cut:
            table = self.tables[name]
            self.cut[name] = table[table.study_id != self.study_id] if "study_id" in table else table
        return self.cut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.tables)

    def __len__(self) -> int:
        return len(self.tables)


def fragile_claims(claims: Mapping[str, Claim], verdicts: Mapping[str, Verdict], tables: Tables) -> pd.DataFrame:
    """Of each claim that holds: how many studies decide it, and which ones it cannot do without.

    A claim about a single study says nothing without it, so it is listed as resting on that study
    and not tried; every other claim is judged again without each of its studies in turn that has more
    rows than it can spare.
    """
    study_of = studies_of_rows(tables)
    holding = {claim_id: verdict for claim_id, verdict in sorted(verdicts.items()) if verdict.holds}
    behind = {i: Counter(study_of[row] for row in set(v.rows) if row in study_of) for i, v in holding.items()}
    tried: dict[str, list[str]] = {}
    for claim_id, rows_of in behind.items():
        for study_id, n_rows in rows_of.items():
            if len(rows_of) > 1 and n_rows > holding[claim_id].spare:
                tried.setdefault(study_id, []).append(claim_id)
    flipped_by = {claim_id: list(rows_of) if len(rows_of) == 1 else [] for claim_id, rows_of in behind.items()}
    failed: list[tuple[Claim, str, Verdict]] = []
    for study_id in sorted(tried):
        left = WithoutStudy(tables, study_id)
        for claim_id in tried[study_id]:
            verdict = judge(claims[claim_id], left)
            failed.append((claims[claim_id], f"without {study_id}", verdict))
            if not verdict.holds:
                flipped_by[claim_id].append(study_id)
    raise_if_failed(failed)
    rows = [
        (i, claims[i].meaning, "several studies" if len(of) > 1 else "one study", len(of), " ".join(flipped_by[i]))
        for i, of in behind.items()
    ]
    return pd.DataFrame(rows, columns=COLUMNS)
