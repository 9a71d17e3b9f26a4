"""A few values, reported and derived, and the ledger of them, as the page and the PDF have it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
from hivcells.report.ledger import ledger_typst, lines_in_pdf, table
from hivcells.report.references import Work
from hivcells.report.tables.rendering import page_templates
from hivcells.report.text_font import letters_in_print

TEMPLATES = Path(__file__).resolve().parents[2] / "report" / "templates"
LETTERS = letters_in_print()
WORKS = {"ase": Work("ase2020", "Åse 2020"), "bo": Work("bo2021", "Bo 2021")}
BLANK = {
    "relation": "",
    "unit": "",
    "low": None,
    "high": None,
    "method": "",
    "interval": "",
    "quantity": "",
    "script": "scripts/x.py",
}


def reported(text: str, row: str, source: str = "ase", as_printed: str = "", locator: str = "p. 2") -> dict:
    found = {"text": text, "kind": "reported", "rows": [row], "inputs": [], "source": source}
    return BLANK | found | {"as_printed": as_printed, "locator": locator, "quantity": f"{text} points"}


def derived(text: str, inputs: list[str], method: str, interval: str = "") -> dict:
    found = {
        "text": text,
        "kind": "derived",
        "rows": [],
        "inputs": inputs,
        "source": "",
        "as_printed": "",
        "locator": "",
    }
    return BLANK | found | {"method": method, "interval": interval, "quantity": f"{text}%"}


VALUES = {
    "fall.events": reported("3", "events.csv#fall", as_printed="three of nine fell"),
    "fall.assessed": reported("9", "events.csv#fall", as_printed="three of nine fell"),
    "fall.percent": derived("33", ["fall.events", "fall.assessed"], "3 of 9, exact interval", "7 to 70"),
    "fall.recheck": derived("33.3", ["fall.events", "fall.assessed"], "3 of 9"),
    "pain": reported("12", "findings.csv#pain", as_printed="12 points"),
    "sleep": reported("7", "findings.csv#sleep", source="bo"),
    "ratio": derived("1.7", ["pain", "sleep"], "pain over sleep"),
    "unused": reported("1", "findings.csv#unused"),
}


def on_page(values: dict) -> lxml.html.HtmlElement:
    """The ledger of all values as a table of a page."""
    return lxml.html.fromstring(
        page_templates(TEMPLATES).get_template("table.html.j2").render(table=table(values, WORKS))
    )


def in_pdf(places: dict[str, str], values: dict | None = None) -> str:
    """The ledger of a PDF that shows numbers at these places."""
    return ledger_typst(lines_in_pdf(places, values or VALUES, WORKS, LETTERS), TEMPLATES)


def texts(row: lxml.html.HtmlElement) -> list[str]:
    return [cell.text_content() for cell in row]
