"""Quotation marks and apostrophes reach the PDF as they stand in the text."""

from __future__ import annotations

from pathlib import Path

import pypandoc
import pypdfium2
import typst
from conftest import ROOT
from hivcells.report.compose import settings_of
from hivcells.report.documents import TYPST

TEXT = "HIV-1’s reservoir, “CD4”, 5’ and “1”"


def in_pdf(text: str, variant: str, folder: Path) -> str:
    source, pdf = folder / "text.typ", folder / "text.pdf"
    pypandoc.convert_text(text, f"typst{variant}", "markdown", outputfile=source)
    typst.compile(source, output=pdf)
    with pypdfium2.PdfDocument(pdf) as read:
        return read[0].get_textpage().get_text_range().split("\r\n")[0]


def test_no_apostrophe_behind_a_digit_becomes_a_prime(tmp_path: Path) -> None:
    """Both renderers read the variant of the format from the settings."""
    variant = settings_of(ROOT / "report", TYPST)["variant"]
    assert in_pdf(TEXT, variant, tmp_path) == TEXT
    assert in_pdf(TEXT, "", tmp_path) != TEXT  # what pandoc and typst do otherwise
