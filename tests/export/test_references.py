"""References for programs that keep them: each format says of a document what its row says."""

from __future__ import annotations

import json

import pandas as pd
import pypandoc
from hivcells.export.references import as_bibtex, as_csl, as_ris, exported

COLUMNS = (
    "source_id work_id kind authors title title_note container publisher year month day volume issue pages doi pmid pmcid"
    " url language accessed"
)
TEA = {
    "source_id": "ase2020", "work_id": "ase2020", "kind": "article", "title": "Tea & milk: 50% {more}", "year": "2020",
    "month": "3", "authors": "Åse, Kari; The Tea Group", "container": "Journal of Tea", "volume": "7", "issue": "2",
    "pages": "10–19", "doi": "10.1/te_a", "pmid": "12", "pmcid": "PMC34", "url": "https://doi.org/10.1/te_a",
    "language": "en", "accessed": "2024-05-06",
}  # fmt: skip
NEWS = {
    "source_id": "cup", "work_id": "cup", "kind": "press", "title": "Cups", "title_note": "title from the address",
    "url": "https://example.org/cup", "language": "en", "accessed": "2024-05-07",
}  # fmt: skip


def entries(*rows: dict[str, str]) -> list[dict]:
    return exported(pd.DataFrame([dict.fromkeys(COLUMNS.split(), "") | row for row in rows]))


def test_ris_gives_people_groups_pages_dates_and_identifiers() -> None:
    assert as_ris(entries(TEA)).split("\r\n") == [
        "TY  - JOUR", "ID  - ase2020", "AU  - Åse, Kari", "AU  - The Tea Group,", "TI  - Tea & milk: 50% {more}",
        "T2  - Journal of Tea", "VL  - 7", "IS  - 2", "DO  - 10.1/te_a", "AN  - 12", "C2  - PMC34", "LA  - en",
        "UR  - https://doi.org/10.1/te_a", "SP  - 10", "EP  - 19", "PY  - 2020", "DA  - 2020/03//", "Y2  - 2024/05/06/",
        "ER  - ", "",
    ]  # fmt: skip


def test_bibtex_keeps_groups_and_signs_whole() -> None:
    written = as_bibtex(entries(TEA))
    assert "  author = {Åse, Kari and {The Tea Group}},\n" in written
    assert r"  title = {{Tea \& milk: 50\% \{more\}}}," in written
    assert "  pages = {10--19},\n" in written and "  doi = {10.1/te_a},\n" in written
    assert "  urldate = {2024-05-06},\n" in written and "  pmcid = {PMC34},\n" in written


def test_pandoc_reads_the_same_of_each_format() -> None:
    for written, kind in ((as_bibtex, "biblatex"), (as_ris, "ris"), (as_csl, "csljson")):
        [read] = json.loads(pypandoc.convert_text(written(entries(TEA)), "csljson", kind))
        said = read["id"], read["container-title"], read["volume"], read["issue"], read["DOI"], read["page"]
        assert said == ("ase2020", "Journal of Tea", "7", "2", "10.1/te_a", read["page"]), kind
        assert read["page"].replace("–", "-") == "10-19" and "50%" in read["title"], kind
        person, group = read["author"]
        assert person["family"] == "Åse" and "The Tea Group" in group.values(), kind


def test_a_remark_on_a_title_stands_in_the_note_with_the_kind_of_text() -> None:
    [entry] = entries(NEWS)
    assert (entry["title"], entry["genre"], entry["note"]) == ("Cups", "Press text", "title from the address")
    assert "N1  - Press text; title from the address\r\n" in as_ris([entry])
    assert "  note = {Press text; title from the address},\n" in as_bibtex([entry])


def test_authors_whom_the_source_leaves_out_are_no_author_named_so() -> None:
    [entry] = entries(TEA | {"authors": "Åse, Kari; et al."})
    assert entry["author"] == [{"family": "Åse", "given": "Kari"}] and "more authors" in entry["note"]
    assert "  author = {Åse, Kari and others},\n" in as_bibtex([entry])
    assert [line for line in as_ris([entry]).split("\r\n") if line.startswith("AU")] == ["AU  - Åse, Kari"]


def test_the_order_of_the_rows_does_not_matter() -> None:
    for written in (as_bibtex, as_ris, as_csl):
        assert written(entries(TEA, NEWS)) == written(entries(NEWS, TEA))
