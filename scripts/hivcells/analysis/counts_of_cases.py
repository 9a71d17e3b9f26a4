"""Single cases in which treatment was stopped, counted by what came of it and by when it was stopped."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hivcells.analysis.cases import cases
from hivcells.analysis.counting import count
from hivcells.stops import (
    AROUND,
    AWAY,
    AWAY_AT_LAST,
    BACK,
    BACK_THEN_AWAY,
    EVER_BACK,
    LATER,
    UNDATED,
    stopped_cases,
)
from hivcells.tables import Tables

# Whose cases are counted, and what came of them, in words.
STOPPED_WHEN = {
    "cases": "",
    "cases.later": " later than a month from the procedure",
    "cases.around": " within a month of the procedure",
    "cases.undated": " at a time that is not reported",
}
CAME_OF_IT = {
    "stopped": "whatever came of it",
    "away": "without a return at the last report",
    "away_by_press": "by news, without a return at the last report",
    "ever_back": "a return at some time",
    "never_back": "never a return",
    "back": "a return",
    "back_then_away": "a return, and none after a later stop",
}


def counts_of_cases(evidence: Tables) -> Iterator[dict[str, Any]]:
    """A count for each outcome, in all and for each time of the stop; none for a review without cases."""
    if evidence["cases"].empty:
        return
    stopped, sources, events = stopped_cases(cases(evidence)), evidence["sources"], evidence["events"]
    of_press = events.event_id[events.source_id.isin(sources.source_id[sources.kind == "press"])]
    stopped = stopped[stopped.n_people == "1"]
    for name, of_period in (
        ("cases", stopped),
        ("cases.later", stopped[stopped.stop_period == LATER]),
        ("cases.around", stopped[stopped.stop_period == AROUND]),
        ("cases.undated", stopped[stopped.stop_period == UNDATED]),
    ):
        after, is_press = of_period.virus_after_stop, of_period.virus_event_id.isin(of_press)
        for outcome, is_so in (
            ("stopped", after != ""),
            ("away", after.isin(AWAY_AT_LAST)),
            ("away_by_press", after.isin(AWAY_AT_LAST) & is_press),
            ("ever_back", after.isin(EVER_BACK)),
            ("never_back", after == AWAY),
            ("back", after == BACK),
            ("back_then_away", after == BACK_THEN_AWAY),
        ):
            method = f"each told of alone; stopped treatment{STOPPED_WHEN[name]}: {CAME_OF_IT[outcome]}"
            yield count(f"{name}.{outcome}", of_period[is_so], "cases", "people", method)
