"""The included studies: kind of therapy, design, people, product, population, what was read."""

from __future__ import annotations

import pandas as pd

from hivcells.report.references import Work, works_of
from hivcells.report.tables.labels import Row, by_alphabet, cells_of, rows_of
from hivcells.report.tables.pieces import NOTHING, Cell, Column, Table, citation, free, joined, number, quoted
from hivcells.tables import Tables, words

COLUMNS = (
    Column("Study", 15),
    Column("Therapy", 12),
    Column("Design", 12),
    Column("People", 6, is_number=True),
    Column("Product", 21),
    Column("Who", 19),
    Column("Read, and caveats", 21),
)


def table(tables: Tables) -> Table:
    """One row per study that was included, in the order of the kinds of therapy and in alphabetical order."""
    works, products, caveats = works_of(tables["sources"]), _products(tables["arms"]), _caveats(tables["caveats"])
    rows = [
        (
            _cited(study, works[study.source_id]),
            quoted("modalities", study.modality_id, "label", study.modality),
            free(study.design if study.masking == "not reported" else f"{study.design}, {study.masking}"),
            number(study.people_finding_id) or NOTHING,
            products.get(study.study_id, ()),
            quoted("studies", study.study_id, "population", study.population),
            free("; ".join([study.text_read, *(caveats[c] for c in words(study.caveats) if c in caveats)])),
        )
        for study in rows_of(_in_order(_with_people_and_reading(_included(tables["studies"]), tables), tables))
    ]
    return Table("studies", "Studies", COLUMNS, rows, headings=(1,))


def _included(studies: pd.DataFrame) -> pd.DataFrame:
    return studies[studies["inclusion"] != "mentioned"]


def _in_order(studies: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The studies with the label of their kind of therapy, kind by kind."""
    modalities = tables["modalities"].reset_index(drop=True)
    place = dict(zip(modalities["modality_id"], modalities.index))
    labelled = studies.assign(
        modality=studies["modality_id"].map(modalities.set_index("modality_id")["label"]),
        place=studies["modality_id"].map(place),
    )
    return by_alphabet(labelled, "label").sort_values("place", kind="stable")


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
