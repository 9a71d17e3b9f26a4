"""A number that is printed as a bound is quoted as one: the sentence says 'at least', 'more than' or 'about'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hivcells.complaints import Complaint
from hivcells.report.trace import VALUE, Entry
from hivcells.tables import Tables

END_OF_SENTENCE = re.compile(r"(?<=[.?!])\s")


def complaints_of_bounds(
    blocks: Iterable[list[Entry]], values: Mapping[str, dict[str, Any]], tables: Tables
) -> Iterator[Complaint]:
    """Numbers of the prose that are bounds, in sentences without a word that says so."""
    phrases = tables["words_of_bounds"].groupby("relation").phrase.agg(list)
    for block in blocks:
        for place, entry in enumerate(block):
            relation = values.get(entry.of, {}).get("relation", "") if entry.kind == VALUE else ""
            if relation and not _says(_sentence(place, block), phrases.get(relation, [])):
                yield _complaint(entry, f"{relation} {values[entry.of]['quantity']}", phrases.get(relation, []))


def _sentence(place: int, block: list[Entry]) -> str:
    """The text around an entry of a block, from the end of a sentence to the next."""
    before, after = ("".join(entry.text for entry in part) for part in (block[:place], block[place:]))
    return END_OF_SENTENCE.split(before)[-1] + END_OF_SENTENCE.split(after)[0]


def _says(sentence: str, phrases: list[str]) -> bool:
    return any(re.search(rf"\b{re.escape(phrase)}\b", sentence, re.IGNORECASE) for phrase in phrases)


def _complaint(entry: Entry, number: str, phrases: list[str]) -> Complaint:
    words = " or ".join(f"'{phrase}'" for phrase in phrases)
    remedy = f"Say {words} in the sentence, or add the words that say so to data/vocabulary/words_of_bounds.csv."
    return Complaint(entry.file, entry.line, "a bound is quoted as if it were the number", remedy, value=number)
