"""How many numerals a document shows, as values that the report can quote; and how many the evidence in the page holds."""

from __future__ import annotations

from decimal import Decimal

from hivcells.report.coverage import coverage_values, numerals_in
from hivcells.report.values import value

COUNTED = {"found": 12, "bound": 9, "citation_or_date": 1, "name": 2, "structural": 0, "exempt": 0, "untraced": 0}


def test_each_count_of_a_document_is_a_value_that_says_how_it_was_counted() -> None:
    found = coverage_values({"html": COUNTED, "pdf": COUNTED | {"found": 13}})
    assert list(found) == [f"coverage.{name}.{count}" for name in ("html", "pdf") for count in COUNTED]
    assert found["coverage.pdf.found"] == value(
        "13",
        "counted",
        number=Decimal(13),
        unit="numerals",
        method="numerals of this document by its trace, without these counts and the numbers of its pages",
        script="scripts/compose_report.py",
    )


def test_numerals_of_the_evidence_are_those_of_its_cards_references_claims_and_cells() -> None:
    evidence = {
        "values": {"tea7": {"text": "12", "quantity": "12 cups", "inputs": ["ale3"], "rows": ["9"]}},
        "works": {"tea2020": "Leaf A. 2020. Tea 5."},
        "claims": {"c1": {"meaning": "2 of 3."}},
        "tables": {"cups": {"rows": [["<b>4</b>", "<a href='#8'>6</a> 7"]]}},
    }
    assert numerals_in(evidence) == {"values": 3, "works": 2, "claims": 2, "tables": 3}
