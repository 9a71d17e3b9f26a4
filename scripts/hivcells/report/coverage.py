"""How many numerals each document shows, by what stands behind them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

import lxml.html

from hivcells.quantities import write_number
from hivcells.report.classify import classes_of, is_counted
from hivcells.report.forms import FORMS_OF_CARD
from hivcells.report.numerals import BOUND, CLASSES, EXEMPT, numerals_of
from hivcells.report.trace import COVERAGE, Entry
from hivcells.report.values import value

COVERAGE_FILE = "coverage.json"


def counts_of(entries: Iterable[Entry], names: tuple[str, ...]) -> dict[str, Any]:
    """How many numerals of each class and of all, the reasons for those that are not bound, and the exemptions."""
    classed = [found for entry in entries if is_counted(entry) for found in classes_of(entry, names)]
    of_class = Counter(kind for _, kind, _ in classed)
    reasons = Counter((kind, reason) for _, kind, reason in classed if kind != BOUND)
    return {
        "found": len(classed),
        **{kind.replace(" ", "_"): of_class[kind] for kind in CLASSES},
        "reasons": [{"class": kind, "reason": reason, "numerals": n} for (kind, reason), n in sorted(reasons.items())],
        "exemptions": sorted({f"{text}: {reason}" for text, kind, reason in classed if kind == EXEMPT}),
    }


def coverage_values(counts: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The counts of documents as values that the report can quote: coverage.html.found, coverage.pdf.bound and so on."""
    names = ["found", *(kind.replace(" ", "_") for kind in CLASSES)]
    return {
        f"{COVERAGE}{document}.{name}": value(
            write_number(counted[name], 0),
            "counted",
            number=Decimal(counted[name]),
            unit="numerals",
            method="numerals of this document by its trace, without these counts and the numbers of its pages",
            script="scripts/compose_report.py",
        )
        for document, counted in counts.items()
        for name in names
    }


def numerals_in(evidence: Mapping[str, Any]) -> dict[str, int]:
    """How many numerals the evidence holds: those of values by their id, of references, of claims, and of its tables.

    The strings of the tables and references are those of the ledger beside the page, which is verified string by string.
    """
    cells = [cell for table in evidence["tables"].values() for row in table["rows"] for cell in row]
    held = {
        "values": [str(card.get(form, "")) for card in evidence["values"].values() for form in FORMS_OF_CARD],
        "works": evidence["works"].values(),
        "claims": [claim["meaning"] for claim in evidence["claims"].values()],
        "tables": [lxml.html.fromstring(f"<p>{cell}</p>").text_content() for cell in cells],
    }
    return {name: sum(len(numerals_of(text)) for text in texts) for name, texts in held.items()}
