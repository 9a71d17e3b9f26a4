"""The steps that hold the report as it stands against its sources: none may complain, and all write what is built."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from compose_report import complaints_of_strings, complete, read_inputs, write_accounts, write_document
from hivcells.artefacts import read_json
from hivcells.report.composed import Composed, complaints_of_prose, complaints_of_whole
from hivcells.report.documents import DOCUMENTS, FILES
from hivcells.report.inspect_prose import located
from hivcells.report.ledger import Line
from hivcells.report.prose import document
from hivcells.report.trace import with_own_parts
from strength.faults_in_children import Trial
from strength.mutants import ROOT
from verify_report import account_of, differences_of_document

# Named as the build names it, since complaints and places name its files; `make mutate` runs at the root.
REPORT, RESULTS = Path("report"), ROOT / "results"
DRAFT, FIGURES = RESULTS / "draft", RESULTS / "figures"


def steps_of_verification(_: list[pytest.Item]) -> list[Trial]:
    """What the programs that compose and verify do before and after the rendering, on the report as it is built."""
    inputs = read_inputs(RESULTS)
    whole = [complete(of, REPORT, RESULTS, inputs) for of in DOCUMENTS]
    composed = [one for one, _ in whole]
    of_each = [trial for one in composed for trial in steps_of_document(one)]
    # The supplement is compared as the article is, and takes several times as long.
    of_rendered = [rendered_as_traced(rendered.file) for rendered in composed[0].of.rendered]

    return [
        *of_each,
        *(Trial(f"composing of {known[0].of.name}", partial(is_composed_as, known)) for known in whole),
        *(Trial(f"account of {file}", partial(is_accounted_for, file)) for file in FILES),
        Trial("prose", lambda: not [c for one in composed for c in complaints_of_prose(one, inputs)]),
        Trial("whole", lambda: not complaints_of_whole(composed, inputs)),
        Trial("strings", lambda: not [c for one in composed for c in complaints_of_strings(one, inputs)]),
        Trial(
            "documents",
            lambda: writes_as_built(
                lambda folder: [write_document(*one, REPORT, folder / "draft", inputs) for one in whole]
            ),
        ),
        Trial("accounts", lambda: writes_as_built(lambda folder: write_accounts(composed, folder, inputs))),
        *of_rendered,
    ]


def steps_of_document(one: Composed) -> list[Trial]:
    """Lines, places and own parts of a document, each as it was before a fault was put in."""
    name, begins_with = one.of.name, one.of.begins_with
    own_parts = list(with_own_parts(one.prose, DRAFT / "tables", FIGURES))
    return [
        Trial(f"sources of {name}", lambda: document(REPORT, begins_with) == one.lines),
        Trial(
            f"places of {name}",
            lambda: located([e._replace(file="", line=0) for e in one.prose], one.lines) == one.prose,
        ),
        Trial(f"own parts of {name}", lambda: list(with_own_parts(one.prose, DRAFT / "tables", FIGURES)) == own_parts),
    ]


def is_composed_as(known: tuple[Composed, list[Line]]) -> bool:
    """Whether a document, composed anew from all that it is composed of, is as it was before a fault was put in."""
    return complete(known[0].of, REPORT, RESULTS, read_inputs(RESULTS)) == known


def is_accounted_for(file: str) -> bool:
    """Whether the account of a rendered document is as it is built."""
    return account_of(DRAFT, file) == read_json(DRAFT / "verified" / f"{file}.json")


def rendered_as_traced(file: str) -> Trial:
    """The comparison of a rendered document with its strings, which finds nothing."""
    return Trial(file, lambda: not list(differences_of_document(REPORT, DRAFT, file)))


def writes_as_built(write: Callable[[Path], object]) -> bool:
    """Whether what a step writes into a folder is the same as in the built results."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder)
        written = [path for path in folder.rglob("*") if path.is_file()]
        return all(path.read_bytes() == (RESULTS / path.relative_to(folder)).read_bytes() for path in written)
