"""Evidence map: kinds of therapy by design of the studies, people as area."""

from __future__ import annotations

import textwrap

import pandas as pd
from matplotlib.axes import Axes

from hivcells.figures.style import BLUE, bind_to_value
from hivcells.tables import Tables

# The designs that each map shows, in its order, and how it names them; any other comes after them.
DESIGNS = {
    "randomised trial": "Randomised trial",
    "non-randomised controlled trial": "Other controlled",
    "single-arm trial": "Single-arm trial",
    "cohort": "Cohort",
    "case series": "Case series",
    "case report": "Case report",
    "not reported": "Not reported",
}
COLUMNS = ["modality_id", "modality", "design", "value_id", "people"]
AREA_PT2_PER_PERSON = 2.4
LABEL_CHARACTERS = 20
ROW_HEIGHT_IN = 0.36


def frame_of(tables: Tables, outcomes: list[str]) -> pd.DataFrame:
    """One row for each kind of therapy and design with people; both columns know all that the map shows, in order.

    The outcomes play no part: what is counted are people.
    """
    counts, modalities = tables["counts"], tables["modalities"]
    rows = counts[counts.modality_id.isin(modalities.modality_id) & (counts.design != "")].merge(
        modalities[["modality_id", "label"]].rename(columns={"label": "modality"}), on="modality_id"
    )
    rows = rows.assign(
        modality=pd.Categorical(rows.modality, categories=list(modalities.label)),
        design=pd.Categorical(rows.design, categories=list(dict.fromkeys([*DESIGNS, *sorted(rows.design)]))),
        people=rows.value.astype(int),
    )
    return rows[rows.people > 0].sort_values(["modality", "design"], ignore_index=True)[COLUMNS]


def height_in(frame: pd.DataFrame) -> float:
    """Height of the figure in inches."""
    return 1.2 + ROW_HEIGHT_IN * len(frame.modality.cat.categories)


def draw(axes: Axes, frame: pd.DataFrame) -> None:
    """A circle for each row, its area and the number in it the people; kinds of therapy downwards, designs across."""
    for x, y, row in zip(frame.design.cat.codes, frame.modality.cat.codes, frame.to_dict("records")):
        axes.scatter(x, y, s=AREA_PT2_PER_PERSON * row["people"], color=BLUE, alpha=0.45, linewidths=0)
        bind_to_value(axes.text(x, y, str(row["people"]), ha="center", va="center"), row["value_id"])
    _name_cells(axes, list(frame.modality.cat.categories), list(frame.design.cat.categories))
    axes.grid(True, which="minor")
    axes.tick_params(which="both", length=0)


def _name_cells(axes: Axes, modalities: list[str], designs: list[str]) -> None:
    axes.set_yticks(range(len(modalities)), [textwrap.fill(modality, LABEL_CHARACTERS) for modality in modalities])
    names = [DESIGNS.get(design, design.capitalize()) for design in designs]
    axes.set_xticks(range(len(designs)), names, rotation=35, ha="right", rotation_mode="anchor")
    axes.set_xlim(-0.5, len(designs) - 0.5)
    axes.set_ylim(len(modalities) - 0.5, -0.5)
    # Lines between the cells, so that none runs through a number.
    axes.set_xticks([x + 0.5 for x in range(len(designs) - 1)], minor=True)
    axes.set_yticks([y + 0.5 for y in range(len(modalities) - 1)], minor=True)
