"""The report. In: report/, the values, tables and figures. Out: results/report/, verified."""

import re
from pathlib import Path

from hivcells.report.documents import DOCUMENTS, FILES

# What both documents are made with, and what each is written in.
SETTINGS = ("_quarto.yml", "references.csl", "staged.py", "filters", "styles", "typst")
LOOKS = files_below(*(f"report/{name}" for name in SETTINGS))
TEXT = {of.name: files_below(f"report/{of.begins_with}", f"report/{of.parts}") for of in DOCUMENTS}


rule write_tables:
    """The tables of the report in the languages of page and PDF, with their strings; its bibliography."""
    input:
        script="scripts/write_tables.py",
        library=REPORT_PACKAGE,
        templates=files_below("report/templates"),
        evidence="results/evidence",
        tables=rules.analyse.output,
        claims=rules.judge_claims.output,
        values=rules.quote_values.output,
    output:
        tables=directory("results/draft/tables"),
        references="results/draft/references.json",
    log:
        "results/logs/write_tables.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("write_tables"),
    shell:
        "python {input.script} tables report results 2> {log}"


rule write_evidence:
    """All tables and every number together: as data within the page, and as a page of their own, the ledger."""
    input:
        script="scripts/write_tables.py",
        library=REPORT_PACKAGE,
        text=files_below("report/index.qmd"),  # of which the title is shown
        templates=files_below("report/templates"),
        settings=["report/_quarto.yml", "report/references.csl", "report/styles/review.css"],
        evidence="results/evidence",
        tables=rules.analyse.output,
        claims=rules.judge_claims.output,
        values=rules.quote_values.output,
        references=rules.write_tables.output.references,
    output:
        evidence="results/draft/evidence.txt",
        ledger="results/draft/ledger.html",
        traced=expand("results/draft/ledger/{part}.json", part=["trace", "coverage"]),
    log:
        "results/logs/write_evidence.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("write_evidence"),
    shell:
        "python {input.script} evidence report results 2> {log}"


rule compose_report:
    """A document of text, numbers, tables and citations as one tree, each string of it traced."""
    input:
        script="scripts/compose_report.py",
        library=REPORT_PACKAGE,
        looks=LOOKS,
        templates=files_below("report/templates"),
        text=lambda wildcards: TEXT[wildcards.document],
        evidence="results/evidence",
        analysed=rules.analyse.output,
        values=rules.quote_values.output,
        claims=rules.judge_claims.output,
        tables=rules.write_tables.output.tables,
        references=rules.write_tables.output.references,
        figures="results/figures",
    output:
        "results/draft/{document}/composed.json",
        "results/draft/{document}/trace.json",
        "results/draft/{document}/coverage.json",
        "results/draft/{document}/ledger.typ",
    log:
        "results/logs/compose_{document}.log",
    wildcard_constraints:
        document="|".join(TEXT),
    # The longest chain, by way of a document to its verified PDF, goes first.
    priority: 1
    conda:
        "../environment.yml"
    params:
        sources=sources_of("compose_report"),
    shell:
        "python {input.script} {wildcards.document} report results 2> {log}"


rule account_for_report:
    """What all documents claim and quote, and the ledger of their numbers; what one of them lacks fails the build."""
    input:
        script="scripts/compose_report.py",
        library=REPORT_PACKAGE,
        settings="report/_quarto.yml",
        text=TEXT.values(),
        evidence="results/evidence",
        analysed=rules.analyse.output,
        values=rules.quote_values.output,
        claims=rules.judge_claims.output,
        documents=expand("results/draft/{document}/{part}.json", document=TEXT, part=["composed", "trace"]),
    output:
        claims="results/draft/claims.json",
        claim_words="results/draft/claim_words.json",
        quotations="results/draft/quotations.csv",
        ledger=report("results/tables/ledger.csv", category="Tables", caption="../report/captions/table.rst"),
    log:
        "results/logs/account_for_report.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("account_for_report"),
    shell:
        "python {input.script} whole report results 2> {log}"


