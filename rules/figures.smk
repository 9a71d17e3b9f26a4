"""Figures. In: results/evidence/, results/tables/. Out: results/figures/, each drawing with its data."""


rule draw_figures:
    """Every figure of data/vocabulary/figures.csv, with the data that it shows beside it."""
    input:
        script="scripts/draw_figures.py",
        library=FIGURES_PACKAGE,
        evidence="results/evidence",
        tables=rules.analyse.output,
    output:
        report(
            directory("results/figures"),
            patterns=["{figure}.svg"],
            category="Figures",
            caption="../report/captions/figure.rst",
        ),
    log:
        "results/logs/draw_figures.log",
    conda:
        "../environment.yml"
    params:
        sources=sources_of("draw_figures"),
    shell:
        "python {input.script} {input.evidence} {output} {input.tables} 2> {log}"
