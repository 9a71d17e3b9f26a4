"""A bad text gets complaints with their place and remedy, exit status 1, and the earlier report stays.

Shown on the small review of tea, which the same programs build.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from conftest import snakemake
from workflow.faults import Spoil, add, append, assert_build_refused, assert_refused, edit, remove, rewrite, spoilt

COMPOSE = "compose_report.py {document} report results"
PROSE = "report/sections/results.qmd"
HERE = r"report/sections/results\.qmd:LINE, value "
TYPED_DIGIT, TYPED_WORD = r": a digit typed into the prose\. .+", r": a number word typed into the prose\. .+"
RAW = r": raw HTML or typst\. .+"


def write(text: str) -> Spoil:
    """Another paragraph of the report."""
    return append(PROSE, "\n" + text)


def include(name: str) -> Spoil:
    return append("report/index.qmd", f"\n{{{{< include {name} >}}}}")


IN_THE_TEXT = {
    "a digit": (write("There were 12 people."), rf"{HERE}'12'{TYPED_DIGIT}"),
    "a number word": (write("There were one people."), rf"{HERE}'one'{TYPED_WORD}"),
    "a fraction of one character": (write("Of those asked ½ agreed."), rf"{HERE}'½'{TYPED_DIGIT}"),
    "a digit of another script": (write("In another script ٣ of them agreed."), rf"{HERE}'٣'{TYPED_DIGIT}"),
    "a superscript": (write("A surface is given in m² there."), rf"{HERE}'²'{TYPED_DIGIT}"),
    "math": (write("In the formula $7$ is a number."), rf"{HERE}'7'{TYPED_DIGIT}"),
    "an entity": (write("As an entity &#56; is a number."), rf"{HERE}'8'{TYPED_DIGIT}"),
    "inline code": (write("As code `three` is a number."), rf"{HERE}'three'{TYPED_WORD}"),
    "a footnote": (write("A footnote follows.^[It says that two left.]"), rf"{HERE}'two'{TYPED_WORD}"),
    "a mark that no reader sees": (
        write("Between the digits 4\u200b1 is a mark."),
        rf"{HERE}'U\+200B': an invisible character in the prose\. .+",
    ),
    "raw HTML": (write("`Fourteen people died`{=html} there."), rf"{HERE}'Fourteen people died'{RAW}"),
    "a tag": (write("There <b>were</b> people."), rf"{HERE}'<b>'{RAW}"),
    "a block of raw HTML": (
        write("```{=html}\n<p>Fifteen fell ill.</p>\n```"),
        rf"\.qmd:\d+, value '<p>Fift.+{RAW}",
    ),
    "raw typst": (write("`#strong[Sixteen]`{=typst} there."), rf"{HERE}'#strong\[Sixteen\]'{RAW}"),
    "a class of the project's own": (
        write("[Thirteen people died]{.cell} there."),
        rf"{HERE}'cell': a class that the prose may not use\. .+",
    ),
    "an attribute": (
        write('A [word]{title="11 people"} with a title.'),
        rf"{HERE}'title': an attribute that the prose may not use\. .+",
    ),
    "a target": (
        write("A [link](file:///etc/hosts) to a file."),
        rf"{HERE}'file:///etc/hosts': a target that the report may not lead to\. .+",
    ),
    "an unknown value": (
        write("It was [adams2019.no.such.number]{.value}."),
        rf"{HERE}'adams2019\.no\.such\.number': no value has this id\. .+",
    ),
    "a form that a value has not": (
        write("The interval was [adams2019.people.enrolled]{.interval}."),
        rf"{HERE}'adams2019\.people\.enrolled': the value has no form 'interval'\. .+",
    ),
    "a reference to nothing": (write("See @sec-nowhere."), rf"{HERE}'sec-nowhere': a reference to nothing\. .+"),
    "a claim bound to no predicate": (
        write("Tea was the only drink."),
        rf"{HERE}'only': a word that makes a claim, bound to no predicate\. .+",
    ),
    "a figure whose title is no claim": (
        write('![Cups of tea.](figures/field.svg){#fig-cups fig-alt="Cups"}'),
        rf"{HERE}'figures/field\.svg': a figure whose title is no claim\. .+",
    ),
    "a claim without a predicate": (
        write("[Nobody complained]{.claim #nobody-complained}."),
        rf"{HERE}'nobody-complained': no predicate judges this claim\. .+",
    ),
}
IN_FRONT_MATTER_AND_SETTINGS = {
    "a broken front matter": (
        edit("report/index.qmd", 'title: "Tea for headache"', 'title: "Tea for headache'),
        r"report/index\.qmd:\d+: not YAML .+\. .+",
    ),
    "a broken _quarto.yml": (
        append("report/_quarto.yml", "toc: [true"),
        r"report/_quarto\.yml:\d+: not YAML .+\. .+",
    ),
    "an included file that does not exist": (
        include("/sections/none.qmd"),
        r"report/index\.qmd:LINE, value '/sections/none\.qmd': the included file does not exist\. .+",
    ),
    "an included file that no check reads": (
        add("report/appendix.qmd", "There were many.\n", and_then=include("/appendix.qmd")),
        r"report/index\.qmd:LINE, value '/appendix\.qmd': no check reads the included file\. .+",
    ),
    "an include from outside the report": (
        add("outside.qmd", "There were 12 people.\n", and_then=include("/../outside.qmd")),
        r"report/index\.qmd:LINE, value '/\.\./outside\.qmd': an include outside the report\. .+",
    ),
    "another shortcode": (
        append("report/index.qmd", "\n{{< meta version >}}"),
        r"report/index\.qmd:LINE, value '\{\{< meta version >\}\}': a shortcode that is not an include\. .+",
    ),
}
IN_WHAT_NO_SENTENCE_NEEDS = {
    "a predicate without a claim": (
        append(
            "report/claims/relief.py",
            '\n\n@claim\ndef never_said(tables: Tables) -> Verdict:\n    """Nobody says so."""\n    return Verdict(True)',
        ),
        r"report/claims/relief\.py:\d+, value 'never-said': no sentence makes this claim\. .+",
    ),
    "an exemption that no sentence needs": (
        append("data/vocabulary/claim_words.csv", "were the tallest of all,names no study"),
        r"data/vocabulary/claim_words\.csv:LINE, column 'phrase', value 'were the tallest of all': no sentence of the report needs this exemption\. .+",
    ),
    "an exempt number word that no sentence needs": (
        append("data/vocabulary/exemptions.csv", "one of the tallest,names no number"),
        r"data/vocabulary/exemptions\.csv:LINE, column 'phrase', value 'one of the tallest': no sentence of the report needs this exemption\. .+",
    ),
}
JUDGE = (
    "judge_claims.py report/claims results/evidence results/tables results/draft/judged_claims.json"
    " results/tables/fragile_claims.csv results/tables/perspectives.csv"
)
COMPOSE_REVIEW, COMPOSE_SUPPLEMENT, ACCOUNT = (
    f"compose_report.py {document} report results" for document in ("review", "supplement", "whole")
)


def test_bad_texts_are_complained_of(other_copy: Path) -> None:
    assert_refused(other_copy, IN_THE_TEXT, COMPOSE_REVIEW)


def test_a_bad_text_is_complained_of_by_each_build_until_it_is_mended(other_copy: Path) -> None:
    """What a failed step leaves behind must not pass for its result."""
    faults = {case: IN_THE_TEXT[case] for case in ("a digit", "a claim without a predicate")}
    expected = spoilt(other_copy, faults)
    for _ in range(2):
        assert_build_refused(partial(snakemake, other_copy, "--config", "renderer=embedded"), other_copy, expected)


def test_a_sentence_or_the_title_of_a_figure_that_the_tables_contradict_is_complained_of(other_copy: Path) -> None:
    """Relief came to eight of thirty with tea, against eleven with hot water: to fewer in one of two trials."""
    drank, fewer = (f"response,{n},30,people,,not applicable,{n} of 30" for n in (13, 8))
    complaint = r"report/sections/results\.qmd:\d+, value 'relief-more-often-with-tea': no longer true: \"in most arms .+\"\. .+"
    of_title = (
        r"report/sections/results\.qmd:\d+, value 'later-studies-of-black-tea': no longer true: \"The later .+\"\. .+"
    )
    faults = {
        "a false claim": (edit("data/events.csv", drank, fewer), complaint),
        "a false title": (
            edit("data/studies.csv", "clark2021,Clark 2021,clark2021,black,", "clark2021,Clark 2021,clark2021,green,"),
            of_title,
        ),
    }
    passing = (
        "check_evidence.py data results/evidence results/draft/evidence.sqlite",
        "analyse.py results/evidence results/tables",
        JUDGE,
    )
    assert_refused(other_copy, faults, COMPOSE_REVIEW, passing=passing)


def test_a_predicate_that_fails_is_complained_of(other_copy: Path) -> None:
    fails = "    raise KeyError('gone')\n    differences = tables[\"risk_differences\"]"
    spoil = edit("report/claims/relief.py", '    differences = tables["risk_differences"]', fails)
    faults = {
        "a predicate that fails": (
            spoil,
            r"report/claims/relief\.py:\d+, value 'relief-more-often-with-tea': the predicate fails .+gone.+",
        )
    }
    assert_refused(other_copy, faults, COMPOSE_REVIEW, passing=(JUDGE,))


def test_what_no_sentence_of_any_document_needs_is_complained_of(other_copy: Path) -> None:
    passing = (
        "check_evidence.py data results/evidence results/draft/evidence.sqlite",
        JUDGE,
        COMPOSE_REVIEW,
        COMPOSE_SUPPLEMENT,
    )
    assert_refused(other_copy, IN_WHAT_NO_SENTENCE_NEEDS, ACCOUNT, passing=passing)


def test_a_bad_front_matter_and_bad_settings_are_complained_of(other_copy: Path) -> None:
    assert_refused(other_copy, IN_FRONT_MATTER_AND_SETTINGS, COMPOSE_REVIEW)


@pytest.mark.parametrize(
    ("command", "spoil", "complaint"),
    [
        pytest.param(
            COMPOSE_REVIEW,
            rewrite(PROSE, lambda _: b"# Results {#sec-results}\n\nCaf\xe9.\n"),
            r"report/sections/results\.qmd:3: not UTF-8\. .+",
            id="prose in another encoding",
        ),
        pytest.param(
            COMPOSE_SUPPLEMENT,
            remove("report/supplement.qmd"),
            r"report/supplement\.qmd:1: the file is missing\. Restore it; .+",
            id="a supplement that is not there",
        ),
        pytest.param(
            COMPOSE_SUPPLEMENT,
            append("report/supplement/tables.qmd", "\nThere were 12 people."),
            rf"report/supplement/tables\.qmd:LINE, value '12'{TYPED_DIGIT}",
            id="a digit typed into the supplement",
        ),
        pytest.param(
            COMPOSE_REVIEW,
            write("Some said so [@nobody2020]."),
            rf"{HERE}'nobody2020': a citation of no document\. .+",
            id="a citation of no document",
        ),
    ],
)
def test_a_text_that_cannot_be_read_or_composed_is_all_that_is_complained_of(
    command: str, spoil: Spoil, complaint: str, other_copy: Path
) -> None:
    assert_refused(other_copy, {"alone": (spoil, rf"\A{complaint}\n\Z")}, command)
