"""Faults of the text of the review of tea, each with what must be said of it."""

from __future__ import annotations

from workflow.faults import Spoil, add, append, edit

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
