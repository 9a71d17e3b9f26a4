"""A few numbers of a made-up review that rows of other tables name."""

from __future__ import annotations

import pandas as pd

FINDINGS = pd.DataFrame(
    [
        ("tea.drinkers", "count", "people", "12", "", "", ""),
        ("tea.between", "count", "people", "", "10", "14", ""),
        ("tea.one", "single", "day", "8", "", "", ""),
        ("tea.cups", "mean", "cups", "3", "", "", "1"),
        ("tea.more", "difference", "cups", "", "2", "9", ""),
        ("tea.share", "percent", "percent", "25", "", "", ""),
    ],
    columns=["finding_id", "statistic", "unit", "value", "low", "high", "spread"],
)
EVENTS = pd.DataFrame([("tea.burn", "", "12")], columns=["event_id", "n_events", "n_assessed"])
