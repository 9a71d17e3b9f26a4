"""Bad input gets a complaint with its place and remedy, exit status 1, and the earlier report stays.

Faults that are complained of together are made together, so that few builds show them all.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_of_project, snakemake

KEPT = [f"report/{name}" for name in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")]
KEPT += ["values.json", "claims.json", "verification.json"]

# Spoils a copy of the project; returns the line of the fault. A complaint has LINE where it must name that line.
Spoil = Callable[[Path], int]


def edit(path: str, old: str, new: str) -> Spoil:
    def apply(folder: Path) -> int:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, f"'{old}' no longer stands in {path}"
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    return apply


def append(path: str, line: str) -> Spoil:
    def apply(folder: Path) -> int:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(line + "\n")
        return (folder / path).read_text(encoding="utf-8").count("\n")

    return apply


def write(text: str) -> Spoil:
    """Another paragraph of the report."""
    return append("report/sections/harms.qmd", "\n" + text)


def include(name: str) -> Spoil:
    return append("report/index.qmd", f"\n{{{{< include {name} >}}}}")


def add(path: str, text: str, and_then: Spoil) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).write_text(text, encoding="utf-8")
        return and_then(folder)

    return apply


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).write_bytes(change((folder / path).read_bytes()))
        return 1

    return apply


def spoiled_by_another(folder: Path) -> int:
    """For a fault that another of the same build makes as well."""
    return 1


def remove(path: str) -> Spoil:
    def apply(folder: Path) -> int:
        (folder / path).unlink()
        return 1

    return apply


HARMS = r"report/sections/harms\.qmd:LINE, value "
TYPED_DIGIT, TYPED_WORD = r": a digit typed into the prose\. .+", r": a number word typed into the prose\. .+"
RAW = r": raw HTML or typst\. .+"

# Each build with its faults: how they are made, and what is said of them.
BUILDS: dict[str, dict[str, tuple[Spoil, str]]] = {
    "rows of the evidence": {
        "a wrong type": (
            edit("data/findings.csv", "mean,=,139,", "mean,=,abc,"),
            r"data/findings\.csv:LINE, column 'value', value 'abc': not a number\. .+",
        ),
        "an unknown arm": (
            edit("data/findings.csv", "xia2020,xia2020.nk,,people", "xia2020,xia2020.nkk,,people"),
            r"data/findings\.csv:LINE, column 'arm_id', value 'xia2020\.nkk': the table 'arms' has no such row\. .+",
        ),
        "a duplicate key": (
            edit("data/findings.csv", "xia2020.cd4.art.baseline.mean,", "xia2020.cd4.nk.month24.mean,"),
            r"data/findings\.csv:LINE, column 'finding_id', value 'xia2020\.cd4\.nk\.month24\.mean': the key stands in an earlier row too\. .+",
        ),
        "a number that was not printed": (
            edit("data/findings.csv", "mean,=,243,", "mean,=,234,"),
            r"data/findings\.csv:LINE, column 'value', value '234': not among the numbers of '139 to 243 cells/muL'\. .+",
        ),
        "more events than people": (
            edit("data/events.csv", "adverse event,2,10,", "adverse event,11,10,"),
            r"data/events\.csv:LINE, column 'n_events', value '11': more than the 10 assessed\. .+",
        ),
        "two readings that differ and are not settled": (
            edit(
                "data/extraction/numbers.csv",
                "xia2020.cd4.nk.month24.mean,findings,243; ; ,",
                "xia2020.cd4.nk.month24.mean,findings,243; ;,",
            ),
            r"data/extraction/numbers\.csv:LINE, column 'settled', value '': the readings .+ differ, and nothing settles them\. .+",
        ),
        "a judgement that was settled otherwise": (
            edit("data/studies.csv", "msc,single-arm trial,none", "msc,cohort,none"),
            r"data/studies\.csv:LINE, column 'design', value 'cohort': the two readings settled on 'single-arm trial'\. .+",
        ),
        "an identifier that the address contradicts": (
            edit(
                "data/sources.csv",
                "10.1097/CM9.0000000000001189,33273328,PMC7717728,https://doi.org",
                "10.1097/CM9.0000000000001198,33273328,PMC7717728,https://doi.org",
            ),
            r"data/sources\.csv:LINE, column 'doi', value '10\.1097/CM9\.0000000000001198': the address has 10\.1097/CM9\.0000000000001189\. .+",
        ),
        "a correction of what is no longer there": (
            edit("data/findings.csv", "fixed,=,10,,,,cells,", "fixed,=,10,,,,million_cells,"),
            r"data/corrections\.csv:\d+, column 'printed', value 'cells': the row now holds 'million_cells'\. .+",
        ),
        "a correction to what is no number": (
            edit("data/corrections.csv", "value,10,100,", "value,10,1OO,"),
            r"data/corrections\.csv:LINE, column 'used', value '1OO': findings, column 'value', may not hold this: .+",
        ),
    },
    "files of the evidence": {
        "a table with a byte order mark": (
            rewrite("data/arms.csv", lambda content: b"\xef\xbb\xbf" + content),
            r"data/arms\.csv:LINE: the file begins with a byte order mark\. .+",
        ),
        "a table in another encoding": (
            rewrite("data/participants.csv", lambda content: content + "ö".encode("latin-1")),
            r"data/participants\.csv:\d+: the file is not UTF-8\. .+",
        ),
        "a line break inside a cell": (
            edit("data/findings.csv", "enrolled 20 HIV-1 INRs", '"enrolled 20\nHIV-1 INRs"'),
            r"data/findings\.csv:LINE, value 'enrolled 20\nHIV-1 INRs': a line break inside a cell\. .+",
        ),
        "a missing file": (
            remove("data/events.csv"),
            r"data/events\.csv:LINE: the file is missing\. .+",
        ),
        "a missing column": (
            edit("data/studies.csv", ",masking,", ",maskin,"),
            r"data/studies\.csv:LINE, column 'masking': the column is missing\. .+",
        ),
        "a row that is too short": (
            append("data/screening.csv", "short,row"),
            r"data/screening\.csv:LINE: the row has fewer cells than the table has columns\. .+",
        ),
        "a wrong type in a table of which nothing else is wrong": (
            edit("data/sources.csv", ",2020,12,5,", ",2020,12,abc,"),
            r"data/sources\.csv:LINE, column 'day', value 'abc': .+",
        ),
    },
    "what is made of the tables": {
        "a date that is none": (
            edit("CITATION.cff", "date-released: 2026-11-29", "date-released: tomorrow"),
            r"CITATION\.cff:1, column 'date-released', value 'tomorrow': not a date\. .+",
        ),
        "predicates that are not Python": (
            append("report/claims/harms.py", "def so it is:"),
            r"report/claims/harms\.py:LINE: not Python \(.+\)\. .+",
        ),
    },
    "the text": {
        "a digit": (write("There were 12 people."), rf"{HARMS}'12'{TYPED_DIGIT}"),
        "a number word": (write("There were twelve people."), rf"{HARMS}'twelve'{TYPED_WORD}"),
        "a fraction of one character": (write("Of those asked ½ agreed."), rf"{HARMS}'½'{TYPED_DIGIT}"),
        "a digit of another script": (write("In another script ٣ of them agreed."), rf"{HARMS}'٣'{TYPED_DIGIT}"),
        "a superscript": (write("A surface is given in m² there."), rf"{HARMS}'²'{TYPED_DIGIT}"),
        "math": (write("In the formula $7$ is a number."), rf"{HARMS}'7'{TYPED_DIGIT}"),
        "an entity": (write("As an entity &#56; is a number."), rf"{HARMS}'8'{TYPED_DIGIT}"),
        "inline code": (write("As code `seventeen` is a number."), rf"{HARMS}'seventeen'{TYPED_WORD}"),
        "a footnote": (write("A footnote follows.^[It says that nineteen left.]"), rf"{HARMS}'nineteen'{TYPED_WORD}"),
        "a mark that no reader sees": (
            write("Between the digits 4\u200b1 is a mark."),
            rf"{HARMS}'U\+200B': an invisible character in the prose\. .+",
        ),
        "raw HTML": (write("`Fourteen people died`{=html} there."), rf"{HARMS}'Fourteen people died'{RAW}"),
        "a tag": (write("There <b>were</b> people."), rf"{HARMS}'<b>'{RAW}"),
        "a block of raw HTML": (
            write("```{=html}\n<p>Fifteen fell ill.</p>\n```"),
            rf"\.qmd:\d+, value '<p>Fift.+{RAW}",
        ),
        "raw typst": (write("`#strong[Sixteen]`{=typst} there."), rf"{HARMS}'#strong\[Sixteen\]'{RAW}"),
        "a class of the project's own": (
            write("[Thirteen people died]{.cell} there."),
            rf"{HARMS}'cell': a class that the prose may not use\. .+",
        ),
        "an attribute": (
            write('A [word]{title="11 people"} with a title.'),
            rf"{HARMS}'title': an attribute that the prose may not use\. .+",
        ),
        "a target": (
            write("A [link](file:///etc/hosts) to a file."),
            rf"{HARMS}'file:///etc/hosts': a target that the report may not lead to\. .+",
        ),
        "an unknown value": (
            write("It was [xia2020.no.such.number]{.value}."),
            rf"{HARMS}'xia2020\.no\.such\.number': no value has this id\. .+",
        ),
        "a form that a value has not": (
            write("The interval was [xia2020.people.enrolled]{.interval}."),
            rf"{HARMS}'xia2020\.people\.enrolled': the value has no form 'interval'\. .+",
        ),
        "a reference to nothing": (write("See @sec-nowhere."), rf"{HARMS}'sec-nowhere': a reference to nothing\. .+"),
        "a claim bound to no predicate": (
            write("Dendritic cells were given to the largest group."),
            rf"{HARMS}'largest': a word that makes a claim, bound to no predicate\. .+",
        ),
        "a claim without a predicate": (
            write("[Nobody complained]{.claim #nobody-complained}."),
            rf"{HARMS}'nobody-complained': no predicate judges this claim\. .+",
        ),
        "a false claim": (
            edit("data/studies.csv", "msc,single-arm trial,none", "msc,single-arm trial,placebo"),
            r"report/supplement/results-msc\.qmd:\d+, value 'only-placebo-controlled': no longer true: \"The only placebo-controlled trial\"\. .+",
        ),
        "a predicate that fails": (
            edit(
                "report/claims/immune_recovery.py",
                '    arms, changes = tables["arms"]',
                "    raise KeyError('gone')\n    arms, changes = tables['arms']",
            ),
            r"report/claims/immune_recovery\.py:\d+, value 'cd4-rose-in-all-cell-arms': the predicate fails .+gone.+",
        ),
    },
    "what no sentence of any document needs": {
        "a predicate without a claim": (
            append(
                "report/claims/harms.py",
                '\n\n@claim\ndef never_said(tables: Tables) -> Verdict:\n    """Nobody says so."""\n    return Verdict(True)',
            ),
            r"report/claims/harms\.py:\d+, value 'never-said': no sentence makes this claim\. .+",
        ),
        "an exemption that no sentence needs": (
            append("data/vocabulary/claim_words.csv", "were the tallest of all,names no study"),
            r"data/vocabulary/claim_words\.csv:LINE, column 'phrase', value 'were the tallest of all': no sentence of the report needs this exemption\. .+",
        ),
    },
    "a front matter and settings": {
        "a broken front matter": (
            edit("report/index.qmd", 'title: "Cell-based therapies for HIV"', 'title: "Cell-based therapies for HIV'),
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
    },
    "numerals that reach the documents through their templates": {
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
    },
}
# What a failed step leaves behind must not pass for its result.
RUN_TWICE = ("rows of the evidence", "the text")
EVIDENCE, TABLES = "results/evidence", "results/tables"
CHECK = f"check_evidence.py data {EVIDENCE} results/evidence.sqlite"
COMPOSE = "compose_report.py {document} report results"
# Where these stop is the same with a whole build around: they are run as the rules run them, without it.
PROGRAMS = {
    "files of the evidence": [CHECK],
    "what is made of the tables": [
        f"quote_values.py {EVIDENCE} {TABLES} CITATION.cff tests/strength/score.csv results/draft/values.json",
        f"judge_claims.py report/claims {EVIDENCE} {TABLES} results/draft/judged_claims.json"
        f" {TABLES}/fragile_claims.csv {TABLES}/perspectives.csv",
    ],
    "a front matter and settings": [COMPOSE.format(document="review")],
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A built copy that a test may spoil."""
    return copy_of_project(tmp_path)


