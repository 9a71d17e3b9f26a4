"""Make all tables of the analyses from the checked evidence.

    python scripts/analyse.py results/evidence results/tables

A table each for changes, contrasts, proportions, risk differences, agreement, rechecks, people, cases, counts,
interruptions of treatment, certainty and the next trial.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
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
from hivcells.artefacts import write_table
from hivcells.complaints import exit_on_complaints
from hivcells.designs import between_people, of_independent_people
from hivcells.tables import Tables, read_tables


def analyses(evidence: Tables) -> Tables:
    """Every table of the analyses, by name."""
    findings, events, arms, outcomes = (evidence[name] for name in ("findings", "events", "arms", "outcomes"))
    studies = evidence["studies"]
    of_two_groups = between_people(findings, studies), between_people(events, studies)
    of_changes = changes(findings, arms)
    of_contrasts = contrasts(findings, arms, between_people(of_changes, studies))
    of_rechecks = recheck(evidence, of_contrasts)
    of_interruptions = interruptions(evidence)
    of_cases = cases(evidence)
    return {
        "changes": of_changes,
        "contrasts": of_contrasts,
        "proportions": proportions(of_independent_people(events, studies)),
        "risk_differences": risk_differences(*of_two_groups, arms, outcomes),
        "agreement": agreement(evidence["extraction_numbers"], evidence["extraction_judgements"]),
        "recheck": of_rechecks,
        "people": people(evidence),
        "cases_in_months": of_cases,
        "case_times": case_times(of_cases, findings),
        "certainty_rated": certainty(evidence),
        "next_trial_sizes": next_trial(evidence["next_trial"], findings),
        "interruptions_by_therapy": of_interruptions,
        "counts": pd.concat([counts(evidence, of_rechecks), as_counts(of_interruptions)], ignore_index=True),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("evidence", type=Path)
    parser.add_argument("tables", type=Path)
    arguments = parser.parse_args()
    for name, table in analyses(read_tables(arguments.evidence)).items():
        write_table(arguments.tables / f"{name}.csv", table)


if __name__ == "__main__":
    exit_on_complaints(main)
