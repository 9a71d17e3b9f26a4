"""A configuration that cannot be followed, and templates that add what nobody traced, are complained of; what was published stays."""

from __future__ import annotations

import os
import re
from functools import partial
from pathlib import Path

import pytest
from conftest import snakemake
from workflow.faults import Spoil, append, assert_build_refused, assert_refused, edit, spoiled_by_another, spoilt

IN_TEMPLATES = {
    "the page": (
        edit("report/styles/embedded.html", "$body$", "<p>There were 12 people.</p>\n$body$"),
        r"results/draft/review\.html:1, value '\w*12people\..*': untraced text: .+",
    ),
    "the PDF": (
        edit("report/typst/typst-template.typ", "  if toc {", "  [There were 12 people.]\n  if toc {"),
        r"results/draft/review\.pdf:1, value 'Therewere12people\..*': untraced text: .+",
    ),
    "the supplement, which has the template of the PDF": (
        spoiled_by_another,
        r"results/draft/supplement\.pdf:1, value 'Therewere12people\..*': untraced text: .+",
    ),
    "the ledger": (
        edit("report/templates/ledger.html.j2", "</main>", "<p>There were 12 people.</p></main>"),
        r"results/draft/ledger\.html:1, value 'Therewere12people\..*': untraced text: .+",
    ),
    "the evidence in the page": (
        edit("scripts/hivcells/report/page_parts.py", '"{evidence}"', '"{evidence[::-1]}"'),
        r"results/draft/review\.html:1: the evidence in the page differs from results/draft/evidence\.txt\. .+",
    ),
}
DOCUMENTS = ("review.html", "review.pdf", "supplement.pdf")
RENDER = "render_report.py embedded report CITATION.cff data/datapackage.json results results/draft"


def test_numerals_that_reach_the_documents_through_their_templates_are_complained_of(other_copy: Path) -> None:
    rendered = [f"{RENDER}/{document}" for document in DOCUMENTS]
    verified = [f"verify_report.py report results {document}" for document in (*DOCUMENTS, "ledger.html")]
    assert_refused(other_copy, IN_TEMPLATES, *verified, passing=("write_tables.py evidence report results", *rendered))


def test_a_document_that_was_edited_after_it_was_rendered_is_complained_of_and_not_published(other_copy: Path) -> None:
    spoil = edit("results/draft/review.html", "</main>", "<p>There were 12 people.</p></main>")
    expected = spoilt(
        other_copy, {"the page": (spoil, r"results/draft/review\.html:1, value '\w*12people.*': untraced text: .+")}
    )
    assert_build_refused(partial(snakemake, other_copy, "--config", "renderer=embedded"), other_copy, expected)


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [
        pytest.param(
            append("config.yaml", "renderer: [auto"),
            r"config\.yaml:\d+, column 'renderer': not YAML.*\. .+",
            id="a broken configuration",
        ),
        pytest.param(
            edit("config.yaml", "renderer: auto", "renderer: troff"),
            r"config\.yaml:LINE, column 'renderer', value 'troff': no such renderer\. .+",
            id="a renderer that does not exist",
        ),
        pytest.param(
            edit("config.yaml", "renderer: auto", "renderer: quarto"),
            r"config\.yaml:LINE, column 'renderer', value 'quarto': Quarto is not on PATH\. .+",
            id="Quarto asked for where there is none",
        ),
    ],
)
def test_a_configuration_that_cannot_be_followed_is_complained_of(
    spoil: Spoil, complaint: str, other_copy: Path
) -> None:
    folders = os.environ["PATH"].split(os.pathsep)
    without_quarto = os.pathsep.join(folder for folder in folders if not (Path(folder) / "quarto").exists())
    expected = spoilt(other_copy, {"the configuration": (spoil, complaint)})
    assert_build_refused(partial(snakemake, other_copy, PATH=without_quarto), other_copy, expected)


@pytest.mark.parametrize(
    ("line", "place"),
    [
        pytest.param("renderer: auto", r"setting 'renderer' \(config\.yaml or --config\)", id="on the command line"),
        pytest.param("renderer: troff", r"config\.yaml:\d+, column 'renderer'", id="in the file as well"),
    ],
)
def test_a_renderer_that_does_not_exist_is_told_of_where_it_was_asked_for(
    line: str, place: str, other_copy: Path
) -> None:
    edit("config.yaml", "renderer: auto", line)(other_copy)
    done = snakemake(other_copy, "-n", "--config", "renderer=troff")
    assert done.returncode == 1
    assert re.search(rf"(?m)^{place}, value 'troff': no such renderer\. Write one of auto, ", done.stdout + done.stderr)
