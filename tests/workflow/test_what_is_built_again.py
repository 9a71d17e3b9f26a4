"""What has changed is built again, and nothing else."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from conftest import ROOT, snakemake
from workflow.planning import RULES, planned


@contextmanager
def edited(*paths: Path, edit: Callable[[str], str]) -> Iterator[None]:
    """Files with another content, as an editor leaves them; afterwards they are as before, with their dates."""
    before = {path: (path.read_bytes(), path.stat()) for path in paths}
    try:
        for path in paths:
            path.write_text(edit(path.read_text(encoding="utf-8")), encoding="utf-8")
        yield
    finally:
        for path, (content, stat) in before.items():
            path.write_bytes(content)
            os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))


# Each edit with the rules that read the file themselves; edits of one dict do not run into one another.
EDITS = {
    "the evidence": {"data/findings.csv": ["check_evidence"], "data/vocabulary/units.csv": ["check_evidence"]},
    "the analyses": {"scripts/hivcells/analysis/statistics/clopper_pearson.py": ["analyse"]},
    "what is made of tables": {
        "scripts/hivcells/figures/style.py": ["draw_figures"],
        "scripts/hivcells/figures/review.mplstyle": ["draw_figures"],
        "CITATION.cff": ["quote_values"],
        "tests/strength/score.csv": ["quote_values"],
        "report/claims/harms.py": ["judge_claims"],
    },
    "the text": {
        "report/sections/harms.qmd": ["compose_report"],
        "report/supplement/tables.qmd": ["compose_report"],
        "report/supplement.qmd": ["compose_report"],
        "report/filters/numbers.lua": ["compose_report"],
        "report/styles/review.css": ["write_evidence", "compose_report"],
        "report/references.csl": ["write_evidence", "compose_report"],
    },
    "the tables of the report": {"report/templates/table.typ.j2": ["write_tables"]},
    "the evidence in the page": {
        "scripts/hivcells/report/evidence_data.py": ["write_evidence"],
        "scripts/hivcells/report/packing.py": ["write_evidence"],
    },
    "the parts of the page": {"scripts/hivcells/report/page_parts.py": ["render_report"]},
    "the last steps": {"scripts/verify_report.py": ["verify_report"], "scripts/render_report.py": ["render_report"]},
}
DOWNSTREAM = ("compose_report", "render_report", "verify_report", "publish", "all")


@pytest.mark.parametrize("edits", EDITS)
def test_an_edit_of_a_file_reruns_the_step_that_reads_it(copy: Path, edits: str) -> None:
    with edited(*(copy / path for path in EDITS[edits]), edit=lambda text: text + "\n"):
        plan = planned(copy)
    for path, rules in EDITS[edits].items():
        assert all(path in plan[rule] or "updated by another job" in plan[rule] for rule in rules), (path, plan)
    assert set(DOWNSTREAM[-2:]) <= set(plan), "what follows is not built again"


def test_each_rule_looks_at_the_content_of_its_own_sources() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "rules").glob("*.smk"))
    rules = dict(re.findall(r"^rule (\w+):\n((?:    .*\n|\n)+)", text, re.MULTILINE))
    assert {name: re.findall(r'sources=sources_of\("(\w+)"\)', said) for name, said in rules.items()} == {
        name: [name] for name in RULES
    }


def test_a_renderer_that_has_changed_renders_again(copy: Path, tmp_path: Path) -> None:
    """Here: Quarto appears on PATH, with `renderer: auto`."""
    quarto = tmp_path / "quarto"
    quarto.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    quarto.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    other = "embedded" if shutil.which("quarto") else "quarto"
    plan = planned(copy, "--config", f"renderer={other}", PATH=path)
    assert set(plan) == {"render_report", "verify_report", "publish", "all"}
    assert "Params have changed" in plan["render_report"]
    if other == "quarto":
        assert set(planned(copy, PATH=path)) == set(plan)  # as `renderer: auto` stands in the configuration
        assert planned(copy, "--config", "renderer=embedded", PATH=path) == {}


def test_a_report_is_published_only_after_its_verification(copy: Path) -> None:
    with edited(copy / "report" / "sections" / "harms.qmd", edit=lambda text: text + "\n"):
        steps = list(planned(copy))
    assert steps.index("verify_report") < steps.index("publish")
    rule = re.search(r"^rule publish:.+", (ROOT / "rules/report.smk").read_text(encoding="utf-8"), re.M | re.S)
    assert rule and 'verified=expand("results/draft/verified/{file}.json"' in rule.group()


def test_an_edit_of_the_article_leaves_the_supplement_as_it_is(copy: Path) -> None:
    with edited(copy / "report" / "sections" / "harms.qmd", edit=lambda text: text + "\n"):
        plan = snakemake(copy, "-n", "--quiet", "host").stdout
    assert "compose_review.log" in plan and "render_review_pdf.log" in plan
    assert "compose_supplement" not in plan and "render_supplement" not in plan
