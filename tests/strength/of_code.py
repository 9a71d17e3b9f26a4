"""Faults of the programs: the analyses and the verification, each tried on tests and on the steps of the build.

The analyses are noticed by tests/analysis, or by tests/independent when the tables that a faulty
program makes differ from those that are built. The verification is noticed by tests/report and
the tests of what it reads beside the text, or because it refuses the report as it stands or counts it otherwise.

mutmut 3.8.1 was tried first: it needs a package under src/, spoils functions but not the constants of modules, takes
0.6 s of processor time for a fault, and cannot make again the tables that tests read.
"""

from __future__ import annotations

import os
import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from math import ceil
from pathlib import Path
from unittest import mock

import pytest
from other_review.building import build_in
from strength.collected_tests import is_passed, with_collected
from strength.faults_in_children import Trial, killed_of
from strength.faults_in_code import Fault, faults_of
from strength.mutants import PROCESSES, ROOT, Mutant
from strength.remembered_commands import remembered_commands
from strength.steps_of_analysis import steps_of_analysis
from strength.steps_of_verification import steps_of_verification

SCRIPTS, TESTS = ROOT / "scripts", ROOT / "tests"
LIBRARY = SCRIPTS / "hivcells"
OF_ANALYSIS = [
    *sorted((LIBRARY / "analysis").glob("**/*.py")),
    *(
        LIBRARY / name
        for name in ("quantities.py", "report/values.py", "report/all_values.py", "report/reported_values.py")
    ),
]
# Of the report's programs, those that make the values, judge the claims, render the report, or write what it shows
# beside its text (tables, ledger, references, the evidence within the page) are none.
NO_VERIFICATION = (
    *(
        "__init__",
        "all_values",
        "attached",
        "claims",
        "drawing_styles",
        "evidence_data",
        "foreign_titles",
        "fragility",
        "head",
        "ledger",
    ),
    *(
        "ledger_page",
        "narrow_drawings",
        "own_citation",
        "page_parts",
        "perspectives",
        "references",
        "renderers",
        "reported_values",
        "signed_cards",
        "text_font",
        "values",
    ),
)
OF_VERIFICATION = [
    *sorted(path for path in (LIBRARY / "report").glob("*.py") if path.stem not in NO_VERIFICATION),
    *(SCRIPTS / name for name in ("compose_report.py", "verify_report.py")),
]
# These look at the built files alone, which a fault put in now does not change.
OF_BUILT_FILES = ("evidence_in_page", "numbers_of_pdfs", "page_links", "page_numbers", "renderers")
TESTS_OF_VERIFICATION = [
    str(path)
    for path in sorted((TESTS / "report").glob("test_*.py"))
    if path.stem.removeprefix("test_") not in OF_BUILT_FILES
] + [
    *(str(TESTS / "report_tables" / f"test_{name}.py") for name in ("checklists", "packing")),
    *(
        str(TESTS / "strength" / f"test_{name}_in_small.py")
        for name in ("composing", "messages", "prose", "verification")
    ),
]
# Why a fault changes nothing that anybody could see, by its file and words of its line.
EQUIVALENT = {
    ("page.py", "evidence: str"): "equivalent: what is read from the page stands in its place",
    ("coverage.py", "fromstring("): "equivalent: letters before a cell are no numerals",
    ("inspect_prose.py", 'if entry.claim else ""'): "equivalent: no line holds what stands in no line",
    ("barnard.py", "bounds = ("): "equivalent: the greatest chance lies between the first and the last step",
    ("barnard.py", "xatol"): "equivalent: found more closely than any print shows",
    ("grimmer.py", "MOST_STEPS ="): "equivalent: spread as far, some pair fits as well",
    ("grimmer.py", "MOST_SUMS ="): "equivalent: of so many sums one fits as well",
    ("sample_size_means.py", "most = 2"): "equivalent: from any larger number the search finds the same",
    ("sample_size_proportions.py", "MOST_BEYOND ="): "equivalent: no power is reached so far beyond the estimate",
    ("spreads.py", "[:1]"): "equivalent: only the first is looked at",
    ("means.py", "[:1]"): "equivalent: only the first is looked at",
    ("cohens_kappa.py", "+= 1"): "equivalent: kappa is the same when every pair of judgements counts twice",
    ("possible_counts.py", "range("): "equivalent: more people than were assessed never round to a printed percentage",
    ("citations.py", "without_years ="): "equivalent: the row of a document has its year among its numbers",
    ("classify.py", "BLANKS.sub"): "equivalent: the two texts that are compared change alike",
    ("compose.py", "SOURCE, COMPOSED"): "equivalent: a file in a folder that is thrown away may have any name",
    ("compose_report.py", "Path(folder)"): "equivalent: a folder that is thrown away may have any name",
    ("coverage.py", "EXEMPT"): "no numeral is exempt at present, so that nothing is listed",
    ("inspect_prose.py", "TEXT_OF_FORM.get(form"): "equivalent: no value has a text of either name",
    ("p_values.py", "ends[0][0] <= 0"): "equivalent: no printed number is half of its last unit above zero",
    ("pdf.py", "min(FOOT_LETTERS"): "every PDF that is at hand sets the foot of a page last",
    ("prose.py", 'name.lstrip("/")'): "equivalent: no included file begins with this letter",
    ("barnard.py", "np.full("): "equivalent: the place after the last number of events is never looked at",
    (
        "barnard.py",
        "steps = np.pi",
    ): "equivalent: as many tables lie as far out with events and others exchanged, so that half of the shares would do",
    ("barnard.py", "STEPS ="): "equivalent: the best is looked for between the steps as well",
    ("disguises.py", "return []"): "equivalent: a text without such signs is looked through in vain",
    ("folds.py", "least = Decimal(0) if"): "equivalent: an end that is 1 has a logarithm of zero",
    (
        "p_from_means.py",
        "low, high = min(",
    ): "equivalent: the middle of the closest means lies at or above the lowest upper end",
    (
        "p_values.py",
        "reach = (",
    ): "equivalent: no printed number is half of its last unit from a whole one, and no P value beyond 1",
    ("p_values.py", "is_open ="): "equivalent: no printed number is half of its last unit from a whole one",
    (
        "grimmer.py",
        "sums[:n_people]",
    ): "equivalent: further sums leave the same rests by the number of people, and take time",
    ("sample_size_means.py", "most = min(2 * most"): "equivalent: from any larger number the search finds the same",
    ("sample_size_proportions.py", "approximate > MOST"): "equivalent: the estimate is never that whole number",
    ("sample_size_proportions.py", "LEAST_SHARE else"): "equivalent: nobody has an event that is as rare as that",
    ("trace.py", 'marked.get("data-value") or'): "equivalent: what is marked has a name that is not blank",
    ("trace.py", '(a.get("id") or "")'): "equivalent: an element without an id is no axis and no mark either way",
    ("pdf.py", "buffer"): "equivalent: where the quick way does not fit, the slow one reads the same",
    ("pdf.py", "return text"): "equivalent: the slow way reads the same",
    ("pdf.py", "FPDFText_GetUnicode"): "no character of the report needs the slow way",
    ("pdf.py", "decode("): "equivalent: what cannot be decoded is read by the slow way",
    ("pdf.py", "len(text) == count"): "equivalent: the slow way reads the same",
    ("quantities.py", "quantize("): "equivalent: quantize looks at the exponent of its argument alone",
}
NOT_TOLD_APART = "no test and no step of the build tells the two apart"
Steps = Callable[[list[pytest.Item]], list[Trial]]


