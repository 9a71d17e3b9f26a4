"""The page has the drawing for phones beside each drawing that has one."""

from __future__ import annotations

from pathlib import Path

from hivcells.report.narrow_drawings import with_narrow_drawings
from hivcells.report.page import read_page

DRAWN = '<svg role="img" aria-label="Dots: 7."><g id="dots-figure_1"><text>7</text></g></svg>'
OTHER = '<svg role="img" aria-label="Bars."><g id="bars-figure_1"><text>9</text></g></svg>'
NARROW = '<?xml version="1.0"?>\n<svg width="20pt"><g id="dots-narrow-figure_1"><text>7</text></g></svg>'


def page(folder: Path) -> str:
    (folder / "dots-narrow.svg").write_text(NARROW, encoding="utf-8")
    return with_narrow_drawings(f"<html><body><p>A</p>{OTHER}{DRAWN}<p>B</p></body></html>".encode(), folder).decode()


def test_it_stands_behind_the_drawing_of_its_name_and_no_other(tmp_path: Path) -> None:
    written = page(tmp_path)
    assert written.startswith(f'<html><body><p>A</p>{OTHER}<svg class="wide-only" role=')
    assert written.endswith("<text>7</text></g></svg><p>B</p></body></html>")
    assert written.count("<svg") == 3


def test_both_have_the_same_name_which_counts_once(tmp_path: Path) -> None:
    written = page(tmp_path)
    assert written.count('aria-label="Dots: 7."') == 2
    assert '<svg class="narrow-only" role="img" aria-label="Dots: 7." width="20pt">' in written
    assert read_page(written.encode()).drawings == ["Bars.", "Dots: 7."]


def test_it_finds_the_drawing_whose_ids_quarto_has_put_something_before(tmp_path: Path) -> None:
    (tmp_path / "dots-narrow.svg").write_text(NARROW, encoding="utf-8")
    embedded = DRAWN.replace('id="dots', 'id="svg_b739140198a96ea34078_dots')
    other = OTHER.replace('id="bars', 'id="svg_a119709a5f903408ec84_bars_dots')
    written = with_narrow_drawings(f"<body>{other}{embedded}</body>".encode(), tmp_path).decode()
    assert written.startswith(f'<body>{other}<svg class="wide-only"')


def test_what_it_shows_is_read_as_any_text_of_the_page(tmp_path: Path) -> None:
    assert "".join(read_page(page(tmp_path).encode()).texts) == "A977B"


def test_a_drawing_that_the_page_does_not_show_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "dots-narrow.svg").write_text(NARROW, encoding="utf-8")
    assert with_narrow_drawings(b"<body></body>", tmp_path) == b"<body></body>"
