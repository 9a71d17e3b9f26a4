"""From curated data to a verified review. `snakemake` builds it, `snakemake --list` tells each rule.

Each rule makes one artefact and names every file that its program opens. Results under
`update(...)` keep their last good version when a rule fails; Snakemake dates that version anew
as it puts it back, so a mark under `done` tells whether the rule itself came to its end.
"""

import os
import sys
import threading

# The programs run with the interpreter and the libraries of this Snakemake, activated or not.
os.environ["PATH"] = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])

TABLES = [
    "sources", "studies", "arms", "findings", "events", "participants", "corrections", "discrepancies",
    "risk_of_bias", "screening", "extraction_numbers", "extraction_judgements",
    "modalities", "outcomes", "units", "names", "exemptions", "claim_words", "caveats",
]
EVIDENCE = expand("results/evidence/{table}.csv", table=TABLES)
ANALYSES = ["agreement", "changes", "contrasts", "proportions", "risk_differences", "recheck", "counts"]
ANALYSED = expand("results/tables/{table}.csv", table=ANALYSES)
FIGURES = ["evidence_map", "cd4_change", "event_proportions", "time_off_treatment"]
# As in data/vocabulary/modalities.csv, which a test compares; read from there, a broken file would end in a traceback.
MODALITIES = ["nk", "msc", "lymphocytes", "expanded-t", "gene-t", "gene-hsc", "hsct", "dc"]
DRAWN = expand("results/figures/{figure}.svg", figure=FIGURES)
FRAGMENTS = expand(
    "results/draft/tables/{table}.qmd",
    table=["harms", "cd4_changes", "contrasts", "risk_differences", "recheck", "fragile_claims", "discrepancies", "risk_of_bias", "searches"]
    + expand("{table}-{modality}", table=["characteristics", "events"], modality=MODALITIES),
)
# What people write is found, not listed: a file that comes or goes reruns what reads it.
CURATED = expand("data/{file}.csv", file=sorted(glob_wildcards("data/{file}.csv").file))
PROSE = expand("report/{file}.qmd", file=sorted(glob_wildcards("report/{file}.qmd").file)) + ["report/_quarto.yml"]
REPORT = expand("report/{file}", file=sorted(glob_wildcards("report/{file}").file))
# Shared modules, by what imports them.
BASE = expand("scripts/hivcells/{name}.py", name=["__init__", "artefacts", "complaints", "tables"])
NUMBERS = BASE + ["scripts/hivcells/estimates.py", "scripts/hivcells/quantities.py"]
FRAMES = ["scripts/hivcells/frames.py"]
STATISTICS = ["scripts/hivcells/statistics/__init__.py"]
RULES = expand(
    "scripts/hivcells/rules/{name}.py",
    name=["__init__", "complain", "of_extraction", "of_keys", "of_numbers", "of_studies"],
)
DRAWING = BASE + ["scripts/hivcells/figures.py"]
TRACING = BASE + expand(
    "scripts/hivcells/{name}.py",
    name=["citations", "forms", "numerals", "page_numerals", "passages", "pdf_numerals", "pdf_pages", "prose", "quantities", "typst_source"]
    + ["values", "verification"],
)
# What has come to its end; see above. A target, for Snakemake overlooks what is missing midway.
DONE = expand(
    "results/draft/done/{step}",
    step=["check_evidence", "export_sqlite", "count_evidence", "recheck_statistics", "measure_agreement"]
    + ["find_fragile_claims", "write_ledger", "publish"]
    + expand("analyse_{table}", table=["changes", "contrasts", "proportions", "risk_differences"])
    + expand("figure_{figure}", figure=FIGURES),
) + expand("results/draft/{gate}", gate=["quotations.csv", "claims.json", "verification.json"])
RENDERING = ["scripts/hivcells/renderers.py", "scripts/hivcells/staging.py"]
# Who goes first where several could: the longest chain of steps, then what the numbers of the text wait for; drawings fill the gaps.
LONGEST_CHAIN, NUMBERS_FIRST = 2, 1


rule all:
    """The review as HTML and PDF, with every number in them verified."""
    input:
        "results/report/review.html",
        "results/report/review.pdf",
        "results/verification.json",
        "results/values.json",
        "results/claims.json",
        "results/evidence.sqlite",
        DONE,


rule check_evidence:
    """Check the curated tables against their schemas and each other; apply the corrections."""
    input:
        "scripts/check_evidence.py", BASE,
        "scripts/hivcells/quantities.py", "scripts/hivcells/schema.py", RULES,
        "data/datapackage.json",
        CURATED,
    output:
        update(EVIDENCE),
        done=touch("results/draft/done/check_evidence"),
    shell:
        "python scripts/check_evidence.py data results/evidence"


