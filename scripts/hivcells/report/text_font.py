"""The fonts of page and PDF. For the page the text font is cut down to the letters that it shows, so that it looks the same everywhere.

Source Serif Pro is Adobe's, under the SIL Open Font License, and comes with the package
font-source-serif-pro. What is cut down keeps its copyright and licence and gives up its reserved name. For signs that it lacks
the PDF has DejaVu Sans at hand; matplotlib brings it, so that every machine has the same.
"""

from __future__ import annotations

import base64
import io
import shutil
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS

from hivcells.complaints import Complaint, Complaints

PACKAGE, FAMILY = "font_source_serif_pro", "Review Serif"
OF_MATPLOTLIB = ("mpl-data/fonts/ttf/DejaVuSans.ttf", "mpl-data/fonts/ttf/DejaVuSans-Bold.ttf")
COPYRIGHT, LICENCE, ADDRESS_OF_LICENCE = 0, 13, 14  # entries of the table of names in a font
# Kerning, ligatures, accents, and figures that stand in columns.
FEATURES = ("kern", "liga", "ccmp", "mark", "lnum", "tnum", "pnum")


class Face(NamedTuple):
    """A face of the font: its file, and how CSS asks for it."""

    file: str
    weight: int
    style: str = "normal"


FACES = (
    Face("SourceSerifPro-Regular.ttf", 400),
    Face("SourceSerifPro-It.ttf", 400, "italic"),
    Face("SourceSerifPro-Semibold.ttf", 600),
)


def fonts_of_pdf() -> list[Path]:
    """Every font that the PDF may use, the text font first. Raises Complaints where one is not installed."""
    faces = folder_of(PACKAGE) / "files"
    return [*(faces / face.file for face in FACES), *(folder_of("matplotlib") / font for font in OF_MATPLOTLIB)]


def stage_fonts(copy: Path) -> None:
    """Put the fonts of the PDF where typst looks for them. Raises Complaints where one is not installed."""
    (copy / "fonts").mkdir(exist_ok=True)
    for font in fonts_of_pdf():
        shutil.copy(font, copy / "fonts")


def letters_in_print() -> set[str]:
    """The letters and signs that some font of the PDF has. Raises Complaints where one is not installed."""
    return {chr(letter) for font in fonts_of_pdf() for letter in hb.Face(font.read_bytes()).unicodes}


def font_faces(letters: str) -> str:
    """CSS with each face of the font, cut down to these letters. Raises Complaints where the font is not installed."""
    return "\n".join(_font_face(face, letters) for face in FACES)


def _font_face(face: Face, letters: str) -> str:
    packed = base64.b64encode(cut_down(folder_of(PACKAGE) / "files" / face.file, letters)).decode()
    return (
        f'@font-face {{ font-family: "{FAMILY}"; font-weight: {face.weight}; font-style: {face.style};'
        f' src: url("data:font/woff2;base64,{packed}") format("woff2"); }}'
    )


def cut_down(path: Path, letters: str) -> bytes:
    """The font as WOFF2 with the glyphs of these letters; the same letters give the same bytes."""
    wanted = hb.SubsetInput()
    wanted.flags = hb.SubsetFlags.NO_HINTING
    for chosen, kept in (
        (wanted.unicode_set, map(ord, set(letters))),
        (wanted.layout_feature_tag_set, map(_tag, FEATURES)),
        (wanted.name_id_set, (COPYRIGHT, LICENCE, ADDRESS_OF_LICENCE)),
    ):
        chosen.clear()
        chosen.update(kept)
    font = TTFont(io.BytesIO(hb.subset(hb.Face(path.read_bytes()), wanted).blob.data), recalcTimestamp=False)
    # '%' and '…' are put together of other glyphs, one of whose widths browsers would take for theirs.
    for glyph in map(font["glyf"].__getitem__, font.getGlyphOrder()):
        for part in glyph.components if glyph.isComposite() else ():
            part.flags &= ~USE_MY_METRICS
    font.flavor = "woff2"
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _tag(feature: str) -> int:
    """The four letters of a feature of a font as the number that HarfBuzz knows it by."""
    return int.from_bytes(feature.encode("ascii"), "big")


def folder_of(package: str) -> Path:
    found = find_spec(package)
    if not found or not found.origin:
        remedy = "Set up the environment anew: remove .venv and type `make`."
        raise Complaints([Complaint("requirements.lock", 1, f"{package} is not installed", remedy)])
    return Path(found.origin).parent
