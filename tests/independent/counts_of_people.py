"""Every count of people: who enrolled, was given cells, and stopped treatment, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator

from independent.counting import Count, Said, rows_counted, word
from independent.evidence import Row, by_key, printed
from independent.stops import number_of_people


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
    yield from counts_of_the_map_by_cells()


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


def counts_of_the_map_by_cells() -> Iterator[Said]:
    """People of a therapy and design in studies all of whose arms with cells were given cells of one kind."""
    for kind in printed("vocabulary/kinds_of_cells"):
        of = [
            group
            for group in groups()
            if study_of(group)["modality_id"] == kind["modality_id"]
            and {
                arm["cell_origin"]
                for arm in printed("arms")
                if arm["study_id"] == group["study_id"] and arm["role"] == "experimental"
            }
            == {kind["cell_origin"]}
        ]
        for design in {study_of(group)["design"] for group in of}:
            people = people_of([group for group in of if study_of(group)["design"] == design])
            yield f"people.map.{kind['modality_id']}.{word(kind['cell_origin'])}.{word(design)}", people
