"""Where evidence lies: people by kind of therapy and design of study, each cell shaded by their number."""

from __future__ import annotations

from hivcells.report.tables.labels import Row
from hivcells.report.tables.pieces import Cell, Column, Table, number, quoted, shaded
from hivcells.tables import Tables

# The designs that each map shows, in its order, and how it names them; any other comes after them.
DESIGNS = {
    "randomised trial": "Randomised trial",
    "non-randomised controlled trial": "Other controlled trial",
    "single-arm trial": "Single-arm trial",
    "cohort": "Cohort",
    "case series": "Case series",
    "case report": "Case report",
    "not reported": "Not reported",
}
# ASSUME: each step of the shade begins at so many people; about three times as many are a step.
STEPS = (1, 10, 30, 100, 300)


def table(tables: Tables) -> Table:
    """A row for each kind of therapy, and below it for each kind of cells told apart; a column for each design, and the sum."""
    counts = tables["counts"]
    of_design = counts[(counts.modality_id != "") & (counts.design != "")]
    designs = list(dict.fromkeys([*DESIGNS, *sorted(of_design.design)]))
    columns = (
        Column("Therapy", 24),
        *(Column(DESIGNS.get(design, design.capitalize()), 11, True) for design in designs),
        Column("In all", 9, True),
    )
    cell_of = {(row.modality_id, row.cell_origin, row.design): row for row in of_design.itertuples()}
    kinds = tables["kinds_of_cells"]

    def row_of(name: Cell, modality_id: str, origin: str, in_all: str) -> tuple[Cell, ...]:
        return name, *(_people(cell_of.get((modality_id, origin, design))) for design in designs), number(in_all)

    rows = []
    for modality in tables["modalities"].itertuples():
        key, name = modality.modality_id, quoted("modalities", modality.modality_id, "label", modality.label)
        rows.append(row_of(name, key, "", f"people.enrolled.{key}"))
        for kind in kinds[kinds.modality_id == key].itertuples():
            name = quoted("kinds_of_cells", kind.kind_id, "label", kind.label)
            rows.append(row_of(name, key, kind.cell_origin, f"people.cells.{key}.{kind.cell_origin}"))
    return Table("map", "People by therapy and design", columns, rows)


def _people(count: Row | None) -> Cell:
    """The people of a therapy and design; nothing where there are none."""
    if count is None or int(count.value) == 0:
        return ()
    return shaded(number(count.value_id), shade_of(int(count.value)))


def shade_of(people: int) -> int:
    """The step of the shade for a number of people: 1 for the fewest."""
    return sum(people >= step for step in STEPS)
