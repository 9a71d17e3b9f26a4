"""The report. In: report/, the values, tables and figures. Out: results/report/, verified."""


rule write_tables:
    """The tables of the report in the languages of page and PDF, with their strings; bibliography, ledger, evidence."""
    input:
        script="scripts/write_tables.py",
        library=REPORT_ROOM,
        templates=files_below("report/templates"),
        settings=["report/_quarto.yml", "report/references.csl", "report/styles/review.css"],
        evidence="results/evidence",
        tables=rules.analyse.output,
        claims=rules.judge_claims.output,
        values=rules.quote_values.output,
    output:
        tables=directory("results/draft/tables"),
        references="results/draft/references.json",
        ledger=expand("results/draft/ledger.{ending}", ending=["html", "json"]),
        evidence="results/draft/evidence.txt",
    log:
        "results/logs/write_tables.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.write_tables.input),
    shell:
        "python {input.script} report results 2> {log}"


rule compose_report:
    """Article and supplement as one document each of text, numbers, tables and citations, each string traced."""
    input:
        script="scripts/compose_report.py",
        library=REPORT_ROOM,
        report=files_below("report"),
        evidence="results/evidence",
        analysed=rules.analyse.output,
        values=rules.quote_values.output,
        claims=rules.judge_claims.output,
        tables=rules.write_tables.output.tables,
        references=rules.write_tables.output.references,
        ledger="results/draft/ledger.json",
        figures="results/figures",
    output:
        documents=expand(
            "results/draft/{document}/{part}.json", document=["review", "supplement"], part=["composed", "trace"]
        ),
        coverage="results/draft/coverage.json",
        coverage_values="results/draft/coverage_values.json",
        claims="results/draft/claims.json",
        quotations="results/draft/quotations.csv",
        ledger="results/draft/ledger.typ",
        ledger_table=report("results/tables/ledger.csv", category="Tables", caption="../report/captions/table.rst"),
    log:
        "results/logs/compose_report.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.compose_report.input),
    shell:
        "python {input.script} report results 2> {log}"


rule render_report:
    """A document as HTML or as PDF, not yet verified."""
    input:
        script="scripts/render_report.py",
        library=REPORT_ROOM,
        report=files_below("report"),
        citation="CITATION.cff",
        package="data/datapackage.json",
        data=CURATED,
        composed="results/draft/{document}/composed.json",
        coverage=rules.compose_report.output.coverage_values,
        ledger=rules.compose_report.output.ledger,
        values=rules.quote_values.output,
        tables=rules.write_tables.output.tables,
        references=rules.write_tables.output.references,
        evidence_in_page=rules.write_tables.output.evidence,
        evidence="results/evidence",
        figures="results/figures",
    output:
        "results/draft/{document}.{format}",
    log:
        "results/logs/render_{document}_{format}.log",
    wildcard_constraints:
        document="review|supplement",
        format="html|pdf",
    conda:
        "../environment.yml"
    params:
        renderer=RENDERER,
        sources=lambda wildcards: digest_of_sources(rules.render_report.input),
    shell:
        "python {input.script} {params.renderer} report {input.citation} {input.package} results {output} 2> {log}"


rule verify_report:
    """Page, PDFs and ledger held against their traces, string by string; one that differs fails the build."""
    input:
        script="scripts/verify_report.py",
        library=REPORT_ROOM,
        settings="report/_quarto.yml",
        traces=expand("results/draft/{document}/trace.json", document=["review", "supplement"]),
        coverage=rules.compose_report.output.coverage,
        coverage_values=rules.compose_report.output.coverage_values,
        ledger=rules.write_tables.output.ledger,
        evidence=rules.write_tables.output.evidence,
        documents=expand("results/draft/{file}", file=["review.html", "review.pdf", "supplement.pdf"]),
    output:
        "results/draft/verification.json",
    log:
        "results/logs/verify_report.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.verify_report.input),
    shell:
        "python {input.script} report results {output} 2> {log}"


EXPORT_ROOM = (
    SHARED
    + files_below("scripts/hivcells/export")
    + [f"scripts/hivcells/report/{name}.py" for name in ("__init__", "references")]
)


rule publish:
    """The verified report in its place, with the values, claims and verification that belong to it."""
    input:
        script="scripts/publish.py",
        library=EXPORT_ROOM,
        documents=rules.verify_report.input.documents,
        ledger="results/draft/ledger.html",
        values=rules.quote_values.output,
        coverage=rules.compose_report.output.coverage_values,
        claims=rules.compose_report.output.claims,
        verification=rules.verify_report.output,
    output:
        documents=expand("results/report/{file}", file=["review.html", "review.pdf", "supplement.pdf", "ledger.html"]),
        accounts=expand("results/{name}.json", name=["values", "claims", "verification"]),
    log:
        "results/logs/publish.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.publish.input),
    shell:
        "python {input.script} report results 2> {log}"


rule export:
    """What other programs open: the database with all tables, views and a search, its description, the references."""
    input:
        script="scripts/publish.py",
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
        "python {input.script} exports results {input.package} 2> {log}"
