"""The sentences of a made-up review of tea that can go stale."""

from __future__ import annotations

from decimal import Decimal

from hivcells.report.claims import Verdict, claim, named
from hivcells.tables import Tables


@claim
def relief_more_often_with_tea(tables: Tables) -> Verdict:
    """In most pairs of arms relief came more often with tea than with hot water."""
    differences = tables["risk_differences"]
    of_relief = differences[(differences.outcome_id == "relief") & (differences.statistic == "risk difference")]
    is_more = of_relief.value.map(Decimal) > 0
    return Verdict(bool(is_more.mean() > 0.5), named("risk_differences", of_relief.value_id[is_more]))


@claim
def later_studies_of_black_tea(tables: Tables) -> Verdict:
    """No study of green tea is of the year of a study of black tea, or later."""
    studies = tables["studies"].merge(tables["sources"][["source_id", "year"]], on="source_id")
    years = {kind: of_kind.year.map(int) for kind, of_kind in studies.groupby("modality_id")}
    is_so = len(years) > 1 and years["green"].max() < years["black"].min()
    return Verdict(bool(is_so), named("studies", studies.study_id))
