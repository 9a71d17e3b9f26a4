"""One form for everything that can be wrong with data, prose or configuration.

A complaint names file, line, column and value, says what is wrong and what to do.
All complaints of a run are raised together, so that a curator fixes them in one go.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

# No space is left on the disk, or none of what its owner may use.
FULL = (errno.ENOSPC, errno.EDQUOT)
# Characters of a part of a complaint that are shown; a cell may hold any number of them.
MOST_CHARACTERS = 1000


@dataclass(frozen=True)
class Complaint:
    """A fault in an input, its place and its remedy; what is no file, such as a command, has no line."""

    file: str
    line: int | None
    problem: str
    remedy: str
    column: str | None = None
    value: str | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        if self.column is not None:
            place += f", column '{shortened(self.column)}'"
        if self.value is not None:
            place += f", value '{shortened(self.value)}'"
        return f"{place}: {shortened(self.problem)}. {shortened(self.remedy)}"


def shortened(text: str, most: int = MOST_CHARACTERS) -> str:
    """A text, or so many characters of it."""
    return text if len(text) <= most else f"{text[:most]}…"


class Complaints(Exception):
    """Everything that is wrong with the inputs of a step."""

    def __init__(self, complaints: Iterable[Complaint]):
        self.complaints = sorted(
            set(complaints), key=lambda c: (c.file, c.line or 0, c.problem, str(c.column), str(c.value))
        )
        super().__init__("\n".join(map(str, self.complaints)))


def raise_if_any(complaints: Iterable[Complaint]) -> None:
    """Raise Complaints when there is at least one."""
    found = list(complaints)
    if found:
        raise Complaints(found)


def exit_on_complaints(main: Callable[[], None]) -> None:
    """Run main; print complaints without a traceback and exit with status 1.

    A fault of the file system (a missing file, a folder that cannot be written) is a
    complaint too; any other exception is a fault of the program and keeps its traceback.
    What is printed that the terminal cannot show becomes a question mark.
    """
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")
    try:
        main()
    except Complaints as error:
        print(error, file=sys.stderr)
        raise SystemExit(1) from None
    except OSError as error:
        print(_complaint_of_file_system(error), file=sys.stderr)
        raise SystemExit(1) from None


def _complaint_of_file_system(error: OSError) -> Complaint:
    name = str(error.filename2 or error.filename or "results")  # where a file was to be moved to, or opened
    if isinstance(error, FileNotFoundError):
        return Complaint(name, 1, "the file is missing", "Restore it, or run `snakemake` to make it.")
    if error.errno in FULL:
        return Complaint(name, 1, f"cannot be written ({error.strerror})", "Free some space, then run again.")
    return Complaint(
        name,
        1,
        f"cannot be read or written ({error.strerror})",
        f"Make '{Path(name).parent}' a folder in which you may write.",
    )
