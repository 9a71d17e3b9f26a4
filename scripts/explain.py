"""Explain a number of the report: where it stands, and how it came about, down to the printed words.

    python scripts/explain.py 104
    python scripts/explain.py tea2020.pain.green.change

Reads what the last `snakemake` built. Exits with 1 and says so when no number of the report is that.
"""

from __future__ import annotations

import argparse
import re
import signal
import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from textwrap import shorten

import pandas as pd
from hivcells.artefacts import read_json
from hivcells.complaints import Complaint, Complaints, exit_on_complaints
from hivcells.report.classify import normal
from hivcells.report.compose import TRACE
from hivcells.report.documents import DOCUMENTS
from hivcells.report.forms import TEXT_OF_FORM
from hivcells.report.numerals import numerals_of
from hivcells.report.trace import VALUE, read_trace
from hivcells.tables import read_table

LONGEST_SENTENCE = 100


def candidates(wanted: str, values: dict[str, dict], shown: set[str]) -> list[str]:
    """Ids of numbers of the report that are meant: the id itself, else those with a form or a numeral like it."""
    key = re.sub(r"[\s\u200b]", "", wanted)  # copied from two lines, or where a line might have ended
    if key in values:
        return [key]
    wanted = normal(wanted).replace("-", "\u2212") if wanted.startswith("-") else normal(wanted)
    forms = {value_id: {normal(values[value_id][form]) for form in TEXT_OF_FORM.values()} - {""} for value_id in shown}
    whole = sorted(value_id for value_id, texts in forms.items() if wanted in texts)
    return whole or sorted(
        value_id for value_id, texts in forms.items() if any(wanted in numerals_of(text) for text in texts)
    )


def places(value_id: str, quoted: pd.DataFrame, drawn: dict[str, list[str]]) -> Iterator[str]:
    """Every place of the report where a number stands."""
    for row in quoted[(quoted.kind == "value") & (quoted.id == value_id)].itertuples():
        yield f"{row.file}:{row.line}: {shorten(str(row.sentence), LONGEST_SENTENCE, placeholder='…')}"
    yield from drawn.get(value_id, [])


def tree(value_id: str, values: dict[str, dict], sources: dict[str, dict[str, str]], depth: int = 0) -> Iterator[str]:
    """The derivation of a number, a line each, inputs indented below what they make."""
    entry, pad = values[value_id], "    " * depth
    number = f"{entry['relation']} {entry['quantity'] or entry['text']}".lstrip()
    about = f"{number}  [{value_id}]  {entry['kind']}"
    yield f"{pad}{about}: {entry['method']}" if entry["method"] else pad + about
    if entry["as_printed"]:
        yield f"{pad}  printed: “{entry['as_printed']}”, {entry['locator']}"
    if entry["source"]:
        source = sources[entry["source"]]
        where = f"doi:{source['doi']}" if source["doi"] else source["url"]
        yield f"{pad}  source: {source['title']} ({source['year'] or 'no date'}), {where}"
    if entry["rows"]:
        more = len(entry["rows"]) - 3
        yield f"{pad}  rows: {', '.join(entry['rows'][:3])}{f' and {more} more' if more > 0 else ''}"
    for below in entry["inputs"]:
        yield from tree(below, values, sources, depth + 1)


def drawn_in(results: Path) -> dict[str, list[str]]:
    """By number, the tables and figures that show it."""
    drawn: dict[str, dict[str, None]] = {}
    traces = [read_trace(results / "draft" / document.name / TRACE) for document in DOCUMENTS]
    for entry in chain.from_iterable(traces):
        if entry.kind == VALUE and entry.float and not entry.file:
            kind, _, name = entry.float.partition("-")
            drawn.setdefault(entry.of, {})[f"{'figure' if kind == 'fig' else 'table'} {name}"] = None
    return {value_id: sorted(places) for value_id, places in drawn.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("number", help="a number as the report shows it, or the id of a value")
    parser.add_argument("--results", type=Path, default=Path("results"))
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # a pager may stop reading
    arguments = parser.parse_args()
    results = arguments.results
    if not (results / "values.json").is_file():
        raise Complaints([Complaint(f"{results}/values.json", 1, "the file is missing", "Run `snakemake` first.")])

    values = read_json(results / "values.json")
    quoted, drawn = read_table(results / "draft" / "quotations.csv"), drawn_in(results)
    sources = read_table(results / "evidence" / "sources.csv").set_index("source_id").to_dict("index")
    shown = set(read_table(results / "tables" / "ledger.csv").value_id) & set(values)
    if arguments.number in values and arguments.number not in shown:
        sys.exit(f"'{arguments.number}' is in the data, but the report neither shows it nor makes anything of it.")
    found = candidates(arguments.number, values, shown)
    if not found:
        sys.exit(
            f"No number of the report is '{arguments.number}'. Give it as the report shows it, or give the id of a"
            f" value; {results}/tables/ledger.csv lists the {len(shown)} that the report shows."
        )
    for number, value_id in enumerate(found):
        print("\n" * (number > 0) + "\n".join(tree(value_id, values, sources)))
        stands = list(places(value_id, quoted, drawn))
        print("  stands in:" if stands else "  stands nowhere itself; others are derived from it.")
        print("".join(f"    {place}\n" for place in stands), end="")


if __name__ == "__main__":
    exit_on_complaints(main)
