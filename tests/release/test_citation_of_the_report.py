"""The report has the version and the date of the software, as often as its citation says them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.release.citation import complaints_of_version

REPORT = {"version": "1.2.0", "date-released": "2031-04-05", "year": 2031, "month": 4}


@pytest.mark.parametrize(
    ("changed", "wanted"),
    [({}, []), ({"month": 3}, ["month"]), ({"year": 2030}, ["year"]), ({"version": "1"}, ["version"])],
)
def test_a_version_or_date_of_the_report_that_is_another_is_named(
    changed: dict[str, object], wanted: list[str], tmp_path: Path
) -> None:
    (tmp_path / "CITATION.cff").write_text("preferred-citation:\n")
    (tmp_path / "CHANGELOG.md").write_text("## 1.2.0 (2031-04-05)\n")
    (tmp_path / "pyproject.toml").write_text('version = "1.2.0"\n')
    citation = {"version": "1.2.0", "date-released": "2031-04-05", "preferred-citation": REPORT | changed}
    assert [found.column for found in complaints_of_version(tmp_path, "1.2.0", citation)] == wanted
