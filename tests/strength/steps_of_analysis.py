"""The steps that make the analysed tables and the values, each with the tables that are built as what it must make."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hivcells.analysis.agreement import agreement
from hivcells.analysis.cases import case_times, cases
from hivcells.analysis.certainty import certainty
from hivcells.analysis.changes import changes
from hivcells.analysis.contrasts import contrasts
from hivcells.analysis.counts import counts
from hivcells.analysis.interruptions import as_counts, interruptions
from hivcells.analysis.next_trial import next_trial
from hivcells.analysis.people import people
from hivcells.analysis.proportions import proportions
from hivcells.analysis.rechecks.recheck import recheck
from hivcells.analysis.risk_differences import risk_differences
from hivcells.artefacts import read_json, write_json, write_table
from hivcells.citation_file import read_citation
from hivcells.tables import Tables, read_table, read_tables
from independent import evidence as independent_evidence
from independent.all_derived import derived as derived_independently
from independent.counts import counts as counted_independently
from independent.reported import reported as reported_independently
from quote_values import every_value
from strength.collected_tests import is_passed
from strength.faults_in_children import Trial
from strength.mutants import ROOT

RESULTS = ROOT / "results"
TABLES = RESULTS / "tables"


def steps_of_analysis(independent: list[pytest.Item]) -> list[Trial]:
    """A step for each table, from tables that were made without a fault; another for the values."""
    evidence, built = read_tables(RESULTS / "evidence"), read_tables(TABLES)
    findings, events, arms, outcomes = (evidence[name] for name in ("findings", "events", "arms", "outcomes"))
    extractions = evidence["extraction_numbers"], evidence["extraction_judgements"]
    of_changes = changes(findings, arms)
    of_contrasts = contrasts(findings, arms, of_changes)
    made_by: dict[str, Callable[[], pd.DataFrame]] = {
        "changes": partial(changes, findings, arms),
        "contrasts": partial(contrasts, findings, arms, of_changes),
        "proportions": partial(proportions, events),
        "risk_differences": partial(risk_differences, findings, events, arms, outcomes),
        "agreement": partial(agreement, *extractions),
        "recheck": partial(recheck, evidence, of_contrasts),
        "people": partial(people, evidence),
        "cases_in_months": partial(cases, evidence),
        "case_times": lambda: case_times(cases(evidence), findings),
        "certainty_rated": partial(certainty, evidence),
        "next_trial_sizes": partial(next_trial, evidence["next_trial"], findings),
        "interruptions_by_therapy": partial(interruptions, evidence),
        "counts": partial(all_counts, evidence, recheck(evidence, of_contrasts)),
    }
    # What the tests recompute is the same for every fault.
    derived_independently(), counted_independently(), reported_independently()
    steps = [
        Trial(f"table {name}", partial(is_table_made, name, make, evidence, independent))
        for name, make in made_by.items()
    ]
    return [*steps, Trial("values", partial(are_values_right, evidence, built, TABLES, independent))]


def all_counts(evidence: Tables, of_rechecks: pd.DataFrame) -> pd.DataFrame:
    """The table of counts, as analyse.py puts it together."""
    return pd.concat([counts(evidence, of_rechecks), as_counts(interruptions(evidence))], ignore_index=True)


def is_table_made(
    name: str, make: Callable[[], pd.DataFrame], evidence: Tables, independent: list[pytest.Item]
) -> bool:
    """Whether a table is as it is built, or differs in what the independent tests do not notice."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.csv"
        write_table(path, make())
        if path.read_bytes() == (TABLES / path.name).read_bytes():
            return True
        tables = Path(folder) / "tables"
        tables.mkdir()
        for other in TABLES.glob("*.csv"):
            (tables / other.name).symlink_to(path if other.name == path.name else other)
        return are_values_right(evidence, read_tables(tables), tables, independent)


def are_values_right(evidence: Tables, tables: Tables, folder: Path, independent: list[pytest.Item]) -> bool:
    """Whether these tables give the values that are built, or the independent tests pass with what they give."""
    values = values_of(evidence, tables)
    built = read_json(RESULTS / "values.json")
    if values == {value_id: entry for value_id, entry in built.items() if "coverage." not in value_id}:
        return True
    own = {value_id: entry for value_id, entry in built.items() if value_id not in values and "coverage." in value_id}
    with tempfile.TemporaryDirectory() as place:
        results = Path(place)
        write_json(results / "values.json", values | own)
        (results / "tables").symlink_to(folder)
        (results / "verification.json").symlink_to(RESULTS / "verification.json")
        os.environ["HIVCELLS_RESULTS"] = place
        independent_evidence.values.cache_clear()
        independent_evidence.built.cache_clear()
        return is_passed(independent)


def values_of(evidence: Tables, tables: Tables) -> dict[str, dict[str, Any]]:
    """Every value, as quote_values.py collects them."""
    citation = read_citation(ROOT / "CITATION.cff")
    score = read_table(ROOT / "tests" / "strength" / "score.csv")
    entries = list(every_value(evidence, tables, score, citation))
    if len(entries) != len(dict(entries)):
        raise ValueError("two values have one id")
    return dict(entries)
