"""The two renderers: Quarto, and pandoc with typst for machines that have only Python.

Both read the same sources, settings, filters, bibliography and typst template.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypandoc
import typst
import yaml

from hivcells.complaints import Complaint, Complaints
from hivcells.prose import INCLUDE

AUTO = "auto"
WRITER = {"html": "html5", "pdf": "typst"}
QUARTO_FORMAT = {"html": "html", "pdf": "typst"}
COMPOSED = {"html": "index.html", "pdf": "index.typ"}
TEMPLATE = {"html": "styles/embedded.html", "pdf": "typst/embedded.typ"}
# ua-1 is accessible PDF: typst refuses a drawing without alt text, a missing title, a wrong first heading.
PDF_STANDARD = "ua-1"
# Words by which Quarto, pandoc and typst announce what a reader would later find broken.
WARNING = re.compile(r"\bWARN(?:ING)?\b|\bwarning:|\bERROR\b|Unable to resolve")


def with_includes(path: Path, report: Path) -> str:
    """The text of a file with its includes put in, as Quarto's include shortcode does."""
    return (
        "\n".join(
            with_includes(report / found.group(1), report) if (found := INCLUDE.match(line)) else line
            for line in path.read_text(encoding="utf-8").splitlines()
        )
        + "\n"
    )


def compose_embedded(copy: Path, output_format: str) -> Path:
    """Compose index.qmd in the private copy with pandoc: index.html, or index.typ for the PDF."""
    settings = yaml.safe_load((copy / "_quarto.yml").read_text(encoding="utf-8"))
    of_format = settings["format"][QUARTO_FORMAT[output_format]]
    filters = [f if isinstance(f, str) else f["path"] for f in settings["filters"]]
    source = copy / "embedded.md"
    source.write_text(with_includes(copy / "index.qmd", copy), encoding="utf-8")
    target = copy / COMPOSED[output_format]
    command = [
        pypandoc.get_pandoc_path(),
        source.name,
        "--from",
        "markdown",
        "--to",
        WRITER[output_format],
        "--standalone",
        "--output",
        target.name,
        "--template",
        TEMPLATE[output_format],
        "--fail-if-warnings",
        "--number-sections",
        "--toc",
        f"--toc-depth={settings['toc-depth']}",
        *(f"--lua-filter={name}" for name in [*filters, "filters/embedded.lua"]),
        "--citeproc",
        "--bibliography",
        settings["bibliography"],
        "--csl",
        settings["csl"],
        "--metadata",
        "link-citations=true",
        "--metadata",
        f"lang={settings['lang']}",
        "--metadata",
        f"toc-title={of_format['toc-title']}",
    ]
    if output_format == "html":
        command += ["--variable", f"style={(copy / of_format['css']).read_text(encoding='utf-8')}"]
        for part in ("include-after-body", "include-in-header"):
            command += [f"--{part}={of_format[part]}"] if part in of_format else []
    _run(command, copy)
    if output_format == "html":
        # Quarto gives the numbers of sections one class, in headings and contents alike.
        target.write_text(
            target.read_text(encoding="utf-8").replace("toc-section-number", "header-section-number"), encoding="utf-8"
        )
    return target


def typeset_embedded(source: Path) -> Path:
    """Typeset index.typ with typst, without fonts of the system."""
    output = source.with_suffix(".pdf")
    try:
        typst.compile(
            source,
            output=output,
            root=source.parent,
            font_paths=[source.parent / "fonts"],
            ignore_system_fonts=True,
            pdf_standards=PDF_STANDARD,
        )
    except typst.TypstError as error:
        raise Complaints([_complaint_of_renderer(str(error))]) from None
    return output


def compose_quarto(copy: Path, output_format: str) -> Path:
    """Compose index.qmd in the private copy with Quarto; its warnings are complaints."""
    _run(["quarto", "render", "index.qmd", "--to", QUARTO_FORMAT[output_format], "--metadata", "keep-typ:true"], copy)
    return copy / COMPOSED[output_format]


def typeset_quarto(source: Path) -> Path:
    """Typeset index.typ with the typst that Quarto carries."""
    _run(
        [
            "quarto",
            "typst",
            "compile",
            source.name,
            "--font-path",
            "fonts",
            "--root",
            ".",
            "--pdf-standard",
            PDF_STANDARD,
        ],
        source.parent,
    )
    return source.with_suffix(".pdf")


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    said = done.stdout + done.stderr
    if done.returncode != 0 or WARNING.search(said):
        raise Complaints([_complaint_of_renderer(said)])


def _complaint_of_renderer(said: str) -> Complaint:
    return Complaint(
        "report/index.qmd",
        1,
        "the renderer refuses the report or warns of it:\n" + said.strip() + "\n",
        "Mend what it names",
    )


@dataclass(frozen=True)
class Renderer:
    """How a report is composed, to HTML or to typst's source, and how that source is typeset."""

    compose: Callable[[Path, str], Path]
    typeset: Callable[[Path], Path]


RENDERERS = {
    "embedded": Renderer(compose_embedded, typeset_embedded),
    "quarto": Renderer(compose_quarto, typeset_quarto),
}


def chosen_renderer(setting: str) -> str:
    """The renderer for a setting: 'auto' is Quarto where it is on PATH, otherwise the embedded one.

    Raises ValueError for a setting that is neither 'auto' nor a renderer.
    """
    if setting == AUTO:
        return "quarto" if shutil.which("quarto") else "embedded"
    if setting not in RENDERERS:
        raise ValueError(setting)
    return setting
