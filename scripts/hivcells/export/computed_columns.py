"""What the columns of the computed tables hold: by their names, and by table where a name holds another thing there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

# True of a column of this name in each computed table that has it and is not named below.
ABOUTS = {
    "arm_id": "Arm; blank where the number is of no single arm",
    "case_id": "Key of the case",
    "claim_id": "Key of the claim, a sentence or part of one",
    "comparator_arm_id": "Arm compared with; blank where none is",
    "decimals": "Decimals with which the report writes the number; blank where there is none",
    "high": "Upper limit; blank where none is computed",
    "inputs": "Numbers that this one is computed from, by their ids, divided by blanks; blank where none has an id",
    "low": "Lower limit; blank where none is computed",
    "method": "How the number was computed; blank where there is none",
    "outcome_id": "Outcome; blank where the number is of none",
    "relation": "How the printed number stands to the truth the source claims",
    "rounding": "How far rounding of the printed numbers may have moved the result, up or down, in its unit",
    "rows": "Rows of the evidence that are counted, as table.csv#key, divided by blanks; blank where none is",
    "statistic": "What kind of number it is, in words",
    "study_id": "Study; blank where the number is of none",
    "unit": "Key of the unit; blank where there is no number",
    "value": "The number in its unit, not rounded for print",
    "value_id": "Id of the number, as the report quotes it",
}
_OF_INTERVAL = "limit of the 95% interval, in the unit of the value; blank where the method has none"
# What a name holds in one table alone, or otherwise than in others.
IN_TABLE = {
    "agreement": {
        "method": "What was read twice, or of how many items how many agree, or of how many the kappa is",
    },
    "case_times": {
        "method": "Between which events the time is",
        "value": "The time, rounded to a tenth of its unit, and to whole days where that is the unit",
    },
    "cases_in_months": {
        "last_report_months": "Months to the last report, from what last_since names, to a tenth; the least where a row gives a range, blank where none gives them",
        "rebound_months": "Months to the return of the disease, from what rebound_since names, to a tenth; the least where a row gives a range, blank where none gives them",
        "restarted_months_after_start": "Months from the start to the new beginning of treatment, to a tenth; blank where no row gives them",
        "stop_period": "Whether treatment was stopped around the start, within a month of it, or later, or no text says when (undated); blank where it was not stopped, or nothing is told of it",
        "stopped_months_after_start": "Months from the start to the stop of treatment, to a tenth, below zero where it was stopped before; blank where neither a row gives them nor a stop on the day of the start",
    },
    "certainty_rated": {
        "judgements": "Rows of the judgements that make the rating, as certainty.csv#key, divided by blanks",
        "method": "Where the certainty begins and which judgements moved it, or that no study compared it",
        "n_people": "How many people are behind the outcome",
        "n_studies": "How many studies bear on the outcome",
        "people": "Rows whose people are behind the outcome, as table.csv#key, divided by blanks",
        "rating": "Certainty after the judgements, or that the outcome is not rated",
        "studies": "Rows of the studies that bear on the outcome, as studies.csv#key, divided by blanks",
    },
    "changes": {
        "average": "Whether the averages are means or medians",
        "baseline_id": "Row of findings with the average at baseline",
        "last_id": "Row of findings with the average at the last visit",
    },
    "contrasts": {
        "contrast_of": "Of what the difference is: of last values, or of changes from baseline",
    },
    "counts": {
        "cell_origin": "Whose cells, where people are counted by that as well; blank otherwise",
        "design": "Design, where people are counted by kind of treatment and design; blank otherwise",
        "method": "What is counted, in words",
        "modality_id": "Kind of treatment, where people are counted by it and by design; blank otherwise",
    },
    "fragile_claims": {
        "about": "Whether more than one study is behind the claim: several studies, or one study where it is one at most",
        "flipped_by": "Studies without any one of which the claim would not hold, by their keys, divided by blanks",
        "meaning": "What the claim means, in words",
        "studies": "How many studies are behind the claim",
    },
    "interruptions_by_therapy": {
        "method": "Who is counted, in words",
        "modality_id": "Kind of treatment; blank where the sum is of all others, or of one study",
        "outcome": "What became of those who stopped treatment, in a word",
        "people": "How many people",
    },
    "ledger": {
        "as_printed": "Words of the source that carry the number; blank for dates and for what no document prints",
        "inputs": "Numbers that this one is computed from, by their ids, divided by blanks; blank for what is printed or counted",
        "kind": "Whether the number is reported by a text, derived from others, or counted in rows",
        "locator": "Place in the document; blank for dates and for what no document prints",
        "method": "How the number was had: as printed, why it is another than printed, or how it was computed; blank for counts of events that are not told in digits and have no note",
        "relation": "How the number stands to the truth the source claims; blank where it is the value",
        "rows": "Rows that hold the number or are counted, as table.csv#key, or the name of a file as a whole, divided by blanks; blank for what is computed, and where none is counted",
        "script": "Program that made the number, or module that holds it as a constant",
        "source": "Key of the document that prints the number; blank where none does",
        "text": "The number as the report writes it, or a word where it is one, as a rating is",
        "unit": "Key of the unit; blank for words, dates and a version",
    },
    "next_trial_sizes": {
        "high": "Upper limit of the spread, or people needed with the limit of the spread or share that needs more; blank for what has no limits",
        "low": "Lower limit of the spread, or people needed with the limit of the spread or share that needs fewer; blank for what has no limits",
        "unit": "Key of the unit",
        "value": "The number in its unit, not rounded for print; people and events are rounded up to whole ones",
    },
    "people": {
        "modality_id": "Kind of treatment, or all of them together",
        "n_at_most": "People at most, where reports may share some",
        "n_compared": "People in comparison groups, summed over groups that count and print it",
        "n_entered": "People who entered, summed over groups that count",
        "n_given_cells": "People who got the treatment that is studied, summed over groups that count and print it",
        "n_surely_different": "People surely different from those of every other group",
    },
    "perspectives": {
        "label": "Name of the perspective",
        "perspective_id": "Key of the perspective from which the review is read",
        "still_holds": "yes where the claim holds from that perspective, otherwise no",
        "why_not": "Why the claim does not hold from that perspective; blank where it does",
    },
    "proportions": {
        "high": f"Upper {_OF_INTERVAL}",
        "inputs": "Both counts, by their ids: who had the event, and who was assessed",
        "low": f"Lower {_OF_INTERVAL}",
    },
    "recheck": {
        "check": "Kind of check, or of the number that a check rests on",
        "check_id": "Row of this table with the verdict that this row belongs to; its own key where no verdict rests on it",
        "detail": "What was found, or what is missing for a check, in words; blank for a number that a check rests on",
        "high": "The greatest that the number can be, given how its inputs were rounded; blank where that was not worked out",
        "in_tally": "yes where the check is the one that counts for its printed number, otherwise blank",
        "inputs": "Numbers that the check rests on, by their ids, divided by blanks",
        "low": "The least that the number can be, given how its inputs were rounded; blank where that was not worked out",
        "other_side": "yes where the printed P value and all that was recomputed lie on different sides of 0.05, otherwise blank",
        "printed": "The number as printed; blank for a number that a check rests on",
        "printed_id": "Id of the printed number: the key of a row of findings, or that of a row of events with .percent_printed",
        "statistic": "The same as check",
        "value": "The recomputed number in its unit, not rounded for print; blank where none was computed",
        "value_id": "Key of the row, and id of the recomputed number where it has one",
        "verdict": "Whether the printed number follows from the others; blank for a number that a check rests on",
    },
    "risk_differences": {
        "counts_from": "Whether the counts are printed, or those that printed percentages would stand for",
        "high": f"Upper {_OF_INTERVAL}",
        "low": f"Lower {_OF_INTERVAL}",
        "pair_id": "Key of the two arms compared, the same for each number of the comparison",
        "scope": "Part of the people, in a word; all where everybody of the arms is counted",
    },
}  # fmt: skip
# Curated tables whose columns a computed one has too; what is said of them there is said of them here.
TAKEN_FROM = {
    "cases_in_months": ("cases", "arms"),
    "certainty_rated": ("certainty_outcomes",),
    "next_trial_sizes": ("next_trial",),
    "proportions": ("events",),
    "risk_differences": ("events",),
}


def about_column(table: str, column: str, package: Mapping[str, Any]) -> str:
    """What a column of a computed table holds; table is its name without the prefix of the database.

    Raises KeyError where nothing is said of it.
    """
    if column in IN_TABLE.get(table, {}):
        return IN_TABLE[table][column]
    if column in ABOUTS:
        return ABOUTS[column]
    resources = {resource["name"]: resource for resource in package["resources"]}
    for name in TAKEN_FROM.get(table, ()):
        for field in resources[name]["schema"]["fields"]:
            if field["name"] == column:
                return str(field["description"])
    raise KeyError(f"{table}.{column}")
