"""Markup in any cell of the evidence is text: in the tables of page and PDF, in the evidence of the page, in exports."""

from __future__ import annotations

import csv
from pathlib import Path

import lxml.html
import pypdfium2
import pytest
import typst
from conftest import BUILT
from hivcells.evidence.rules.of_spreadsheets import FORMULA
from hivcells.report.evidence_data import evidence_of
from hivcells.report.packing import packed, unpacked
from hivcells.report.tables import discrepancies, risk_of_bias, searches, studies
from hivcells.report.tables.pieces import Table, with_numbers
from hivcells.report.tables.rendering import page_templates, pdf_templates
from hivcells.tables import Tables
from report_tables.tiny_review import frame, tea_for_headache

TEMPLATES = Path(__file__).resolve().parents[2] / "report" / "templates"
HOSTILE = [
    "<script>alert(1)</script>",
    "</script><!-- ]]> --><img src=x onerror=alert(1)>",
    '#panic("typst") #eval("1") $x$ *b* @ref <label>',
    "`x`{=html} {{< include x >}} {{ x }} {% raw %}",
    "]] #] [ \\ \" ' &lt;",
]
KEYS = ("_id", "same_people_as", "works", "source_a", "source_b", "follows", "caveats", "inclusion", "role", "year")
ALLOWED = {"div", "table", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "span", "a", "wbr"}


def with_cells_of(text: str) -> Tables:
    """The made-up review with a text in every cell that is no key and no word of a list."""
    tables = tea_for_headache(
        events=frame(
            "event_id | study_id | arm_id | outcome_id | kind | n_events | n_assessed | counted | severity | note",
            "e | ase | ase.tea | fall | adverse event | 1 | 2 | people | mild | none",
        ),
        discrepancies=frame(
            "discrepancy_id | study_id | topic | source_a | printed_a | source_b | printed_b | follows | reason",
            "d | ase | People | ase2020 | 9 | trial7 | 8 | source_b | later",
        ),
        risk_of_bias=frame(
            "judgement_id | study_id | tool | outcome_id | domain | judgement", "j | ase | T | pain | D | low"
        ),
        screening=frame("record_id | found_by | screened_on", "r | tea | 2026-01-02"),
    )
    for name in ("studies", "arms", "sources", "discrepancies", "risk_of_bias", "screening", "modalities", "outcomes"):
        table = tables[name]
        columns = [
            column
            for column in table.columns
            if not column.endswith(KEYS) and column not in ("text_read", "kind", "screened_on")
        ]
        tables[name] = table.assign(**dict.fromkeys(columns, text)) if columns else table
    tables["studies"]["inclusion"] = "included"
    tables["arms"]["role"] = "experimental"
    return tables


def tables_of(text: str) -> list[Table]:
    tables = with_cells_of(text)
    shown = [module.table(tables) for module in (studies, discrepancies, risk_of_bias, searches)]
    values = {"ase.people": {"text": "5", "quantity": "5", "interval": ""}}
    return [with_numbers(table, values) for table in shown]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_makes_no_element_of_the_page(text: str) -> None:
    for table in tables_of(text):
        written = page_templates(TEMPLATES).get_template("table.html.j2").render(table=table)
        page = lxml.html.fromstring(written)
        assert {element.tag for element in page.iter()} <= ALLOWED
        assert not [name for element in page.iter() for name in element.attrib if name.startswith("on")]
        assert text in page.text_content(), table.name


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_cell_runs_nothing_in_the_pdf(text: str, tmp_path: Path) -> None:
    for table in tables_of(text):
        source = pdf_templates(TEMPLATES).get_template("table.typ.j2").render(table=table)
        labels = "".join(f"#[x] <ref-{work}>" for work in ("ase2020", "trial7"))
        head = "#set page(width: 90cm, height: 60cm)\n#let number(label, body) = body\n"
        (tmp_path / "table.typ").write_text(f"{head}{source}\n{labels}", encoding="utf-8")
        document = pypdfium2.PdfDocument(typst.compile(tmp_path / "table.typ"))
        printed = "".join(page.get_textpage().get_text_range() for page in document)
        assert "".join(text.split()) in "".join(printed.split()), table.name


@pytest.mark.parametrize("text", HOSTILE)
def test_the_evidence_of_the_page_ends_no_script(text: str) -> None:
    evidence = packed(evidence_of(tables_of(text), {}, {}, frame(""), {"ase2020": text}, [], {}, TEMPLATES))
    assert evidence.replace("+", "").replace("/", "").rstrip("=").isalnum()
    held = unpacked(evidence)
    assert held["works"] == {"ase2020": text}
    cells = [cell for table in held["tables"].values() for row in table["rows"] for cell in row if cell.strip()]
    tags = {element.tag for cell in cells for element in lxml.html.fragment_fromstring(cell, "div").iter()}
    assert tags <= ALLOWED


def test_no_exported_table_holds_what_a_spreadsheet_would_take_for_a_formula() -> None:
    folders = [BUILT / name for name in ("evidence", "tables", "figures")]
    exported = [path for folder in folders for path in sorted(folder.glob("*.csv"))]
    assert exported, "run `snakemake` first"
    for path in exported:
        with path.open(newline="", encoding="utf-8") as file:
            found = [cell for row in csv.reader(file) for cell in row if FORMULA.fullmatch(cell)]
        assert not found, f"{path}: {found[:3]}"
