"""Rules on quotations: of a second reading, of nobody with an event, of a number that is only a bound."""

from __future__ import annotations

import pandas as pd
import pytest
from hivcells.evidence.rules.of_quotations import (
    bounds_are_no_values,
    nobody_is_told_in_words,
    second_readings_quote_their_numbers,
    second_readings_quote_what_the_first_did,
    severities_are_those_of_the_words,
    what_is_possible_is_not_attributed,
)

Said = list[tuple[int, str | None, str]]
ANOTHER = "the number {} of the second reading is not among those of its quotation"


def frame(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), index=pd.RangeIndex(2, 2 + len(rows)), dtype=object)


def said(found: object) -> Said:
    return sorted((fault.line, fault.column, fault.problem) for fault in found)  # type: ignore[attr-defined]


def said_of_reading(second: str, printed: str, how: str = "printed", reason: str = "", table: str = "findings") -> Said:
    item = {"item_id": "a", "table": table, "second": second, "second_printed": printed, "reason": reason}
    tables = {
        "extraction_numbers": frame(item),
        "findings": frame({"finding_id": "a", "how_obtained": how}),
        "events": frame({"event_id": "a", "how_obtained": how, "n_events": "2", "n_assessed": "10"}),
    }
    return said(second_readings_quote_their_numbers(tables))


def test_a_second_reading_quotes_its_number_and_its_limits() -> None:
    assert said_of_reading("7; 5; 9", "seven cups (5-9)") == []
    assert said_of_reading("-0.7; ; ", "a fall of 0.70") == []
    assert said_of_reading("2 of 10", "two slept", table="events") == []


@pytest.mark.parametrize("printed", ["the weather was fine", "8 cups"])
def test_a_second_reading_that_quotes_another_sentence_is_named(printed: str) -> None:
    assert said_of_reading("7; ; ", printed) == [(2, "second_printed", ANOTHER.format("7"))]


def test_limits_that_a_second_reading_does_not_quote_are_named() -> None:
    assert said_of_reading("7; 5; 9", "7 cups") == [
        (2, "second_printed", ANOTHER.format("5")),
        (2, "second_printed", ANOTHER.format("9")),
    ]
    assert said_of_reading("2 of 10", "three slept", table="events") == [(2, "second_printed", ANOTHER.format("2"))]


def test_a_number_that_was_worked_out_or_has_a_reason_is_not_quoted() -> None:
    assert said_of_reading("1; ; ", "half of both", how="computed") == []
    assert said_of_reading("7; 5; 9", "7 cups", reason="Limits stand in a table.") == []


@pytest.mark.parametrize("how", ["printed", "computed"])
def test_a_second_reading_without_its_words_is_named(how: str) -> None:
    assert said_of_reading("7; ; ", " ", how) == [(2, "second_printed", "a second reading without its words")]
    assert said_of_reading("not found", "", how) == []


def said_of_places(first: str, second: str, reason: str = "") -> Said:
    item = {"item_id": "a", "first_printed": first, "second_printed": second, "reason": reason}
    return said(second_readings_quote_what_the_first_did({"extraction_numbers": frame(item)}))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("seven cups", "Seven  cups of tea"),
        ("18 drinkers", "18"),
        ("the cups were seven", "they drank from seven cups"),
        ("七杯茶", "七杯茶,两杯水"),
        ("seven cups", ""),
    ],
)
def test_two_readings_of_one_place_share_their_words(first: str, second: str) -> None:
    assert said_of_places(first, second) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [("seven cups", "seven drank"), ("a 7 in all", "it is 7 or so"), ("twenty cups", "twenty-one drank")],
)
def test_a_number_that_two_other_sentences_hold_is_no_agreement(first: str, second: str) -> None:
    assert said_of_places(first, second) == [
        (2, "second_printed", f"no word of '{first}', which the first reading copied")
    ]
    assert said_of_places(first, second, reason="Two sentences tell it.") == []


def said_of_nobody(printed: str, outcome: str = "nausea", note: str = "", how: str = "computed") -> Said:
    event = {"outcome_id": outcome, "n_events": "0", "how_obtained": how, "as_printed": printed, "note": note}
    nausea = {"outcome_id": "nausea", "role": "harm", "label": "Nausea", "definition": "Nausea after a cup"}
    worst = {"outcome_id": "worst", "role": "harm", "label": "Severe harm", "definition": "Harm of grade 3"}
    relief = {"outcome_id": "relief", "role": "", "label": "Relief", "definition": "No headache"}
    return said(nobody_is_told_in_words({"events": frame(event), "outcomes": frame(nausea, worst, relief)}))


@pytest.mark.parametrize("printed", ["no nausea", "None was sick", "without nausea", "keine Übelkeit", "未发现恶心"])
def test_words_that_deny_an_event_make_a_zero(printed: str) -> None:
    assert said_of_nobody(printed) == []