def checksums(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / "results" / name).read_bytes()).hexdigest() for name in KEPT}


def not_said(build: str, copy: Path, said: str, lines: dict[str, int]) -> set[str]:
    """The faults of a build that nobody complained of, or not at their line."""
    complaints = {case: complaint for case, (_, complaint) in BUILDS[build].items()}
    return {case for case in complaints if not re.search(complaints[case].replace("LINE", str(lines[case])), said)}


@pytest.mark.parametrize("build", [build for build in BUILDS if build not in PROGRAMS])
def test_bad_input_is_complained_of_and_overwrites_nothing(build: str, copy: Path) -> None:
    before = checksums(copy)
    lines = {case: spoil(copy) for case, (spoil, _) in BUILDS[build].items()}
    for _ in range(2 if build in RUN_TWICE else 1):
        done = snakemake(copy, "--config", "renderer=embedded")
        assert done.returncode == 1, done.stderr[-2000:]
        assert not_said(build, copy, done.stderr, lines) == set(), done.stderr[-6000:]
        assert "Traceback" not in done.stderr
        assert checksums(copy) == before


def program(copy: Path, command: str) -> subprocess.CompletedProcess:
    """A program run as its rule runs it."""
    arguments = [sys.executable, *f"scripts/{command}".split()]
    return subprocess.run(arguments, cwd=copy, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("build", PROGRAMS)
def test_bad_input_of_a_program_is_complained_of_and_overwrites_nothing(build: str, copy: Path) -> None:
    before = checksums(copy)
    lines = {case: spoil(copy) for case, (spoil, _) in BUILDS[build].items()}
    done = [program(copy, command) for command in PROGRAMS[build]]
    said = "".join(one.stderr for one in done)
    assert [one.returncode for one in done] == [1] * len(done), said[-2000:]
    assert not_said(build, copy, said, lines) == set(), said[-6000:]
    assert "Traceback" not in said
    assert checksums(copy) == before


@pytest.mark.parametrize(
    ("document", "spoil", "complaint"),
    [
        pytest.param(
            "review",
            rewrite("report/sections/harms.qmd", lambda _: b"# Harms {#sec-harms}\n\nCaf\xe9.\n"),
            r"report/sections/harms\.qmd:3: not UTF-8\. .+",
            id="prose in another encoding",
        ),
        pytest.param(
            "supplement",
            remove("report/supplement.qmd"),
            r"report/supplement\.qmd:1: the file is missing\. Restore it; .+",
            id="a supplement that is not there",
        ),
        pytest.param(
            "supplement",
            append("report/supplement/tables.qmd", "\nThere were 12 people."),
            r"report/supplement/tables\.qmd:LINE, value '12': a digit typed into the prose\. .+",
            id="a digit typed into the supplement",
        ),
        pytest.param(
            "review",
            write("Some said so [@nobody2020]."),
            rf"{HARMS}'nobody2020': a citation of no document\. .+",
            id="a citation of no document",
        ),
    ],
)
def test_a_text_that_cannot_be_read_or_composed_is_complained_of(
    document: str, spoil: Spoil, complaint: str, copy: Path
) -> None:
    line = spoil(copy)
    before = checksums(copy)
    done = program(copy, COMPOSE.format(document=document))
    assert done.returncode == 1
    assert re.fullmatch(complaint.replace("LINE", str(line)), done.stderr.strip()), done.stderr
    assert checksums(copy) == before


def test_units_that_cannot_be_subtracted_are_complained_of(copy: Path) -> None:
    end = "cd4,,,24,month,last,mean,=,243,,,,"
    line = edit("data/findings.csv", f"{end}cells_per_ul,", f"{end}copies_per_ml,")(copy)
    before = checksums(copy)
    assert program(copy, CHECK).returncode == 0
    done = program(copy, f"analyse.py {EVIDENCE} {TABLES}")
    place = rf"data/findings\.csv:{line}, column 'unit', value 'xia2020\.cd4\.nk\.month24\.mean': "
    problem = r"'xia2020\.cd4\.nk\.baseline\.mean' in cells_per_ul cannot be subtracted .+"
    assert done.returncode == 1
    assert re.search(place + problem, done.stderr), done.stderr[-2000:]
    assert checksums(copy) == before


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
def test_a_configuration_that_cannot_be_followed_is_complained_of(spoil: Spoil, complaint: str, copy: Path) -> None:
    before = checksums(copy)
    line = spoil(copy)
    without_quarto = [
        folder for folder in os.environ["PATH"].split(os.pathsep) if not (Path(folder) / "quarto").exists()
    ]
    done = snakemake(copy, PATH=os.pathsep.join(without_quarto))
    assert done.returncode == 1
    assert re.search(complaint.replace("LINE", str(line)), done.stderr), done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert checksums(copy) == before


def test_a_fault_is_reported_once_whatever_misses_its_row_and_nothing_of_an_earlier_build(copy: Path) -> None:
    """The row of the fault is read, corrected, compared and charted elsewhere; an earlier build left its complaints."""
    (copy / "results" / "logs" / "compose_review.log").write_text("data/arms.csv:1: a fault of yesterday. Fix it.\n")
    edit("data/findings.csv", "mean,=,139,", "mean,=,abc,")(copy)
    complaints = re.findall(r"^data/.+$", snakemake(copy).stderr, re.MULTILINE)
    assert len(complaints) == 1 and "not a number" in complaints[0], complaints


def test_results_that_cannot_be_written_are_complained_of(copy: Path) -> None:
    """A folder stands where a result should be; permissions would not stop an administrator."""
    edit("data/vocabulary/caveats.csv", "No control group", "No control group at all")(copy)
    (copy / "results" / "draft" / "evidence.sqlite").unlink()
    (copy / "results" / "draft" / "evidence.sqlite").mkdir()
    (copy / "results" / "draft" / "evidence.sqlite" / "file").touch()
    before = checksums(copy)
    done = snakemake(copy)
    assert done.returncode == 1
    assert re.search(r"^results/draft/evidence\S*:1: cannot be read or written .+\. .+", done.stderr, re.MULTILINE)
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    assert checksums(copy) == before
