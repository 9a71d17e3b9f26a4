"""The private copy in which a report is rendered: renders in one folder would disturb each other."""

from __future__ import annotations

import shutil
from importlib.util import find_spec
from pathlib import Path

import yaml

from hivcells.artefacts import write_json
from hivcells.complaints import Complaint, Complaints
from hivcells.forms import COVERAGE, TEXT_OF_FORM
from hivcells.renderers import RENDERERS, Renderer, chosen_renderer
from hivcells.tables import read_table

# Drawings name this font; matplotlib brings it, so that every machine has the same.
FONTS = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def stage_text(report: Path, results: Path, values: dict[str, dict], copy: Path) -> None:
    """Put together what rendering reads: text, tables, figures, fonts, references, and the forms of each value quoted."""
    shutil.copytree(report, copy, dirs_exist_ok=True)
    for folder in ("figures", "fonts", "tables"):
        (copy / folder).mkdir()
    for drawing in sorted((results / "figures").glob("*.svg")):
        shutil.copy(drawing, copy / "figures")
    matplotlib = Path(find_spec("matplotlib").origin).parent
    for font in FONTS:
        shutil.copy(matplotlib / "mpl-data" / "fonts" / "ttf" / font, copy / "fonts")
    for fragment in [*sorted((results / "draft" / "tables").glob("*.qmd")), results / "draft" / "ledger.qmd"]:
        shutil.copy(fragment, copy / "tables")
    shutil.copy(results / "draft" / "references.json", copy)
    # The filter is given what the text quotes and nothing else; Lua is slow at reading the rest.
    quoted = {row["id"] for row in read_table(results / "draft" / "quotations.csv")}
    write_json(
        copy / "values.json",
        {
            key: {form: entry[form] for form in TEXT_OF_FORM.values()}
            for key, entry in values.items()
            if key in quoted or key.startswith(COVERAGE)
        },
    )


def stage_counts(counts: dict[str, dict], copy: Path) -> None:
    """The counts of numerals that the PDF prints of itself, where typst reads them."""
    write_json(copy / "coverage.json", {key: entry["text"] for key, entry in counts.items()})


def renderer_of(config: Path) -> Renderer:
    """The renderer that the configuration asks for; 'auto' takes Quarto where it is on PATH."""
    try:
        settings = yaml.safe_load(config.read_text(encoding="utf-8")) or {}
        return RENDERERS[chosen_renderer(settings["renderer"])]
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        raise Complaints([Complaint(str(config), mark.line + 1 if mark else 1, "not YAML", "Mend the line.")]) from None
    except (KeyError, TypeError, ValueError) as error:
        raise Complaints(
            [
                Complaint(
                    str(config),
                    1,
                    f"no such renderer ({error})",
                    f"Write 'renderer: auto', or one of {', '.join(sorted(RENDERERS))}.",
                    "renderer",
                )
            ]
        ) from None
