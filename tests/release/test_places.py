"""Where two files differ first, in words."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hivcells.release.places import described, first_difference, place_of
from hivcells.release.reproducing import differences_of_builds


@pytest.mark.parametrize(
    ("first", "second", "offset"), [(b"abc", b"abd", 2), (b"ab", b"abc", 2), (b"", b"a", 0), (b"ab", b"ab", None)]
)
def test_the_first_byte_that_differs_is_found(first: bytes, second: bytes, offset: int | None) -> None:
    assert first_difference(first, second) == offset


def test_in_text_the_place_is_a_line_a_column_and_the_words_before() -> None:
    assert place_of("a.txt", b"tea\nfor two\n", 8) == "byte 8: line 2, column 5, after 'for '"


def test_in_a_table_the_place_is_a_row_and_a_column() -> None:
    content = b"study,people\ntea2020,12\nmilk2021,7\n"
    assert place_of("a.csv", content, content.index(b"7")).endswith("in row 'milk2021', column 'people'")


def test_in_a_pdf_the_place_is_an_object() -> None:
    content = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n12 0 obj\n<</A 1>>\nendobj\n"
    assert place_of("a.pdf", content, content.index(b"/A")).endswith("in object 12")


def test_in_a_database_the_version_of_the_program_that_wrote_it_is_named() -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE TABLE tea (cups)")
        content = database.serialize()
    assert place_of("a.sqlite", content, 99).endswith("in the header, the version of SQLite that wrote it")
    assert place_of("a.sqlite", content, 4096).endswith("in page 2")


def test_a_difference_says_both_sizes() -> None:
    assert described("a.txt", b"tea", b"team") == (
        "a.txt: 3 and 4 bytes; the first that differs is byte 3: line 1, column 4, after 'tea'"
    )
    assert described("a.txt", b"tea", b"tea") is None and described("a.txt", None, b"") == "a.txt: only in the second"


def test_two_builds_that_differ_name_the_file_and_the_place() -> None:
    [complaint] = differences_of_builds({"results/a.csv": b"x\n1\n", "b": b""}, {"results/a.csv": b"x\n2\n", "b": b""})
    assert str(complaint).startswith(
        "results/a.csv:1: 4 and 4 bytes; the first that differs is byte 2: line 2, column 1"
    )
