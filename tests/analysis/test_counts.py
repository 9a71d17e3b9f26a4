"""People, studies, documents, numbers and verdicts of a small review are counted, each count with the rows it counts."""

from __future__ import annotations

import pytest
from analysis.counted_review import EVIDENCE, RECHECK, rows_of
from analysis.tiny_tables import records
from conftest import ROOT
from hivcells.analysis.counts import DECISIONS, TEXTS_READ, counts
from hivcells.evidence.package import field_of, read_package

PEOPLE = "people enrolled in studies of"
ENTERED = "people entered, summed over groups that count"
GIVEN = "people given the cells, summed over groups that count and print it"
COMPARED = "people compared, summed over groups that count and print it"
SURELY = "people surely different from those of other groups"
AT_MOST = "people at most, where reports may share some"
OF = "included studies, "
READ, SCREENED, VERDICT = (
    "documents of which this was read: ",
    "records screened: ",
    "printed numbers with the verdict: ",
)
# By hand. A count is followed by its unit, the rows that it counts, and what it says of itself.
EXPECTED = rows_of(
    "value_id | value | unit | rows | method",
    "people.enrolled       | 28 | people | participants: green.all black.all black.more ginger.one | people enrolled, summed over groups that count",
    f"people.enrolled.leaf | 27 | people | participants: green.all black.all black.more            | {PEOPLE} leaf",
    f"people.enrolled.root | 1  | people | participants: ginger.one                                | {PEOPLE} root",
    f"people.enrolled.seed | 0  | people |                                                         | {PEOPLE} seed",
    "people.map.leaf.randomised_trial | 20 | people | participants: green.all            | people enrolled, leaf, randomised trial",
    "people.map.leaf.single_arm_trial | 7  | people | participants: black.all black.more | people enrolled, leaf, single-arm trial",
    "people.map.root.case_report      | 1  | people | participants: ginger.one           | people enrolled, root, case report",
    "people.enrolled.randomised   | 20 | people | participants: green.all                       | people enrolled in randomised trials",
    "people.enrolled.uncontrolled | 8  | people | participants: black.all black.more ginger.one | people enrolled in studies without a control group",
    "people.enrolled.randomised_without_cells | 20 | people | participants: green.all | people enrolled in randomised trials with an arm without cells",
    "people.cells.leaf.potted         | 20 | people | participants: green.all            | people enrolled in studies of leaf with potted cells",
    "people.cells.leaf.potted_or_wild | 7  | people | participants: black.all black.more | people enrolled in studies of leaf with potted or wild cells",
    "people.cells.root.wild           | 1  | people | participants: ginger.one           | people enrolled in studies of root with wild cells",
    f"people.entered      | 28 | people | participants: green.all black.all black.more ginger.one | {ENTERED}",
    f"people.entered.leaf | 27 | people | participants: green.all black.all black.more            | {ENTERED}: leaf",
    f"people.entered.root | 1  | people | participants: ginger.one                                | {ENTERED}: root",
    f"people.entered.seed | 0  | people |                                                         | {ENTERED}: seed",
    f"people.given_cells      | 15 | people | participants: green.all black.all ginger.one | {GIVEN}",
    f"people.given_cells.leaf | 14 | people | participants: green.all black.all            | {GIVEN}: leaf",
    f"people.given_cells.root | 1  | people | participants: ginger.one                     | {GIVEN}: root",
    f"people.given_cells.seed | 0  | people |                                              | {GIVEN}: seed",
    f"people.compared      | 8 | people | participants: green.all | {COMPARED}",
    f"people.compared.leaf | 8 | people | participants: green.all | {COMPARED}: leaf",
    f"people.compared.root | 0 | people |                         | {COMPARED}: root",
    f"people.compared.seed | 0 | people |                         | {COMPARED}: seed",
    f"people.surely_different      | 25 | people | participants: green.all ginger.re black.all | {SURELY}",
    f"people.surely_different.leaf | 23 | people | participants: green.all black.all           | {SURELY}: leaf",
    f"people.surely_different.root | 2  | people | participants: ginger.re                     | {SURELY}: root",
    f"people.surely_different.seed | 0  | people |                                             | {SURELY}: seed",
    f"people.at_most      | 37 | people | participants: green.all ginger.re black.all black.more ginger.one | {AT_MOST}",
    f"people.at_most.leaf | 27 | people | participants: green.all black.all black.more                      | {AT_MOST}: leaf",
    f"people.at_most.root | 10 | people | participants: ginger.re ginger.one                                | {AT_MOST}: root",
    f"people.at_most.seed | 0  | people |                                                                   | {AT_MOST}: seed",
    "people.not_split | 1 | studies | participants: black.more | groups that count whose texts do not print how many were given the cells",
    "studies.included   | 3 | studies | studies: green black ginger | studies with a text of their own that was read",
    "studies.mentioned  | 1 | studies | studies: mint               | studies known only from a text on another study",
    "studies.registered | 2 | studies | studies: valerian sencha    | registered trials without results",
    f"studies.leaf | 2 | studies | studies: green black | {OF}modality_id: leaf",
    f"studies.root | 1 | studies | studies: ginger      | {OF}modality_id: root",
    f"studies.seed | 0 | studies |                      | {OF}modality_id: seed",
    f"studies.randomised_trial | 1 | studies | studies: green | {OF}design: randomised trial",
    f"studies.single_arm_trial | 1 | studies | studies: black | {OF}design: single-arm trial",
    f"studies.double_blind     | 1 | studies | studies: green | {OF}masking: double-blind",
    f"studies.open_label       | 1 | studies | studies: black | {OF}masking: open-label",
    f"studies.placebo          | 1 | studies | studies: green | {OF}control: placebo",
    "studies.funding_known   | 2 | studies | studies: green black | included studies with who sponsored or paid on record",
    "studies.interests_known | 1 | studies | studies: green       | included studies with authors of companies or their interests on record",
    "studies.company         | 2 | studies | studies: green ginger | included studies in which a company had a part, as far as is on record",
    "studies.uncontrolled | 2 | studies | studies: black ginger | included studies without a control group",
    "modalities.included  | 2 | studies | studies: green ginger | modalities with an included study",
    "arms.black.experimental | 2 | arms | arms: black.tea black.more | experimental arms of black",
    "documents.read      | 4 | documents | sources: green_a green_b black_a fact | documents read",
    "works.read          | 3 | documents | sources: green_a black_a fact | works, counting the documents of one work once",
    "numbers.findings    | 5 | numbers   | findings: green.people black.people black.more ginger.one ginger.again | reported numbers curated",
    "numbers.events      | 2 | numbers   | events: green.death black.death | event rows curated",
    "corrections.all     | 1 | numbers   | corrections: green.1 | cells that are not used as printed",
    "discrepancies.all   | 3 | numbers   | discrepancies: green.d green.e black.d | places where texts disagree",
    "discrepancies.press | 1 | numbers   | discrepancies: green.e | places where a press text says more or less than its paper",
    "screening.all       | 3 | documents | screening: r1 r2 r3 | records screened",
    "signatures.numbers  | 7 | numbers   | findings: green.people black.people black.more ginger.one ginger.again events: green.death black.death | reported numbers that a person can sign",
    "signatures.signed   | 1 | numbers   | findings: green.people | reported numbers that a person signed as right",
    "signatures.refused  | 2 | numbers   | findings: ginger.one events: green.death | reported numbers that a person found wrong",
    "recheck.made               | 2 | numbers | recheck: c3 c2       | printed numbers that could be checked",
    "recheck.agreed             | 1 | numbers | recheck: c3          | printed numbers that agree under a usual test or with rounding",
    "recheck.failed.P_value     | 1 | numbers | recheck: c2          | printed numbers that do not follow: P value",
    "recheck.all                | 3 | numbers | recheck: c2 c3 c4    | printed numbers that were checked",
    "recheck.agrees.percentages | 1 | numbers | recheck: c1          | printed percentages that are those of their own counts, as entry asks",
    "recheck.other_side_of_0_05 | 1 | numbers | recheck: c2          | printed P values on the other side of 0.05 than their tests",
    f"documents.abstract   | 2 | documents | sources: green_a black_a | {READ}abstract",
    f"documents.full_text  | 1 | documents | sources: green_b         | {READ}full text",
    f"documents.full_text_in_part | 0 | documents |                   | {READ}full text in part",
    f"documents.registry   | 0 | documents |                          | {READ}registry",
    f"documents.conference | 0 | documents |                          | {READ}conference",
    f"documents.press      | 0 | documents |                          | {READ}press",
    f"documents.fact_sheet | 1 | documents | sources: fact            | {READ}fact sheet",
    "discrepancies.date          | 2 | numbers | discrepancies: green.e black.d | disagreements: date",
    "discrepancies.two_two_three | 1 | numbers | discrepancies: green.d         | disagreements: two-two/three",
    f"screening.included | 2 | documents | screening: r1 r3 | {SCREENED}included",
    f"screening.context  | 0 | documents |                  | {SCREENED}context",
    f"screening.excluded | 0 | documents |                  | {SCREENED}excluded",
    f"screening.not_retrieved | 0 | documents |           | {SCREENED}not retrieved",
    f"screening.awaiting | 1 | documents | screening: r2    | {SCREENED}awaiting",
    f"recheck.agrees                               | 1 | numbers | recheck: c3    | {VERDICT}agrees",
    f"recheck.agrees_only_with_rounding            | 0 | numbers |                | {VERDICT}agrees only with rounding",
    f"recheck.does_not_follow_from_what_is_printed | 1 | numbers | recheck: c2    | {VERDICT}does not follow from what is printed",
    f"recheck.cannot_be_checked                    | 1 | numbers | recheck: c4    | {VERDICT}cannot be checked",
)  # fmt: skip


