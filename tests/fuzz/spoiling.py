"""Ways to spoil a table, a JSON or a text, drawn by hypothesis; what they make is rarely right and never random.

FUZZ_EXAMPLES says how many are tried of each kind (few unless `make fuzz` asks for more). Without it the same
ones are tried each time.
"""

from __future__ import annotations

import csv
import io
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

ASKED = os.environ.get("FUZZ_EXAMPLES")
LIMIT_S = 120  # far above what a check of a small review takes on a busy machine

NUMBERS_OF_A_KIND = [
    "NaN", "sNaN", "-sNaN", "Infinity", "-INF", "1e1000000", "1E2", "-0", "-0.0", "+5", "5.", ".5", "007", "1_0",
    "１３９", "٣", "१२", "²", "Ⅷ", "½", "−5", "5–6", "1,5", "1\u202f000", " 5", "5 ", "0x10", "9" * 400, "1;2", "True",
]  # fmt: skip
DATES_OF_A_KIND = ["2018-00", "2018-13", "2018-2", "0000-01", "2026-02-30", "22.11.2026", "10-Feb", "2026-11-22T10:00"]
MARKS_OF_A_KIND = [
    "<script>alert(1)</script>", "]]>", "</script>", "<!--", "-->", "<b>", "&lt;", "#image(\"x\")", "#eval(\"1\")",
    "$x$", "`code`{=html}", "{{< include x >}}", "{{ x }}", "{% raw %}", "[a]{.value}", "\\input{x}", "os.execute('x')",
    "=1+1", "+1", "-1+1", "@SUM(A1)", "=cmd|' /C x'!A0", "; DROP TABLE findings", "'", '"', '""', ",", ";", "\\", "%s",
]  # fmt: skip
LETTERS_OF_A_KIND = [
    "\u200b", "\u00a0", "\u00ad", "\u2028", "\u2029", "\u0085", "\x00", "\x07", "\x1b[31m", "\ufeff", "\ufffd", "\u202e", "e\u0301",
    "ＡＢＣ", "xіa2020", "茶", "مرحبا", "🍵", "\n", "\r", "\t", "", " ", "a" * 5000, "x" * 200_000,
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(NUMBERS_OF_A_KIND + DATES_OF_A_KIND + MARKS_OF_A_KIND + LETTERS_OF_A_KIND),
    st.text(max_size=20),
    st.from_regex(r"[-+]?[0-9]{1,4}([.,][0-9]{1,3})?", fullmatch=True),
)


def tried(few: int, many: float = 1) -> settings:
    """How many examples are tried: few, or with FUZZ_EXAMPLES a share of it, other ones each time."""
    return settings(
        max_examples=max(few, int(int(ASKED) * many)) if ASKED else few,
        derandomize=ASKED is None,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@contextmanager
def ending_in_time(seconds: int = LIMIT_S) -> Iterator[None]:
    """Fails where what is within does not come to an end."""

    def fail(_signal: int, _frame: FrameType | None) -> None:
        raise AssertionError(f"no end after {seconds} s")

    before = signal.signal(signal.SIGALRM, fail)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@st.composite
def spoilt_table(draw: st.DrawFn, content: bytes) -> bytes:
    """A CSV with one to three faults in cells, rows, columns or bytes."""
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["cell", "cell", "cell", "range", "row", "column", "bytes"]))
        spoil = {"cell": _cell, "range": _range, "row": _row, "column": _column, "bytes": spoilt_bytes}[kind]
        content = draw(spoil(content))
    return content


def _rows_of(content: bytes) -> list[list[str]]:
    csv.field_size_limit(10_000_000)
    text = content.decode("utf-8", errors="replace").replace("\0", "")
    return [row for row in csv.reader(io.StringIO(text, newline="")) if row] or [["empty"]]


def _written(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8", errors="surrogatepass")


@st.composite
def _cell(draw: st.DrawFn, content: bytes) -> bytes:
    rows = _rows_of(content)
    row = rows[draw(st.integers(min(1, len(rows) - 1), len(rows) - 1))]
    at = draw(st.integers(0, len(row) - 1))
    old = row[at]
    row[at] = draw(st.one_of(CELLS, st.sampled_from([old.upper(), old + " ", old[:-1], old + "\u200b", old * 2])))
    return _written(rows)


@st.composite
def _range(draw: st.DrawFn, content: bytes) -> bytes:
    """A number as if it were printed as a range: the value moves into its limits."""
    rows = _rows_of(content)
    if not {"value", "low", "high"} <= set(rows[0]) or len(rows) == 1:
        return content
    value, low, high = (rows[0].index(name) for name in ("value", "low", "high"))
    row = rows[draw(st.integers(1, len(rows) - 1))]
    if len(row) > max(value, low, high):
        row[low], row[high], row[value] = row[low] or row[value], row[high] or row[value], ""
    return _written(rows)


@st.composite
def _row(draw: st.DrawFn, content: bytes) -> bytes:
    rows = _rows_of(content)
    at = draw(st.integers(0, len(rows) - 1))
    width = len(rows[0])
    new = draw(st.sampled_from([[], [""] * width, rows[at], rows[at][:-1], [*rows[at], "more"], rows[0], None]))
    rows[at : at + 1] = [] if new is None else [rows[at], new]
    return _written(rows)


@st.composite
def _column(draw: st.DrawFn, content: bytes) -> bytes:
    rows = _rows_of(content)
    width = min(map(len, rows))
    if width == 0:
        return content
    first, second = draw(st.integers(0, width - 1)), draw(st.integers(0, width - 1))
    name = draw(st.sampled_from(["", "value", "VALUE", "x y", "class", "Index", "_1", rows[0][second]]))
    for row in rows:
        row[first], row[second] = row[second], row[first]
    rows[0][first] = name
    return _written(rows)


@st.composite
def spoilt_bytes(draw: st.DrawFn, content: bytes) -> bytes:
    """A file as another program saves it, or cut, or with bytes in its midst."""
    at = draw(st.integers(0, len(content)))
    other = draw(
        st.sampled_from(["bom", "latin", "utf-16", "crlf", "cr", "semicolons", "insert", "cut", "empty", "tabs"])
    )
    text = content.decode("utf-8", errors="replace")
    made = {
        "bom": b"\xef\xbb\xbf" + content,
        "latin": text.encode("latin-1", errors="replace") + b"\xe9",
        "utf-16": text.encode("utf-16", errors="replace"),
        "crlf": content.replace(b"\n", b"\r\n"),
        "cr": content.replace(b"\n", b"\r"),
        "semicolons": content.replace(b",", b";"),
        "tabs": content.replace(b",", b"\t"),
        "cut": content[:at],
        "empty": b"",
        "insert": content[:at] + draw(INSERTED) + content[at:],
    }
    return made[other]


INSERTED = st.one_of(
    st.sampled_from(
        [b"\0", b'"', b'""', b"\n", b"\n\n", b"\r", b",,,,", b"\xff", b"\xe2\x80\xa8", b"\x1a", b'"' * 999]
    ),
    st.binary(max_size=4),
)
