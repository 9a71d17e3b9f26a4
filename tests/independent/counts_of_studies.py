"""Every count of studies, their arms, the documents that tell of them, and the records that were screened."""

from __future__ import annotations

from collections.abc import Iterator

from independent.counting import Count, Said, first_of_each, rows_counted, word
from independent.evidence import Row, printed, used


def studies() -> list[Row]:
    """Studies of which a text of their own was read."""
    return [study for study in used("studies") if study["inclusion"] == "included"]


def counts_of_studies() -> Iterator[Said]:
    """Studies by how much is known of them; those included also by therapy, design, masking and control."""

    def of(rows: list[Row]) -> Count:
        return rows_counted("studies", rows, "studies")

    yield "studies.included", of(studies())
    mentioned = [study for study in used("studies") if study["inclusion"] == "mentioned"]
    yield "studies.mentioned", of(mentioned)
    registered = [study for study in used("studies") if study["inclusion"] == "registered"]
    yield "studies.registered", of(registered)
    therapies = [("modality_id", therapy["modality_id"]) for therapy in printed("vocabulary/modalities")]
    designs = [("design", "randomised trial"), ("design", "single-arm trial")]
    others = [("masking", "double-blind"), ("masking", "open-label"), ("control", "placebo")]
    for column, name in (*therapies, *designs, *others):
        alike = [study for study in studies() if study[column] == name]
        yield f"studies.{word(name)}", of(alike)
    uncontrolled = [study for study in studies() if study["control"] == "none"]
    paying, of_authors = {"sponsor", "collaborator", "funder", "publication type"}, {"employer", "interest"}
    for name, is_so in (
        ("funding_known", lambda row: row["role"] in paying),
        ("interests_known", lambda row: row["role"] in of_authors),
        ("company", lambda row: row["kind"] == "company"),
    ):
        told = {row["study_id"] for row in printed("funders") if is_so(row)}
        yield f"studies.{name}", of([study for study in studies() if study["study_id"] in told])
    records = printed("registrations")
    for status in {record["status"] for record in records} - {""}:
        alike = [
            s
            for s in used("studies")
            if s["inclusion"] == "registered"
            and (s["study_id"], status) in {(r["study_id"], r["status"]) for r in records}
        ]
        if alike:
            yield (
                f"studies.registered.{word(status)}",
                of(alike),
            )
    yield "studies.uncontrolled", of(uncontrolled)
    yield "modalities.included", of(first_of_each("modality_id", studies()))


def counts_of_arms() -> Iterator[Said]:
    """Arms given what is studied, where a study has more than one."""
    given = [arm for arm in used("arms") if arm["role"] == "experimental"]
    for study in {arm["study_id"] for arm in given}:
        of_study = [arm for arm in given if arm["study_id"] == study]
        if of_study[1:]:
            yield f"arms.{study}.experimental", rows_counted("arms", of_study, "arms")


def counts_of_documents() -> Iterator[Said]:
    """Documents by what was read of them, works, and records screened by what was decided."""
    sources, records = printed("sources"), printed("screening")
    yield "documents.read", rows_counted("sources", sources, "documents")
    yield (
        "works.read",
        rows_counted("sources", first_of_each("work_id", sources), "documents"),
    )
    for text in ("abstract", "full text", "full text in part", "registry", "conference", "press", "fact sheet"):
        read = [source for source in sources if source["text_read"] == text]
        yield (
            f"documents.{word(text)}",
            rows_counted("sources", read, "documents"),
        )
    yield "screening.all", rows_counted("screening", records, "documents")
    for decision in ("included", "context", "excluded", "not retrieved", "awaiting"):
        decided = [record for record in records if record["decision"] == decision]
        yield f"screening.{word(decision)}", rows_counted("screening", decided, "documents")
