"""What the review says of how it is cited is read in one way, and complained of where it cannot be."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.citation_file import name_of_author, read_citation
from hivcells.complaints import Complaints

WHOLE = "title: Tea\nauthors:\n  - name: tea contributors\nversion: 1.10\ndate-released: 2026-01-09\n"
CITE = "Add it; citation-file-format.github.io says how it is written."


def read(folder: Path, text: str) -> dict:
    path = folder / "CITATION.cff"
    path.write_text(text, encoding="utf-8")
    return read_citation(path)


def test_versions_and_dates_are_read_as_the_text_that_they_are(tmp_path: Path) -> None:
    citation = read(tmp_path, WHOLE)
    assert (citation["version"], citation["date-released"]) == ("1.10", "2026-01-09")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{WHOLE}keywords: [tea\n", ["CITATION.cff:7: not YAML. Fix the line."]),
        (
            WHOLE.replace("title: Tea\n", ""),
            [f"CITATION.cff:1, column 'title': the field is missing. {CITE}"],
        ),
        (
            "tea",
            [
                f"CITATION.cff:1, column '{name}': the field is missing. {CITE}"
                for name in ("authors", "date-released", "title", "version")
            ],
        ),
    ],
)
def test_a_file_that_cannot_be_cited_from_is_complained_of(tmp_path: Path, text: str, said: list[str]) -> None:
    with pytest.raises(Complaints) as refused:
        read(tmp_path, text)
    assert list(map(str, refused.value.complaints)) == said


def test_an_author_is_written_as_catalogues_write_one() -> None:
    assert name_of_author({"family-names": "Tea", "given-names": "Green"}) == "Tea, Green"
    assert [name_of_author({"family-names": "Tea"}), name_of_author({"name": "cups"})] == ["Tea", "cups"]
