"""What people curated, checked. In: data/. Out: results/evidence/, results/draft/evidence.sqlite."""

# The description beside the tables is made from the data package.
CURATED = [path for path in files_below("data") if path != "data/README.md"]


rule check_evidence:
    """Check the curated tables against their schemas and each other; apply the corrections."""
    input:
        script="scripts/check_evidence.py",
        library=EVIDENCE_PACKAGE,
        data=CURATED,
    output:
        evidence=directory("results/evidence"),
        database="results/draft/evidence.sqlite",
    log:
        "results/logs/check_evidence.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("check_evidence"),
    shell:
        "python {input.script} data {output.evidence} {output.database} 2> {log}"
