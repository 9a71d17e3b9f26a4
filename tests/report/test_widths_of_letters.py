"""Each letter of the page's font is as wide as the font says, not as one of the parts that it is put together of."""

from __future__ import annotations

import io

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import USE_MY_METRICS
from hivcells.report.text_font import FACES, PACKAGE, Face, cut_down, folder_of


@pytest.mark.parametrize("face", FACES)
def test_no_letter_takes_the_width_of_a_part(face: Face) -> None:
    font = TTFont(io.BytesIO(cut_down(folder_of(PACKAGE) / "files" / face.file, "95% … “tea”")))
    glyphs = [font["glyf"][name] for name in font.getGlyphOrder()]
    parts = [part for glyph in glyphs if glyph.isComposite() for part in glyph.components]
    assert parts and not any(part.flags & USE_MY_METRICS for part in parts)