rule export_sqlite:
    """The checked evidence as one database file, which opens in Datasette."""
    input:
        "scripts/export_sqlite.py", BASE,
        "data/datapackage.json",
        EVIDENCE,
    output:
        result=update("results/evidence.sqlite"),
        done=touch("results/draft/done/export_sqlite"),
    shell:
        "python scripts/export_sqlite.py data/datapackage.json results/evidence {output.result}"


rule analyse_changes:
    """Change of CD4 and CD8 counts from baseline to the last printed visit, for each arm."""
    priority: LONGEST_CHAIN
    input:
        "scripts/analyse_changes.py", NUMBERS,
        "results/evidence/findings.csv",
    output:
        result=update("results/tables/changes.csv"),
        done=touch("results/draft/done/analyse_changes"),
    shell:
        "python scripts/analyse_changes.py results/evidence/findings.csv {output.result}"


rule analyse_contrasts:
    """Differences between arms, of last values and of changes."""
    priority: LONGEST_CHAIN
    input:
        "scripts/analyse_contrasts.py", NUMBERS,
        "results/evidence/findings.csv",
        "results/evidence/arms.csv",
        "results/tables/changes.csv",
    output:
        result=update("results/tables/contrasts.csv"),
        done=touch("results/draft/done/analyse_contrasts"),
    shell:
        "python scripts/analyse_contrasts.py results/evidence/findings.csv results/evidence/arms.csv"
        " results/tables/changes.csv {output.result}"


rule analyse_proportions:
    """Share of people with each event, with its exact interval."""
    priority: NUMBERS_FIRST
    input:
        "scripts/analyse_proportions.py", NUMBERS, STATISTICS,
        "scripts/hivcells/statistics/clopper_pearson.py",
        "results/evidence/events.csv",
    output:
        result=update("results/tables/proportions.csv"),
        done=touch("results/draft/done/analyse_proportions"),
    shell:
        "python scripts/analyse_proportions.py results/evidence/events.csv {output.result}"


rule analyse_risk_differences:
    """Difference in the share of people with an event between arms, where both counts are known."""
    priority: NUMBERS_FIRST
    input:
        "scripts/analyse_risk_differences.py", NUMBERS, FRAMES, STATISTICS,
        "scripts/hivcells/statistics/possible_counts.py",
        "scripts/hivcells/statistics/risk_difference.py",
        "results/evidence/findings.csv",
        "results/evidence/events.csv",
        "results/evidence/arms.csv",
    output:
        result=update("results/tables/risk_differences.csv"),
        done=touch("results/draft/done/analyse_risk_differences"),
    shell:
        "python scripts/analyse_risk_differences.py results/evidence/findings.csv results/evidence/events.csv"
        " results/evidence/arms.csv {output.result}"


rule measure_agreement:
    """How far two independent extractions agree, before differences were settled."""
    priority: NUMBERS_FIRST
    input:
        "scripts/measure_agreement.py", NUMBERS, FRAMES, STATISTICS,
        "scripts/hivcells/statistics/cohens_kappa.py",
        "results/evidence/extraction_numbers.csv",
        "results/evidence/extraction_judgements.csv",
    output:
        result=update("results/tables/agreement.csv"),
        done=touch("results/draft/done/measure_agreement"),
    shell:
        "python scripts/measure_agreement.py results/evidence/extraction_numbers.csv"
        " results/evidence/extraction_judgements.csv {output.result}"


rule recheck_statistics:
    """Printed statistics recomputed, with a verdict on each."""
    priority: LONGEST_CHAIN
    input:
        "scripts/recheck_statistics.py", NUMBERS, FRAMES, STATISTICS,
        "scripts/hivcells/rechecks.py",
        "scripts/hivcells/rechecks_of_changes.py", "scripts/hivcells/rechecks_of_counts.py",
        "scripts/hivcells/statistics/p_from_counts.py",
        "scripts/hivcells/statistics/p_from_interval.py",
        "scripts/hivcells/statistics/possible_counts.py",
        "scripts/hivcells/statistics/possible_mean.py",
        "results/evidence/findings.csv",
        "results/evidence/events.csv",
        "results/tables/contrasts.csv",
    output:
        result=update("results/tables/recheck.csv"),
        done=touch("results/draft/done/recheck_statistics"),
    shell:
        "python scripts/recheck_statistics.py results/evidence/findings.csv results/evidence/events.csv"
        " results/tables/contrasts.csv {output.result}"


rule count_evidence:
    """People, studies, documents, numbers and verdicts counted; nobody twice."""
    priority: LONGEST_CHAIN
    input:
        "scripts/count_evidence.py", NUMBERS, FRAMES,
        EVIDENCE,
        "results/tables/recheck.csv",
    output:
        result=update("results/tables/counts.csv"),
        done=touch("results/draft/done/count_evidence"),
    shell:
        "python scripts/count_evidence.py results/evidence results/tables/recheck.csv {output.result}"


