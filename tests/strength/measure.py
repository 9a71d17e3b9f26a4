"""Measure how much the checks notice: spoil one thing at a time and see whether anything complains.

    make mutate

Each mutant is a small fault that a typing hand could make: a digit, a sign, a power of ten, an
arm for another, a row lost, a time or year shifted; another constant in an analysis; another
digit in the rendered page; the opposite direction of a claim. A mutant that nothing notices has
survived. Writes tests/strength/score.csv, which the report quotes, and survivors.csv beside it.
"""

from __future__ import annotations

import ast
import copy
import csv
import datetime
import importlib
import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import lxml.html
import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
sys.path.insert(0, str(ROOT / "scripts"))

from find_fragile_claims import still_holds  # noqa: E402
from hivcells import claims  # noqa: E402
from hivcells.numerals import NUMERAL, UNTRACED  # noqa: E402
from hivcells.page_numerals import UNSEEN  # noqa: E402
from hivcells.rules import RULES  # noqa: E402
from hivcells.rules.of_extraction import TABLE_OF  # noqa: E402
from hivcells.schema import table_paths  # noqa: E402
from hivcells.tables import Row, Tables, read_table  # noqa: E402
from hivcells.verification import trace_html  # noqa: E402

PROCESSES = 2


@dataclass(frozen=True)
class Mutant:
    """One fault: its class, what it is, whether anything noticed, and otherwise what would."""

    kind: str
    what: str
    killed: bool
    why: str = ""


# --- Cells of the data -------------------------------------------------------------------------


def other_digit(number: str) -> str:
    """The same number with another last digit."""
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def times_ten(number: str) -> str:
    return str(float(number) * 10).removesuffix(".0")


def spoiled_findings(row: Row, arms: list[str]) -> Iterator[tuple[str, Row | None]]:
    """Faults of a row of findings; None is the row lost."""
    for column in ("value", "low", "high"):
        if row[column]:
            yield f"last digit of {column}", row | {column: other_digit(row[column])}
            if float(row[column]):
                yield (
                    f"sign of {column}",
                    row | {column: row[column].removeprefix("-") if row[column][0] == "-" else "-" + row[column]},
                )
                yield f"power of ten of {column}", row | {column: times_ten(row[column])}
    yield from spoiled_arm(row, arms)
    if row["time_value"]:
        yield "time", row | {"time_value": other_digit(row["time_value"])}
    if row["time_value"] not in ("", "0"):
        yield "unit of time", row | {"time_unit": "week" if row["time_unit"] == "month" else "month"}
    yield "row lost", None


def spoiled_events(row: Row, arms: list[str]) -> Iterator[tuple[str, Row | None]]:
    for column in ("n_events", "n_assessed"):
        yield f"last digit of {column}", row | {column: other_digit(row[column])}
    if row["percent_printed"]:
        yield "last digit of percent_printed", row | {"percent_printed": other_digit(row["percent_printed"])}
    yield from spoiled_arm(row, arms)
    yield "row lost", None


def spoiled_arm(row: Row, arms: list[str]) -> Iterator[tuple[str, Row]]:
    others = [arm for arm in arms if arm not in (row["arm_id"], row.get("comparator_arm_id"))]
    if row["arm_id"] and others:
        yield "arm", row | {"arm_id": others[0]}


def complaints(tables: Tables) -> set[tuple]:
    """What the rules say of a few rows; a rule that breaks on them has noticed too."""
    found = set()
    for rule in RULES:
        try:
            found |= {(rule.__name__, c.problem, c.value) for c in rule(tables)}
        except (ArithmeticError, KeyError, ValueError) as error:
            found.add((rule.__name__, repr(error), ""))
    return found


REFERENCE = ("volume", "issue", "pages", "doi", "pmid")


class Around:
    """The tables as far as the rules look at one row: itself, its arms and its second reading."""

    def __init__(self, tables: Tables):
        self.empty: Tables = {name: [] for name in tables}
        self.arms: dict[str, list[Row]] = {}
        for arm in tables["arms"]:
            self.arms.setdefault(arm["study_id"], []).append(arm)
        self.numbers = {(item["table"], item["item_id"]): item for item in tables["extraction_numbers"]}
        self.readings: dict[tuple[str, str], list[Row]] = {}
        for item in tables["extraction_judgements"]:
            key, _, column = item["item_id"].partition("#")
            for table in [TABLE_OF[column]] if column in TABLE_OF else ["findings", "events"]:
                self.readings.setdefault((table, key), []).append(item)

    def __call__(self, table: str, key: str, study_id: str, row: Row | None) -> Tables:
        number = self.numbers.get((table, key))
        readings = {
            "extraction_numbers": [number] if number else [],
            "extraction_judgements": self.readings.get((table, key), []),
        }
        return self.empty | {"arms": self.arms.get(study_id, [])} | readings | {table: [row] if row else []}


