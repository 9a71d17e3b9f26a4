"""What a figure of lanes shows: each person who stopped treatment, when, and for how long without the event, a row each."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from hivcells.figures.style import SIGNS, selected
from hivcells.quantities import DAYS_IN, with_unit, write_number
from hivcells.stops import AROUND, AT, AWAY, BACK, LATER_STOP, LONG_AFTER, STOPPED, UNDATED, stopped_cases
from hivcells.tables import Tables

TABLE, IN_MONTHS, TIMES = "cases", "cases_in_months", "case_times"
# The period of the stop and what came after it, in the order of the drawing; who stopped around the start, or at a time that
# is not reported, has one block each.
BLOCKS = ("later.away", "later.back", AROUND, "unknown")
# Other words that the figure selects: of the marks, and of when treatment was stopped.
MARKS = (AWAY, BACK, *STOPPED, "again", "undated", "untimed", "missed", "earlier")
COLUMNS = ["case_id", "table", "label", "given", "given_words", "rank", "block", "block_words", "months", "came"]
COLUMNS += ["value_id", "shown", "stop_id", "stop_shown", "stop_words", "source_kind"]
COLUMNS += [f"{mark}_words" for mark in (AWAY, BACK)]
COLUMNS += ["shown_words", "earlier_months", "earlier_words"]
PERIODS = {AROUND: AROUND, UNDATED: "unknown"}


def frame_of(tables: Tables, figure: Mapping[Hashable, Any]) -> pd.DataFrame:
    """One row for each person who stopped treatment, in blocks, the longest time on top; without a time at the end."""
    times = tables[TIMES].set_index("value_id", drop=False)
    kinds = tables["sources"].set_index("source_id").kind
    sources = tables["findings"].set_index("finding_id").source_id.map(kinds)
    says = selected(figure)
    stopped = stopped_cases(tables[IN_MONTHS])
    single = stopped[stopped.n_people == "1"].to_dict("records")
    rows = [_row(case, times, sources, says, figure["column"]) for case in single]
    frame = pd.DataFrame(rows, columns=COLUMNS)
    order = frame.assign(place=frame.block.map({block: place for place, block in enumerate(BLOCKS)}))
    order = order.sort_values(["place", "came", "months", "case_id"], ascending=[True, True, False, True])
    return order[COLUMNS].reset_index(drop=True)


def _row(
    case: Mapping[Hashable, Any], times: pd.DataFrame, sources: pd.Series, says: Mapping[str, str], column: str
) -> dict[str, Any]:
    """What a lane shows of a case, by COLUMNS."""
    came = case["virus_after_stop"] == BACK
    block = PERIODS.get(case["stop_period"]) or f"later.{BACK if came else AWAY}"
    end, stop, gap, back = (
        f"case.{case['case_id']}.{name}" for name in ("rebound" if came else "free", "stopped", "gap", "rebound")
    )
    given = case[column]
    # What is called by the same words looks the same.
    chosen = list(dict.fromkeys(said for key, said in says.items() if key not in (*MARKS, *BLOCKS)))
    is_timed = end in times.index
    marks = {False: says.get(AWAY, AWAY), True: says.get(BACK, BACK)}
    value_id, shown, shown_words = _end_of_lane(end, gap, marks[came], times, says)
    stop_id, stop_shown, stop_words = _stop(case, stop, times, says)
    return {
        "case_id": case["case_id"],
        "table": TABLE,
        "label": case["label"],
        "given": given,
        "given_words": says.get(given, given),
        "rank": chosen.index(says[given]) if given in says else len(chosen),
        "block": block,
        "block_words": says.get(block, block),
        "months": _months(times.loc[end]) if is_timed else math.nan,
        "came": came,
        "value_id": value_id,
        "shown": shown,
        "stop_id": stop_id,
        "stop_shown": stop_shown,
        "stop_words": stop_words,
        "source_kind": sources.get(times.loc[end, "inputs"].split()[0], "") if is_timed else "",
        f"{AWAY}_words": marks[False],
        f"{BACK}_words": marks[True],
        "shown_words": shown_words,
        "earlier_months": _months(times.loc[back]) if not came and back in times.index else math.nan,
        "earlier_words": says.get("earlier", "earlier"),
    }


def _end_of_lane(end: str, gap: str, mark: str, times: pd.DataFrame, says: Mapping[str, str]) -> tuple[str, str, str]:
    """The time at the end of a lane, how it is written, and words after it: to the end, of a gap that was over before, or none.

    Without a line that ends in a mark the words say what the mark would.
    """
    if end in times.index:
        return end, _shown(times.loc[end]), ""
    if gap in times.index:
        return gap, _shown(times.loc[gap]), f"{says.get('missed', 'missed')}, {mark}"
    return "", f"{mark}, {says.get('untimed', 'untimed')}", ""


def _stop(
    case: Mapping[Hashable, Any], stop: str, times: pd.DataFrame, says: Mapping[str, str]
) -> tuple[str, str, str]:
    """The time of the stop and the words beside it: '16 months', 'after'; of a later stop, and without a time, words alone."""
    if case["last_since"] == LATER_STOP and case["virus_after_stop"] != BACK:
        return "", "", says.get("again", "")
    if stop not in times.index:
        return "", "", says.get(case["stop"] if case["stop"] in (AT, LONG_AFTER) else "undated", "")
    if float(times.loc[stop, "value"]) == 0:
        return "", "", says.get(AT, "")
    return stop, _shown(times.loc[stop]), says.get(case["stop"], case["stop"])


def _months(time: pd.Series) -> float:
    return float(time["value"]) * DAYS_IN[time["unit"]] / DAYS_IN["month"]


def _shown(time: pd.Series) -> str:
    """A time as the report writes it, with its sign: '> 72 months'."""
    number = write_number(time["value"], int(time["decimals"]))
    return f"{SIGNS.get(time['relation'], time['relation'])} {with_unit(number, time['unit'])}".strip()
