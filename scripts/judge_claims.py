"""Judge every claim of the report against the tables; a false one stops the build.

python scripts/judge_claims.py results/draft/quotations.csv results/evidence results/tables results/draft/claims.json
"""

from __future__ import annotations

import argparse
import inspect
from pathlib import Path

from hivcells.artefacts import write_json
from hivcells.claims import PREDICATES, Verdict
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.tables import Row, Tables, read_table, read_tables


def judge(claim_id: str, tables: Tables, at: Row) -> Verdict | Complaint:
    """Verdict on a claim, or a complaint at its sentence when it is false or cannot be judged."""
    predicate = PREDICATES.get(claim_id)
    if predicate is None:
        return Complaint(
            at["file"],
            int(at["line"]),
            "no predicate judges this claim",
            f"Write the function {claim_id.replace('-', '_')} in scripts/hivcells/claims.py, or mend the id.",
            value=claim_id,
        )
    try:
        verdict = predicate(tables)
    except Exception as error:  # a predicate may fail in any way when rows it needs are gone
        return Complaint(
            "scripts/hivcells/claims.py",
            inspect.getsourcelines(predicate)[1],
            f"the predicate fails ({error!r})",
            "Restore the rows that it needs, or rewrite predicate and sentence.",
            value=claim_id,
        )
    if not verdict.holds:
        return Complaint(
            at["file"],
            int(at["line"]),
            f'no longer true: "{at["sentence"]}"',
            f"Rewrite the sentence; the claim means: {inspect.getdoc(predicate)}",
            value=at["form"],
        )
    return verdict


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("quotations", "evidence", "tables", "claims"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    quoted = [row for row in read_table(arguments.quotations) if row["kind"] == "claim"]
    tables = read_tables(arguments.evidence, arguments.tables)
    verdicts = {(row["id"], row["file"], row["line"]): judge(row["id"], tables, row) for row in quoted}
    complaints = [verdict for verdict in verdicts.values() if isinstance(verdict, Complaint)]
    for claim_id in sorted(set(PREDICATES) - {row["id"] for row in quoted}):
        line = inspect.getsourcelines(PREDICATES[claim_id])[1]
        complaints.append(
            Complaint(
                "scripts/hivcells/claims.py",
                line,
                "no sentence makes this claim",
                "Bind the sentence, or remove the predicate.",
                value=claim_id,
            )
        )
    raise_if_any(complaints)
    write_json(
        arguments.claims,
        {
            claim_id: {
                "meaning": inspect.getdoc(PREDICATES[claim_id]),
                "holds": True,
                "rows": next(v.rows for (i, *_), v in verdicts.items() if i == claim_id),
                "quoted": [
                    {"words": row["form"], "file": row["file"], "line": int(row["line"])}
                    for row in quoted
                    if row["id"] == claim_id
                ],
            }
            for claim_id in sorted({row["id"] for row in quoted})
        },
    )


if __name__ == "__main__":
    exit_on_complaints(main)
