"""The studies of each kind of therapy: design, people, product, population, what was read."""

from __future__ import annotations

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, by_alphabet, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, joined, number, quoted
from hivcells.tables import Tables, words

COLUMNS = (
    Column("Study", 17),
    Column("Design", 14),
    Column("People", 8, is_number=True),
    Column("Cells", 24),
    Column("Who", 20),
    Column("Read, and caveats", 17),
)


def by_modality(tables: Tables) -> list[Table]:
    """A table for each kind of therapy: one row a study that was included, in alphabetical order."""
    works, products, caveats = works_of(tables["sources"]), _products(tables["arms"]), _caveats(tables["caveats"])
    studies = tables["studies"]
    studies = by_alphabet(_with_people_and_reading(studies[studies["inclusion"] != "mentioned"], tables), "label")
    rows: dict[str, list[tuple[Cell, ...]]] = {modality: [] for modality in tables["modalities"]["modality_id"]}
    for study in rows_of(studies):
        rows[study.modality_id].append(
            (
                _cited(study, works[study.source_id]),
                free(study.design if study.masking == "not reported" else f"{study.design}, {study.masking}"),
                number(study.people_finding_id) or NOTHING,
                products.get(study.study_id, ()),
                quoted("studies", study.study_id, "population", study.population),
                free("; ".join([study.text_read, *(caveats[c] for c in words(study.caveats) if c in caveats)])),
            )
        )
    return [Table(f"characteristics-{modality}", COLUMNS, of_modality) for modality, of_modality in rows.items()]


def _with_people_and_reading(studies: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    people = tables["participants"].drop_duplicates("study_id", keep="last")[["study_id", "people_finding_id"]]
    read = tables["sources"][["source_id", "text_read"]]
    return studies.merge(people, how="left", on="study_id").merge(read, how="left", on="source_id").fillna("")


def _caveats(caveats: pd.DataFrame) -> dict[str, str]:
    """Words of each caveat that says more than which text was read, which stands before the caveats."""
    says_more = caveats[caveats["is_about_text_read"] != "yes"]
    return dict(zip(says_more["caveat_id"], says_more["text"].str.lower()))


def _cited(study: Row, work: Work) -> Cell:
    """The name of a study leads to its reference; the citation stands beside a name that is another."""
    name = cells_of("studies", study.study_id, study)("label")
    if study.label.startswith(work.label) or work.label.startswith(study.label):
        return tuple(piece._replace(work=work.work_id) for piece in name)
    return name + citation(work.work_id, work.label, "beside")


def _products(arms: pd.DataFrame) -> dict[str, Cell]:
    """What was given in the experimental arms of each study, each product once, from the last arm that got it."""
    experimental = arms[arms["role"] == "experimental"]
    last_arms = experimental.groupby(["study_id", "cell_product"], sort=False)["arm_id"].last().reset_index()
    products: dict[str, list[Cell]] = {}
    for arm in rows_of(last_arms):
        products.setdefault(arm.study_id, []).append(quoted("arms", arm.arm_id, "cell_product", arm.cell_product))
    return {study_id: joined("; ", cells) for study_id, cells in products.items()}
