"""Who paid for each study: a row for each body, by the name of the study."""

from __future__ import annotations

from hivcells.report.tables import funders
from report_tables.tiny_review import addresses, frame, shown, tea_for_headache

PAID = frame(
    "funder_id | study_id | name | role | kind",
    "zest.mill | zest | The Mill Ltd | maker | company",
    "zest.town | zest | Town | funder | public body",
    "ase.town | ase | Town | sponsor | public body",
)


def test_each_body_stands_beside_its_study_in_the_order_of_the_alphabet() -> None:
    table = funders.table(tea_for_headache(funders=PAID))
    assert (table.name, table.title) == ("funders", "Who paid, and which companies had a part")
    assert shown(table) == [
        ["Åse 2020", "Town", "sponsor", "public body"],
        ["Zest trial", "The Mill Ltd", "maker", "company"],
        ["Zest trial", "Town", "funder", "public body"],
    ]
    assert "funders#zest.mill#name" in addresses(table)


def test_a_review_that_does_not_ask_who_paid_gets_no_row() -> None:
    assert funders.table(tea_for_headache()).rows == []
