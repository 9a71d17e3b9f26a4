"""What may stand in a citation: the years of its works, with the letters that tell works of one year apart."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import pytest
from hivcells.report.citations import Work, fault_of_citation, fault_of_reference, works_of_sources

WORK = Work("2017", "Cummins 2017", Counter(["2017"]), Counter())


@pytest.mark.parametrize("citation", ["Cummins et al. 2017", "Cummins et al. 2017a", "Cummins et al. 2017ae"])
def test_the_year_of_a_work_may_have_letters_behind_it_as_many_as_tell_its_works_apart(citation: str) -> None:
    assert fault_of_citation(citation, [WORK]) == ""


def test_a_reference_may_hold_what_any_document_of_its_work_holds_and_must_hold_what_its_own_has() -> None:
    common = dict.fromkeys(
        ["issue", "pages", "pmid", "publisher", "url", "title_note", "authors", "container", "accessed"], ""
    )
    rows = [
        common | {"source_id": "paper", "work_id": "paper", "title": "Tea’s 3 cups", "year": "2020", "volume": "5", "doi": "10.1/x", "accessed": "2024-05-06"},
        common | {"source_id": "notes", "work_id": "paper", "title": "More of 7", "year": "2021", "volume": "", "doi": ""},
        common | {"source_id": "ale", "work_id": "ale", "title": "Ale 9", "year": "2020", "volume": "", "doi": ""},
    ]  # fmt: skip
    works = works_of_sources(pd.DataFrame(rows))
    assert "2024 5 6" in works["paper"].text and "More of 7" in works["paper"].text
    own = "Tea's 3 cups. 2020. 5. 10.1/x"
    assert fault_of_reference(own, works["paper"]) == fault_of_reference(f"{own} More of 7", works["paper"]) == ""
    assert fault_of_reference(f"{own} Read 6 May 2024", works["paper"]) == ""
    assert fault_of_reference(f"{own} Read 8 May 2024", works["paper"])
    assert fault_of_reference(f"{own} Ale 9", works["paper"])
    assert fault_of_reference("Tea's 3 cups. 5. 10.1/x", works["paper"])
    assert fault_of_reference(own, None)
    assert fault_of_citation("Tea 2020, of 7", [works["paper"]]) == ""


@pytest.mark.parametrize("citation", ["Cummins et al. 2018", "Cummins et al. 2017 7", "Cummins et al."])
def test_another_year_another_number_or_no_year_is_a_fault(citation: str) -> None:
    assert fault_of_citation(citation, [WORK])
