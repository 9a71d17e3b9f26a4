"""The review reads as it means to: a short abstract, a plain summary, no paragraph or sentence that loses its reader."""

from __future__ import annotations

import re
import sys
from importlib import import_module
from types import ModuleType

import lxml.html
import pytest

MOST_WORDS_OF_ABSTRACT = 250
MOST_WORDS_OF_PLAIN_SENTENCE, HIGHEST_GRADE = 25, 8
MOST_WORDS_OF_SENTENCE, MOST_WORDS_OF_PARAGRAPH = 35, 130
# Of the article from its first section on; abstract and plain summary have limits of their own.
FEWEST_WORDS, MOST_WORDS = 6000, 7500
# A dot after these ends no sentence.
NO_END = re.compile(r"\b(vs|al|e\.g|i\.e|P|RoB)\.")
HEADINGS = ("h1", "h2")


@pytest.fixture(scope="module")
def textstat(monkeypatch_module: pytest.MonkeyPatch) -> ModuleType:
    """textstat, which imports a module that setuptools has given up; it reads word lists with it that no grade needs."""
    monkeypatch_module.setitem(sys.modules, "pkg_resources", ModuleType("pkg_resources"))
    return import_module("textstat")


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patched:
        yield patched


@pytest.fixture(scope="module")
def page(html: str) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(html)


def text_of(element: lxml.html.HtmlElement) -> str:
    """What a paragraph says, without its citations, which nobody reads aloud."""
    copy = lxml.html.fromstring(lxml.html.tostring(element))
    for citation in copy.find_class("citation"):
        citation.drop_tree()
    return " ".join(copy.text_content().split())


def words_of(text: str) -> list[str]:
    return [word for word in text.split() if re.search(r"\w", word)]


def sentences_of(text: str) -> list[str]:
    parts = re.split(r"(?<=[.?!])\s+(?=[A-Z(“])", NO_END.sub(lambda found: found.group().replace(".", "․"), text))
    return [part for part in parts if words_of(part)]


def paragraphs_of(page: lxml.html.HtmlElement) -> list[str]:
    """The paragraphs and items of lists of the article: not those of captions, tables, references."""
    apart = "ancestor::figure or ancestor::*[@id='refs'] or ancestor::dialog or ancestor::nav"
    found = page.xpath(f"//*[self::p or self::li[not(.//p)] or self::dd[not(.//p)]][not({apart})]")
    return [text for text in map(text_of, found) if words_of(text)]


def captions_of(page: lxml.html.HtmlElement) -> list[str]:
    return [text_of(caption) for caption in page.iter("figcaption", "caption")]


def paragraphs_of_section(page: lxml.html.HtmlElement, section_id: str) -> list[str]:
    """The paragraphs from a heading to the next of its level."""
    heading = page.get_element_by_id(section_id)
    start = heading if heading.tag in HEADINGS else next(heading.iter(*HEADINGS))
    paragraphs = []
    for element in start.itersiblings():
        if element.tag in (start.tag, "section"):
            break
        paragraphs += [text_of(element)] if element.tag == "p" else []
    return paragraphs


def test_the_abstract_has_no_more_than_250_words(page: lxml.html.HtmlElement) -> None:
    abstract = " ".join(text_of(p) for p in page.find_class("abstract")[0].iter("p"))
    assert len(words_of(abstract)) <= MOST_WORDS_OF_ABSTRACT


def test_the_plain_summary_can_be_read_at_age_14(page: lxml.html.HtmlElement, textstat: ModuleType) -> None:
    summary = " ".join(paragraphs_of_section(page, "sec-summary"))
    assert len(words_of(summary)) > 200
    assert textstat.flesch_kincaid_grade(summary) <= HIGHEST_GRADE


def test_no_sentence_of_the_plain_summary_has_more_than_25_words(page: lxml.html.HtmlElement) -> None:
    sentences = [s for text in paragraphs_of_section(page, "sec-summary") for s in sentences_of(text)]
    assert [s for s in sentences if len(words_of(s)) > MOST_WORDS_OF_PLAIN_SENTENCE] == []


@pytest.mark.parametrize("parts_of", [paragraphs_of, captions_of])
def test_no_paragraph_or_caption_of_the_article_has_more_than_130_words(parts_of, page: lxml.html.HtmlElement) -> None:
    assert [text for text in parts_of(page) if len(words_of(text)) > MOST_WORDS_OF_PARAGRAPH] == []


@pytest.mark.parametrize("parts_of", [paragraphs_of, captions_of])
def test_no_sentence_of_the_article_has_more_than_35_words(parts_of, page: lxml.html.HtmlElement) -> None:
    sentences = [s for text in parts_of(page) for s in sentences_of(text)]
    assert [s for s in sentences if len(words_of(s)) > MOST_WORDS_OF_SENTENCE] == []


def test_the_conclusions_are_five_sentences(page: lxml.html.HtmlElement) -> None:
    (conclusions,) = page.xpath("//*[@id='sec-conclusions']/following::ol[1] | //*[@id='sec-conclusions']//ol")[:1]
    assert [len(sentences_of(text_of(item))) for item in conclusions.iter("li")] == [1] * 5


def test_the_article_has_the_length_of_a_review_that_is_read_to_its_end(page: lxml.html.HtmlElement) -> None:
    apart = sum(len(words_of(text_of(p))) for p in page.find_class("abstract")[0].iter("p"))
    apart += sum(len(words_of(text)) for text in paragraphs_of_section(page, "sec-summary"))
    length = sum(len(words_of(text)) for text in paragraphs_of(page))
    assert FEWEST_WORDS <= length - apart <= MOST_WORDS
