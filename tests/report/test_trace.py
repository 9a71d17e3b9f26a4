"""The trace lists every string once, in order; parts that the project wrote are put in at their places."""

from __future__ import annotations

import json
from pathlib import Path

from hivcells.report.trace import (
    ALT,
    CELL,
    CITATION,
    CODE,
    DRAWING,
    FREE,
    LABEL,
    MATH,
    SCALE,
    TABLE,
    VALUE,
    XREF,
    Entry,
    contents_of,
    entries_of_drawing,
    in_order,
    read_trace,
    shown_in,
    with_own_parts,
    write_trace,
)
from report.tiny_report import composed

TEXT = """# Tea {#sec-tea}

Of [tea.people]{.value} people [some were *glad*]{.claim #some-glad} (@sec-tea, [@tea2020]).

::: {.content-visible when-format="html"}
Only on the page.
:::

## Cups {.unnumbered}

`code`, $x$ and "words".

![**[Some were glad]{.claim #some-glad}.** Dots.](figures/dots.svg){#fig-dots fig-alt="Dots: {tea.people}."}

::: {#tbl-cups}

::: {.evidence-table name="cups"}
:::

Cups of tea.
:::

::: {#ledger}
:::
"""
DRAWN = """<svg xmlns="http://www.w3.org/2000/svg"><g id="matplotlib.axis_1"><g id="xtick_1"><text>10</text></g></g>
<g class="value" data-value="tea.people"><text>12 <tspan>cups</tspan></text></g>
<g class="cell" data-cell="studies#tea#label"><text>Tea 2020</text></g><text>People</text></svg>"""


def kinds(entries: list[Entry], *wanted: str) -> list[Entry]:
    return [entry for entry in entries if entry.kind in wanted]


def test_each_string_is_listed_with_what_it_is(tmp_path: Path) -> None:
    entries, _ = composed(TEXT, tmp_path)
    assert [entry.text for entry in entries[:3]] == ["Tea for headache", "tea contributors", "Tea was drunk."]
    assert [entry.place for entry in entries[:3]] == ["title", "author", "abstract"]
    [number] = kinds(entries, VALUE)
    assert (number.text, number.of, number.form) == ("12", "tea.people", "value")
    claims = [(entry.text, entry.float) for entry in entries if entry.claim == "some-glad"]
    assert claims == [("some were glad", ""), ("Some were glad", "fig-dots")]
    assert [(entry.text, entry.of) for entry in kinds(entries, XREF)] == [("Section\u00a01", "sec-tea")]
    assert [(entry.text, entry.of) for entry in kinds(entries, CITATION)] == [("(‘Tea’ 2020)", "tea2020")]
    assert [entry.text for entry in kinds(entries, CODE, MATH)] == ["code", "x"]
    assert [(entry.text, entry.of) for entry in kinds(entries, ALT)] == [("Dots: 12.", "Dots: {tea.people}.")]
    assert [entry.of for entry in kinds(entries, DRAWING, TABLE)] == ["figures/dots.svg", "cups", "ledger"]
    assert [entry.text for entry in kinds(entries, LABEL)] == ["1", "Figure\u00a01:", "Table\u00a01:"]


def test_what_stands_in_a_figure_or_table_or_for_one_format_says_so(tmp_path: Path) -> None:
    entries, _ = composed(TEXT, tmp_path)
    assert {entry.float for entry in entries if entry.text in ("Figure\u00a01:", ". Dots.", "Dots: 12.")} == {
        "fig-dots"
    }
    assert {entry.float for entry in entries if entry.of == "cups"} == {"tbl-cups"}
    assert [(entry.text, entry.only) for entry in entries if entry.text and entry.only] == [
        ("Only on the page.", "html"),
        ("This figure as drawing and data, link to it", "html"),
    ]
    assert "Only on the page." not in [entry.text for entry in shown_in(entries, "typst")]
    assert "Only on the page." in [entry.text for entry in shown_in(entries, "html")]


def test_the_place_of_the_ledger_is_one_of_the_pdf_alone(tmp_path: Path) -> None:
    entries, _ = composed(TEXT, tmp_path)
    assert [(entry.kind, entry.only) for entry in entries if entry.of == "ledger"] == [(TABLE, "typst")]


def test_headings_are_the_contents_and_those_without_a_number_have_none(tmp_path: Path) -> None:
    entries, _ = composed(TEXT, tmp_path)
    assert [(entry.text, entry.level) for entry in contents_of(entries, 2)] == [("1", 1), ("Tea", 1), ("Cups", 2)]
    assert [entry.text for entry in contents_of(entries, 1)] == ["1", "Tea"]
    assert {entry.place for entry in contents_of(entries, 2)} == {"contents"}


def test_a_document_is_title_block_contents_and_text(tmp_path: Path) -> None:
    entries, _ = composed(TEXT, tmp_path)
    order = [entry.text for entry in in_order(entries, "typst", {"toc-title": "Contents", "toc-depth": 1})]
    assert order[:8] == [
        "Tea for headache",
        "tea contributors",
        "Abstract",
        "Tea was drunk.",
        "Contents",
        "1",
        "Tea",
        "1",
    ]
    without = [entry for entry in entries if entry.place != "abstract"]
    assert "Abstract" not in [e.text for e in in_order(without, "html", {"toc-title": "Contents", "toc-depth": 1})]


def test_texts_of_a_drawing_are_numbers_names_marks_of_its_axes_and_words(tmp_path: Path) -> None:
    path = tmp_path / "dots.svg"
    path.write_text(DRAWN, encoding="utf-8")
    assert list(entries_of_drawing(path)) == [
        Entry("10", SCALE, "matplotlib.axis_1"),
        Entry("12 cups", VALUE, "tea.people"),
        Entry("Tea 2020", CELL, "studies#tea#label"),
        Entry("People", FREE),
    ]


def test_parts_stand_after_their_place_with_its_figure_and_format(tmp_path: Path) -> None:
    (tmp_path / "dots.svg").write_text(DRAWN, encoding="utf-8")
    listed = [{"is": "free", "text": "Cup", "of": "", "block": 7, "place": "head of a table"}]
    (tmp_path / "cups.json").write_text(json.dumps(listed), encoding="utf-8")
    places = [
        Entry("", DRAWING, "figures/dots.svg", float="fig-dots", block=3),
        Entry("", TABLE, "cups", float="tbl-cups", only="html", block=4),
        Entry("", TABLE, "ledger", block=5),
    ]
    parts = list(with_own_parts(places, tmp_path, tmp_path))
    assert [part.text for part in parts] == ["", "10", "12 cups", "Tea 2020", "People", "", "Cup", ""]
    assert {part.float for part in parts[:5]} == {"fig-dots"} and {part.block for part in parts[:5]} == {3}
    assert parts[6] == Entry("Cup", FREE, float="tbl-cups", only="html", place="head of a table", block=4)


def test_a_trace_is_read_as_it_was_written(tmp_path: Path) -> None:
    entries = [Entry("12", VALUE, "tea.people", "value", "claim", "fig-x", "html", "heading", 2, 3, "index.qmd", 4)]
    entries += [Entry("", TABLE, "cups"), Entry("ü “7”", FREE)]
    write_trace(tmp_path / "trace.json", entries)
    assert read_trace(tmp_path / "trace.json") == entries
    assert "ü" in (tmp_path / "trace.json").read_text(encoding="utf-8")
