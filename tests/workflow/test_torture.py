"""Thirty builds that are killed at random moments, on the small review; `make torture` does 300 rounds on it, or some on the whole one."""

from __future__ import annotations

from pathlib import Path

import pytest
from workflow.faults import edit
from workflow.torture import build, digests, remove, rounds_in

KILLS = ("kill all", "kill the parent", "SIGTERM", "SIGINT")


def test_after_thirty_kills_at_random_moments_a_build_has_the_bytes_of_one_that_nobody_disturbed(
    other_review: Path, other_copy: Path
) -> None:
    """A minute and more of processor time: each kill comes within 4 s, of which a Snakemake takes one or more to begin."""
    edit("config.yaml", "renderer: auto", "renderer: embedded")(other_copy)
    undisturbed = digests(other_review)
    assert rounds_in(other_copy, 30, 1, 4, KILLS, rounds_to_check=10) == []
    assert digests(other_copy) == undisturbed


@pytest.mark.parametrize("taken", ["tables", "review.pdf"])
def test_what_a_killed_step_took_away_is_made_again_though_the_report_has_no_need_of_it(
    taken: str, other_review: Path, other_copy: Path
) -> None:
    edit("config.yaml", "renderer: auto", "renderer: embedded")(other_copy)
    assert build(other_copy).returncode == 0
    remove(other_copy / "results" / "draft" / taken)
    assert build(other_copy).returncode == 0
    assert digests(other_copy) == digests(other_review)
