"""One part of a measure that is cut into parts, and the parts put together; see arrays.smk.

python benchmarks/array_part.py strength claim PART.csv
python benchmarks/array_part.py perspective 0 PART.csv
python benchmarks/array_part.py leave-one-out 0/8 PART.csv
python benchmarks/array_part.py together WHOLE.csv PART.csv ...
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

import pandas as pd

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "scripts"))

from hivcells.artefacts import write_table  # noqa: E402
from hivcells.report.claims import judge, read_claims  # noqa: E402
from hivcells.report.fragility import fragile_claims  # noqa: E402
from hivcells.report.perspectives import PERSPECTIVES, judged_again  # noqa: E402
from hivcells.tables import read_table  # noqa: E402
from judge_claims import tables_to_judge  # noqa: E402

PREDICATES, EVIDENCE, TABLES = Path("report/claims"), Path("results/evidence"), Path("results/tables")
MUTANTS_OF = {
    "cell": ("strength.of_cells", "cell_mutants"),
    "claim": ("strength.of_claims", "claim_mutants"),
    "page": ("strength.of_documents", "page_mutants"),
    "pdf": ("strength.of_documents", "pdf_mutants"),
    "code": ("strength.of_code", "code_mutants"),
}


def strength(of_class: str) -> pd.DataFrame:
    """How many faults of a class were tried and how many noticed; of those in programs the share that `make mutate` draws."""
    module, function = MUTANTS_OF[of_class]
    mutants_of = getattr(importlib.import_module(module), function)
    mutants = mutants_of(*drawn())[0] if of_class == "code" else list(mutants_of())
    killed = sum(mutant.killed for mutant in mutants)
    return pd.DataFrame([(of_class, len(mutants), killed)], columns=["class_id", "mutants", "killed"])


def drawn() -> tuple[float, int]:
    """The share of the faults of programs that is tried, that of `make mutate` or SHARE, and the seed of the draw."""
    from strength.measure import SEED, SHARE

    return float(os.environ.get("SHARE", SHARE)), SEED


def perspective(number: str) -> pd.DataFrame:
    """The claims judged from one perspective."""
    claims, tables = read_claims(PREDICATES), tables_to_judge(EVIDENCE, TABLES)
    verdicts = {claim_id: judge(claim, tables) for claim_id, claim in claims.items()}
    return judged_again(claims, verdicts, tables, PERSPECTIVES[int(number) : int(number) + 1])


def leave_one_out(share: str) -> pd.DataFrame:
    """The claims of one share, such as 0/8, judged without each of their studies."""
    part, parts = map(int, share.split("/"))
    claims, tables = read_claims(PREDICATES), tables_to_judge(EVIDENCE, TABLES)
    size = -(-len(claims) // parts)
    chosen = sorted(claims)[part * size : (part + 1) * size]
    return fragile_claims(claims, {claim_id: judge(claims[claim_id], tables) for claim_id in chosen}, tables)


PARTS = {"strength": strength, "perspective": perspective, "leave-one-out": leave_one_out}


def main() -> None:
    measure, *rest = sys.argv[1:]
    if measure == "together":
        whole, *parts = rest
        write_table(whole, pd.concat([read_table(part) for part in parts]))
    else:
        which, part = rest
        write_table(part, PARTS[measure](which))


if __name__ == "__main__":
    main()
