"""From curated data to a verified review. `snakemake` builds it, `snakemake --list` says what each step makes."""

import os
import sys

from snakemake.utils import min_version

min_version("9.0")

HERE = os.path.dirname(workflow.snakefile)
sys.path.insert(0, f"{HERE}/scripts")
from hivcells.one_build import begin_build, end_build, refuse_beside_another
from hivcells.workflow import (
    files_below,
    make_ready,
    path_to_python,
    renderer_of,
    sources_by_rule,
    take_over_results,
)

make_ready(HERE)
# The jobs of a cluster read this file as well, while the build that sent them runs.
if workflow.is_main_process:
    refuse_beside_another()


configfile: "config.yaml"


RENDERER = renderer_of(config)
# The programs run with the interpreter and the libraries of this Snakemake, or of an environment that it was asked for.
shell.prefix(path_to_python(workflow.deployment_settings.deployment_method))
sources_of = sources_by_rule(rules)

# A package of the library is an input of each program that uses it, read whole or not; two rules name single modules of some.
SHARED = [
    f"scripts/hivcells/{name}.py"
    for name in "__init__ artefacts citation_file codes complaints designs grade quantities signatures stops tables".split()
]
EVIDENCE_PACKAGE = SHARED + files_below("scripts/hivcells/evidence")
ANALYSIS_PACKAGE = SHARED + files_below("scripts/hivcells/analysis")
FIGURES_PACKAGE = SHARED + files_below("scripts/hivcells/figures")
REPORT_PACKAGE = SHARED + files_below("scripts/hivcells/report")


include: "rules/evidence.smk"
include: "rules/analysis.smk"
include: "rules/figures.smk"
include: "rules/report.smk"


rule all:
    """The review as HTML and PDF, with every number in them verified."""
    default_target: True
    input:
        expand("results/report/{file}", file=FILES),
        expand("results/{name}.json", name=["values", "claims", "verification", "metadata"]),
        "results/evidence.sqlite",
        expand("results/references.{ending}", ending=["json", "bib", "ris"]),
        "results/evidence",
        "results/figures",
        TABLES,
        DRAFTS,


onstart:
    begin_build()
    take_over_results(TABLES)


onsuccess:
    end_build()


# What a step complained of stands last, where it is seen.
onerror:
    end_build()
    shell("cat results/logs/*.log >&2")
