"""CITATION.cff: how a review says that it is cited. Its fields are text, dates and versions too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from hivcells.complaints import Complaint, Complaints, raise_if_any

FILE = "CITATION.cff"
NEEDED = ("title", "authors", "version", "date-released")
Citation = Mapping[str, Any]


def read_citation(path: Path) -> dict[str, Any]:
    """The fields of the file. Raises Complaints where it is no YAML or lacks one that is needed."""
    try:
        fields = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", 0) + 1
        raise Complaints([Complaint(path.name, line, "not YAML", "Fix the line.")]) from None
    there = fields if isinstance(fields, dict) else {}
    remedy = "Add it; citation-file-format.github.io says how it is written."
    raise_if_any(
        Complaint(path.name, 1, "the field is missing", remedy, name) for name in NEEDED if not there.get(name)
    )
    return there


def name_of_author(author: Mapping[str, str]) -> str:
    """An author as catalogues write one: 'Family, Given', or the name of a group."""
    return author.get("name") or ", ".join(filter(None, (author.get("family-names"), author.get("given-names"))))
