"""CD4 count from baseline to the last printed visit, one line for each arm.

    python scripts/figure_cd4_change.py results/evidence/findings.csv results/evidence/arms.csv \
        results/evidence/studies.csv results/tables/changes.csv results/figures/cd4_change.svg

What the source prints of the spread is drawn as a thin line; most sources print none.
"""

from __future__ import annotations

import argparse

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import read_frame
from hivcells.figures import BLUE, ORANGE, QUIET, new_figure, save, write_value

COLUMNS = [
    "study",
    "arm",
    "role",
    "statistic",
    "baseline_id",
    "baseline",
    "last_id",
    "last",
    "change_id",
    "baseline_low",
    "baseline_high",
    "last_low",
    "last_high",
]
ROW_HEIGHT_IN = 0.46
GAP, ROOM_FOR_LABELS = 0.02, 0.14  # shares of the longest distance from zero
COLOUR = {"experimental": BLUE, "control": ORANGE}


def arms_with_change(
    findings: pd.DataFrame, arms: pd.DataFrame, studies: pd.DataFrame, changes: pd.DataFrame
) -> list[dict]:
    """Baseline, last value and printed limits of each arm whose CD4 count has both."""
    finding = findings.set_index("finding_id")
    arm, study = arms.set_index("arm_id"), studies.set_index("study_id")
    rows = []
    for change in changes[changes.outcome_id == "cd4"].itertuples():
        first, last = finding.loc[change.baseline_id], finding.loc[change.last_id]
        rows.append(
            {
                "study": study.label[change.study_id],
                "arm": arm.label[change.arm_id],
                "role": arm.role[change.arm_id],
                "statistic": first.statistic,
                "baseline_id": change.baseline_id,
                "baseline": first.value,
                "last_id": change.last_id,
                "last": last.value,
                "change_id": change.value_id,
                "baseline_low": first.low,
                "baseline_high": first.high,
                "last_low": last.low,
                "last_high": last.high,
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "arms", "studies", "changes", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = arms_with_change(
        *(read_frame(getattr(arguments, name)) for name in ("findings", "arms", "studies", "changes"))
    )

    span = max((float(row[moment]) for row in rows for moment in ("baseline", "last")), default=1)
    figure, axes = new_figure(0.9 + ROW_HEIGHT_IN * len(rows))
    for y, row in enumerate(rows):
        colour, first, last = COLOUR[row["role"]], float(row["baseline"]), float(row["last"])
        for moment, offset in (("baseline", -0.14), ("last", 0.14)):
            if row[f"{moment}_low"]:
                axes.plot(
                    [float(row[f"{moment}_low"]), float(row[f"{moment}_high"])],
                    [y + offset] * 2,
                    color=QUIET,
                    linewidth=0.8,
                )
        axes.plot([first, last], [y, y], color=colour, linewidth=1.8)
        axes.plot(first, y, "o", color=colour, markersize=4)
        axes.plot(last, y, ">" if last >= first else "<", color=colour, markersize=6)
        left, right = ("baseline", "last") if first <= last else ("last", "baseline")
        write_value(axes, min(first, last) - GAP * span, y, row[left], row[f"{left}_id"], ha="right", va="center")
        write_value(axes, max(first, last) + GAP * span, y, row[right], row[f"{right}_id"], ha="left", va="center")
    axes.set_yticks(range(len(rows)), [f"{row['study']}\n{row['arm']}, {row['statistic']}" for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(-ROOM_FOR_LABELS * span, (1 + ROOM_FOR_LABELS) * span)
    axes.set_xlabel("CD4 count, cells/µL")
    axes.grid(True, axis="x")
    axes.tick_params(axis="y", length=0)
    save(figure, arguments.figure, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
