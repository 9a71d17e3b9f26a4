"""What a value shows beside its number: the sign of a bound, the name of its limits, the kind of source behind it."""

from __future__ import annotations

from analysis.test_values import UNIT, number
from hivcells.report.values import formatted, value, with_kinds_of_sources


def test_a_p_value_has_its_sign_in_the_text_and_none_beside_it() -> None:
    found = formatted(number("0.05", unit="p", relation="<"), None, UNIT["p"])
    assert (found["text"], found["quantity"], found["relation"]) == ("<0.05", "P\u00a0<\u00a00.05", "")


def test_limits_of_a_kind_without_a_name_are_not_named() -> None:
    limited = number("3", low="1", high="5")
    assert formatted(limited, None, UNIT["cells"])["limits"] == ""
    assert formatted(limited | {"interval": "no such kind"}, None, UNIT["cells"])["limits"] == ""
    assert formatted(number("", low="1", high="5", interval="95% CI"), None, UNIT["cells"])["limits"] == ""


def test_a_value_has_the_kind_of_its_sources_where_all_behind_it_are_of_one() -> None:
    values = {
        "told": value("3", "reported", source="gazette"),
        "read": value("4", "reported", source="paper"),
        "of_news": value("6", "derived", inputs=["told"]),
        "of_both": value("7", "derived", inputs=["of_news", "read"]),
        "counted": value("2", "counted"),
    }
    kinds = with_kinds_of_sources(values, {"gazette": "press", "paper": "article"})
    assert {key: held["source_kind"] for key, held in kinds.items()} == {
        "told": "press",
        "read": "article",
        "of_news": "press",
        "of_both": "",
        "counted": "",
    }
    assert {key: held | {"source_kind": ""} for key, held in kinds.items()} == values