def cell_mutants(tables: Tables, shown: set[str], quoted: set[str]) -> Iterator[Mutant]:
    """Faults of every row of the data that the report depends on."""
    around = Around(tables)
    for table, key, spoil in (("findings", "finding_id", spoiled_findings), ("events", "event_id", spoiled_events)):
        for row in tables[table]:
            if f"{table}.csv#{row[key]}" not in shown:
                continue
            here = partial(around, table, row[key], row["study_id"])
            before = complaints(here(row))
            for fault, spoiled in spoil(row, [arm["arm_id"] for arm in around.arms.get(row["study_id"], [])]):
                after = complaints(here(spoiled))
                killed = bool(after - before) or (spoiled is None and row[key] in quoted)
                yield Mutant(
                    f"cell: {fault.split(' of ')[0]}",
                    f"{table}.csv#{row[key]}: {fault}",
                    killed,
                    "" if killed else why_cell(fault),
                )
    for table, key, columns in (
        ("sources", "source_id", ["year", *REFERENCE]),
        ("studies", "study_id", ["recruitment_start", "recruitment_end"]),
    ):
        for row in tables[table]:
            here = partial(around, table, row[key], "")
            before = complaints(here(row))
            for column in columns:
                if row[column] and (table == "sources" or f"{table}.csv#{row[key]}" in shown):
                    spoiled = row | {
                        column: in_another_year(row[column])
                        if column not in REFERENCE
                        else in_other_digits(row[column])
                    }
                    killed = bool(complaints(here(spoiled)) - before)
                    fault = "reference" if column in REFERENCE else "year"
                    yield Mutant(
                        f"cell: {fault}", f"{table}.csv#{row[key]}: {column}", killed, "" if killed else why_cell(fault)
                    )


def in_another_year(date: str) -> str:
    return str(int(date[:4]) + 1) + date[4:]


def in_other_digits(text: str) -> str:
    """The same text with another last digit, or with one where it has none."""
    found = re.search(r"\d(?=\D*$)", text)
    return text[: found.start()] + other_digit(found.group()) + text[found.end() :] if found else text + "1"


def why_cell(fault: str) -> str:
    return {
        "arm": "the key of the row names no arm; a second extraction of arms would notice",
        "time": "the key of the row names no time; a second extraction of times would notice",
        "year": "the key of the row names no year; a second reading of dates would notice",
        "unit of time": "the key of the row names no time; a second extraction of times would notice",
        "reference": "the reference was not read twice, and no address holds this; a second reading of it would notice",
    }.get(
        fault,
        "the row was not extracted twice, and its number is not printed as such; a second extraction would notice",
    )


# --- Constants of the analyses -------------------------------------------------------------------

ANALYSES = [
    "analyse_changes",
    "analyse_contrasts",
    "analyse_proportions",
    "analyse_risk_differences",
    "count_evidence",
    "measure_agreement",
    "recheck_statistics",
]
MODULES = ["estimates", "quantities", "rechecks", "rechecks_of_changes", "rechecks_of_counts", "values"]
QUICK_TESTS = ["tests/test_statistics.py", "tests/test_rechecks.py"]
TESTS = ["tests/test_numbers_from_data.py", "tests/test_xia_2020.py", "tests/test_agreement.py"]


def constant_files() -> list[Path]:
    scripts = ROOT / "scripts"
    return [
        *(scripts / f"{name}.py" for name in ANALYSES),
        *(scripts / "hivcells" / f"{name}.py" for name in MODULES),
        *sorted((scripts / "hivcells" / "statistics").glob("*.py")),
    ]


def numbers_in(tree: ast.Module) -> list[ast.Constant]:
    """The numbers of a module, without its main, which only maps arguments to functions."""
    tree.body = [node for node in tree.body if getattr(node, "name", "") != "main"]
    return [n for n in ast.walk(tree) if isinstance(n, ast.Constant) and type(n.value) in (int, float)]


def constants(path: Path) -> list[ast.Constant]:
    return numbers_in(ast.parse(path.read_text(encoding="utf-8")))


