"""Rules on what the printed words say of a number: which interval it has, whether it is a rate, what it counts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

PRINTED, PEOPLE, HARM = "printed", "people", "harm"
# What a text calls limits or a spread, and what the row may then hold.
INTERVALS = {
    r"\b95\s?%\s?-?(?:CI\b|confidence|C\.I\.)": {"95% CI"},
    r"\b90\s?%\s?-?(?:CI\b|confidence|C\.I\.)": {"90% CI"},
    r"\b(?!95|90)\d\d(?:\.\d)?\s?%\s?-?(?:CI\b|confidence|C\.I\.)": {"not named"},
    r"(?<!%)(?<!% )\b(?:CI\b|confidence interval)": {"95% CI", "90% CI", "not named"},
    r"\bprediction interval|\bcredib": {"not named"},
    r"\bIQR\b|\binterquartile|\bquartiles?\b|\bQ[13]\b|\b[27]5th\b": {"IQR"},
    r"\brange\b|\bmin(?:imum)?\b.{1,12}\bmax(?:imum)?\b": {"range", "95% range", "IQR"},
    r"\bS\.?[DE]\.?M?\b|\bstandard (?:deviation|error)": set[str](),
}
SPREADS = {
    r"\bS\.?D\b|\bs\.d\.|\bstandard deviation": "SD",
    r"\bS\.?E\.?M?\b|\bs\.e\.(?:m\.)?|\bsem\b|\bstandard error": "SE",
}
PLUS_OR_MINUS = re.compile(r"±|\+\s?/\s?[-\u2212\u2013]")
# A rate is a number for so many years of people; what it is a rate of may stand between the two.
RATE = re.compile(
    # Possessive, so that a long run of letters or digits is gone over once.
    r"(?<![\d.,\u00b7])(\d[\d.,\u00b7]*+)(?:\s?+[^\W\d_]++){0,3}?\s?(?:per|/)\s?(1[0, ]*)?\s?"
    r"(?:(?:person|patient|participant|subject)s?[- ]?(?:years?|yrs?|months?)|PYs?\b)",
    re.IGNORECASE,
)
PER_HUNDRED = "per_100_person_years"
OF = re.compile(r"(?<![\d./,])(\d+)\s?(?:/|(?:out )?of(?: the)?)\s?(\d+)(?![\d./,]\d)")
NUMBER = r"([a-z]{2,20}(?:-[a-z]{2,20})?|\d{1,9})"
IN_WORDS = re.compile(rf"(?<![\w.,/]){NUMBER} (?:out )?of (?:the )?{NUMBER}(?![\w%])", re.IGNORECASE)
DENIED = re.compile(r"(?:no|none|neither|without)\b(?!\.)", re.IGNORECASE)
# What is counted where it is no people, at the number itself or at that of which it is a part.
OTHER_THINGS = ("sample", "episode", "event", "dose", "cycle", "visit", "specimen", "infection", "reaction")
KIND_OF_THING = r"(?:(?:other|new|adverse|serious|severe|mild|moderate|grade \d|\w+-related|related|unrelated)\s)*"


def intervals_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """Limits and spread are what the quotation calls them; a number after ± is a spread, and no limits are made of it."""
    for row in each_row(tables["findings"]):
        named = [kinds for words, kinds in INTERVALS.items() if re.search(words, row.as_printed)]
        if row.interval and named and row.interval not in set().union(*named):
            remedy = "Say what the text calls them; a deviation or error belongs into spread."
            yield complain("findings", row, "interval", f"not what '{row.as_printed}' calls it", remedy)
        printed = numbers_in(row.as_printed)
        limits = {limit.lstrip("-") for limit in (row.low, row.high) if limit}
        if limits and PLUS_OR_MINUS.search(row.as_printed) and not limits <= printed:
            remedy = "Enter what follows the sign as spread, with its kind, and leave the limits blank."
            yield complain("findings", row, "interval", f"limits made of '{row.as_printed}'", remedy)
        kinds = {kind for words, kind in SPREADS.items() if re.search(words, row.as_printed)}
        if row.spread and kinds and row.spread_kind not in kinds:
            remedy = f"Write {' or '.join(sorted(kinds))}."
            yield complain("findings", row, "spread_kind", f"not what '{row.as_printed}' calls it", remedy)


def rates_are_no_counts(tables: Tables) -> Iterator[Complaint]:
    """A number for so many years of people is a rate, with a unit that says so."""
    for row in each_row(tables["findings"]):
        rates = {number: _per(per) for found in RATE.finditer(row.as_printed) for number, per in _numbers_of(found)}
        if row.value in rates and row.statistic != "rate":
            yield complain("findings", row, "statistic", f"a rate in '{row.as_printed}'", "Write rate, with its unit.")
        elif row.statistic == "rate" and (row.unit == PER_HUNDRED) != (rates.get(row.value, 100) == 100):
            yield complain("findings", row, "unit", f"another rate than '{row.as_printed}'", "Name the unit printed.")
        elif (row.statistic == "rate") != ("person_years" in row.unit and row.unit != "person_years"):
            remedy = f"Write rate with a unit such as {PER_HUNDRED}."
            yield complain("findings", row, "unit", f"{row.statistic} in this unit", remedy)
    for row in each_row(tables["events"]):
        if row.n_events in {number for found in RATE.finditer(row.as_printed) for number, _ in _numbers_of(found)}:
            remedy = "Enter a row of findings.csv, with the statistic rate."
            yield complain("events", row, "n_events", f"a rate in '{row.as_printed}'", remedy)


def _numbers_of(rate: re.Match[str]) -> list[tuple[str, str]]:
    return [(number, rate[2] or "1") for number in numbers_in(rate[1])]


def _per(printed: str) -> int:
    return int(re.sub(r"\D", "", printed))


def counts_are_of_what_is_printed(tables: Tables) -> Iterator[Complaint]:
    """'2 of 10' is 2 of 10, of '10%' no count, and samples or episodes are no people."""
    others = {*OTHER_THINGS, *(word.removesuffix("s") for word in tables["events"].counted.unique() if word != PEOPLE)}
    for row in each_row(tables["events"].loc[tables["events"].how_obtained == PRINTED]):
        pairs = OF.findall(row.as_printed)
        parts, wholes = {part for part, _ in pairs}, {whole for part, whole in pairs if part == row.n_events}
        is_whole = row.n_events in {whole for _, whole in pairs} - parts
        if is_whole and row.n_events not in numbers_in(OF.sub(" ", row.as_printed)):
            remedy = "Enter the people with the event, not those assessed."
            yield complain("events", row, "n_events", f"the whole, not the part, in '{row.as_printed}'", remedy)
        if wholes and row.n_assessed not in wholes:
            remedy = "Enter the number assessed that is printed with the count."
            yield complain("events", row, "n_assessed", f"not that of '{row.as_printed}'", remedy)
        if row.counted == PEOPLE and _counts(others, row):
            remedy = "Say in counted what is counted, or quote how many people it befell."
            yield complain("events", row, "counted", f"no people in '{row.as_printed}'", remedy)
        if _is_percentage_alone(row):
            remedy = "Quote the words that hold the count, or say that it was computed."
            yield complain("events", row, "n_events", f"only a percentage in '{row.as_printed}'", remedy)


def counts_in_words_are_those_of_the_row(tables: Tables) -> Iterator[Complaint]:
    """'Three of ten' is 3 of 10, or of those without the event 7 of 10; and what words deny befell nobody."""
    harms = set(tables["outcomes"].outcome_id[tables["outcomes"].role == HARM])
    for row in each_row(tables["events"]):
        pairs = {pair for found in IN_WORDS.finditer(row.as_printed) for pair in _pairs_of(found)}
        is_near = any(part == row.n_events or whole == row.n_assessed for part, whole in pairs)
        elsewhere = numbers_in(IN_WORDS.sub(" ; ", row.as_printed))
        if is_near and row.n_events not in elsewhere and not any(_is_meant(pair, row) for pair in pairs):
            remedy = "Enter the count and the people that the words name."
            yield complain("events", row, "n_events", f"another count in '{row.as_printed}'", remedy)
        counted = numbers_in(row.as_printed) - {row.n_assessed}
        if row.outcome_id in harms and DENIED.match(row.as_printed) and row.n_events not in {"0", *counted}:
            yield complain("events", row, "n_events", f"denied by '{row.as_printed}'", "Enter 0, or quote other words.")


def _is_meant(pair: tuple[str, str], row: Row) -> bool:
    """Whether a part and its whole are those of a row, with the event or without it."""
    part, whole = pair
    return whole == row.n_assessed and row.n_events in (part, str(int(whole) - int(part)))


def _pairs_of(found: re.Match[str]) -> list[tuple[str, str]]:
    """The numbers of a pair of which one is a word; counts_are_of_what_is_printed reads those in digits."""
    if found[1].isdigit() and found[2].isdigit():
        return []
    return [(part, whole) for part in numbers_in(found[1]) for whole in numbers_in(found[2])]


def _counts(things: set[str], row: Row) -> bool:
    part, whole = rf"(?<![\d.,]){row.n_events}", rf"\s?(?:/|(?:out )?of)\s?{row.n_assessed}"
    words = "|".join(map(re.escape, sorted(things)))
    return bool(re.search(rf"{part}(?:{whole})?\s{KIND_OF_THING}(?:{words})s?\b", row.as_printed))


def _is_percentage_alone(row: Row) -> bool:
    without = re.sub(r"\d[\d.,\u00b7]*\s?%", " ", row.as_printed)
    return row.n_events in numbers_in(row.as_printed) and row.n_events not in numbers_in(without)
