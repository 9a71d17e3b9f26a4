"""The sentences that quote numbers and claims, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

BOUND = re.compile(r"\[([^\[\]]*)\]\{\.(\w+)([^{}]*)\}")
VALUE, CLAIM = "value", "claim"
PLACE = ["file", "line", "sentence", "kind", "id"]
MARKS = re.compile(r"\*\*|(?<!\w)\*(?=\S)|(?<=\S)\*(?!\w)")
CITATION = re.compile(r"\s*\[-?@[^\]]*\]")
TITLE = re.compile(r'^\w+: "(.*)"$')
FORMS_THAT_ARE_COLUMNS = ("quantity", "interval", "lower", "upper", "limits", "words", "time")


def as_read(sentence: str, values: Mapping[str, Mapping[str, Any]]) -> str:
    """A sentence of the sources with its numbers put in, without marks of emphasis and citations."""

    def shown(found: re.Match[str]) -> str:
        name, form, _ = found.groups()
        if form == CLAIM or name not in values:
            return name
        value = values[name]
        if form == "interval" and value.get("limits"):  # which says of what kind they are, as the text does
            form = "limits"
        return str((value.get(form) if form in FORMS_THAT_ARE_COLUMNS else "") or value["text"])

    text = TITLE.sub(r"\1", sentence)
    while BOUND.search(text):  # a claim may hold numbers
        text = BOUND.sub(shown, text)
    return MARKS.sub("", CITATION.sub("", text)).replace("::: ", "").strip()


def sentences_of(quotations: pd.DataFrame, values: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Each sentence once, in the order of reading, with the numbers and claims that it quotes.

    The frame is results/draft/quotations.csv: kind, id, file, line, sentence.
    """
    quoted = quotations[quotations.kind.isin([VALUE, CLAIM]) & (quotations.sentence != "")]
    ids: dict[tuple[str, str, str], dict[str, set[str]]] = {}
    for file, line, sentence, kind, quoted_id in quoted[PLACE].itertuples(index=False, name=None):
        ids.setdefault((file, line, sentence), {VALUE: set(), CLAIM: set()})[kind].add(quoted_id)
    return [
        {
            "file": file,
            "line": int(line),
            "text": as_read(sentence, values),
            "values": sorted(of_kind[VALUE]),
            "claims": sorted(of_kind[CLAIM]),
        }
        for (file, line, sentence), of_kind in ids.items()
    ]
