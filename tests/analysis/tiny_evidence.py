"""The checked evidence of a made-up review of teas, whole: every table that an analysis reads."""

from __future__ import annotations

from absent import ABSENT
from analysis.tiny_tables import ARMS, OUTCOMES, UNITS, events, findings, table


def blank(*columns: str) -> dict[str, str]:
    """A row of these columns without content."""
    return dict.fromkeys(columns, "")


STUDY = blank("study_id", "modality_id", "design", "control", "masking", "inclusion", "source_id", "recruitment_start", "recruitment_end")  # fmt: skip

NUMBERS = ("n_entered", "n_given_cells", "n_compared", "n_surely_different", "n_at_most")

COHORT = blank("cohort_id", "study_id", "people_finding_id", "counts", *NUMBERS)

MEAN = {"statistic": "mean", "unit": "cells", "time_unit": "week"}

EVIDENCE = ABSENT | {
    "arms": ARMS.assign(cell_origin="own"),
    "outcomes": OUTCOMES,
    "units": UNITS,
    "findings": findings(
        {"finding_id": "tea.people", "outcome_id": "drinkers", "unit": "people", "value": "20"},
        *(
            MEAN | {"finding_id": f"tea.white.{arm}.{week}", "arm_id": arm, "time_value": week, "visit": visit, "value": value}
            for arm, series in {"tea.x1": ("200", "304"), "tea.x3": ("205", "237")}.items()
            for (week, visit), value in zip((("0", "baseline"), ("12", "last")), series, strict=True)
        ),
        {"finding_id": "tea.difference", "arm_id": "tea.x1", "comparator_arm_id": "tea.x3", "statistic": "difference", "value": "67", "unit": "cells"},
    ),
    "events": events(
        {"event_id": "tea.headache.green", "arm_id": "tea.x1", "n_events": "2", "n_assessed": "10"},
        {"event_id": "tea.headache.water", "arm_id": "tea.x3", "n_events": "5", "n_assessed": "10"},
    ),
    "studies": table([{"study_id": "tea", "modality_id": "leaf", "design": "randomised trial", "inclusion": "included"}], STUDY),
    "participants": table([{"cohort_id": "tea.all", "study_id": "tea", "people_finding_id": "tea.people", "counts": "yes"}], COHORT),
    "modalities": table([{"modality_id": "leaf"}], blank("modality_id")),
    "sources": table([{"source_id": "tea_2020", "work_id": "tea", "kind": "article", "text_read": "abstract"}], blank("source_id", "work_id", "kind", "text_read")),
    "signatures": table([], blank("table", "row_id", "value", "answer", "reviewer", "signed_on")),
    "corrections": table([], blank("correction_id", "table", "row_id", "reason")),
    "discrepancies": table([], blank("discrepancy_id", "kind", "is_about_press")),
    "screening": table([], blank("record_id", "decision")),
    "interruptions": table([{"interruption_id": "tea", "study_id": "tea", "modality_id": "leaf", "people_ids": "tea.people"}], blank("interruption_id", "study_id", "modality_id", "people_ids", "stop_is_assumed", "returned_ids", "measured_ids", "away_ids", "again_ids", "reason")),
    "certainty_outcomes": table([{"outcome": "cheer", "label": "Cheer after tea", "studies": "tea", "people_ids": "tea.people", "begins": "high"}], blank("outcome", "label", "studies", "people_ids", "begins", "found", "without_cells", "rating")),
    "certainty": table([{"judgement_id": "cheer.bias", "outcome": "cheer", "domain": "risk of bias", "judgement": "serious"}], blank("judgement_id", "outcome", "domain", "judgement", "support")),
    "next_trial": table([{"question_id": "stain", "question": "A stain on the cup", "kind": "harm", "effect": "5", "unit": "percent"}], blank("question_id", "question", "kind", "effect", "unit", "spread_finding_id", "spread_from", "n_first_id", "n_second_id", "pooled_ids", "compared_finding_id", "assumption")),
    "extraction_numbers": table([{"item_id": "n", "first": "20", "second": "20"}], blank("item_id", "first", "second", "settled", "told")),
    "extraction_judgements": table([], blank("item_id", "field", "first", "second")),
}  # fmt: skip
