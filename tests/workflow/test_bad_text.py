"""A bad text gets complaints with their place and remedy, exit status 1, and the earlier report stays.

Shown on the small review of tea, which the same programs build.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from conftest import snakemake
from workflow.bad_texts import (
    HERE,
    IN_FRONT_MATTER_AND_SETTINGS,
    IN_THE_TEXT,
    IN_WHAT_NO_SENTENCE_NEEDS,
    PROSE,
    TYPED_DIGIT,
    write,
)
from workflow.faults import Spoil, append, assert_build_refused, assert_refused, edit, remove, rewrite, spoilt

COMPOSE = "compose_report.py {document} report results"
JUDGE = (
    "judge_claims.py report/claims results/evidence results/tables results/draft/judged_claims.json"
    " results/tables/fragile_claims.csv results/tables/perspectives.csv"
)
COMPOSE_REVIEW, COMPOSE_SUPPLEMENT, ACCOUNT = (
    f"compose_report.py {document} report results" for document in ("review", "supplement", "whole")
)


def test_bad_texts_are_complained_of(other_copy: Path) -> None:
    assert_refused(other_copy, IN_THE_TEXT, COMPOSE_REVIEW)


def test_a_bad_text_is_complained_of_by_each_build_until_it_is_mended(other_copy: Path) -> None:
    """What a failed step leaves behind must not pass for its result."""
    faults = {case: IN_THE_TEXT[case] for case in ("a digit", "a claim without a predicate")}
    expected = spoilt(other_copy, faults)
    for _ in range(2):
        assert_build_refused(partial(snakemake, other_copy, "--config", "renderer=embedded"), other_copy, expected)


def test_a_sentence_or_the_title_of_a_figure_that_the_tables_contradict_is_complained_of(other_copy: Path) -> None:
    """Relief came to eight of thirty with tea, against eleven with hot water: to fewer in one of two trials."""
    drank, fewer = (f"response,{n},30,people,,not applicable,{n} of 30" for n in (13, 8))
    complaint = r"report/sections/results\.qmd:\d+, value 'relief-more-often-with-tea': no longer true: \"in most arms .+\"\. .+"
    of_title = (
        r"report/sections/results\.qmd:\d+, value 'later-studies-of-black-tea': no longer true: \"The later .+\"\. .+"
    )
    faults = {
        "a false claim": (edit("data/events.csv", drank, fewer), complaint),
        "a false title": (
            edit("data/studies.csv", "clark2021,Clark 2021,clark2021,black,", "clark2021,Clark 2021,clark2021,green,"),
            of_title,
        ),
    }
    passing = (
        "check_evidence.py data results/evidence results/draft/evidence.sqlite",
        "analyse.py results/evidence results/tables",
        JUDGE,
    )
    assert_refused(other_copy, faults, COMPOSE_REVIEW, passing=passing)


def test_a_predicate_that_fails_is_complained_of(other_copy: Path) -> None:
    fails = "    raise KeyError('gone')\n    differences = tables[\"risk_differences\"]"
    spoil = edit("report/claims/relief.py", '    differences = tables["risk_differences"]', fails)
    faults = {
        "a predicate that fails": (
            spoil,
            r"report/claims/relief\.py:\d+, value 'relief-more-often-with-tea': the predicate fails .+gone.+",
        )
    }
    assert_refused(other_copy, faults, COMPOSE_REVIEW, passing=(JUDGE,))


def test_what_no_sentence_of_any_document_needs_is_complained_of(other_copy: Path) -> None:
    passing = (
        "check_evidence.py data results/evidence results/draft/evidence.sqlite",
        JUDGE,
        COMPOSE_REVIEW,
        COMPOSE_SUPPLEMENT,
    )
    assert_refused(other_copy, IN_WHAT_NO_SENTENCE_NEEDS, ACCOUNT, passing=passing)


def test_a_bad_front_matter_and_bad_settings_are_complained_of(other_copy: Path) -> None:
    assert_refused(other_copy, IN_FRONT_MATTER_AND_SETTINGS, COMPOSE_REVIEW)


@pytest.mark.parametrize(
    ("command", "spoil", "complaint"),
    [
        pytest.param(
            COMPOSE_REVIEW,
            rewrite(PROSE, lambda _: b"# Results {#sec-results}\n\nCaf\xe9.\n"),
            r"report/sections/results\.qmd:3: not UTF-8\. .+",
            id="prose in another encoding",
        ),
        pytest.param(
            COMPOSE_SUPPLEMENT,
            remove("report/supplement.qmd"),
            r"report/supplement\.qmd:1: the file is missing\. Restore it; .+",
            id="a supplement that is not there",
        ),
        pytest.param(
            COMPOSE_SUPPLEMENT,
            append("report/supplement/tables.qmd", "\nThere were 12 people."),
            rf"report/supplement/tables\.qmd:LINE, value '12'{TYPED_DIGIT}",
            id="a digit typed into the supplement",
        ),
        pytest.param(
            COMPOSE_REVIEW,
            write("Some said so [@nobody2020]."),
            rf"{HERE}'nobody2020': a citation of no document\. .+",
            id="a citation of no document",
        ),
    ],
)
def test_a_text_that_cannot_be_read_or_composed_is_all_that_is_complained_of(
    command: str, spoil: Spoil, complaint: str, other_copy: Path
) -> None:
    assert_refused(other_copy, {"alone": (spoil, rf"\A{complaint}\n\Z")}, command)
