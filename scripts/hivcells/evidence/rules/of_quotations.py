"""Rules on what a quotation says: of a second reading, of nobody with an event, of a number that is only a bound."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import Row, each_row, rows_by
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

PRINTED, HARM = "printed", "harm"
# Words that say that there was nothing, in the languages of the texts; Chinese sets no words apart.
DENIAL = re.compile(
    r"\b(?:no|not|none|nobody|neither|never|nor|without|zero|0|absence|free of|ning\w+|sin|kein\w*|aucun\w*|nessun\w*)\b|[未无無]",
    re.IGNORECASE,
)
# ASSUME: beside one of these words a denial leaves open whether lesser things happened.
QUALIFIED = re.compile(
    r"\b(?:significant\w*|obvious\w*|unexpected\w*|serious|severe|major|mild|moderate|only|grades?|besides|except\w*)\b|明显|显著|严重",
    re.IGNORECASE,
)
# A bound that stands at its number, as in '< 50', 'at least 3', 'up to 11', '20 or more'; between the two there may be a
# sign of money or an article, and no other word: 'less than PR in 18%' is no bound on 18.
NUMBER = r"(?P<number>[\d.,\u00b7]*\d|[a-z]+(?:-[a-z]+)?)"
Side = tuple[str, ...]
BELOW: Side = ("<", "\u2264")
ABOVE: Side = (">", "\u2265")
NEAR: Side = ("about",)
# What went on up to the last look is a bound on either side.
EITHER: Side = (*BELOW, *ABOVE)
# In Chinese a bound stands right before its number; without 不 it is the other one.
BELOW_IN_CHINESE = r"(?:低于|少于|小于|不(?:超过|高于|多于|大于)|至多|最多)\s*(?P<number>\d[\d.,]*)"
ABOVE_IN_CHINESE = r"(?:(?<!不)(?:超过|高于|多于|大于)|不(?:低于|少于|小于)|至少|最少)\s*(?P<number>\d[\d.,]*)"
BOUNDS_AT_NUMBER = {
    BELOW: (
        r"(?:[<\u2264\uff1c\ufe64\u2a7d\u2266\u2272]|=<|\b(?:at most|not exceeding|(?:no|not) (?:more|greater|higher|longer) than|below|under"
        r"|(?<!no )(?<!not )(?:fewer|less|lower|shorter) than|maximum of))\s*=?\s*(?:an? )?" + NUMBER,
        r"(?P<number>\d[\d.,\u00b7]*)(?: [a-z]+)? (?:or|and) (?:less|fewer|lower|below|under|shorter)\b(?! than)",
        f"(?<!不){BELOW_IN_CHINESE}",
    ),
    ABOVE: (
        r"(?:[>\u2265\uff1e\ufe65\u2a7e\u2267\u2273]|=>|\b(?:at least|in excess of|no (?:less|fewer|lower) than|over|above|minimum of"
        r"|(?<!no )(?<!not )(?:more|greater|higher|longer) than|(?<!not )(?<!never )exceed(?:ed|s|ing)?))\s*=?\s*(?:an? )?"
        + NUMBER,
        r"(?P<number>\d[\d.,\u00b7]*)(?: [a-z]+)? (?:or|and) (?:more|greater|higher|above|over|longer)\b(?! than)",
        r"(?<![\w.])(?P<number>\d[\d.,\u00b7]*)\+(?![\w/+-])",
        ABOVE_IN_CHINESE,
    ),
    EITHER: (r"\bup\s?to\s+(?:an? )?" + NUMBER,),
    NEAR: (
        r"(?:[~\u223c\u2248\u2245]|\b(?:about|around|approximately|approx\.?|nearly|almost|roughly|circa|ca?\.))\s*(?:an? )?"
        + NUMBER,
    ),
}
BOUNDS = {"maximum", "minimum"}
GRADE = re.compile(r"\bgrade (\d)\b", re.IGNORECASE)
AND_HIGHER = re.compile(r"\bgrade (\d) or higher\b")
POSSIBLE = re.compile(r"\b(?:possibl[ey]|suspected)\b", re.IGNORECASE)


def second_readings_quote_their_numbers(tables: Tables) -> Iterator[Complaint]:
    """What the second reader copied carries the number read, unless the number is worked out or a reason is given."""
    rows_of = {
        "findings": rows_by(tables["findings"], "finding_id"),
        "events": rows_by(tables["events"], "event_id"),
    }
    for item in each_row(tables["extraction_numbers"]):
        read = _numbers_read(item)
        if read and not item.second_printed.strip():
            remedy = "Copy the words that the second reading saw, or leave the reading blank."
            yield complain("extraction_numbers", item, "second_printed", "a second reading without its words", remedy)
        elif not item.reason and _is_printed(rows_of[item.table].get(item.item_id)):
            for number in read - _decimals_of(item.second_printed):
                problem = f"the number {number} of the second reading is not among those of its quotation"
                remedy = "Quote the words that hold it, or say in the reason what the quotation leaves out."
                yield complain("extraction_numbers", item, "second_printed", problem, remedy)


def second_readings_quote_what_the_first_did(tables: Tables) -> Iterator[Complaint]:
    """Both readings copied the same words, or a word of them; where they did not, a reason says how they tell the same."""
    for item in each_row(tables["extraction_numbers"]):
        first, second = item.first_printed, item.second_printed
        if first.strip() and second.strip() and not item.reason and not _is_the_same_place(first, second):
            problem = f"no word of '{first}', which the first reading copied"
            remedy = "Quote the same sentence, or say in the reason how the two tell the same number."
            yield complain("extraction_numbers", item, "second_printed", problem, remedy)


def _is_the_same_place(first: str, second: str) -> bool:
    """Whether one quotation holds the other, or both share a word, of three letters or more, that is no number."""
    one, other = (" ".join(printed.casefold().split()) for printed in (first, second))
    return one in other or other in one or bool(_words_of(one) & _words_of(other))


def _words_of(printed: str) -> set[str]:
    return {word for word in re.findall(r"[^\W\d_]{3,}", printed) if not numbers_in(word)}


def _numbers_read(item: Row) -> set[Decimal]:
    """The numbers of the second reading without their signs; of events only how many had one."""
    numbers = item.second.split(" of ")[:1] if item.table == "events" else item.second.split(";")
    return {abs(Decimal(number)) for number in map(str.strip, numbers) if re.fullmatch(r"-?\d+(?:\.\d+)?", number)}


def _decimals_of(printed: str) -> set[Decimal]:
    return {Decimal(numeral) for numeral in numbers_in(printed)}


def _is_printed(row: Row | None) -> bool:
    """Whether a row is there whose number was printed; of one person alone a text tells without a number."""
    if row is None or row.how_obtained != PRINTED:
        return False
    return not (hasattr(row, "n_events") and row.n_events == row.n_assessed == "1")


def nobody_is_told_in_words(tables: Tables) -> Iterator[Complaint]:
    """That an event befell nobody follows from words that deny it, or the note says from what.

    A denial of some kinds of harm only, such as the severe, is none of a harm that is defined without such a word.
    """
    of_any_kind = {
        outcome.outcome_id
        for outcome in each_row(tables["outcomes"].loc[tables["outcomes"].role == HARM])
        if not QUALIFIED.search(f"{outcome.label} {outcome.definition}")
    }
    events = tables["events"]
    for row in each_row(events.loc[(events.n_events == "0") & (events.how_obtained == "computed")]):
        if not DENIAL.search(row.as_printed) and not row.note:
            remedy = "Quote the words that say so, or say in the note from what the zero follows."
            yield complain("events", row, "as_printed", "no word that denies the event", remedy)
        elif row.outcome_id in of_any_kind and QUALIFIED.search(row.as_printed):
            remedy = "Choose the outcome that the words deny, such as severe events or an absence with an adjective."
            yield complain("events", row, "outcome_id", f"not denied whole by '{row.as_printed}'", remedy)


def severities_are_those_of_the_words(tables: Tables) -> Iterator[Complaint]:
    """Where words leave events of one grade alone, nobody had any above it: the severity begins there and not higher."""
    events = tables["events"]
    for row in each_row(events.loc[(events.n_events == "0") & (events.how_obtained == "computed")]):
        left, begins = GRADE.findall(row.as_printed), AND_HIGHER.search(row.severity)
        if left and begins and int(begins[1]) > max(map(int, left)) + 1:
            remedy = f"Write 'above grade {max(map(int, left))}', as the words deny it."
            yield complain("events", row, "severity", f"weaker than '{row.as_printed}'", remedy)


def what_is_possible_is_not_attributed(tables: Tables) -> Iterator[Complaint]:
    """An event that a text holds for a possible sign is none of an outcome defined as attributed to its cause."""
    outcomes = tables["outcomes"]
    attributed = set(outcomes.outcome_id[outcomes.definition.str.contains("attributed")])
    for row in each_row(tables["events"]):
        if row.outcome_id in attributed and POSSIBLE.search(f"{row.as_printed} {row.note}"):
            remedy = "Choose an outcome that does not name the cause, and say in the note what is possible."
            yield complain("events", row, "outcome_id", "printed as possible, not as attributed", remedy)


def bounds_are_no_values(tables: Tables) -> Iterator[Complaint]:
    """A number that is printed as a bound has the relation of that bound, or is a maximum or minimum."""
    for row in each_row(tables["findings"]):
        if not row.value or row.statistic in BOUNDS:
            continue
        sides = [side for side in BOUNDS_AT_NUMBER if abs(Decimal(row.value)) in _bounded(side, row.as_printed)]
        # A fall by more than 5 is a change below -5.
        turned = [{BELOW: ABOVE, ABOVE: BELOW}.get(side, side) for side in sides if row.value.startswith("-")]
        allowed = {relation for side in [*sides, *turned] for relation in side}
        if sides and row.relation not in allowed:
            problem = f"a bound in '{row.as_printed}'"
            remedy = "Enter <, >, ≤, ≥ or about as the text says, or a maximum or minimum."
            yield complain("findings", row, "relation", problem, remedy)
        # A time or a limit may be a bound by its sense; a P value is one by its sign alone.
        elif not sides and row.relation != "=" and row.statistic == "p_value":
            yield complain(
                "findings", row, "relation", f"no bound in '{row.as_printed}'", "Enter =, or quote its sign."
            )


def _bounded(side: Side, printed: str) -> set[Decimal]:
    """The numbers that have a bound of this side in a printed text."""
    found = (bound for pattern in BOUNDS_AT_NUMBER[side] for bound in re.finditer(pattern, printed, re.IGNORECASE))
    return {number for bound in found for number in _decimals_of(bound["number"])}
