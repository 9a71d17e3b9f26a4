"""Programs as processes of their own that need not load their libraries anew, which takes longer than most of them run.

A server loads what other people wrote, and forks for each program; of this project it loads nothing, so that a
program reads the modules that stand beside it. Where a test is about how Python begins, it starts one itself.
"""

from __future__ import annotations

import atexit
import json
import os
import runpy
import subprocess
import sys
import tempfile
import time
import traceback
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

SNAKEMAKE = "snakemake"
LOADED = ("snakemake.cli", "snakemake.report", "pandas", "yaml", "jinja2", "lxml.html", "pypdfium2", "pikepdf")


def run(program: str, *arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Snakemake, or a script of a folder, in that folder; never raises."""
    with tempfile.TemporaryDirectory() as name:
        out, err = Path(name, "out"), Path(name, "err")
        asked = {"program": program, "arguments": arguments, "folder": str(folder), "out": str(out), "err": str(err)}
        status = answer_to(asked | {"environment": os.environ | environment})
        said = [path.read_text(encoding="utf-8", errors="replace") for path in (out, err)]
    return subprocess.CompletedProcess([program, *arguments], status, *said)


def answer_to(asked: dict[str, Any]) -> int:
    process = server_of(os.getpid())
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def server_of(process_id: int) -> subprocess.Popen[str]:
    """The server of a process, which ends with it; a child has its own. Where modules stand is said for each program."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-P", __file__]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment)
    atexit.register(process.communicate)
    return process


def serve() -> None:
    """For each line a process; the answer is how it ended."""
    from snakemake.cli import get_argument_parser

    for name in LOADED:
        import_module(name)
    get_argument_parser()  # finds the plugins
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            become(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def become(asked: dict[str, Any]) -> NoReturn:
    """Be the program to its end, as `python -m snakemake` or `python scripts/x.py` is."""
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    for stream, path in enumerate((os.devnull, asked["out"], asked["err"])):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT), stream)
    sys.argv = [asked["program"], *asked["arguments"]]
    is_module = asked["program"] == SNAKEMAKE
    begins = asked["folder"] if is_module else str(Path(asked["folder"], asked["program"]).parent)
    also = [path for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    sys.path[:] = [begins, *also, *sys.path]
    status = 1
    try:
        if is_module:
            runpy.run_module(SNAKEMAKE, run_name="__main__", alter_sys=True)
        else:
            runpy.run_path(asked["program"], run_name="__main__")
        status = 0
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


if __name__ == "__main__":
    serve()
