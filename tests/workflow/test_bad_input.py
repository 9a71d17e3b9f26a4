"""Bad input gets a complaint with its place and remedy, exit status 1, and the earlier report stays."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import copy_of_project, snakemake

KEPT = ["report/review.html", "report/review.pdf", "values.json", "claims.json", "verification.json"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of_project(tmp_path_factory.mktemp("bad"))


@pytest.fixture
def copy(built: Path, tmp_path: Path) -> Path:
    """A fresh built copy, made by hard work only once."""
    fresh = tmp_path / "project"
    shutil.copytree(built, fresh, copy_function=shutil.copy2)
    return fresh


def checksums(folder: Path) -> dict[str, str]:
    return {name: hashlib.sha256((folder / "results" / name).read_bytes()).hexdigest() for name in KEPT}


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        text = (folder / path).read_text(encoding="utf-8")
        assert old in text, f"'{old}' no longer stands in {path}"
        (folder / path).write_text(text.replace(old, new, 1), encoding="utf-8")

    return apply


def append(path: str, line: str) -> Callable[[Path], None]:
    def apply(folder: Path) -> None:
        with (folder / path).open("a", encoding="utf-8") as file:
            file.write(line + "\n")

    return apply


def rewrite(path: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    return lambda folder: (folder / path).write_bytes(change((folder / path).read_bytes()))


def remove(path: str) -> Callable[[Path], None]:
    return lambda folder: (folder / path).unlink()


CASES = {
    "units that cannot be subtracted": (
        edit(
            "data/findings.csv", "cd4,24,month,mean,=,243,,,,cells_per_ul,", "cd4,24,month,mean,=,243,,,,copies_per_ml,"
        ),
        r"data/findings\.csv:\d+, column 'unit', value 'xia2020\.cd4\.nk\.month24\.mean': 'xia2020\.cd4\.nk\.baseline\.mean' in cells_per_ul cannot be subtracted .+",
    ),
    "a claim bound to no predicate": (
        append("report/sections/safety.qmd", "Dendritic cells were given to the largest group."),
        r"report/sections/safety\.qmd:\d+, value 'largest': a word that makes a claim, bound to no predicate\. .+",
    ),
    "prose in another encoding": (
        lambda folder: (folder / "report/sections/safety.qmd").write_bytes(b"# Safety {#sec-safety}\n\nCaf\xe9.\n"),
        r"report/sections/safety\.qmd:3: not UTF-8\. .+",
    ),
    "a date that is none": (
        edit("CITATION.cff", "date-released: 2026-11-22", "date-released: tomorrow"),
        r"CITATION\.cff:1, column 'date-released', value 'tomorrow': not a date\. .+",
    ),
    "a fraction of one character": (
        append("report/sections/safety.qmd", "Of those asked ½ agreed."),
        r"report/sections/safety\.qmd:\d+, value '½': a digit typed into the prose\. .+",
    ),
    "an included file that no check reads": (
        lambda folder: [
            (folder / "report/appendix.qmd").write_text("There were many.\n"),
            append("report/index.qmd", "\n{{< include /appendix.qmd >}}")(folder),
        ],
        r"report/index\.qmd:\d+, value 'appendix\.qmd': no check reads the included file\. .+",
    ),
    "an exemption that no sentence needs": (
        append("data/vocabulary/claim_words.csv", "were the tallest of all,names no study"),
        r"data/vocabulary/claim_words\.csv:\d+, column 'phrase', value 'were the tallest of all': no sentence of the report needs this exemption\. .+",
    ),
    "two readings that differ and are not settled": (
        edit(
            "data/extraction/numbers.csv",
            "xia2020.cd4.nk.month24.mean,findings,243; ; ,",
            "xia2020.cd4.nk.month24.mean,findings,243; ;,",
        ),
        r"data/extraction/numbers\.csv:\d+, column 'settled', value '': the readings .+ differ, and nothing settles them\. .+",
    ),
    "a wrong type": (
        edit("data/findings.csv", "mean,=,139,", "mean,=,abc,"),
        r"data/findings\.csv:\d+, column 'value', value 'abc': not a number\. .+",
    ),
    "an unknown arm": (
        edit(
            "data/findings.csv",
            "xia2020.cd4.nk.baseline.mean,xia2020,xia2020.nk",
            "xia2020.cd4.nk.baseline.mean,xia2020,xia2020.nkk",
        ),
        r"data/findings\.csv:\d+, column 'arm_id', value 'xia2020\.nkk': the table 'arms' has no such row\. .+",
    ),
    "a duplicate key": (
        edit("data/findings.csv", "xia2020.cd4.art.baseline.mean,", "xia2020.cd4.nk.month24.mean,"),
        r"data/findings\.csv:\d+, column 'finding_id', value 'xia2020\.cd4\.nk\.month24\.mean': the key stands in an earlier row too\. .+",
    ),
    "more events than people": (
        edit("data/events.csv", "adverse event,2,10,", "adverse event,11,10,"),
        r"data/events\.csv:\d+, column 'n_events', value '11': more than the 10 assessed\. .+",
    ),
    "a number that was not printed": (
        edit("data/findings.csv", "mean,=,139,", "mean,=,193,"),
        r"data/findings\.csv:\d+, column 'value', value '193': not among the numbers of '139 to 243 cells/muL'\. .+",
    ),
    "a judgement that was settled otherwise": (
        edit("data/studies.csv", "msc,single-arm trial,none", "msc,cohort,none"),
        r"data/studies\.csv:\d+, column 'design', value 'cohort': the two readings settled on 'single-arm trial'\. .+",
    ),
    "an identifier that the address contradicts": (
        edit(
            "data/sources.csv",
            "10.1097/CM9.0000000000001189,33273328,PMC7717728,https://doi.org",
            "10.1097/CM9.0000000000001198,33273328,PMC7717728,https://doi.org",
        ),
        r"data/sources\.csv:\d+, column 'doi', value '10\.1097/CM9\.0000000000001198': the address has 10\.1097/CM9\.0000000000001189\. .+",
    ),
    "a correction of what is no longer there": (
        edit("data/findings.csv", "fixed,=,10,,,,cells,", "fixed,=,10,,,,million_cells,"),
        r"data/corrections\.csv:\d+, column 'printed', value 'cells': the row now holds 'million_cells'\. .+",
    ),
    "a correction to what is no number": (
        edit("data/corrections.csv", "value,10,100,", "value,10,1OO,"),
        r"data/corrections\.csv:\d+, column 'used', value '1OO': findings, column 'value', may not hold this: .+",
    ),
    "a table with a byte order mark": (
        rewrite("data/arms.csv", lambda content: b"\xef\xbb\xbf" + content),
        r"data/arms\.csv:1: the file begins with a byte order mark\. .+",
    ),
    "a table in another encoding": (
        rewrite("data/arms.csv", lambda content: content + "ö".encode("latin-1")),
        r"data/arms\.csv:\d+: the file is not UTF-8\. .+",
    ),
    "a line break inside a cell": (
        edit("data/findings.csv", "enrolled 20 HIV-1 INRs", '"enrolled 20\nHIV-1 INRs"'),
        r"data/findings\.csv:\d+, value 'enrolled 20\nHIV-1 INRs': a line break inside a cell\. .+",
    ),
    "an unknown value in the prose": (
        append("report/sections/safety.qmd", "It was [xia2020.no.such.number]{.value}."),
        r"report/sections/safety\.qmd:\d+, value 'xia2020\.no\.such\.number': no value has this id\. .+",
    ),
    "a form that a value has not": (
        append("report/sections/safety.qmd", "It was [xia2020.people.enrolled]{.interval}."),
        r"report/sections/safety\.qmd:\d+, value 'xia2020\.people\.enrolled': the value has no form 'interval'\. .+",
    ),
    "a false claim": (
        edit("data/studies.csv", "msc,single-arm trial,none", "msc,single-arm trial,placebo"),
        r"report/sections/results-msc\.qmd:\d+, value '.*only placebo-controlled trial.*': no longer true: \".+\"\. .+",
    ),
    "a claim without a predicate": (
        append("report/sections/safety.qmd", "[Nobody complained]{.claim #nobody-complained}."),
        r"report/sections/safety\.qmd:\d+, value 'nobody-complained': no predicate judges this claim\. .+",
    ),
    "a predicate without a claim": (
        append(
            "scripts/hivcells/claims.py",
            '\n\n@claim\ndef never_said(tables: Tables) -> Verdict:\n    """Nobody says so."""\n    return Verdict(True)',
        ),
        r"scripts/hivcells/claims\.py:\d+, value 'never-said': no sentence makes this claim\. .+",
    ),
    "a predicate that fails": (
        edit(
            "scripts/hivcells/claims.py",
            "    changes = [row for row",
            "    raise KeyError('gone')\n    changes = [row for row",
        ),
        r"scripts/hivcells/claims\.py:\d+, value 'cd4-rose-in-all-cell-arms': the predicate fails .+",
    ),
    "a digit typed into the prose": (
        append("report/sections/safety.qmd", "There were 12 people."),
        r"report/sections/safety\.qmd:\d+, value '12': a digit typed into the prose\. .+",
    ),
    "a number word typed into the prose": (
        append("report/sections/safety.qmd", "There were twelve people."),
        r"report/sections/safety\.qmd:\d+, value 'twelve': a number word typed into the prose\. .+",
    ),
    "a missing file": (
        remove("data/events.csv"),
        r"data/events\.csv:1: the file is missing\. .+",
    ),
    "a missing column": (
        edit("data/arms.csv", ",engineering,", ",engineerin,"),
        r"data/arms\.csv:1, column 'engineering': the column is missing\. .+",
    ),
    "a broken configuration": (
        append("config.yaml", "renderer: [auto"),
        r"config\.yaml:\d+: not YAML.*\. .+",
    ),
    "a renderer that does not exist": (
        edit("config.yaml", "renderer: auto", "renderer: troff"),
        r"config\.yaml:\d+, column 'renderer'.*: no such renderer.*\. .+",
    ),
    "a broken front matter": (
        edit("report/index.qmd", 'title: "Cell-based therapies for HIV"', 'title: "Cell-based therapies for HIV'),
        r"report/index\.qmd:\d+: not YAML .+\. .+",
    ),
    "a broken _quarto.yml": (
        append("report/_quarto.yml", "toc: [true"),
        r"report/_quarto\.yml:\d+: not YAML .+\. .+",
    ),
    "an included file that does not exist": (
        append("report/index.qmd", "{{< include /sections/none.qmd >}}"),
        r"report/index\.qmd:\d+, value 'sections/none\.qmd': the included file does not exist\. .+",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_bad_input_is_complained_of_and_overwrites_nothing(case: str, copy: Path) -> None:
    spoil, complaint = CASES[case]
    before = checksums(copy)
    spoil(copy)
    done = snakemake(copy)
    said = done.stdout + done.stderr
    assert done.returncode == 1, said[-2000:]
    assert re.search(complaint, said), said[-2000:]
    assert "Traceback" not in said
    assert checksums(copy) == before


@pytest.mark.parametrize("case", ["a wrong type", "a digit typed into the prose", "a predicate that fails"])
def test_a_second_run_complains_again(copy: Path, case: str) -> None:
    """What a failed step leaves behind must not pass for its result."""
    spoil, complaint = CASES[case]
    spoil(copy)
    before = checksums(copy)
    for _ in range(2):
        done = snakemake(copy)
        assert done.returncode == 1
        assert re.search(complaint, done.stdout + done.stderr)
    assert checksums(copy) == before


def test_a_fault_is_told_once_and_not_as_a_fault_of_the_rows_that_miss_it(copy: Path) -> None:
    CASES["a wrong type"][0](copy)
    told = re.findall(r"^data/.+$", snakemake(copy).stderr, re.MULTILINE)
    assert len(told) == 1 and "not a number" in told[0], told


def test_a_row_of_another_length_hides_no_other_fault(copy: Path) -> None:
    append("data/arms.csv", "short,row")(copy)
    edit("data/findings.csv", "mean,=,139,", "mean,=,abc,")(copy)
    said = snakemake(copy).stderr
    assert re.search(r"data/arms\.csv:\d+.*: the row has fewer cells than the table has columns", said), said[-2000:]
    assert "value 'abc': not a number" in said


def test_all_complaints_come_at_once(copy: Path) -> None:
    cases = ("a wrong type", "an unknown arm", "more events than people")
    for case in cases:
        CASES[case][0](copy)
    said = snakemake(copy).stderr
    for case in cases:
        assert re.search(CASES[case][1], said), case


def test_results_that_cannot_be_written_are_complained_of(copy: Path) -> None:
    """A folder stands where a result should be; permissions would not stop an administrator."""
    edit("data/vocabulary/caveats.csv", "No control group", "No control group at all")(copy)
    (copy / "results" / "evidence" / "sources.csv").unlink()
    (copy / "results" / "evidence" / "sources.csv").mkdir()
    before = checksums(copy)
    done = snakemake(copy)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert "results/evidence" in said and "Traceback" not in said, said[-2000:]
    assert checksums(copy) == before


def test_an_untraced_numeral_stops_the_build_before_the_report_is_replaced(copy: Path) -> None:
    """A number that reaches the page by another way than the prose, here through the template."""
    before = checksums(copy)
    edit("report/styles/embedded.html", "$body$", "<p>There were 12 people.</p>\n$body$")(copy)
    edit("config.yaml", "renderer: auto", "renderer: embedded")(copy)
    done = snakemake(copy)
    said = done.stdout + done.stderr
    assert done.returncode == 1
    assert re.search(r"results/draft/review\.html:1, value '12': untraced numeral, bound to nothing", said), said[
        -2000:
    ]
    assert checksums(copy) == before
