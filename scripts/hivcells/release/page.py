"""The page on what changed, for a reader of the earlier version."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from hivcells.artefacts import write_table, write_text
from hivcells.release.changes import APPEARED, EVIDENCE, MOVED, REPLACED, REVIEW, TIERS, VANISHED, Changes

TEMPLATES = Path(__file__).parent / "templates"
# ASSUME: a reader looks through this many rows of a kind; all of them stand in the CSV files beside the page.
MOST_ROWS = 100
MOST_STUDIES = 4


class Part(NamedTuple):
    """Rows of one kind that the page shows, and how many there are in all."""

    title: str
    rows: list[dict[str, Any]]
    total: int


def part(title: str, frame: pd.DataFrame) -> Part:
    """The first rows of a frame under a title."""
    return Part(title, frame.head(MOST_ROWS).to_dict("records"), len(frame))


def by_weight(values: pd.DataFrame) -> pd.DataFrame:
    """Moved numbers, the weightiest tier first, within a tier the largest relative change first."""
    tier = values.tier.map(list(TIERS).index).astype(int)
    share = pd.to_numeric(values.relative_change_percent).abs().fillna(0.0)
    return values.assign(weight=tier, share=-share).sort_values(["weight", "share", "value_id"])


def parts_of(values: pd.DataFrame) -> list[Part]:
    """Numbers by what happened to them."""
    kinds = {kind: values[values.change == kind] for kind in (MOVED, REPLACED, VANISHED, APPEARED)}
    return [
        part("Moved", by_weight(kinds[MOVED])),
        part("Replaced by another number", kinds[REPLACED]),
        part("Vanished", kinds[VANISHED]),
        part("New", kinds[APPEARED]),
    ]


def named(studies: list[str], labels: Mapping[str, str]) -> str:
    """The names of some studies: the first few, and how many others."""
    first = [labels.get(study, study) for study in studies[:MOST_STUDIES]]
    others = len(studies) - len(first)
    return ", ".join(first) + (f" and {others} more" if others else "")


def page_of(changes: Changes, identity: Mapping[str, Any], labels: Mapping[str, str]) -> str:
    """The page as HTML; identity says which versions, labels names the studies by id."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters["labels"] = lambda ids: named(ids.split(), labels)
    about = changes.values.about
    return environment.get_template("changes.html.j2").render(
        identity=identity,
        tiers=TIERS,
        most=MOST_ROWS,
        studies=part("Studies", changes.studies),
        conclusions=part("Abstract and conclusions", changes.conclusions),
        claims=part("Sentences that compare or generalise", changes.claims),
        numbers=parts_of(changes.values[about == EVIDENCE]),
        of_review=parts_of(changes.values[about == REVIEW]),
        sentences=part("Sentences that quote what changed", changes.sentences),
    )


def write_changes(folder: Path, changes: Changes, identity: Mapping[str, Any], labels: Mapping[str, str]) -> None:
    """The page, and a CSV for each kind of change."""
    for name, frame in changes._asdict().items():
        write_table(folder / f"{name}.csv", frame)
    write_text(folder / "index.html", page_of(changes, identity, labels))
