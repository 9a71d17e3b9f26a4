"""The sentences of the report that can go stale, each as a predicate over the tables.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is judged by
the function `only_placebo_controlled`; its docstring says what must be true. A predicate looks at
tables (frames of text, by name) only and returns whether the claim holds and all rows whose removal
could turn it false.
"""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
from hivcells.quantities import DAYS_IN
from hivcells.report.claims import Verdict, claim, each, fewer_than, more_than, named, number, of_each, spare
from hivcells.stops import OUTCOMES, outcomes_of, people_of_rows
from hivcells.tables import Tables

# What hedges mean here.
MOST_SHARE = Decimal("0.5")  # 'most' is more than half
ALMOST_ALL_SHARE = Decimal("0.9")
SEVERAL = 3  # 'several' is this many or more
SMALL_GROUP_PEOPLE = 30  # a 'small' group has fewer
USUAL_LIMIT = Decimal("0.05")  # of P values, where 'chance' is spoken of
FEW_SHARE = Decimal("0.25")  # 'few' is less than a quarter
SOME = 2  # 'some' is this many or more
WHOLE = "full text"  # of a document that was read from its first page to its last
FULL_TEXTS = (WHOLE, "full text in part")
LONGEST_MONTH_DAYS = 31  # what is over within this is told in weeks
PERSISTENCE = ("cell_persistence", "donor_cell_persistence")  # how long infused cells were found
# Keys of the tables of numbers, and the outcomes that are measured when treatment is stopped.
KEYS_OF_ROWS = {"findings": "finding_id", "events": "event_id"}
AFTER_A_STOP = ("rebound", "time_to_rebound", "time_off_treatment", "treatment_interruption", "set_point")
ILLNESS_OR_DEATH = ("death", "survival", "opportunistic_infection", "disease_free_survival", "nonrelapse_mortality")
OTHER_DISEASES = ("cancer or blood disease", "liver disease", "not reported")
# Countries outside of Africa, and what stands where none is named.
NOT_AFRICAN = (
    "Australia",
    "Brazil",
    "Canada",
    "China",
    "France",
    "Germany",
    "Italy",
    "Japan",
    "Norway",
    "Russia",
    "Spain",
) + ("Switzerland", "United Kingdom", "United States", "several European countries")
NO_COUNTRY = ("several countries", "not reported", "not applicable")

# The trials that the text calls randomised.
CALLED_RANDOMISED = ("xia2020", "garcia2013", "gandhi2009", "leal2021", "ndhlovu2025")


def of_recheck(tables: Tables, check_id: str, verdict: str) -> Verdict:
    """Whether the check of a printed statistic has this verdict."""
    checks = tables["recheck"]
    check = checks[checks.value_id == check_id]
    return Verdict(each(check.verdict == verdict), named("recheck", check.value_id))


def people_by_outcome(tables: Tables, stops: pd.DataFrame) -> pd.DataFrame:
    """The people of some rows of interruptions by outcome, under the keys of these rows."""
    people = people_of_rows(tables)
    found = [outcomes_of(row, people) for row in stops.to_dict("records")]
    return pd.DataFrame(found, index=stops.interruption_id, columns=list(OUTCOMES))


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


def countries_named(tables: Tables) -> pd.Series:
    """The countries of each included study, by the study; several of one study stand one after the other."""
    studies = included_studies(tables)
    return studies.set_index("study_id").country.str.split("; ").explode()


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
def most_checks_lack_numbers(tables: Tables) -> Verdict:
    """More than half of the checks of printed statistics cannot be made."""
    recheck = tables["recheck"]
    checks = recheck[recheck.in_tally == "yes"]
    missing = checks[checks.verdict == "cannot be checked"]
    return more_than(MOST_SHARE, len(missing), len(checks), named("recheck", missing.value_id))


@claim
def only_placebo_controlled(tables: Tables) -> Verdict:
    """Of the included studies of mesenchymal stem cells one has a placebo, and it is Wang 2021."""
    studies = included_studies(tables, "msc")
    with_placebo = studies.study_id[studies.control == "placebo"]
    return Verdict(list(with_placebo) == ["wang2021"], named("studies", with_placebo))


