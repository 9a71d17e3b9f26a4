"""Evidence map: kinds of cell therapy by design of the studies, people as area.

    python scripts/figure_evidence_map.py results/tables/counts.csv results/evidence/modalities.csv \
        results/figures/evidence_map.svg
"""

from __future__ import annotations

import argparse
import textwrap
from itertools import product

from hivcells.complaints import exit_on_complaints
from hivcells.figures import BLUE, new_figure, save, write_value
from hivcells.tables import Row, read_table

DESIGNS = {
    "randomised_trial": "Randomised trial",
    "non_randomised_controlled_trial": "Other controlled",
    "single_arm_trial": "Single-arm trial",
    "cohort": "Cohort",
    "case_series": "Case series",
    "case_report": "Case report",
    "not_reported": "Not reported",
}
PEOPLE = "people.map."
AREA_PT2_PER_PERSON = 2.4
LABEL_CHARACTERS = 20
ROW_HEIGHT_IN = 0.36


def bubbles(counts: list[Row], modalities: list[Row]) -> list[dict]:
    """One row for each kind of therapy and design with people: where it stands and how many."""
    people = {row["value_id"]: int(row["value"]) for row in counts if row["value_id"].startswith(PEOPLE)}
    return [
        {"modality_id": modality["modality_id"], "design": design, "value_id": key, "people": people[key]}
        for modality, design in product(modalities, DESIGNS)
        if people.get(key := f"{PEOPLE}{modality['modality_id']}.{design}", 0) > 0
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("counts", "modalities", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    modalities = read_table(arguments.modalities)
    rows = bubbles(read_table(arguments.counts), modalities)
    labels = {row["modality_id"]: row["label"] for row in modalities}
    order, designs = list(labels), list(DESIGNS)

    figure, axes = new_figure(1.2 + ROW_HEIGHT_IN * len(order))
    for row in rows:
        x, y = designs.index(row["design"]), order.index(row["modality_id"])
        axes.scatter(x, y, s=AREA_PT2_PER_PERSON * row["people"], color=BLUE, alpha=0.45, linewidths=0)
        write_value(axes, x, y, str(row["people"]), row["value_id"], ha="center", va="center")
    axes.set_yticks(range(len(order)), [textwrap.fill(labels[modality], LABEL_CHARACTERS) for modality in order])
    axes.set_xticks(
        range(len(designs)), [DESIGNS[design] for design in designs], rotation=35, ha="right", rotation_mode="anchor"
    )
    axes.set_xlim(-0.5, len(designs) - 0.5)
    axes.set_ylim(len(order) - 0.5, -0.5)
    # Lines between the cells, so that none runs through a number.
    axes.set_xticks([x + 0.5 for x in range(len(designs) - 1)], minor=True)
    axes.set_yticks([y + 0.5 for y in range(len(order) - 1)], minor=True)
    axes.grid(True, which="minor")
    axes.tick_params(which="both", length=0)
    save(figure, arguments.figure, ["modality_id", "design", "value_id", "people"], rows)


if __name__ == "__main__":
    exit_on_complaints(main)