rule figure_evidence_map:
    """Kinds of therapy by design of the studies, people as area."""
    input:
        "scripts/figure_evidence_map.py", DRAWING,
        "results/tables/counts.csv",
        "results/evidence/modalities.csv",
    output:
        svg=update("results/figures/evidence_map.svg"),
        data=update("results/figures/evidence_map.csv"),
        done=touch("results/draft/done/figure_evidence_map"),
    shell:
        "python scripts/figure_evidence_map.py results/tables/counts.csv results/evidence/modalities.csv {output.svg}"


rule figure_cd4_change:
    """CD4 count from baseline to the last printed visit, for each arm."""
    input:
        "scripts/figure_cd4_change.py", DRAWING,
        "results/evidence/findings.csv",
        "results/evidence/arms.csv",
        "results/evidence/studies.csv",
        "results/tables/changes.csv",
    output:
        svg=update("results/figures/cd4_change.svg"),
        data=update("results/figures/cd4_change.csv"),
        done=touch("results/draft/done/figure_cd4_change"),
    shell:
        "python scripts/figure_cd4_change.py results/evidence/findings.csv results/evidence/arms.csv"
        " results/evidence/studies.csv results/tables/changes.csv {output.svg}"


rule figure_event_proportions:
    """Share of people with each event or response, with exact intervals."""
    input:
        "scripts/figure_event_proportions.py", DRAWING,
        "scripts/hivcells/quantities.py",
        "results/tables/proportions.csv",
        "results/evidence/studies.csv",
        "results/evidence/arms.csv",
        "results/evidence/outcomes.csv",
        "results/evidence/participants.csv",
    output:
        svg=update("results/figures/event_proportions.svg"),
        data=update("results/figures/event_proportions.csv"),
        done=touch("results/draft/done/figure_event_proportions"),
    shell:
        "python scripts/figure_event_proportions.py results/tables/proportions.csv results/evidence/studies.csv"
        " results/evidence/arms.csv results/evidence/outcomes.csv results/evidence/participants.csv {output.svg}"


rule figure_time_off_treatment:
    """Time without treatment after stopping it, for each person, and whether virus returned."""
    input:
        "scripts/figure_time_off_treatment.py", DRAWING,
        "results/evidence/findings.csv",
        "results/evidence/studies.csv",
        "results/evidence/participants.csv",
    output:
        svg=update("results/figures/time_off_treatment.svg"),
        data=update("results/figures/time_off_treatment.csv"),
        done=touch("results/draft/done/figure_time_off_treatment"),
    shell:
        "python scripts/figure_time_off_treatment.py results/evidence/findings.csv results/evidence/studies.csv"
        " results/evidence/participants.csv {output.svg}"


rule quote_values:
    """Every number that the report may quote, with its text, derivation and source."""
    priority: NUMBERS_FIRST
    input:
        "scripts/quote_values.py", BASE, STATISTICS,
        "scripts/hivcells/quantities.py", "scripts/hivcells/values.py",
        "CITATION.cff",
        "tests/strength/score.csv",
        EVIDENCE,
        ANALYSED,
    output:
        "results/draft/values.json",
    shell:
        "python scripts/quote_values.py results/evidence results/tables CITATION.cff tests/strength/score.csv {output}"


rule check_prose:
    """No number typed into the prose, no unknown id; where each number and claim is quoted."""
    input:
        "scripts/check_prose.py", BASE,
        "scripts/hivcells/claim_words.py", "scripts/hivcells/forms.py", "scripts/hivcells/number_words.py",
        "scripts/hivcells/numerals.py", "scripts/hivcells/prose.py",
        PROSE,
        "results/draft/values.json",
        "results/evidence/names.csv", "results/evidence/studies.csv", "results/evidence/exemptions.csv",
        "results/evidence/claim_words.csv",
    output:
        "results/draft/quotations.csv",
    shell:
        "python scripts/check_prose.py report results/draft/values.json results/evidence {output}"


rule judge_claims:
    """Every sentence that can go stale, judged against the tables."""
    input:
        "scripts/judge_claims.py", BASE,
        "scripts/hivcells/claims.py",
        "results/draft/quotations.csv",
        EVIDENCE,
        ANALYSED,
    output:
        "results/draft/claims.json",
    shell:
        "python scripts/judge_claims.py results/draft/quotations.csv results/evidence results/tables {output}"


rule find_fragile_claims:
    """The claims that leaving out one study would turn false, and which study."""
    priority: NUMBERS_FIRST
    input:
        "scripts/find_fragile_claims.py", BASE,
        "scripts/hivcells/claims.py",
        EVIDENCE,
        ANALYSED,
    output:
        result=update("results/tables/fragile_claims.csv"),
        done=touch("results/draft/done/find_fragile_claims"),
    shell:
        "python scripts/find_fragile_claims.py results/evidence results/tables {output.result}"


