"""Bad tables get complaints with their place and remedy, exit status 1, and the earlier report stays."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

import pytest
from conftest import copy_of_project, snakemake
from workflow.faults import append, assert_build_refused, assert_refused, edit, remove, rewrite, spoilt

EVIDENCE, TABLES = "results/evidence", "results/tables"
CHECK = f"check_evidence.py data {EVIDENCE} results/evidence.sqlite"
QUOTE = f"quote_values.py {EVIDENCE} {TABLES} CITATION.cff tests/strength/score.csv results/draft/values.json"
JUDGE = (
    f"judge_claims.py report/claims {EVIDENCE} {TABLES} results/draft/judged_claims.json"
    f" {TABLES}/fragile_claims.csv {TABLES}/perspectives.csv"
)
IN_ROWS = {
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
    "a correlation of a part of the people without their number": (
        edit("data/findings.csv", "zanussi2015,abstract,printed,,,,,6,", "zanussi2015,abstract,printed,,,,,,"),
        r"data/findings\.csv:LINE, column 'n_assessed', value '': 'in those who' tells of a part of the people\. .+",
    ),
    "a remark in the name of a journal": (
        edit("data/sources.csv", ",Nature,,2025,12,1,", ',"Nature, read in a summary",,2025,12,1,'),
        r"data/sources\.csv:LINE, column 'container', value 'Nature, read in a summary': says how it was read\. .+",
    ),
    "a second reading of another sentence": (
        edit("data/extraction/numbers.csv", "20 HIV-1 INRs,20 HIV-1 INRs", "20 HIV-1 INRs,20 drank tea"),
        r"data/extraction/numbers\.csv:LINE, column 'second_printed', value '20 drank tea': no word of '.+', which the first .+",
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
}
IN_FILES = {
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
}
IN_WHAT_IS_MADE_OF_TABLES = {
    "a date that is none": (
        edit("CITATION.cff", "date-released: ", "date-released: tomorrow # "),
        r"CITATION\.cff:1, column 'date-released', value 'tomorrow': not a date\. .+",
    ),
    "predicates that are not Python": (
        append("report/claims/harms.py", "def so it is:"),
        r"report/claims/harms\.py:LINE: not Python \(.+\)\. .+",
    ),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A built copy of the project that a test may spoil."""
    return copy_of_project(tmp_path)


def test_bad_rows_are_complained_of_by_each_build_until_they_are_mended(copy: Path) -> None:
    """What a failed step leaves behind must not pass for its result."""
    expected = spoilt(copy, IN_ROWS)
    for _ in range(2):
        assert_build_refused(partial(snakemake, copy), copy, expected)


def test_bad_files_are_complained_of(copy: Path) -> None:
    assert_refused(copy, IN_FILES, CHECK)


def test_what_is_made_of_the_tables_is_complained_of(copy: Path) -> None:
    assert_refused(copy, IN_WHAT_IS_MADE_OF_TABLES, QUOTE, JUDGE)


def test_units_that_cannot_be_subtracted_are_complained_of(other_copy: Path) -> None:
    """The check takes them, the analysis refuses."""
    end = "tea,,pain,,,4,week,last,mean,=,3.4,,,,"
    problem = r"'adams2019\.pain\.tea\.baseline\.mean' in points cannot be subtracted .+"
    place = r"data/findings\.csv:LINE, column 'unit', value 'adams2019\.pain\.tea\.week4\.mean': "
    faults = {"another unit": (edit("data/findings.csv", f"{end}points,", f"{end}people,"), place + problem)}
    assert_refused(other_copy, faults, f"analyse.py {EVIDENCE} {TABLES}", passing=(CHECK,))


def test_a_fault_is_reported_once_whatever_misses_its_row_and_nothing_of_an_earlier_build(other_copy: Path) -> None:
    """The row of the fault is read, compared and charted elsewhere; an earlier build left its complaints."""
    (other_copy / "results" / "logs" / "compose_review.log").write_text(
        "data/arms.csv:1: a fault of yesterday. Fix it.\n"
    )
    edit("data/findings.csv", "mean,=,6.1,", "mean,=,abc,")(other_copy)
    complaints = re.findall(r"^data/.+$", snakemake(other_copy).stderr, re.MULTILINE)
    assert len(complaints) == 1 and "not a number" in complaints[0], complaints


def test_results_that_cannot_be_written_are_complained_of(other_copy: Path) -> None:
    """A folder stands where a result should be; permissions would not stop an administrator."""
    edit("data/vocabulary/caveats.csv", "Few people", "Few people there")(other_copy)
    (other_copy / "results" / "draft" / "evidence.sqlite").unlink()
    (other_copy / "results" / "draft" / "evidence.sqlite").mkdir()
    (other_copy / "results" / "draft" / "evidence.sqlite" / "file").touch()
    expected = {"a folder": r"(?m)^results/draft/evidence\S*:1: cannot be read or written .+\. .+"}
    assert_build_refused(partial(snakemake, other_copy), other_copy, expected)
