"""Xia et al. 2020, Chinese Medical Journal 133(23):2803-2807, doi:10.1097/CM9.0000000000001189, abstract."""

from __future__ import annotations

import json

from conftest import BUILT, table

RECHECK = {row["value_id"]: row for row in table("results/tables/recheck.csv")}


def test_nk_cells_raised_cd4_by_104_cells_per_ul_over_24_months(values: dict) -> None:
    assert values["xia2020.cd4.nk.change"]["quantity"] == "104\u00a0cells/µL"
    assert values["xia2020.follow_up.planned"]["quantity"] == "24\u00a0months"


def test_treatment_alone_raised_cd4_by_32_cells_per_ul(values: dict) -> None:
    assert values["xia2020.cd4.art.change"]["text"] == "32"


def test_the_printed_difference_of_67_is_that_of_the_final_means() -> None:
    check = RECHECK["xia2020.cd4.contrast.month24.difference.recheck.last"]
    assert (check["printed"], check["value"], check["verdict"]) == ("67", "67", "agrees")


def test_the_changes_differ_by_72_which_is_not_what_is_printed() -> None:
    check = RECHECK["xia2020.cd4.contrast.month24.difference.recheck.change"]
    assert (check["printed"], check["value"], check["verdict"]) == ("67", "72", "does not follow from what is printed")


def test_p_and_interval_agree_on_18_degrees_of_freedom(values: dict) -> None:
    assert values["xia2020.cd4.contrast.month24.p.degrees_of_freedom"]["text"] == "18"
    assert values["xia2020.cd4.contrast.month24.p.recheck.t"]["text"] == "0.0238"
    check = RECHECK["xia2020.cd4.contrast.month24.p.recheck"]
    assert (check["printed"], check["verdict"]) == ("0.024", "agrees")
    assert check["detail"].startswith("t distribution: agrees; normal distribution: does not follow")


def test_the_dose_is_a_hundred_million_cells_although_ten_is_printed(values: dict) -> None:
    dose = values["xia2020.dose.nk.injection"]
    assert (dose["as_printed"], dose["quantity"]) == ("10 cells in each injection", "100\u00a0million cells")


def test_model_coefficients_cannot_be_checked_without_an_interval() -> None:
    for outcome in ("cd4", "cd8"):
        assert RECHECK[f"xia2020.{outcome}.contrast.gee.coefficient.recheck"]["verdict"] == "cannot be checked"


def test_fever_came_to_2_of_10_with_an_exact_interval_from_3_to_56_percent(values: dict) -> None:
    assert (values["xia2020.fever.nk.events"]["text"], values["xia2020.fever.nk.assessed"]["text"]) == ("2", "10")
    assert values["xia2020.fever.nk.percent"]["interval"] == "3 to 56"


def test_the_article_gives_the_printed_difference_and_the_supplement_that_of_the_gains_as_well(html: str) -> None:
    printed, of_gains = "xia2020.cd4.contrast.month24.difference", "xia2020.cd4.nk_vs_art.change"
    assert f'<span class="value" data-value="{printed}">67\u00a0cells/µL</span>' in html
    trace = json.loads((BUILT / "draft" / "supplement" / "trace.json").read_text(encoding="utf-8"))
    given = {
        (entry["of"], entry["text"])
        for entry in trace
        if entry["kind"] == "value" and "results-nk" in entry.get("file", "")
    }
    assert {(printed, "67\u00a0cells/µL"), (of_gains, "72")} <= given
    assert (BUILT / "report" / "supplement.pdf").stat().st_size > 0
