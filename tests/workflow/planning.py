"""The programs and rules of the workflow, and which of them a build would run."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT, snakemake

PROGRAMS = sorted((ROOT / "scripts").glob("*.py"))
RULES = re.findall(
    r"^rule (\w+):", "".join(path.read_text(encoding="utf-8") for path in (ROOT / "rules").glob("*.smk")), re.MULTILINE
)


def planned(folder: Path, *arguments: str, **environment: str) -> dict[str, str]:
    """The rules that a build would run, in order, each with the reasons that Snakemake gives for its jobs."""
    plan = snakemake(folder, "-n", "--quiet", "host", *arguments, **environment)
    assert plan.returncode == 0, plan.stdout + plan.stderr
    found = re.findall(
        r"^(?:local)?rule (\w+):\n(?:    .+\n)*?    reason: (.+)$", plan.stdout + plan.stderr, re.MULTILINE
    )
    reasons: dict[str, str] = {}
    for rule, reason in found:
        reasons[rule] = f"{reasons.get(rule, '')}{reason}; "
    return reasons
