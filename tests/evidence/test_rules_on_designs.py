"""What one column says of a design, a record or a case, no other contradicts."""

from __future__ import annotations

import pandas as pd
import pytest
from evidence.test_rules_on_contradictions import said
from hivcells.evidence.rules import of_cases, of_studies


@pytest.mark.parametrize(
    ("caveats", "masking", "columns"),
    [
        ("small open-label", "double-blind", ["masking"]),
        ("open-label", "open-label", []),
        ("small", "double-blind", []),
    ],
)
def test_an_open_study_is_not_masked(caveats: str, masking: str, columns: list[str]) -> None:
    assert (
        said(of_studies.masking_is_that_of_the_caveats, "studies", {"caveats": caveats, "masking": masking}) == columns
    )


def test_an_excluded_record_tells_of_no_study() -> None:
    for decision, study, columns in (("excluded", "tea", ["study_id"]), ("excluded", "", []), ("included", "tea", [])):
        record = {"decision": decision, "study_id": study}
        assert said(of_studies.excluded_records_have_no_study, "screening", record) == columns


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({}, []), ({"burn": "no"}, ["burn"]), ({"burn_event_id": "none"}, ["burn"]), ({"burn": "not stated"}, []),
        ({"virus_after_stop": "away"}, ["virus_after_stop"]), ({"virus_after_stop": "away", "rebound_finding_id": ""}, []),
    ],
)  # fmt: skip
def test_a_case_agrees_with_the_rows_that_it_links(cells: dict[str, str], columns: list[str]) -> None:
    case = {"burn": "yes", "burn_event_id": "some", "virus_after_stop": "back", "rebound_finding_id": "time"} | cells
    events = pd.DataFrame({"event_id": ["some", "none"], "n_events": ["1", "0"]})
    assert said(of_cases.cases_agree_with_the_rows_that_they_link, "cases", case, events=events) == columns
