"""Time without treatment after a transplant, for each person, and whether virus returned.

    python scripts/figure_time_off_treatment.py results/evidence/findings.csv results/evidence/studies.csv \
        results/evidence/participants.csv results/figures/time_off_treatment.svg
"""

from __future__ import annotations

import argparse

import pandas as pd
from hivcells.complaints import exit_on_complaints
from hivcells.estimates import read_frame
from hivcells.figures import BLUE, ORANGE, name_rows, new_figure, save, write_value
from matplotlib.markers import CARETRIGHT  # its tip stands on the value

MONTHS_IN = {"day": 1 / 30.44, "week": 7 / 30.44, "month": 1, "year": 12}
REBOUND, FREE = "time_to_rebound", "time_off_treatment"
# How a bound is told in the drawing.
SIGN = {"about": "≈", "=": ""}
COLUMNS = ["study_id", "study", "outcome_id", "value_id", "relation", "printed", "unit", "months"]
ROW_HEIGHT_IN = 0.27


def people(findings: pd.DataFrame, studies: pd.DataFrame, participants: pd.DataFrame) -> list[dict]:
    """One row for each interruption of a person: until rebound, or free of virus when last told."""
    study = studies.set_index("study_id")
    same = dict(zip(participants.study_id, participants.same_people_as))
    rows = findings[findings.outcome_id.isin([REBOUND, FREE]) & (findings.statistic == "single")]
    rows = rows[rows.study_id.map(study.modality_id) == "hsct"]
    # A person told in several reports is shown once, under the report that the others point to.
    told = set(rows.study_id)
    rows = rows.assign(
        person=rows.study_id.map(lambda s: same.get(s, "") if same.get(s, "") in told else s),
        months=rows.value.astype(float) * rows.unit.map(MONTHS_IN),
    )
    rebounds = rows[(rows.outcome_id == REBOUND) & (rows.person == rows.study_id)]
    # ASSUME: of several times told of one person off treatment the longest is the latest; one
    # that is no longer than the time to rebound tells of the same interruption.
    free = rows[rows.outcome_id == FREE].sort_values(["months", "finding_id"]).drop_duplicates("person", keep="last")
    until = rebounds.groupby("person").months.max()
    free = free[free.months > free.person.map(until).fillna(0) + 1]
    return [
        {
            "study_id": r.person,
            "study": study.label[r.person],
            "outcome_id": r.outcome_id,
            "value_id": r.finding_id,
            "relation": r.relation,
            "printed": r.value,
            "unit": r.unit,
            "months": r.months,
        }
        for r in pd.concat([rebounds, free]).sort_values(["months", "finding_id"]).itertuples()
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("findings", "studies", "participants", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    rows = people(read_frame(arguments.findings), read_frame(arguments.studies), read_frame(arguments.participants))

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
