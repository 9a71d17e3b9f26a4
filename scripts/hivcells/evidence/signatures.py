"""A person signs numbers one by one: what is shown of each, what is asked, and the row that an answer becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import Any

from hivcells.complaints import Complaint, raise_if_any
from hivcells.evidence.files import curated_table
from hivcells.evidence.first_rows import add_rows
from hivcells.evidence.package import columns_of, paths_of
from hivcells.signatures import KEYS, NO, YES, as_signed, holding, numbers_now
from hivcells.tables import Tables, address_of, keys_of

ANSWERS = {"y": YES, "yes": YES, "n": NO, "no": NO, "l": "later", "later": "later", "q": "quit", "quit": "quit"}
LATER, QUIT = "later", "quit"
QUESTION = "Does the text say so? y yes, n no, l later, q quit: "
WHAT_ELSE = "What should it be? (nothing: back) "
# For a terminal that lacks these signs, what says the same.
PLAIN = str.maketrans(
    {"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2013": "-", "\u2014": "-", "\u00b5": "u", "\u03bc": "u"}
    | {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2026": "...", "\u00d7": "x", "\u00b1": "+/-"}
    | {"\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2264": "<=", "\u2265": ">="}
)


@dataclass(frozen=True)
class Number:
    """A number to be signed: its row, its text as the signature keeps it, and what helps to find it in its document."""

    table: str
    row_id: str
    value: str
    study_id: str
    about: list[tuple[str, str]]  # what, and what of it


def in_order_of_need(shown: Iterable[str], values: Mapping[str, dict[str, Any]]) -> list[str]:
    """Rows of reported numbers in the order in which the values shown need them, themselves or as inputs."""
    rows: dict[str, None] = {}

    def need(value_id: str) -> None:
        value = values[value_id]
        if value["kind"] == "reported":
            rows.update(dict.fromkeys(value["rows"]))
        for below in value["inputs"]:
            need(below)

    for value_id in shown:
        need(value_id)
    return list(rows)


def unsigned(evidence: Tables, first: Iterable[str], sentences: Mapping[str, str]) -> list[Number]:
    """Numbers without a signature that holds: the rows that come first, then all others in the order of the tables.

    sentences are those of the report, by the row of a number that they quote.
    """
    answered = set(holding(evidence["signatures"], numbers_now(evidence)).address)
    rows = {
        address_of(name, row[key]): (name, row)
        for name, key in KEYS.items()
        for row in evidence[name].to_dict("records")
    }
    order = dict.fromkeys([*(address for address in first if address in rows), *rows])
    about = _About(evidence)
    return [
        Number(name, row[KEYS[name]], as_signed(row), row["study_id"], about.row(row, sentences.get(address, "")))
        for address, (name, row) in ((address, rows[address]) for address in order if address not in answered)
    ]


class _About:
    """What is shown of a number, with the words of other tables."""

    def __init__(self, evidence: Tables):
        self.sources = evidence["sources"].set_index("source_id").to_dict("index")
        self.study, self.arm, self.outcome = (
            dict(zip(keys_of(evidence[name]), evidence[name].label)) for name in ("studies", "arms", "outcomes")
        )

    def row(self, row: Mapping[str, str], sentence: str) -> list[tuple[str, str]]:
        """Each line with its name; a row of either table."""
        source = self.sources[row["source_id"]]
        arms = [self.arm.get(row.get(column, ""), "") for column in ("arm_id", "comparator_arm_id")]
        what = [
            self.study.get(row["study_id"], ""),
            self.outcome[row["outcome_id"]],
            row.get("event", ""),
            row["scope"],
        ]
        lines = [
            ("about", "; ".join(filter(None, [*what, row.get("statistic", ""), " against ".join(filter(None, arms))]))),
            ("report", sentence),
            ("printed", row["as_printed"]),
            ("place", row["locator"]),
            ("document", f"{source['title']} ({source['year'] or 'no date'}), {source['text_read']} read"),
            ("link", source["url"] or (f"https://doi.org/{source['doi']}" if source["doi"] else "")),
            ("entered", "" if row["how_obtained"] == "printed" else row["how_obtained"]),
            ("note", row["note"]),
        ]
        return [(name, text) for name, text in lines if text]


def legible(text: str, encoding: str) -> str:
    """A text in the signs that a terminal has; what it lacks is written plainly, or by its code, never lost."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return text.translate(PLAIN).encode(encoding, "backslashreplace").decode(encoding)
    return text


def sign(
    numbers: Sequence[Number], reviewer: str, today: str, package: dict, folder: Path, encoding: str
) -> Counter[str]:
    """Show the numbers, ask, and keep each answer as soon as it is given; how often each answer was given.

    Ends with the numbers, with quit, with the end of the input, or when interrupted.
    """
    given: Counter[str] = Counter()
    try:
        for place, number in enumerate(numbers, start=1):
            lines = [("number", number.value), *number.about]
            text = "".join(f"\n  {name:9}{held}" for name, held in lines)
            print(legible(f"\n[{place} of {len(numbers)}] {number.row_id}{text}", encoding))
            answer, should_be = _ask()
            if answer == QUIT:
                break
            if answer != LATER:
                _keep(number, answer, should_be, reviewer, today, package, folder)
            given[answer] += 1
    except (EOFError, KeyboardInterrupt):
        print()
    return given


def _ask() -> tuple[str, str]:
    """An answer, and after no what it should be."""
    while True:
        answer = ANSWERS.get(input(QUESTION).strip().lower(), "")
        if answer != NO:
            if answer:
                return answer, ""
            print("Please answer y, n, l or q.")
        elif should_be := _what_else():
            return answer, should_be


def _what_else() -> str:
    """What a number should be, on one line that a table can hold; nothing where the answer is taken back."""
    while not (text := input(WHAT_ELSE).strip()).isprintable():
        print("This has signs that cannot be kept. Please write it in plain letters.")
    return text


def _keep(number: Number, answer: str, should_be: str, reviewer: str, today: str, package: dict, folder: Path) -> None:
    """Add the answer to the signatures. Raises Complaints where the file is not as it should be."""
    row = {"table": number.table, "row_id": number.row_id, "value": number.value, "answer": answer}
    row |= {"should_be": should_be, "reviewer": reviewer, "signed_on": today}
    add_rows({"signatures": [{"signature_id": _free_key(number, reviewer, package, folder)} | row]}, package, folder)


def _free_key(number: Number, reviewer: str, package: dict, folder: Path) -> str:
    """Table, row and person; a number is added for who signs again a number that has changed."""
    taken = set(curated_table(paths_of(package, folder)["signatures"], columns_of(package)["signatures"]).signature_id)
    stem = f"{number.table}#{number.row_id}#{'-'.join(reviewer.casefold().split())}"
    keys = chain([stem], (f"{stem}#{times}" for times in count(2)))
    return next(key for key in keys if key not in taken)


def name_of_reviewer(reviewer: str) -> str:
    """A name with single blanks. Raises Complaints where it is none."""
    name = " ".join(reviewer.split())
    if not name or not name.isprintable():
        remedy = 'Say who signs: make sign-off reviewer="NAME".'
        raise_if_any([Complaint("make sign-off", None, "nobody signs", remedy, "reviewer", legible(reviewer, "ascii"))])
    return name
