"""Words whose truth hangs on all of the data, so that a new study can turn the sentence false."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.prose import CLAIM, Place

# ASSUME: these are the words by which the prose compares or generalises; a synonym goes in here when it is first used.
CLAIM_WORDS = (
    "all", "always", "every", "highest", "increased", "largest", "longest", "lowest", "majority", "more than half",
    "most", "mostly", "never", "no serious", "nobody", "none", "only", "randomised", "rare", "rarely", "shortest",
    "smallest",
)  # fmt: skip
CLAIM_WORD = re.compile(r"\b(?:%s)\b" % "|".join(CLAIM_WORDS), re.IGNORECASE)
# Keys of values, citations, alt text and the targets of links are no words of the text.
NOT_WORDS = re.compile(r"\[[\w.-]+\](?=\{)|\{[^}]*\}|\[@[^\]]*\]|@[\w-]+|\]\([^)]*\)|\{\{<.*?>\}\}|`[^`]*`")


def blanked(pattern: re.Pattern, text: str) -> str:
    """A text with what the pattern finds made blank; columns stay."""
    return pattern.sub(lambda found: " " * len(found.group()), text)


def claim_words(place: Place, exempt_phrases: list[str]) -> Iterator[tuple[str, str]]:
    """Words of a line that make a claim and are bound to no predicate, each with the exempt phrase around it or ''."""
    text = blanked(NOT_WORDS, blanked(CLAIM, place.text))
    for found in CLAIM_WORD.finditer(text):
        around = [
            phrase
            for phrase in exempt_phrases
            for at in re.finditer(re.escape(phrase), text, re.IGNORECASE)
            if at.start() <= found.start() and found.end() <= at.end()
        ]
        yield found.group(), max(around, key=len, default="")