def with_addresses(rows: str) -> str:
    """'findings: green black events: green' as the rows of a count are written."""
    table, addresses = "", []
    for word in rows.split():
        if word.endswith(":"):
            table = word.removesuffix(":")
        else:
            addresses.append(f"{table}.csv#{word}")
    return " ".join(addresses)


@pytest.mark.parametrize(
    ("table", "column", "counted"), [("sources", "text_read", TEXTS_READ), ("screening", "decision", DECISIONS)]
)
def test_what_is_counted_even_where_it_is_zero_is_all_that_the_data_package_lists(
    table: str, column: str, counted: list[str]
) -> None:
    assert counted == field_of(read_package(ROOT / "data"), table, column)["constraints"]["enum"]


def test_every_count_of_the_small_review() -> None:
    found = records(counts(EVIDENCE, RECHECK)[["value_id", "value", "unit", "rows", "method"]])
    expected = [row | {"value": int(row["value"]), "rows": with_addresses(row["rows"])} for row in records(EXPECTED)]
    assert [row["value_id"] for row in found] == [row["value_id"] for row in expected]
    assert found == expected


KINDS = rows_of(
    "kind_id | modality_id | cell_origin | label",
    "leaf.potted | leaf | potted | potted",
    "leaf.wild | leaf | wild | wild",  # whose only study was given others as well
    "root.wild | root | wild | wild",
)