def test_a_zero_without_such_words_says_from_what_it_follows() -> None:
    problem = "no word that denies the event"
    assert said_of_nobody("all were sick", "relief") == [(2, "as_printed", problem)]
    assert said_of_nobody("all were sick", "relief", note="Zero follows from the word all.") == []
    assert said_of_nobody("all were sick", "relief", how="printed") == []


@pytest.mark.parametrize("printed", ["No significant nausea", "only mild nausea", "nausea was mild", "无明显恶心"])
def test_a_denial_of_some_harms_is_none_of_any_harm(printed: str) -> None:
    assert said_of_nobody(printed, note="Said.") == [(2, "outcome_id", f"not denied whole by '{printed}'")]
    assert said_of_nobody(printed, "worst", note="Said.") == []


def said_of_bound(printed: str, value: str, relation: str = "=", statistic: str = "mean") -> Said:
    row = {"value": value, "relation": relation, "statistic": statistic, "as_printed": printed}
    return said(bounds_are_no_values({"findings": frame(row)}))


@pytest.mark.parametrize(
    "printed",
    [
        "< 50", "P<0.50", "at least 50", "up to fifty", "more than 50 cups", "≥50", "about 50", "exceeded 50",
        "not exceeding 50", "in excess of 50", "upto 50", "50 and above", "\ufe6450",
        "低于50", "不超过50", "超过50", "不低于 50",
    ],
)  # fmt: skip
def test_a_bound_that_is_entered_as_a_value_is_named(printed: str) -> None:
    value = "0.50" if "0.50" in printed else "50"
    assert said_of_bound(printed, value) == [(2, "relation", f"a bound in '{printed}'")]
    below, near = printed.startswith(("<", "P<", "up", "not", "\ufe64", "低于", "不超过")), printed.startswith("about")
    assert said_of_bound(printed, value, relation="<" if below else "about" if near else ">") == []
    assert said_of_bound(printed, value, statistic="maximum") == []


@pytest.mark.parametrize(
    "printed", ["50 cups, P < .001", "less than sugar in 50", "over the next 50", "50 or more than 60"]
)
def test_a_bound_of_another_number_is_no_bound_of_the_value(printed: str) -> None:
    assert said_of_bound(printed, "50") == []


def said_of_severity(printed: str, severity: str, n_events: str = "0", how: str = "computed") -> Said:
    event = {"as_printed": printed, "severity": severity, "n_events": n_events, "how_obtained": how}
    return said(severities_are_those_of_the_words({"events": frame(event)}))


def test_words_that_leave_one_grade_deny_all_above_it() -> None:
    weaker = [(2, "severity", "weaker than 'only grade 1 burns'")]
    assert said_of_severity("only grade 1 burns", "grade 3 or higher") == weaker
    assert said_of_severity("only grade 1 burns", "above grade 1") == []
    assert said_of_severity("only grade 1 burns", "grade 2 or higher") == []
    assert said_of_severity("grade 1 or grade 2 burns", "grade 3 or higher") == []


@pytest.mark.parametrize("other", [{"n_events": "1"}, {"how": "printed"}, {"printed": "no burns"}])
def test_a_severity_is_compared_where_words_deny_what_is_above_a_grade(other: dict[str, str]) -> None:
    assert said_of_severity(**({"printed": "only grade 1 burns", "severity": "grade 3 or higher"} | other)) == []


def said_of_cause(outcome: str, printed: str, note: str = "") -> Said:
    outcomes = frame(
        {"outcome_id": "scald", "definition": "Burns attributed to the tea"},
        {"outcome_id": "burn", "definition": "Burns of any cause"},
    )
    event = {"outcome_id": outcome, "as_printed": printed, "note": note}
    return said(what_is_possible_is_not_attributed({"outcomes": outcomes, "events": frame(event)}))


@pytest.mark.parametrize(("printed", "note"), [("possible scalds in 2", ""), ("burns in 2", "Suspected scalds.")])
def test_what_is_printed_as_possible_is_not_attributed(printed: str, note: str) -> None:
    assert said_of_cause("scald", printed, note) == [(2, "outcome_id", "printed as possible, not as attributed")]
    assert said_of_cause("burn", printed, note) == []
    assert said_of_cause("scald", "scalds in 2", "Impossible to miss.") == []


@pytest.mark.parametrize("relation", ["<", "≤", ">", "about"])
def test_a_p_value_that_is_printed_as_a_number_is_no_bound(relation: str) -> None:
    named = [(2, "relation", "no bound in 'P = 0.024'")]
    assert said_of_bound("P = 0.024", "0.024", relation, statistic="p_value") == named
    assert said_of_bound("within 24 weeks", "24", relation) == []