@claim
def hsct_no_untransplanted_control(tables: Tables) -> Verdict:
    """Of the included studies of transplantation, only those of own marrow by Liu have a group without cells."""
    studies = included_studies(tables, "hsct")
    compared = studies[studies.control != "none"]
    without_cells = compared.study_id[~compared.control.str.contains("also transplanted")]
    return Verdict(set(without_cells) == {"liu2020marrow", "liu2021marrow"}, named("studies", studies.study_id))


@claim
def most_studies_uncontrolled(tables: Tables) -> Verdict:
    """More than half of the included studies have no comparison group."""
    studies = included_studies(tables)
    without = studies.study_id[studies.control == "none"]
    return more_than(MOST_SHARE, len(without), len(studies), named("studies", without))


@claim
def most_people_not_randomised(tables: Tables) -> Verdict:
    """More than half of the people counted took part in studies that were not randomised trials."""
    people, studies = people_by_study(tables), tables["studies"]
    others = people[~people.index.isin(studies.study_id[studies.design == "randomised trial"])]
    return more_than(MOST_SHARE, others, int(people.sum()), named("studies", others.index))


@claim
def few_full_texts(tables: Tables) -> Verdict:
    """Fewer than a quarter of the included studies are known from a document of whose full text a part was read, or all."""
    studies, sources = included_studies(tables), tables["sources"]
    full = studies.study_id[studies.source_id.isin(sources.source_id[sources.text_read.isin(FULL_TEXTS)])]
    return fewer_than(FEW_SHARE, len(full), len(studies), named("studies", full))


@claim
def cd4_rose_in_all_cell_arms(tables: Tables) -> Verdict:
    """Each arm given cells with a baseline and a later CD4 average has a higher later one; so has an arm without cells."""
    arms, changes = tables["arms"], tables["changes"]
    changes = changes[changes.outcome_id == "cd4"]
    rose = changes.value.map(Decimal) > 0
    with_cells = changes.arm_id.isin(arms.arm_id[arms.role == "experimental"])
    holds = each(rose[with_cells]) and bool(rose[~with_cells].any())
    spared = min(int(with_cells.sum()), int(rose[~with_cells].sum())) - 1
    return Verdict(holds, named("changes", changes.value_id), spare=spared)


@claim
def nk_p_and_interval_agree(tables: Tables) -> Verdict:
    """The P value printed for the difference at month 24 agrees with the interval printed beside it."""
    return of_recheck(tables, "xia2020.cd4.contrast.month24.p.recheck", "agrees")


