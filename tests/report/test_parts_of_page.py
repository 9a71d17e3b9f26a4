"""What the project writes into the page itself: its scripts and styles, its font, its library, its evidence."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from conftest import ROOT
from fontTools.ttLib import TTFont
from hivcells.complaints import Complaints
from hivcells.report.evidence_data import claims_on_demand
from hivcells.report.packing import in_letters, packed, unpacked
from hivcells.report.page_parts import (
    evidence_in_page,
    library_as_module,
    stage_parts,
    without_comments,
    without_remarks,
)
from hivcells.report.renderers import HEADING, lowered
from hivcells.report.text_font import PACKAGE, cut_down, folder_of, font_faces, stage_fonts

SCRIPTS = sorted((ROOT / "report" / "styles" / "page").glob("*.js"))


def test_scripts_and_styles_stand_in_the_page_without_what_is_said_to_those_who_write_them():
    assert without_comments("// Why.\n  const a = 'x//y'; // so\n\n  go();\n") == "const a = 'x//y'; // so\ngo();\n"
    assert without_remarks("/* Why,\n and how. */\n a { color: red; }\n\n  b { top: 0 } /* so */\n") == (
        "a { color: red; }\nb { top: 0 }\n"
    )


def test_the_font_is_cut_down_to_its_letters_keeps_its_licence_and_gives_up_its_name():
    packed = cut_down(folder_of(PACKAGE) / "files" / "SourceSerifPro-Regular.ttf", "tea")
    font = TTFont(io.BytesIO(packed))
    assert set(map(chr, font.getBestCmap())) == {"t", "e", "a"}
    names = {record.nameID: str(record) for record in font["name"].names}
    assert "SIL Open Font License" in names[13]
    assert {1, 4, 6} & set(names) == set()
    assert packed == cut_down(folder_of(PACKAGE) / "files" / "SourceSerifPro-Regular.ttf", "aet")


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
        ("font_source_serif_pro", lambda folder: stage_fonts(folder)),
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
