"""How the review was made: what was read, extracted, signed, checked and screened."""

from __future__ import annotations

import pandas as pd
from hivcells.codes import CANNOT_BE_CHECKED, DOES_NOT_FOLLOW, RATIO_AMID_LIMITS
from hivcells.report.claims import Verdict, claim, each, fewer_than, more_than, named, of_each
from hivcells.tables import Tables

from . import FEW_SHARE, MOST_SHARE, included_studies

WHOLE = "full text"  # of a document that was read from its first page to its last
FULL_TEXTS = (WHOLE, "full text in part")


@claim
def most_checks_lack_numbers(tables: Tables) -> Verdict:
    """More than half of the checks of printed statistics cannot be made."""
    recheck = tables["recheck"]
    checks = recheck[recheck.in_tally == "yes"]
    missing = checks[checks.verdict == CANNOT_BE_CHECKED]
    return more_than(MOST_SHARE, len(missing), len(checks), named("recheck", missing.value_id))


@claim
def few_full_texts(tables: Tables) -> Verdict:
    """Fewer than a quarter of the included studies are known from a document of whose full text a part was read, or all."""
    studies, sources = included_studies(tables), tables["sources"]
    full = studies.study_id[studies.source_id.isin(sources.source_id[sources.text_read.isin(FULL_TEXTS)])]
    return fewer_than(FEW_SHARE, len(full), len(studies), named("studies", full))


@claim
def expanded_t_abstracts(tables: Tables) -> Verdict:
    """Each included study of expanded autologous T cells is known from an abstract or conference abstract."""
    studies, sources = included_studies(tables, "expanded-t"), tables["sources"]
    abstracts = sources.source_id[sources.text_read.isin(["abstract", "conference"])]
    return of_each(studies.source_id.isin(abstracts), named("studies", studies.study_id))


@claim
def no_fold_beside_its_logarithm(tables: Tables) -> Verdict:
    """No study has both a fold change and a change on the logarithmic scale of one outcome."""
    findings = tables["findings"]
    changes = findings[findings.statistic.isin(["fold", "log_change"])]
    outcomes = changes[["study_id", "outcome_id", "statistic"]].drop_duplicates()
    both = outcomes.duplicated(["study_id", "outcome_id"])
    return Verdict(not both.any(), named("findings", changes.finding_id), spare=len(changes))


@claim
def ratios_amid_their_intervals(tables: Tables) -> Verdict:
    """Each printed ratio is about the middle of its limits on the logarithmic scale, an offset of a tenth of their width allowed."""
    recheck = tables["recheck"]
    checks = recheck[recheck.check == RATIO_AMID_LIMITS]
    return of_each(checks.verdict != DOES_NOT_FOLLOW, named("recheck", checks.value_id))


@claim
def each_number_extracted_twice(tables: Tables) -> Verdict:
    """Each row of findings and events has a second reading beside the first."""
    readings = tables["extraction_numbers"]
    read = readings.item_id[readings.settled != "dropped"]
    keys = pd.concat([tables["findings"].finding_id, tables["events"].event_id])
    return Verdict(each(keys.isin(read)), ["extraction/numbers.csv"])


@claim
def no_number_signed(tables: Tables) -> Verdict:
    """Nobody has signed a number, neither as right nor as wrong."""
    return Verdict(tables["signatures"].empty, ["extraction/signatures.csv"])


@claim
def none_read_whole(tables: Tables) -> Verdict:
    """Of no document the full text was read, but parts of it at most."""
    sources = tables["sources"]
    return Verdict(
        each(sources.text_read != WHOLE), named("sources", sources.source_id[sources.text_read.isin(FULL_TEXTS)])
    )


@claim
def screening_most_included_rest_with_reason(tables: Tables) -> Verdict:
    """More than half of the records screened were included, and each of the others has a reason."""
    records = tables["screening"]
    is_included, rows = records.decision == "included", ["screening.csv"]
    most = more_than(MOST_SHARE, int(is_included.sum()), len(records), rows)
    return Verdict(most.holds and each(records.reason[~is_included] != ""), rows)
