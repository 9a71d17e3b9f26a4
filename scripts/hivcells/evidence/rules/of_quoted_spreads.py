"""Rules on what comes with a number: its spread, the people behind it, and what was restored of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.printed import numbers_in
from hivcells.evidence.rows import Row, each_row
from hivcells.evidence.rules.complain import complain
from hivcells.tables import Tables

# A power of ten on the line: "4.5 × 106" for 4.5 × 10^6; "10(6)" and "10^6" keep their exponents apart.
# ASSUME: without a sign of times 103 to 109 and 1010 to 1012 are powers where they are a bound, a denominator or both
# ends of a range, and 1010 to 1012 everywhere; a count of people or of cells as large and to the unit is rarer than these.
EXPONENT = r"10(?:[3-9]|1[0-2])(?![\d.,])"
POWER_ON_THE_LINE = re.compile(
    rf"[x×]\s?10\d{{1,2}}(?!\d)|(?:[<>≤≥]\s?|[a-z]/|\bper ){EXPONENT}|(?<![\d.,])(?:101[0-2](?![\d.,])"
    rf"|{EXPONENT}\s?(?:to|[-\u2013\u2014])\s?{EXPONENT})"
)
INFERRED = "inferred"
# ASSUME: a text or a note says by one of these words that a number is of a part of the people.
OF_A_PART = re.compile(
    r"\b(?:(?:in|of|among) (?:those|people|patients) who|groups (?:pooled|(?:taken )?together)|subset|subgroup)\b",
    re.IGNORECASE,
)


def spreads_have_their_kind(tables: Tables) -> Iterator[Complaint]:
    """A spread says what it is, as far as it is named, and stands in print beside its value."""
    for row in each_row(tables["findings"]):
        if bool(row.spread) != bool(row.spread_kind):
            problem = "spread and its kind do not come together"
            yield complain("findings", row, "spread_kind", problem, "Enter both; a kind may be 'not named'.")
        if row.spread and not _stands_in_print(row.spread, row):
            problem = f"not among the numbers of '{row.as_printed}'"
            yield complain(
                "findings", row, "spread", problem, "Copy the spread from the source, in the unit of the row."
            )


def _stands_in_print(number: str, row: Row) -> bool:
    """Whether a number is printed; one turned into another unit keeps its digits, not its decimals."""
    printed = numbers_in(row.as_printed)
    if row.how_obtained == "computed":
        return _digits(number) in {_digits(other) for other in printed}
    return number in printed


def _digits(number: str) -> str:
    return number.replace(".", "").strip("0")


def people_behind_a_number_are_quoted(tables: Tables) -> Iterator[Complaint]:
    """The people behind a number stand in its printed form or in its note."""
    for row in each_row(tables["findings"]):
        if row.n_assessed and row.n_assessed not in numbers_in(f"{row.as_printed} {row.note}"):
            problem, remedy = (
                "neither in the printed words nor in the note",
                "Quote where it stands, or leave this blank.",
            )
            yield complain("findings", row, "n_assessed", problem, remedy)


def correlations_of_a_part_say_of_how_many(tables: Tables) -> Iterator[Complaint]:
    """A coefficient, or a P value, of a part of the people has its scope or their number: a recheck takes all of them otherwise."""
    findings = tables["findings"]
    for row in each_row(findings.loc[findings.statistic.isin(("coefficient", "p_value"))]):
        part = OF_A_PART.search(f"{row.as_printed} | {row.note}")
        if part and not row.scope and not row.n_assessed:
            problem = f"'{part[0]}' tells of a part of the people"
            remedy = "Enter how many they are, with the number in the note, or name the part in scope."
            yield complain("findings", row, "n_assessed", problem, remedy)


def inferred_numbers_have_their_reason(tables: Tables) -> Iterator[Complaint]:
    """Of what was restored corrections.csv says why; a power of ten that lost its superscript is restored."""
    corrections = tables["corrections"]
    of_findings = corrections.loc[corrections.table == "findings"]
    restored = set(of_findings.row_id[(of_findings.column == "how_obtained") & (of_findings.used == INFERRED)])
    explained = set(of_findings.row_id)
    for row in each_row(tables["findings"]):
        is_inferred = row.how_obtained == INFERRED
        if is_inferred and row.finding_id not in explained:
            remedy = "Add a row that says what was printed, what is used, and why."
            yield complain("findings", row, "how_obtained", "inferred without a row of corrections.csv", remedy)
        if not is_inferred and row.finding_id not in restored:
            yield from _lost_exponent("findings", row, f"Say '{INFERRED}' by a row of corrections.csv")
    # A count of events cannot be inferred: any correction of its quotation is enough.
    corrected = set(corrections.row_id[corrections.table == "events"])
    for row in each_row(tables["events"].loc[~tables["events"].event_id.isin(corrected)]):
        yield from _lost_exponent("events", row, "Say by a row of corrections.csv what is meant")


def _lost_exponent(table: str, row: Row, remedy: str) -> Iterator[Complaint]:
    if POWER_ON_THE_LINE.search(row.as_printed):
        remedy += ", or quote a text that keeps the exponent."
        yield complain(table, row, "as_printed", "a power of ten without its superscript", remedy)
