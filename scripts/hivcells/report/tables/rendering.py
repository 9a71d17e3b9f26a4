"""How tables and the ledger are written: templates in which every string is text unless a filter says otherwise."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

MAY_BREAK = "\u200b"
# A month or a day, of which no part may stand on a line of its own.
A_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
# What the labels of typst may hold here: keys of values and works, with their prefix.
LABEL = re.compile(r"[\w.:-]+", re.ASCII)


def breakable_on_page(key: str) -> Markup:
    """A key in which a line may break after a point or an underscore, and which is copied whole."""
    return Markup("<wbr>").join(map(escape, re.split(r"(?<=[._])", key)))


def breakable_in_pdf(key: str) -> str:
    """A key in which a line may break after a point or an underscore."""
    return re.sub(r"([._])", rf"\1{MAY_BREAK}", key)


def string_of_typst(text: object) -> str:
    """An expression of typst that shows the text as it is; what is marked as typst's own stays."""
    if isinstance(text, Markup):
        return str(text)
    return '#"' + str(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def label_of_typst(name: str) -> Markup:
    """A label of typst, such as <value-x>. Raises ValueError for a name that no label can have."""
    if not LABEL.fullmatch(name):
        raise ValueError(f"'{name}' cannot be a label of typst")
    return Markup(f"<{name}>")


def page_templates(folder: Path) -> Environment:
    """The templates of the page, whose expressions are escaped for HTML."""
    templates = _environment(folder, autoescape=True)
    templates.filters["breakable"] = breakable_on_page
    templates.tests["a_day"] = A_DAY.fullmatch
    return templates


def pdf_templates(folder: Path) -> Environment:
    """The templates of the PDF, whose expressions become strings of typst, but for labels and markup."""
    templates = _environment(folder, finalize=string_of_typst)
    templates.filters |= {"label": label_of_typst, "markup": Markup, "breakable": breakable_in_pdf}
    return templates


def _environment(folder: Path, **settings: Any) -> Environment:
    return Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, **settings
    )
