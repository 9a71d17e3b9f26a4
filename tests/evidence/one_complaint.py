"""What the check says where there is one fault."""

from __future__ import annotations

import re


def only(said: list[str], pattern: str) -> None:
    """There is one complaint, and it is this."""
    assert len(said) == 1 and re.fullmatch(pattern, said[0], re.DOTALL), said
