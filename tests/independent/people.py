"""The people behind a number: printed with it, or counted in its arm or study."""

from __future__ import annotations

from independent.evidence import Row, printed, used
from independent.series import outcomes


def whole_scopes() -> list[str]:
    """The scopes that count all of an arm or study, the nearest to the analysis first; without a scope all are counted too."""
    return [*" ".join(cell(row, "whole_scopes") for row in printed("vocabulary/outcomes")).split(), ""]


# How many, the id that says so, and whether it is the number's own.
Behind = tuple[int, str, bool]


def cell(row: Row, column: str) -> str:
    """A cell of a column that the table may lack."""
    return row.get(column, "") or ""


def people_behind(row: Row) -> list[Behind]:
    """Numbers of people that may stand behind a number, the likeliest first."""
    if cell(row, "n_assessed"):
        return [(int(row["n_assessed"]), row["finding_id"], True)]
    study = [r for r in used("findings") if r["study_id"] == row["study_id"]]
    counts = [r for r in study if r["outcome_id"] in outcomes("people") and r["unit"] == "people"]
    counts = [r for r in counts if r["relation"] == "=" and r["value"].isdigit() and int(r["value"])]
    own = [r for r in counts if r["arm_id"] == row["arm_id"]]
    scopes = [row["scope"]] if row["scope"] else whole_scopes()
    if row["study_id"] and len({r[arm] for r in study for arm in ("arm_id", "comparator_arm_id")} - {""}) == 1:
        own = own if [r for r in own if r["scope"] in scopes] else counts
    same_text = [r for r in own if r["source_id"] == row["source_id"]]
    if same_text or not row["study_id"]:
        own = same_text
    found: list[Behind] = []
    for scope in scopes:
        for r in own:
            if r["scope"] == scope and int(r["value"]) not in [n for n, *_ in found]:
                found.append((int(r["value"]), r["finding_id"], False))
    return found


def joined(*ids: str) -> str:
    """Ids, each once."""
    return " ".join(dict.fromkeys(ids))
