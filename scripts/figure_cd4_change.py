"""CD4 count from baseline to the last printed visit, one line for each arm.

    python scripts/figure_cd4_change.py results/evidence/findings.csv results/evidence/arms.csv \
        results/evidence/studies.csv results/tables/changes.csv results/figures/cd4_change.svg

What the source prints of the spread is drawn as a thin line; most sources print none.
"""

from __future__ import annotations

import argparse

from hivcells.complaints import exit_on_complaints
from hivcells.figures import BLUE, ORANGE, QUIET, head_column, new_figure, save, write_column, write_label
from hivcells.tables import Row, by_key, read_table
from matplotlib.markers import CARETLEFT, CARETRIGHT  # their tips stand on the value

COLUMNS = [
    "arm_id",
    "study_id",
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
ROW_HEIGHT_IN = 0.36
COLOUR = {"experimental": BLUE, "control": ORANGE}


def arms_with_change(findings: list[Row], arms: list[Row], studies: list[Row], changes: list[Row]) -> list[dict]:
    """Baseline, last value and printed limits of each arm whose CD4 count has both."""
    finding, arm, study = by_key(findings, "finding_id"), by_key(arms, "arm_id"), by_key(studies, "study_id")
    rows = []
    for change in changes:
        if change["outcome_id"] != "cd4":
            continue
        first, last = finding[change["baseline_id"]], finding[change["last_id"]]
        rows.append(
            {
                "arm_id": change["arm_id"],
                "study_id": change["study_id"],
                "study": study[change["study_id"]]["label"],
                "arm": arm[change["arm_id"]]["label"],
                "role": arm[change["arm_id"]]["role"],
                "statistic": first["statistic"],
                "baseline_id": change["baseline_id"],
                "baseline": first["value"],
                "last_id": change["last_id"],
                "last": last["value"],
                "change_id": change["value_id"],
                "baseline_low": first["low"],
                "baseline_high": first["high"],
                "last_low": last["low"],
                "last_high": last["high"],
            }
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "arms", "studies", "changes", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = arms_with_change(
        *(read_table(getattr(arguments, name)) for name in ("findings", "arms", "studies", "changes"))
    )

    figure, axes = new_figure(0.9 + ROW_HEIGHT_IN * len(rows))
    for y, row in enumerate(rows):
        colour, first, last = COLOUR[row["role"]], float(row["baseline"]), float(row["last"])
        for moment, offset in (("baseline", 0.17), ("last", 0.3)):
            if row[f"{moment}_low"]:
                axes.plot(
                    [float(row[f"{moment}_low"]), float(row[f"{moment}_high"])],
                    [y + offset] * 2,
                    color=QUIET,
                    linewidth=0.8,
                )
        axes.plot([first, last], [y, y], color=colour, linewidth=1.8)
        axes.plot(first, y, "o", color=colour, markersize=4)
        axes.plot(last, y, marker=CARETRIGHT if last >= first else CARETLEFT, color=colour, markersize=6)
        write_column(axes, 0, y, row["baseline"], row["baseline_id"])
        write_column(axes, 0.2, y, row["last"], row["last_id"])
        cells = f"studies#{row['study_id']}#label arms#{row['arm_id']}#label"
        write_label(axes, y, f"{row['study']}: {row['arm']}", cells)
    head_column(axes, 0, "first")
    head_column(axes, 0.2, "last")
    axes.set_yticks([])
    axes.set_ylim(len(rows) - 0.5, -1)
    axes.set_xlim(left=0)
    axes.set_xlabel("CD4 count, cells/µL")
    axes.grid(True, axis="x")
    save(figure, arguments.figure, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
