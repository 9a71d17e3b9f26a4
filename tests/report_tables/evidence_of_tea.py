"""Evidence small enough to be read: two numbers, a work, a claim, a perspective, and tables of as few cells as a test names."""

from __future__ import annotations

from conftest import ROOT
from hivcells.report.evidence_data import evidence_of
from hivcells.report.references import Work
from hivcells.report.tables.pieces import Column, Table, with_numbers
from report_tables.tiny_review import frame

TEMPLATES = ROOT / "report" / "templates"
WORKS = {"ase": Work("ase2020", "Åse 2020")}
SOURCES = frame(
    "source_id | kind | text_read | doi | url | language | title | title_note",
    "ase | article | abstract | 10.1/tea | https://x.org | sv | Te i tre dagar | ",
)
PERSPECTIVES = [
    {"id": "without_milk", "label": "without milk", "untrue": ["tea-helps"], "unjudged": [], "values": ["pain"]}
]
CLAIMS = {
    "tea-helps": {
        "meaning": "Tea helps 2 of 3.",
        "rows": ["studies.csv#ase"],
        "n_rows": 1,
        "rests_on": [],
        "one": False,
    }
}
REFERENCES = {"ase2020": "Åse K. 2020. Tea for 3 days."}
PAIN = {
    "text": "12", "quantity": "12 points", "relation": "", "limits": "", "interval": "", "kind": "reported", "method": "as printed", "inputs": [],
    "rows": ["findings.csv#pain"], "as_printed": "12 points", "locator": "p. 2", "source": "ase", "script": "x.py",
}  # fmt: skip
HALF = PAIN | {
    "text": "6", "quantity": "6 points", "relation": "", "limits": "", "interval": "5 to 7", "kind": "derived", "method": "half", "inputs": ["pain"],
    "rows": [], "as_printed": "", "locator": "", "source": "",
}  # fmt: skip
VALUES = {"pain": PAIN, "half": HALF}


def a_table(*cells) -> Table:
    columns = tuple(Column(f"Column {letter}", 1, letter == "b") for letter, _ in zip("abcd", cells))
    return with_numbers(Table("cups", "Cups", columns, [tuple(cells)]), VALUES)


def evidence(*tables: Table) -> dict:
    return evidence_of(tables, VALUES, WORKS, SOURCES, REFERENCES, PERSPECTIVES, CLAIMS, TEMPLATES)
