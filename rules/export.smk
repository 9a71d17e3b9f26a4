"""For other programs. In: results/evidence/, results/tables/. Out: results/evidence.sqlite, metadata, references."""


rule export:
    """The database with all tables, views and a search, its description for Datasette, and the references."""
    input:
        script="scripts/export.py",
        library=EXPORT_ROOM,
        package="data/datapackage.json",
        evidence="results/evidence",
        database=rules.check_evidence.output.database,
        tables=[
            rules.analyse.output,
            rules.judge_claims.output.fragile,
            rules.judge_claims.output.perspectives,
            rules.compose_report.output.ledger_table,
        ],
    output:
        database="results/evidence.sqlite",
        metadata="results/metadata.json",
        references=expand("results/references.{ending}", ending=["json", "bib", "ris"]),
    log:
        "results/logs/export.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.export.input),
    shell:
        "python {input.script} {input.package} results 2> {log}"
