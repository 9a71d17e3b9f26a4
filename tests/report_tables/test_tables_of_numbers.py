"""The report's tables of numbers bind each number with its interval and share, row by row, on a made-up review."""

from __future__ import annotations

from hivcells.report.tables import comparisons, events, recheck, risk_differences
from report_tables.tiny_review import COMPARED, addresses, frame, shown, tea_for_headache


def test_changes_name_the_average_and_bind_baseline_last_value_and_change():
    rows = frame(
        f"value_id | {COMPARED} | average | baseline_id | last_id",
        "ase.change | ase | ase.tea | | pain | median | ase.first | ase.last",
    )
    table = comparisons.changes(tea_for_headache(changes=rows))
    assert shown(table) == [["Åse 2020, Tea", "Pain", "median", "[ase.first]", "[ase.last]", "[ase.change]"]]
    assert addresses(table) == {"studies#ase#label", "arms#ase.tea#label", "outcomes#pain#label"}


def test_contrasts_put_printed_differences_with_their_p_value_before_those_that_are_recomputed():
    findings = frame(
        f"finding_id | {COMPARED} | time_value | time_unit | scope | analysis | source_id | statistic | low",
        "ase.difference | ase | ase.tea | ase.water | pain | 2 | day | | | ase2020 | difference | 1",
        "ase.slope | ase | ase.tea | ase.water | pain | 3 | day | | | ase2020 | coefficient |",
        "ase.p | ase | ase.tea | ase.water | pain | 2 | day | | | ase2020 | p_value |",
        # P values of a part of the people, at another time and of another text are not those of the difference.
        "ase.women.p | ase | ase.tea | ase.water | pain | 2 | day | women | | ase2020 | p_value |",
        "ase.week.p | ase | ase.tea | ase.water | pain | 2 | week | | | ase2020 | p_value |",
        "ase.news.p | ase | ase.tea | ase.water | pain | 2 | day | | | ase2021 | p_value |",
        "ase.model.p | ase | ase.tea | ase.water | pain | 2 | day | | adjusted | ase2020 | p_value |",
        "ase.falls | ase | ase.tea | ase.water | fall | 2 | day | | | ase2020 | difference |",
        "ase.mean | ase | ase.tea | | pain | 2 | day | | | ase2020 | mean |",
    )
    contrasts = frame(
        f"value_id | {COMPARED} | statistic", "ase.last | ase | ase.tea | ase.water | pain | difference of last means"
    )
    who = "Åse 2020, Tea against Water"
    assert shown(comparisons.contrasts(tea_for_headache(findings=findings, contrasts=contrasts))) == [
        [who, "Pain", "printed difference", "[ase.difference]", "[ase.difference:interval]", "[ase.p]"],
        [who, "Pain", "printed coefficient of a model", "[ase.slope]", "–", "–"],
        [who, "Pain", "recomputed difference of last means", "[ase.last]", "–", "–"],
    ]


def an_event(
    outcome: str,
    kind: str,
    severity: str = "not reported",
    note: str = "",
    n_assessed: str = "9",
    counted: str = "people",
):
    events_of_tea = frame(
        "event_id | study_id | arm_id | outcome_id | kind | n_assessed | counted | severity | note",
        f"x | ase | ase.tea | {outcome} | {kind} | {n_assessed} | {counted} | {severity} | {note}",
    )
    proportions = frame("value_id | event_id | inputs", "x.percent | x | x.events x.assessed")
    return events.table(tea_for_headache(events=events_of_tea, proportions=proportions))


def test_an_event_names_its_therapy_and_binds_its_counts_its_share_and_its_interval():
    table = an_event("fall", "adverse event")
    assert table.name == "events"
    assert shown(table) == [
        [
            "Åse 2020, Tea",
            "Green tea",
            "harm",
            "Fall",
            "[x.events] of [x.assessed]",
            "[x.percent:quantity] ([x.percent:interval])",
        ]
    ]
    assert "modalities#green#label" in addresses(table)


