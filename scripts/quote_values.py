"""Collect every number that the report may quote, each with its text, its derivation and its source.

    python scripts/quote_values.py results/evidence results/tables CITATION.cff tests/strength/score.csv \
        results/draft/values.json
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any

import pandas as pd
from hivcells.artefacts import write_json
from hivcells.citation_file import read_citation
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.report.all_values import (
    DERIVED_TABLES,
    counted,
    derived,
    of_certainty,
    of_the_methods,
    of_the_search,
    of_the_strength,
    of_the_version,
)
from hivcells.report.reported_values import Values, reported
from hivcells.report.values import with_kinds_of_sources
from hivcells.tables import Tables, read_table, read_tables


def complaints_of_doubles(entries: Iterable[tuple[str, dict[str, Any]]]) -> list[Complaint]:
    """Ids that two numbers have, at the places that both come from."""
    places: dict[str, list[str]] = {}
    for value_id, entry in entries:
        places.setdefault(value_id, []).append(origin_of(entry))
    return [
        Complaint(" and ".join(dict.fromkeys(of)), None, "two numbers have this id", "Rename one.", value=value_id)
        for value_id, of in sorted(places.items())
        if len(of) > 1
    ]


def origin_of(entry: dict[str, Any]) -> str:
    """Where a number comes from: the table that reports it, or else the program that works it out."""
    return f"data/{entry['rows'][0].partition('#')[0]}" if entry["kind"] == "reported" else entry["script"]


def complaints_of_derivations(values: dict[str, dict[str, Any]]) -> list[Complaint]:
    """Inputs that do not exist, and derivations that come back to themselves."""
    complaints = []
    for value_id, entry in values.items():
        for missing in sorted(i for i in set(entry["inputs"]) if i not in values):
            complaints.append(
                Complaint(
                    entry["script"],
                    None,
                    f"'{value_id}' is derived from '{missing}', which does not exist",
                    "Restore the row, or derive the number from another.",
                    "inputs",
                    missing,
                )
            )
    try:
        TopologicalSorter({value_id: entry["inputs"] for value_id, entry in values.items()}).prepare()
    except CycleError as error:
        circle = error.args[1]
        complaints.append(
            Complaint(
                values[circle[0]]["script"],
                None,
                f"the number is derived from itself: {' from '.join(reversed(circle))}",
                "Break the circle of inputs.",
                "inputs",
                circle[0],
            )
        )
    return complaints


def every_value(evidence: Tables, tables: Tables, score: pd.DataFrame, citation: Mapping[str, Any]) -> Values:
    """Every number that the report may quote, in the order of its making."""
    units = evidence["units"].set_index("unit_id").to_dict("index")
    yield from reported(evidence, units)
    yield from derived(tables, units)
    yield from counted(tables["counts"], units)
    yield from of_certainty(tables["certainty_rated"], units)
    yield from of_the_methods()
    yield from of_the_strength(score)
    yield from of_the_search(evidence["screening"])
    yield from of_the_version(citation)


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    for name in ("evidence", "tables", "citation", "score", "values"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    evidence = read_tables(arguments.evidence)
    tables = {
        name: read_table(arguments.tables / f"{name}.csv") for name in (*DERIVED_TABLES, "counts", "certainty_rated")
    }
    citation = read_citation(arguments.citation)
    entries = list(every_value(evidence, tables, read_table(arguments.score), citation))
    values = dict(entries)
    raise_if_any([*complaints_of_derivations(values), *complaints_of_doubles(entries)])
    kinds = dict(zip(evidence["sources"]["source_id"], evidence["sources"]["kind"]))
    write_json(arguments.values, with_kinds_of_sources(values, kinds))


if __name__ == "__main__":
    exit_on_complaints(main)
