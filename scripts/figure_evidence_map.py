"""Evidence map: kinds of cell therapy by design of the studies, people as area.

    python scripts/figure_evidence_map.py results/tables/counts.csv results/evidence/modalities.csv \
        results/figures/evidence_map.svg
"""

from __future__ import annotations

import argparse
from itertools import product

from hivcells.complaints import exit_on_complaints
from hivcells.estimates import read_frame
from hivcells.figures import BLUE, new_figure, save, write_value

DESIGNS = {
    "randomised_trial": "Randomised trial",
    "non_randomised_controlled_trial": "Other controlled",
    "single_arm_trial": "Single-arm trial",
    "cohort": "Cohort",
    "case_series": "Case series",
    "case_report": "Case report",
    "not_reported": "Not reported",
}
AREA_PT2_PER_PERSON = 2.2
SMALLEST_AREA_PT2 = 30.0
ROW_HEIGHT_IN = 0.36


def bubbles(counts, modalities) -> list[dict]:
    """One row for each kind of therapy and design with people: where it stands and how many."""
    people = counts.set_index("value_id").value
    return [
        {"modality_id": modality, "design": design, "value_id": key, "people": int(people[key])}
        for modality, design in product(modalities.modality_id, DESIGNS)
        if int(people.get(key := f"people.map.{modality}.{design}", 0)) > 0
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("counts", "modalities", "figure"):
        parser.add_argument(name)
    arguments = parser.parse_args()
    modalities = read_frame(arguments.modalities)
    rows = bubbles(read_frame(arguments.counts), modalities)
    labels = dict(zip(modalities.modality_id, modalities.label))
    order, designs = list(labels), list(DESIGNS)

    figure, axes = new_figure(1.2 + ROW_HEIGHT_IN * len(order))
    for row in rows:
        x, y = designs.index(row["design"]), order.index(row["modality_id"])
        area = max(SMALLEST_AREA_PT2, AREA_PT2_PER_PERSON * row["people"])
        axes.scatter(x, y, s=area, color=BLUE, alpha=0.45, linewidths=0)
        write_value(axes, x, y, str(row["people"]), row["value_id"], ha="center", va="center")
    axes.set_yticks(range(len(order)), [labels[modality] for modality in order])
    axes.set_xticks(
        range(len(designs)), [DESIGNS[design] for design in designs], rotation=35, ha="right", rotation_mode="anchor"
    )
    axes.set_xlim(-0.6, len(designs) - 0.4)
    axes.set_ylim(len(order) - 0.5, -0.5)
    axes.grid(True)
    axes.tick_params(length=0)
    save(figure, arguments.figure, ["modality_id", "design", "value_id", "people"], rows)


if __name__ == "__main__":
    exit_on_complaints(main)
