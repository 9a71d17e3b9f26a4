"""Who signed a number, and when, added to what its card shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hivcells.report.tables.pieces import Values


def with_signatures(
    evidence: Mapping[str, Any], values: Values, signed: Mapping[str, list[dict[str, str]]]
) -> dict[str, Any]:
    """The evidence, with `signed: [{who, when}]` on the card of each number that was signed as printed.

    signed are the signatures by the row of a number, 'findings.csv#tea2020.people'. A number made of others is
    not signed by those who signed these.
    """
    cards = {
        value_id: card | {"signed": signed[row]}
        for value_id, card in evidence["values"].items()
        if values[value_id]["kind"] == "reported"
        for row in values[value_id]["rows"]
        if row in signed
    }
    return {**evidence, "values": {**evidence["values"], **cards}}
