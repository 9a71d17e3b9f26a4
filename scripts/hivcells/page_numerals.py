"""Find every numeral of the rendered HTML and trace each to what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import lxml.html
from lxml.html import HtmlElement

from hivcells.citations import Work, traced_citation, traced_reference
from hivcells.forms import TEXT_OF_FORM
from hivcells.numerals import (
    BOUND,
    CITATION,
    NAME,
    NUMERAL,
    STRUCTURAL,
    UNTRACED,
    Numeral,
    numerals_of,
    spans_of_names,
)
from hivcells.passages import Page, Passage, forms_of, normal, plain

CAPTION_LABEL = re.compile(r"^\s*(?:Figure|Table)\s\d+:")
# What the PDF leaves out.
PAGE_ONLY = "page-only"
SCALE = (STRUCTURAL, "scale of an axis")
MARK_OF_SCALE = re.compile(r"[\d.,]+%?")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
UNSEEN = {"script", "style", "head", "template"}
READ_ALOUD = ("alt", "aria-label", "title")


def labels_of(body: HtmlElement) -> dict[str, str]:
    """What each heading, figure and table must be numbered, by its id: '3.1', 'Figure 2', 'Table 5'."""
    labels, section, floats = {}, [0] * 7, {"fig": 0, "tbl": 0}
    for element in body.iter("h1", "h2", "h3", "h4", "h5", "h6", "figcaption"):
        if element.tag == "figcaption":
            holder = next((a for a in element.iterancestors() if (a.get("id") or "")[:4] in ("fig-", "tbl-")), None)
            if holder is not None and CAPTION_LABEL.match(element.text_content()):
                kind = holder.get("id")[:3]
                floats[kind] += 1
                labels[holder.get("id")] = f"{'Figure' if kind == 'fig' else 'Table'} {floats[kind]}"
        elif element.xpath(".//span[contains(@class, 'header-section-number')]"):
            level = int(element.tag[1])
            section[level] += 1
            section[level + 1 :] = [0] * (6 - level)
            # Quarto gives the id to the section around the heading, pandoc to the heading.
            key = element.get("id") or element.getparent().get("id") or ""
            labels[key] = ".".join(str(number) for number in section[1 : level + 1])
    return labels


def is_even(axis: HtmlElement) -> bool:
    """Whether the marks of an axis, where they are numbers, follow each other in equal steps."""
    marks = [normal(g.text_content()) for g in axis.iter("g") if re.search(r"\b[xy]tick_", g.get("id") or "")]
    numbers = [int(mark) for mark in marks if re.fullmatch(r"\d+", mark)]
    return len({later - earlier for earlier, later in zip(numbers, numbers[1:])}) <= 1


class Tracer:
    """Sorts the numerals of an element tree by what stands behind them.

    Works are what the rows of each cited work hold, by its key; prose is the plain text of the sources.
    """

    def __init__(
        self,
        values: dict[str, dict],
        cell: Callable[[str], str | None],
        names: list[str],
        alt_texts: set[str],
        works: dict[str, Work],
        prose: str,
    ):
        self.values, self.cell, self.names, self.alt_texts, self.works = values, cell, names, alt_texts, works
        self.prose = prose
        self.page = Page()
        self.labels: dict[str, str] = {}

    def trace(self, html: bytes) -> Page:
        """Trace every text node and every attribute that is read aloud."""
        body = lxml.html.fromstring(html).find("body")
        self.labels = labels_of(body)
        self._element(body, None, None)
        return self.page

    def trace_drawing(self, svg: bytes) -> list[Numeral]:
        """Trace a drawing that stands by itself."""
        self._element(lxml.html.fromstring(svg), None, None)
        return self.page.figures[-1]

    def _element(self, element: HtmlElement, standing: tuple[str, str] | None, drawing: list[Numeral] | None) -> None:
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            return
        if element.tag == "svg":
            drawing = []
            self.page.figures.append(drawing)
        standing = self._standing(element) or standing
        self._attributes(element)
        self._text(element.text, element, standing, drawing)
        passages_before = len(self.page.passages)
        for child in element:
            self._element(child, standing, drawing)
            self._text(child.tail, element, standing, drawing)
        if PAGE_ONLY in (element.get("class") or "").split():
            del self.page.passages[passages_before:]

    def _standing(self, element: HtmlElement) -> tuple[str, str] | None:
        """Class and reason that hold for everything inside an element; None where it adds nothing."""
        classes = (element.get("class") or "").split()
        if "value" in classes:
            return self._bound_value(element, normal(element.text_content()))
        if "cell" in classes:
            text = normal(element.text_content())
            if element.tag == "span":
                self.page.passages.append(Passage(text))
            same = normal(self.cell(element.get("data-cell")) or "") == text
            return (
                (BOUND, f"cell {element.get('data-cell')}")
                if same
                else (UNTRACED, f"differs from the cell {element.get('data-cell')}")
            )
        if "key" in classes:
            text = normal(element.text_content())
            self.page.passages.append(Passage(text))
            line = next((a for a in element.iterancestors("tr")), element)
            on_line = {anchor.removeprefix("value-") for anchor in line.xpath(".//*[starts-with(@id, 'value-')]/@id")}
            return (NAME, "key of a value") if text in on_line else (UNTRACED, "not the key of its line")
        if "csl-entry" in classes:
            return traced_reference(element.text_content(), self.works.get(element.get("id").removeprefix("ref-")))
        if element.tag == "a" and (element.get("href") or "").startswith("#ref-"):
            return traced_citation(element.text_content(), self.works.get(element.get("href").removeprefix("#ref-")))
        if element.get("id") == "refs" or "citation" in classes:
            return CITATION, "citation or reference"
        if "quarto-xref" in classes:
            return self._numbered(element, element.get("href")[1:])
        if "header-section-number" in classes or "toc-section-number" in classes:
            linked = next((a for a in element.iterancestors() if a.tag == "a"), None)
            heading = next((a for a in element.iterancestors() if a.tag in HEADINGS), None)
            if linked is not None:
                return self._numbered(element, (linked.get("href") or "#")[1:])
            if heading is not None:
                return self._numbered(element, heading.get("id") or heading.getparent().get("id") or "")
        if element.tag == "figcaption" and (label := CAPTION_LABEL.match(element.text_content())):
            holder = next((a for a in element.iterancestors() if a.get("id") in self.labels), None)
            if holder is None or normal(label.group()).rstrip(":") != self.labels[holder.get("id")]:
                return UNTRACED, "not the number in its order"
        if element.tag == "g" and "matplotlib.axis" in (element.get("id") or ""):
            return SCALE if is_even(element) else (UNTRACED, "a scale that is not even")
        return None

    def _numbered(self, element: HtmlElement, key: str) -> tuple[str, str]:
        """The number of a section, figure or table is that of its place."""
        label = self.labels.get(key, "")
        if normal(element.text_content()) in (label, f"Section {label}"):
            return STRUCTURAL, "number of a section, figure or table"
        return UNTRACED, f"not the number of {key}, which is {label or 'not numbered'}"

    def _bound_value(self, element: HtmlElement, text: str) -> tuple[str, str]:
        value_id = element.get("data-value")
        if (
            element.tag == "span"
            and element.getparent().tag != "a"
            and not any(a.tag == "nav" for a in element.iterancestors())
        ):
            self.page.passages.append(Passage(text, value_id))
        value = self.values.get(value_id)
        if value is None:
            return UNTRACED, f"bound to '{value_id}', which does not exist"
        parent = element.getparent()
        if parent is not None and "value-link" in (parent.get("class") or "").split():
            form = TEXT_OF_FORM[parent.get("data-form", "value")]
            allowed = {normal(value[form]), normal(value[form][:1].upper() + value[form][1:])}
            return (
                (BOUND, value_id)
                if text in allowed
                else (UNTRACED, f"shows '{text}' where {value_id} is '{value[form]}'")
            )
        # A label in a drawing may join forms of one number, as in '104 (10 to 124)'.
        allowed = forms_of(value)
        joined = {numeral for form in allowed for numeral in numerals_of(form)}
        if text in allowed or (element.tag == "g" and set(numerals_of(text)) <= joined):
            return BOUND, value_id
        return UNTRACED, f"shows '{text}' where {value_id} is '{value['text']}'"

    def _attributes(self, element: HtmlElement) -> None:
        """Alt text is bound when it is one of the sources' alt texts with its numbers put in."""
        texts = {normal(element.get(name)) for name in READ_ALOUD if element.get(name)}
        for text in sorted(texts):
            if NUMERAL.search(text) and element.tag in ("img", "svg"):
                kind, reason = (
                    (BOUND, "alt text")
                    if text in self.alt_texts
                    else (UNTRACED, "alt text that the sources do not have")
                )
                self.page.numerals += [Numeral(numeral, kind, reason, text[:80]) for numeral in numerals_of(text)]
            elif NUMERAL.search(text) and text not in self.alt_texts:
                self.page.numerals += [
                    Numeral(n, kind, reason, text[:80]) for n, kind, reason in self._free(text, element)
                ]

    def _text(
        self, text: str | None, element: HtmlElement, standing: tuple[str, str] | None, drawing: list[Numeral] | None
    ) -> None:
        if not text or not NUMERAL.search(text):
            return
        if standing == SCALE and not MARK_OF_SCALE.fullmatch(text.strip()):
            standing = None
        if standing:
            traced = [(n, *standing) for n in numerals_of(text)]
        else:
            traced = list(self._free(text, element))
            if drawing is None and plain(CAPTION_LABEL.sub("", text)) not in self.prose:
                # HIV-2 is a name as HIV-1 is, but not in these words.
                elsewhere = (UNTRACED, "a name in words that the sources do not have")
                traced = [(n, *(elsewhere if kind == NAME else (kind, reason))) for n, kind, reason in traced]
        found = [Numeral(n, kind, reason, normal(text)[:80]) for n, kind, reason in traced]
        self.page.numerals += found
        if drawing is not None:
            drawing += found

    def _free(self, text: str, element: HtmlElement) -> Iterator[tuple[str, str, str]]:
        """Numerals of text that stands for nothing in particular: labels of captions, names, or untraced."""
        label = CAPTION_LABEL.match(text) if element.tag == "figcaption" else None
        named = spans_of_names(text, self.names)
        for found in NUMERAL.finditer(text):
            if label and found.end() <= label.end():
                yield found.group(), STRUCTURAL, "number of a figure or table"
            elif any(start <= found.start() and found.end() <= end for start, end in named):
                yield found.group(), NAME, "name in the vocabulary"
            else:
                yield found.group(), UNTRACED, "bound to nothing"
