"""Tables are read by name; two of one name are refused, since the one would hide the other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hivcells.complaints import Complaints
from hivcells.tables import read_tables


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Curated tables of teas and cups, a computed one of sums."""
    for name in ("curated/teas", "curated/cups", "computed/sums"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.csv").write_text(f"name\n{name}\n")
    return tmp_path / "curated", tmp_path / "computed"


def test_the_tables_of_several_folders_are_read_by_name(folders: tuple[Path, Path]) -> None:
    assert {name: table.name.tolist() for name, table in read_tables(*folders).items()} == {
        "cups": ["curated/cups"],
        "teas": ["curated/teas"],
        "sums": ["computed/sums"],
    }


def test_two_tables_of_one_name_are_refused(folders: tuple[Path, Path]) -> None:
    curated, computed = folders
    (computed / "teas.csv").write_text("name,sum\ngreen,3\n")
    with pytest.raises(Complaints, match="a second table of the name of .*curated/teas.csv"):
        read_tables(curated, computed)
    assert set(read_tables(curated, computed, without=("teas",))) == {"cups", "sums"}


def test_cells_are_plain_text_with_the_lines_of_the_file(folders: tuple[Path, Path]) -> None:
    curated, _ = folders
    (curated / "teas.csv").write_text("name,minutes\ngreen,\nblack,007\n")
    teas = read_tables(curated)["teas"]
    assert set(teas.dtypes) == {np.dtype(object)}
    assert teas.to_dict("index") == {2: {"name": "green", "minutes": ""}, 3: {"name": "black", "minutes": "007"}}
    assert teas.index.name == "line"
