"""The measure of the checks' strength can see faults of cells and documents, and can see that they are not noticed."""

from __future__ import annotations

import pytest
from hivcells.report.trace import ALT, FREE, TABLE_HEAD, VALUE, Entry
from strength.faults_in_cells import CellFault, in_other_digits, other_digit, other_sign, runs_of, times_ten
from strength.of_cells import is_noticed, tables_of_data
from strength.of_documents import mutants_of_text, other_digits


def test_cells_are_spoiled_as_a_typing_hand_spoils_them() -> None:
    assert (other_digit("19"), times_ten("2.5"), other_sign("-3"), other_sign("3")) == ("10", "25", "3", "-3")
    assert (in_other_digits("e12-x"), in_other_digits("none")) == ("e13-x", "none1")


def test_faults_that_are_tried_together_stand_in_different_groups_of_rows() -> None:
    faults = [CellFault("findings", line, "", (study, "cd4"), "arm", ()) for line, study in enumerate("aabca")]
    assert [[fault.line for fault in run] for run in runs_of(faults)] == [[0, 2, 3], [1], [4]]


ENTRIES = [
    Entry("Tea", FREE),
    Entry("12 people", ALT),
    Entry("Cups", FREE, place=TABLE_HEAD, float="tbl-cups"),
    *(Entry(str(number), VALUE, "tea.cups", float="tbl-cups") for number in range(100, 400)),
    Entry("10⁶ cups", FREE),
]


def test_what_is_no_fault_of_a_cell_passes_for_none_and_a_fault_for_one() -> None:
    """A rule that broke on the rows around a fault would have noticed whatever was tried."""
    tables = tables_of_data()
    row = tables["findings"].set_index("finding_id", drop=False).loc["xia2020.cd4.nk.baseline.mean"]
    line = int(tables["findings"].index[tables["findings"].finding_id == row.finding_id][0])
    tried = [
        CellFault("findings", line, row.finding_id, (row.study_id, row.outcome_id), "value", (("value", value),))
        for value in (row.value, other_digit(row.value))
    ]
    assert [is_noticed(tables, [fault]) for fault in tried] == [[False], [True]]


def test_each_numeral_of_a_document_is_tried() -> None:
    text = "TeaCups" + "".join(map(str, range(100, 400))) + "10⁶cups"
    mutants = list(mutants_of_text("pdf", ENTRIES, text, other_digits_each(text)))
    assert len(mutants) == 300 * 3 + 3
    assert all(mutant.killed for mutant in mutants)


def other_digits_each(text: str) -> str:
    """Every digit another one."""
    return "".join(other_digits(letter) for letter in text)


def test_a_comparison_that_looks_away_lets_faults_through(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "TeaCups" + "".join(map(str, range(100, 400))) + "10⁶cups"
    from hivcells.report import compare

    real = compare.differences

    def blind(path, entries, shown):
        return [found for found in real(path, entries, shown) if "'2" not in found.problem]

    monkeypatch.setattr("strength.of_documents.differences", blind)
    survivors = [m for m in mutants_of_text("page", ENTRIES, text, other_digits_each(text)) if not m.killed]
    assert 0 < len(survivors) < 903
    assert all(mutant.why for mutant in survivors)


def test_the_last_digit_of_each_numeral_is_spoiled() -> None:
    assert other_digits("3.1, 10⁶, 1\u202f234 and 9") == "3.2, 11⁷, 1\u202f235 and 0"
