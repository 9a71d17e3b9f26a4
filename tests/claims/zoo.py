"""A review of three animals, whose claims and tables have nothing to do with the subject of this one."""

from __future__ import annotations

import pandas as pd
from hivcells.report.claims import claims_of_module
from hivcells.tables import Tables

PREDICATES = '''
from hivcells.report.claims import Verdict, claim, each, named, number


@claim
def most_are_tame(tables):
    """More than half of the animals are tame."""
    animals = tables["animals"]
    tame = animals[animals.temper == "tame"]
    return Verdict(2 * len(tame) > len(animals), named("animals", tame.animal_id))


@claim
def rex_is_tame(tables):
    """Rex is tame."""
    animals = tables["animals"]
    rex = animals[animals.animal_id == "rex"]
    return Verdict(each(rex.temper == "tame"), named("animals", rex.animal_id))


@claim
def the_zoo_is_large(tables):
    """The zoo has more than one gate."""
    return Verdict(number(tables["zoo"], "gates") > 1, ["zoo/gates.csv"])


@claim
def unicorns_fly(tables):
    """Unicorns fly."""
    return Verdict(number(tables["animals"], "unicorn", "wings") > 0)


def a_helper(tables):
    return tables
'''


def zoo(*tempers: str) -> Tables:
    """Animals of three studies, whose keys say nothing of them."""
    animals = [("rex", "s0"), ("ada", "s1"), ("bob", "s2")]
    rows = [(*animal, temper) for animal, temper in zip(animals, tempers, strict=True)]
    return {
        "animals": pd.DataFrame(rows, columns=["animal_id", "study_id", "temper"]),
        "zoo": pd.DataFrame([("gates", "2")], columns=["part_id", "value"]),
    }


CLAIMS = claims_of_module(compile(PREDICATES, "claims/animals.py", "exec"))
