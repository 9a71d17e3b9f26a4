"""Which studies a change comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hivcells.release.snapshot import Snapshot


class Responsible:
    """The studies behind the changes between two versions.

    A number that a source printed is its study's. Any other is that of the studies of which it counts other rows than
    before; where these are the same, of the studies of the numbers that it is computed from and that moved themselves.
    """

    def __init__(self, old: Snapshot, new: Snapshot):
        self.old, self.new = old, new
        self.of_values: dict[tuple[str, str], frozenset[str]] = {}
        self.moved = self._moved_studies()

    def _moved_studies(self) -> frozenset[str]:
        """Studies that came or went, and those with a printed number that did, or that reads otherwise."""
        was, now = self.old["values"], self.new["values"]
        found = set(self.old["studies"].keys() ^ self.new["studies"].keys())
        for value_id in was.keys() | now.keys():
            before, after = was.get(value_id, {}), now.get(value_id, {})
            one = after or before
            if one["kind"] == "reported" and before.get("text") != after.get("text"):
                found |= set(one.get("studies", {}))
        return frozenset(found)

    def is_about_studies(self, value: Mapping[str, Any]) -> bool:
        """Whether a number rests on a study; others count the review itself, such as its own numerals."""
        return bool(value.get("studies")) or any(self._input_is(name) for name in value.get("inputs", ()))

    def _input_is(self, value_id: str) -> bool:
        value = self.new["values"].get(value_id) or self.old["values"].get(value_id)
        return value is not None and self.is_about_studies(value)

    def for_value(self, value_id: str, new_id: str = "") -> list[str]:
        """The studies of a change of this number, sorted; none where only the way of computing it is another."""
        return sorted(self._of_value(value_id, new_id or value_id))

    def _of_value(self, value_id: str, new_id: str) -> frozenset[str]:
        key = (value_id, new_id)
        if key not in self.of_values:
            self.of_values[key] = frozenset()  # an input that refers back adds nothing
            before = self.old["values"].get(value_id, {})
            after = self.new["values"].get(new_id, {})
            self.of_values[key] = self._of_change(before, after)
        return self.of_values[key]

    def _of_change(self, before: Mapping[str, Any], after: Mapping[str, Any]) -> frozenset[str]:
        studies = {**before.get("studies", {}), **after.get("studies", {})}
        if (after or before).get("kind") == "reported" or len(studies) == 1:
            return frozenset(studies)
        counted = counted_otherwise(before.get("studies", {}), after.get("studies", {}))
        if counted:
            return counted
        inputs = {*before.get("inputs", ()), *after.get("inputs", ())}
        of_inputs = [self._of_value(name, name) for name in sorted(inputs) if self._differs(name)]
        return frozenset().union(*of_inputs) or frozenset(studies) & self.moved

    def _differs(self, value_id: str) -> bool:
        was, now = self.old["values"].get(value_id), self.new["values"].get(value_id)
        return was is None or now is None or was != now

    def for_claim(self, claim_id: str) -> list[str]:
        """The studies that a change of this claim comes from, sorted; none where only its words are others."""
        before = self.old["claims"].get(claim_id, {}).get("studies", {})
        after = self.new["claims"].get(claim_id, {}).get("studies", {})
        return sorted(counted_otherwise(before, after) or {*before, *after} & self.moved)


def counted_otherwise(before: Mapping[str, int], after: Mapping[str, int]) -> frozenset[str]:
    """Studies with more or fewer rows than before."""
    return frozenset(study for study in before.keys() | after.keys() if before.get(study) != after.get(study))
