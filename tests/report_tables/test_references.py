"""Entries of the bibliography and the labels of citations, from rows of sources."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pypandoc
import pytest
from conftest import ROOT
from hivcells.report.citations import fault_of_reference, works_of_sources
from hivcells.report.references import references_of, texts_of_references, with_names, works_of

COLUMNS = (
    "source_id work_id kind authors title title_note container publisher year month day volume issue pages doi pmid pmcid"
    " url language accessed"
)


def sources(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame([dict.fromkeys(COLUMNS.split(), "") | row for row in rows])


ARTICLE = {"source_id": "ase2020", "work_id": "ase2020", "kind": "article", "title": "Tea", "year": "2020"}


def test_blanks_are_left_out_and_the_date_is_as_long_as_it_is_known():
    whole = ARTICLE | {"month": "3", "pages": "1-9", "doi": "10.1/x"}
    assert references_of(sources(whole)) == [
        {
            "id": "ase2020",
            "type": "article-journal",
            "title": "Tea",
            "page": "1-9",
            "DOI": "10.1/x",
            "issued": {"date-parts": [[2020, 3]]},
        }
    ]


def test_people_have_family_and_given_names_groups_one_and_a_cut_list_ends_with_others():
    (entry,) = references_of(sources(ARTICLE | {"authors": "Åse, Kari; Tea Group; et al."}))
    assert entry["author"] == [{"family": "Åse", "given": "Kari"}, {"literal": "Tea Group"}, {"literal": "others"}]


def test_a_work_is_listed_once_however_many_documents_belong_to_it():
    appendix = ARTICLE | {"source_id": "ase2020appendix"}
    assert [entry["id"] for entry in references_of(sources(ARTICLE, appendix))] == ["ase2020"]


def test_kinds_that_are_no_articles_are_named():
    assert references_of(sources(ARTICLE | {"kind": "press"}))[0]["genre"] == "Press text"
    assert "genre" not in references_of(sources(ARTICLE))[0]


def test_the_day_of_reading_the_pmcid_and_what_is_to_be_known_of_the_title_are_kept():
    seen = {"accessed": "2024-05-06", "pmcid": "PMC12", "title_note": "title cut off"}
    (entry,) = references_of(sources(ARTICLE | seen))
    assert (entry["accessed"], entry["PMCID"], entry["note"]) == (
        {"date-parts": [[2024, 5, 6]]},
        "PMC12",
        "title cut off",
    )
    assert entry["title"] == "Tea"


def test_a_group_is_cited_by_its_short_name_and_listed_by_its_whole_one(tmp_path: Path):
    groups = "The TEA–CUP Study Group; POT Scientific Committee; Åse, Kari"
    references = references_of(sources(ARTICLE | {"authors": groups}))
    assert references[0]["author"][0] == {"literal": "The TEA–CUP Study Group"}
    (tmp_path / "references.json").write_text(json.dumps(references[:1]), encoding="utf-8")
    style = f"--csl={ROOT / 'report' / 'references.csl'}"
    settings = ["--citeproc", f"--bibliography={tmp_path / 'references.json'}", style]
    cited, listed, *_ = pypandoc.convert_text("As said [@ase2020].", "plain", "markdown", settings).split("\n\n")
    assert cited == "As said (TEA–CUP et al. 2020)."
    assert listed.startswith("The TEA–CUP Study Group, POT Scientific Committee, Åse K. 2020.")
    assert label(authors=groups) == "TEA–CUP 2020"


def test_a_reference_without_a_date_says_when_it_was_read(tmp_path: Path):
    seen = {"authors": "Åse, Kari", "url": "https://example.org/tea", "accessed": "2024-05-06"}
    undated = seen | {"source_id": "tea", "work_id": "tea", "year": ""}
    path = tmp_path / "references.json"
    path.write_text(json.dumps(references_of(sources(ARTICLE | seen, ARTICLE | undated))), encoding="utf-8")
    texts = texts_of_references(path, ROOT / "report" / "references.csl")
    assert texts["tea"] == "Åse K. no date. Tea. https://example.org/tea. Read 6 May 2024."
    assert texts["ase2020"] == "Åse K. 2020. Tea. https://example.org/tea."
    works = works_of_sources(sources(ARTICLE | seen, ARTICLE | undated))
    assert fault_of_reference(texts["tea"], works["tea"]) == ""
    assert fault_of_reference(texts["tea"].replace("6 May", "7 May"), works["tea"])


@pytest.mark.parametrize(
    ("study", "year", "name"),
    [
        ("Tea 2020", "2020", "[Tea]"),
        ("Tea, 2020", "2020", "[Tea]"),
        ("Tea at noon (Talks 2020)", "2020", "[Tea at noon (Talks)]"),
        ("Tea 2018", "", "[Tea]"),
        ("Teas since 2010", "2020", "[Teas since 2010]"),
        ("Tea (NCT00002020)", "2020", "[Tea (NCT00002020)]"),
    ],
)
def test_a_name_given_here_does_not_repeat_the_year_beside_it(study: str, year: str, name: str):
    studies = pd.DataFrame([{"source_id": "ase2020", "label": study}])
    named = with_names({"studies": studies, "sources": sources(ARTICLE | {"year": year})})
    assert list(named["sources"].authors) == [name]


def label(**columns: str) -> str:
    return works_of(sources(ARTICLE | columns))["ase2020"].label


def test_a_citation_names_the_first_author_else_the_journal_the_publisher_or_the_title():
    assert label(authors="Åse, Kari; Bo, Ola", container="J Tea") == "Åse 2020"
    assert label(container="J Tea", publisher="Cup") == "J Tea 2020"
    assert label(publisher="Cup") == "Cup 2020"
    assert label(title="A long title " * 9) == "A long title A long title A long title … 2020"
    assert label(publisher="Cup", year="") == "Cup no date"


def test_a_document_is_cited_as_the_work_that_it_belongs_to():
    appendix = ARTICLE | {"source_id": "x", "authors": "Somebody, Else", "year": "2022"}
    assert works_of(sources(ARTICLE | {"authors": "Åse, Kari"}, appendix))["x"] == ("ase2020", "Åse 2020")


def test_references_are_written_in_the_words_of_the_style_in_its_order_by_their_work(tmp_path: Path):
    bo = ARTICLE | {
        "source_id": "bo2021",
        "work_id": "bo2021",
        "authors": "Bo, Ola",
        "year": "2021",
        "title": "<b> & x",
    }
    path = tmp_path / "references.json"
    path.write_text(json.dumps(references_of(sources(bo, ARTICLE | {"authors": "Åse, Kari"}))), encoding="utf-8")
    texts = texts_of_references(path, ROOT / "report" / "references.csl")
    assert list(texts) == ["ase2020", "bo2021"]
    assert all(word in texts["ase2020"] for word in ("Åse K", "Tea", "2020")) and "\n" not in texts["ase2020"]
    assert "<b> & x" in texts["bo2021"]
