"""The PDFs as archives and programs meet them: titled, dated, licensed, with their subject, keywords and data."""

import io
import json
import re
import zipfile
from pathlib import Path

import pikepdf
import yaml
from conftest import ROOT
from hivcells.report.attached import with_licence
from pdf.reading import in_one_line


def test_the_pdf_has_the_title_of_the_page_and_shows_it(pdf, title):
    assert str(pdf.docinfo["/Title"]) == title
    assert pdf.open_metadata()["dc:title"] == title
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_each_pdf_names_its_subject_and_keywords(each):
    keywords = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["keywords"]
    assert str(each.docinfo["/Keywords"]) == ", ".join(keywords)
    assert len(str(each.docinfo["/Subject"])) > 40


def test_the_supplement_is_titled_as_one_and_shows_it(supplement, title):
    assert str(supplement.docinfo["/Title"]) == f"{title}: supplement"
    assert supplement.Root.ViewerPreferences.DisplayDocTitle


def test_the_only_date_that_a_pdf_may_carry_is_midnight_of_its_release(each):
    released = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["date-released"]
    in_info = [str(each.docinfo[key]) for key in ("/CreationDate", "/ModDate") if key in each.docinfo]
    metadata = each.open_metadata()
    in_xmp = [metadata[key] for key in ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate") if key in metadata]
    digits = {re.sub(r"\D", "", date)[:14].ljust(14, "0") for date in in_info + in_xmp}
    assert digits <= {re.sub(r"\D", "", str(released)) + "000000"}


def test_the_first_page_says_the_licence(sheets):
    assert "licence CC BY 4.0" in in_one_line(sheets[0].get_textpage().get_text_range())


LICENCE = ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/")


def test_each_pdf_names_its_licence_to_programs(each):
    metadata = each.open_metadata()
    assert (metadata["dc:rights"], metadata["xmpRights:WebStatement"]) == LICENCE
    assert metadata["xmpRights:Marked"] == "True"


def test_the_licence_is_all_that_is_put_into_a_pdf_and_the_same_bytes_each_time():
    package = ROOT / "data" / "datapackage.json"
    bare = io.BytesIO()
    with pikepdf.new() as empty:
        empty.add_blank_page()
        empty.save(bare, deterministic_id=True)
    first, second = (with_licence(bare.getvalue(), package) for _ in range(2))
    assert first == second
    with pikepdf.open(io.BytesIO(first)) as licensed:
        assert not {"xmp:ModifyDate", "xmp:MetadataDate", "pdf:Producer"} & set(licensed.open_metadata())
        assert not {"/ModDate", "/Producer"} & set(licensed.docinfo)


def test_the_article_carries_its_data(pdf):
    with zipfile.ZipFile(io.BytesIO(pdf.attachments["data-package.zip"].get_file().read_bytes())) as packed:
        tables = {Path(resource["path"]) for resource in json.loads(packed.read("datapackage.json"))["resources"]}
        assert {Path(name) for name in packed.namelist()} == tables | {Path("datapackage.json")}
        assert packed.read("findings.csv") == (ROOT / "data" / "findings.csv").read_bytes()


def test_each_pdf_says_what_it_is_about(each):
    keywords = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))["keywords"]
    assert str(each.docinfo["/Keywords"]).split(", ") == keywords
    assert len(str(each.docinfo["/Subject"])) > 40
