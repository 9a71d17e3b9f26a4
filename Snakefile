"""From curated data to a verified review. `snakemake` builds it, `snakemake --list` names each step.

The rules stand in the order of the flow: evidence, analysis, figures, report.
"""

import sys
from pathlib import Path

sys.path.insert(0, "scripts")
from hivcells.workflow import check_configuration, digest_of_sources, files_below, renderer_of

check_configuration("config.yaml")


configfile: "config.yaml"


RENDERER = renderer_of(config)
# The programs run with the interpreter and the libraries of this Snakemake, activated or not.
shell.prefix(f"PATH='{Path(sys.executable).parent}':\"$PATH\"; ")

# A room of the library is read whole by the programs that use it.
SHARED = [f"scripts/hivcells/{name}.py" for name in ("__init__", "artefacts", "complaints", "quantities", "tables")]
EVIDENCE_ROOM = SHARED + files_below("scripts/hivcells/evidence")
ANALYSIS_ROOM = SHARED + files_below("scripts/hivcells/analysis")
FIGURES_ROOM = SHARED + files_below("scripts/hivcells/figures")
REPORT_ROOM = SHARED + files_below("scripts/hivcells/report")


rule all:
    """The review as HTML and PDF, with every number in them verified."""
    input:
        "results/report/review.html",
        "results/report/review.pdf",
        "results/verification.json",
        "results/values.json",
        "results/claims.json",
        "results/evidence.sqlite",
        "results/evidence",
        "results/figures",
        expand(
            "results/tables/{table}.csv",
            table=[
                "changes",
                "contrasts",
                "proportions",
                "risk_differences",
                "agreement",
                "recheck",
                "interruptions_by_therapy",
                "counts",
            ]
            + ["fragile_claims", "ledger"],
        ),


include: "rules/evidence.smk"
include: "rules/analysis.smk"
include: "rules/figures.smk"
include: "rules/report.smk"


# Complaints of an earlier build are not those of this one.
onstart:
    shell("rm -f results/logs/*.log")


# What a step complained of stands last, where it is seen.
onerror:
    shell("cat results/logs/*.log >&2")
