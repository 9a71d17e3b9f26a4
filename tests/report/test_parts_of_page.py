"""What the project writes into the page itself: its head, its citation, its font, its library, its evidence."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import lxml.html
import pandas as pd
import pypandoc
import pytest
import yaml
from conftest import ROOT
from fontTools.ttLib import TTFont
from hivcells.complaints import Complaints
from hivcells.report import own_citation
from hivcells.report.evidence_data import claims_on_demand
from hivcells.report.head import About, content_security_policy, head
from hivcells.report.packing import in_letters, packed, unpacked
from hivcells.report.page_parts import (
    about_document,
    evidence_in_page,
    library_as_module,
    stage_parts,
    without_comments,
    without_remarks,
)
from hivcells.report.renderers import HEADING, lowered
from hivcells.report.text_font import cut_down, folder_of_font, font_faces, stage_font

SCRIPTS = sorted((ROOT / "report" / "styles" / "page").glob("*.js"))
CITATION = {
    "title": "Tea for headache",
    "authors": [{"name": "tea contributors"}, {"family-names": "Åse", "given-names": "Bo"}],
    "version": "3.1.0",
    "date-released": date(2024, 5, 6),
    "keywords": ["tea"],
}
ABOUT = About("Tea <for> headache", "Does tea help?", "en-GB", "https://example.org/licence")
DATASET = {"name": "tea", "title": "Cups"}


def test_scripts_and_styles_stand_in_the_page_without_what_is_said_to_those_who_write_them():
    assert without_comments("// Why.\n  const a = 'x//y'; // so\n\n  go();\n") == "const a = 'x//y'; // so\ngo();\n"
    assert without_remarks("/* Why,\n and how. */\n a { color: red; }\n\n  b { top: 0 } /* so */\n") == (
        "a { color: red; }\nb { top: 0 }\n"
    )


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


def test_the_font_is_cut_down_to_its_letters_keeps_its_licence_and_gives_up_its_name():
    packed = cut_down(folder_of_font() / "SourceSerifPro-Regular.ttf", "tea")
    font = TTFont(io.BytesIO(packed))
    assert set(map(chr, font.getBestCmap())) == {"t", "e", "a"}
    names = {record.nameID: str(record) for record in font["name"].names}
    assert "SIL Open Font License" in names[13]
    assert {1, 4, 6} & set(names) == set()
    assert packed == cut_down(folder_of_font() / "SourceSerifPro-Regular.ttf", "aet")


def test_a_library_that_exports_becomes_a_script_that_says_it_is_there():
    module = library_as_module("const a=1;export{b as Other,a as default};/* licence */")
    assert module.startswith("const a=1;globalThis.TableLibrary=a;") and module.endswith("/* licence */")


def test_a_library_that_exports_nothing_is_complained_of():
    with pytest.raises(Complaints, match="requirements.in:1: itables has no table library"):
        library_as_module("const a=1;")


def said_of(call: Callable[[], object]) -> str:
    """The complaint with which a call ends."""
    with pytest.raises(Complaints) as refused:
        call()
    return str(refused.value)


def test_evidence_that_no_page_can_carry_is_complained_of():
    assert said_of(lambda: evidence_in_page("a" * 2_100_001, "", most_mb=2)) == (
        "results/draft/evidence.txt:1: the evidence has 2.1 MB, more than 2 MB, which a page can carry. "
        "Leave a table out in scripts/hivcells/report/tables/all_tables.py; ledger.html has all of them."
    )
    assert evidence_in_page("a" * 2_000_000, "", most_mb=2)


@pytest.mark.parametrize(
    ("package", "call"),
    [
        ("font_source_serif_pro", lambda folder: stage_font(folder)),
        ("font_source_serif_pro", lambda folder: font_faces("tea")),
        ("itables", lambda folder: stage_parts(folder, "index.qmd", "", folder / "CITATION.cff", folder / "data.json")),
    ],
    ids=["the font of the PDF", "the font of the page", "the table library"],
)
def test_a_font_or_table_library_that_is_not_installed_is_complained_of(
    package: str, call: Callable[[Path], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("hivcells.report.text_font.find_spec", lambda name: None)
    monkeypatch.setattr("hivcells.report.page_parts.find_spec", lambda name: None)
    remedy = "Set up the environment anew: remove .venv and type `make`."
    assert said_of(lambda: call(tmp_path)) == f"requirements.lock:1: {package} is not installed. {remedy}"


def test_what_is_packed_is_unpacked_and_packed_alike_each_time():
    evidence = {"values": {"tea": {"text": "3"}}}
    assert unpacked(packed(evidence)) == evidence
    assert packed(evidence) == packed(json.loads(json.dumps(evidence)))


def test_a_claim_tells_its_rows_and_the_studies_without_which_it_falls():
    judged = {
        "helps": {"meaning": "Tea helps.", "rows": ["studies.csv#ase2020"]},
        "unheld": {"meaning": "", "rows": []},
    }
    fragile = pd.DataFrame([{"claim_id": "helps", "flipped_by": "ase2020", "about": "one study"}])
    studies = pd.DataFrame([{"study_id": "ase2020", "label": "Åse 2020"}])
    assert claims_on_demand(judged, fragile, studies) == {
        "helps": {
            "meaning": "Tea helps.",
            "rows": ["studies.csv#ase2020"],
            "n_rows": 1,
            "rests_on": ["Åse 2020"],
            "one": True,
        }
    }


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<h1 id="a">Tea</h1>', '<h2 id="a">Tea</h2>'),
        ("<h2>Tea\nand</h2>", "<h3>Tea\nand</h3>"),
        ('<h1 class="title">Tea</h1>', '<h1 class="title">Tea</h1>'),
        ('<h2 id="toc-title">Contents</h2>', '<h2 id="toc-title">Contents</h2>'),
    ],
)
def test_sections_stand_one_level_below_the_title(written, expected):
    assert HEADING.sub(lowered, written) == expected


def test_the_page_carries_no_comments_of_its_scripts() -> None:
    assert without_comments("// why\nif (a) {\n  b(); // how\n\n}\n") == "if (a) {\nb(); // how\n}\n"


def test_no_text_of_the_scripts_runs_over_lines() -> None:
    """Else its indents and lines that look like comments would go with those of the script."""
    lines = [line for path in SCRIPTS for line in path.read_text(encoding="utf-8").splitlines()]
    assert lines and not [line for line in lines if line.count("`") % 2]


def test_what_is_packed_names_no_time_and_the_same_system_whatever_python_packs_it():
    flags, time, deflated_well, unix = b"\0", b"\0\0\0\0", b"\2", b"\3"
    assert base64.b64decode(in_letters("tea")).startswith(b"\x1f\x8b\x08" + flags + time + deflated_well + unix)