rule write_tables:
    """The tables of the report, as fragments that the text includes."""
    input:
        "scripts/write_tables.py", BASE,
        "scripts/hivcells/forms.py", "scripts/hivcells/fragments.py",
        EVIDENCE,
        ANALYSED,
        "results/tables/fragile_claims.csv",
        "results/draft/values.json",
    output:
        FRAGMENTS,
    shell:
        "python scripts/write_tables.py results/evidence results/tables results/draft/values.json results/draft/tables"


rule write_references:
    """The bibliography, from the documents that were read."""
    input:
        "scripts/write_references.py", BASE,
        "results/evidence/sources.csv",
    output:
        "results/draft/references.json",
    shell:
        "python scripts/write_references.py results/evidence/sources.csv {output}"


rule write_ledger:
    """Every number that the report shows, and where it comes from."""
    input:
        "scripts/write_ledger.py", BASE,
        "scripts/hivcells/forms.py", "scripts/hivcells/fragments.py",
        "results/draft/values.json",
        "results/draft/quotations.csv",
        "results/evidence/sources.csv",
        tables=FRAGMENTS,
        figures=DRAWN,
    output:
        table=update("results/tables/ledger.csv"),
        fragment="results/draft/ledger.qmd",
        done=touch("results/draft/done/write_ledger"),
    shell:
        "python scripts/write_ledger.py results/draft/values.json results/draft/quotations.csv"
        " results/evidence/sources.csv {output.table} {output.fragment}"
        " --tables {input.tables} --figures {input.figures}"


rule render_html:
    """The report as one HTML file, not yet verified, and what was found in it."""
    input:
        "scripts/render_html.py", TRACING, RENDERING,
        "config.yaml",
        REPORT, FRAGMENTS, DRAWN, EVIDENCE, ANALYSED,
        "results/tables/fragile_claims.csv",
        "results/draft/ledger.qmd",
        "results/draft/references.json",
        "results/draft/values.json",
        "results/draft/quotations.csv",
        "results/draft/claims.json",
    output:
        page="results/draft/review.html",
        coverage=update("results/draft/coverage_html.json"),
        found="results/draft/found_html.json",
    # The PDF beside it takes longer and is what the build waits for, so the page leaves it the processors.
    shell:
        "nice python scripts/render_html.py report config.yaml results {output.page} {output.coverage} {output.found}"


rule render_pdf:
    """The report as PDF, not yet verified, its typst source, and what was found in it."""
    input:
        "scripts/render_pdf.py", TRACING, RENDERING,
        "config.yaml",
        REPORT, FRAGMENTS, DRAWN, EVIDENCE, ANALYSED,
        "results/draft/ledger.qmd",
        "results/draft/references.json",
        "results/draft/values.json",
        "results/draft/quotations.csv",
        "results/draft/claims.json",
    output:
        source="results/draft/review.typ",
        document="results/draft/review.pdf",
        coverage=update("results/draft/coverage_pdf.json"),
        found="results/draft/found_pdf.json",
    # What typst frees goes back to the system at once, which keeps the step below the goal for memory.
    shell:
        "MALLOC_TRIM_THRESHOLD_=0"
        " python scripts/render_pdf.py report config.yaml results"
        " {output.source} {output.document} {output.coverage} {output.found}"


rule verify_numbers:
    """Every numeral in HTML and PDF accounted for; one that is untraced fails the build."""
    input:
        "scripts/verify_numbers.py", BASE,
        "scripts/hivcells/forms.py", "scripts/hivcells/numerals.py",
        expand("results/draft/review.{kind}", kind=["html", "pdf"]),
        expand("results/draft/found_{kind}.json", kind=["html", "pdf"]),
        "results/draft/values.json",
        "results/draft/quotations.csv",
    output:
        "results/draft/verification.json",
    shell:
        "python scripts/verify_numbers.py results/draft {output}"


rule publish:
    """The verified report in its place, with the values, claims and verification that belong to it."""
    input:
        "scripts/publish.py", BASE,
        expand("results/draft/review.{kind}", kind=["html", "pdf"]),
        expand("results/draft/coverage_{kind}.json", kind=["html", "pdf"]),
        "results/draft/values.json",
        "results/draft/claims.json",
        "results/draft/verification.json",
    output:
        update("results/report/review.html"),
        update("results/report/review.pdf"),
        update("results/values.json"),
        update("results/claims.json"),
        update("results/verification.json"),
        done=touch("results/draft/done/publish"),
    shell:
        "python scripts/publish.py results/draft results"


onsuccess:
    # Snakemake ends only after the timer of its rate limiter has run out, a second in which nothing is done.
    for waiting in threading.enumerate():
        if isinstance(waiting, threading.Timer):
            waiting.cancel()
