"""Account for every numeral in the rendered HTML and PDF; one that is untraced fails the build.

    python scripts/verify_numbers.py results/draft results/draft/verification.json

The renderers traced what they wrote; here it is judged. The PDF must show the cells, numbers
and drawings that the page shows, and both files must be those that were traced.
"""

from __future__ import annotations

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.forms import COVERAGE
from hivcells.numerals import NUMERAL
from hivcells.tables import Row, read_table


def untraced(path: Path, found: dict) -> Iterator[Complaint]:
    """A complaint for each numeral that nothing stands behind."""
    for numeral in found["untraced"]:
        yield Complaint(
            str(path),
            1,
            f'untraced numeral, {numeral["reason"]}; it stands in "…{numeral["context"]}…"',
            "Bind it in report/, or name it in data/vocabulary/names.csv.",
            value=numeral["text"],
        )


def another_file(path: Path, found: dict) -> Iterator[Complaint]:
    """A complaint when a document is not the one that was traced."""
    if hashlib.sha256(path.read_bytes()).hexdigest() != found["sha256"]:
        yield Complaint(str(path), 1, "not the file that was traced", "Remove it, then run `snakemake`.")


def shown(found: dict, values: dict[str, dict]) -> list[str]:
    """Cells with numerals, keys and numbers of the ledger, in order; counts that a document prints of itself by their name."""
    return [
        value_id.rpartition(".")[2] if value_id.startswith(COVERAGE) else f"{value_id} {text}"
        for text, value_id in found["passages"]
        if value_id or text in values or NUMERAL.search(text)
    ]


def differences(path: Path, page: dict, pdf: dict, values: dict[str, dict]) -> Iterator[Complaint]:
    """A complaint where the PDF shows other cells, numbers or drawings than the page."""
    on_page, in_pdf = shown(page, values), shown(pdf, values)
    if on_page != in_pdf or page["figures"] != pdf["figures"]:
        apart = [*(Counter(on_page) - Counter(in_pdf)), *(Counter(in_pdf) - Counter(on_page))]
        where = f", first '{apart[0]}'" if apart else ""
        remedy = "Write the table for both in one place, or leave it out of the PDF."
        yield Complaint(str(path), 1, f"shows other cells or drawings than the page{where}", remedy)


def summary_of_claims(quoted: list[Row]) -> dict:
    """Claims bound to predicates, and words of claims that are exempt, by the phrase that has the reason."""
    exempt = Counter(row["form"] for row in quoted if row["kind"] == "exempt claim word")
    return {
        "bound": sum(row["kind"] == "claim" for row in quoted),
        "exempt": sum(exempt.values()),
        "exempt_phrases": sorted(exempt),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("draft", "verification"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()
    draft = arguments.draft

    found = {kind: read_json(draft / f"found_{kind}.json") for kind in ("html", "pdf")}
    paths = {kind: draft / f"review.{kind}" for kind in found}
    values = read_json(draft / "values.json")
    raise_if_any(
        [
            *(complaint for kind in found for complaint in untraced(paths[kind], found[kind])),
            *(complaint for kind in found for complaint in another_file(paths[kind], found[kind])),
            *differences(paths["pdf"], found["html"], found["pdf"], values),
        ]
    )
    claim_words = summary_of_claims(read_table(draft / "quotations.csv"))
    counts = {kind: found[kind]["counts"] for kind in found}
    write_json(arguments.verification, counts | {"untraced": 0, "claim_words": claim_words})


if __name__ == "__main__":
    exit_on_complaints(main)
