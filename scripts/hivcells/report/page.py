"""Read the rendered page: its text part by part, and the marks on its numbers, claims and drawings."""

from __future__ import annotations

from dataclasses import dataclass, field

import lxml.html
from lxml.html import HtmlElement

UNSEEN = {"script", "style", "head", "template", "dialog", "noscript"}
DRAWINGS = ("img", "svg")
EVIDENCE = "evidence-data"  # the script element that holds it
# A drawing for phones, of which a screen shows either this or the one beside it.
NARROW_ONLY = "narrow-only"
READ_ALOUD = ("alt", "aria-label", "title", "placeholder")


@dataclass
class Page:
    """What a page shows: its texts, ids and texts of its numbers, ids of claims, names of drawings, other names read aloud, evidence."""

    texts: list[str] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)
    drawings: list[str] = field(default_factory=list)
    read_aloud: list[str] = field(default_factory=list)
    evidence: str = ""  # shown on demand, packed


def read_page(html: bytes) -> Page:
    """Read a page, whichever renderer wrote it."""
    page, root = Page(), lxml.html.fromstring(html)
    _read(root.find("body"), page, in_contents=False)
    packed = root.find(f".//script[@id='{EVIDENCE}']")
    page.evidence = "" if packed is None else (packed.text or "").strip().strip('"')
    return page


def _read(element: HtmlElement, page: Page, in_contents: bool) -> None:
    """Add what an element shows, and all within it, in their order."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return
    in_contents = in_contents or element.tag == "nav"
    _read_marks(element, page, in_contents)
    page.texts.append(element.text or "")
    for child in element:
        _read(child, page, in_contents)
        page.texts.append(child.tail or "")


def _read_marks(element: HtmlElement, page: Page, in_contents: bool) -> None:
    if element.tag == "span" and not in_contents:
        if value_id := element.get("data-value"):
            page.numbers.append((value_id, element.text_content()))
        elif claim_id := element.get("data-claim"):
            page.claims.append(claim_id)
    names = [text for name in READ_ALOUD if (text := element.get(name))]
    if NARROW_ONLY in (element.get("class") or "").split():
        return  # named as the drawing beside it
    if element.tag in DRAWINGS:
        page.drawings += names[:1]  # Quarto gives the same name twice
    else:
        page.read_aloud += names
