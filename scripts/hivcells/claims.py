"""The sentences of the report that can go stale, each as a predicate over the tables.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is
judged by the function `only_placebo_controlled`; its docstring says what must be true. A
predicate looks at tables only and returns whether the claim holds and the rows that decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from hivcells.tables import Row

Tables = dict[str, list[Row]]

# What hedges mean here.
MOST_SHARE = Decimal("0.5")  # 'most' is more than half


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds, and the rows that decide it."""

    holds: bool
    rows: list[str] = field(default_factory=list)


PREDICATES: dict[str, Callable[[Tables], Verdict]] = {}


def claim(predicate: Callable[[Tables], Verdict]) -> Callable[[Tables], Verdict]:
    """Register a predicate under its name, with hyphens as in the text."""
    PREDICATES[predicate.__name__.replace("_", "-")] = predicate
    return predicate


def _included(tables: Tables) -> list[Row]:
    return [study for study in tables["studies"] if study["inclusion"] == "included"]


def _named(table: str, rows: list[Row], key: str) -> list[str]:
    return [f"{table}.csv#{row[key]}" for row in rows]


def _people(tables: Tables) -> dict[str, int]:
    """People of each study that counts."""
    value = {row["finding_id"]: row["value"] for row in tables["findings"]}
    people: dict[str, int] = {}
    for row in tables["participants"]:
        if row["counts"] == "yes":
            people[row["study_id"]] = people.get(row["study_id"], 0) + int(value[row["people_finding_id"]])
    return people


def _estimate(tables: Tables, table: str, value_id: str) -> Decimal:
    return next(Decimal(row["value"]) for row in tables[table] if row["value_id"] == value_id)


@claim
def only_placebo_controlled(tables: Tables) -> Verdict:
    """One included study has a placebo, and it is that of umbilical-cord cells."""
    studies = [study for study in _included(tables) if study["control"] == "placebo"]
    return Verdict([study["study_id"] for study in studies] == ["wang2021"], _named("studies", studies, "study_id"))


@claim
def largest_study(tables: Tables) -> Verdict:
    """No included study enrolled more people than that of umbilical-cord cells."""
    people = _people(tables)
    return Verdict(people["wang2021"] == max(people.values()), [f"studies.csv#{study}" for study in people])


@claim
def most_people_in_randomised_trials(tables: Tables) -> Verdict:
    """More than half of the people enrolled took part in randomised trials."""
    people = _people(tables)
    randomised = [study for study in _included(tables) if study["design"] == "randomised trial"]
    share = Decimal(sum(people.get(study["study_id"], 0) for study in randomised)) / sum(people.values())
    return Verdict(share > MOST_SHARE, _named("studies", randomised, "study_id"))


@claim
def no_full_text_read(tables: Tables) -> Verdict:
    """No document was read in full text."""
    full = [row for row in tables["sources"] if row["text_read"] == "full text"]
    return Verdict(not full, _named("sources", full or tables["sources"], "source_id"))


@claim
def counts_rose_in_every_arm(tables: Tables) -> Verdict:
    """Each arm with a baseline and a later average has a higher later one."""
    return Verdict(
        all(Decimal(row["value"]) > 0 for row in tables["changes"]), _named("changes", tables["changes"], "value_id")
    )


@claim
def rose_more_with_nk_cells(tables: Tables) -> Verdict:
    """The mean CD4 count rose more with natural killer cells than without, in the trial that compared them."""
    rows = ["xia2020.cd4.nk.change", "xia2020.cd4.art.change"]
    return Verdict(
        _estimate(tables, "changes", rows[0]) > _estimate(tables, "changes", rows[1]),
        [f"changes.csv#{row}" for row in rows],
    )


@claim
def nk_interval_leaves_out_zero(tables: Tables) -> Verdict:
    """The printed interval of the difference in that trial lies above zero."""
    row = next(row for row in tables["findings"] if row["finding_id"] == "xia2020.cd4.contrast.month24.difference")
    return Verdict(Decimal(row["low"]) > 0, [f"findings.csv#{row['finding_id']}"])


@claim
def printed_difference_is_of_last_values(tables: Tables) -> Verdict:
    """The printed difference equals that of the last means and not that of the changes."""
    printed = next(row for row in tables["findings"] if row["finding_id"] == "xia2020.cd4.contrast.month24.difference")
    last = _estimate(tables, "contrasts", "xia2020.cd4.nk_vs_art.last")
    change = _estimate(tables, "contrasts", "xia2020.cd4.nk_vs_art.change")
    holds = last == Decimal(printed["value"]) != change
    return Verdict(holds, ["contrasts.csv#xia2020.cd4.nk_vs_art.last", "contrasts.csv#xia2020.cd4.nk_vs_art.change"])


@claim
def p_and_interval_agree(tables: Tables) -> Verdict:
    """Each printed P value that can be set against an interval agrees with it."""
    checked = [
        row
        for row in tables["recheck"]
        if row["check"] == "P value from the interval" and row["verdict"] != "cannot be checked"
    ]
    return Verdict(
        bool(checked) and all(row["verdict"] == "agrees" for row in checked), _named("recheck", checked, "value_id")
    )


@claim
def no_graft_versus_host_event(tables: Tables) -> Verdict:
    """Where graft-versus-host events are reported, their number is zero."""
    events = [row for row in tables["events"] if row["outcome_id"] == "gvhd"]
    return Verdict(bool(events) and all(row["n_events"] == "0" for row in events), _named("events", events, "event_id"))


@claim
def no_death_reported(tables: Tables) -> Verdict:
    """No row reports a death, neither a number of deaths nor their absence."""
    deaths = [row for row in tables["events"] if row["kind"] == "death"]
    return Verdict(not deaths, _named("events", deaths, "event_id"))


@claim
def no_spread_printed(tables: Tables) -> Verdict:
    """No average of a CD4 or CD8 count is printed with its spread."""
    averages = [
        row
        for row in tables["findings"]
        if row["outcome_id"] in ("cd4", "cd8") and row["statistic"] in ("mean", "median")
    ]
    return Verdict(
        bool(averages) and not any(row["low"] for row in averages), _named("findings", averages, "finding_id")
    )


@claim
def press_differs_from_paper(tables: Tables) -> Verdict:
    """Each press text on a paper that was read has a row in which it says more or less than the paper."""
    press = [row for row in tables["sources"] if row["kind"] == "press"]
    differing = {row["source_a"] for row in tables["discrepancies"] if row["kind"].startswith("press")}
    return Verdict(
        bool(press) and all(row["source_id"] in differing for row in press), _named("sources", press, "source_id")
    )


@claim
def most_checks_lack_numbers(tables: Tables) -> Verdict:
    """More than half of the checks of printed statistics cannot be made."""
    checks = [row for row in tables["recheck"] if row["verdict"]]
    missing = [row for row in checks if row["verdict"] == "cannot be checked"]
    return Verdict(Decimal(len(missing)) / len(checks) > MOST_SHARE, _named("recheck", missing, "value_id"))
