"""Whatever is written into the prose, composing ends: with the document, or with complaints that have a place."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from fuzz.spoiling import LETTERS_OF_A_KIND, MARKS_OF_A_KIND, ending_in_time, spoilt_bytes, tried
from hivcells.complaints import Complaints
from hivcells.report import compose as composing
from hivcells.report import running
from hivcells.report.documents import DOCUMENTS
from hivcells.report.prose import document
from hivcells.workflow import check_configuration
from hypothesis import given
from hypothesis import strategies as st
from snakemake.exceptions import WorkflowError

from report import tiny_report

TEXT = "# Tea {#sec-tea}\n\n[tea.people]{.value} people drank tea [@tea2020].\n\n{{< include /sections/more.qmd >}}\n"
# What opens something, closes something, or stands for something in markdown, in settings or in filters.
PIECES = [
    "[", "]", "](", "{.value}", "{.claim #x}", "{#sec-tea}", "[tea.people]{.value}", "[tea.people]{.words", "[[tea.people]{.value}]{.claim #a}",
    "```", "```{=html}\n<b>\n```", "~~~", "`", "$", "$$", "<!--", "-->", "---\n", "---\ntitle: 5\n---\n", "...\n", ":::", "::: {.notice}\n",
    "@", "[@]", "@tea2020", "[@nobody2020]", "@sec-tea", "@sec-none", "![](figures/x.svg)", "![](../../etc/passwd){.inline-svg}", "[a](file:///etc/passwd)",
    "[^1]", "[^1]: note [^1]", "| a | b |\n|---|---|\n| c |", "{{< include /sections/more.qmd >}}\n", "{{< include /index.qmd >}}\n",
    "{{< include ../x.qmd >}}\n", "{{< meta title >}}", "{{< include", "\\", "\n\n", "\n", "    ", "1. ", "- ", "> ", "^2^", "~2~", "&#49;", "&amp;", "five", "5",
    "12\u2028", "\r", "\x0c", "\x0b", "\x85",
]  # fmt: skip
PROSE = st.lists(
    st.one_of(st.sampled_from(PIECES), st.sampled_from(MARKS_OF_A_KIND + LETTERS_OF_A_KIND[:-1]), st.text(max_size=8)),
    min_size=1,
    max_size=8,
).map("".join)


def compose_with(file: str, content: bytes) -> list[str]:
    """What composing complains of with these bytes in a file of a tiny report, whose other files stay as they are."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        report = tiny_report.report_of(TEXT, folder)
        (report / "sections" / "more.qmd").write_text("More tea.\n", encoding="utf-8")
        (report / file).write_bytes(content)
        before = {path: path.read_bytes() for path in report.rglob("*") if path.is_file()}
        with ending_in_time():
            said = said_of(report, folder)
        assert {path: path.read_bytes() for path in report.rglob("*") if path.is_file()} == before
        return said


def said_of(report: Path, folder: Path) -> list[str]:
    (folder / "references.json").write_text("[]", encoding="utf-8")
    try:
        lines = document(report)
        composing.stage(DOCUMENTS[0], report, tiny_report.VALUES, folder / "references.json", folder / "copy")
        composing.compose(lines, folder / "copy")
    except Complaints as found:
        return [str(complaint) for complaint in found.complaints]
    finally:
        shutil.rmtree(folder / "copy", ignore_errors=True)
    return []


def test_the_tiny_report_is_composed_but_for_its_reference() -> None:
    [said] = compose_with("sections/more.qmd", b"More tea.\n")
    assert "a citation of no document" in said


@tried(few=12, many=0.2)
@given(prose=PROSE)
def test_any_prose_is_composed_or_complained_of(prose: str) -> None:
    said = compose_with("sections/more.qmd", prose.encode("utf-8", errors="surrogatepass"))
    assert all(".qmd:" in complaint or ".yml:" in complaint for complaint in said)


@tried(few=5, many=0.1)
@given(settings=PROSE)
def test_any_settings_are_composed_or_complained_of(settings: str) -> None:
    compose_with("index.qmd", f"---\ntitle: {settings}\n---\n\nTea.\n".encode("utf-8", errors="surrogatepass"))


@tried(few=5, many=0.1)
@given(content=spoilt_bytes(TEXT.encode()))
def test_any_bytes_are_composed_or_complained_of(content: bytes) -> None:
    compose_with("index.qmd", content)


@pytest.mark.parametrize("mark", ["[", "[^", "[a](", "<!--", "`", "*", "$", "<div>", "{", ":::", "> ", "@", "^", "~"])
@pytest.mark.parametrize("between", ["", "\n"], ids=["on a line", "on lines"])
def test_thousands_of_open_marks_come_to_an_end(mark: str, between: str) -> None:
    compose_with("sections/more.qmd", (2000 * (mark + between) + "\n").encode())


@pytest.mark.parametrize("title", ["2026-02-30", "[" * 3000, "!!python/object:os.system x", "{[a]: b}", "\t:"])
def test_settings_that_yaml_stumbles_over_are_complained_of(title: str) -> None:
    assert compose_with("index.qmd", f"---\ntitle: {title}\n---\n\nTea.\n".encode())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_text(f"renderer: {title}\n")
        with pytest.raises(WorkflowError, match="config.yaml:1"):
            check_configuration(str(path))


@tried(few=40)
@given(
    content=st.one_of(
        spoilt_bytes(b"# Who renders\nrenderer: auto\n"), PROSE.map(lambda text: text.encode("utf-8", "replace"))
    )
)
def test_any_configuration_is_taken_or_refused(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.yaml"
        path.write_bytes(content)
        try:
            check_configuration(str(path))
        except WorkflowError as refused:
            assert "config.yaml:" in str(refused)


def test_a_renderer_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "TIME_LIMIT_S", 0.2)
    with ending_in_time(60), pytest.raises(Complaints, match="the renderer has not ended after"):
        running.run(["sleep", "600"], tmp_path)