def test_adverse_events_and_deaths_are_harms_and_all_else_is_other():
    def kind(of_event: str) -> str:
        return shown(an_event("fall", of_event))[0][2]

    assert {kind(harm) for harm in ("adverse event", "serious adverse event", "death")} == {"harm"}
    assert {kind(other) for other in ("response", "other event")} == {"other"}


def test_an_event_says_that_it_was_a_death_how_severe_it_was_and_the_note():
    def what(*event: str) -> str:
        return shown(an_event(*event))[0][3]

    assert what("fall", "death", "death") == "Death by cause, Fall"
    assert what("death", "death", "death") == "Death"
    assert what("fall", "adverse event", "grade 2", "from a chair") == "Fall, grade 2: from a chair"


def test_no_share_is_given_of_a_single_person():
    assert shown(an_event("fall", "adverse event", n_assessed="1"))[0][4:] == ["[x.events] of [x.assessed]", "–"]


def test_a_count_of_others_than_people_says_what_was_counted():
    assert shown(an_event("fall", "adverse event", counted="infusions"))[0][4] == "[x.events] of [x.assessed] infusions"


def test_events_stand_in_the_order_of_their_studies_and_then_of_their_keys():
    rows = frame(
        "event_id | study_id | arm_id | outcome_id | kind | n_assessed | counted | severity | note",
        *(
            f"{key} | {study} | | fall | adverse event | 9 | people | |"
            for key, study in (("z", "zest"), ("b", "ase"), ("a", "ase"))
        ),
    )
    proportions = frame("value_id | event_id | inputs", *(f"{key}.percent | {key} | {key}.e {key}.n" for key in "abz"))
    listed = events.table(tea_for_headache(events=rows, proportions=proportions))
    assert [row[4] for row in shown(listed)] == ["[a.e] of [a.n]", "[b.e] of [b.n]", "[z.e] of [z.n]"]


def test_risk_differences_quote_printed_counts_and_say_where_others_come_from():
    rows = frame(
        f"value_id | {COMPARED} | statistic | pair_id | inputs | counts_from",
        "one.p | ase | ase.tea | ase.water | fall | P value | one | a b c d | printed counts",
        "one.rd | ase | ase.tea | ase.water | fall | risk difference | one | a b c d | printed counts",
        "two.rd | ase | ase.tea | ase.water | fall | risk difference | two | e f | counts that percentages stand for",
        "two.p | ase | ase.tea | ase.water | fall | P value | two | e f | counts that percentages stand for",
    )
    assert [row[2:] for row in shown(risk_differences.table(tea_for_headache(risk_differences=rows)))] == [
        ["[one.rd]", "[one.rd:interval]", "[one.p]", "[a] of [b] against [c] of [d]"],
        ["[two.rd]", "[two.rd:interval]", "[two.p]", "counts that percentages stand for"],
    ]


def test_a_recheck_shows_the_number_of_its_verdict_or_all_that_belong_to_it():
    rows = frame(
        "value_id | study_id | check | printed | value | verdict | detail | check_id",
        "y | | percentage | 60% | 60 | agrees | 3 of 5 |",
        "a | ase | percentage | 50% | 50 | agrees | 1 of 2 |",
        "b.normal | ase | P from interval | | 0.04 | | | b",
        "b.t | ase | P from interval | | 0.05 | | | b",
        "b | ase | P from interval | 0.04 | | agrees | two ways |",
        "c | old | survival | 36% | | cannot be checked | not printed |",
    )
    assert shown(recheck.table(tea_for_headache(recheck=rows))) == [
        ["Åse 2020", "percentage", "50%", "[a]", "agrees", "1 of 2"],
        ["Åse 2020", "P from interval", "0.04", "[b.normal], [b.t]", "agrees", "two ways"],
        ["Old 1950", "survival", "36%", "–", "cannot be checked", "not printed"],
        ["Yardsticks, which are no studies of this review", "percentage", "60%", "[y]", "agrees", "3 of 5"],
    ]
