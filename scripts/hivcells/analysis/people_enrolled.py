"""People enrolled: in all, by kind of therapy and design, by what the cells were given for and whose they were."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from hivcells.analysis.counting import count, labels_of_modalities, slug
from hivcells.designs import RANDOMISED
from hivcells.tables import Tables


def _sum_of_people(value_id: str, groups: pd.DataFrame, method: str, **more: str) -> dict[str, Any]:
    return {
        **count(value_id, groups, "participants", "people", method),
        "value": int(groups.people.sum()),
        **more,
    }


def people_enrolled(evidence: Tables) -> Iterator[dict[str, Any]]:
    """People enrolled, in all and for each modality: groups that count, each once."""
    number = evidence["findings"].set_index("finding_id").value
    participants = evidence["participants"]
    counted = participants[participants.counts == "yes"].merge(evidence["studies"], on="study_id")
    counted = counted.assign(people=counted.people_finding_id.map(number).astype(int))
    yield _sum_of_people("people.enrolled", counted, "people enrolled, summed over groups that count")
    label_of = labels_of_modalities(evidence["modalities"])
    for modality, label in label_of.items():
        of_modality = counted[counted.modality_id == modality]
        yield _sum_of_people(f"people.enrolled.{modality}", of_modality, f"people enrolled in studies of {label}")
    for (modality, design), groups in counted.groupby(["modality_id", "design"]):
        value_id, method = f"people.map.{modality}.{slug(design)}", f"people enrolled, {label_of[modality]}, {design}"
        yield _sum_of_people(value_id, groups, method, modality_id=modality, design=design)
    randomised, uncontrolled = counted[counted.design.isin(RANDOMISED)], counted[counted.control == "none"]
    yield _sum_of_people("people.enrolled.randomised", randomised, "people enrolled in randomised trials")
    without = "people enrolled in studies without a control group"
    yield _sum_of_people("people.enrolled.uncontrolled", uncontrolled, without)
    yield from _people_by_cells(evidence, counted, label_of)


def _people_by_cells(evidence: Tables, counted: pd.DataFrame, label_of: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """People in randomised trials with an arm without cells; by what the procedure was for; by therapy and origin of the cells.

    A study whose arms were given cells of different origin counts under both: 'allogeneic_or_autologous'.
    """
    arms = evidence["arms"]
    if "cell_origin" not in arms:
        return
    untreated = arms.study_id[(arms.role == "control") & (arms.cell_origin == "none")]
    compared = counted[counted.design.isin(RANDOMISED) & counted.study_id.isin(untreated)]
    method = "people enrolled in randomised trials with an arm without cells"
    yield _sum_of_people("people.enrolled.randomised_without_cells", compared, method)
    for indication, groups in counted.groupby("indication") if "indication" in counted else ():
        method = f"people enrolled in studies of cells given for: {indication}"
        yield _sum_of_people(f"people.given_for.{slug(str(indication))}", groups, method)
    of_cells = counted.assign(cell_origin=counted.study_id.map(_origins_of_cells(arms)))
    for (modality, origin), groups in of_cells.groupby(["modality_id", "cell_origin"]):
        method = f"people enrolled in studies of {label_of[str(modality)]} with {origin} cells"
        yield _sum_of_people(f"people.cells.{modality}.{slug(str(origin))}", groups, method)
    # By design too where the vocabulary tells kinds of cells apart.
    kinds = evidence["kinds_of_cells"]
    told_apart = of_cells.merge(kinds[["modality_id", "cell_origin"]], on=["modality_id", "cell_origin"])
    for (modality, origin, design), groups in told_apart.groupby(["modality_id", "cell_origin", "design"]):
        value_id = f"people.map.{modality}.{slug(origin)}.{slug(design)}"
        method = f"people enrolled, {label_of[modality]}, {design}, {origin} cells"
        yield _sum_of_people(value_id, groups, method, modality_id=modality, design=design, cell_origin=origin)


def _origins_of_cells(arms: pd.DataFrame) -> pd.Series:
    """Whose cells the arms of each study were given: 'allogeneic', or 'allogeneic or autologous'."""
    given = arms[arms.role == "experimental"].drop_duplicates(["study_id", "cell_origin"])
    return given.groupby("study_id").cell_origin.agg(lambda each: " or ".join(sorted(each)))
