"""Rules on studies, documents and figures: people counted once, caveats, identifiers, vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.evidence.rows import each_row, rows_by
from hivcells.evidence.rules.complain import complain
from hivcells.evidence.rules.of_people import UNPLACED
from hivcells.tables import Tables, words

# Two names with initials, or a name with initials before a comma: 'Smith AB and Jones CD', 'Smith AB, Jones CD'.
SEVERAL = re.compile(r" [A-Z]{1,3}\.?(?:,| (?:and|&|et) |\s?[/|&])")
JOINED = re.compile(r" (?:and|et|und|y) |[&|/\u3001]")
# Marks of footnotes, a comma with nothing before or behind it or without its blank, and names that stand for others.
NO_NAME = re.compile(r"[0-9*\u2020\u2021\u00a7|\u3001\uff0c]|^,|,$|,\S| ,|\S,? et al|^N/A$")
OTHERS, INCLUDED = "et al.", "included"
SUFFIX = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV")
# Where an address carries an identifier, by the column that holds it too.
IN_ADDRESS = {
    "doi": re.compile(r"https?://(?:dx\.)?doi\.org/(\S+)"),
    "pmid": re.compile(r"pubmed(?:\.ncbi\.nlm\.nih\.gov)?/([0-9]+)"),
    "pmcid": re.compile(r"/(PMC[0-9]+)"),
    "year": re.compile(r"/((?:19|20)[0-9]{2})/[0-9]{2}/[0-9]{2}/"),
}


def participants_name_their_people(tables: Tables) -> Iterator[Complaint]:
    """Each study says in participants.csv whose people it reports, by a row with a number of people of that study."""
    findings = rows_by(tables["findings"], "finding_id")
    for row in each_row(tables["participants"]):
        finding = findings.get(row.people_finding_id)
        is_people = finding and finding.unit == "people" and finding.value.isdigit()
        is_missing = not row.people_finding_id and row.counts == "yes"
        if is_missing or finding and (finding.study_id != row.study_id or not is_people):
            remedy = "Name a row of findings.csv with a whole number and the unit people."
            yield complain("participants", row, "people_finding_id", "no number of people of this study", remedy)
        if row.counts == "yes" and row.same_people_as:
            remedy = "Set counts to no, or leave same_people_as blank."
            yield complain(
                "participants", row, "same_people_as", "counts although the people are counted elsewhere", remedy
            )
    studies = tables["studies"]
    for study in each_row(studies.loc[~studies.study_id.isin(tables["participants"].study_id)]):
        remedy = "Add one that says whether its people count in totals."
        yield complain("studies", study, "study_id", "no row in participants.csv", remedy)


def caveats_are_known(tables: Tables) -> Iterator[Complaint]:
    """Caveats come from the vocabulary."""
    known = set(tables["caveats"].caveat_id)
    for study in each_row(tables["studies"]):
        for caveat in words(study.caveats):
            if caveat not in known:
                remedy = "Add it to data/vocabulary/caveats.csv, or fix the spelling."
                yield complain("studies", study, "caveats", f"'{caveat}' is not in the vocabulary", remedy)


def figures_show_what_is_known(tables: Tables) -> Iterator[Complaint]:
    """Outcomes and kinds of therapy that a figure shows come from the vocabulary."""
    for column, table, key in (
        ("outcome_ids", "outcomes", "outcome_id"),
        ("modality_ids", "modalities", "modality_id"),
    ):
        known = set(tables[table][key])
        for figure in each_row(tables["figures"]):
            for unknown in (word for word in words(getattr(figure, column)) if word not in known):
                problem = f"the table '{table}' has no '{unknown}'"
                yield complain("figures", figure, column, problem, "Add it there, or fix the spelling here.")


def works_have_one_identifier(tables: Tables) -> Iterator[Complaint]:
    """A DOI, PMID, PMCID or address belongs to one work; each work has a document of its own name to cite."""
    sources = tables["sources"]
    for column in ("doi", "pmid", "pmcid", "url"):
        work_of: dict[str, str] = {}
        for row in each_row(sources.loc[sources[column] != ""]):
            # Several abstracts stand in one file, each on its pages.
            if column == "url" and (row.doi or row.pmid or row.pages):
                continue
            work = work_of.setdefault(_in_one_form(getattr(row, column)), row.work_id)
            if work != row.work_id:
                remedy = "Give both rows one work_id, or correct this cell."
                yield complain("sources", row, column, f"also that of {work}", remedy)
    for row in each_row(sources.loc[~sources.work_id.isin(sources.source_id)]):
        remedy = "Name the document of this work that is cited."
        yield complain("sources", row, "work_id", "no document has this key", remedy)


def _in_one_form(identifier: str) -> str:
    """An identifier without regard to capitals; an address without regard to how its host is asked for a page."""
    host, slash, path = re.sub(r"^https?://(?:www\.)?", "", identifier).partition("/")
    return f"{host.lower()}{slash}{path}".rstrip("/") if identifier.startswith("http") else identifier.lower()


def registered_trials_count_once(tables: Tables) -> Iterator[Complaint]:
    """Two studies whose people both count do not report one registered trial, unless it is said that they may share people."""
    participants = tables["participants"]
    # Where no text names what a group may share people with, its trial is no other for that.
    is_named = ~participants.overlap_group.isin(["", UNPLACED])
    counted = set(participants.study_id[(participants.counts == "yes") & ~is_named])
    first: dict[str, str] = {}
    for row in each_row(tables["studies"]):
        for number in words(row.registry_id, ";") if row.study_id in counted else []:
            other = first.setdefault(number_of_trial(number), row.study_id)
            if other != row.study_id:
                problem = f"{number} is also that of {other}, and the people of both count"
                remedy = "Count them once in data/participants.csv, or name their overlap there."
                yield complain("studies", row, "registry_id", problem, remedy)


def number_of_trial(number: str) -> str:
    """A number of a registry in one form: without regard to capitals, and to what a register of Europe puts around it."""
    european = re.search(r"[0-9]{4}-[0-9]{6}-[0-9]{2}", number)
    return european.group() if european else number.lower()


def studies_were_screened(tables: Tables) -> Iterator[Complaint]:
    """Each study has a record in screening.csv, from which the flow of records is counted; one that is included, an included one."""
    screening = tables["screening"]
    screened, included = set(screening.study_id), set(screening.study_id[screening.decision == INCLUDED])
    for row in each_row(tables["studies"]):
        if row.study_id not in screened:
            remedy = "Restore its record there, or add it."
            yield complain("studies", row, "study_id", "no record in screening.csv", remedy)
        elif row.inclusion == INCLUDED and row.study_id not in included:
            remedy = "Include a record of it there, or correct the study."
            yield complain("studies", row, "inclusion", "no included record in screening.csv", remedy)


def addresses_say_what_the_columns_say(tables: Tables) -> Iterator[Complaint]:
    """An identifier or a date in the address of a document is that of its column."""
    for row in each_row(tables["sources"]):
        for column, pattern in IN_ADDRESS.items():
            found, cell = pattern.search(row.url), getattr(row, column)
            if found and cell and found.group(1).lower() != cell.lower():
                problem = f"the address has {found.group(1)}"
                yield complain("sources", row, column, problem, "Correct the cell, or the address.")


def authors_are_set_apart(tables: Tables) -> Iterator[Complaint]:
    """Persons are set apart by semicolons; one name has one comma at most, before what is given, and one before 'Jr'."""
    for row in each_row(tables["sources"]):
        names = words(row.authors, ";")
        if len(names) != len(set(names)) or row.authors and len(names) <= row.authors.count(";"):
            remedy = "Write 'Family, Given; Family, Given', each person once."
            yield complain("sources", row, "authors", "a name twice, or none between semicolons", remedy)
        for name in names:
            family, *given = words(name, ",")
            is_suffix = bool(given) and SUFFIX.fullmatch(given[-1])
            is_several = len(given) > 1 or SEVERAL.search(name) or given and JOINED.search(given[0])
            if not is_suffix and is_several:
                remedy = "Write 'Family, Given; Family, Given', with a semicolon after each person."
                yield complain("sources", row, "authors", f"'{name}' is more than one person", remedy)
            elif NO_NAME.search(name) or name == OTHERS and name == names[0]:
                remedy = "Write 'Family, Given', without marks; others are 'et al.' after a semicolon."
                yield complain("sources", row, "authors", f"'{name}' is no name", remedy)
