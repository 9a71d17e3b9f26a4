"""A certainty is the one that its domains allow, each of them judged once and with its support."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pandas as pd
from hivcells.complaints import Complaint
from hivcells.evidence.rules.of_certainty import domains_are_judged, ratings_follow_their_domains
from hivcells.grade import DOMAINS
from hivcells.tables import Tables

Edit, Said = Callable[[str, str, str], None], Callable[[], list[str]]
# The small review has the headers of both tables; this fills them: begun high, two domains one level down each.
OUTCOME = "calm,Calm after tea,xia2020,xia2020.people.enrolled,comparison,high,calm,restless"
SUPPORT = {domain: f"As to {domain}, the summary was read" for domain in DOMAINS}
JUDGED = dict.fromkeys(DOMAINS, "not serious") | {"risk of bias": "serious", "imprecision": "very serious"}


def filled(append: Callable[[str, str], None], rating: str, support: dict[str, str] = SUPPORT) -> None:
    append("certainty_outcomes.csv", f"{OUTCOME},{rating}")
    for place, (domain, judgement) in enumerate(JUDGED.items()):
        append("certainty.csv", f'calm.d{place},calm,{domain},{judgement},"{support[domain]}"')


def test_a_rating_that_follows_from_its_domains_is_fine(append, complaints: Said) -> None:
    filled(append, "very low")
    assert complaints() == []


def test_a_rating_above_what_its_domains_allow_is_complained_of_with_the_one_they_make(
    append, complaints: Said
) -> None:
    filled(append, "moderate")
    assert complaints() == [
        "data/certainty_outcomes.csv:2, column 'rating', value 'moderate': its domains make it very low. "
        "Correct the rating, or the judgements in data/certainty.csv."
    ]


def test_a_judgement_without_its_support_is_complained_of(append, complaints: Said) -> None:
    filled(append, "very low", SUPPORT | {"indirectness": ""})
    line = 2 + list(DOMAINS).index("indirectness")
    complaint = complaints()[0]
    assert complaint.startswith(f"data/certainty.csv:{line}, column 'support', value '': ")
    assert complaint.endswith("Use what the data package allows: Why.")


def tables(rating: str, studies: str = "tea", begins: str = "high", **judgements: str) -> Tables:
    outcome = {"outcome": "calm", "studies": studies, "begins": begins, "rating": rating}
    judged = [("calm", domain, judgements.get(domain.split()[0], "not serious")) for domain in DOMAINS]
    return {
        "certainty_outcomes": pd.DataFrame([outcome], index=[2]),
        "certainty": pd.DataFrame(judged, columns=["outcome", "domain", "judgement"]),
        "studies": pd.DataFrame({"study_id": ["tea"]}),
    }


def said(found: Iterator[Complaint]) -> list[tuple[int | None, str | None, str]]:
    return [(complaint.line, complaint.column, complaint.problem) for complaint in found]


def test_a_rating_is_neither_above_nor_below_its_domains() -> None:
    assert said(ratings_follow_their_domains(tables("low", risk="serious", imprecision="serious"))) == []
    for rating in ("moderate", "very low"):
        found = said(ratings_follow_their_domains(tables(rating, risk="serious", imprecision="serious")))
        assert found == [(2, "rating", "its domains make it low")]


def test_the_studies_of_an_outcome_exist() -> None:
    found = said(ratings_follow_their_domains(tables("high", studies="tea cup")))
    assert found == [(2, "studies", "no study is called 'cup'")]


def test_each_domain_is_judged_once() -> None:
    whole = tables("high")
    assert said(domains_are_judged(whole)) == []
    without = whole | {"certainty": whole["certainty"][whole["certainty"].domain != "imprecision"]}
    assert said(domains_are_judged(without)) == [(2, "outcome", "0 judgements of the domain 'imprecision'")]
    twice = whole | {"certainty": pd.concat([whole["certainty"], whole["certainty"].head(1)])}
    first = whole["certainty"].domain.iloc[0]
    assert said(domains_are_judged(twice)) == [(2, "outcome", f"2 judgements of the domain '{first}'")]


def test_what_cannot_be_rated_has_no_domain_judged() -> None:
    found = said(domains_are_judged(tables("not rated", begins="none")))
    assert found == [(2, "outcome", f"1 judgements of the domain '{domain}'") for domain in DOMAINS]
