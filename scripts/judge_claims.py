"""Judge every claim of the report against the tables, and again from other perspectives and without each study.

    python scripts/judge_claims.py report/claims results/evidence results/tables \
        results/draft/judged_claims.json results/tables/fragile_claims.csv results/tables/perspectives.csv

Each predicate is judged whether the text quotes it or not; what the text makes of it is seen later.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from hivcells.artefacts import write_json, write_table
from hivcells.complaints import exit_on_complaints
from hivcells.report.claims import judge, read_claims
from hivcells.report.fragility import fragile_claims
from hivcells.report.perspectives import judged_again
from hivcells.tables import Tables, read_tables

# Tables that are written from the judged claims, or after them.
WRITTEN_LATER = ("fragile_claims", "ledger", "perspectives")


def tables_to_judge(*folders: Path) -> Tables:
    """The tables of some folders, by name, but for those that come of the judgement."""
    return read_tables(*folders, without=WRITTEN_LATER)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("predicates", "evidence", "tables", "claims", "fragile", "perspectives"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    claims = read_claims(arguments.predicates)
    tables = tables_to_judge(arguments.evidence, arguments.tables)
    verdicts = {claim_id: judge(claim, tables) for claim_id, claim in sorted(claims.items())}
    judged = {
        claim_id: {
            "meaning": claims[claim_id].meaning,
            "holds": verdict.holds,
            "error": verdict.error,
            "file": claims[claim_id].file,
            "line": claims[claim_id].line,
            "rows": verdict.rows,
        }
        for claim_id, verdict in verdicts.items()
    }
    write_json(arguments.claims, judged)
    write_table(arguments.fragile, fragile_claims(claims, verdicts, tables))
    write_table(arguments.perspectives, judged_again(claims, verdicts, tables))


if __name__ == "__main__":
    exit_on_complaints(main)
