"""The parts of the page that show the evidence on demand: its data, and the library that shows tables.

itables brings DataTables with its extensions for use without a network. Both parts are packed,
so that a page that nobody asks for evidence stays small.
"""

from __future__ import annotations

import base64
import gzip
from importlib.util import find_spec
from pathlib import Path

from hivcells.complaints import Complaint, Complaints

# A page beyond this is slow to send and to open.
MOST_MB = 20


def evidence_in_page(evidence: str, most_mb: float = MOST_MB) -> str:
    """Script elements with the packed evidence and the packed table library.

    Raises Complaints where the evidence is too large for the page, or the library is not installed as a whole.
    """
    if len(evidence) > most_mb * 1e6:
        problem = f"the evidence has {len(evidence) / 1e6:.1f} MB, more than {most_mb} MB, which a page can carry"
        remedy = "Leave a table out in scripts/hivcells/report/tables/all_tables.py; ledger.html has all of them."
        raise Complaints([Complaint("results/draft/evidence.txt", 1, problem, remedy)])
    script, style = (_packed(_library() / name) for name in ("dt_bundle.js", "dt_bundle.css"))
    return (
        f'<script type="application/json" id="evidence-data" data-packed="gzip">"{evidence}"</script>\n'
        f'<script type="text/plain" id="table-library">{script}</script>\n'
        f'<script type="text/plain" id="table-style">{style}</script>\n'
    )


def _library() -> Path:
    found = find_spec("itables")
    if not found or not found.origin:
        raise _complaint("itables is not installed")
    return Path(found.origin).parent / "html"


def _packed(path: Path) -> str:
    if not path.is_file():
        raise _complaint(f"itables has no {path.name}")
    return base64.b64encode(gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)).decode()


def _complaint(problem: str) -> Complaints:
    remedy = "Set up the environment anew: remove .venv and type `make`."
    return Complaints([Complaint("requirements.lock", 1, problem, remedy)])
