"""Rules on what a spreadsheet leaves behind: a date in place of '2/10' or '1-2', and names of errors."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.tables import Tables

MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
DATE_OF_SPREADSHEET = re.compile(rf"[0-9]{{1,2}}-(?:{MONTHS})(?:-[0-9]{{2,4}})?|(?:{MONTHS})-[0-9]{{2}}")
ERROR_OF_SPREADSHEET = re.compile(r"#(?:REF!|NAME\?|VALUE!|DIV/0!|NULL!|NUM!|N/A|SPILL!|CALC!|GETTING_DATA)|#{4,}")
FAULTS = (
    (DATE_OF_SPREADSHEET, "a date that a spreadsheet made", "Enter what the source has, in a cell formatted as text."),
    (ERROR_OF_SPREADSHEET, "an error of a spreadsheet", "Enter what the source has."),
)


def cells_are_not_made_by_a_spreadsheet(tables: Tables) -> Iterator[Complaint]:
    """No cell is wholly a date as spreadsheets write them, nor the name of an error."""
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
