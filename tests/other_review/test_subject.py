"""The subject of this project's own review stands in data and report only: in no program, no rule, and nothing of the other review."""

from __future__ import annotations

import base64
import gzip
import re
from pathlib import Path

from conftest import ROOT
from other_review.building import SHARED_OF_REPORT

# Words of the subject of this project's own review, in names of its columns as well.
SUBJECT = re.compile(
    r"\bHIV|\bAIDS|CD4|CD8|cell.therap|natural.killer|stem.cell|antiretroviral|transplant|lymphocyte"
    r"|dendritic|mesenchymal|infus(?:ed|ion)|graft|CCR5|\bdonor|xia2020|wang2021",
    re.IGNORECASE,
)
# Parts of a page that are packed: the table library, the shapes of letters, and whatever gzip in base64 begins.
LIBRARY = re.compile(r'<script type="text/plain" id="table-\w+">[\w+/=]*</script>', re.ASCII)
FONT = re.compile(r"data:font/\w+;base64,[\w+/]+=*", re.ASCII)
PACKED = re.compile(r"H4sI[\w+/]{40,}=*", re.ASCII)


def subject_in(text: str) -> list[str]:
    """Words of this project's subject; the name of its library is none of them."""
    return [found.group() for found in SUBJECT.finditer(text.replace("hivcells", ""))]


def unpacked(text: str) -> str:
    """A text with what is packed within it laid open, but for table library and font, which are the work of others.

    Letters of packed data spell anything by chance.
    """
    own = FONT.sub("", LIBRARY.sub("", text))
    return PACKED.sub(lambda found: gzip.decompress(base64.b64decode(found.group())).decode("utf-8"), own)


def test_nothing_of_this_projects_subject_is_in_its_results(review: Path) -> None:
    texts = [path for path in (review / "results").rglob("*") if path.is_file() and path.suffix != ".pdf"]
    found = {
        str(path.relative_to(review)): subject_in(unpacked(path.read_text("utf-8", errors="ignore"))) for path in texts
    }
    assert {path: words for path, words in found.items() if words} == {}


def test_what_is_packed_is_looked_into() -> None:
    packed = base64.b64encode(gzip.compress(b"Tea, for people whose CD4 counts nobody knows.")).decode()
    assert subject_in(unpacked(f'<script>"{packed}"</script>')) == ["CD4"]
    assert subject_in(unpacked('url("data:font/woff2;base64,d09GRgCD4+cd8/=") format("CD8")')) == ["CD8"]


def test_nothing_of_this_projects_subject_is_in_programs_and_rules() -> None:
    sources = [ROOT / "Snakefile", *(ROOT / "rules").glob("*"), *(ROOT / "scripts").rglob("*.py")]
    sources += [
        path for name in SHARED_OF_REPORT for path in [ROOT / "report" / name, *(ROOT / "report" / name).rglob("*")]
    ]
    found = {
        str(path.relative_to(ROOT)): subject_in(path.read_text(encoding="utf-8")) for path in sources if path.is_file()
    }
    assert {path: words for path, words in found.items() if words} == {}
