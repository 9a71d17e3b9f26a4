"""The other review, of tea for headache, as it is built."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def review(other_review: Path) -> Path:
    """The other review, built, which no test here changes."""
    return other_review
