"""A run of tests that look at no results does not build them first."""

from __future__ import annotations

from pathlib import Path

import pytest
from needs import TESTS, need_results, reads_results


@pytest.mark.parametrize(
    "arguments",
    [
        ["tests/analysis/test_statistics.py"],
        ["tests/analysis/test_statistics.py::test_of_that_name", "tests/figures/test_svg.py"],
    ],
)
def test_tests_of_pure_functions_need_no_results(arguments: list[str]) -> None:
    assert not need_results(arguments, TESTS.parent)


@pytest.mark.parametrize(
    "arguments",
    [
        ["tests"],
        ["tests/analysis"],
        ["tests/analysis/test_statistics.py", "tests/figures/test_drawn_figures.py"],
        ["tests/claims/test_fragility.py::test_of_that_name"],
        ["tests/workflow/test_workflow.py"],
    ],
)
def test_one_that_looks_at_the_report_has_it_built(arguments: list[str]) -> None:
    assert need_results(arguments, TESTS.parent)


@pytest.mark.parametrize(
    "text, reads",
    [
        ("def test_it() -> None:\n    assert frame.values.tolist() == [1]", False),
        ("def test_it(html: str) -> None: ...", True),
        ("def test_it(tmp_path, values): ...", True),
        ("from conftest import BUILT", True),
        ('table("results/tables/counts.csv")', True),
        ("from claims.built import tables", True),
        ("from figures.tiny import drawn", False),
    ],
)
def test_a_file_reads_results_by_name_by_fixture_or_by_what_it_imports(tmp_path: Path, text: str, reads: bool) -> None:
    file = tmp_path / "test_it.py"
    file.write_text(text)
    assert reads_results(file) == reads