def code_mutants(share: float = 1.0, seed: int = 0) -> tuple[list[Mutant], int]:
    """Faults of the programs, tried, and how many there are; a share of them drawn at random where not all are tried."""
    mutants: list[Mutant] = []
    every = 0
    for files, tests, steps in (
        (OF_ANALYSIS, [str(TESTS / "analysis"), str(TESTS / "independent")], steps_of_analysis),
        (OF_VERIFICATION, TESTS_OF_VERIFICATION, steps_of_verification),
    ):
        faults = [fault for path in files for fault in faults_of(path)]
        drawn = sorted(random.Random(seed).sample(range(len(faults)), ceil(share * len(faults))))
        every += len(faults)
        with other_review(), tempfile.TemporaryDirectory() as memory, remembered_commands(Path(memory)):
            with_collected(tests, partial(try_faults, [faults[number] for number in drawn], steps, mutants))
    return mutants, every


@contextmanager
def other_review() -> Iterator[None]:
    """While this holds, the small review stands built for all tests that look at it, which children need not build again."""
    with tempfile.TemporaryDirectory() as folder, mock.patch.dict(os.environ):
        os.environ["OTHER_REVIEW"] = str(build_in(Path(folder)))
        yield


def try_faults(faults: list[Fault], steps: Steps, mutants: list[Mutant], items: list[pytest.Item]) -> None:
    """Try faults on the collected tests and on steps of the build, and add what came of each to the mutants."""
    independent = [item for item in items if Path(str(item.path)).parent.name == "independent"]
    tests = [Trial(item.nodeid, partial(is_passed, [item]), is_test=True) for item in items if item not in independent]
    killed = killed_of(faults, [*tests, *steps(independent)], PROCESSES)
    tried = [mutant_of(fault, one) for fault, one in zip(faults, killed, strict=True)]
    for mutant in tried:
        if not mutant.killed:  # said at once, since what follows takes long and may not come to its end
            print(f"SURVIVED {mutant.what}: {mutant.why}", flush=True)
    mutants.extend(tried)


def mutant_of(fault: Fault, killed: bool) -> Mutant:
    """A fault and whether it was noticed."""
    place = f"{fault.path.relative_to(ROOT)}:{fault.line}"
    return Mutant(f"code: {fault.kind}", f"{place}: {fault.what}", killed, "" if killed else why_it_survives(fault))


def why_it_survives(fault: Fault) -> str:
    """Why nothing notices a fault."""
    source = fault.path.read_text(encoding="utf-8").splitlines()[fault.line - 1]
    reasons = [why for (name, words), why in EQUIVALENT.items() if name == fault.path.name and words in source]
    return reasons[0] if reasons else NOT_TOLD_APART
