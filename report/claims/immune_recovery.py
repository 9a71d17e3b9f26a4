"""CD4 counts: what cells and medicines did to them, and whether it was of use."""

from __future__ import annotations

from decimal import Decimal

from hivcells.codes import AGREES, DOES_NOT_FOLLOW
from hivcells.report.claims import Verdict, all_of, at_least, claim, each, named, number, of_each
from hivcells.tables import Tables

from . import USUAL_LIMIT


def of_recheck(tables: Tables, check_id: str, verdict: str) -> Verdict:
    """Whether the check of a printed statistic has this verdict."""
    checks = tables["recheck"]
    check = checks[checks.value_id == check_id]
    return Verdict(each(check.verdict == verdict), named("recheck", check.value_id))


@claim
def rose_more_with_nk_cells(tables: Tables) -> Verdict:
    """The mean CD4 count rose more with natural killer cells than without, in the trial that compared them."""
    changes, rows = tables["changes"], ["xia2020.cd4.nk.change", "xia2020.cd4.art.change"]
    with_cells, without = (number(changes, row) for row in rows)
    return Verdict(with_cells > without, named("changes", rows))


@claim
def nk_interval_leaves_out_zero(tables: Tables) -> Verdict:
    """The printed interval of the difference in that trial lies above zero."""
    row = "xia2020.cd4.contrast.month24.difference"
    return Verdict(number(tables["findings"], row, "low") > 0, named("findings", [row]))


@claim
def printed_difference_is_of_last_values(tables: Tables) -> Verdict:
    """The printed difference equals that of the last means and not that of the changes."""
    printed = number(tables["findings"], "xia2020.cd4.contrast.month24.difference")
    rows = ["xia2020.cd4.nk_vs_art.last", "xia2020.cd4.nk_vs_art.change"]
    of_last_values, of_changes = (number(tables["contrasts"], row) for row in rows)
    return Verdict(printed == of_last_values and printed != of_changes, named("contrasts", rows))


@claim
def nk_p_and_interval_agree(tables: Tables) -> Verdict:
    """The P value printed for the difference at month 24 agrees with the interval printed beside it."""
    return of_recheck(tables, "xia2020.cd4.contrast.month24.p.recheck", AGREES)


@claim
def cd4_rose_in_all_cell_arms(tables: Tables) -> Verdict:
    """Each arm given cells with a baseline and a later CD4 average has a higher later one; so has an arm without cells."""
    arms, changes = tables["arms"], tables["changes"]
    changes = changes[changes.outcome_id == "cd4"]
    rose = changes.value.map(Decimal) > 0
    with_cells = changes.arm_id.isin(arms.arm_id[arms.role == "experimental"])
    return all_of(
        of_each(rose[with_cells], named("changes", changes.value_id[with_cells])),
        at_least(1, named("changes", changes.value_id[rose & ~with_cells])),
    )


@claim
def msc_no_significant_difference(tables: Tables) -> Verdict:
    """The trial with placebo reports no significant difference of CD4 counts, and neither its size nor an interval."""
    findings, row = tables["findings"], "wang2021.cd4.contrast.direction"
    compared = (findings.study_id == "wang2021") & (findings.comparator_arm_id != "") & (findings.outcome_id == "cd4")
    sizes = findings[compared & (findings.statistic != "direction")]
    holds = number(findings, row) == 0 and sizes.empty
    return Verdict(holds, named("findings", [row, *sizes.finding_id]))


@claim
def msc_response_commoner(tables: Tables) -> Verdict:
    """In that trial more people reached the response with the low dose than with placebo, and P is below 0.05."""
    findings = tables["findings"]
    rows = [f"wang2021.cd4_response.{end}" for end in ("low.km", "placebo.km", "contrast.p")]
    low, placebo, p = (number(findings, row) for row in rows)
    return Verdict(low > placebo and p < USUAL_LIMIT, named("findings", rows))


@claim
def il2_no_reduction_shown(tables: Tables) -> Verdict:
    """In both large trials of IL-2 the interval of the hazard ratio of opportunistic disease or death reaches to one or above."""
    findings = tables["findings"]
    rows = ["context.abrams2009.events.esprit", "context.abrams2009.events.silcaat"]
    return Verdict(all(number(findings, row, "high") >= 1 for row in rows), named("findings", rows))


@claim
def stalwart_p_does_not_fit(tables: Tables) -> Verdict:
    """The P value printed for opportunistic disease or death in STALWART does not follow from its interval."""
    return of_recheck(tables, "context.stalwart2010.events.p.recheck", DOES_NOT_FOLLOW)


@claim
def nk_interval_includes_il2_at_low_counts(tables: Tables) -> Verdict:
    """The interval of the difference in the trial of natural killer cells lies above zero and holds what IL-2 brought at low counts.

    In neither large trial of IL-2 the hazard ratio of disease or death leaves out one.
    """
    findings = tables["findings"]
    difference, at_low_counts = "xia2020.cd4.contrast.month24.difference", "context.silcaatctn.cd4.difference"
    ratios = [f"context.abrams2009.events.{trial}" for trial in ("esprit", "silcaat")]
    no_benefit = all(number(findings, row, "low") <= 1 <= number(findings, row, "high") for row in ratios)
    low, high = (number(findings, difference, end) for end in ("low", "high"))
    holds = 0 < low < number(findings, at_low_counts) < high and no_benefit
    return Verdict(holds, named("findings", [difference, at_low_counts, *ratios]))


@claim
def sb728_902_limits_uneven(tables: Tables) -> Verdict:
    """The upper limit of the median gain at month 12 is more than twice as far from it as the lower one."""
    row = "sb728_902_inr.cd4.month12.change"
    gain, low, high = (number(tables["findings"], row, column) for column in ("value", "low", "high"))
    return Verdict(high - gain > 2 * (gain - low), named("findings", [row]))
