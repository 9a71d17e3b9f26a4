"""What differs between two versions: numbers, claims, studies, and the sentences that quote them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from hivcells.release.responsible import Responsible
from hivcells.release.snapshot import Snapshot
from hivcells.tables import keys_of

# ASSUME: a reader who rounds does not see a change below the first share, and plans otherwise from the second on.
SLIGHT_BELOW_SHARE = 0.01
LARGE_FROM_SHARE = 0.10
TIERS = {
    "sign": "the number changed its sign, or came from or went to zero",
    "unit": "the unit is another, so that the two numbers cannot be compared",
    "large": f"by {LARGE_FROM_SHARE:.0%} or more of the old number",
    "moderate": f"by {SLIGHT_BELOW_SHARE:.0%} to less than {LARGE_FROM_SHARE:.0%}",
    "slight": f"by less than {SLIGHT_BELOW_SHARE:.0%}",
    "limits": "the number is the same, its interval is another",
    "words": "another text, no other number",
}
INCOMPARABLE = ("unit", "limits", "words")  # tiers without a relative change
MOVED, REPLACED, APPEARED, VANISHED = "moved", "replaced", "appeared", "vanished"
FLIPPED, REWORDED, ADDED, DROPPED = "flipped", "reworded", "added", "dropped"
SEEN = ("text", "value", "low", "high", "unit")
VALUE_COLUMNS = ["value_id", "change", "new_id", "old", "new", "unit", "relative_change_percent", "tier"]
VALUE_COLUMNS += ["about", "studies", "reason", "sentences"]
CLAIM_COLUMNS = ["claim_id", "change", "old", "new", "meaning", "studies", "sentences"]
STUDY_COLUMNS = ["study_id", "label", "change"]
SENTENCE_COLUMNS = ["version", "file", "line", "sentence", "numbers", "claims"]
# ASSUME: what a reader takes away stands in the abstract and in the conclusions.
CONCLUSIONS = ("report/index.qmd", "report/sections/conclusions.qmd")
EVIDENCE, REVIEW = "the evidence", "the review itself"


class Changes(NamedTuple):
    """A frame for each kind of change; sentences are those that quote what changed, conclusions those of them that
    stand in the abstract or the conclusions, or whose words there are others."""

    values: pd.DataFrame
    claims: pd.DataFrame
    studies: pd.DataFrame
    sentences: pd.DataFrame
    conclusions: pd.DataFrame


def changes_between(old: Snapshot, new: Snapshot, replaced: Mapping[str, tuple[str, str]]) -> Changes:
    """Everything that differs; replaced gives, by an id that vanished, the id that stands for it now and why."""
    responsible = Responsible(old, new)
    values = _frame(_changed_values(old, new, replaced, responsible), VALUE_COLUMNS)
    claims = _frame(_changed_claims(old, new, responsible), CLAIM_COLUMNS)
    ids, claim_ids = {*values.value_id, *values.new_id} - {""}, set(claims.claim_id)
    sentences = [
        *_quoting(new["sentences"], ids, claim_ids, "new"),
        *_quoting(old["sentences"], _gone(values, VANISHED, REPLACED), _gone(claims, VANISHED), "old"),
    ]
    conclusions = [*_concluding(old, new, ids, claim_ids, "new"), *_concluding(new, old, ids, claim_ids, "old")]
    return Changes(
        _with_count(values, [*old["sentences"], *new["sentences"]], "values", ["value_id", "new_id"]),
        _with_count(claims, [*old["sentences"], *new["sentences"]], "claims", ["claim_id"]),
        _frame(_changed_studies(old["studies"], new["studies"]), STUDY_COLUMNS),
        _frame(sentences, SENTENCE_COLUMNS),
        # What was and what is stand one below the other where the line is the same.
        _frame(sorted(conclusions, key=lambda row: (row["file"], row["line"])), SENTENCE_COLUMNS),
    )


def relative_change(old: float | None, new: float | None) -> float | None:
    """The change as a share of the old number; None where one is missing or the old one is 0."""
    return None if old is None or new is None or old == 0 else (new - old) / abs(old)


def tier_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> str:
    """How much it matters to somebody who quoted the old number: a key of TIERS."""
    was, now = old.get("value"), new.get("value")
    if old.get("unit") != new.get("unit"):
        return "unit"
    if was is None or now is None or was == now:
        limits = [(one.get("low"), one.get("high")) for one in (old, new)]
        return "limits" if limits[0] != limits[1] else "words"
    share = relative_change(was, now)
    if share is None or was * now <= 0:
        return "sign"
    return "slight" if abs(share) < SLIGHT_BELOW_SHARE else "moderate" if abs(share) < LARGE_FROM_SHARE else "large"


def _changed_values(
    old: Snapshot, new: Snapshot, replaced: Mapping[str, tuple[str, str]], responsible: Responsible
) -> Iterable[dict[str, Any]]:
    was, now = old["values"], new["values"]
    heirs = {replaced[i][0] for i in was.keys() - now.keys() if i in replaced}
    for value_id in sorted(was.keys() | now.keys()):
        reason = ""
        if value_id not in now:
            new_id, reason = replaced.get(value_id, ("", ""))
            kind = REPLACED if new_id in now else VANISHED
        elif value_id not in was:
            if value_id in heirs:
                continue  # stands beside the number that it replaces
            new_id, kind = value_id, APPEARED
        elif all(was[value_id].get(part) == now[value_id].get(part) for part in SEEN):
            continue
        else:
            new_id, kind = value_id, MOVED
        before, after = was.get(value_id), now.get(new_id)
        yield _row(value_id, new_id, kind, before, after) | {
            "reason": reason,
            "about": EVIDENCE if responsible.is_about_studies(after or before) else REVIEW,
            "studies": " ".join(responsible.for_value(value_id, new_id)),
        }


def _row(value_id: str, new_id: str, kind: str, before: dict | None, after: dict | None) -> dict[str, Any]:
    one = after or before or {}
    row = {"value_id": value_id, "new_id": new_id if kind == REPLACED else "", "change": kind}
    row |= {"old": before["text"] if before else "", "new": after["text"] if after else "", "unit": one.get("unit", "")}
    if not (before and after):
        return row
    tier = tier_of(before, after)
    share = relative_change(before.get("value"), after.get("value")) if tier not in INCOMPARABLE else None
    # Two decimals show what is slight; a text such as '9 to 12' has no single number.
    return row | {"relative_change_percent": "" if share is None else f"{100 * share:+.2f}", "tier": tier}


def _changed_claims(old: Snapshot, new: Snapshot, responsible: Responsible) -> Iterable[dict[str, Any]]:
    was, now = old["claims"], new["claims"]
    for claim_id in sorted(was.keys() | now.keys()):
        before, after = was.get(claim_id), now.get(claim_id)
        row = {"claim_id": claim_id, "meaning": (after or before)["meaning"]}
        row |= {"old": _words(before), "new": _words(after)}
        row["studies"] = " ".join(responsible.for_claim(claim_id))
        if not (before and after):
            yield row | {"change": APPEARED if after else VANISHED}
        elif before["holds"] != after["holds"]:
            yield row | {"change": FLIPPED}
        elif (before["meaning"], before["words"]) != (after["meaning"], after["words"]):
            yield row | {"change": REWORDED}


def _words(claim: Mapping[str, Any] | None) -> str:
    return "" if claim is None else "; ".join(claim["words"]) + ("" if claim["holds"] else " (does not hold)")


def _changed_studies(was: Mapping[str, str], now: Mapping[str, str]) -> Iterable[dict[str, str]]:
    for study_id in sorted(was.keys() ^ now.keys()):
        label, change = (now[study_id], ADDED) if study_id in now else (was[study_id], DROPPED)
        yield {"study_id": study_id, "label": label, "change": change}


def _gone(frame: pd.DataFrame, *kinds: str) -> set[str]:
    return set(keys_of(frame[frame.change.isin(kinds)]))


def _quoting(sentences: list[dict], ids: set[str], claim_ids: set[str], version: str) -> Iterable[dict[str, Any]]:
    """The sentences that quote one of these numbers or claims, and which."""
    for sentence in sentences:
        numbers, claims = ids & set(sentence["values"]), claim_ids & set(sentence["claims"])
        if numbers or claims:
            yield _sentence(sentence, version, numbers, claims)


def _concluding(
    others: Snapshot, said: Snapshot, ids: set[str], claim_ids: set[str], version: str
) -> Iterable[dict[str, Any]]:
    """Sentences of abstract and conclusions that the other version does not have in these words."""
    elsewhere = {sentence["text"] for sentence in others["sentences"] if sentence["file"] in CONCLUSIONS}
    for sentence in said["sentences"]:
        numbers, claims = ids & set(sentence["values"]), claim_ids & set(sentence["claims"])
        is_other = sentence["text"] not in elsewhere or (version == "new" and (numbers or claims))
        if sentence["file"] in CONCLUSIONS and is_other:
            yield _sentence(sentence, version, numbers, claims)


def _sentence(sentence: Mapping[str, Any], version: str, numbers: set[str], claims: set[str]) -> dict[str, Any]:
    place = {"version": version, "file": sentence["file"], "line": sentence["line"], "sentence": sentence["text"]}
    return place | {"numbers": " ".join(sorted(numbers)), "claims": " ".join(sorted(claims))}


def _with_count(frame: pd.DataFrame, sentences: list[dict], part: str, columns: list[str]) -> pd.DataFrame:
    """The frame with, for each id, how many sentences of the two versions quote it, each place once."""
    places: dict[str, set[str]] = {}
    for sentence in sentences:
        for quoted in sentence[part]:
            places.setdefault(quoted, set()).add(sentence["text"])
    counts = [len(set().union(*(places.get(i, set()) for i in ids))) for ids in frame[columns].itertuples(index=False)]
    return frame.assign(sentences=counts)


def _frame(rows: Iterable[dict[str, Any]], columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=columns, dtype=object).fillna("")
