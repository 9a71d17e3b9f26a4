"""Quarto and the embedded renderer give the same report. Needs Quarto on PATH."""

from __future__ import annotations

import re
import shutil

import lxml.html
import pytest
from conftest import copy_of_project, snakemake

pytestmark = pytest.mark.skipif(
    shutil.which("quarto") is None, reason="Quarto is not on PATH; the embedded renderer is tested everywhere"
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, lxml.html.HtmlElement]:
    pages = {}
    for renderer in ("quarto", "embedded"):
        copy = copy_of_project(tmp_path_factory.mktemp(renderer))
        (copy / "config.yaml").write_text(f"renderer: {renderer}\n")
        done = snakemake(copy)
        assert done.returncode == 0, done.stderr[-3000:]
        pages[renderer] = lxml.html.parse(copy / "results" / "report" / "review.html").getroot()
    return pages


def of_both(pages: dict, select) -> tuple:
    return tuple(select(pages[renderer]) for renderer in ("quarto", "embedded"))


def text(element) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_numbers_come_out_alike(pages: dict) -> None:
    quarto, embedded = of_both(
        pages, lambda page: [(e.get("data-value"), text(e)) for e in page.cssselect("span.value")]
    )
    assert quarto == embedded and len(quarto) > 100


def test_claims_come_out_alike(pages: dict) -> None:
    quarto, embedded = of_both(
        pages, lambda page: [(e.get("data-claim"), text(e)) for e in page.cssselect("span.claim")]
    )
    assert quarto == embedded and quarto


@pytest.mark.parametrize(
    "selector",
    [
        "a.quarto-xref",
        "span.citation",
        "span.header-section-number",
        "figcaption",
        "#refs .csl-entry",
        "nav a",
        "h1",
        "h2",
    ],
)
def test_structure_comes_out_alike(pages: dict, selector: str) -> None:
    quarto, embedded = of_both(pages, lambda page: [text(e) for e in page.cssselect(selector)])
    assert quarto == embedded and quarto


def test_sections_come_out_alike(pages: dict) -> None:
    """Styles and scripts of the page look for sections by their names."""
    quarto, embedded = of_both(pages, lambda page: [e.get("id") for e in page.cssselect("section")])
    assert quarto == embedded and "sec-words" in embedded


def test_alt_texts_come_out_alike(pages: dict) -> None:
    quarto, embedded = of_both(pages, lambda page: [e.get("aria-label") for e in page.cssselect("svg")])
    assert quarto == embedded and all(quarto)


def test_paragraphs_come_out_alike(pages: dict) -> None:
    quarto, embedded = of_both(pages, lambda page: [text(e) for e in page.cssselect("p")])
    assert quarto == embedded


OF_THE_RENDERER = ("generator", "viewport")


def test_heads_come_out_alike(pages: dict) -> None:
    """What a search engine shows of the page; each renderer names itself, and says how wide a window is, in its own way."""
    quarto, embedded = of_both(
        pages, lambda page: {e.get("name"): e.get("content") for e in page.cssselect("meta[name]")}
    )
    assert quarto.keys() - OF_THE_RENDERER == embedded.keys() - OF_THE_RENDERER
    assert {name for name in embedded if quarto[name] != embedded[name]} <= {*OF_THE_RENDERER}
