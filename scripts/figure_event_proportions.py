"""Deaths and serious adverse events: share of people, with exact 95% intervals.

    python scripts/figure_event_proportions.py results/tables/proportions.csv results/evidence/studies.csv \
        results/evidence/arms.csv results/evidence/outcomes.csv results/evidence/participants.csv \
        results/figures/event_proportions.svg
"""

from __future__ import annotations

import argparse

from hivcells.complaints import exit_on_complaints
from hivcells.figures import ORANGE, QUIET, new_figure, save, write_column, write_label
from hivcells.quantities import write_number
from hivcells.tables import Row, arm_name, by_key, read_table

COLUMNS = [
    "study_id",
    "study",
    "arm_id",
    "arm",
    "outcome_id",
    "outcome",
    "kind",
    "value_id",
    "n_events",
    "n_assessed",
    "percent",
    "low_percent",
    "high_percent",
]
ROW_HEIGHT_IN = 0.33
# Each harm with the part of a key that stands for it.
HARMS = {"death": "death", "serious_adverse_event": "sae"}
# ASSUME: a share of fewer people than this says nothing that the text does not say better.
FEWEST_PEOPLE = 5
COLOUR = {"death": ORANGE, "serious_adverse_event": QUIET}


def is_whole(row: Row) -> bool:
    """Whether a row counts all people with a harm in its group, not those with one cause or kind of it.

    Its key says so: 'gupta2009.death.all', 'hutter2014.death.hsct' for an arm, 'icistem2019.death'.
    A death from a harm is no count of the people who had it.
    """
    named = row["value_id"].removesuffix(".percent").split(".")[1:]
    group = ["all", arm_name(row["arm_id"])] if row["arm_id"] else ["all"]
    return named[0] == HARMS[row["outcome_id"]] and named[1:] in ([], *([name] for name in group))


def harms(proportions: list[Row], studies: list[Row], arms: list[Row], outcomes: list[Row]) -> list[dict]:
    """One row for each group and harm that was counted as a whole in enough people, by harm and study."""
    study, arm, outcome = by_key(studies, "study_id"), by_key(arms, "arm_id"), by_key(outcomes, "outcome_id")
    rows = [
        {
            "study_id": p["study_id"],
            "study": study[p["study_id"]]["label"],
            "arm_id": p["arm_id"],
            "arm": arm[p["arm_id"]]["label"] if p["arm_id"] else "all",
            "outcome_id": p["outcome_id"],
            "outcome": outcome[p["outcome_id"]]["label"],
            "kind": p["kind"],
            "value_id": p["value_id"],
            "n_events": p["n_events"],
            "n_assessed": p["n_assessed"],
            "percent": write_number(p["value"], int(p["decimals"])),
            "low_percent": p["low"],
            "high_percent": p["high"],
        }
        for p in proportions
        if p["outcome_id"] in HARMS
        and p["counted"] == "people"
        and int(p["n_assessed"]) >= FEWEST_PEOPLE
        and is_whole(p)
    ]
    return sorted(rows, key=lambda row: (list(HARMS).index(row["outcome_id"]), row["study"], row["value_id"]))


def of_those_who_count(rows: list[dict], participants: list[Row]) -> list[dict]:
    """The rows of studies whose people count in totals, so that nobody is drawn twice."""
    counted = {row["study_id"] for row in participants if row["counts"] == "yes"}
    return [row for row in rows if row["study_id"] in counted]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("proportions", "studies", "arms", "outcomes", "participants", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = harms(*(read_table(getattr(arguments, name)) for name in ("proportions", "studies", "arms", "outcomes")))
    rows = of_those_who_count(rows, read_table(arguments.participants))

    # Each harm has a line of its own for its name, above its rows.
    groups = list(dict.fromkeys(row["outcome_id"] for row in rows))
    lines = len(rows) + len(groups)
    figure, axes = new_figure(0.9 + ROW_HEIGHT_IN * lines)
    for at, row in enumerate(rows):
        y = at + groups.index(row["outcome_id"]) + 1
        if at == 0 or rows[at - 1]["outcome_id"] != row["outcome_id"]:
            axes.text(0, y - 0.95, row["outcome"], transform=axes.get_yaxis_transform(), va="center", weight="bold")
        colour = COLOUR[row["outcome_id"]]
        axes.plot([float(row["low_percent"]), float(row["high_percent"])], [y, y], color=colour, linewidth=1.6)
        axes.plot(float(row["percent"]), y, "s", color=colour, markersize=5, clip_on=False)
        write_column(axes, 0, y, f"{row['percent']}%", row["value_id"])
        text, address = row["study"], f"studies#{row['study_id']}#label"
        if row["arm_id"]:
            text, address = f"{text}: {row['arm']}", f"{address} arms#{row['arm_id']}#label"
        write_label(axes, y, text, address)
    axes.set_yticks([])
    axes.set_ylim(lines - 0.5, -0.5)
    axes.set_xlim(0, 100)
    axes.set_xlabel("People, %")
    axes.grid(True, axis="x")
    save(figure, arguments.figure, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
