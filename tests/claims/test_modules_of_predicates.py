"""Predicates stand in the modules of a folder, which share what the first of them has."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT
from hivcells.complaints import Complaints
from hivcells.report.claims import judge, read_claims

HEAD = "from hivcells.report.claims import Verdict, claim\n"
RULE = '''@claim
def {name}(tables):
    """{meaning}"""
    return Verdict({holds})
'''


def predicate(name: str, meaning: str = "So it is.", holds: str = "True") -> str:
    return RULE.format(name=name, meaning=meaning, holds=holds)


def folder_of(tmp_path: Path, **modules: str) -> Path:
    """A folder with these modules."""
    folder = tmp_path / "claims"
    folder.mkdir()
    for name, source in modules.items():
        (folder / f"{name}.py").write_text(source, encoding="utf-8")
    return folder


def complaints_of(folder: Path) -> list[str]:
    with pytest.raises(Complaints) as raised:
        read_claims(folder)
    return [str(complaint) for complaint in raised.value.complaints]


def test_claims_of_all_modules_are_read_each_with_its_file_and_line(tmp_path: Path) -> None:
    folder = folder_of(
        tmp_path, wild=HEAD + predicate("lions_roar"), tame=HEAD + predicate("cats_purr") + predicate("dogs_bark")
    )
    places = {claim_id: (Path(claim.file).name, claim.line) for claim_id, claim in read_claims(folder).items()}
    assert places == {"cats-purr": ("tame.py", 2), "dogs-bark": ("tame.py", 6), "lions-roar": ("wild.py", 2)}


def test_modules_share_what_the_first_of_them_defines(tmp_path: Path) -> None:
    shared = "FEW = 3\n\n\ndef few(number):\n    return number < FEW\n"
    lions = HEAD + "from . import FEW, few\n" + predicate("lions_are_few", holds="few(2) and not few(FEW)")
    claims = read_claims(folder_of(tmp_path, __init__=shared, lions=lions))
    assert judge(claims["lions-are-few"], {}).holds


def test_a_claim_that_a_module_imports_is_not_its_own(tmp_path: Path) -> None:
    shared = HEAD + predicate("cats_purr")
    claims = read_claims(folder_of(tmp_path, __init__=shared, cats="from . import cats_purr\n"))
    assert [Path(claim.file).name for claim in claims.values()] == ["__init__.py"]


def test_two_predicates_of_one_name_in_two_modules_are_complained_of(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, cats=HEAD + predicate("pets_purr"), dogs=HEAD + "\n" + predicate("pets_purr"))
    assert complaints_of(folder) == [
        f"{folder}/dogs.py:3, value 'pets-purr': {folder}/cats.py, line 2, has a predicate of this name. "
        "Rename one of them, or remove it."
    ]


@pytest.mark.parametrize(
    ("source", "line", "problem"),
    [
        ("A = 1\ndef f(:\n    pass\n", 2, "not Python"),
        ("A = 1\n\nimport no_such_library\n", 3, "ModuleNotFoundError"),
        ("def share():\n    return 1 / 0\n\n\nA = share()\n", 2, "ZeroDivisionError"),
    ],
)
def test_a_module_that_cannot_be_run_is_a_complaint_at_its_line(
    tmp_path: Path, source: str, line: int, problem: str
) -> None:
    folder = folder_of(tmp_path, cats=HEAD + predicate("cats_purr"), dogs=source)
    [complaint] = complaints_of(folder)
    assert complaint.startswith(f"{folder}/dogs.py:{line}: ") and problem in complaint


def test_every_module_that_cannot_be_run_is_complained_of(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, cats="def f(:\n", dogs="1 / 0\n")
    assert [complaint.split(": ")[0] for complaint in complaints_of(folder)] == [
        f"{folder}/cats.py:1",
        f"{folder}/dogs.py:1",
    ]


def test_where_what_is_shared_cannot_be_run_the_others_are_not_complained_of(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, __init__="FEW = 1 / 0\n", cats="from . import FEW\n")
    assert [complaint.split(": ")[0] for complaint in complaints_of(folder)] == [f"{folder}/__init__.py:1"]


def test_no_module_of_predicates_of_this_review_is_longer_than_two_hundred_lines() -> None:
    modules = sorted((ROOT / "report" / "claims").glob("*.py"))
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules}
    assert len(lengths) > 5
    assert {name: length for name, length in lengths.items() if length > 200} == {}
