"""Rules on studies and documents: people counted once, caveats, identifiers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.rules.complain import complain
from hivcells.tables import Tables, by_key, words


def participants_name_their_people(tables: Tables) -> Iterator[Complaint]:
    """Each study says in participants.csv whose people it reports; the row named is a number of people of that study."""
    findings = by_key(tables["findings"], "finding_id")
    for row in tables["participants"]:
        finding = findings.get(row["people_finding_id"])
        is_people = finding and finding["unit"] == "people" and finding["value"].isdigit()
        is_missing = not row["people_finding_id"] and row["counts"] == "yes"
        if is_missing or finding and (finding["study_id"] != row["study_id"] or not is_people):
            yield complain(
                "participants",
                row,
                "people_finding_id",
                "no number of people of this study",
                "Name a row of findings.csv with a whole number and the unit people.",
            )
        if row["counts"] == "yes" and row["same_people_as"]:
            yield complain(
                "participants",
                row,
                "same_people_as",
                "counts although the people are counted elsewhere",
                "Set counts to no, or leave same_people_as blank.",
            )
    described = {row["study_id"] for row in tables["participants"]}
    for study in tables["studies"]:
        if study["study_id"] not in described:
            yield complain(
                "studies",
                study,
                "study_id",
                "no row in participants.csv",
                "Add one that says whether its people count in totals.",
            )


def caveats_are_known(tables: Tables) -> Iterator[Complaint]:
    """Caveats come from the vocabulary."""
    known = {row["caveat_id"] for row in tables["caveats"]}
    for study in tables["studies"]:
        for caveat in words(study["caveats"]):
            if caveat not in known:
                yield complain(
                    "studies",
                    study,
                    "caveats",
                    f"'{caveat}' is not in the vocabulary",
                    "Add it to data/vocabulary/caveats.csv or mend the spelling.",
                )


def works_have_one_identifier(tables: Tables) -> Iterator[Complaint]:
    """A DOI or PMID belongs to one work; each work has a document of its own name to cite."""
    for column in ("doi", "pmid"):
        work_of: dict[str, str] = {}
        for row in tables["sources"]:
            if row[column] and work_of.setdefault(row[column].lower(), row["work_id"]) != row["work_id"]:
                yield complain(
                    "sources",
                    row,
                    column,
                    f"also that of {work_of[row[column].lower()]}",
                    "Give both rows one work_id, or mend the identifier.",
                )
    known = {row["source_id"] for row in tables["sources"]}
    for row in tables["sources"]:
        if row["work_id"] not in known:
            yield complain(
                "sources", row, "work_id", "no document has this key", "Name the document of this work that is cited."
            )


# Where an address carries an identifier, by the column that holds it too.
IN_ADDRESS = {
    "doi": re.compile(r"https?://(?:dx\.)?doi\.org/(\S+)"),
    "pmid": re.compile(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([0-9]+)"),
    "pmcid": re.compile(r"/(PMC[0-9]+)"),
    "year": re.compile(r"/((?:19|20)[0-9]{2})/[0-9]{2}/[0-9]{2}/"),
}


def addresses_say_what_the_columns_say(tables: Tables) -> Iterator[Complaint]:
    """An identifier or a date in the address of a document is that of its column."""
    for row in tables["sources"]:
        for column, pattern in IN_ADDRESS.items():
            found = pattern.search(row["url"])
            if found and row[column] and found.group(1).lower() != row[column].lower():
                yield complain(
                    "sources", row, column, f"the address has {found.group(1)}", "Mend the cell, or the address."
                )
