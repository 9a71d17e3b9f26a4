"""A tiny review of tea, in git and built once, from which versions can be cut; each test gets a copy that it may change.

It stands here since a module beside the tests would be hidden by scripts/release.py, which has the name of this folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import forked
import pytest
from hivcells.release.building import build

ROOT = Path(__file__).resolve().parents[2]
LOCK = "snakemake==9.27.1 \\\n    --hash=sha256:" + "a" * 64 + "\n"
CITATION = """cff-version: 1.2.0
message: Cite it.
title: Tea for headache
type: software
authors:
  - name: tea contributors
version: 1.0.0
date-released: 2026-01-02
license: MIT
abstract: Tea was drunk.
keywords:
  - tea
"""
SNAKEFILE = """rule all:
    input: "results/values.json"

rule drink:
    input: "cup/values.json", "cup"
    output: "results/values.json"
    shell: "rm -rf results && cp -r cup results"
"""
# What the shared modules of the library need to be found by; the rest of it is of no use to tea.
PROGRAMS = [
    "scripts/release.py",
    *(f"scripts/hivcells/{n}.py" for n in ("__init__", "artefacts", "citation_file", "complaints", "tables")),
]


def number(text: str, **more: Any) -> dict[str, Any]:
    """A value as results/values.json holds it."""
    nothing = {"low": None, "high": None, "unit": "points", "inputs": [], "rows": [], "kind": "reported"}
    return {"text": text, "value": float(text.replace("−", "-")), **nothing, **more}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def results() -> dict[str, str]:
    """What a build of the review of tea gives, in the folder from which its workflow takes it."""
    values = {"tea.change": number("−3", rows=["findings.csv#tea.change"]), "people": number("12", kind="counted")}
    claim = {"meaning": "Tea lowers the score.", "holds": True, "rows": ["findings.csv#tea.change"]}
    claims = {"tea-lowers": claim | {"quoted": [{"words": "fell", "file": "report/index.qmd", "line": 2}]}}
    place = "report/index.qmd,2,The score [fell]{.claim #tea-lowers} by [tea.change]{.value}."
    documents = {f"{where}/{name}": name for name in DOCUMENTS for where in ("report", "draft")}
    return documents | {
        "values.json": json.dumps(values),
        "claims.json": json.dumps(claims),
        "verification.json": json.dumps({"html": {"untraced": 0}}),
        "draft/quotations.csv": f"kind,id,file,line,sentence\nvalue,tea.change,{place}\nclaim,tea-lowers,{place}\n",
        "evidence/studies.csv": "study_id,label,source_id\ntea2020,Tea 2020,tea2020\n",
        "evidence/findings.csv": "finding_id,study_id\ntea.change,tea2020\n",
    }


DOCUMENTS = ("review.html", "review.pdf", "supplement.pdf", "ledger.html")


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=tea", "-c", "user.email=tea@example.org")
    done = subprocess.run(["git", "-C", str(folder), *who, *arguments], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Tea")


def tiny_project(folder: Path) -> Path:
    """The project committed, not yet built."""
    project = folder / "tea"
    files = {
        "CITATION.cff": CITATION,
        "CHANGELOG.md": "# Changes\n\n## 1.0.0 (2026-01-02)\n\n- Tea.\n",
        "pyproject.toml": '[project]\nname = "tea"\nversion = "1.0.0"\n',
        "codecheck.yml": "manifest: []\n",
        "config.yaml": "renderer: auto\nname: tea\n",
        "requirements.lock": LOCK,
        "Snakefile": SNAKEFILE,
        ".gitignore": "/results/\n/.snakemake/\n__pycache__/\n",
        "data/vocabulary/replaced_values.csv": "old_id,new_id,reason\n",
        "data/datapackage.json": "{}\n",
    }
    write(project, files | {f"cup/{name}": text for name, text in results().items()})
    for name in PROGRAMS:
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, project / name)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        ROOT / "scripts" / "hivcells" / "release", project / "scripts" / "hivcells" / "release", ignore=ignored
    )
    git(folder, "init", "--quiet", str(project))
    commit(project)
    return project


@dataclass(frozen=True)
class Tea:
    """A copy of the project, built; dates are kept, so that it is as up to date as the original."""

    folder: Path

    def git(self, *arguments: str) -> str:
        return git(self.folder, *arguments)

    def write(self, name: str, text: str) -> None:
        write(self.folder, {name: text})

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def commit(self) -> None:
        commit(self.folder)

    def build(self) -> None:
        build(self.folder, Path(sys.prefix), "--cores", "1")

    def release(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the program of the copy."""
        return forked.run("scripts/release.py", *arguments, folder=self.folder)

    def refused(self, *arguments: str) -> str:
        """What the program of the copy says where it refuses."""
        done = self.release(*arguments)
        assert done.returncode == 1 and "Traceback" not in done.stderr, done.stderr
        return done.stderr


@pytest.fixture(scope="session")
def tea_as_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = tiny_project(tmp_path_factory.mktemp("tea"))
    Tea(project).build()
    return project


@pytest.fixture
def tea(tea_as_built: Path, tmp_path: Path) -> Tea:
    return Tea(Path(shutil.copytree(tea_as_built, tmp_path / "tea")))


@pytest.fixture(scope="session")
def tea_as_released(tea_as_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Version 1.0.0 of the review, made by the program as a person runs it."""
    copy = Tea(Path(shutil.copytree(tea_as_built, tmp_path_factory.mktemp("released") / "tea")))
    done = copy.release("make", "1.0.0")
    assert done.returncode == 0, done.stderr
    (copy.folder / "results" / "said.txt").write_text(done.stdout, encoding="utf-8")
    return copy.folder


@pytest.fixture
def released(tea_as_released: Path, tmp_path: Path) -> Tea:
    return Tea(Path(shutil.copytree(tea_as_released, tmp_path / "tea")))
