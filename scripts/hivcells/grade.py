"""The rules of GRADE: how judgements of domains make the certainty of an outcome.

Certainty of a comparison between groups begins high where each of its studies was randomised and low elsewhere, also
where the groups differ in something else than the cells. Certainty of a frequency (how often something follows, or how
many die, with nobody to compare with) begins high for observational studies too, which are the right design for it, and
so does that of a prognosis (whether people with a trait fare otherwise). Single cases, which are published because of
what came of them, are no sample to count a frequency in: there it begins low.
Each domain lowers it by none, one or two levels, and a large effect raises that of other studies. What no study
compared is not rated. The domain that GRADE calls publication bias is 'selective reporting' here: it covers results
that a report leaves out as well as reports that were not written. That a large effect raises only what is not lowered
for another reason is for the judges to keep: no rule asks it.
Guyatt GH et al. (2008), BMJ 336:924, https://doi.org/10.1136/bmj.39489.470347.AD;
Iorio A et al. (2015), BMJ 350:h870, https://doi.org/10.1136/bmj.h870, for frequencies;
Foroutan F et al. (2020), J Clin Epidemiol 121:62, https://doi.org/10.1016/j.jclinepi.2019.12.023, for prognosis.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from hivcells.designs import RANDOMISED
from hivcells.stops import outcomes_of, people_of_rows, stopped_cases
from hivcells.tables import Tables

HIGH, LOW = "high", "low"
LEVELS = ("very low", LOW, "moderate", HIGH)
NOTHING_TO_RATE, NOT_RATED = "none", "not rated"
STEPS = {"not serious": 0, "serious": -1, "very serious": -2, "large": 1, "very large": 2}
DOMAINS = ("risk of bias", "inconsistency", "indirectness", "imprecision", "selective reporting")
IMPRECISION = "imprecision"
# ASSUME: with fewer people than these an estimate is imprecise whatever its interval says. GRADE asks for an optimal
# information size and fixes no number (Guyatt GH et al. 2011, doi:10.1016/j.jclinepi.2011.01.012); these are this project's own.
FEW_PEOPLE, VERY_FEW_PEOPLE = 400, 100
# Names the single cases in which treatment was stopped, in place of rows.
CASES = "cases"
# Names the people of a kind of therapy who are known to have stopped treatment, as in 'interruptions.gene-t'.
INTERRUPTIONS = "interruptions"
# What is asked of an outcome: how often something happens, or whether people with a trait fare otherwise. Of all other
# questions (how groups differ by what they were given, how often something happens in chosen cases) the design decides.
OF_OBSERVATION = ("frequency", "prognosis")


def where_it_begins(question: str, designs: Iterable[str]) -> str:
    """Certainty before any judgement: high for a frequency or a prognosis, and for a comparison within randomised trials alone."""
    of_studies = list(designs)
    if not of_studies:
        return NOTHING_TO_RATE
    return HIGH if question in OF_OBSERVATION or all(design in RANDOMISED for design in of_studies) else LOW


def rating_of(begins: str, judgements: list[str]) -> str:
    """The level after all judgements, between very low and high; 'not rated' where nothing was compared."""
    if begins == NOTHING_TO_RATE:
        return NOT_RATED
    level = LEVELS.index(begins) + sum(STEPS[judgement] for judgement in judgements)
    return LEVELS[min(max(level, 0), len(LEVELS) - 1)]


def least_imprecision(n_people: int) -> str:
    """How imprecise an estimate in so many people is at least."""
    if n_people < VERY_FEW_PEOPLE:
        return "very serious"
    return "serious" if n_people < FEW_PEOPLE else "not serious"


def people_of_outcome(ids: list[str], tables: Tables) -> dict[str, int]:
    """The people behind an outcome, by the row that gives them: those assessed of an event, the value of a finding.

    Raises KeyError for an id that neither table has.
    """
    findings = tables["findings"].set_index("finding_id")["value"]
    events = tables["events"].set_index("event_id")["n_assessed"]
    people: dict[str, int] = {}
    for row_id in ids:
        if row_id == CASES:
            people |= _people_of_cases(tables[CASES])
        elif row_id.startswith(f"{INTERRUPTIONS}."):
            people |= _interrupted(row_id.removeprefix(f"{INTERRUPTIONS}."), tables)
        elif row_id in events.index:
            people[f"events.csv#{row_id}"] = int(events[row_id])
        else:
            people[f"findings.csv#{row_id}"] = int(findings[row_id])
    return people


def _people_of_cases(cases: pd.DataFrame) -> dict[str, int]:
    stopped = stopped_cases(cases)
    return {f"cases.csv#{case}": int(n) for case, n in zip(stopped["case_id"], stopped["n_people"])}


def _interrupted(modality: str, tables: Tables) -> dict[str, int]:
    """The people of each study of a kind of therapy who stopped treatment. Raises KeyError for an unknown kind."""
    curated = tables[INTERRUPTIONS]
    of_modality = curated[curated["modality_id"] == modality]
    if of_modality.empty:
        raise KeyError(modality)
    people = people_of_rows(tables)
    return {
        f"interruptions.csv#{row['interruption_id']}": outcomes_of(row, people)["stopped"]
        for row in of_modality.to_dict("records")
    }
