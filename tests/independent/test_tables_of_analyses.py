"""What the analysed tables say of their rows beside the numbers: which study, arms, outcome, event and statistic."""

from __future__ import annotations

from independent.all_rechecks import rechecks
from independent.derived import counts_of, pairs_of_arms, role, short_name
from independent.evidence import Row, built, by_key
from independent.series import first_and_last


def about(row: Row) -> tuple[str, str, str, str]:
    """What a row is about."""
    return row["study_id"], row["arm_id"], row["comparator_arm_id"], row["outcome_id"]


def test_each_change_names_its_first_and_last_row_and_which_average_they_are() -> None:
    rows = {row["value_id"]: row for row in built("changes")}
    for (arm, outcome, average), (first, last) in first_and_last().items():
        row = rows.pop(f"{first['study_id']}.{outcome}.{short_name(arm)}.change")
        assert about(row) == (first["study_id"], arm, "", outcome)
        assert (row["baseline_id"], row["last_id"]) == (first["finding_id"], last["finding_id"])
        assert (row["average"], row["statistic"]) == (average, f"change of {average}s")
    assert not rows


def test_each_contrast_says_whether_it_is_of_last_values_or_of_changes() -> None:
    rows = {row["value_id"]: row for row in built("contrasts")}
    for stem, (first, outcome, average), (second, _, _) in pairs_of_arms():
        for ending, of, statistic in (
            ("last", "last values", f"difference of last {average}s"),
            ("change", "changes", f"difference of changes of {average}s"),
        ):
            row = rows.pop(f"{stem}.{ending}")
            assert about(row) == (by_key("arms")[first]["study_id"], first, second, outcome)
            assert (row["contrast_of"], row["statistic"]) == (of, statistic)
    assert not rows


def test_each_share_names_its_event_and_whom_it_counts() -> None:
    rows = {row["event_id"]: row for row in built("proportions")}
    assert set(rows) == set(by_key("events"))
    for event_id, event in by_key("events").items():
        row = rows[event_id]
        for column in ("study_id", "arm_id", "outcome_id", "event", "scope", "kind", "counted"):
            assert row[column] == event[column], (event_id, column)
        assert (int(row["n_events"]), int(row["n_assessed"])) == counts_of(event)
        assert (row["value_id"], row["statistic"]) == (f"{event_id}.percent", "proportion")


def test_each_difference_of_shares_is_of_an_experimental_and_a_control_arm() -> None:
    for row in built("risk_differences"):
        assert (role(row["arm_id"]), role(row["comparator_arm_id"])) == ("experimental", "control"), row["value_id"]
        arms = f"{short_name(row['arm_id'])}_vs_{short_name(row['comparator_arm_id'])}"
        assert row["pair_id"] == f"{row['study_id']}.{row['event']}.{arms}"
        ending = row["value_id"].removeprefix(f"{row['pair_id']}.")
        statistic = {"risk_difference": "risk difference", "fisher_p": "P value"}.get(ending, "count")
        assert row["statistic"] == statistic
        is_printed = "events.csv" not in row["inputs"] and all(
            part.rpartition(".")[2] in ("events", "assessed") for part in row["inputs"].split()
        )
        counts_from = "printed counts" if is_printed else "counts that the percentages would stand for"
        assert row["counts_from"] == counts_from, row["value_id"]


def test_each_recheck_without_a_verdict_names_the_verdict_that_it_belongs_to() -> None:
    """The id of an implied number is that of its check and a name; other numbers that are just recomputed stand alone."""
    for row in built("recheck"):
        check = rechecks()[row["value_id"]]
        is_implied = not check["verdict"] and ".recheck." in row["value_id"]
        expected = row["value_id"].rpartition(".")[0] if is_implied else row["value_id"]
        assert row["check_id"] == expected
        assert not is_implied or rechecks()[row["check_id"]]["verdict"]


def test_counts_of_the_map_name_their_therapy_design_and_kind_of_cells_and_others_none() -> None:
    for row in built("counts"):
        if row["value_id"].startswith("people.map."):
            design = row["design"].replace("-", "_").replace(" ", "_")
            named = [row["modality_id"], row["cell_origin"].replace(" ", "_"), design]
            assert row["value_id"] == ".".join(["people.map", *filter(None, named)])
        else:
            assert (row["modality_id"], row["design"], row["cell_origin"]) == ("", "", "")
