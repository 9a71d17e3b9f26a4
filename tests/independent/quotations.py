"""The ids of the numbers that the text quotes, found in its sources by their form."""

from __future__ import annotations

import re
from functools import cache

from independent.evidence import ROOT

IN_TEXT = re.compile(r"\[([\w.-]+)\]\{\.(?:value|quantity|interval|lower|upper|words|time)\b")
IN_ALT_TEXT = re.compile(r"\{([\w-]+(?:\.[\w-]+)+)(?::\w+)?\}")


@cache
def quoted() -> dict[str, str]:
    """Ids that the text, its abstract and the descriptions of its figures quote, each with a file that does."""
    found = {}
    for path in sorted((ROOT / "report").glob("**/*.qmd")):
        text = path.read_text(encoding="utf-8")
        for value_id in [*IN_TEXT.findall(text), *IN_ALT_TEXT.findall(text)]:
            found[value_id] = path.name
    return found
