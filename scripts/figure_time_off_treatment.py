"""Time without treatment after a transplant, for each person, and whether virus returned.

    python scripts/figure_time_off_treatment.py results/evidence/findings.csv results/evidence/studies.csv \
        results/evidence/participants.csv results/figures/time_off_treatment.svg
"""

from __future__ import annotations

import argparse

from hivcells.complaints import exit_on_complaints
from hivcells.figures import BLUE, ORANGE, name_rows, new_figure, save, write_value
from hivcells.tables import Row, by_key, read_table
from matplotlib.markers import CARETRIGHT  # its tip stands on the value

MONTHS_IN = {"day": 1 / 30.44, "week": 7 / 30.44, "month": 1, "year": 12}
REBOUND, FREE = "time_to_rebound", "time_off_treatment"
# How a bound is told in the drawing.
SIGN = {"about": "≈", "=": ""}
COLUMNS = ["study_id", "study", "outcome_id", "value_id", "relation", "printed", "unit", "months"]
ROW_HEIGHT_IN = 0.27


def people(findings: list[Row], studies: list[Row], participants: list[Row]) -> list[dict]:
    """One row for each interruption of a person: until rebound, or free of virus when last told."""
    study = by_key(studies, "study_id")
    same = {row["study_id"]: row["same_people_as"] for row in participants}
    rows = [
        row
        for row in findings
        if row["outcome_id"] in (REBOUND, FREE)
        and row["statistic"] == "single"
        and study[row["study_id"]]["modality_id"] == "hsct"
    ]
    told = {row["study_id"] for row in rows}

    def person(row: Row) -> str:
        """Told in several reports, a person is shown once, under the report that the others point to."""
        other = same.get(row["study_id"], "")
        return other if other in told else row["study_id"]

    interruptions = [
        {
            "study_id": person(row),
            "study": study[person(row)]["label"],
            "outcome_id": row["outcome_id"],
            "value_id": row["finding_id"],
            "relation": row["relation"],
            "printed": row["value"],
            "unit": row["unit"],
            "months": float(row["value"]) * MONTHS_IN[row["unit"]],
        }
        for row in rows
        if row["outcome_id"] == FREE or person(row) == row["study_id"]
    ]
    interruptions.sort(key=lambda row: (row["months"], row["value_id"]))
    until = {row["study_id"]: row["months"] for row in interruptions if row["outcome_id"] == REBOUND}
    # ASSUME: of several times told of one person off treatment the longest is the latest; one
    # that is no longer than the time to rebound tells of the same interruption.
    latest = {row["study_id"]: row for row in interruptions if row["outcome_id"] == FREE}
    return [
        row
        for row in interruptions
        if row["outcome_id"] == REBOUND
        or row is latest[row["study_id"]]
        and row["months"] > until.get(row["study_id"], 0) + 1
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "studies", "participants", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = people(read_table(arguments.findings), read_table(arguments.studies), read_table(arguments.participants))

    figure, axes = new_figure(0.9 + ROW_HEIGHT_IN * len(rows))
    longest = max((row["months"] for row in rows), default=1)
    for y, row in enumerate(rows):
        colour = ORANGE if row["outcome_id"] == REBOUND else BLUE
        axes.plot([0, row["months"]], [y, y], color=colour, linewidth=2)
        axes.plot(
            row["months"], y, marker="x" if row["outcome_id"] == REBOUND else CARETRIGHT, color=colour, markersize=5
        )
        unit = row["unit"] if row["printed"] == "1" else f"{row['unit']}s"
        sign = SIGN.get(row["relation"], row["relation"])
        # Beside the number and not in it, which has one text wherever it stands.
        axes.text(row["months"] + 0.045 * longest, y, sign, ha="left", va="center")
        write_value(
            axes,
            row["months"] + (0.12 if sign else 0.05) * longest,
            y,
            f"{row['printed']} {unit}",
            row["value_id"],
            ha="left",
            va="center",
        )
    name_rows(axes, [row["study"] for row in rows], [f"studies#{row['study_id']}#label" for row in rows])
    axes.set_ylim(-0.6, len(rows) - 0.4)
    axes.set_xlim(0, 1.44 * longest)
    axes.set_xlabel("Months off treatment")
    axes.grid(True, axis="x")
    axes.tick_params(axis="y", length=0)
    save(figure, arguments.figure, COLUMNS, rows)


if __name__ == "__main__":
    exit_on_complaints(main)
