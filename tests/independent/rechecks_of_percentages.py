"""Percentages of people against how many there are, and those free of an event against those alive."""

from __future__ import annotations

from collections.abc import Iterator

from independent.derived import whole_numbers
from independent.evidence import printed
from independent.people import cell, joined, people_behind
from independent.rechecks import AGREES, DOES_NOT_FOLLOW, WITH_ROUNDING, Check, cannot, check, ends, of_statistic
from independent.writing import decimals_of


def of_outcomes(column: str) -> dict[str, str]:
    """What the vocabulary says of each outcome."""
    return {row["outcome_id"]: cell(row, column) for row in printed("vocabulary/outcomes")}


def shares_of_people() -> Iterator[Check]:
    """A percentage of people is a whole number of them."""
    counts, name = of_outcomes("percent_counts_people"), "percentage of people"
    for row in of_statistic("percent"):
        bare = row["relation"] == "=" and not row["interval"] and row["value"] and row["how_obtained"] == "printed"
        if not bare or not (counts[row["outcome_id"]] or cell(row, "n_assessed")):
            continue
        percent, people = f"{row['value']}%", people_behind(row)
        if counts[row["outcome_id"]] == "with censoring" and not cell(row, "n_assessed"):
            yield cannot(name, row, percent, "people at risk and censored are not printed")
        elif not people:
            yield cannot(name, row, percent, "the number of people behind it is not printed")
        elif people[0][0] >= 100 * 10 ** decimals_of(row["value"]):
            yield cannot(name, row, percent, "of so many people every percentage is possible")
        else:
            fits = [behind for behind in people if whole_numbers(row["value"], behind[0])]
            n, of, _ = (fits or people)[0]
            detail = f"{whole_numbers(row['value'], n)[0]} of {n}" if fits else no_share(row["value"], n)
            said = AGREES if fits else DOES_NOT_FOLLOW
            found = check(name, row, percent, said, detail, joined(row["finding_id"], of))
            yield f"{row['finding_id']}.recheck.people", found


def no_share(percent: str, n: int) -> str:
    """Of which smaller numbers of people a percentage would be a share."""
    fewer = [k for k in range(n - 1, 0, -1) if whole_numbers(percent, k)][:3]
    rest = f"of {', '.join(map(str, fewer))} it would be one" if fewer else "nor of fewer"
    return f"no whole number of {n} people; {rest}"


def event_free_shares() -> Iterator[Check]:
    """Nobody is free of an event who is not alive."""
    above = of_outcomes("not_above")
    kin = ("study_id", "arm_id", "scope", "time_value", "time_unit", "source_id")
    curves = [r for r in of_statistic("survival_percent") if r["relation"] == "=" and r["value"]]
    for row in curves:
        same = [r for r in curves if all(r[c] == row[c] for c in kin) and cell(r, "analysis") == cell(row, "analysis")]
        alive = [r for r in same if r["outcome_id"] == above[row["outcome_id"]]]
        if len(alive) == 1:
            least, most = ends(row["value"])[0], ends(alive[0]["value"])[1]
            fits = float(row["value"]) <= float(alive[0]["value"])
            said = AGREES if fits else WITH_ROUNDING if least <= most else DOES_NOT_FOLLOW
            detail = f"{row['value']}% without an event, {alive[0]['value']}% alive"
            detail += "; they would have to be of other times or people" if least > most else ""
            inputs = f"{row['finding_id']} {alive[0]['finding_id']}"
            found = check("event-free share", row, f"{row['value']}%", said, detail, inputs)
            yield f"{row['finding_id']}.recheck.event_free", found
