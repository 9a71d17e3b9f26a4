"""Rules on keys: what a key names, its row is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hivcells.complaints import Complaint
from hivcells.rules.complain import complain
from hivcells.tables import Tables

CONTEXT_PREFIX = "context."
# Parts of a key that place a row before or at the first infusion, which is time nought.
AT_THE_START = {"age", "baseline", "before", "eligibility", "entry"}
# ASSUME: documents named after their work or trial, which another year belongs to.
NAMED_AFTER_ANOTHER_YEAR = {
    "allers2011poz", "brodie2000note", "eastafrica2017", "ebmt2019nrm", "garcia2013news", "gay2024ias", "hsu2023croi", "hsu2023nh",
    "jacobson2016reuters", "jain2024reg", "liu2021reg", "routy2009news",
}  # fmt: skip


def arms_belong_to_their_study(tables: Tables) -> Iterator[Complaint]:
    """An arm named in a row is an arm of the study named in that row."""
    study_of = {arm["arm_id"]: arm["study_id"] for arm in tables["arms"]}
    for table in ("findings", "events"):
        for row in tables[table]:
            for column in ("arm_id", "comparator_arm_id"):
                arm = row.get(column)
                if arm and study_of.get(arm, row["study_id"]) != row["study_id"]:
                    yield complain(
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
                yield complain(
                    table,
                    row,
                    key,
                    f"the key does not begin with '{prefix}'",
                    "Begin the key with the study, or with 'context.' where there is none.",
                )


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
                yield complain(
                    table, row, "arm_id", f"the key names the arm {named[0]}", "Mend the arm, or rename the row."
                )
            at_start = any(part in AT_THE_START or part.endswith("_before") for part in parts)
            if at_start and row.get("time_value", "") not in ("", "0"):
                yield complain(table, row, "time_value", "the key names the start", "Mend the time, or rename the row.")
            for unit, number in re.findall(r"\.(hour|day|week|month|year)(\d+)(?=\.|$)", row[key]):
                if row.get("time_value") and (row["time_unit"], row["time_value"]) != (unit, number):
                    yield complain(
                        table, row, "time_value", f"the key names {unit} {number}", "Mend the time, or rename the row."
                    )


def years_fit_their_keys(tables: Tables) -> Iterator[Complaint]:
    """The year in the key of a document is the year of the document; recruitment does not end before it begins."""
    for row in tables["sources"]:
        named = re.search(r"(?<!\d)(?:19|20)\d\d", row["source_id"])
        if row["source_id"] not in NAMED_AFTER_ANOTHER_YEAR and named and row["year"] not in ("", named.group()):
            yield complain(
                "sources", row, "year", f"the key names {named.group()}", "Mend the year, or rename the document."
            )
    for row in tables["studies"]:
        if row["recruitment_end"] and row["recruitment_end"] < row["recruitment_start"]:
            yield complain(
                "studies", row, "recruitment_end", f"before {row['recruitment_start']}", "Check both months."
            )
