"""The strength measure, the perspectives and leave-one-out in parts that run side by side, as job arrays on a cluster.

    snakemake --snakefile benchmarks/arrays.smk --workflow-profile profiles/slurm --slurm-array-jobs all

Needs a build. The parts of perspectives and of leave-one-out, put together, have to be what the build made in one go.
"""

import sys
from pathlib import Path

shell.prefix(f"PATH='{Path(sys.executable).parent}':\"$PATH\"; export PYTHONPATH=scripts:tests RESULTS_AS_THEY_ARE=1; ")

PARTS = "results/arrays"
CLASSES = config.get("classes", "cell claim page pdf code").split()
SHARES_OF_CLAIMS = 8
PERSPECTIVES = 4


rule all:
    """Each measure put together of its parts."""
    input:
        expand(f"{PARTS}/{{measure}}.csv", measure=["strength", "perspectives", "leave_one_out"]),


rule strength:
    """How many faults of one class the checks notice."""
    output:
        f"{PARTS}/strength/{{of_class}}.csv",
    shell:
        "python benchmarks/array_part.py strength {wildcards.of_class} {output}"


rule perspective:
    """Every claim judged again from one perspective."""
    input:
        "results/tables/perspectives.csv",
    output:
        f"{PARTS}/perspectives/{{part}}.csv",
    shell:
        "python benchmarks/array_part.py perspective {wildcards.part} {output}"


rule leave_one_out:
    """Some of the claims judged again without each of their studies."""
    input:
        "results/tables/fragile_claims.csv",
    output:
        f"{PARTS}/leave_one_out/{{part}}.csv",
    shell:
        f"python benchmarks/array_part.py leave-one-out {{wildcards.part}}/{SHARES_OF_CLAIMS} {{output}}"


rule strength_of_all:
    """The parts of the strength measure in one table."""
    localrule: True
    input:
        expand(f"{PARTS}/strength/{{of_class}}.csv", of_class=CLASSES),
    output:
        f"{PARTS}/strength.csv",
    shell:
        "python benchmarks/array_part.py together {output} {input}"


rule perspectives_of_all:
    """The parts in one table, the same as that of the build."""
    localrule: True
    input:
        expand(f"{PARTS}/perspectives/{{part}}.csv", part=range(PERSPECTIVES)),
    output:
        f"{PARTS}/perspectives.csv",
    shell:
        "python benchmarks/array_part.py together {output} {input} && cmp {output} results/tables/perspectives.csv"


rule leave_one_out_of_all:
    """The parts in one table, the same as that of the build."""
    localrule: True
    input:
        expand(f"{PARTS}/leave_one_out/{{part}}.csv", part=range(SHARES_OF_CLAIMS)),
    output:
        f"{PARTS}/leave_one_out.csv",
    shell:
        "python benchmarks/array_part.py together {output} {input} && cmp {output} results/tables/fragile_claims.csv"
