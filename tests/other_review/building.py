"""The review of tea for headache as the programs and rules of this project build it, in seconds."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterable
from pathlib import Path

import forked

ROOT = Path(__file__).resolve().parents[2]
OF_THIS_SUBJECT = ("donor_ccr5",)  # columns that no program knows
TEA = Path(__file__).parent / "tea"
# What any review takes from this project as it stands.
SHARED = ["Snakefile", "config.yaml", "environment.yml", "rules", "scripts", "profiles"]
SHARED_OF_REPORT = ["filters", "templates", "styles", "typst", "captions", "_quarto.yml", "references.csl", "staged.py"]


def data_package() -> dict:
    """The project's description of its tables, with the columns that this review has, without its words."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        fields = {
            field["name"]: {key: held for key, held in field.items() if key != "categories"}
            | {"description": field["name"]}
            for field in resource["schema"]["fields"]
        }
        resource["schema"]["fields"] = [fields[column] for column in _columns(TEA / "data" / resource["path"], fields)]
        resource["title"] = resource["name"]
    mine = {"name": "tea", "title": "Tea for headache", "description": "A made-up review"}
    mine["keywords"] = ["tea"]
    return package | mine


def _columns(path: Path, described: Iterable[str]) -> list[str]:
    """The columns of a table, as the file has them, or those described of any subject where there is none."""
    if not path.is_file():
        return [column for column in described if column not in OF_THIS_SUBJECT]
    with path.open(newline="", encoding="utf-8") as file:
        return next(csv.reader(file))


def _leave_heads_alone(package: dict, data: Path) -> None:
    """Write the tables that this review does without: their heads, and no row."""
    for resource in package["resources"]:
        path = data / resource["path"]
        if not path.exists():
            path.parent.mkdir(exist_ok=True)
            path.write_text(",".join(field["name"] for field in resource["schema"]["fields"]) + "\n", encoding="utf-8")


def build_in(folder: Path) -> Path:
    """The other review, built below a folder."""
    review = folder / "tea"
    shutil.copytree(TEA, review)
    for name in SHARED + [f"report/{name}" for name in SHARED_OF_REPORT]:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, review / name)
    package = data_package()
    (review / "data" / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    _leave_heads_alone(package, review / "data")
    done = forked.run(forked.SNAKEMAKE, "--config", "renderer=embedded", folder=review)
    assert done.returncode == 0, done.stderr[-3000:]
    return review
