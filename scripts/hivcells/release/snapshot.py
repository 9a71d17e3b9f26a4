"""What a build says: its numbers, claims, studies and sentences, in the form that versions are compared in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json
from hivcells.complaints import Complaint, Complaints
from hivcells.release.sentences import sentences_of
from hivcells.tables import Tables, address_of, read_table, studies_of_rows

Snapshot = dict[str, Any]
KEPT_OF_A_VALUE = ("text", "value", "low", "high", "unit", "kind", "inputs")
NEEDED = ("values.json", "claims.json", "draft/quotations.csv", "evidence/studies.csv")


def snapshot_of(results: Path) -> Snapshot:
    """Values, claims, studies and sentences of a build. Raises Complaints where there is none."""
    missing = [results / name for name in NEEDED if not (results / name).is_file()]
    if missing:
        remedy = "Run `make` to build it."
        raise Complaints(Complaint(str(path), 1, "the file is missing", remedy) for path in missing)
    values, tables = read_json(results / "values.json"), _tables_by_study(results)
    study_of = studies_of_rows_and_documents(tables)
    return {
        "studies": dict(zip(tables["studies"].study_id, tables["studies"].label)),
        "values": {value_id: _value(value, study_of) for value_id, value in values.items()},
        "claims": {claim_id: _claim(claim, study_of) for claim_id, claim in read_json(results / "claims.json").items()},
        "sentences": sentences_of(read_table(results / "draft" / "quotations.csv"), values),
    }


def _tables_by_study(results: Path) -> Tables:
    """The tables with a row of a study each; the others, which hold most of the cells, are not read."""
    paths = [*(results / "tables").glob("*.csv"), *(results / "evidence").glob("*.csv")]
    return {path.stem: read_table(path) for path in sorted(paths) if "study_id" in _columns(path)}


def _columns(path: Path) -> list[str]:
    with path.open(encoding="utf-8") as file:
        return file.readline().strip().split(",")


def studies_of_rows_and_documents(tables: Tables) -> dict[str, str]:
    """The study of each row of the tables that name one, and of each document: the one that it reports."""
    studies = tables["studies"]
    documents = {address_of("sources", source): study for source, study in zip(studies.source_id, studies.study_id)}
    return documents | studies_of_rows(tables)


def _rows_by_study(rows: Iterable[str], study_of: Mapping[str, str]) -> dict[str, int]:
    """How many of the rows belong to each study."""
    return dict(sorted(Counter(study_of[row] for row in rows if row in study_of).items()))


def _value(value: Mapping[str, Any], study_of: Mapping[str, str]) -> dict[str, Any]:
    kept = {name: value[name] for name in KEPT_OF_A_VALUE if value[name] not in (None, "", [])}
    by_study = _rows_by_study(value["rows"], study_of)
    return kept | ({"studies": by_study} if by_study else {})


def _claim(claim: Mapping[str, Any], study_of: Mapping[str, str]) -> dict[str, Any]:
    return {
        "meaning": claim["meaning"],
        "holds": claim["holds"],
        "words": sorted({place["words"] for place in claim["quoted"]}),
        "studies": _rows_by_study(claim["rows"], study_of),
    }
