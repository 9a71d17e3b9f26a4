"""The report. In: report/, the values, tables and figures. Out: results/report/, verified."""


rule write_tables:
    """The tables of the report in the languages of page and PDF, with their strings; the bibliography."""
    input:
        script="scripts/write_tables.py",
        library=REPORT_ROOM,
        templates=files_below("report/templates"),
        evidence="results/evidence",
        tables=rules.analyse.output,
        fragile=rules.judge_claims.output.fragile,
        values=rules.quote_values.output,
    output:
        tables=directory("results/draft/tables"),
        references="results/draft/references.json",
    log:
        "results/logs/write_tables.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.write_tables.input),
    shell:
        "python {input.script} {input.evidence} results/tables {input.values} {output.tables} {output.references}"
        " 2> {log}"


rule compose_report:
    """One document of text, numbers, tables and citations, each string of it traced; its ledger."""
    input:
        script="scripts/compose_report.py",
        library=REPORT_ROOM,
        report=files_below("report"),
        evidence="results/evidence",
        analysed=rules.analyse.output,
        values=rules.quote_values.output,
        claims=rules.judge_claims.output,
        tables=rules.write_tables.output,
        figures="results/figures",
    output:
        document="results/draft/composed.json",
        trace="results/draft/trace.json",
        coverage="results/draft/coverage.json",
        coverage_values="results/draft/coverage_values.json",
        claims="results/draft/claims.json",
        quotations="results/draft/quotations.csv",
        ledger=expand("results/draft/ledger.{format}", format=["html", "typ"]),
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
    """The document as HTML or as PDF, not yet verified."""
    input:
        script="scripts/render_report.py",
        library=REPORT_ROOM,
        report=files_below("report"),
        composed=rules.compose_report.output.document,
        coverage=rules.compose_report.output.coverage_values,
        ledger=rules.compose_report.output.ledger,
        values=rules.quote_values.output,
        tables=rules.write_tables.output,
        figures="results/figures",
    output:
        "results/draft/review.{document}",
    log:
        "results/logs/render_{document}.log",
    wildcard_constraints:
        document="html|pdf",
    conda:
        "../environment.yml"
    params:
        renderer=RENDERER,
        sources=lambda wildcards: digest_of_sources(rules.render_report.input),
    shell:
        "python {input.script} {wildcards.document} {params.renderer} report results {output} 2> {log}"


rule verify_report:
    """Page and PDF held against the trace, string by string; one that differs fails the build."""
    input:
        script="scripts/verify_report.py",
        library=REPORT_ROOM,
        settings="report/_quarto.yml",
        trace=rules.compose_report.output.trace,
        coverage=rules.compose_report.output.coverage,
        coverage_values=rules.compose_report.output.coverage_values,
        documents=expand("results/draft/review.{document}", document=["html", "pdf"]),
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


rule publish:
    """The verified report in its place, with the values, claims and verification that belong to it."""
    input:
        script="scripts/publish.py",
        library=SHARED,
        documents=rules.verify_report.input.documents,
        values=rules.quote_values.output,
        coverage=rules.compose_report.output.coverage_values,
        claims=rules.compose_report.output.claims,
        verification=rules.verify_report.output,
    output:
        "results/report/review.html",
        "results/report/review.pdf",
        "results/values.json",
        "results/claims.json",
        "results/verification.json",
    log:
        "results/logs/publish.log",
    conda:
        "../environment.yml"
    params:
        sources=lambda wildcards: digest_of_sources(rules.publish.input),
    shell:
        "python {input.script} results/draft results 2> {log}"
