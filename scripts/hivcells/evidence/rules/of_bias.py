"""Rules on risk of bias: a tool has its own words."""

from __future__ import annotations

from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

# What some tools of bias answer; another word is that of another tool.
JUDGEMENTS = {
    "RoB 2": {"low", "some concerns", "high", "no information"},
    "ROBINS-I": {"low", "moderate", "serious", "critical", "no information"},
    "JBI": {"yes", "no", "unclear", "not applicable", "no information"},
}


def judgements_are_those_of_their_tool(tables: Tables) -> Iterator[Complaint]:
    """No study is judged by one tool in the words of another."""
    for row in each_row(tables["risk_of_bias"]):
        words = next((words for tool, words in JUDGEMENTS.items() if row.tool.startswith(tool)), None)
        if words and row.judgement not in words:
            remedy = f"Write one of: {', '.join(sorted(words))}."
            yield complain("risk_of_bias", row, "judgement", f"no judgement of {row.tool}", remedy)
