"""A made-up review small enough to be counted by hand, and the rechecks of its numbers."""

from __future__ import annotations

import pandas as pd
from absent import ABSENT


def rows_of(header: str, *rows: str) -> pd.DataFrame:
    """A table of text whose cells are parted by bars."""
    columns = [name.strip() for name in header.split("|")]
    return pd.DataFrame([[cell.strip() for cell in row.split("|")] for row in rows], columns=columns, dtype=str)


EVIDENCE = ABSENT | {
    "modalities": rows_of("modality_id", "leaf", "root", "seed"),
    "studies": rows_of(
        "study_id | modality_id | design           | control      | masking      | inclusion",
        "green    | leaf        | randomised trial | placebo      | double-blind | included",
        "black    | leaf        | single-arm trial | none         | open-label   | included",
        "ginger   | root        | case report      | none         | not reported | included",
        "valerian | root        | registered trial | not reported | not reported | registered",
        "mint     | leaf        | single-arm trial | none         | open-label   | mentioned",
        "sencha   | leaf        | single-arm trial | none         | double-blind | registered",
    ),
    "funders": rows_of(
        "funder_id       | study_id | role     | kind",
        "green.ministry  | green    | funder   | public body",
        "green.mill      | green    | employer | company",
        "black.ministry  | black    | sponsor  | public body",
        "black.second    | black    | funder   | public body",
        "ginger.mill     | ginger   | maker    | company",
        "valerian.mill   | valerian | funder   | company",
        "valerian.garden | valerian | interest | company",
    ),
    "arms": rows_of(
        "arm_id       | study_id | role         | cell_origin",
        "green.tea    | green    | experimental | potted",
        "green.water  | green    | control      | none",
        "black.tea    | black    | experimental | wild",
        "black.more   | black    | experimental | potted",
        "ginger.root  | ginger   | experimental | wild",
    ),
    "findings": rows_of(
        "finding_id   | value | unit",
        "green.people | 20    | people",
        "black.people | 3     | people",
        "black.more   | 4     | people",
        "ginger.one   | 1     | person",
        "ginger.again | 9     | people",
    ).assign(low="", high=""),
    "participants": rows_of(
        "cohort_id  | study_id | people_finding_id | counts | n_entered | n_given_cells | n_compared | n_surely_different | n_at_most",
        "green.all  | green    | green.people      | yes    | 20        | 12            | 8          | 20                 | 20",
        "ginger.re  | ginger   | ginger.again      | no     | 9         | 9             | 4          | 2                  | 9",
        "black.all  | black    | black.people      | yes    | 3         | 2             | 0          | 3                  | 3",
        "black.more | black    | black.more        | yes    | 4         |               |            | 0                  | 4",
        "ginger.one | ginger   | ginger.one        | yes    | 1         | 1             | 0          | 0                  | 1",
    ),
    "events": rows_of(
        "event_id | n_events | n_assessed | counted", "green.death | 0 | 20 | men", "black.death | 1 | 3 | men"
    ),
    "signatures": rows_of(
        "table    | row_id       | value       | answer | reviewer | signed_on",
        "findings | green.people | 20 people   | yes    | Ada      | 2026-01-02",
        "findings | green.people | 20 people   | yes    | Bo       | 2026-01-03",
        "findings | black.people | 4 people    | yes    | Ada      | 2026-01-02",
        "findings | ginger.one   | 1 person    | yes    | Ada      | 2026-01-02",
        "findings | ginger.one   | 1 person    | no     | Bo       | 2026-01-02",
        "events   | green.death  | 0 of 20 men | no     | Ada      | 2026-01-02",
    ),
    "corrections": rows_of("correction_id", "green.1"),
    "discrepancies": rows_of(
        "discrepancy_id | kind          | is_about_press",
        "green.d        | two-two/three | no",
        "green.e        | date          | yes",
        "black.d        | date          | no",
    ),
    "sources": rows_of(
        "source_id | work_id | text_read",
        "green_a   | green   | abstract",
        "green_b   | green   | full text",
        "black_a   | black   | abstract",
        "fact      | fact    | fact sheet",
    ),
    "screening": rows_of("record_id | decision", "r1 | included", "r2 | awaiting", "r3 | included"),
}  # fmt: skip
RECHECK = rows_of(
    "value_id | check                | verdict                              | in_tally | other_side",
    "c1       | percentage of counts | agrees                               |          | ",
    "c2       | P value              | does not follow from what is printed | yes      | yes",
    "c2.other | P value              | does not follow from what is printed |          | yes",
    "c3       | sum of the arms      | agrees                               | yes      | ",
    "c3.sum   | percentage of counts |                                      |          | ",
    "c4       | half-life            | cannot be checked                    | yes      | ",
)