rule render_report:
    """A document as HTML or as PDF, not yet verified."""
    input:
        script="scripts/render_report.py",
        library=REPORT_PACKAGE,
        looks=LOOKS,
        text=lambda wildcards: TEXT[wildcards.document],
        citation="CITATION.cff",
        package="data/datapackage.json",
        data=CURATED,
        composed=expand("results/draft/{{document}}/{part}", part=["composed.json", "coverage.json", "ledger.typ"]),
        values=rules.quote_values.output,
        tables=rules.write_tables.output.tables,
        references=rules.write_tables.output.references,
        evidence_in_page=lambda wildcards: rules.write_evidence.output.evidence if wildcards.format == "html" else [],
        evidence="results/evidence",
        figures="results/figures",
    output:
        "results/draft/{document}.{format}",
    log:
        "results/logs/render_{document}_{format}.log",
    wildcard_constraints:
        document="|".join(TEXT),
        format="html|pdf",
    priority: 1
    conda:
        "../environment.yml"
    params:
        renderer=RENDERER,
        sources=sources_of("render_report"),
    shell:
        "python {input.script} {params.renderer} report {input.citation} {input.package} results {output} 2> {log}"


rule verify_report:
    """A rendered document held against its trace, string by string; one that differs fails the build."""
    input:
        script="scripts/verify_report.py",
        library=REPORT_PACKAGE,
        settings="report/_quarto.yml",
        composed=lambda wildcards: expand(
            "results/draft/{name}/{part}.json", name=Path(wildcards.file).stem, part=["trace", "coverage"]
        ),
        document="results/draft/{file}",
        evidence=lambda wildcards: rules.write_evidence.output.evidence if wildcards.file == "review.html" else [],
    output:
        "results/draft/verified/{file}.json",
    log:
        "results/logs/verify_{file}.log",
    wildcard_constraints:
        file="|".join(map(re.escape, FILES)),
    conda:
        "../environment.yml"
    params:
        sources=sources_of("verify_report"),
    shell:
        "python {input.script} report results {wildcards.file} 2> {log}"


EXPORT_PACKAGE = REPORT_PACKAGE + files_below("scripts/hivcells/export")


rule publish:
    """The verified report in its place, with the values, claims and verification that belong to it."""
    input:
        script="scripts/publish.py",
        library=EXPORT_PACKAGE,
        documents=expand("results/draft/{file}", file=FILES),
        verified=expand("results/draft/verified/{file}.json", file=FILES),
        values=rules.quote_values.output,
        claims=rules.account_for_report.output.claims,
        claim_words=rules.account_for_report.output.claim_words,
    output:
        documents=expand("results/report/{file}", file=FILES),
        accounts=expand("results/{name}.json", name=["values", "claims", "verification"]),
    log:
        "results/logs/publish.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("publish"),
    shell:
        "python {input.script} report results 2> {log}"


rule export:
    """What other programs open: the database with all tables, views and a search, its description, the references."""
    input:
        script="scripts/publish.py",
        library=EXPORT_PACKAGE,
        package="data/datapackage.json",
        evidence="results/evidence",
        database=rules.check_evidence.output.database,
        tables=[
            rules.analyse.output,
            rules.judge_claims.output.fragile,
            rules.judge_claims.output.perspectives,
            rules.account_for_report.output.ledger,
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
        sources=sources_of("export"),
    shell:
        "python {input.script} exports results {input.package} 2> {log}"


# A step that is killed takes its own output away. What comes after it may be there and the same as before, so that
# nothing would ask for the step again; all that lies between the data and the report is asked for with it.
DRAFTS = [
    rules.check_evidence.output.database,
    rules.quote_values.output,
    rules.judge_claims.output.judged,
    rules.write_tables.output,
    rules.write_evidence.output,
    expand(rules.compose_report.output, document=TEXT),
    rules.account_for_report.output,
    expand("results/draft/{file}", file=FILES),
    expand(rules.verify_report.output, file=FILES),
]
