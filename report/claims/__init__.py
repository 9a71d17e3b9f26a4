"""The sentences of the report that can go stale, each as a predicate over the tables, by what they are about.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is judged by
the function `only_placebo_controlled` in a module beside this one; its docstring says what must be true.
A predicate looks at tables (frames of text, by name) only and returns whether the claim holds and all rows
whose removal could turn it false.

Here stands what several modules share: what hedges mean, and the studies and people that are spoken of.
The modules import it with `from . import`, and nothing from one another.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from hivcells.analysis.statistics import ALPHA
from hivcells.tables import Tables

# What hedges mean here.
MOST_SHARE = Decimal("0.5")  # 'most' is more than half
ALMOST_ALL_SHARE = Decimal("0.9")
SEVERAL = 3  # 'several' is this many or more
SMALL_GROUP_PEOPLE = 30  # a 'small' group has fewer
USUAL_LIMIT = Decimal(str(ALPHA))  # of P values, where 'chance' is spoken of
FEW_SHARE = Decimal("0.25")  # 'few' is less than a quarter
SOME = 2  # 'some' is this many or more


def included_studies(tables: Tables, *modalities: str) -> pd.DataFrame:
    """The included studies of some kinds of therapy, or of all."""
    studies = tables["studies"]
    included = studies.inclusion == "included"
    return studies[included & studies.modality_id.isin(modalities)] if modalities else studies[included]


def people_by_study(tables: Tables) -> pd.Series:
    """People of each study that counts."""
    participants, findings = tables["participants"], tables["findings"]
    counted = participants[participants.counts == "yes"]
    counted = counted.merge(findings[["finding_id", "value"]], left_on="people_finding_id", right_on="finding_id")
    return counted["value"].astype(int).groupby(counted["study_id"]).sum()
