"""What the words of a row say against its columns: directions, statistics, times, counts in words, designs, cases."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest
from hivcells.evidence.rules import of_cases, of_designs, of_directions, of_statistics, of_times, of_units, of_words

FINDING = {
    "finding_id": "tea", "statistic": "mean", "value": "12.3", "unit": "cups", "as_printed": "", "how_obtained": "printed",
    "time_value": "", "time_unit": "", "visit": "",
}  # fmt: skip


def said(rule: Callable, table: str, row: dict[str, str], **others: pd.DataFrame) -> list[str | None]:
    """The columns of which a rule complains in a table of one row."""
    return [complaint.column for complaint in rule({table: pd.DataFrame([row], index=[2]), **others})]


def of_finding(rule: Callable, printed: str, **cells: str) -> list[str | None]:
    units = pd.DataFrame({"unit_id": ["cups", "log10_cups", "cups_per_kg", "million"]})
    return said(rule, "findings", FINDING | cells | {"as_printed": printed}, units=units)


@pytest.mark.parametrize(
    ("statistic", "value", "printed", "columns"),
    [
        ("difference", "50", "counts were 50 lower with tea than with water", ["value"]),
        ("difference", "-50", "counts were 50 lower with tea than with water", []),
        ("log_change", "0.5", "thirst fell by 0.5 log10", ["value"]),
        ("direction", "-1", "thirst was higher with tea", ["value"]),
        ("direction", "1", "thirst was higher with tea", []),
        ("direction", "0", "no decrease of thirst", []),
        ("difference", "50", "50, from lower to higher counts", []),
        ("difference", "50", "a difference of 50", []),
        ("mean", "50", "thirst fell to 50", []),
    ],
)
def test_a_change_has_the_sign_of_its_words(statistic: str, value: str, printed: str, columns: list[str]) -> None:
    """Where they tell of a fall and of a rise, or of neither, nothing is said."""
    assert (
        of_finding(of_directions.directions_are_those_of_the_words, printed, statistic=statistic, value=value)
        == columns
    )


@pytest.mark.parametrize(
    ("visit", "value", "printed", "columns"),
    [
        ("last", "50", "counts increased by 50 at month 6", ["statistic"]),
        ("last", "50", "a mean fall of 50", ["statistic"]),
        ("last", "-50", "a mean fall of 50", []),
        ("last", "150", "counts increased by 50 to 150", []),
        ("", "50", "counts increased by 50 at month 6", []),
    ],
)
def test_a_change_is_no_level_of_a_visit(visit: str, value: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_directions.changes_are_no_levels, printed, visit=visit, value=value) == columns


@pytest.mark.parametrize(
    ("statistic", "printed", "columns"),
    [
        ("mean", "the median was 12.3", ["statistic"]), ("median", "the median was 12.3", []),
        ("median", "mean (SD) 12.3 (4.1)", ["statistic"]), ("mean", "mean or median 12.3", []),
        ("mean", "12.3 cups", []), ("hazard_ratio", "odds ratio 12.3", ["statistic"]),
        ("odds_ratio", "relative risk 12.3", ["statistic"]), ("odds_ratio", "OR 12.3", []),
        ("risk_ratio", "12.3 or more", []), ("count", "the median of 12.3", []),
    ],
)  # fmt: skip
def test_an_average_and_a_ratio_are_those_that_are_named(statistic: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_statistics.averages_are_those_of_the_words, printed, statistic=statistic) == columns


@pytest.mark.parametrize(
    ("statistic", "value", "printed", "columns"),
    [
        ("mean", "20.2", "12.3 (range 4.1-20.2)", ["value"]), ("mean", "4.1", "12.3 [95% CI 4.1 to 20.2]", ["value"]),
        ("mean", "95", "0.5 (95% CI 0.2 to 0.9)", ["value"]), ("mean", "12.3", "12.3 (range 4.1-20.2)", []),
        ("maximum", "20.2", "12.3 (range 4.1-20.2)", []), ("mean", "20.2", "12.3 (20.2 cups)", []),
        ("mean", "99", "12.3 (range 4.1-20.2)", []),
    ],
)  # fmt: skip
def test_a_limit_is_no_value(statistic: str, value: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_statistics.values_are_no_limits, printed, statistic=statistic, value=value) == columns


@pytest.mark.parametrize(
    ("printed", "columns"),
    [
        ("(r = 0.04)", ["statistic"]),
        ("P = 0.04", []),
        ("0.04", []),
        ("no significant change (0.04)", []),
        ("<0.04", []),
    ],
)
def test_a_p_value_is_called_so_or_stands_alone(printed: str, columns: list[str]) -> None:
    assert of_finding(of_statistics.p_values_are_called_so, printed, statistic="p_value", value="0.04") == columns


@pytest.mark.parametrize(
    ("value", "unit", "printed", "columns"),
    [
        ("6", "month", "12.3 cups at week 12", ["time_value"]), ("12", "week", "12.3 cups at week 12", []),
        ("3", "month", "12.3 cups after twelve weeks", ["time_value"]), ("84", "day", "12.3 cups after twelve weeks", []),
        ("1", "year", "12.3 cups at 12 months", []), ("6", "month", "12.3 cups at the end", []),
        ("6", "month", "at weeks 2, 4 and month 6", []), ("0", "week", "12.3 cups at week 12", []),
    ],
)  # fmt: skip
def test_a_time_is_among_those_of_the_words(value: str, unit: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_times.times_are_those_of_the_words, printed, time_value=value, time_unit=unit) == columns


@pytest.mark.parametrize(
    ("value", "unit", "printed", "columns"),
    [
        ("4.5", "cups", "log10 of the cups 4.5", ["unit"]), ("4.5", "log10_cups", "log10 of the cups 4.5", []),
        ("450", "cups", "fell by a log to 450", []), ("4.5", "million", "log10 4.5", []),
        ("10", "cups", "10 million cups/kg", ["unit"]), ("10", "cups_per_kg", "10 million cups/kg", []),
        ("10", "cups", "10 cups; 3 cups/kg", []), ("4.5", "cups", "4.5, a catalogue of cups", []),
    ],
)  # fmt: skip
def test_a_unit_is_not_that_of_another_scale(value: str, unit: str, printed: str, columns: list[str]) -> None:
    assert of_finding(of_units.units_are_not_those_of_another_scale, printed, value=value, unit=unit) == columns


@pytest.mark.parametrize(
    ("count", "whole", "printed", "columns"),
    [
        ("10", "10", "three of ten patients had a burn", ["n_events"]), ("3", "12", "three of ten patients", ["n_events"]),
        ("3", "10", "three of ten patients", []), ("7", "10", "three of ten had none", []), ("3", "10", "3 out of the ten", []),
        ("4", "8", "three of ten patients", []), ("10", "10", "no burns in 10 people", ["n_events"]),
        ("0", "10", "no burns in 10 people", []), ("2", "10", "2 burns, none severe", []),
    ],
)  # fmt: skip
def test_a_count_in_words_is_that_of_the_row(count: str, whole: str, printed: str, columns: list[str]) -> None:
    """Of pairs that share neither count nor people with the row nothing is said: they may be of others."""
    event = {"event_id": "burn", "outcome_id": "burn", "n_events": count, "n_assessed": whole, "as_printed": printed}
    outcomes = pd.DataFrame({"outcome_id": ["burn"], "role": ["harm"]})
    assert said(of_words.counts_in_words_are_those_of_the_row, "events", event, outcomes=outcomes) == columns


@pytest.mark.parametrize(
    ("caveats", "masking", "columns"),
    [
        ("small open-label", "double-blind", ["masking"]),
        ("open-label", "open-label", []),
        ("small", "double-blind", []),
    ],
)
def test_an_open_study_is_not_masked(caveats: str, masking: str, columns: list[str]) -> None:
    assert (
        said(of_designs.masking_is_that_of_the_caveats, "studies", {"caveats": caveats, "masking": masking}) == columns
    )


@pytest.mark.parametrize(
    ("origin", "product", "columns"),
    [
        ("autologous", "leaves of a haploidentical relative", ["cell_origin"]), ("autologous", "own leaves", []),
        ("allogeneic", "autologous leaves", ["cell_origin"]), ("mixed", "own leaves and a donor's", []),
    ],
)  # fmt: skip
def test_cells_are_from_where_their_product_says(origin: str, product: str, columns: list[str]) -> None:
    arm = {"cell_origin": origin, "cell_product": product}
    assert said(of_designs.cells_are_from_where_their_product_says, "arms", arm) == columns


def test_an_excluded_record_tells_of_no_study() -> None:
    for decision, study, columns in (("excluded", "tea", ["study_id"]), ("excluded", "", []), ("included", "tea", [])):
        record = {"decision": decision, "study_id": study}
        assert said(of_designs.excluded_records_have_no_study, "screening", record) == columns


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({}, []), ({"burn": "no"}, ["burn"]), ({"burn_event_id": "none"}, ["burn"]), ({"burn": "not stated"}, []),
        ({"virus_after_stop": "away"}, ["virus_after_stop"]), ({"virus_after_stop": "away", "rebound_finding_id": ""}, []),
    ],
)  # fmt: skip
def test_a_case_agrees_with_the_rows_that_it_links(cells: dict[str, str], columns: list[str]) -> None:
    case = {"burn": "yes", "burn_event_id": "some", "virus_after_stop": "back", "rebound_finding_id": "time"} | cells
    events = pd.DataFrame({"event_id": ["some", "none"], "n_events": ["1", "0"]})
    assert said(of_cases.cases_agree_with_the_rows_that_they_link, "cases", case, events=events) == columns
