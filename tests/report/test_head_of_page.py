"""The head of the page and the review's own citation, in each format, say what the citation file says."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from datetime import date
from pathlib import Path

import lxml.html
import pypandoc
import yaml
from conftest import ROOT
from hivcells.report import own_citation
from hivcells.report.head import About, content_security_policy, head
from hivcells.report.page_parts import about_document

CITATION = {
    "title": "Tea for headache",
    "authors": [{"name": "tea contributors"}, {"family-names": "Åse", "given-names": "Bo"}],
    "version": "3.1.0",
    "date-released": date(2024, 5, 6),
    "keywords": ["tea"],
}
ABOUT = About("Tea <for> headache", "Does tea help?", "en-GB", "https://example.org/licence")
DATASET = {"name": "tea", "title": "Cups"}


def test_the_review_has_one_title_in_its_text_its_citation_and_its_way_to_be_cited():
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    title = about_document(ROOT / "report" / "index.qmd", "en-GB", {}).title
    assert {cited["title"], cited["preferred-citation"]["title"]} == {title}
    assert json.loads((ROOT / ".zenodo.json").read_text(encoding="utf-8"))["title"] == title
    assert f"*{title}.*" in (ROOT / "report" / "sections" / "citing.qmd").read_text(encoding="utf-8")


def test_the_description_that_search_engines_show_is_one_line_of_the_review():
    page = lxml.html.parse(ROOT / "results" / "report" / "review.html").getroot()
    said = about_document(ROOT / "report" / "index.qmd", "en-GB", {}).description
    assert {*contents_of(page, "description"), *contents_of(page, "DC.description")} == {said}


def a_head(**more) -> lxml.html.HtmlElement:
    return lxml.html.fromstring("<html><head>" + head(CITATION | more, ABOUT, DATASET, ["go()"], "") + "</head></html>")


def contents_of(page: lxml.html.HtmlElement, name: str) -> list[str]:
    return [element.get("content") for element in page.iterfind(f".//meta[@name='{name}']")]


def test_a_citation_names_authors_title_version_and_date():
    assert own_citation.citation_as_text(CITATION) == (
        "tea contributors; Åse, Bo. Tea for headache. Version 3.1.0, 2024-05-06."
    )


def test_bibtex_keeps_a_group_whole_and_a_person_in_parts():
    assert "author = {{tea contributors} and Åse, Bo}" in own_citation.citation_as_bibtex(CITATION)


def test_ris_begins_with_its_type_and_ends_with_its_end():
    lines = own_citation.citation_as_ris(CITATION).split("\r\n")
    assert lines[0] == "TY  - RPRT" and lines[-2:] == ["ER  - ", ""]
    assert "AU  - tea contributors," in lines and "AU  - Åse, Bo" in lines  # a comma ends the name of a group
    assert "DA  - 2024/05/06" in lines


# With the signs that TeX reads as something else.
SIGNS = r"Tea & milk: 50% {more} of #1 in a_b, ~5 $ \ 2^3"


def test_pandoc_reads_the_same_of_the_review_in_each_format():
    signs = CITATION | {"title": SIGNS, "doi": "10.1/te_a"}
    for written, kind in (
        (own_citation.citation_as_bibtex, "biblatex"),
        (own_citation.citation_as_ris, "ris"),
        (lambda citation: json.dumps(own_citation.citation_as_csl(citation)), "csljson"),
    ):
        [read] = json.loads(pypandoc.convert_text(written(signs), "csljson", kind))
        assert read["id"] == "review", kind
        assert re.sub("<[^>]+>", "", read["title"]) == signs["title"], kind
        assert read["DOI"] == "10.1/te_a" and read["issued"]["date-parts"][0][0] == 2024, kind
        group, person = read["author"]
        # pandoc takes a word in small letters for a particle of a name, also in a group.
        assert sorted(" ".join(group.values()).split()) == ["contributors", "tea"], kind
        assert (person["family"], person["given"]) == ("Åse", "Bo"), kind


def test_csl_json_has_the_date_in_parts():
    [entry] = own_citation.citation_as_csl(CITATION)
    assert entry["issued"] == {"date-parts": [[2024, 5, 6]]}
    assert entry["author"] == [{"literal": "tea contributors"}, {"family": "Åse", "given": "Bo"}]


def test_no_doi_is_named_before_there_is_one_and_each_format_names_it_then():
    written = json.dumps([own_citation.citation_as_csl(CITATION), own_citation.citation_as_bibtex(CITATION)])
    assert "doi" not in written.lower()
    assert contents_of(a_head(), "citation_doi") == []
    assert contents_of(a_head(doi="10.1/tea"), "citation_doi") == ["10.1/tea"]


def test_the_head_says_what_the_citation_file_says():
    page = a_head()
    assert contents_of(page, "citation_author") == ["tea contributors", "Åse, Bo"] == contents_of(page, "DC.creator")
    assert contents_of(page, "DC.date") == ["2024-05-06"]
    assert contents_of(page, "citation_title") == ["Tea <for> headache"]


def test_data_in_the_head_say_what_article_and_data_are_and_cannot_end_their_element():
    page = a_head()
    article = json.loads(page.find(".//script[@type='application/ld+json']").text)
    assert (article["@type"], article["isBasedOn"]["@type"]) == ("ScholarlyArticle", "Dataset")
    assert article["headline"] == "Tea <for> headache"
    assert "<" not in page.find(".//script[@type='application/ld+json']").text


def test_data_in_the_head_name_the_files_that_hold_them():
    article = json.loads(a_head().find(".//script[@type='application/ld+json']").text)
    files = {file["contentUrl"] for file in article["isBasedOn"]["distribution"]}
    assert files >= {"../../data/datapackage.json", "../values.json", "../claims.json", "../tables/ledger.csv"}
    assert all((ROOT / "results" / "report" / file).resolve().is_file() for file in files)


def test_only_scripts_with_these_words_may_run_and_nothing_is_fetched():
    policy = content_security_policy(["go()"])
    digest = base64.b64encode(hashlib.sha256(b"go()").digest()).decode()
    assert policy.startswith("default-src 'none';")
    assert f"script-src 'sha256-{digest}';" in policy
    assert "unsafe-inline" not in policy.split("script-src")[1].split(";")[0]


def test_title_and_question_come_from_the_document(tmp_path: Path):
    (tmp_path / "index.qmd").write_text('---\ntitle: "Tea"\ndescription: "Does\n  tea help?"\n---\n\nText.\n')
    about = about_document(tmp_path / "index.qmd", "en", {"licenses": [{"path": "https://example.org/l"}]})
    assert about == About("Tea", "Does tea help?", "en", "https://example.org/l")
