"""The claims that the text makes, held against what their predicates say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from hivcells.complaints import Complaint
from hivcells.report.number_words import Found
from hivcells.report.trace import Entry

PREDICATES = "report/claims/"


@dataclass(frozen=True)
class QuotedClaim:
    """Words of the text that are bound to a predicate, and where they stand."""

    claim_id: str
    words: str
    file: str
    line: int


def claims_in(entries: Iterable[Entry]) -> list[QuotedClaim]:
    """The claims of the text in the order of reading; a claim that parts of a sentence make is one."""
    found: list[QuotedClaim] = []
    last: Entry | None = None
    for entry in entries:
        if entry.claim and last and (last.claim, last.block) == (entry.claim, entry.block):
            found[-1] = QuotedClaim(entry.claim, found[-1].words + entry.text, found[-1].file, found[-1].line)
        elif entry.claim:
            found.append(QuotedClaim(entry.claim, entry.text, entry.file, entry.line))
        last = entry
    return found


def complaints_of_claims(quoted: list[QuotedClaim], judged: Mapping[str, dict[str, Any]]) -> Iterator[Complaint]:
    """Claims that no predicate judges, or whose predicate fails or says no."""
    for claim in quoted:
        yield from _complaint(claim, judged.get(claim.claim_id))


def predicates_without_claim(
    quoted: Iterable[QuotedClaim], judged: Mapping[str, dict[str, Any]]
) -> Iterator[Complaint]:
    """Predicates that no sentence needs."""
    for claim_id in sorted(set(judged) - {claim.claim_id for claim in quoted}):
        remedy = "Bind the sentence, or remove the predicate."
        yield _at_predicate(judged[claim_id], claim_id, "no sentence makes this claim", remedy)


def _complaint(claim: QuotedClaim, judged: dict[str, Any] | None) -> Iterator[Complaint]:
    if judged is None:
        remedy = (
            f"Write the function {claim.claim_id.replace('-', '_')} in a module of {PREDICATES}, or correct the id."
        )
        yield Complaint(claim.file, claim.line, "no predicate judges this claim", remedy, value=claim.claim_id)
    elif judged["error"]:
        problem = f"the predicate fails ({judged['error']})"
        remedy = "Restore the rows that it needs, or rewrite predicate and sentence."
        yield _at_predicate(judged, claim.claim_id, problem, remedy)
    elif not judged["holds"]:
        remedy = f"Rewrite the sentence; the claim means: {judged['meaning']}"
        yield Complaint(claim.file, claim.line, f'no longer true: "{claim.words}"', remedy, value=claim.claim_id)


def _at_predicate(judged: Mapping[str, Any], claim_id: str, problem: str, remedy: str) -> Complaint:
    return Complaint(judged["file"], judged["line"], problem, remedy, value=claim_id)


def claims_to_publish(quoted: list[QuotedClaim], judged: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Each claim of the text: what it means, the rows that decide it, and where it is quoted."""
    return {
        claim_id: {
            "meaning": judged[claim_id]["meaning"],
            "holds": judged[claim_id]["holds"],
            "rows": judged[claim_id]["rows"],
            "quoted": [{"words": q.words, "file": q.file, "line": q.line} for q in quoted if q.claim_id == claim_id],
        }
        for claim_id in sorted({claim.claim_id for claim in quoted})
    }


def summary_of_claim_words(quoted: list[QuotedClaim], words: Iterable[tuple[list[Entry], Found]]) -> dict[str, Any]:
    """Claims bound to predicates, and words of claims that are exempt, by the phrase that has the reason."""
    phrases = [word.phrase for _, word in words]
    return {"bound": len(quoted), "exempt": len(phrases), "exempt_phrases": sorted(set(phrases))}