def spoiled_source(path: Path, index: int) -> tuple[str, str]:
    """The source of a module with one constant changed, and what was changed."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    node = numbers_in(ast.Module(list(tree.body), []))[index]
    before = node.value
    node.value = before + 1 if isinstance(before, int) else before * 1.01
    return ast.unparse(tree), f"{path.relative_to(ROOT)}:{node.lineno}: {before} to {node.value}"


UNSPOILED = -1
# Why a constant can change without any number changing, by its file and words of its line.
EQUIVALENT = {
    (
        "analyse_changes.py",
        '"hour"',
    ): "equivalent: no text prints times so close that 24 or 25 hours in a day would change their order",
    ("cohens_kappa.py", "+= 1"): "equivalent: kappa is the same when every pair of judgements counts twice",
    ("possible_counts.py", "range("): "equivalent: more people than were assessed never round to a printed percentage",
    ("quantities.py", "quantize("): "equivalent: quantize looks at the exponent of its argument alone",
}


def why_constant(path: Path, what: str) -> str:
    source = path.read_text(encoding="utf-8").splitlines()[int(what.split(":")[1]) - 1]
    reasons = [why for (name, words), why in EQUIVALENT.items() if name == path.name and words in source]
    return reasons[0] if reasons else "no test tells the numbers apart"


def constant_mutant(job: tuple[str, int]) -> Mutant:
    """Run the tests, and the steps that the constant takes part in, on a copy of the programs."""
    path, index = Path(job[0]), job[1]
    source, what = (path.read_text(encoding="utf-8"), "nothing") if index == UNSPOILED else spoiled_source(path, index)
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("data", "report", "CITATION.cff", "pyproject.toml", "README.md"):
            (project / name).symlink_to(ROOT / name)
        # With what Python has compiled of them, so that a mutant costs little more than its tests.
        shutil.copytree(ROOT / "scripts", project / "scripts")
        shutil.copytree(ROOT / "tests", project / "tests", ignore=shutil.ignore_patterns("audit", "strength"))
        shutil.copytree(
            ROOT / "results",
            project / "results",
            ignore=shutil.ignore_patterns("draft", "figures", "report", "*.sqlite"),
        )
        (project / "results" / "report").symlink_to(ROOT / "results" / "report")
        (project / "results" / "draft").mkdir()
        (project / path.relative_to(ROOT)).write_text(source, encoding="utf-8")
        killed = (
            fails(project, QUICK_TESTS)
            if "statistics" in path.parts or path.stem not in ("count_evidence", "analyse_risk_differences")
            else False
        )
        killed = killed or not rebuilt(project, path.stem) or fails(project, TESTS)
    return Mutant("constant", what, killed, "" if killed or index == UNSPOILED else why_constant(path, what))


def imported(path: Path) -> set[str]:
    """Names of the project's modules that a program imports, and those that they import."""
    names = set(re.findall(r"^from hivcells\.([\w.]+) import", path.read_text(encoding="utf-8"), re.MULTILINE))
    below = [ROOT / "scripts" / "hivcells" / f"{name.replace('.', '/')}.py" for name in names]
    return {path.stem}.union(
        *(imported(module) for module in below if module.is_file()), {n for n in names if n == "statistics"}
    )


def rebuilt(project: Path, changed: str) -> bool:
    """Whether the analyses run; only those that the changed module can touch are run again."""
    changed = "statistics" if changed == "__init__" else changed
    analyses = [name for name in ANALYSES if changed in imported(ROOT / "scripts" / f"{name}.py")]
    tables, evidence = "results/tables", "results/evidence"
    arguments = {
        "analyse_changes": [f"{evidence}/findings.csv", f"{tables}/changes.csv"],
        "analyse_contrasts": [
            f"{evidence}/findings.csv",
            f"{evidence}/arms.csv",
            f"{tables}/changes.csv",
            f"{tables}/contrasts.csv",
        ],
        "analyse_proportions": [f"{evidence}/events.csv", f"{tables}/proportions.csv"],
        "analyse_risk_differences": [
            f"{evidence}/findings.csv",
            f"{evidence}/events.csv",
            f"{evidence}/arms.csv",
            f"{tables}/risk_differences.csv",
        ],
        "count_evidence": [evidence, f"{tables}/recheck.csv", f"{tables}/counts.csv"],
        "measure_agreement": [
            f"{evidence}/extraction_numbers.csv",
            f"{evidence}/extraction_judgements.csv",
            f"{tables}/agreement.csv",
        ],
        "recheck_statistics": [
            f"{evidence}/findings.csv",
            f"{evidence}/events.csv",
            f"{tables}/contrasts.csv",
            f"{tables}/recheck.csv",
        ],
    }
    commands = [[f"scripts/{name}.py", *arguments[name]] for name in analyses]
    commands.append(
        ["scripts/quote_values.py", evidence, tables, "CITATION.cff", "tests/strength/score.csv", "results/values.json"]
    )
    (project / "tests" / "strength").mkdir(exist_ok=True)
    shutil.copy(HERE / "score.csv", project / "tests" / "strength")
    return all(status_in_child(project, partial(run_script, command)) == 0 for command in commands)


