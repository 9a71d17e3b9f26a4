"""Share of people with each event or response, with exact 95% intervals.

    python scripts/figure_event_proportions.py results/tables/proportions.csv results/evidence/studies.csv \
        results/evidence/arms.csv results/evidence/outcomes.csv results/figures/event_proportions.svg
"""

from __future__ import annotations

import argparse

from hivcells.complaints import exit_on_complaints
from hivcells.estimates import read_frame
from hivcells.figures import BLUE, ORANGE, new_figure, save, write_value
from hivcells.quantities import write_number

COLUMNS = [
    "study",
    "arm",
    "outcome",
    "kind",
    "value_id",
    "n_events",
    "n_assessed",
    "percent",
    "low_percent",
    "high_percent",
]
ROW_HEIGHT_IN = 0.44
COLOUR = {"response": BLUE, "tolerability": BLUE}  # what is hoped for; the rest is harm
KINDS = ("adverse event", "serious adverse event", "death", "tolerability", "response")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("proportions", "studies", "arms", "outcomes", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    study = read_frame(arguments.studies).set_index("study_id").label
    arm = read_frame(arguments.arms).set_index("arm_id").label
    outcome = read_frame(arguments.outcomes).set_index("outcome_id").label
    rows = sorted(
        (
            {
                "study": study[p.study_id],
                "arm": arm[p.arm_id] if p.arm_id else "all",
                "outcome": outcome[p.outcome_id],
                "kind": p.kind,
                "value_id": p.value_id,
                "n_events": p.n_events,
                "n_assessed": p.n_assessed,
                "percent": write_number(p.value, int(p.decimals)),
                "low_percent": p.low,
                "high_percent": p.high,
            }
            for p in read_frame(arguments.proportions).itertuples()
        ),
        key=lambda row: (KINDS.index(row["kind"]), row["study"], row["value_id"]),
    )

    figure, axes = new_figure(0.9 + ROW_HEIGHT_IN * len(rows))
    for y, row in enumerate(rows):
        colour = COLOUR.get(row["kind"], ORANGE)
        axes.plot([float(row["low_percent"]), float(row["high_percent"])], [y, y], color=colour, linewidth=1.6)
        axes.plot(float(row["percent"]), y, "s", color=colour, markersize=5, clip_on=False)
        write_value(axes, 108, y, f"{row['percent']}%", row["value_id"], ha="left", va="center")
    axes.set_yticks(range(len(rows)), [f"{row['outcome']}\n{row['study']}, {row['arm']}" for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("People, %")
    axes.grid(True, axis="x")
    axes.tick_params(axis="y", length=0)
    save(figure, arguments.figure, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
