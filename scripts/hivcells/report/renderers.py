"""The two renderers: Quarto, and pandoc with typst for machines that have only Python.

The embedded renderer writes both formats from the composed document. Quarto composes the same
text by itself, with the same filters, settings, bibliography and typst template; what either
writes is held against the trace of the composed document.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import typst

from hivcells.complaints import Complaint, Complaints
from hivcells.report.compose import COMPOSED, settings_of
from hivcells.report.documents import HTML, TYPST, Document
from hivcells.report.running import PANDOC, complaints_of_renderer, run

WRITER = {HTML: "html5", TYPST: "typst-citations"}  # citations are composed already
ENDING = {HTML: ".html", TYPST: ".typ"}
TEMPLATE = {HTML: "styles/embedded.html", TYPST: "typst/embedded.typ"}
HEADING = re.compile(r"<h([1-5])(\s[^>]*)?>(.*?)</h\1>", re.DOTALL)
BEFORE_IDS = re.compile(r"\bsvg_[0-9a-f]{20}_")
# Headings that are no sections: the title, and that of the contents.
IS_OF_FRAME = re.compile(r'class="title|id="toc-title"')
# HTML knows alt on images alone; a drawing is named by its aria-label.
ALT_OF_NO_IMAGE = re.compile(r'(<(?:div|svg)\b(?:[^">]|"[^"]*")*?)\salt="[^"]*"')
# ua-1 is accessible PDF: typst refuses a drawing without alt text, a missing title, a wrong first heading.
# PDF/A beside it is not to be had: typst 0.14 takes one such standard at a time ("currently only supports one PDF
# substandard"), Quarto's typst too, and nothing here could check a claim that were written in afterwards.
PDF_STANDARD = "ua-1"


def render_embedded(copy: Path, document: Document, written_in: str) -> Path:
    """Write the staged, composed document: as HTML, or as PDF by way of typst."""
    settings = settings_of(copy, written_in)
    target = (copy / document.begins_with).with_suffix(ENDING[written_in])
    writer, template = f"{WRITER[written_in]}{settings.get('variant', '')}", TEMPLATE[written_in]
    command = [*PANDOC, COMPOSED, "--from=json", f"--to={writer}", "--standalone", "--wrap=none"]
    command += [f"--output={target.name}", f"--template={template}", "--number-sections", "--toc"]
    command += ["--section-divs"] if settings.get("section-divs") else []
    command += [f"--toc-depth={settings['toc-depth']}", f"--metadata=toc-title:{settings['toc-title']}"]
    command += ["--lua-filter=filters/insert.lua", "--lua-filter=filters/floats.lua", "--fail-if-warnings"]
    run([*command, *(_parts_of_page(copy, settings) if written_in == HTML else [])], copy)
    return _with_one_first_heading(_with_one_class_for_numbers(target)) if written_in == HTML else _typeset(target)


def _parts_of_page(copy: Path, settings: dict[str, str]) -> list[str]:
    style = in_ascii((copy / settings["css"]).read_text(encoding="utf-8"))
    parts = [part for part in ("include-in-header", "include-before-body", "include-after-body") if part in settings]
    return [f"--variable=style:{style}", *(f"--{part}={settings[part]}" for part in parts)]


def _with_one_class_for_numbers(page: Path) -> Path:
    """Quarto gives the numbers of sections one class, in headings and contents alike."""
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("toc-section-number", "header-section-number"), encoding="utf-8")
    return page


def _with_one_first_heading(page: Path) -> Path:
    """The title alone is a heading of the first level; pandoc cannot lower the sections without renumbering them."""
    text = page.read_text(encoding="utf-8")
    page.write_text(HEADING.sub(lowered, text), encoding="utf-8")
    return page


def lowered(heading: re.Match[str]) -> str:
    level, attributes, content = int(heading[1]), heading[2] or "", heading[3]
    if IS_OF_FRAME.search(attributes):
        return heading[0]
    return f"<h{level + 1}{attributes}>{content}</h{level + 1}>"


def _typeset(source: Path) -> Path:
    """Typeset with typst, without fonts of the system."""
    output = source.with_suffix(".pdf")
    try:
        typst.compile(  # type: ignore[call-overload]  # its stub lists fewer standards than work
            source,
            output=output,
            root=source.parent,
            font_paths=[source.parent / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=PDF_STANDARD,  # pyright: ignore[reportArgumentType]
        )
    except typst.TypstError as error:
        raise Complaints(complaints_of_renderer(str(error), [])) from None
    return output


def render_quarto(copy: Path, document: Document, written_in: str) -> Path:
    """Render the staged document with Quarto; its warnings are complaints."""
    target = (copy / document.begins_with).with_suffix(ENDING[written_in])
    command = ["quarto", "render", document.begins_with, "--to", written_in, "--metadata", "keep-typ:true"]
    run(command, copy)
    if written_in == HTML:
        return _with_one_first_heading(_without_names_that_html_lacks(target))
    command = ["quarto", "typst", "compile", target.name, "--font-path", "fonts", "--root", "."]
    run([*command, "--pdf-standard", PDF_STANDARD], copy)
    return target.with_suffix(".pdf")


def _without_names_that_html_lacks(page: Path) -> Path:
    """Quarto writes the alternative text of a drawing on the box around it too, and twice on the drawing.

    Its pandoc puts a name before ids that are those of one drawing alone already.
    """
    text = ALT_OF_NO_IMAGE.sub(r"\1", page.read_text(encoding="utf-8"))
    page.write_text(BEFORE_IDS.sub("", text), encoding="utf-8")
    return page


RENDERERS: dict[str, Callable[[Path, Document, str], Path]] = {"embedded": render_embedded, "quarto": render_quarto}


def renderer_named(name: str) -> Callable[[Path, Document, str], Path]:
    """The renderer of a name. Raises Complaints for Quarto where it is not on PATH, and for another name."""
    if name == "quarto" and not shutil.which("quarto"):
        remedy = "Install Quarto 1.9, or write 'renderer: embedded' (or 'auto')."
        raise Complaints([Complaint("config.yaml", 1, "Quarto is not on PATH", remedy, "renderer", name)])
    if name not in RENDERERS:
        remedy = f"Write 'renderer: auto', or one of {', '.join(sorted(RENDERERS))}."
        raise Complaints([Complaint("config.yaml", 1, "no such renderer", remedy, "renderer", name)])
    return RENDERERS[name]


def in_ascii(css: str) -> str:
    """A style sheet whose other signs are escaped as CSS does it: pandoc reads its arguments in the locale, whatever that is."""
    return "".join(sign if sign.isascii() else f"\\{ord(sign):x} " for sign in css)
