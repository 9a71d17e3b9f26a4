"""Faults of the rendered page: another digit in each numeral."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import lxml.html
from hivcells.numerals import NUMERAL, UNTRACED
from hivcells.page_numerals import UNSEEN
from hivcells.verification import trace_html
from mutants import ROOT, Mutant

# What is checked as a whole: two faults in one of these would hide each other, so they come one at a time.
UNITS = ("csl-entry", "value", "cell", "key", "quarto-xref", "header-section-number")
NEXT_DIGIT = str.maketrans("0123456789⁰¹²³⁴⁵⁶⁷⁸⁹", "1234567890¹²³⁴⁵⁶⁷⁸⁹⁰")


def unit_of(element) -> object:
    for ancestor in (element, *element.iterancestors()):
        if (
            ancestor.tag in ("figcaption", "a")
            or "matplotlib.axis" in (ancestor.get("id") or "")
            or set((ancestor.get("class") or "").split()) & set(UNITS)
        ):
            return ancestor
    return element


def texts(body) -> Iterator[tuple[object, str]]:
    """The places of text in the page, in the order in which the tracer reads them."""

    def walk(element) -> Iterator[tuple[object, str]]:
        if isinstance(element.tag, str) and element.tag not in UNSEEN:
            yield element, "text"
            for child in element:
                yield from walk(child)
                yield child, "tail"

    return walk(body)


def page_mutants(batch: int) -> tuple[list[Mutant], bool]:
    """Spoil the batch-th numeral of every unit of the page, and trace the page; whether there is more to spoil."""
    results, report = ROOT / "results", ROOT / "report"
    values = json.loads((results / "values.json").read_text(encoding="utf-8"))
    page = (results / "report" / "review.html").read_bytes()
    before = trace_html(page, values, results, report).numerals
    document = lxml.html.fromstring(page)
    seen: Counter = Counter()
    more = False
    for element, place in texts(document.find("body")):
        text = getattr(element, place)
        if not text or not NUMERAL.search(text):
            continue
        unit = unit_of(element if place == "text" else element.getparent())
        spoiled, last = [], 0
        for found in NUMERAL.finditer(text):
            if seen[unit] == batch:
                spoiled += [text[last : found.end() - 1], found.group()[-1].translate(NEXT_DIGIT)]
                last = found.end()
            more = more or seen[unit] > batch
            seen[unit] += 1
        setattr(element, place, "".join(spoiled) + text[last:])
    after = trace_html(lxml.html.tostring(document), values, results, report).numerals
    if len(after) != len(before):
        raise RuntimeError("the spoiled page has another number of numerals")
    mutants = [
        Mutant(
            f"page: {old.kind}",
            f"{old.context[:60]!r}: {old.text} to {new.text}",
            new.kind == UNTRACED,
            "" if new.kind == UNTRACED else why_page(old),
        )
        for old, new in zip(before, after)
        if old.text != new.text
    ]
    return mutants, more


def why_page(numeral) -> str:
    if numeral.reason == "scale of an axis":
        return "a mark of a scale that matplotlib wrote; a picture compared by eye would notice"
    return f"{numeral.reason}: the changed digits stand for something that is there as well"
