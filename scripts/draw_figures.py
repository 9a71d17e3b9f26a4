"""Draw every figure of the report: an SVG, and beside it the data that it shows as CSV.

    python scripts/draw_figures.py results/evidence results/tables results/figures

Which figures there are, and of what, stands in data/vocabulary/figures.csv.
"""

from __future__ import annotations

import argparse
from collections.abc import Hashable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from hivcells.artefacts import write_bytes, write_table
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.figures import count_change, event_proportions, evidence_map, time_to_event
from hivcells.figures.style import STYLE_FILE, new_figure
from hivcells.figures.svg import svg_of
from hivcells.tables import Tables, read_table, words
from matplotlib import rc_context

KINDS = {
    "evidence map": evidence_map,
    "change of a count": count_change,
    "proportions of events": event_proportions,
    "time to an event": time_to_event,
}
EVIDENCE = ("arms", "figures", "findings", "modalities", "outcomes", "participants", "sources", "studies")
ANALYSED = ("changes", "counts", "proportions")
CURATED = "data/vocabulary/figures.csv"


def complaints_of(figures: pd.DataFrame) -> Iterator[Complaint]:
    """Figures of a kind that no module draws, or without the outcomes that their kind needs."""
    for line, kind, outcomes in figures[["kind", "outcome_ids"]].itertuples():
        if kind not in KINDS:
            remedy = f"Write one of: {', '.join(KINDS)}."
            yield Complaint(CURATED, line, "no module draws this kind of figure", remedy, "kind", kind)
        elif KINDS[kind] is time_to_event and len(words(outcomes)) != 2:
            remedy = "Name the outcome of the time until the event, then that of the time without it."
            yield Complaint(CURATED, line, "this kind of figure needs two outcomes", remedy, "outcome_ids", outcomes)


def of_modalities(tables: Tables, modalities: list[str]) -> Tables:
    """The tables with the studies of some kinds of therapy only; of all where none is named."""
    if not modalities:
        return tables
    of_one = {name: tables[name].modality_id.isin(modalities) for name in ("modalities", "studies")}
    return tables | {name: tables[name][is_of_one] for name, is_of_one in of_one.items()}


def draw_figure(tables: Tables, figure: dict[Hashable, Any]) -> tuple[bytes, pd.DataFrame]:
    """The SVG of a figure, a row of the table of figures, and the frame that it shows."""
    kind = KINDS[figure["kind"]]
    frame = kind.frame_of(of_modalities(tables, words(figure["modality_ids"])), words(figure["outcome_ids"]))
    with rc_context(fname=STYLE_FILE):
        drawing, axes = new_figure(kind.height_in(frame))
        kind.draw(axes, frame)
        axes.set_xlabel(figure["x_label"])
        return svg_of(drawing, figure["figure_id"]), frame


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("evidence", "tables", "figures"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    tables = {name: read_table(arguments.evidence / f"{name}.csv") for name in EVIDENCE}
    tables |= {name: read_table(arguments.tables / f"{name}.csv") for name in ANALYSED}
    raise_if_any(complaints_of(tables["figures"]))
    for figure in tables["figures"].to_dict("records"):
        svg, frame = draw_figure(tables, figure)
        write_bytes(arguments.figures / f"{figure['figure_id']}.svg", svg)
        write_table(arguments.figures / f"{figure['figure_id']}.csv", frame)


if __name__ == "__main__":
    exit_on_complaints(main)
