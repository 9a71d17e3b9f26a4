"""Words whose truth hangs on all of the data, so that a new study can turn the sentence false."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hivcells.prose import CLAIM, Place, typed_text

# ASSUME: these are the words by which the prose compares or generalises; a synonym goes in here when it is first used.
CLAIM_WORDS = (
    "all", "always", "every", "highest", "increased", "largest", "longest", "lowest", "majority", "more than half",
    "most", "mostly", "never", "no serious", "nobody", "none", "only", "randomised", "rare", "rarely", "shortest",
    "smallest",
)  # fmt: skip
CLAIM_WORD = re.compile(r"\b(?:%s)\b" % "|".join(CLAIM_WORDS), re.IGNORECASE)


def claim_words(place: Place, exempt_phrases: list[str]) -> Iterator[tuple[str, str]]:
    """Words of a line that make a claim and are bound to no predicate, each with the exempt phrase around it or ''."""
    without_claims = CLAIM.sub(lambda found: " " * len(found.group()), place.text)
    text = typed_text(replace(place, text=without_claims))
    for found in CLAIM_WORD.finditer(text):
        around = [
            phrase
            for phrase in exempt_phrases
            for at in re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
            if at.start() <= found.start() and found.end() <= at.end()
        ]
        yield found.group(), max(around, key=len, default="")
