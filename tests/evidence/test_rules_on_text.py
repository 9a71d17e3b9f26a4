"""Cells hold the signs that they seem to hold."""

from __future__ import annotations

import pandas as pd
from hivcells.evidence.rules import of_text


def test_the_code_of_a_web_page_hides_a_bound() -> None:
    tables = {"findings": pd.DataFrame({"as_printed": ["P &lt; 0.05", "Q&A"]}, index=[2, 3])}
    [found] = list(of_text.cells_are_written_plainly(tables))
    assert (found.line, found.problem) == (2, "'&lt;' is the code of a web page")


def test_one_quotation_mark_of_a_pair_is_found() -> None:
    tables = {"arms": pd.DataFrame({"label": ['green" tea', '"green" tea', '12" of tea'], "n": ""}, index=[2, 3, 4])}
    [found] = list(of_text.cells_are_written_plainly(tables))
    assert (found.line, found.problem) == (2, "one quotation mark of a pair")


def test_a_straight_mark_in_a_title_is_an_apostrophe_and_opens_no_quotation() -> None:
    """Citations print both as ’, so that 'London Patient' would begin with the mark that ends it."""
    titles = ["After months, 'London Patient'", "('cured')", "Kaposi's people", "‘London Patient’"]
    tables = {"sources": pd.DataFrame({"title": titles}, index=[2, 3, 4, 5])}
    found = list(of_text.cells_are_written_plainly(tables))
    assert [(fault.line, fault.problem) for fault in found] == [
        (2, "a straight mark that opens a quotation"),
        (3, "a straight mark that opens a quotation"),
    ]
