"""Every count of the report: which rows of the data it counts, and what it adds up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from independent.all_rechecks import counted, verdicts
from independent.certainty import people_of_certainty
from independent.evidence import Row, by_key, key, printed, used
from independent.stops import counts_of_cases, number_of_people

# Count, unit, addresses of the rows counted.
Count = tuple[int, str, list[str]]
# Id of a value, and what is counted.
Said = tuple[str, Count]


def rows_counted(table: str, rows: list[Row], unit: str) -> Count:
    """As many as there are rows."""
    return len(rows), unit, [f"{table}.csv#{key(row)}" for row in rows]


def studies() -> list[Row]:
    """Studies of which a text of their own was read."""
    return [study for study in used("studies") if study["inclusion"] == "included"]


def groups() -> list[Row]:
    """Groups of people that are counted, so that nobody is counted twice."""
    return [group for group in printed("participants") if group["counts"] == "yes"]


def study_of(group: Row) -> Row:
    """The study that a group of people took part in."""
    return by_key("studies")[group["study_id"]]


def people_of(rows: list[Row]) -> Count:
    """The people enrolled, added up over groups."""
    people = sum(int(by_key("findings")[group["people_finding_id"]]["value"]) for group in rows)
    return people, "people", rows_counted("participants", rows, "")[2]


def word(text: str) -> str:
    """A text as a part of an id: 'single-arm trial' is single_arm_trial."""
    return "".join("_" if sign in "-/ " else sign for sign in text)


def counts_of_people() -> Iterator[Said]:
    """People enrolled: in all, by therapy, by therapy and design, in randomised trials, without a control group."""
    yield "people.enrolled", people_of(groups())
    for therapy in printed("vocabulary/modalities"):
        of_therapy = [group for group in groups() if study_of(group)["modality_id"] == therapy["modality_id"]]
        name = therapy["modality_id"]
        yield f"people.enrolled.{name}", people_of(of_therapy)
        for design in {study_of(group)["design"] for group in of_therapy}:
            of_design = [group for group in of_therapy if study_of(group)["design"] == design]
            yield (
                f"people.map.{name}.{word(design)}",
                people_of(of_design),
            )
    randomised = [
        group for group in groups() if study_of(group)["design"].startswith(("randomised", "cluster-randomised"))
    ]
    yield "people.enrolled.randomised", people_of(randomised)
    uncontrolled = [group for group in groups() if study_of(group)["control"] == "none"]
    yield "people.enrolled.uncontrolled", people_of(uncontrolled)
    yield from counts_by_cells(randomised)


def counts_by_cells(randomised: list[Row]) -> Iterator[Said]:
    """People in randomised trials with an arm without cells; by what the cells were for; by therapy and whose cells."""
    arms = printed("arms")
    without = {arm["study_id"] for arm in arms if arm["role"] == "control" and arm["cell_origin"] == "none"}
    yield (
        "people.enrolled.randomised_without_cells",
        people_of([g for g in randomised if g["study_id"] in without]),
    )
    for purpose in {study_of(group)["indication"] for group in groups()}:
        of = [group for group in groups() if study_of(group)["indication"] == purpose]
        yield f"people.given_for.{word(purpose)}", people_of(of)
    origins: dict[str, set[str]] = {}
    for arm in arms:
        if arm["role"] == "experimental":
            origins.setdefault(arm["study_id"], set()).add(arm["cell_origin"])
    by_both: dict[tuple[str, str], list[Row]] = {}
    for group in groups():
        both = study_of(group)["modality_id"], " or ".join(sorted(origins[group["study_id"]]))
        by_both.setdefault(both, []).append(group)
    for (therapy, origin), of in by_both.items():
        yield f"people.cells.{therapy}.{word(origin)}", people_of(of)


def counts_of_bounds() -> Iterator[Said]:
    """People who entered, were given cells, were compared, are surely different, and are at most: in all, by therapy."""
    every = printed("participants")
    for name, column, rows in (
        ("entered", "n_entered", groups()),
        ("given_cells", "n_given_cells", groups()),
        ("compared", "n_compared", groups()),
        ("surely_different", "n_surely_different", every),
        ("at_most", "n_at_most", every),
    ):
        some = [row for row in rows if row[column] not in ("", "0")]
        yield f"people.{name}", added_up(some, column)
        for therapy in printed("vocabulary/modalities"):
            of = [row for row in some if study_of(row)["modality_id"] == therapy["modality_id"]]
            yield f"people.{name}.{therapy['modality_id']}", added_up(of, column)
    untold = [row for row in groups() if row["n_given_cells"] == ""]
    yield "people.not_split", rows_counted("participants", untold, "studies")


def added_up(rows: list[Row], column: str) -> Count:
    """The people of a column, added up over groups."""
    return sum(int(row[column]) for row in rows), "people", rows_counted("participants", rows, "")[2]


def counts_of_studies() -> Iterator[Said]:
    """Studies by how much is known of them; those included also by therapy, design, masking and control."""

    def of(rows: list[Row]) -> Count:
        return rows_counted("studies", rows, "studies")

    yield "studies.included", of(studies())
    mentioned = [study for study in used("studies") if study["inclusion"] == "mentioned"]
    yield "studies.mentioned", of(mentioned)
    registered = [study for study in used("studies") if study["inclusion"] == "registered"]
    yield "studies.registered", of(registered)
    therapies = [("modality_id", therapy["modality_id"]) for therapy in printed("vocabulary/modalities")]
    designs = [("design", "randomised trial"), ("design", "single-arm trial")]
    others = [("masking", "double-blind"), ("masking", "open-label"), ("control", "placebo")]
    for column, name in (*therapies, *designs, *others):
        alike = [study for study in studies() if study[column] == name]
        yield f"studies.{word(name)}", of(alike)
    uncontrolled = [study for study in studies() if study["control"] == "none"]
    paying, of_authors = {"sponsor", "collaborator", "funder", "publication type"}, {"employer", "interest"}
    for name, is_so in (
        ("funding_known", lambda row: row["role"] in paying),
        ("interests_known", lambda row: row["role"] in of_authors),
        ("company", lambda row: row["kind"] == "company"),
    ):
        told = {row["study_id"] for row in printed("funders") if is_so(row)}
        yield f"studies.{name}", of([study for study in studies() if study["study_id"] in told])
    records = printed("registrations")
    for status in {record["status"] for record in records} - {""}:
        alike = [
            s
            for s in used("studies")
            if s["inclusion"] == "registered"
            and (s["study_id"], status) in {(r["study_id"], r["status"]) for r in records}
        ]
        if alike:
            yield (
                f"studies.registered.{word(status)}",
                of(alike),
            )
    yield "studies.uncontrolled", of(uncontrolled)
    yield "modalities.included", of(first_of_each("modality_id", studies()))


def counts_of_arms() -> Iterator[Said]:
    """Arms given what is studied, where a study has more than one."""
    given = [arm for arm in used("arms") if arm["role"] == "experimental"]
    for study in {arm["study_id"] for arm in given}:
        of_study = [arm for arm in given if arm["study_id"] == study]
        if of_study[1:]:
            yield f"arms.{study}.experimental", rows_counted("arms", of_study, "arms")


def first_of_each(column: str, rows: list[Row]) -> list[Row]:
    """The first row with each word of a column."""
    return [row for place, row in enumerate(rows) if row[column] not in {other[column] for other in rows[:place]}]


def counts_of_documents() -> Iterator[Said]:
    """Documents by what was read of them, works, and records screened by what was decided."""
    sources, records = printed("sources"), printed("screening")
    yield "documents.read", rows_counted("sources", sources, "documents")
    yield (
        "works.read",
        rows_counted("sources", first_of_each("work_id", sources), "documents"),
    )
    for text in ("abstract", "full text", "full text in part", "registry", "conference", "press", "fact sheet"):
        read = [source for source in sources if source["text_read"] == text]
        yield (
            f"documents.{word(text)}",
            rows_counted("sources", read, "documents"),
        )
    yield "screening.all", rows_counted("screening", records, "documents")
    for decision in ("included", "context", "excluded", "not retrieved", "awaiting"):
        decided = [record for record in records if record["decision"] == decision]
        yield f"screening.{word(decision)}", rows_counted("screening", decided, "documents")


def counts_of_numbers() -> Iterator[Said]:
    """Rows of numbers, cells that are not used as printed, and places where texts disagree, by kind."""
    for value_id, table in (
        ("numbers.findings", "findings"),
        ("numbers.events", "events"),
        ("corrections.all", "corrections"),
    ):
        yield value_id, rows_counted(table, printed(table), "numbers")
    disagreements = printed("discrepancies")
    yield "discrepancies.all", rows_counted("discrepancies", disagreements, "numbers")
    by_press = [row for row in disagreements if row["kind"].split()[0] == "press"]
    yield (
        "discrepancies.press",
        rows_counted("discrepancies", by_press, "numbers"),
    )
    for kind in {row["kind"] for row in disagreements}:
        alike = [row for row in disagreements if row["kind"] == kind]
        yield f"discrepancies.{word(kind)}", rows_counted("discrepancies", alike, "numbers")


def as_it_is_signed(row: Row) -> str:
    """A number with its limits, unit, spread, time and people; an event as so many of so many."""
    if "event_id" in row:
        return f"{row['n_events']} of {row['n_assessed']} {row['counted']}"
    said = "" if row["relation"] == "=" else row["relation"] + " "
    if row["value"] and row["low"]:
        said += f"{row['value']} ({row['low']} to {row['high']})"
    else:
        said += row["value"] or f"{row['low']} to {row['high']}"
    said += " " + row["unit"]
    if row["spread"]:
        said += f", spread {row['spread']} {row['spread_kind']}"
    if row["time_value"]:
        said += f", at {row['time_value']} {row['time_unit']}"
    return said + (f", n {row['n_assessed']}" if row["n_assessed"] else "")


def counts_of_signatures() -> Iterator[Said]:
    """Numbers that people can sign, signed as right and did not find wrong, and found wrong, as the numbers stand."""
    numbers = {
        f"{table}.csv#{key(row)}": as_it_is_signed(row) for table in ("findings", "events") for row in used(table)
    }
    answers: dict[str, set[str]] = {number: set() for number in numbers}
    for signature in printed("extraction/signatures"):
        number = f"{signature['table']}.csv#{signature['row_id']}"
        if numbers[number] == signature["value"]:
            answers[number].add(signature["answer"])
    for name, rows in (
        ("numbers", list(numbers)),
        ("signed", [n for n in numbers if answers[n] == {"yes"}]),
        ("refused", [n for n in numbers if "no" in answers[n]]),
    ):
        yield f"signatures.{name}", (len(rows), "numbers", rows)


def counts_of_verdicts() -> Iterator[Said]:
    """Printed statistics that were recomputed, by how print and recomputation agree."""
    checks = [{"value_id": check_id} | check for check_id, check in sorted(counted().items())]
    yield "recheck.all", rows_counted("recheck", checks, "numbers")
    for verdict in ("agrees", "agrees only with rounding", "does not follow from what is printed", "cannot be checked"):
        alike = [check for check in checks if check["verdict"] == verdict]
        yield (
            f"recheck.{word(verdict)}",
            rows_counted("recheck", alike, "numbers"),
        )
    every = [{"value_id": check_id} | check for check_id, check in sorted(verdicts().items())]
    agreed = [check for check in checks if check["verdict"] in ("agrees", "agrees only with rounding")]
    failed = [check for check in checks if check["verdict"] == "does not follow from what is printed"]
    yield "recheck.made", rows_counted("recheck", agreed + failed, "numbers")
    yield "recheck.agreed", rows_counted("recheck", agreed, "numbers")
    for kind in {check["check"] for check in failed}:
        alike = [check for check in failed if check["check"] == kind]
        yield f"recheck.failed.{word(kind)}", rows_counted("recheck", alike, "numbers")
    percentages = [c for c in every if c["check"] == "percentage of counts" and c["verdict"] == "agrees"]
    yield (
        "recheck.agrees.percentages",
        rows_counted("recheck", percentages, "numbers"),
    )
    yield (
        "recheck.other_side_of_0_05",
        rows_counted("recheck", [check for check in checks if check.get("other_side")], "numbers"),
    )


SUMMED = ("people", "returned", "measured", "away", "again")


def people_by_outcome(rows: list[Row]) -> dict[str, int]:
    """The people of some rows who stopped, by what came of it."""
    found = dict.fromkeys(("stopped", "assumed", "ever", "returned", "away", "again", "untold"), 0)
    for row in rows:
        said = {name: sum(map(number_of_people, row[f"{name}_ids"].split())) for name in SUMMED}
        with_it = said["returned"] if said["returned"] > said["measured"] else said["measured"]
        found["stopped"] += said["people"]
        found["assumed"] += said["people"] if row["stop_is_assumed"] == "yes" else 0
        found["ever"] += with_it
        found["again"] += said["again"]
        found["away"] += said["away"] + said["again"]
        found["untold"] += said["people"] - with_it - said["away"]
    found["returned"] = found["ever"] - found["again"]
    return found | {"told": found["returned"] + found["away"]}


def counts_of_interruptions() -> Iterator[Said]:
    """People who stopped treatment by what came of it: of each therapy, of all others than it, and of each study."""
    every = printed("interruptions")
    for therapy in {row["modality_id"] for row in every}:
        of, others = ([row for row in every if (row["modality_id"] == therapy) is it_is] for it_is in (True, False))
        yield from counts_of_rows(f"interrupted.{therapy}", of)
        yield from counts_of_rows(f"interrupted.other_than.{therapy}", others)
    for row in every:
        yield from counts_of_rows(f"interrupted.study.{row['interruption_id']}", [row])


def counts_of_rows(stem: str, rows: list[Row]) -> Iterator[Said]:
    """A count for each outcome."""
    for outcome, number in people_by_outcome(rows).items():
        if rows:
            addresses = rows_counted("interruptions", rows, "")[2]
            yield f"{stem}.{outcome}", (number, "people", addresses)


@cache
def counts() -> dict[str, Count]:
    """Every count by its id."""
    kinds = (
        counts_of_people,
        counts_of_bounds,
        counts_of_studies,
        counts_of_arms,
        counts_of_documents,
        counts_of_numbers,
        counts_of_signatures,
        counts_of_verdicts,
        counts_of_interruptions,
        counts_of_cases,
        people_of_certainty,
    )
    return {value_id: count for kind in kinds for value_id, count in kind()}
