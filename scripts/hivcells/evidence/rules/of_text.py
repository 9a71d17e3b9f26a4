"""Rules on how words are written: no blanks or marks that nobody sees, and one spelling of what programs compare with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.tables import Tables

# Marks without width, turns of direction, and breaks of lines or paragraphs.
HIDDEN = re.compile("[\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
BLANKS = re.compile(r"\s|\s.*|.*\s|.*  .*", re.DOTALL)
# A sign as the code of web pages writes it: '&lt;' for '<'. With it no program knows a bound.
ENTITY = re.compile(
    r"&(?:#\d+|#x[0-9a-f]+|lt|gt|le|ge|amp|quot|apos|nbsp|plusmn|times|[mn]dash|minus|middot|micro|mu|deg);", re.I
)
INCHES = re.compile(r'\d"')
# Citations make an apostrophe of a straight mark: right within a word, wrong where a quotation begins.
OPENING = re.compile(r"(?<![^\s(\[])'\w")
# Blanks that are none to a program, letters and digits of another width, Cyrillic letters within a Latin word.
DISGUISED = re.compile(
    "[\u00a0\u2000-\u200a\u202f\u205f\u3000]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
    "|[A-Za-z]+[\u0400-\u052f]+|[\u0400-\u052f]+[A-Za-z]+"
)
# Quoted as they stand; or readings, whose blanks divide them.
AS_THEY_STAND = (
    "as_printed", "printed", "printed_a", "printed_b", "first_printed", "second_printed", "first", "second", "used",
)  # fmt: skip
COMPARED = ("none", "not reported", "not applicable", "not named")


def cells_are_written_plainly(tables: Tables) -> Iterator[Complaint]:
    """No cell holds a mark that nobody sees or a blank too many, or writes 'None' for 'none'."""
    for name, table in tables.items():
        for column in table.columns:
            found = {text: fault for text in table[column].unique() if (fault := _fault_of(text, column))}
            for line, text in table.loc[table[column].isin(found), column].items() if found else ():
                yield Complaint(name, int(str(line)), *found[text], column, text)


def _fault_of(text: str, column: str) -> tuple[str, str] | None:
    if mark := HIDDEN.search(text):
        return f"an invisible character (U+{ord(mark.group()):04X})", "Remove it."
    if entity := ENTITY.search(text):
        return f"'{entity.group()}' is the code of a web page", "Write the sign itself."
    if text.count('"') % 2 and not INCHES.search(text):
        return "one quotation mark of a pair", "Close the quotation, or remove the mark."
    if column == "title" and OPENING.search(text):
        return "a straight mark that opens a quotation", "Write ‘ and ’, or “ and ”."
    if column in AS_THEY_STAND:
        return None
    if not text.isascii() and (disguised := DISGUISED.search(text)):
        return f"'{disguised.group()}' is another letter or blank than it seems", "Type it plainly."
    if unicodedata.normalize("NFC", text) != text:
        return "a letter and its mark as two signs (Unicode NFC has one)", "Type it anew."
    if BLANKS.fullmatch(text):
        return "a blank too many", "Remove it."
    if text.lower() in COMPARED and text != text.lower():
        return f"programs know this as '{text.lower()}'", "Write it in small letters."
    return None
