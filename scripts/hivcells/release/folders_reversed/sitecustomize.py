"""Read by each Python that finds it on its path: folders list their files backwards by name, as another file system may."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

list_folder, scan_folder = os.listdir, os.scandir


class Scanned:
    """What os.scandir gives, in another order."""

    def __init__(self, entries: list[Any]) -> None:
        self.entries = iter(entries)

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        return next(self.entries)

    def __enter__(self) -> Scanned:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        self.entries = iter(())


def listed_backwards(path: Any = ".") -> list[Any]:
    return sorted(list_folder(path), reverse=True)


def scanned_backwards(path: Any = ".") -> Scanned:
    with scan_folder(path) as entries:
        return Scanned(sorted(entries, key=lambda entry: entry.name, reverse=True))


for name, reversed_one in {"listdir": listed_backwards, "scandir": scanned_backwards}.items():
    setattr(os, name, reversed_one)
