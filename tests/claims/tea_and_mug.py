"""A tiny review of a randomised trial of tea, on paper, and a case of a mug, in the news, seen from each perspective."""

from __future__ import annotations

import pandas as pd
from hivcells.report.perspectives import PERSPECTIVES

BY_ID = {perspective.perspective_id: perspective for perspective in PERSPECTIVES}


def tables() -> dict[str, pd.DataFrame]:
    """A paper on a randomised trial and news on a case, with a change computed from each."""
    return {
        "sources": pd.DataFrame(
            {"source_id": ["paper", "paperboy", "talk"], "kind": ["article", "press", "conference"]}
        ),
        "studies": pd.DataFrame({"study_id": ["tea", "mug"], "design": ["randomised trial", "case report"]}),
        "risk_of_bias": pd.DataFrame({"study_id": ["tea"], "domain": ["overall"], "judgement": ["some concerns"]}),
        "findings": pd.DataFrame(
            {
                "finding_id": ["tea.a", "mug.a", "tea.b"],
                "study_id": ["tea", "mug", "tea"],
                "source_id": ["paper", "paperboy", "talk"],
            }
        ),
        "events": pd.DataFrame({"event_id": ["mug.e"], "study_id": ["mug"], "source_id": ["paperboy"]}),
        "changes": pd.DataFrame({"value_id": ["c", "d", "e"], "inputs": ["tea.a", "mug.e.events", "tea.a tea.b"]}),
        "contrasts": pd.DataFrame({"value_id": ["c.d", "c.c"], "inputs": ["c d", "c c"]}),
        "interruptions": pd.DataFrame({"interruption_id": ["mug"], "people_ids": ["mug.e.assessed"]}),
        "cases": pd.DataFrame({"case_id": ["mug"], "study_id": ["mug"], "source_id": ["paperboy"]}),
    }
