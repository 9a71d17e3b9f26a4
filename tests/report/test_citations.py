"""What may stand in a citation: the years of its works, with the letters that tell works of one year apart."""

from __future__ import annotations

from collections import Counter

import pytest
from hivcells.report.citations import Work, fault_of_citation

WORK = Work("2017", "Cummins 2017", Counter(["2017"]), Counter())


@pytest.mark.parametrize("citation", ["Cummins et al. 2017", "Cummins et al. 2017a", "Cummins et al. 2017ae"])
def test_the_year_of_a_work_may_have_letters_behind_it_as_many_as_tell_its_works_apart(citation: str) -> None:
    assert fault_of_citation(citation, [WORK]) == ""


@pytest.mark.parametrize("citation", ["Cummins et al. 2018", "Cummins et al. 2017 7", "Cummins et al."])
def test_another_year_another_number_or_no_year_is_a_fault(citation: str) -> None:
    assert fault_of_citation(citation, [WORK])
