"""Write tables of the report in the languages of the page and of the PDF, with numbers and cells bound.

Tables of evidence are long and regular: written as HTML and typst they are copied by pandoc
instead of read, which keeps the build quick however much the evidence grows.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from html import escape
from textwrap import shorten

from hivcells.forms import TEXT_OF_FORM

MAY_BREAK = "\u200b"
# A number as a figure or a table of the page holds it, and as a table of the PDF does.
MARK_ON_PAGE, MARK_IN_PDF = r'data-value="([^"]+)"', r"<value-([^>]+)>"
# A text without author and journal is called by the first words of its title.
LONGEST_LABEL = 40
# Before the arrow that leads back, which does not stand alone on a line.
BACK = "~"
# A count of hundreds of rows names the first of them; the ledger as a file has all.
MOST_ROWS_TOLD = 6


def breakable(key: str) -> str:
    """A key in which a line may break after a point or an underscore."""
    return re.sub(r"([._])", rf"\1{MAY_BREAK}", key)


class Language(ABC):
    """How a table is written: text, numbers that link to the ledger, cells of the evidence, citations."""

    def __init__(self, values: dict[str, dict], works: dict[str, tuple[str, str]]):
        self.values, self.works = values, works

    def value(self, value_id: str, form: str = "value") -> str:
        """A number, leading to its line in the ledger; blank for a blank id."""
        return self._link(value_id, self.values[value_id][TEXT_OF_FORM[form]], form) if value_id else ""

    def anchor(self, value_id: str) -> str:
        """The number of a ledger line, where the links lead."""
        return self._anchor(value_id, self.values[value_id]["text"])

    def source(self, source_id: str) -> str:
        """A citation of the work that a document belongs to."""
        work, label = self.works[source_id]
        return self._citation(work, label)

    def source_again(self, source_id: str) -> str:
        """The citation that the entry above has made already."""
        return self.source(source_id)

    def cited(self, name: str, cell: str, source_id: str) -> str:
        """A cell that names a study and leads to its reference; the citation stands beside a name that is another."""
        work, label = self.works[source_id]
        if name.startswith(label) or label.startswith(name):
            return self._reference(work, cell)
        return cell + self._beside(self._citation(work, label))

    @abstractmethod
    def text(self, text: str) -> str:
        """Words of this project, without numbers."""

    @abstractmethod
    def key(self, value_id: str) -> str:
        """The id of a value, shown as such."""

    @abstractmethod
    def cell(self, table: str, row_id: str, column: str, text: str) -> str:
        """Text that must be that of a cell in a table; blank for a blank."""

    @abstractmethod
    def table(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        """The whole table as a raw block; widths are relative, a negative one aligns to the right."""

    @abstractmethod
    def entries(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        """The ledger: a table that is looked up rather than read, as compact as the format allows."""

    @abstractmethod
    def back(self, label: str) -> str:
        """An arrow that leads back to where a number is quoted: a label in the text, or a figure or table."""

    @abstractmethod
    def _link(self, value_id: str, text: str, form: str) -> str: ...

    @abstractmethod
    def _anchor(self, value_id: str, text: str) -> str: ...

    @abstractmethod
    def _citation(self, work_id: str, label: str) -> str: ...

    @abstractmethod
    def _reference(self, work_id: str, cell: str) -> str: ...

    @abstractmethod
    def _beside(self, citation: str) -> str: ...


class Html(Language):
    """The language of the page."""

    box = "scrolls"

    def text(self, text: str) -> str:
        return escape(text)

    def key(self, value_id: str) -> str:
        return f'<span class="key">{breakable(value_id)}</span>'

    def cell(self, table: str, row_id: str, column: str, text: str) -> str:
        return f'<span class="cell" data-cell="{table}#{row_id}#{column}">{escape(text)}</span>' if text else ""

    def table(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        return self._table(self.box, header, widths, rows)

    def entries(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        return self._table(f"{self.box} ledger", header, widths, rows)

    def _table(self, box: str, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        align = ['<{0} class="number">' if width < 0 else "<{0}>" for width in widths]
        total = sum(map(abs, widths))
        columns = "".join(f'<col style="width: {100 * abs(width) / total:.0f}%">' for width in widths)
        head = "".join(f"{a.format('th')}{escape(name)}</th>" for a, name in zip(align, header))
        body = "\n".join(
            "<tr>" + "".join(f"{a.format('td')}{c}</td>" for a, c in zip(align, row)) + "</tr>" for row in rows
        )
        return (
            f'```{{=html}}\n<div class="{box}" tabindex="0" role="group" aria-label="Table">\n<table>\n'
            f"<colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>\n</div>\n```\n"
        )

    def back(self, label: str) -> str:
        return f' <a class="back" href="#{label}" aria-label="back to the text">↑</a>'

    def _link(self, value_id: str, text: str, form: str) -> str:
        meant = "" if form == "value" else f' data-form="{form}"'
        return f'<a href="#value-{value_id}" class="value-link"{meant}>{self._span("", value_id, text)}</a>'

    def _anchor(self, value_id: str, text: str) -> str:
        value = self.values[value_id]
        # What the inspector tells of the number beyond what the line of the ledger says.
        told = {
            "quantity": value["quantity"],
            "interval": value["interval"],
            "kind": value["kind"],
            "method": value["method"],
            "inputs": " ".join(value["inputs"]),
            "rows": " ".join(value["rows"][:MOST_ROWS_TOLD]),
            "rows-in-all": str(len(value["rows"])),
        }
        marks = "".join(f'data-{name}="{escape(content)}" ' for name, content in told.items() if content)
        return self._span(f'id="value-{value_id}" {marks}', value_id, text)

    def _span(self, mark: str, value_id: str, text: str) -> str:
        return f'<span {mark}class="value" data-value="{value_id}">{escape(text)}</span>'

    def _citation(self, work_id: str, label: str) -> str:
        return f'<span class="citation"><a href="#ref-{work_id}">{escape(label)}</a></span>'

    def _reference(self, work_id: str, cell: str) -> str:
        return f'<a href="#ref-{work_id}">{cell}</a>'

    def _beside(self, citation: str) -> str:
        return f' <span class="also">{citation}</span>'


class PageOnly(Html):
    """The language of a table that the PDF leaves out; the trace does not look for it there."""

    box = "scrolls page-only"


class Typst(Language):
    """The language of the PDF; text is written as string literals, which need no escapes but two."""

    def source_again(self, source_id: str) -> str:
        # Typst is slow at links within a document, and the same citation on each line is noise in print.
        return ""

    def text(self, text: str) -> str:
        return '#"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if text else ""

    def key(self, value_id: str) -> str:
        return self.text(breakable(value_id))

    def cell(self, table: str, row_id: str, column: str, text: str) -> str:
        return self.text(text)

    def table(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        columns = ", ".join(f"{abs(width)}fr" for width in widths)
        align = ", ".join("right" if width < 0 else "left" for width in widths)
        head = ", ".join(f"[{name}]" for name in header)
        body = "\n".join(", ".join(f"[{cell}]" for cell in row) + "," for row in rows)
        return (
            f"```{{=typst}}\n#table(columns: ({columns}), align: ({align}),\n"
            f"table.header({head}), table.hline(),\n{body}\n)\n```\n"
        )

    def entries(self, header: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[str]]) -> str:
        paragraphs = "\n\n".join(
            f"{key} #strong[{number}] {' · '.join(filter(None, rest))}".replace(f" · {BACK}", BACK)
            for key, number, *rest in rows
        )
        # Set for the rest of the document: a block around hundreds of paragraphs costs typst a fifth of its time.
        return f"```{{=typst}}\n#show: entries\n\n{paragraphs}\n```\n"

    def back(self, label: str) -> str:
        return f"{BACK}#link(<{label}>)[↑]"

    def _link(self, value_id: str, text: str, form: str) -> str:
        return f"#link(<value-{value_id}>)[{self.text(text)}]"

    def _anchor(self, value_id: str, text: str) -> str:
        return f"#[{self.text(text)}] <value-{value_id}>"

    def _citation(self, work_id: str, label: str) -> str:
        return f"#link(<ref-{work_id}>)[{self.text(label)}]"

    def _reference(self, work_id: str, cell: str) -> str:
        # In brackets of its own it is a cell, which the verification looks for, and not the words of a link.
        return f"#link(<ref-{work_id}>)[#[{cell}]]"

    def _beside(self, citation: str) -> str:
        return f" #linebreak() {citation}"


IN_BOTH: tuple[type[Language], ...] = (Html, Typst)
ON_PAGE: tuple[type[Language], ...] = (PageOnly,)


def fragment(
    write: Callable[[Language], str],
    languages: Sequence[type[Language]],
    values: dict[str, dict],
    works: dict[str, tuple[str, str]],
) -> str:
    """A table written for the page and for the PDF, or for the page alone; each renderer takes its own."""
    return "\n".join(write(language(values, works)) for language in languages)


def labels_of_works(sources: list[dict[str, str]]) -> dict[str, tuple[str, str]]:
    """Work and short label ('Xia 2020') of each document."""
    labels = {}
    for row in sources:
        title = shorten(row["title"], LONGEST_LABEL, placeholder=" …")
        author = row["authors"].split(";")[0].split(",")[0] or row["container"] or row["publisher"] or title
        labels[row["source_id"]] = f"{author} {row['year'] or 'no date'}"
    return {row["source_id"]: (row["work_id"], labels.get(row["work_id"], labels[row["source_id"]])) for row in sources}
