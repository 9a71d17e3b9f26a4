"""Let outside programs that are run again on the same files answer from memory: pandoc takes longer than most tests."""

from __future__ import annotations

import hashlib
import os
import pickle
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest import mock


def contents_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@contextmanager
def remembered_commands(memory: Path) -> Iterator[None]:
    """While this holds, a command that was run in a folder with the same files gives the same files and words again.

    The memory is a folder, so that child processes share it.
    """
    run = subprocess.run

    def remembered(command: Any, *positional: Any, **options: Any) -> Any:
        folder = options.get("cwd")
        if folder is None or not isinstance(command, list):
            return run(command, *positional, **options)
        how = {name: option for name, option in options.items() if name != "cwd"}
        before = contents_of(Path(folder))
        parts = [
            *map(str, command),
            repr(sorted(how.items(), key=str)),
            *(part for item in before.items() for part in map(repr, item)),
        ]
        answer = memory / hashlib.sha256("\0".join(parts).encode()).hexdigest()
        if not answer.is_file():
            done = run(command, *positional, **options)
            after = contents_of(Path(folder))
            changed = {name: content for name, content in after.items() if before.get(name) != content}
            written = answer.with_suffix(f".{os.getpid()}")
            written.write_bytes(pickle.dumps((done, changed)))
            written.rename(answer)
            return done
        done, changed = pickle.loads(answer.read_bytes())
        for name, content in changed.items():
            (Path(folder) / name).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / name).write_bytes(content)
        return done

    with mock.patch.object(subprocess, "run", remembered):
        yield
