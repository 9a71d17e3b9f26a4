"""Writes down which files of a project each of its programs opens; put on PYTHONPATH by the tests' build from nothing."""

import os
import sys

LOG, PROJECT = os.environ.get("AUDIT_LOG"), os.environ.get("AUDIT_PROJECT")


def note(event: str, arguments: tuple) -> None:
    if event == "open" and isinstance(arguments[0], str) and sys.argv and sys.argv[0].startswith("scripts/"):
        path, mode = os.path.abspath(arguments[0]), arguments[1] or "r"
        if path.startswith(PROJECT + os.sep) and "r" in str(mode) and "+" not in str(mode):
            line = f"{sys.argv[0]}\t{os.path.relpath(path, PROJECT)}\n"
            descriptor = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
            os.write(descriptor, line.encode())
            os.close(descriptor)


if LOG and PROJECT:
    sys.addaudithook(note)
