"""Another review, of tea for headache, is built by the same programs and rules: the subject stands in data and report only."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT, snakemake

TEA = Path(__file__).parent / "tea"
# What any review takes from this project as it stands.
SHARED = ["Snakefile", "config.yaml", "environment.yml", "rules", "scripts", "profiles"]
SHARED_OF_REPORT = ["filters", "templates", "styles", "typst", "captions", "_quarto.yml", "references.csl", "staged.py"]
# Words of the subject of this project's own review, in names of its columns as well.
SUBJECT = re.compile(
    r"\bHIV|\bAIDS|CD4|CD8|cell.therap|natural.killer|stem.cell|antiretroviral|transplant|lymphocyte"
    r"|dendritic|mesenchymal|infus(?:ed|ion)|graft|xia2020|wang2021",
    re.IGNORECASE,
)


def data_package() -> dict:
    """The project's description of its tables, as far as this review has these tables and columns, without its words."""
    package = json.loads((ROOT / "data" / "datapackage.json").read_text(encoding="utf-8"))
    resources = [resource for resource in package["resources"] if (TEA / "data" / resource["path"]).is_file()]
    for resource in resources:
        with (TEA / "data" / resource["path"]).open(newline="", encoding="utf-8") as file:
            columns = next(csv.reader(file))
        fields = {field["name"]: field | {"description": field["name"]} for field in resource["schema"]["fields"]}
        resource["schema"]["fields"] = [fields[column] for column in columns]
        resource["title"] = resource["name"]
    mine = {"name": "tea", "title": "Tea for headache", "description": "A made-up review", "resources": resources}
    return package | mine


@pytest.fixture(scope="module")
def review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The other review, built."""
    folder = tmp_path_factory.mktemp("other") / "tea"
    shutil.copytree(TEA, folder)
    for name in SHARED + [f"report/{name}" for name in SHARED_OF_REPORT]:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    (folder / "data" / "datapackage.json").write_text(json.dumps(data_package()), encoding="utf-8")
    done = snakemake(folder, "--config", "renderer=embedded")
    assert done.returncode == 0, done.stderr[-3000:]
    return folder


@pytest.fixture(scope="module")
def page(review: Path) -> lxml.html.HtmlElement:
    return lxml.html.fromstring((review / "results" / "report" / "review.html").read_text(encoding="utf-8"))


def text_of(element: lxml.html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content()).strip()


def test_its_page_and_pdf_are_verified(review: Path) -> None:
    results = review / "results"
    verification = json.loads((results / "verification.json").read_text(encoding="utf-8"))
    assert verification["untraced"] == 0
    assert verification["html"]["bound"] > 20 and verification["pdf"]["bound"] > 20
    assert (results / "report" / "review.pdf").read_bytes().startswith(b"%PDF")


def test_its_numbers_stand_in_its_sentences(page: lxml.html.HtmlElement) -> None:
    paragraph = text_of(next(p for p in page.iter("p") if "In a trial of" in p.text_content()))
    assert paragraph == (
        "In a trial of forty students the pain fell by −2.7 points with green tea and by −0.8 with hot water "
        "(Adams and Berg 2019). "
        "The printed difference is −1.8 points (from −2.9 to −0.7; P = 0.001). "
        "Relief came to 60% with tea; in most arms with tea it came more often than with hot "
        "water. Figure 1 shows the studies at their years. In Baker (2020) two of 25 felt sick."
    )
    assert "in 3 studies with 125 people" in text_of(page.cssselect(".abstract")[0])
    assert "Version 3.1.0, 6 May 2024" in text_of(page.cssselect(".subtitle")[0])


def test_its_claim_is_judged_and_rests_on_a_study(review: Path, page: lxml.html.HtmlElement) -> None:
    [claim] = page.cssselect("[data-claim]")
    assert claim.get("data-claim") == "relief-more-often-with-tea"
    judged = json.loads((review / "results" / "claims.json").read_text(encoding="utf-8"))
    assert judged["relief-more-often-with-tea"]["holds"]
    with (review / "results" / "tables" / "fragile_claims.csv").open(newline="", encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert (row["claim_id"], row["about"], row["flipped_by"]) == ("relief-more-often-with-tea", "several studies", "")


def test_its_figure_shows_each_study_for_desk_and_phone(page: lxml.html.HtmlElement) -> None:
    wide, narrow = page.cssselect("#fig-field svg")
    assert (wide.get("class"), narrow.get("class")) == ("wide-only", "narrow-only")
    for drawing in (wide, narrow):
        numbers = {number.get("data-value"): text_of(number) for number in drawing.cssselect("[data-value]")}
        assert numbers == {"adams2019.people.enrolled": "40", "clark2021.people.enrolled": "60"}
        assert "In the first study: 40." in drawing.get("aria-label")


def test_its_tables_show_its_studies(page: lxml.html.HtmlElement) -> None:
    rows = [[text_of(cell) for cell in row.cssselect("td")] for row in page.cssselect("#tbl-risk-differences tbody tr")]
    assert [row[0] for row in rows] == [
        "Adams 2019, green tea against hot water",
        "Clark 2021, black tea against hot water",
    ]
    assert rows[0][2] == "40" and rows[0][-1] == "12 of 20 against 4 of 20"
    [harm] = page.cssselect("#tbl-harms tbody tr")
    assert text_of(harm).startswith("Baker 2020, black tea") and "2 of 25" in text_of(harm)


def test_its_database_holds_its_evidence(review: Path) -> None:
    with sqlite3.connect(review / "results" / "evidence.sqlite") as database:
        [(people,)] = database.execute("select value from findings where finding_id = 'clark2021.people.enrolled'")
    assert people == 60


def subject_in(text: str) -> list[str]:
    """Words of this project's subject; the name of its library is none of them."""
    return [found.group() for found in SUBJECT.finditer(text.replace("hivcells", ""))]


def test_nothing_of_this_projects_subject_is_in_its_results(review: Path) -> None:
    texts = [path for path in (review / "results").rglob("*") if path.is_file() and path.suffix != ".pdf"]
    found = {str(path.relative_to(review)): subject_in(path.read_text("utf-8", errors="ignore")) for path in texts}
    assert {path: words for path, words in found.items() if words} == {}


def test_nothing_of_this_projects_subject_is_in_programs_and_rules() -> None:
    sources = [ROOT / "Snakefile", *(ROOT / "rules").glob("*"), *(ROOT / "scripts").rglob("*.py")]
    sources += [
        path for name in SHARED_OF_REPORT for path in [ROOT / "report" / name, *(ROOT / "report" / name).rglob("*")]
    ]
    found = {
        str(path.relative_to(ROOT)): subject_in(path.read_text(encoding="utf-8")) for path in sources if path.is_file()
    }
    assert {path: words for path, words in found.items() if words} == {}
