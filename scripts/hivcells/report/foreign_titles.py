"""Say in the references of a page which titles are in another language than the page, so that they are read aloud in theirs.

It is done to the rendered page, so that either renderer need not know of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import escape

# ASSUME: a title that is not shown is a description in the words of this review.
NOT_SHOWN = "title not shown"
# ASSUME: of a document in one of these a title in Latin letters is a translation.
OF_OTHER_LETTERS = ("ar", "el", "fa", "he", "ja", "ko", "ru", "th", "uk", "zh")

ENTRY = re.compile(r'id="ref-(?P<work_id>[^"]+)" class="csl-entry".*?</(?:div|p)>', re.DOTALL)


def language_of_title(source: Mapping[Any, str], language_of_page: str = "en") -> str:
    """The language of the title of a document; blank for that of the page."""
    language, title = source["language"], source["title"]
    is_translated = source["title_note"] == NOT_SHOWN or (language in OF_OTHER_LETTERS and title.isascii())
    return "" if is_translated or language.startswith(language_of_page) else language


def with_foreign_titles(page: bytes, sources: pd.DataFrame) -> bytes:
    """The page whose references, named by work_id, name the language of foreign titles; sources: one row per document."""
    of_works = sources[sources["source_id"] == sources["work_id"]].to_dict("records")
    foreign = {source["work_id"]: (source["title"], language_of_title(source)) for source in of_works}

    def marked(entry: re.Match[str]) -> str:
        title, language = foreign.get(entry["work_id"], ("", ""))
        return _marked(entry[0], title, language) if title and language else entry[0]

    return ENTRY.sub(marked, page.decode("utf-8")).encode("utf-8")


def _marked(entry: str, title: str, language: str) -> str:
    """A reference with its title in a span; a renderer may have broken its lines."""
    words = r"\s+".join(re.escape(str(escape(word))) for word in title.split())
    return re.sub(f"({words})", rf'<span lang="{escape(language)}">\1</span>', entry, count=1)