def test_kinds_of_cells_that_the_vocabulary_tells_apart_are_counted_by_design_as_well() -> None:
    frame = counts(EVIDENCE | {"kinds_of_cells": KINDS}, RECHECK)
    told_apart = frame[frame.cell_origin != ""]
    assert list(zip(told_apart.value_id, told_apart.value, told_apart.method)) == [
        ("people.map.leaf.potted.randomised_trial", 20, "people enrolled, leaf, randomised trial, potted cells"),
        ("people.map.root.wild.case_report", 1, "people enrolled, root, case report, wild cells"),
    ]
    assert list(zip(told_apart.modality_id, told_apart.design, told_apart.cell_origin)) == [
        ("leaf", "randomised trial", "potted"),
        ("root", "case report", "wild"),
    ]


def test_people_by_modality_and_design_are_the_cells_of_the_map() -> None:
    frame = counts(EVIDENCE, RECHECK)
    assert list(frame.columns[-3:]) == ["modality_id", "design", "cell_origin"]
    cells = frame[(frame.modality_id != "") | (frame.design != "")]
    assert list(zip(cells.value_id, cells.modality_id, cells.design)) == [
        ("people.map.leaf.randomised_trial", "leaf", "randomised trial"),
        ("people.map.leaf.single_arm_trial", "leaf", "single-arm trial"),
        ("people.map.root.case_report", "root", "case report"),
    ]


def test_the_people_of_the_map_are_all_people() -> None:
    frame = counts(EVIDENCE, RECHECK).set_index("value_id")
    assert frame.value[frame.design != ""].sum() == frame.value["people.enrolled"]


def test_a_review_that_does_not_say_where_cells_come_from_counts_nobody_by_it() -> None:
    without = EVIDENCE | {"arms": EVIDENCE["arms"].drop(columns="cell_origin")}
    found = counts(without, RECHECK).value_id
    with_origins = counts(EVIDENCE, RECHECK).value_id
    assert "people.enrolled.randomised_without_cells" in set(with_origins) - set(found)
    assert set(found) < set(with_origins)
