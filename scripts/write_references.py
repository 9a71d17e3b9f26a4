"""Write the bibliography of the report from the documents that were read.

    python scripts/write_references.py results/evidence/sources.csv results/draft/references.json

CSL JSON, one entry for each work; the citation key is the work_id.
"""

from __future__ import annotations

import argparse

from hivcells.artefacts import write_json
from hivcells.complaints import exit_on_complaints
from hivcells.tables import Row, read_table, words

CSL_TYPE = {
    "article": "article-journal",
    "registry": "webpage",
    "conference": "paper-conference",
    "press": "article-newspaper",
    "fact sheet": "webpage",
    "dissertation": "thesis",
    "preprint": "article",
}
# Kinds that a reader should see named in the list; an article needs no label.
LABELLED = {
    "press": "Press text",
    "fact sheet": "Fact sheet",
    "registry": "Registry record",
    "conference": "Conference abstract",
    "preprint": "Preprint",
}
CSL_NAME = {
    "title": "title",
    "container": "container-title",
    "publisher": "publisher",
    "volume": "volume",
    "issue": "issue",
    "pages": "page",
    "doi": "DOI",
    "pmid": "PMID",
    "url": "URL",
    "language": "language",
}
# How a list of authors ends that the source cuts, and the name by which citeproc knows to write "et al.".
CUT_OFF, OTHERS = "et al.", "others"


def author(name: str) -> dict[str, str]:
    """A person from 'Family, Given'; a group, which has no comma, by its whole name; those whom a source does not name."""
    if name == CUT_OFF:
        return {"literal": OTHERS}
    family, comma, given = name.partition(",")
    return {"family": family.strip(), "given": given.strip()} if comma else {"literal": name}


def reference(source: Row) -> dict:
    """One CSL entry; blanks are left out."""
    entry = {"id": source["work_id"], "type": CSL_TYPE[source["kind"]]}
    entry |= {csl: source[column] for column, csl in CSL_NAME.items() if source[column]}
    if source["authors"]:
        entry["author"] = [author(name) for name in words(source["authors"], ";")]
    date = [int(source[part]) for part in ("year", "month", "day") if source[part]]
    if date:
        entry["issued"] = {"date-parts": [date]}
    if source["kind"] in LABELLED:
        entry["genre"] = LABELLED[source["kind"]]
    return entry


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sources")
    parser.add_argument("references")
    arguments = parser.parse_args()
    sources = read_table(arguments.sources)
    write_json(arguments.references, [reference(row) for row in sources if row["source_id"] == row["work_id"]])


if __name__ == "__main__":
    exit_on_complaints(main)