def run_script(command: list[str]) -> int:
    sys.argv = command
    runpy.run_path(command[0], run_name="__main__")
    return 0


def fails(project: Path, tests: list[str]) -> bool:
    return status_in_child(project, partial(pytest.main, ["-q", "-x", "-p", "no:cacheprovider", *tests])) != 0


def load_libraries() -> None:
    """Import what every mutant's tests need, once for each worker; loading them takes longer than most tests."""
    for library in ("pandas", "scipy.stats", "statsmodels.stats.inter_rater", "statsmodels.stats.proportion"):
        importlib.import_module(library)


def status_in_child(project: Path, action: Callable[[], int]) -> int:
    """Exit status of an action on the copy of the project, in a child process that has the libraries loaded already."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 1
    try:
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        os.chdir(project)
        os.environ["RESULTS_AS_THEY_ARE"] = "1"
        # The copy's own programs, not those that this process has imported from the original.
        own = {path.stem for path in (ROOT / "scripts").glob("*.py")} | {"hivcells", "conftest"}
        for name in [name for name in sys.modules if name.partition(".")[0] in own]:
            del sys.modules[name]
        sys.path[:] = [
            str(project / "scripts"),
            *(entry for entry in sys.path if not entry.startswith(str(ROOT / "scripts"))),
        ]
        status = int(action())
    except SystemExit as ended:
        status = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    finally:
        os._exit(status)


# --- Numerals of the rendered page ----------------------------------------------------------------

# What is checked as a whole: two faults in one of these would hide each other, so they come one at a time.
UNITS = ("csl-entry", "value", "cell", "key", "quarto-xref", "header-section-number")
NEXT_DIGIT = str.maketrans("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹", "1234567890¹²³⁴⁵⁶⁷⁸⁹⁰")


def unit_of(element) -> object:
    for ancestor in (element, *element.iterancestors()):
        if (
            ancestor.tag in ("figcaption", "a")
            or "matplotlib.axis" in (ancestor.get("id") or "")
            or set((ancestor.get("class") or "").split()) & set(UNITS)
        ):
            return ancestor
    return element


def texts(body) -> Iterator[tuple[object, str]]:
    """The places of text in the page, in the order in which the tracer reads them."""

    def walk(element) -> Iterator[tuple[object, str]]:
        if isinstance(element.tag, str) and element.tag not in UNSEEN:
            yield element, "text"
            for child in element:
                yield from walk(child)
                yield child, "tail"

    return walk(body)


def page_mutants(batch: int) -> tuple[list[Mutant], bool]:
    """Spoil the batch-th numeral of every unit of the page, and trace the page; whether there is more to spoil."""
    results, report = ROOT / "results", ROOT / "report"
    values = json.loads((results / "values.json").read_text(encoding="utf-8"))
    page = (results / "report" / "review.html").read_bytes()
    before = trace_html(page, values, results, report).numerals
    document = lxml.html.fromstring(page)
    seen: Counter = Counter()
    more = False
    for element, place in texts(document.find("body")):
        text = getattr(element, place)
        if not text or not NUMERAL.search(text):
            continue
        unit = unit_of(element if place == "text" else element.getparent())
        spoiled, last = [], 0
        for found in NUMERAL.finditer(text):
            if seen[unit] == batch:
                spoiled += [text[last : found.end() - 1], found.group()[-1].translate(NEXT_DIGIT)]
                last = found.end()
            more = more or seen[unit] > batch
            seen[unit] += 1
        setattr(element, place, "".join(spoiled) + text[last:])
    after = trace_html(lxml.html.tostring(document), values, results, report).numerals
    if len(after) != len(before):
        raise RuntimeError("the spoiled page has another number of numerals")
    mutants = [
        Mutant(
            f"page: {old.kind}",
            f"{old.context[:60]!r}: {old.text} to {new.text}",
            new.kind == UNTRACED,
            "" if new.kind == UNTRACED else why_page(old),
        )
        for old, new in zip(before, after)
        if old.text != new.text
    ]
    return mutants, more


def why_page(numeral) -> str:
    if numeral.reason == "scale of an axis":
        return "a mark of a scale that matplotlib wrote; a picture compared by eye would notice"
    return f"{numeral.reason}: the changed digits stand for something that is there as well"


# --- Directions of the claims ---------------------------------------------------------------------

OPPOSITE = {
    ast.Gt: ast.LtE,
    ast.Lt: ast.GtE,
    ast.GtE: ast.Lt,
    ast.LtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def claim_mutants(tables: Tables) -> Iterator[Mutant]:
    """Turn each comparison in each predicate round; the claim must then be false, or the predicate fail."""
    source = Path(claims.__file__).read_text(encoding="utf-8")
    for function in [n for n in ast.parse(source).body if isinstance(n, ast.FunctionDef) and n.decorator_list]:
        if function.name == "claim":
            continue
        comparisons = [n for n in ast.walk(function) if isinstance(n, ast.Compare) and type(n.ops[0]) in OPPOSITE]
        for index, comparison in enumerate(comparisons):
            spoiled = copy.deepcopy(function)
            found = [n for n in ast.walk(spoiled) if isinstance(n, ast.Compare) and type(n.ops[0]) in OPPOSITE][index]
            found.ops[0] = OPPOSITE[type(found.ops[0])]()
            name = function.name.replace("_", "-")
            original = claims.PREDICATES[name]
            namespace = vars(claims).copy()
            exec(compile(ast.fix_missing_locations(ast.Module([spoiled], [])), "claims", "exec"), namespace)
            try:
                killed = not still_holds(name, tables)
            except (AttributeError, TypeError, ValueError):
                killed = True
            claims.PREDICATES[name] = original
            yield Mutant(
                "claim",
                f"{name}: {ast.unparse(comparison)}",
                killed,
                "" if killed else "the claim holds for the other rows as well",
            )


def score(mutants: list[Mutant]) -> list[dict]:
    described = ["git", "describe", "--always", "--dirty", "--exclude", "*"]
    commit = subprocess.run(described, cwd=ROOT, capture_output=True, text=True).stdout.strip()
    groups = {
        "cell": "cells of the data",
        "constant": "constants of the analyses",
        "page": "numerals of the page",
        "claim": "directions of claims",
    }
    return [
        {
            "class_id": key,
            "class": label,
            "mutants": len(of := [m for m in mutants if m.kind.split(":")[0] == key]),
            "killed": sum(m.killed for m in of),
            "date": datetime.date.today().isoformat(),
            "commit": commit,
        }
        for key, label in groups.items()
    ]


def write(path: Path, rows: list[dict]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    start = time.perf_counter()
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    tables = {name: read_table(path) for name, path in table_paths(package, ROOT / "data").items()}
    built = {
        path.stem: read_table(path)
        for folder in ("evidence", "tables")
        for path in (ROOT / "results" / folder).glob("*.csv")
    }
    shown = {row for line in built["ledger"] for row in line["rows"].split()}
    quoted = {
        row["id"].removesuffix(".events").removesuffix(".assessed")
        for row in read_table(ROOT / "results" / "draft" / "quotations.csv")
    }
    mutants: list[Mutant] = []
    with ProcessPoolExecutor(PROCESSES, initializer=load_libraries) as pool:
        # Without a fault nothing may complain, or every mutant would seem to be killed.
        unspoiled = [
            path
            for path in (constant_files()[0], constant_files()[-1])
            if constant_mutant((str(path), UNSPOILED)).killed
        ]
        if unspoiled:
            sys.exit(f"the tests fail on an unspoiled copy ({unspoiled[0]}); run `make test` first")
        jobs = [(str(path), index) for path in constant_files() for index in range(len(constants(path)))]
        of_constants = pool.map(constant_mutant, jobs)
        batch, more = 0, True
        of_pages = []
        while more:
            found, more = page_mutants(batch)
            of_pages += found
            batch += 1
        mutants += cell_mutants(tables, shown, quoted)
        mutants += claim_mutants(built)
        mutants += of_pages
        mutants += of_constants
    rows = score(mutants)
    write(HERE / "score.csv", rows)
    write(
        HERE / "survivors.csv",
        [
            {"class": m.kind, "mutant": m.what, "why": m.why}
            for m in sorted(mutants, key=lambda m: (m.kind, m.what))
            if not m.killed
        ],
    )
    for kind, group in sorted(Counter((m.kind, m.killed) for m in mutants).items()):
        print(f"{kind[0]:32} {'killed' if kind[1] else 'SURVIVED':9} {group:6}")
    for row in rows:
        print(f"{row['class']:28} {row['killed']:6} of {row['mutants']:6} killed")
    print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
