"""Draw every figure of the report: an SVG for desk and paper, one for a phone, and the data that they show as CSV.

    python scripts/draw_figures.py results/evidence results/figures TABLE.csv ...

Which figures there are, and of what, stands in data/vocabulary/figures.csv.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Hashable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
from hivcells.artefacts import write_bytes, write_table
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.figures import (
    durations,
    effects,
    judgement_matrix,
    lanes,
    map_of_paths,
    people_by_outcome,
    screening_flow,
    studies_in_time,
)
from hivcells.figures.kind import FigureKind
from hivcells.figures.style import SMALL_PT, STYLE_FILE, new_figure, wrapped
from hivcells.figures.svg import svg_of
from hivcells.tables import Tables, read_paths, words
from matplotlib import rc_context

KINDS: dict[str, FigureKind] = {
    "people by outcome": people_by_outcome,
    "lanes": lanes,
    "effects": effects,
    "map of paths": map_of_paths,
    "studies in time": studies_in_time,
    "durations": durations,
    "flow of records": screening_flow,
    "matrix of judgements": judgement_matrix,
}
CURATED = "data/vocabulary/figures.csv"
# ASSUME: a higher drawing leaves its page no room for text; the table of figures may ask for a lower one, as what its
# place in the article has room for. One that cannot show all lines shows evenly chosen ones as examples, on three fifths
# of that height, since each line brings its reference and its numbers along to the end of the article.
TALLEST_IN, OF_EXAMPLES, NOTE_IN = 7.3, 3 / 5, 0.25
LEFT_OUT = "Lines in between are left out; they stand in the data of this figure."
# The drawing for a phone stands beside the other under its name and this.
NARROW = "-narrow"


def complaints_of(figures: pd.DataFrame) -> Iterator[Complaint]:
    """Figures of a kind that no module draws."""
    for line, kind in figures.kind.items():
        if kind not in KINDS:
            remedy = f"Write one of: {', '.join(KINDS)}."
            yield Complaint(CURATED, int(str(line)), "no module draws this kind of figure", remedy, "kind", kind)


def of_modalities(tables: Tables, modalities: list[str]) -> Tables:
    """The tables with the studies of some kinds of therapy only; of all where none is named."""
    if not modalities:
        return tables
    of_one = {name: tables[name].modality_id.isin(modalities) for name in ("modalities", "studies")}
    return tables | {name: tables[name][is_of_one] for name, is_of_one in of_one.items()}


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """What a figure, a row of the table of figures, shows."""
    return KINDS[figure["kind"]].frame_of(of_modalities(tables, words(figure["modality_ids"])), figure)


def fitting(frame: pd.DataFrame, kind: FigureKind, tallest_in: float) -> pd.DataFrame:
    """The rows that are drawn: where a drawing of lines would be too high, those of evenly chosen lines, and all of context."""
    keys = [key for key in frame[kind.LINE].unique() if key] if kind.LINE else []
    height_in = kind.height_in(frame, False)
    if not keys or height_in <= tallest_in:
        return frame
    room_in = tallest_in * OF_EXAMPLES - NOTE_IN
    # No more lines fit than in proportion, since what stands beside the lines needs room as well.
    drawn, lines = frame, int(len(keys) * room_in / height_in) + 2
    while lines > 1 and kind.height_in(drawn, False) > room_in:
        lines -= 1
        drawn = frame[frame[kind.LINE].isin(["", *keys[:: math.ceil(len(keys) / lines)]])]
    return drawn


def draw_figure(frame: pd.DataFrame, figure: Mapping[Hashable, Any], narrow: bool) -> bytes:
    """The SVG of a figure: for desk and paper, or for a phone."""
    kind, name = KINDS[figure["kind"]], figure["figure_id"]
    with rc_context(fname=STYLE_FILE):
        drawn = fitting(frame, kind, float(figure["tallest_in"] or TALLEST_IN))
        is_short = len(drawn) < len(frame)
        drawing, axes = new_figure(kind.height_in(drawn, narrow) + NOTE_IN * is_short, narrow)
        kind.draw(axes, drawn)
        axes.set_xlabel(figure["x_label"])
        if is_short:
            drawing.supxlabel(wrapped(LEFT_OUT, 44 if narrow else 92), fontsize=SMALL_PT)
        return svg_of(drawing, f"{name}{NARROW}" if narrow else name)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("evidence", "figures"):
        parser.add_argument(name, type=Path)
    parser.add_argument("tables", type=Path, nargs="*", help="the analysed tables that figures may show")
    arguments = parser.parse_args()
    tables = read_paths([*sorted(arguments.evidence.glob("*.csv")), *arguments.tables])
    raise_if_any(complaints_of(tables["figures"]))
    for figure in tables["figures"].to_dict("records"):
        frame, path = frame_of(tables, figure), arguments.figures / figure["figure_id"]
        write_bytes(path.with_suffix(".svg"), draw_figure(frame, figure, narrow=False))
        if KINDS[figure["kind"]].IS_FOR_PHONES:
            write_bytes(path.with_name(f"{path.name}{NARROW}.svg"), draw_figure(frame, figure, narrow=True))
        write_table(path.with_suffix(".csv"), frame)


if __name__ == "__main__":
    exit_on_complaints(main)
