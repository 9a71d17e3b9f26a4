"""Rules on what a spreadsheet leaves behind or would run: dates in place of '2/10' or '1-2', errors, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.tables import Tables

# Short names of the months in the languages of the texts, as spreadsheets of these languages write them.
MONTHS = (
    r"(?:jan|feb|fev|f\u00e9vr?|mar|m\u00e4r|mrz|mars|apr|avr|abr|may|mai|mag|maj|jun|juin|giu|jul|juil|lug|aug|ago|ao\u00fbt"
    r"|sept?|set|oct|okt|ott|out|nov|dec|d\u00e9c|dez|dic|ene|gen)\.?"
)
DATE_OF_SPREADSHEET = re.compile(
    rf"[0-9]{{1,2}}(?:-|\. ?){MONTHS}(?:[-. ][0-9]{{2,4}})?|{MONTHS}[-. ][0-9]{{2}}|[0-9/.-]{{8,10}} 0?0:00(?::00)?(?: AM)?"
    r"|[0-9]{1,2}:[0-9]{2}:00",
    re.IGNORECASE,
)
# Names of errors, in whatever language, wherever they stand: '#REF!', '#BEZUG!', '#NOM?', '#N/A', '#NV', '#DIV/0!'.
ERROR_OF_SPREADSHEET = re.compile(
    r".*(?<![\w&])#(?:\u00a1?[A-Z\u00c0-\u00dd]{2,}(?:/0)?[!?]|(?:N/A|N/D|NA|NV|GETTING_DATA)(?!\w)).*|Err(?:or)?[: ][0-9]{3}|#{4,}",
    re.DOTALL,
)
# What a spreadsheet makes of a formula or a box to tick; no cell of these tables holds a truth value.
TRUTH = re.compile(r"TRUE|FALSE|WAHR|FALSCH|VRAI|FAUX|VERDADERO|FALSO|VERO")
# What a spreadsheet that opens an exported table would compute or run. A sign before a number or words is none:
# '-0.06', '+12 days' and '-0,19 (0,23)' are text or numbers everywhere, and '=' alone is a relation.
FORMULA = re.compile(r"[=@\t\r].+|[+-].*(?:[|!]|\w\().*|[+-]\s*[\d.,]+(?:\s*[-+*/^&]\s*[-+]?[\d.,]+)+", re.DOTALL)
FAULTS = (
    (FORMULA, "a spreadsheet would take this for a formula", "Begin it with a word, or quote more of the text."),
    (DATE_OF_SPREADSHEET, "a date that a spreadsheet made", "Enter what the source has, in a cell formatted as text."),
    (ERROR_OF_SPREADSHEET, "an error of a spreadsheet", "Enter what the source has."),
    (TRUTH, "a truth value of a spreadsheet", "Enter what the source has."),
)


def cells_are_neither_made_nor_run_by_a_spreadsheet(tables: Tables) -> Iterator[Complaint]:
    """No cell is a date as spreadsheets write them, nor the name of an error, nor what they would take for a formula."""
    for name, table in tables.items():
        for column in table.columns:
            found = {text: fault for text in table[column].unique() if (fault := _fault_of(text))}
            for line, text in table.loc[table[column].isin(found), column].items() if found else ():
                yield Complaint(name, int(str(line)), *found[text], column, text)


def _fault_of(text: str) -> tuple[str, str] | None:
    for pattern, problem, remedy in FAULTS:
        if pattern.fullmatch(text):
            return problem, remedy
    return None
