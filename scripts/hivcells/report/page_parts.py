"""The parts of the page that the project writes itself: its head, its scripts, and the evidence that it shows on demand.

itables brings DataTables with its extensions for use without a network. Evidence and library are
packed, so that a page that nobody asks for evidence stays small.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hivcells.artefacts import read_json, write_text
from hivcells.citation_file import read_citation
from hivcells.complaints import Complaint, Complaints
from hivcells.report.compose import COMPOSED, settings_of
from hivcells.report.head import About, head
from hivcells.report.packing import EVIDENCE_FILE, in_letters
from hivcells.report.prose import settings_in
from hivcells.report.text_font import font_faces

# A page beyond this is slow to send and to open.
MOST_MB = 20
# In the order in which they build on each other.
SCRIPTS = ("evidence", "elements", "citing", "card", "cards", "tables", "perspectives", "search", "notes", "frame")
# The script that insert.lua puts behind the first table.
FIRST = "styles/page/first.js"
# The script that stands in the head.
BEGIN = "styles/page/begin.js"
# The library is a module; what it exports is made known to the scripts of the page.
EXPORTS = re.compile(r"\bexport\s*\{([^{}]+)\};?")
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
ASCII = "".join(map(chr, range(0x20, 0x7F)))


def stage_parts(copy: Path, begins_with: str, evidence: str, citation: Path, package: Path) -> None:
    """Write head.html, page.html and tables/evidence.html into the staged copy, whose settings name them; shorten its style."""
    library = library_as_module((_library() / "dt_bundle.js").read_text(encoding="utf-8"))
    script, first = script_of_page(copy / "styles" / "page"), (copy / FIRST).read_text(encoding="utf-8")
    begin = without_comments((copy / BEGIN).read_text(encoding="utf-8"))
    dataset = read_json(package)
    about = about_document(copy / begins_with, settings_of(copy)["lang"], dataset)
    letters = ASCII + (copy / COMPOSED).read_text(encoding="utf-8")
    of_head = head(read_citation(citation), about, dataset, [begin, first, script, library], font_faces(letters))
    write_text(copy / "head.html", f"{of_head}<script>{begin}</script>\n")
    css = copy / settings_of(copy)["css"]
    write_text(css, without_remarks(css.read_text(encoding="utf-8")))
    write_text(copy / "page.html", f"</main>\n<script>{script}</script>\n")
    write_text(copy / "tables" / "evidence.html", evidence_in_page(evidence, library))


def script_of_page(folder: Path) -> str:
    """The scripts of the page as one, whose names are its own, without what stands there for those who read them."""
    written = "".join((folder / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return "(() => {\n" + without_comments(written) + "})();\n"


def without_comments(script: str) -> str:
    """A script without indents and without lines that are blank or a comment.

    ASSUME: no text runs over several lines, which a test holds the scripts to.
    """
    lines = (line.strip() for line in script.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def without_remarks(style: str) -> str:
    """A style sheet without its remarks, and without blanks before lines; no string there holds what ends a remark."""
    lines = (line.strip() for line in REMARK.sub("", style).splitlines())
    return "".join(f"{line}\n" for line in lines if line)


def about_document(document: Path, lang: str, dataset: Mapping[str, Any]) -> About:
    """What the head says of a document, from the settings that it begins with."""
    settings = settings_in(document)
    licence = next((licence["path"] for licence in dataset.get("licenses", []) if "path" in licence), "")
    return About(settings["title"], " ".join(settings.get("description", "").split()), lang, licence)


def library_as_module(bundle: str) -> str:
    """The table library as a script that stands in the page: it exports nothing, but says when it is there.

    Raises Complaints where the bundle does not end with its exports.
    """
    *_, found = [None, *EXPORTS.finditer(bundle)]
    names = {export: name for name, export in re.findall(r"([\w$]+) as (\w+)", found.group(1))} if found else {}
    if not found or "default" not in names:
        remedy = "Take itables in the version of requirements.in, or correct hivcells/report/page_parts.py."
        raise Complaints([Complaint("requirements.in", 1, "itables has no table library that is known", remedy)])
    known = f"globalThis.TableLibrary={names['default']};dispatchEvent(new Event('table-library'));"
    return bundle[: found.start()] + known + bundle[found.end() :]


def evidence_in_page(evidence: str, library: str, most_mb: float = MOST_MB) -> str:
    """Script elements with the packed evidence and the packed table library.

    Raises Complaints where the evidence is too large for the page.
    """
    if len(evidence) > most_mb * 1e6:
        problem = f"the evidence has {len(evidence) / 1e6:.1f} MB, more than {most_mb} MB, which a page can carry"
        remedy = "Leave a table out in scripts/hivcells/report/tables/all_tables.py; ledger.html has all of them."
        raise Complaints([Complaint(f"results/draft/{EVIDENCE_FILE}", 1, problem, remedy)])
    return (
        f'<script type="application/json" id="evidence-data" data-packed="gzip">"{evidence}"</script>\n'
        f'<script type="text/plain" id="table-library">{in_letters(library)}</script>\n'
    )


def _library() -> Path:
    found = find_spec("itables")
    if not found or not found.origin:
        remedy = "Set up the environment anew: remove .venv and type `make`."
        raise Complaints([Complaint("requirements.lock", 1, "itables is not installed", remedy)])
    return Path(found.origin).parent / "html"
