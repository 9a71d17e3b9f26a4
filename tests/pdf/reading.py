"""Where the built PDFs are, and what one holds: elements of its structure with their pages, lines, head and foot."""

from pathlib import Path

import pikepdf
from conftest import BUILT

PDF, SUPPLEMENT = (BUILT / "report" / name for name in ("review.pdf", "supplement.pdf"))
# Between head and foot of a page, in points.
FOOT_PT, HEAD_PT = 62, 59


def built(path: Path) -> Path:
    assert path.exists(), f"{path.name} is not there: run `snakemake`"
    return path


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def elements(node, kind: str) -> list:
    """The elements of one kind in the structure tree, in the order of reading."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in elements(child, kind)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    here = [node] if node.get("/S") == kind else []
    return here + elements(node.get("/K"), kind)


def lines_of(sheet) -> list[str]:
    return [line.strip() for line in sheet.get_textpage().get_text_range().splitlines() if line.strip()]


def numbers_of_pages(pdf) -> dict:
    return {page.objgen: number for number, page in enumerate(pdf.pages)}


def places_of_marks(node, numbers: dict, sheet=None) -> list[int]:
    """The pages, by their numbers, of what stands below a node of the structure, in the order of reading."""
    if isinstance(node, int):
        return [sheet]
    if isinstance(node, pikepdf.Array):
        return [page for child in node for page in places_of_marks(child, numbers, sheet)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    sheet = numbers[node.Pg.objgen] if "/Pg" in node else sheet
    return places_of_marks(node.get("/MCID", node.get("/K")), numbers, sheet)


def parents_of(node, kind: str) -> list:
    """The elements that have one of a kind right below them."""
    if isinstance(node, pikepdf.Array):
        return [found for child in node for found in parents_of(child, kind)]
    if not isinstance(node, pikepdf.Dictionary) or "/K" not in node:
        return []
    children = node.K if isinstance(node.K, pikepdf.Array) else [node.K]
    has = any(isinstance(child, pikepdf.Dictionary) and child.get("/S") == kind for child in children)
    return ([node] if has else []) + [found for child in children for found in parents_of(child, kind)]