@claim
def gene_t_unmodified_cells_control(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified T cells one compares them with unmodified T cells."""
    studies = included_studies(tables, "gene-t")
    compared = studies.study_id[studies.control == "unmodified T cells"]
    return Verdict(list(compared) == ["deeks2002"], named("studies", compared))


@claim
def gene_t_none_masked(tables: Tables) -> Verdict:
    """No included study of gene-modified T cells is said to be masked."""
    studies = included_studies(tables, "gene-t")
    return of_each(studies.masking.isin(["open-label", "not reported"]), named("studies", studies.study_id))


@claim
def only_placebo_gene_modified(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified cells of either kind one has a placebo."""
    studies = included_studies(tables, "gene-t", "gene-hsc")
    with_placebo = studies.study_id[studies.control.str.contains("placebo")]
    return Verdict(list(with_placebo) == ["mitsuyasu2009"], named("studies", with_placebo))


@claim
def dc_ags004_arms_alike(tables: Tables) -> Verdict:
    """Both P values printed for the viral load of the arms in that trial are above 0.05."""
    findings = tables["findings"]
    of_trial = findings[(findings.study_id == "jacobson2016") & (findings.outcome_id == "viral_load")]
    printed = of_trial[of_trial.statistic == "p_value"]
    return Verdict(each(printed.value.map(Decimal) > USUAL_LIMIT), named("findings", printed.finding_id))


@claim
def dc_garcia2013_interval_and_test_part(tables: Tables) -> Verdict:
    """At week 24 the interval of the difference lies above zero and Fisher's test gives more than 0.05."""
    difference = "garcia2013.set_point_week24.dc_vs_control.risk_difference"
    test = "garcia2013.set_point_week24.dc_vs_control.fisher_p"
    results = tables["risk_differences"]
    holds = number(results, difference, "low") > 0 and number(results, test) > USUAL_LIMIT
    return Verdict(holds, named("risk_differences", [difference, test]))


@claim
def dc_randomised_some_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of dendritic cells was judged to raise some concerns overall."""
    studies, judgements = included_studies(tables, "dc"), tables["risk_of_bias"]
    trials = studies.study_id[studies.design == "randomised trial"]
    overall = judgements[(judgements.domain == "overall") & judgements.study_id.isin(trials)]
    return of_each(overall.judgement == "some concerns", named("risk_of_bias", overall.judgement_id))


@claim
def expanded_t_none_randomised(tables: Tables) -> Verdict:
    """No included study of expanded autologous T cells is a randomised trial by its text."""
    studies = included_studies(tables, "expanded-t")
    return of_each(studies.design != "randomised trial", named("studies", studies.study_id))


@claim
def expanded_t_abstracts(tables: Tables) -> Verdict:
    """Each included study of expanded autologous T cells is known from an abstract or conference abstract."""
    studies, sources = included_studies(tables, "expanded-t"), tables["sources"]
    abstracts = sources.source_id[sources.text_read.isin(["abstract", "conference"])]
    return of_each(studies.source_id.isin(abstracts), named("studies", studies.study_id))


@claim
def lymphocytes_no_comparison(tables: Tables) -> Verdict:
    """No included study of lymphocyte transfer has a group without the cells."""
    studies = included_studies(tables, "lymphocytes")
    return of_each(studies.control.str.startswith("none"), named("studies", studies.study_id))


@claim
def lymphocytes_virus_rose(tables: Tables) -> Verdict:
    """In both case reports that print it, the viral load was higher after the cells than before."""
    rows = ["blood1994_84_3317.viral_load.second", "migueles2019.viral_load.day6", "migueles2019.viral_load.baseline"]
    rise, after, before = (number(tables["findings"], row) for row in rows)
    return Verdict(rise > 0 and after > before, named("findings", rows))


@claim
def called_randomised(tables: Tables) -> Verdict:
    """Each trial that the text calls randomised is a randomised trial by its own text, and Xia 2020 an open one."""
    studies = tables["studies"]
    called = studies[studies.study_id.isin(CALLED_RANDOMISED)]
    is_open = each(called.masking[called.study_id == "xia2020"] == "open-label")
    holds = len(called) == len(CALLED_RANDOMISED) and each(called.design == "randomised trial") and is_open
    return Verdict(holds, named("studies", called.study_id))


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
    checks = recheck[recheck.check == "ratio amid its interval"]
    apart = checks.printed_id[checks.verdict == "does not follow from what is printed"]
    return Verdict(len(checks) > 0 and apart.empty, named("recheck", checks.value_id), spare=len(checks) - 1)


@claim
def dc_several_randomised(tables: Tables) -> Verdict:
    """Three or more included studies of dendritic cells are randomised trials."""
    studies = included_studies(tables, "dc")
    trials = studies.study_id[studies.design == "randomised trial"]
    return Verdict(len(trials) >= SEVERAL, named("studies", trials), spare=len(trials) - SEVERAL)


@claim
def gene_t_randomised_small_with_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of gene-modified T cells has small arms and raises some concerns overall."""
    studies, judgements = included_studies(tables, "gene-t"), tables["risk_of_bias"]
    trials = studies.study_id[studies.design == "randomised trial"]
    overall = judgements[judgements.domain == "overall"].drop_duplicates("study_id", keep="last")
    concerns = trials.map(overall.set_index("study_id").judgement) == "some concerns"
    people_in_an_arm = trials.map(people_by_study(tables)) / trials.map(tables["arms"].study_id.value_counts())
    return of_each(concerns & (people_in_an_arm < SMALL_GROUP_PEOPLE), named("studies", trials))


@claim
def most_groups_small(tables: Tables) -> Verdict:
    """More than half of the studies that count have fewer than thirty people."""
    people = people_by_study(tables)
    small = people[people < SMALL_GROUP_PEOPLE]
    return more_than(MOST_SHARE, len(small), len(people), named("studies", small.index))


@claim
def hsct_almost_all_for_another_disease(tables: Tables) -> Verdict:
    """Over nine in ten of the people counted with transplants are in studies other than those given cells for HIV or liver."""
    people, studies = people_by_study(tables), included_studies(tables, "hsct")
    people = people[people.index.isin(studies.study_id)]
    others = people[people.index.isin(studies.study_id[studies.indication == "cancer or blood disease"])]
    return more_than(ALMOST_ALL_SHARE, others, int(people.sum()), named("studies", others.index))


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
def oz1_primary_null(tables: Tables) -> Verdict:
    """The primary outcome of the trial of a ribozyme in stem cells showed no significant difference."""
    rows = ["mitsuyasu2009.viral_load.primary.direction"]
    return Verdict(number(tables["findings"], rows[0]) == 0, named("findings", rows))


@claim
def tebas2021_control_was_lost(tables: Tables) -> Verdict:
    """Virus returned in each person who had regained control for a time."""
    events = tables["events"]
    row = events[events.event_id == "tebas2021.rebound_controllers"]
    return Verdict(each(row.n_events == row.n_assessed), named("events", row.event_id))


@claim
def il2_no_reduction_shown(tables: Tables) -> Verdict:
    """In both large trials of IL-2 the interval of the hazard ratio of opportunistic disease or death reaches to one or above."""
    findings = tables["findings"]
    rows = ["context.espritcroi2009.events.esprit", "context.espritcroi2009.events.silcaat"]
    return Verdict(all(number(findings, row, "high") >= 1 for row in rows), named("findings", rows))


@claim
def stalwart_p_does_not_fit(tables: Tables) -> Verdict:
    """The P value printed for opportunistic disease or death in STALWART does not follow from its interval."""
    return of_recheck(tables, "context.stalwart2010.events.p.recheck", "does not follow from what is printed")


@claim
def returned_in_most_after_gene_t(tables: Tables) -> Verdict:
    """Of the people who stopped after gene-modified T cells and of whom the outcome is told, virus came back in more than half."""
    curated = tables["interruptions"]
    return returned_in_most(people_by_outcome(tables, curated[curated.modality_id == "gene-t"]))


def returned_in_most(stopped: pd.DataFrame) -> Verdict:
    """Whether virus came back in more than half of the people, by outcome, of whom the outcome is told."""
    people_told = int(stopped.returned.sum()) + int(stopped.away.sum())
    return more_than(MOST_SHARE, stopped.returned, people_told, named("interruptions", stopped.index))


@claim
def no_stop_after_unmodified_t_cells(tables: Tables) -> Verdict:
    """No study of T cells whose genes were not changed has a row of a stop of treatment or of what followed it."""
    studies = included_studies(tables, "expanded-t")
    return Verdict(rows_of_stops(tables, studies.study_id).empty, named("studies", studies.study_id))


@claim
def rebound_after_t_cells_not_compared(tables: Tables) -> Verdict:
    """No study of T cells with a comparison group, changed or not, has a row of a stop of treatment or of what followed it."""
    studies = included_studies(tables, "gene-t", "expanded-t")
    controlled = studies[~studies.control.str.startswith(("none", "not reported"))]
    return Verdict(rows_of_stops(tables, controlled.study_id).empty, named("studies", controlled.study_id))


def rows_of_stops(tables: Tables, study_ids: pd.Series) -> pd.Series:
    """The keys of the rows of these studies that tell of a stop of treatment, or of the virus after it."""
    findings, events = (tables[name].rename(columns={key: "row_id"}) for name, key in KEYS_OF_ROWS.items())
    rows = pd.concat([findings, events])
    stopped = tables["interruptions"]
    told = rows.row_id[rows.study_id.isin(study_ids) & rows.outcome_id.isin(AFTER_A_STOP)]
    return pd.concat([told, stopped.interruption_id[stopped.study_id.isin(study_ids)]])


@claim
def some_rebounds_around_transplant(tables: Tables) -> Verdict:
    """In two or more people treatment was stopped before or at the transplant, or the rebound is counted from the latter."""
    cases = tables["cases"]
    back = cases[cases.virus_after_stop.str.startswith("back")]
    around = back[back.stop.isin(["before", "at"]) | (back.rebound_since == "start")]
    return Verdict(len(around) >= SOME, named("cases", around.case_id), spare=len(around) - SOME)


@claim
def certainty_very_low(tables: Tables) -> Verdict:
    """Each outcome that was rated has very low certainty."""
    outcomes = tables["certainty_outcomes"]
    rated = outcomes[outcomes.rating != "not rated"]
    return Verdict(each(rated.rating == "very low"), named("certainty_outcomes", rated.outcome))


@claim
def illness_and_death_not_compared(tables: Tables) -> Verdict:
    """No study of cells given for HIV has rows of illness or death in two of its arms, or of a comparison of them.

    ASSUME: a study whose indication is another disease is not one of cells given for HIV.
    """
    outcomes, studies = tables["certainty_outcomes"], included_studies(tables)
    for_hiv = studies.study_id[~studies.indication.isin(OTHER_DISEASES)]
    findings, events = tables["findings"], tables["events"]
    of_findings = findings[findings.outcome_id.isin(ILLNESS_OR_DEATH)][["study_id", "arm_id", "comparator_arm_id"]]
    is_death = events.outcome_id.isin(ILLNESS_OR_DEATH) | (events.kind == "death")
    rows = pd.concat([of_findings, events[is_death][["study_id", "arm_id"]].assign(comparator_arm_id="")])
    rows = rows[rows.study_id.isin(for_hiv)]
    arms = rows[rows.arm_id != ""].groupby("study_id").arm_id.nunique()
    rated = outcomes[(outcomes.outcome == "health") & ((outcomes.studies != "") | (outcomes.rating != "not rated"))]
    holds = not (arms > 1).any() and each(rows.comparator_arm_id == "") and rated.empty
    return Verdict(holds, named("studies", rows.study_id.unique()))


@claim
def women_not_told_in_most(tables: Tables) -> Verdict:
    """Of more than half of the included studies no text tells how many women took part."""
    studies = included_studies(tables)
    untold = studies.study_id[studies.n_women == ""]
    return more_than(MOST_SHARE, len(untold), len(studies), named("studies", untold))


@claim
def countries_named_oftenest(tables: Tables) -> Verdict:
    """Among the countries of the included studies the United States come first and China second."""
    studies, countries = included_studies(tables), countries_named(tables)
    counted = countries[~countries.isin(NO_COUNTRY)].value_counts()
    first, second = counted.get("United States", 0), counted.get("China", 0)
    others = counted.drop(["United States", "China"], errors="ignore")
    return Verdict(first > second > max(others, default=0), named("studies", studies.study_id))


@claim
def no_african_country(tables: Tables) -> Verdict:
    """Each country that an included study names is outside of Africa."""
    countries = countries_named(tables)
    return of_each(countries.isin([*NOT_AFRICAN, *NO_COUNTRY]), named("studies", countries.index.unique()))


@claim
def donors_by_descent(tables: Tables) -> Verdict:
    """In some of the samples of donors nobody carried the deletion from both parents."""
    rows = ["context.solloch2017.samples.none"]
    return Verdict(number(tables["findings"], rows[0]) > 0, named("findings", rows))


# Titles of figures: what each drawing shows, as a sentence that stops the build when it is no longer so.


@claim
def virus_back_after_infused_cells(tables: Tables) -> Verdict:
    """In more than half of the people outside of transplantation of whom the outcome of a stop is told, virus came back.

    People of studies that do not say how many stopped are left out.
    """
    curated = tables["interruptions"]
    return returned_in_most(people_by_outcome(tables, curated[curated.modality_id != "hsct"]))


@claim
def resistant_donor_neither_enough_nor_needed(tables: Tables) -> Verdict:
    """Virus came back in somebody whose donor lacked CCR5, and was not seen in somebody whose donor had ordinary CCR5."""
    people = tables["cases"]
    not_enough = people[(people.donor_ccr5 == "absent (homozygous delta32)") & (people.virus_after_stop == "back")]
    not_needed = people[(people.donor_ccr5 == "ordinary (wild type)") & (people.virus_after_stop == "away")]
    holds = len(not_enough) > 0 and len(not_needed) > 0
    return Verdict(holds, named("cases", [*not_enough.case_id, *not_needed.case_id]))


@claim
def cd4_difference_among_those_of_il2(tables: Tables) -> Verdict:
    """Each printed difference in CD4 counts from a group without cells lies among those that trials of IL-2 print.

    Its lower limit is above zero and below the least of these, its upper limit above it, and in neither large trial of
    IL-2 the hazard ratio of disease or death leaves out one.
    """
    findings = tables["findings"]
    is_difference = (findings.outcome_id == "cd4") & (findings.statistic == "difference")
    compared = findings[is_difference & (findings.comparator_arm_id != "")]
    medicine = [
        f"context.{row}"
        for row in ("silcaatctn.cd4.difference", "stalwart2010.cd4.difference", "il2jwatch2009.cd4.esprit")
    ]
    gains = [number(findings, row) for row in medicine]
    low, high = compared.low.map(Decimal), compared.high.map(Decimal)
    reaches = (low > 0) & (low < min(gains)) & (high > min(gains))
    ratios = [f"context.espritcroi2009.events.{trial}" for trial in ("esprit", "silcaat")]
    no_benefit = all(number(findings, row, "low") < 1 < number(findings, row, "high") for row in ratios)
    holds = each(compared.value.map(Decimal).between(min(gains), max(gains)) & reaches) and no_benefit
    return Verdict(holds, named("findings", [*compared.finding_id, *medicine, *ratios]))


@claim
def most_studied_path_replaces_blood(tables: Tables) -> Verdict:
    """More people are counted on the path that replaces blood-forming cells than on any other path."""
    people, mechanisms = people_by_study(tables), tables["mechanisms"]
    path = mechanisms[mechanisms.is_main == "yes"].set_index("modality_id").path
    studies = tables["studies"].set_index("study_id").loc[people.index]
    by_path = people.groupby(studies.modality_id.map(path)).sum()
    counted = people.index[studies.modality_id.map(path) == "replace"]
    most = int(by_path.get("replace", 0))
    other = max(map(int, by_path[by_path.index != "replace"]), default=0)
    spared = spare(people[counted], lambda gone: most - gone > other)
    return Verdict(most > other, named("studies", counted), spare=spared)


@claim
def studies_small_largest_transplants(tables: Tables) -> Verdict:
    """More than half of the studies that count have fewer than thirty people, and the largest is one of transplants."""
    people = people_by_study(tables)
    small, largest = people[people < SMALL_GROUP_PEOPLE], people[people == people.max()]
    is_transplant = people.index.map(tables["studies"].set_index("study_id").modality_id) == "hsct"
    larger = people[people > people[~is_transplant].max()]  # than every study of another therapy
    most = more_than(MOST_SHARE, len(small), len(people), named("studies", [*small.index, *largest.index]))
    return Verdict(most.holds and len(larger) > 0, most.rows, spare=min(most.spare, len(larger) - 1))


@claim
def modified_cells_last_years_nk_weeks(tables: Tables) -> Verdict:
    """In three or more studies gene-modified cells were found a year or longer; a donor's natural killer cells at most a month."""
    findings, studies = tables["findings"], tables["studies"].set_index("study_id").modality_id
    found = findings[findings.outcome_id.isin(PERSISTENCE) & findings.unit.isin(DAYS_IN) & (findings.study_id != "")]
    days = found.value.where(found.value != "", found.high).astype(float) * found.unit.map(DAYS_IN).astype(float)
    modality = found.study_id.map(studies)
    long = found[modality.isin(["gene-t", "gene-hsc"]) & (days >= DAYS_IN["year"])]
    killers = found[modality == "nk"]
    holds = long.study_id.nunique() >= SEVERAL and each(days[killers.index] <= LONGEST_MONTH_DAYS)
    spared = min(long.study_id.nunique() - SEVERAL, len(killers) - 1)
    return Verdict(holds, named("findings", [*long.finding_id, *killers.finding_id]), spare=spared)


@claim
def screening_most_included_rest_with_reason(tables: Tables) -> Verdict:
    """More than half of the records screened were included, and each of the others has a reason."""
    records = tables["screening"]
    others = records[records.decision != "included"]
    holds = len(records) - len(others) > MOST_SHARE * len(records) and each(others.reason != "")
    return Verdict(holds, ["screening.csv"])


@claim
def no_trial_at_low_risk(tables: Tables) -> Verdict:
    """No trial appraised as randomised was judged to be at low risk of bias overall."""
    judgements = tables["risk_of_bias"]
    overall = judgements[(judgements.tool == "RoB 2") & (judgements.domain == "overall")]
    return of_each(overall.judgement != "low", named("risk_of_bias", overall.judgement_id))


@claim
def comparisons_at_serious_risk(tables: Tables) -> Verdict:
    """Each comparison without randomisation was judged to be at serious risk of bias overall, or could not be judged."""
    judgements = tables["risk_of_bias"]
    overall = judgements[(judgements.tool == "ROBINS-I") & (judgements.domain == "overall")]
    return of_each(overall.judgement.isin(["serious", "no information"]), named("risk_of_bias", overall.judgement_id))


def few_series_complete(tables: Tables, of_transplants: bool) -> Verdict:
    """Whether fewer than a quarter of the case series, of transplants or of others, were judged to include people completely."""
    judgements, studies = tables["risk_of_bias"], tables["studies"].set_index("study_id").modality_id
    is_item = judgements.domain == "consecutive and complete inclusion"
    inclusion = judgements[is_item & (judgements.tool == "JBI checklist for case series")]
    inclusion = inclusion[(inclusion.study_id.map(studies) == "hsct") == of_transplants]
    complete = inclusion[inclusion.judgement == "yes"]
    return fewer_than(FEW_SHARE, len(complete), len(inclusion), named("risk_of_bias", inclusion.judgement_id))


@claim
def series_seldom_complete(tables: Tables) -> Verdict:
    """In less than a quarter of the case series, but for those of transplants, inclusion was judged consecutive and complete."""
    return few_series_complete(tables, of_transplants=False)


@claim
def transplants_seldom_complete(tables: Tables) -> Verdict:
    """In less than a quarter of the case series of transplants the inclusion of people was judged consecutive and complete."""
    return few_series_complete(tables, of_transplants=True)


@claim
def reports_seldom_describe_harm(tables: Tables) -> Verdict:
    """In less than a quarter of the case reports adverse events were judged to be described."""
    judgements = tables["risk_of_bias"]
    of_reports = judgements[judgements.tool == "JBI checklist for case reports"]
    harms = of_reports[of_reports.domain == "adverse events described"]
    described = harms[harms.judgement == "yes"]
    return fewer_than(FEW_SHARE, len(described), len(harms), named("risk_of_bias", harms.judgement_id))


@claim
def no_vector_cancer(tables: Tables) -> Verdict:
    """Among the people followed after T cells with an inserted receptor no cancer from the vector was counted."""
    events = tables["events"]
    row = events[events.event_id == "scholler2012.malignancy.cells"]
    return Verdict(each(row.n_events == "0"), named("events", row.event_id))
