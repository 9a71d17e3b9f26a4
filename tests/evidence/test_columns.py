"""What a row is, its columns say: known rows, as they were printed and as the columns now put them."""

from __future__ import annotations

from collections import Counter

import pytest
from conftest import table

# Rows as they stood before the columns on arm, scope and event came: key, and the cells of the old columns.
FINDINGS = """
xia2020.people.nk.allocated|xia2020|xia2020.nk||people|||count|=|10||||people|(NK + ART) group (n = 10)|xia2020
xia2020.cd4.nk.month24.mean|xia2020|xia2020.nk||cd4|24|month|mean|=|243||||cells_per_ul|139 to 243 cells/muL|xia2020
xia2020.cd4.contrast.month24.p|xia2020|xia2020.nk|xia2020.art|cd4|24|month|p_value|=|0.024||||p|P = 0.024|xia2020
mitsuyasu2009.people.oz1.allocated|mitsuyasu2009|mitsuyasu2009.oz1||people|||count|=|38||||people
"""
EVENTS = """
xia2020.fever.nk|xia2020|xia2020.nk|fever|adverse event|2|10|people|20|mild, transient|two (2/10, 20%)|xia2020
garcia2013.set_point_week12.dc|garcia2013|garcia2013.dc|set_point|response|12|22|people|55|not applicable|12 of 22 (55%)
earlyhdt2014.death.brain|earlyhdt2014||death|death|1|25|people||death|1 due to cerebral hemorrhage|earlyhdt2014
"""
ARMS = """
xia2020.art|xia2020|HIV medicines alone|control|none|none|none|not applicable|not applicable|not applicable|antiretroviral treatment
"""
STUDIES = """
liu2020marrow|Liu 2020 (bone marrow)|liu2020marrow|hsct|non-randomised controlled trial|routine treatment of cirrhosis
"""
JUDGEMENTS = """
connolly2008#design|design|randomised trial|randomised trial|||
"""
OLD = {"findings": FINDINGS, "events": EVENTS, "arms": ARMS, "studies": STUDIES, "extraction/judgements": JUDGEMENTS}
NEW = {"visit", "title_note", "scope", "is_primary", "event", "indication", "short_name", "table", "row_id", "column"}


@pytest.mark.parametrize("name", OLD)
def test_known_rows_hold_what_they_held(name: str) -> None:
    now = ["|".join(cell for column, cell in row.items() if column not in NEW) for row in table(f"data/{name}.csv")]
    for row in OLD[name].strip().splitlines():
        assert any(held.startswith(row) for held in now), row


def rows_with(name: str, **cells: str) -> list[dict[str, str]]:
    return [row for row in table(f"data/{name}.csv") if all(row[column] == cell for column, cell in cells.items())]


@pytest.mark.parametrize(
    ("finding_id", "scope"),
    [
        ("xia2020.people.enrolled", "enrolled"),
        ("xia2020.people.nk.allocated", "allocated"),
        ("garcia2005.people.treated", "treated"),
        ("chapuis2011.people.infused", "infused"),
        ("jacobson2016.people.planned", "planned"),
        ("gay2024.people.low", "studied"),
        ("ferreira2012.viral_load.subtype_b.mean", "subtype_b"),
        ("xia2020.cd4.nk.month24.mean", ""),
    ],
)
def test_a_number_says_which_people_it_is_about(finding_id: str, scope: str) -> None:
    assert [row["scope"] for row in rows_with("findings", finding_id=finding_id)] == [scope]


def test_each_number_of_people_says_which_count_it_is() -> None:
    assert all(row["scope"] for row in rows_with("findings", outcome_id="people"))


@pytest.mark.parametrize(
    ("event_id", "event", "scope"),
    [
        ("garcia2013.set_point_week12.dc", "set_point_week12", "all"),
        ("garcia2013.set_point_week12.control", "set_point_week12", "all"),
        ("ferreira2012.virologic_response.subtype_f", "virologic_response", "subtype_f"),
        ("gupta2009.death.all", "death", "all"),
        ("earlyhdt2014.death.liver", "death", "liver"),
        ("henrich2013.third_death", "third_death", "third_person"),
        ("hdct2010ash.death.patient1", "death", "patient1"),
        ("autohct2018.enteritis.severe", "enteritis", "severe"),
        ("autohct2018.enteritis", "enteritis", "enteritis"),
        ("xia2020.fever.nk", "fever", "all"),
    ],
)
def test_an_event_says_what_was_counted_and_in_whom(event_id: str, event: str, scope: str) -> None:
    assert [(row["event"], row["scope"]) for row in rows_with("events", event_id=event_id)] == [(event, scope)]


def test_deaths_by_a_cause_are_not_all_deaths() -> None:
    by_cause = [row for row in rows_with("events", outcome_id="death", scope="all") if row["event"] != "death"]
    assert by_cause == []


def test_rows_are_primary_whose_text_or_note_says_so() -> None:
    primary = {row["finding_id"] for row in rows_with("findings", is_primary="yes")}
    primary |= {row["event_id"] for row in rows_with("events", is_primary="yes")}
    assert primary >= {"garcia2011.viral_load.contrast.week24.p", "leal2021.detectable_week16.all"}
    assert "xia2020.cd4.contrast.month24.difference" not in primary


def test_each_study_names_its_arms_apart() -> None:
    names = Counter((row["study_id"], row["short_name"]) for row in table("data/arms.csv"))
    assert max(names.values()) == 1


def test_transplants_were_for_cancer_or_blood_disease_but_in_four_studies() -> None:
    others = [
        row["study_id"]
        for row in rows_with("studies", modality_id="hsct", inclusion="included")
        if row["indication"] in ("HIV", "liver disease")
    ]
    assert sorted(others) == ["arc1992", "liu2020marrow", "michaels2004", "nih_twin_gp160_1991"]


def test_only_transplants_have_an_indication() -> None:
    without = {row["modality_id"] for row in rows_with("studies", indication="not applicable")}
    assert without and not without & {"hsct", "gene-hsc"}


def test_a_reading_names_table_row_and_column() -> None:
    readings = table("data/extraction/judgements.csv")
    assert readings and all(row["item_id"] == f"{row['row_id']}#{row['column']}" for row in readings)


def test_deaths_have_the_role_of_deaths_and_counts_over_time_that_of_cell_counts() -> None:
    roles = {row["outcome_id"]: row["role"] for row in table("data/vocabulary/outcomes.csv")}
    assert {outcome for outcome, role in roles.items() if role == "death"} == {"death", "nonrelapse_mortality"}
    assert {outcome for outcome, role in roles.items() if role == "cell count"} == {"cd4", "cd8"}
    assert (roles["people"], roles["arms"], roles["half_life"]) == ("people", "arms", "half-life")
    assert roles["gvhd"] == roles["fever"] == "harm"


def test_cells_in_a_microlitre_are_counted_one_by_one() -> None:
    assert [row["unit_id"] for row in rows_with("vocabulary/units", counts_whole_things="yes")] == ["cells_per_ul"]
