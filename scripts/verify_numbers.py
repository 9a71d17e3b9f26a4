"""Account for every numeral in the rendered HTML and PDF; one that is untraced fails the build.

    python scripts/verify_numbers.py results/draft report results \
        results/draft/verification.json results/draft/published_values.json

Also checks that the counts which the report prints of its own numerals are those found,
and writes the values with these counts added, as they are published.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from hivcells.artefacts import read_json, write_json
from hivcells.complaints import Complaint, exit_on_complaints, raise_if_any
from hivcells.numerals import EXEMPT, UNTRACED, Numeral, count_classes
from hivcells.tables import Row, read_table
from hivcells.verification import coverage_values, trace_html, trace_pdf


def complaints_of(path: Path, numerals: list[Numeral]) -> list[Complaint]:
    """A complaint for each numeral that nothing stands behind."""
    return [
        Complaint(
            str(path),
            1,
            f'untraced numeral, {numeral.reason}; it stands in "…{numeral.context}…"',
            "Bind it in report/, or name it in data/vocabulary/names.csv.",
            value=numeral.text,
        )
        for numeral in numerals
        if numeral.kind == UNTRACED
    ]


def summary(numerals: list[Numeral]) -> dict:
    """Counts by class, and within each class by reason; bound numerals are told by their ids elsewhere."""
    reasons = Counter((n.kind, n.reason) for n in numerals if n.kind != "bound")
    return count_classes(numerals) | {
        "reasons": [
            {"class": kind, "reason": reason, "numerals": count} for (kind, reason), count in sorted(reasons.items())
        ],
        "exemptions": sorted({f"{n.text}: {n.reason}" for n in numerals if n.kind == EXEMPT}),
    }


def summary_of_claims(quoted: list[Row]) -> dict:
    """Claims bound to predicates, and words of claims that are exempt, by the phrase that has the reason."""
    exempt = Counter(row["form"] for row in quoted if row["kind"] == "exempt claim word")
    return {
        "bound": sum(row["kind"] == "claim" for row in quoted),
        "exempt": sum(exempt.values()),
        "exempt_phrases": sorted(exempt),
    }


def complaints_of_counts(path: Path, printed: dict[str, dict], found: dict[str, dict]) -> list[Complaint]:
    """A complaint where the report prints another count of its numerals than was found."""
    if printed == found:
        return []
    return [
        Complaint(
            str(path),
            1,
            "the counts of numerals that the report prints are not those found",
            "Render the report again.",
        )
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    for name in ("draft", "report", "results", "verification", "published"):
        parser.add_argument(name, type=Path)
    arguments = parser.parse_args()

    html, pdf = arguments.draft / "review.html", arguments.draft / "review.pdf"
    counts_in_html, counts_in_pdf = (read_json(arguments.draft / f"coverage_{kind}.json") for kind in ("html", "pdf"))
    values = read_json(arguments.draft / "values.json") | counts_in_html | counts_in_pdf
    page = trace_html(html.read_bytes(), values, arguments.results, arguments.report)
    in_pdf = trace_pdf(pdf.read_bytes(), page, values, arguments.results)
    raise_if_any(
        [
            *complaints_of(html, page.numerals),
            *complaints_of(pdf, in_pdf),
            *complaints_of_counts(html, counts_in_html, coverage_values("html", count_classes(page.numerals))),
            *complaints_of_counts(pdf, counts_in_pdf, coverage_values("pdf", count_classes(in_pdf))),
        ]
    )
    claims = summary_of_claims(read_table(arguments.draft / "quotations.csv"))
    write_json(
        arguments.verification,
        {"html": summary(page.numerals), "pdf": summary(in_pdf), "untraced": 0, "claim_words": claims},
    )
    write_json(arguments.published, values)


if __name__ == "__main__":
    exit_on_complaints(main)
