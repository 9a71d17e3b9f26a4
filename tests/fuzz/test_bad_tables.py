"""Whatever is wrong with the tables, the check ends, says so in complaints, and writes into no file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest
from analyse import analyses
from conftest import BUILT, ROOT
from draw_figures import draw_figure, frame_of
from fuzz.spoiling import ending_in_time, spoilt_bytes, spoilt_table, tried
from hivcells.artefacts import write_table
from hivcells.complaints import Complaints
from hivcells.evidence.check import checked_evidence
from hivcells.evidence.package import read_package
from hivcells.tables import read_tables
from hypothesis import given
from hypothesis import strategies as st

DATA = ROOT / "data"
STUDY = "xia2020"
PATHS = [resource["path"] for resource in json.loads((DATA / "datapackage.json").read_text("utf-8"))["resources"]]


def rows_of_study(path: str) -> str:
    """The lines of a table that are about one study; a vocabulary is whole."""
    header, *lines = (DATA / path).read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join([header, *(line for line in lines if path.startswith("vocabulary/") or line.startswith(STUDY))])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review of one study that stands as it is."""
    folder = tmp_path_factory.mktemp("fuzz") / "data"
    for path in PATHS:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(rows_of_study(path), encoding="utf-8")
    shutil.copy(DATA / "datapackage.json", folder)
    return folder


def check(folder: Path) -> list[str]:
    """What the check says; what it accepts is analysed. Any exception but complaints is a fault of the program."""
    with ending_in_time():
        try:
            analyses(checked_evidence(read_package(folder), folder))
        except Complaints as found:
            return [str(complaint) for complaint in found.complaints]
    return []


def said_of(folder: Path, file: str, content: bytes) -> list[str]:
    """What the check says with other bytes in a file, which is as it was afterwards."""
    path = folder / file
    before = path.read_bytes()
    path.write_bytes(content)
    try:
        said = check(folder)
        assert path.read_bytes() == content, "the check writes into what it reads"
        return said
    finally:
        path.write_bytes(before)


def test_the_small_review_stands(small: Path) -> None:
    assert check(small) == []


def as_ranges(findings: pd.DataFrame, but: set[str]) -> pd.DataFrame:
    """Findings with every value moved into its limits, but for those of some rows."""
    moved = (findings.low == "") & (findings.value != "") & ~findings.finding_id.isin(but)
    value = findings.value.where(moved, "")
    ranges = {limit: findings[limit].where(~moved, value) for limit in ("low", "high")}
    return findings.assign(value=findings.value.where(~moved, ""), **ranges)


def test_a_review_of_ranges_is_analysed_and_drawn(tmp_path: Path) -> None:
    evidence = read_tables(BUILT / "evidence")
    # Here the check asks for a value.
    named = ("certainty_outcomes", "interruptions", "next_trial", "participants")
    needed = {word for name in named for cell in evidence[name].to_numpy().ravel() for word in cell.split()}
    evidence["findings"] = as_ranges(evidence["findings"], needed)
    for name, made in analyses(evidence).items():
        write_table(tmp_path / f"{name}.csv", made)
    tables = evidence | read_tables(tmp_path)
    for figure in tables["figures"].to_dict("records"):
        draw_figure(frame_of(tables, figure), figure, narrow=False)


@pytest.mark.parametrize("file", PATHS)
def test_a_spoilt_table_is_accepted_or_complained_of(small: Path, file: str) -> None:
    content = (small / file).read_bytes()

    @tried(few=5)
    @given(spoilt=spoilt_table(content))
    def spoil(spoilt: bytes) -> None:
        said = said_of(small, file, spoilt)
        assert all(": " in complaint and len(complaint) < 5000 for complaint in said)

    spoil()


def test_a_spoilt_data_package_is_accepted_or_complained_of(small: Path) -> None:
    content = (small / "datapackage.json").read_bytes()

    @tried(few=10)
    @given(spoilt=spoilt_bytes(content))
    def spoil(spoilt: bytes) -> None:
        said_of(small, "datapackage.json", spoilt)

    spoil()


@tried(few=10)
@given(data=st.data())
def test_two_spoilt_tables_are_complained_of_together(small: Path, data: st.DataObject) -> None:
    first, second = data.draw(st.lists(st.sampled_from(PATHS), min_size=2, max_size=2, unique=True))
    content = (small / first).read_bytes()
    (small / first).write_bytes(data.draw(spoilt_table(content)))
    try:
        said_of(small, second, data.draw(spoilt_table((small / second).read_bytes())))
    finally:
        (small / first).write_bytes(content)
