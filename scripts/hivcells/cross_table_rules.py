"""Rules on the evidence that no table schema can say: across columns and across tables.

Each rule is a function from the tables to complaints; RULES lists them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from num2words import num2words

from hivcells.complaints import Complaint
from hivcells.quantities import printed_interval
from hivcells.tables import Row, Tables, by_key, words

CONTEXT_PREFIX = "context."
# Printed words that stand for a number; 'a single' and 'twice' are not in num2words.
NUMBER_WORDS = {"single": 1, "one": 1, "twice": 2, "daily": 1} | {num2words(n): n for n in range(2, 101)}


def _complain(table: str, row: Row, column: str, problem: str, remedy: str) -> Complaint:
    return Complaint(f"{table}.csv", int(row["_line"]), problem, remedy, column, row[column])


def arms_belong_to_their_study(tables: Tables) -> Iterator[Complaint]:
    """An arm named in a row is an arm of the study named in that row."""
    study_of = {arm["arm_id"]: arm["study_id"] for arm in tables["arms"]}
    for table in ("findings", "events"):
        for row in tables[table]:
            for column in ("arm_id", "comparator_arm_id"):
                arm = row.get(column)
                if arm and study_of.get(arm, row["study_id"]) != row["study_id"]:
                    yield _complain(
                        table,
                        row,
                        column,
                        f"an arm of {study_of[arm]}, not of {row['study_id']}",
                        "Name an arm of the same study.",
                    )


def keys_begin_with_their_study(tables: Tables) -> Iterator[Complaint]:
    """A key says which study its row is about."""
    for table, key in (("arms", "arm_id"), ("findings", "finding_id"), ("events", "event_id")):
        for row in tables[table]:
            prefix = f"{row['study_id']}." if row["study_id"] else CONTEXT_PREFIX
            if not row[key].startswith(prefix):
                yield _complain(
                    table,
                    row,
                    key,
                    f"the key does not begin with '{prefix}'",
                    "Begin the key with the study, or with 'context.' where there is none.",
                )


def limits_enclose_the_value(tables: Tables) -> Iterator[Complaint]:
    """Limits come in pairs, lower first, with their kind, around the value."""
    for row in tables["findings"]:
        low, high = row["low"], row["high"]
        if bool(low) != bool(high):
            yield _complain(
                "findings", row, "low" if low else "high", "a limit without the other", "Enter both limits, or neither."
            )
        elif low and not row["interval"]:
            yield _complain(
                "findings", row, "interval", "limits without their kind", "Say what they are, e.g. 95% CI or range."
            )
        elif low and Decimal(low) > Decimal(high):
            yield _complain(
                "findings",
                row,
                "low",
                f"above the upper limit {high}",
                "Enter the lower limit first, whatever the order in print.",
            )
        elif (
            low
            and row["value"]
            and row["interval"] not in ("SD", "SE")
            and not Decimal(low) <= Decimal(row["value"]) <= Decimal(high)
        ):
            yield _complain(
                "findings",
                row,
                "value",
                f"outside its limits {low} to {high}",
                "Check value and limits against the source.",
            )
        elif not low and not row["value"]:
            yield _complain(
                "findings", row, "value", "neither a value nor limits", "Enter the number, or remove the row."
            )


def values_fit_their_statistic(tables: Tables) -> Iterator[Complaint]:
    """P values lie between 0 and 1, percentages between 0 and 100, counts are whole."""
    for row in tables["findings"]:
        if not row["value"]:
            continue
        value = Decimal(row["value"])
        if row["statistic"] == "p_value" and not (0 <= value <= 1 and row["unit"] == "p"):
            yield _complain("findings", row, "value", "no P value", "Enter a number from 0 to 1 with the unit p.")
        if row["statistic"] in ("percent", "survival_percent") and not (0 <= value <= 100 and row["unit"] == "percent"):
            yield _complain(
                "findings", row, "value", "no percentage", "Enter a number from 0 to 100 with the unit percent."
            )
        if row["statistic"] == "count" and row["unit"] in ("people", "courses") and value != value.to_integral_value():
            yield _complain("findings", row, "value", "not a whole number", "People are counted in whole numbers.")


def times_have_units(tables: Tables) -> Iterator[Complaint]:
    """A time has a unit, and a unit has a time."""
    for row in tables["findings"]:
        if bool(row["time_value"]) != bool(row["time_unit"]):
            yield _complain(
                "findings", row, "time_unit", "time and unit do not come together", "Enter both, or neither."
            )


def values_stand_in_what_was_printed(tables: Tables) -> Iterator[Complaint]:
    """A number entered as printed is among the numbers of its printed form, with its decimals."""
    for row in tables["findings"]:
        printed = row["as_printed"].replace("\u2212", "-").replace("\u00b7", ".")
        numerals = {n.replace(",", "") for n in re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", printed)}
        numerals |= {n for n in re.findall(r"\d+(?:\.\d+)?", printed)}
        numerals |= {
            str(NUMBER_WORDS[word]) for word in re.findall(r"[a-z-]+", printed.lower()) if word in NUMBER_WORDS
        }
        for column in ("value", "low", "high"):
            if row["how_obtained"] == "printed" and row[column] and row[column].lstrip("-") not in numerals:
                yield _complain(
                    "findings",
                    row,
                    column,
                    f"not among the numbers of '{row['as_printed']}'",
                    "Copy the number with its decimals from the source, or say that it was computed.",
                )


def events_do_not_exceed_people(tables: Tables) -> Iterator[Complaint]:
    """Nobody has an event who was not assessed; a printed percentage is that of the counts."""
    for row in tables["events"]:
        n_events, n_assessed = int(row["n_events"]), int(row["n_assessed"])
        if n_events > n_assessed:
            yield _complain(
                "events",
                row,
                "n_events",
                f"more than the {n_assessed} assessed",
                "Check both counts against the source.",
            )
        elif row["percent_printed"] and Decimal(100 * n_events) / n_assessed not in printed_interval(
            row["percent_printed"]
        ):
            yield _complain(
                "events",
                row,
                "percent_printed",
                f"{n_events} of {n_assessed} round to another percentage",
                "Check the counts; where the source itself does not add up, leave this blank and add a row to discrepancies.csv.",
            )


def included_studies_have_people(tables: Tables) -> Iterator[Complaint]:
    """Each study says in participants.csv whose people it reports; the row named is a number of people of that study."""
    findings = by_key(tables["findings"], "finding_id")
    for row in tables["participants"]:
        finding = findings.get(row["people_finding_id"])
        if finding and (finding["study_id"] != row["study_id"] or finding["unit"] != "people"):
            yield _complain(
                "participants",
                row,
                "people_finding_id",
                "no number of people of this study",
                "Name a row of findings.csv with the unit people.",
            )
        if row["counts"] == "yes" and row["same_people_as"]:
            yield _complain(
                "participants",
                row,
                "same_people_as",
                "counts although the people are counted elsewhere",
                "Set counts to no, or leave same_people_as blank.",
            )
    described = {row["study_id"] for row in tables["participants"]}
    for study in tables["studies"]:
        if study["study_id"] not in described:
            yield _complain(
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
                yield _complain(
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
                yield _complain(
                    "sources",
                    row,
                    column,
                    f"also that of {work_of[row[column].lower()]}",
                    "Give both rows one work_id, or mend the identifier.",
                )
    known = {row["source_id"] for row in tables["sources"]}
    for row in tables["sources"]:
        if row["work_id"] not in known:
            yield _complain(
                "sources", row, "work_id", "no document has this key", "Name the document of this work that is cited."
            )


def rows_say_what_was_settled(tables: Tables) -> Iterator[Complaint]:
    """A number that was extracted twice is the one that was settled on, and its row is there."""
    findings, events = by_key(tables["findings"], "finding_id"), by_key(tables["events"], "event_id")
    for item in tables["extraction_numbers"]:
        row = (findings if item["table"] == "findings" else events).get(item["item_id"])
        if row is None:
            if item["settled"] != "dropped":
                yield _complain(
                    "extraction/numbers", item, "item_id", "no row has this key", "Restore the row, or remove this one."
                )
            continue
        if item["settled"] not in ("", "first", "second"):
            continue
        settled = item["second" if item["settled"] == "second" else "first"]
        if item["table"] == "events":
            column, same = "n_events", f"{row['n_events']} of {row['n_assessed']}" == settled
        else:
            column = "value" if row["value"] else "low"
            same = [_plain(row[c]) for c in ("value", "low", "high")] == [_plain(n) for n in settled.split(";")]
        if not same:
            yield _complain(
                item["table"],
                row,
                column,
                f"the two extractions settled on '{settled}'",
                "Go back to the text, then mend this row or that of data/extraction/numbers.csv.",
            )


def _plain(number: str) -> Decimal | None:
    """A number without regard to its decimals; None for a blank."""
    return Decimal(number) if number.strip() else None


# Parts of a key that place a row before or at the first infusion, which is time nought.
AT_THE_START = {"age", "baseline", "before", "eligibility", "entry"}


def keys_say_what_their_rows_are(tables: Tables) -> Iterator[Complaint]:
    """Where the key of a row names an arm or a time, the row is about that arm and time."""
    short_names: dict[str, set[str]] = {}
    for arm in tables["arms"]:
        short_names.setdefault(arm["study_id"], set()).add(arm["arm_id"].partition(".")[2])
    for table, key in (("findings", "finding_id"), ("events", "event_id")):
        for row in tables[table]:
            parts = row[key].split(".")[1:]
            named = [part for part in parts if part in short_names.get(row["study_id"], ())]
            arms = {row[column].partition(".")[2] for column in ("arm_id", "comparator_arm_id") if row.get(column)}
            if arms and named and not arms & set(named):
                yield _complain(
                    table, row, "arm_id", f"the key names the arm {named[0]}", "Mend the arm, or rename the row."
                )
            at_start = any(part in AT_THE_START or part.endswith("_before") for part in parts)
            if at_start and row.get("time_value", "") not in ("", "0"):
                yield _complain(
                    table, row, "time_value", "the key names the start", "Mend the time, or rename the row."
                )
            for unit, number in re.findall(r"\.(hour|day|week|month|year)(\d+)(?=\.|$)", row[key]):
                if row.get("time_value") and (row["time_unit"], row["time_value"]) != (unit, number):
                    yield _complain(
                        table, row, "time_value", f"the key names {unit} {number}", "Mend the time, or rename the row."
                    )


# ASSUME: documents named after their work or trial, which another year belongs to.
NAMED_AFTER_ANOTHER_YEAR = {
    "allers2011poz", "brodie2000note", "connolly2008", "ebmt2019nrm", "garcia2013news", "gay2024ias", "hsu2023nh",
    "jacobson2016reuters", "jain2024reg", "liu2021reg", "routy2009news",
}  # fmt: skip


def years_fit_their_keys(tables: Tables) -> Iterator[Complaint]:
    """The year in the key of a document is the year of the document; recruitment does not end before it begins."""
    for row in tables["sources"]:
        named = re.search(r"(?<!\d)(?:19|20)\d\d", row["source_id"])
        if row["source_id"] not in NAMED_AFTER_ANOTHER_YEAR and named and row["year"] not in ("", named.group()):
            yield _complain(
                "sources", row, "year", f"the key names {named.group()}", "Mend the year, or rename the document."
            )
    for row in tables["studies"]:
        if row["recruitment_end"] and row["recruitment_end"] < row["recruitment_start"]:
            yield _complain(
                "studies", row, "recruitment_end", f"before {row['recruitment_start']}", "Check both months."
            )


RULES = (
    rows_say_what_was_settled,
    keys_say_what_their_rows_are,
    years_fit_their_keys,
    arms_belong_to_their_study,
    keys_begin_with_their_study,
    limits_enclose_the_value,
    values_fit_their_statistic,
    times_have_units,
    values_stand_in_what_was_printed,
    events_do_not_exceed_people,
    included_studies_have_people,
    caveats_are_known,
    works_have_one_identifier,
)


def complaints_across_tables(tables: Tables, folder: Path) -> list[Complaint]:
    """Everything that the rules forbid, with file names below the folder."""
    return [
        Complaint(str(folder / found.file), found.line, found.problem, found.remedy, found.column, found.value)
        for rule in RULES
        for found in rule(tables)
    ]
