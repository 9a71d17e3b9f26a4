"""Same input, same bytes: in another folder, time zone, locale and hash seed, from nothing or step by step."""

from __future__ import annotations

import hashlib
from pathlib import Path

from conftest import BUILT


def checksums(results: Path) -> dict[str, str]:
    """Checksum of every result, by its path; logs are of the last build, in which other steps may have run."""
    return {
        str(path.relative_to(results)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(results.rglob("*"))
        if path.is_file() and path.suffix != ".log" and path.name != ".snakemake_timestamp"
    }


def test_a_build_from_nothing_elsewhere_gives_the_bytes_that_stand_here(fresh_build) -> None:
    here, elsewhere = checksums(BUILT), checksums(fresh_build.folder / "results")
    assert elsewhere == {path: here.get(path) for path in elsewhere}
    documents = {f"report/{name}" for name in ("review.html", "review.pdf", "supplement.pdf", "ledger.html")}
    traces = {f"draft/{name}/trace.json" for name in ("review", "supplement")}
    assert {*documents, *traces, "evidence.sqlite", "draft/evidence.txt"} <= set(elsewhere)


def test_nothing_half_written_is_left_behind(fresh_build) -> None:
    assert not list((fresh_build.folder / "results").rglob("*.partial"))
