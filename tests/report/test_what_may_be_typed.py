"""What an author may type into the report, and what is complained of with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hivcells.complaints import Complaint, Complaints
from hivcells.report.number_words import pattern_of
from hivcells.report.prose import Line, document
from hivcells.report.trace import Entry, with_own_parts
from hivcells.report.typed_quantities import complaints_of_settings
from hivcells.report.vocabulary import Vocabulary
from report.tiny_report import SETTINGS, composed, report_of

FIRST_LINE = SETTINGS.count("\n") + 1
DIGIT, WORD, RAW = "a digit typed into the prose", "a number word typed into the prose", "raw HTML or typst"
CLASS, ATTRIBUTE = "a class that the prose may not use", "an attribute that the prose may not use"
LOOK_ALIKE = "letters that look like others"
FOREIGN, SPACE = "a letter or sign that the prose may not use", "a space of another width"
FORMULA, CITATION, ALT = "a formula", "words within a citation", "a drawing without its own description"
LIST, OWN_ID = "a list that does not count from its start in plain numbers", "an id that the project gives"
TITLE = "a figure whose title is no claim"
INVISIBLE, TARGET = "an invisible character in the prose", "a target that the report may not lead to"
# Each line with the problem and the value that it is complained of with; a line stands in a paragraph of its own.
REFUSED = [
    ("There were 12 people.", DIGIT, "12"),
    ("There were twelve people.", WORD, "twelve"),
    ("There were twelv\u0435 people.", LOOK_ALIKE, "twelv\u0435"),
    ("There were \uff54welve people.", LOOK_ALIKE, "\uff54"),
    ("There were tw\u0330elve people.", LOOK_ALIKE, "\u0330"),
    ("There were XII people in phase II.", DIGIT, "XII"),
    ("There were twel\u00adve people.", INVISIBLE, "U+00AD"),
    ("There were tw**el**ve people.", WORD, "twelve"),
    ("There was a duo.", WORD, "duo"),
    ("Of those asked ½ agreed.", DIGIT, "½"),
    ("There were ① and Ⅻ.", DIGIT, "①"),
    ("There were ١٢ people.", DIGIT, "١٢"),
    ("There were 四 people.", DIGIT, "四"),
    ("A dose of 10^9^ cells.", DIGIT, "109"),
    ("A dose of m² and x₂.", DIGIT, "₂"),
    ("There were $5$ people.", DIGIT, "5"),
    ("There were &#53; people.", DIGIT, "5"),
    ("There were `12` people.", DIGIT, "12"),
    ("There were `twelve` people.", WORD, "twelve"),
    ("A note.^[It has 7 lines.]", DIGIT, "7"),
    ("There were t\u200bwelve people.", INVISIBLE, "U+200B"),
    ("There were 1\u20602 people.", INVISIBLE, "U+2060"),
    ("`Twelve people died`{=html} here.", RAW, "Twelve people died"),
    ("`#strong[Twelve]`{=typst} here.", RAW, "#strong[Twelve]"),
    ("There <b>were</b> people.", RAW, "<b>"),
    ('Here <img src="https://example.org/x.png"> too.', RAW, '<img src="https://example.org/x.png">'),
    ("There were twel-ve people.", WORD, "twel-ve"),
    ("There were twe lve people.", WORD, "twe lve"),
    ("There were t e n people.", WORD, "t e n"),
    ("There were s\u20aceven people.", WORD, "s\u20aceven"),
    ("There were twel\u2009ve people.", SPACE, "U+2009"),
    ("There were te\U000e0061n people.", INVISIBLE, "U+E0061"),
    ("There were \u0435\u0445\u043e people.", LOOK_ALIKE, "\u0435\u0445\u043e"),
    ("There were t\u00ebn people.", LOOK_ALIKE, "t\u00ebn"),
    ("There were n!ne people.", LOOK_ALIKE, "n!ne"),
    ("There were \u2682 people.", FOREIGN, "\u2682"),
    ("There were \u1d1b\u1d07\u0274 people.", FOREIGN, "\u1d1b"),
    ("There were xii people.", DIGIT, "xii"),
    ("There were MCMXC people, then XC.", DIGIT, "MCMXC"),
    ("There were XIIth and IIa.", DIGIT, "XIIth"),
    ("There were lO people.", DIGIT, "lO"),
    ("There were |||| people.", DIGIT, "||||"),
    ("There were twentyone of a fivesome.", WORD, "twentyone"),
    ("There were tw$\\text{el}$ve people.", FORMULA, "\\text{el}"),
    ("So it is [twelve died @tea2020].", CITATION, "twelve died"),
    ("So it is [@tea2020 and vi more].", CITATION, "and vi more"),
    ("A ![](figures/x.svg) here.", ALT, "figures/x.svg"),
    ('A ![twelve people](figures/x.svg){fig-alt="Tea"} here.', ALT, "twelve people"),
    ('![Tea by the cup.](figures/t.svg){#fig-t fig-alt="Tea"}', TITLE, "figures/t.svg"),
    ('![**Tea by the cup.** [All of it]{.claim #all}.](figures/y.svg){#fig-y fig-alt="Tea"}', TITLE, "figures/y.svg"),
    ('![[All tea]{.claim #all} by the cup.](figures/z.svg){#fig-z fig-alt="Tea"}', TITLE, "figures/z.svg"),
    ('![**As said, [all]{.claim #all}.**](figures/v.svg){#fig-v fig-alt="Tea"}', TITLE, "figures/v.svg"),
    ('![](figures/w.svg){#fig-w fig-alt="Tea"}', TITLE, "figures/w.svg"),
    ("57. people died", LIST, "people died"),
    ("(xii) men died", LIST, "men died"),
    ("[So]{#ref-tea2020} it is.", OWN_ID, "ref-tea2020"),
    ("[Twelve people died]{.cell} here.", CLASS, "cell"),
    ("[tea.people]{.citation} here.", CLASS, "citation"),
    ("A [word]{title=x} here.", ATTRIBUTE, "title"),
    ('A [link](https://example.org "12 people") here.', ATTRIBUTE, "12 people"),
    ("A [link](javascript:alert) here.", TARGET, "javascript:alert"),
    ("A [link](ledger.html?x) here.", TARGET, "ledger.html?x"),
    ("A [link](other.html) here.", TARGET, "other.html"),
    ("A [link](../../other/x.csv) here.", TARGET, "../../other/x.csv"),
    ("A [link](/tables/x.csv) here.", TARGET, "/tables/x.csv"),
    ("It was [tea.no.such]{.value}.", "no value has this id", "tea.no.such"),
    ("It was [tea.people]{.interval}.", "the value has no form 'interval'", "tea.people"),
    ("See @sec-nowhere.", "a reference to nothing", "sec-nowhere"),
    ("Tea was the largest of them.", "a word that makes a claim, bound to no predicate", "largest"),
]
ALLOWED = [
    "There were [tea.people]{.value} people, of [tea.change]{.interval} points.",
    "[tea.people]{.words .capital} people drank.",
    "CD4 and HIV-1 are names, NCT00000001 is a trial.",
    "No one knew.",
    "IFN-γ, TGFβ, µL, Δ and naïve Müller are words.",
    "Șerban, Ångström and José moved on. E. coli, ROBINS-I and CML did as well.",
    "A comment is not shown. <!-- 12 people -->",
    "It takes at most a line.",
    "A [link](https://example.org/12) and an address, <https://example.org/12>.",
    "The [ledger](ledger.html), its [studies](ledger.html#studies), the [supplement](supplement.pdf).",
    "The [tables](../tables/ledger.csv) and the [database](../evidence.sqlite).",
    "It was said [to be the largest]{.claim #largest}.",
    '![**[Tea is the largest]{.claim #largest}: [tea.people]{.value}.** By cup.](figures/u.svg){#fig-u fig-alt="Tea"}',
    "As @tea2020 says; so do others [@tea2020].",
]


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[int, list[Complaint]]:
    """Complaints by line of one report that holds every refused and every allowed line."""
    text = "\n\n".join([*(line for line, *_ in REFUSED), *ALLOWED]) + "\n"
    by_line: dict[int, list[Complaint]] = {}
    for complaint in composed(text, tmp_path_factory.mktemp("typed"))[1]:
        by_line.setdefault(complaint.line, []).append(complaint)
    return by_line


@pytest.mark.parametrize("number", range(len(REFUSED)), ids=[line for line, *_ in REFUSED])
def test_is_complained_of_at_its_line(number: int, complaints: dict[int, list[Complaint]]) -> None:
    _, problem, value = REFUSED[number]
    found = complaints.get(FIRST_LINE + 2 * number, [])
    assert (problem, value) in [(complaint.problem, complaint.value) for complaint in found]
    assert all(complaint.file.endswith("report/index.qmd") and complaint.remedy for complaint in found)


@pytest.mark.parametrize("number", range(len(ALLOWED)), ids=ALLOWED)
def test_is_let_through(number: int, complaints: dict[int, list[Complaint]]) -> None:
    assert complaints.get(FIRST_LINE + 2 * (len(REFUSED) + number), []) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\nbibliography: other.json\n---\n", "settings in the midst of the text"),
        ("{{< meta title >}}\n", "a shortcode that is not an include"),
        ("{{< include /sections/none.qmd >}}\n", "the included file does not exist"),
        ("{{< include /../outside.qmd >}}\n", "an include outside the report"),
        ("{{< include sections/x.qmd >}}\n", "an include outside the report"),
        ("{{< include /index.qmd >}}\n", "no check reads the included file"),
    ],
)
def test_what_would_escape_the_checks_is_refused(text: str, problem: str, tmp_path: Path) -> None:
    assert [complaint.problem for complaint in composed(text, tmp_path)[1]] == [problem]


def test_line_ends_of_another_system_are_line_ends(tmp_path: Path) -> None:
    report = report_of("Tea.\n", tmp_path)
    before = [line.text for line in document(report)]
    for path in (report / "index.qmd", report / "_quarto.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [line.text for line in document(report)] == before


def test_a_file_that_includes_itself_is_refused(tmp_path: Path) -> None:
    report = report_of("{{< include /sections/a.qmd >}}\n", tmp_path)
    (report / "sections" / "a.qmd").write_text("{{< include /sections/a.qmd >}}\n", encoding="utf-8")
    with pytest.raises(Complaints, match=r"sections/a\.qmd:1, value '.*': a file that includes itself"):
        document(report)


def test_a_setting_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    from hivcells.complaints import Complaints

    report = report_of("Tea.\n", tmp_path)
    index = report / "index.qmd"
    index.write_text(index.read_text(encoding="utf-8").replace("author:", "csl: x.csl\nauthor:"), encoding="utf-8")
    with pytest.raises(Complaints, match=r"index\.qmd:2, value 'csl': an unknown setting"):
        document(report)


def test_a_citation_of_no_document_is_complained_of_at_its_line(tmp_path: Path) -> None:
    [complaint] = composed("Tea.\n\nAs [@coffee1999] says.\n", tmp_path)[1]
    assert (complaint.line, complaint.problem) == (FIRST_LINE + 2, "a citation of no document")


def test_a_caption_outside_of_a_box_is_refused(tmp_path: Path) -> None:
    """Only the captions of boxes are numbered, traced and shown alike by both renderers."""
    [complaint] = composed("| a |\n|---|\n| b |\n\nTable: Twelve people died.\n", tmp_path)[1]
    assert (complaint.line, complaint.value) == (FIRST_LINE + 4, "Twelve people died.")
    assert complaint.problem == "a caption of a bare table"
    assert complaint.remedy == "Put table and caption into ::: {#tbl-name}, the caption last."


def test_a_setting_that_only_the_head_of_the_page_shows_is_read() -> None:
    text = ["---", "title: Tea", 'description: "Twel\\u0076e died"', "---", "", "Tea."]
    lines = [Line("index.qmd", number, line) for number, line in enumerate(text, start=1)]
    words = Vocabulary((), pattern_of(["twelve"]), pattern_of(["only"]), (), ())
    [complaint] = complaints_of_settings(lines, words)
    place = "index.qmd:3, column 'description', value 'Twelve': "
    assert str(complaint) == place + "a number word typed into the prose. Say it without a number."


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (Entry("", "table", "none", file="a.qmd", line=7), "a.qmd:7, value 'none': no table of this name."),
        (
            Entry("", "drawing", "figures/none.svg", file="a.qmd", line=8),
            "a.qmd:8, value 'figures/none.svg': no drawing",
        ),
    ],
)
def test_a_part_that_nobody_made_is_named_with_its_line(entry: Entry, said: str, tmp_path: Path) -> None:
    with pytest.raises(Complaints) as refused:
        list(with_own_parts([entry], tmp_path, tmp_path))
    assert said in str(refused.value)


def test_the_foot_of_a_table_is_read(tmp_path: Path) -> None:
    rule, lines = "+-----+", ("| a   |", "| b   |", "| 12  |")
    text = "\n".join([rule, lines[0], "+=====+", lines[1], "+=====+", lines[2], "+=====+"])
    assert [complaint.value for complaint in composed(text + "\n", tmp_path)[1]] == ["12"]


REMEDY = {
    LOOK_ALIKE: "Write the word in the letters of its language.",
    DIGIT: "Bind it, as in [tea2020.people.enrolled]{.value}; "
    "a name that contains digits goes into data/vocabulary/names.csv.",
    WORD: "Bind it, as in [tea2020.people.enrolled]{.words}; "
    "where it states no quantity, its phrase goes into data/vocabulary/exemptions.csv.",
    FOREIGN: "Write it in words, in Latin or Greek letters.",
    SPACE: "Write a plain one.",
    FORMULA: "Say it in words; a number is bound, as in [tea2020.people.enrolled]{.value}.",
    CITATION: "Write them before or after its brackets.",
    ALT: "Give it fig-alt; a text that is shown belongs into its caption.",
    LIST: "Begin it with '1.', or use dashes.",
    TITLE: "Begin its caption with **[its finding]{.claim #its-finding}.**",
    OWN_ID: "Choose another, as in {#sec-name}.",
    RAW: "Write it in markdown; what only one format needs belongs in report/filters/ or report/styles/.",
    CLASS: "Use .value and its like, .claim, .notice, .evidence-table or none.",
    ATTRIBUTE: "Remove it.",
    INVISIBLE: "Remove it, or write the word without it.",
    TARGET: "Link to http(s), to a part of the report or to a file beside it; draw figures/name.svg.",
    "no value has this id": "Correct the spelling, or add the row that the number comes from; "
    "results/values.json lists the ids.",
    "the value has no form 'interval'": "Use .value; .interval needs limits, .words a whole number.",
    "a reference to nothing": "Correct the spelling, or give the section, figure or table this id.",
    "a word that makes a claim, bound to no predicate": "Bind the words, as in [the only trial]{.claim #only-trial}, "
    "or say in data/vocabulary/claim_words.csv why they need no predicate.",
}


def test_each_complaint_says_what_to_do(complaints: dict[int, list[Complaint]]) -> None:
    found = [complaint for of_line in complaints.values() for complaint in of_line]
    assert {complaint.problem for complaint in found} == set(REMEDY)
    assert {complaint.problem: complaint.remedy for complaint in found} == REMEDY


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "{{< meta title >}}\n",
            "value '{{< meta title >}}': a shortcode that is not an include. Write the text itself.",
        ),
        (
            "{{< include /sections/none.qmd >}}\n",
            "value '/sections/none.qmd': the included file does not exist. Add it, or remove the line.",
        ),
        (
            "{{< include /../x.qmd >}}\n",
            "value '/../x.qmd': an include outside the report. Name a file as /sections/name.qmd.",
        ),
        (
            "{{< include /index.qmd >}}\n",
            "value '/index.qmd': no check reads the included file. Move it to report/sections/.",
        ),
        ("---\n", "value '---': settings in the midst of the text. Keep all settings at the top of the document."),
    ],
)
def test_a_complaint_of_an_include_names_its_line(text: str, complaint: str, tmp_path: Path) -> None:
    [found] = composed(text, tmp_path)[1]
    assert str(found) == f"{tmp_path}/report/index.qmd:{FIRST_LINE}, {complaint}"


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (
            "author:",
            "csl: x.csl\nauthor:",
            "index.qmd:2, value 'csl': an unknown setting. Remove it; a document sets title,",
        ),
        ('"Tea for headache"', '"Tea', "index.qmd:5: not YAML (found unexpected end of stream). Fix the line; "),
        (SETTINGS, "---\n- a\n---\n\n", "index.qmd:2: no settings. Write them as 'name: value'."),
    ],
    ids=["unknown", "broken", "none"],
)
def test_broken_settings_are_complained_of(old: str, new: str, complaint: str, tmp_path: Path) -> None:
    index = report_of("Tea.\n", tmp_path) / "index.qmd"
    index.write_text(index.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(Complaints) as refused:
        document(tmp_path / "report")
    assert f"{tmp_path}/report/{complaint}" in str(refused.value)
