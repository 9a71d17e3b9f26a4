"""The README of the curated tables is made from the data package, and its lines of pandas do what it says of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest
from conftest import BUILT, ROOT
from hivcells.analysis.changes import changes
from hivcells.evidence.readme import readme_of

README = readme_of(json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8")))
ENDS = ["baseline_id", "last_id"]


def test_it_is_made_from_the_data_package() -> None:
    assert (ROOT / "data" / "README.md").read_text(encoding="utf-8") == README, "run `make describe`"


def changes_by_its_lines(monkeypatch: pytest.MonkeyPatch, folder: Path) -> pd.Series:
    """What its lines of pandas make of the numbers in a folder, by the ids of both ends."""
    [lines] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    monkeypatch.chdir(folder)
    names: dict = {}
    exec(lines, names)
    return names["changes"].set_index(["finding_id", "finding_id_last"]).rename_axis(ENDS).change.rename("value")


def test_its_lines_of_pandas_compute_the_table_of_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    analysed = pd.read_csv(BUILT / "tables" / "changes.csv").set_index(ENDS).value
    made = changes_by_its_lines(monkeypatch, ROOT)
    assert len(analysed) > 5
    pd.testing.assert_series_equal(made, analysed, check_like=True, check_dtype=False)


@pytest.mark.parametrize(
    ("of_last", "n_changes"), [({}, 1), ({"source_id": "another"}, 0), ({"relation": ">"}, 0), ({"visit": "other"}, 0)]
)
def test_its_lines_and_the_analysis_agree_on_what_is_no_change(
    of_last: dict[str, str], n_changes: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Of the averages of two texts, or of a bound, neither makes a change; of means and medians both take the means."""
    common = {"study_id": "tea", "arm_id": "tea.green", "outcome_id": "sips", "unit": "cups"}
    first = common | {"visit": "baseline", "relation": "=", "value": "210", "source_id": "text"}
    last = first | {"visit": "last", "value": "250"} | of_last
    rows = [
        row | {"finding_id": f"tea.{statistic}.{place}", "statistic": statistic}
        for statistic in ("median", "mean")
        for place, row in (("start", first), ("end", last))
    ]
    (tmp_path / "data").mkdir()
    pd.DataFrame(rows).to_csv(tmp_path / "data" / "findings.csv", index=False)
    analysed = changes(pd.DataFrame(rows), pd.DataFrame([{"arm_id": "tea.green", "short_name": "green"}]))
    made = changes_by_its_lines(monkeypatch, tmp_path)
    assert list(made.index) == list(zip(analysed.baseline_id, analysed.last_id))
    assert list(made) == list(analysed.value) == [40] * n_changes
    assert list(analysed.average) == ["mean"] * n_changes
