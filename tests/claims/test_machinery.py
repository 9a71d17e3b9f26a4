"""Predicates are read, judged and tried without each study, whatever they are about."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from claims.zoo import CLAIMS, PREDICATES, zoo
from hivcells.complaints import Complaints
from hivcells.report.claims import Verdict, claim, claims_of_module, each, judge, named, number
from hivcells.report.fragility import WithoutStudy, fragile_claims
from hivcells.tables import studies_of_rows


def fragile_with(*tempers: str) -> dict[str, dict[str, object]]:
    tables = zoo(*tempers)
    verdicts = {claim_id: judge(claim, tables) for claim_id, claim in CLAIMS.items()}
    return {str(row["claim_id"]): row for row in fragile_claims(CLAIMS, verdicts, tables).to_dict("records")}


def test_a_claim_has_its_id_its_meaning_and_the_place_of_its_predicate() -> None:
    assert list(CLAIMS) == ["most-are-tame", "rex-is-tame", "the-zoo-is-large", "unicorns-fly"]
    assert CLAIMS["rex-is-tame"].meaning == "Rex is tame."
    assert CLAIMS["rex-is-tame"].file == "claims/animals.py"
    assert PREDICATES.splitlines()[CLAIMS["rex-is-tame"].line] == "def rex_is_tame(tables):"


def test_a_claim_that_holds_names_the_rows_that_decide_it() -> None:
    verdict = judge(CLAIMS["most-are-tame"], zoo("tame", "wild", "tame"))
    assert (verdict.holds, verdict.rows, verdict.error) == (True, ["animals.csv#rex", "animals.csv#bob"], "")
    assert type(verdict.holds) is bool


def test_a_claim_that_is_false_has_no_error() -> None:
    verdict = judge(CLAIMS["rex-is-tame"], zoo("wild", "tame", "tame"))
    assert (verdict.holds, verdict.error) == (False, "")


def test_a_claim_whose_rows_are_gone_does_not_hold_and_says_why() -> None:
    verdict = judge(CLAIMS["unicorns-fly"], zoo("tame", "tame", "tame"))
    assert not verdict.holds
    assert "wings" in verdict.error


def test_a_predicate_that_returns_no_verdict_is_an_error_of_its_own() -> None:
    predicates = 'from hivcells.report.claims import claim\n@claim\ndef so(tables):\n    """So."""\n    return True\n'
    verdict = judge(claims_of_module(compile(predicates, "p.py", "exec"))["so"], {})
    assert not verdict.holds
    assert "AttributeError" in verdict.error


def test_a_majority_of_two_in_three_hangs_on_each_of_the_two() -> None:
    found = fragile_with("tame", "tame", "wild")["most-are-tame"]
    assert (found["about"], found["studies"], found["flipped_by"]) == ("several studies", 2, "s0 s1")
    assert found["meaning"] == "More than half of the animals are tame."


def test_a_majority_of_three_in_three_hangs_on_none() -> None:
    found = fragile_with("tame", "tame", "tame")["most-are-tame"]
    assert (found["studies"], found["flipped_by"]) == (3, "")


def test_a_claim_about_one_study_rests_on_it() -> None:
    found = fragile_with("tame", "tame", "tame")["rex-is-tame"]
    assert (found["about"], found["studies"], found["flipped_by"]) == ("one study", 1, "s0")


def test_a_claim_about_a_whole_table_rests_on_no_study() -> None:
    found = fragile_with("tame", "tame", "tame")["the-zoo-is-large"]
    assert (found["studies"], found["flipped_by"]) == (0, "")


def test_claims_that_are_false_or_cannot_be_judged_are_not_listed_as_fragile() -> None:
    assert list(fragile_with("wild", "wild", "wild")) == ["the-zoo-is-large"]


def test_the_study_of_a_row_is_that_of_its_column() -> None:
    animals = pd.DataFrame([("s9.rex", "s0"), ("s9.ada", "")], columns=["animal_id", "study_id"])
    assert studies_of_rows({"animals": animals, "zoo": zoo("", "", "")["zoo"]}) == {"animals.csv#s9.rex": "s0"}


def test_without_a_study_its_rows_are_gone_and_tables_that_name_none_are_whole() -> None:
    tables = zoo("tame", "wild", "tame")
    left = WithoutStudy(tables, "s1")
    assert list(left["animals"].animal_id) == ["rex", "bob"]
    assert list(left["zoo"].part_id) == ["gates"]
    assert len(tables["animals"]) == 3


def test_of_no_rows_nothing_is_claimed() -> None:
    assert each(pd.Series([True, True]))
    assert not each(pd.Series([True, False]))
    assert not each(pd.Series([], dtype=bool))


def test_a_number_is_exact_and_one_that_is_missing_is_an_error() -> None:
    table = pd.DataFrame([("a", "0.10", "x"), ("b", "2", "3")], columns=["key", "value", "low"])
    assert number(table, "a") == Decimal("0.10")
    assert number(table, "b", "low") == 3
    with pytest.raises(LookupError):
        number(table, "c")


def test_rows_are_named_by_table_and_key() -> None:
    assert named("studies", ["a", "b"]) == ["studies.csv#a", "studies.csv#b"]


def test_a_predicate_that_fails_without_a_study_is_complained_of_and_does_not_pass_for_a_claim_that_fell() -> None:
    @claim
    def two_animals_are_weighed(tables: dict) -> Verdict:
        """Two animals are weighed."""
        kept = tables["weights"]
        return Verdict(1 / (len(kept) - 1) > 0, named("weights", kept.weight_id))

    weights = pd.DataFrame({"weight_id": ["a", "b"], "study_id": ["ark", "zoo"]})
    claims = {"two-animals-are-weighed": two_animals_are_weighed}
    verdicts = {claim_id: judge(one, {"weights": weights}) for claim_id, one in claims.items()}
    with pytest.raises(Complaints, match="the predicate fails without (ark|zoo) .ZeroDivisionError"):
        fragile_claims(claims, verdicts, {"weights": weights})
