"""Derived numbers. In: results/evidence/. Out: results/tables/, the values and the judged claims."""

# A table of derived numbers for each of these.
ANALYSED = [
    "agreement",
    "case_times",
    "cases_in_months",
    "certainty_rated",
    "changes",
    "contrasts",
    "counts",
    "interruptions_by_therapy",
    "next_trial_sizes",
    "people",
    "proportions",
    "recheck",
    "risk_differences",
]
TABLES = expand("results/tables/{table}.csv", table=ANALYSED + ["fragile_claims", "ledger", "perspectives"])


rule analyse:
    """The tables of the analyses, listed above."""
    input:
        script="scripts/analyse.py",
        library=ANALYSIS_PACKAGE,
        evidence="results/evidence",
    output:
        report(
            expand("results/tables/{table}.csv", table=ANALYSED),
            category="Tables",
            caption="../report/captions/table.rst",
        ),
    log:
        "results/logs/analyse.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("analyse"),
    shell:
        "python {input.script} {input.evidence} results/tables 2> {log}"


rule quote_values:
    """Every number that the report may quote, with its text, derivation and source."""
    input:
        script="scripts/quote_values.py",
        library=ANALYSIS_PACKAGE
        + [f"scripts/hivcells/report/{name}.py" for name in ("__init__", "all_values", "reported_values", "values")],
        evidence="results/evidence",
        tables=rules.analyse.output,
        citation="CITATION.cff",
        score="tests/strength/score.csv",
    output:
        "results/draft/values.json",
    log:
        "results/logs/quote_values.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("quote_values"),
    shell:
        "python {input.script} {input.evidence} results/tables {input.citation} {input.score} {output} 2> {log}"


rule judge_claims:
    """Every sentence that can go stale, judged by its predicate; which of them one study decides, which no longer hold for a stricter reader."""
    input:
        script="scripts/judge_claims.py",
        library=SHARED
        + ["scripts/hivcells/analysis/__init__.py", "scripts/hivcells/analysis/statistics/__init__.py"]
        + [f"scripts/hivcells/report/{name}.py" for name in ("__init__", "claims", "fragility", "perspectives")],
        predicates=files_below("report/claims"),
        evidence="results/evidence",
        tables=rules.analyse.output,
    output:
        judged="results/draft/judged_claims.json",
        fragile=report("results/tables/fragile_claims.csv", category="Tables", caption="../report/captions/table.rst"),
        perspectives=report(
            "results/tables/perspectives.csv", category="Tables", caption="../report/captions/table.rst"
        ),
    log:
        "results/logs/judge_claims.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("judge_claims"),
    shell:
        "python {input.script} report/claims {input.evidence} results/tables {output.judged} {output.fragile}"
        " {output.perspectives} 2> {log}"
