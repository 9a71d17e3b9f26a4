"""Where numbers and claims stand, and what is complained of a claim."""

from __future__ import annotations

from pathlib import Path

from hivcells.report.number_words import Found
from hivcells.report.places import anchors_of, places_of
from hivcells.report.prose import Line
from hivcells.report.quoted_claims import (
    QuotedClaim,
    claims_in,
    claims_to_publish,
    complaints_of_claims,
    predicates_without_claim,
)
from hivcells.report.trace import ALT, CELL, FREE, VALUE, Entry
from report.tiny_report import SETTINGS, composed

IN_TEXT = Entry("12", VALUE, "tea.people", "value", file="index.qmd", line=3)
IN_TABLE = Entry("12", VALUE, "tea.people", float="tbl-cups")
IN_FIGURE = Entry("12", VALUE, "tea.people", float="fig-dots")
READ_ALOUD = Entry("Dots: 7.", ALT, "Dots: {tea.dots}, {tea.people:words}.", float="fig-dots", file="index.qmd", line=5)


def test_the_ledger_leads_back_to_the_text_else_to_a_figure_else_to_a_table() -> None:
    assert anchors_of([IN_TABLE, IN_FIGURE, IN_TEXT]) == {"tea.people": "at-tea.people"}
    assert anchors_of([IN_TEXT, IN_FIGURE, IN_TABLE]) == {"tea.people": "at-tea.people"}
    assert anchors_of([IN_TABLE, IN_FIGURE]) == {"tea.people": "fig-dots"}
    assert anchors_of([IN_FIGURE, IN_TABLE]) == {"tea.people": "fig-dots"}
    assert anchors_of([IN_TABLE]) == {"tea.people": "tbl-cups"}
    for first, other in ((IN_TABLE, "tbl-pots"), (IN_FIGURE, "fig-pots")):
        assert anchors_of([first, first._replace(float=other)]) == {"tea.people": first.float}


def test_a_number_that_is_read_aloud_stands_in_its_figure() -> None:
    assert anchors_of([READ_ALOUD]) == {"tea.dots": "fig-dots", "tea.people": "fig-dots"}


def test_cells_and_counts_of_the_document_itself_have_no_line_in_the_ledger() -> None:
    own = Entry("7", VALUE, "coverage.found", "value", file="index.qmd", line=9)
    assert anchors_of([own, Entry("Tea", CELL, "studies#tea#label", float="tbl-cups")]) == {}


def test_each_place_is_listed_with_its_sentence() -> None:
    lines = [Line("index.qmd", 3, "Of [tea.people]{.value} people. "), Line("index.qmd", 4, "All were glad.")]
    claimed = Entry("all", FREE, claim="all-glad", file="index.qmd", line=4)
    block = [Entry("All were", FREE, file="index.qmd", line=4)]
    found = places_of([IN_TEXT, claimed, claimed, IN_TABLE], [(block, Found("All", "All were", 0))], lines)
    assert found.to_dict("split")["data"] == [
        ["value", "tea.people", "value", "index.qmd", 3, "Of [tea.people]{.value} people.", ""],
        ["claim", "all-glad", "", "index.qmd", 4, "All were glad.", ""],
        ["exempt claim word", "All", "All were", "index.qmd", 4, "", ""],
    ]
    assert list(found.columns) == ["kind", "id", "form", "file", "line", "sentence", "float"]


def claim(words: str, claim_id: str = "all-glad", block: int = 1) -> Entry:
    return Entry(words, FREE, claim=claim_id, block=block, file="index.qmd", line=4)


def test_words_of_one_claim_are_one_and_another_paragraph_makes_it_again() -> None:
    entries = [claim("all "), Entry("12", VALUE, "x", claim="all-glad", block=1), Entry("and", FREE, block=1)]
    quoted = claims_in([*entries, claim("all", block=2), claim("none", "none-sad", block=2)])
    assert [(q.claim_id, q.words) for q in quoted] == [
        ("all-glad", "all 12"),
        ("all-glad", "all"),
        ("none-sad", "none"),
    ]


HOLDS = {
    "meaning": "Each was glad.",
    "holds": True,
    "error": "",
    "file": "report/claims/moods.py",
    "line": 9,
    "rows": ["studies.csv#tea"],
}
QUOTED = [QuotedClaim("all-glad", "all were glad", "index.qmd", 4)]


def complaints(**judged: object) -> list[str]:
    return [str(complaint) for complaint in complaints_of_claims(QUOTED, {"all-glad": HOLDS | judged})]


def test_a_claim_that_holds_is_not_complained_of() -> None:
    assert complaints() == []


def test_a_false_claim_is_complained_of_with_its_words_and_meaning() -> None:
    expected = "index.qmd:4, value 'all-glad': no longer true: \"all were glad\". Rewrite the sentence; the claim means: Each was glad."
    assert complaints(holds=False) == [expected]


def test_a_title_of_a_figure_that_is_false_is_complained_of_at_its_line(tmp_path: Path) -> None:
    figure = '![**[All were glad]{.claim #all-glad}.** Dots.](figures/dots.svg){#fig-dots fig-alt="Dots"}'
    entries, _ = composed(f"Tea.\n\n{figure}\n", tmp_path)
    [found] = complaints_of_claims(claims_in(entries), {"all-glad": HOLDS | {"holds": False}})
    assert Path(found.file).name == "index.qmd" and found.line == SETTINGS.count("\n") + 3
    assert (found.problem, found.value) == ('no longer true: "All were glad"', "all-glad")
    assert found.remedy == "Rewrite the sentence; the claim means: Each was glad."


def test_a_predicate_that_fails_is_complained_of_where_it_stands() -> None:
    assert complaints(holds=False, error="KeyError('gone')") == [
        "report/claims/moods.py:9, value 'all-glad': the predicate fails (KeyError('gone')). "
        "Restore the rows that it needs, or rewrite predicate and sentence."
    ]


def test_a_claim_without_a_predicate_and_a_predicate_without_a_claim_are_complained_of() -> None:
    [unjudged] = complaints_of_claims(QUOTED, {"none-sad": HOLDS})
    [unneeded] = predicates_without_claim(QUOTED, {"none-sad": HOLDS})
    assert [str(unjudged), str(unneeded)] == [
        "index.qmd:4, value 'all-glad': no predicate judges this claim. "
        "Write the function all_glad in a module of report/claims/, or correct the id.",
        "report/claims/moods.py:9, value 'none-sad': no sentence makes this claim. Bind the sentence, or remove the predicate.",
    ]


def test_a_published_claim_says_what_it_means_and_where_it_stands() -> None:
    assert claims_to_publish(QUOTED, {"all-glad": HOLDS, "none-sad": HOLDS}) == {
        "all-glad": {
            "meaning": "Each was glad.",
            "holds": True,
            "rows": ["studies.csv#tea"],
            "quoted": [{"words": "all were glad", "file": "index.qmd", "line": 4}],
        }
    }
