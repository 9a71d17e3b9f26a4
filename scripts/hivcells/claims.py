"""The sentences of the report that can go stale, each as a predicate over the tables.

A claim `[the only placebo-controlled trial]{.claim #only-placebo-controlled}` in the text is
judged by the function `only_placebo_controlled`; its docstring says what must be true. A
predicate looks at tables only and returns whether the claim holds and the rows that decide.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from hivcells.tables import Row, Tables

# What hedges mean here.
MOST_SHARE = Decimal("0.5")  # 'most' is more than half
ALMOST_ALL_SHARE = Decimal("0.9")
SEVERAL = 3  # 'several' is this many or more
SMALL_GROUP_PEOPLE = 30  # a 'small' group has fewer
USUAL_LIMIT = Decimal("0.05")  # of P values, where 'chance' is spoken of
FEW_SHARE = Decimal("0.25")  # 'few' is less than a quarter


@dataclass(frozen=True)
class Verdict:
    """Whether a claim holds, and the rows that decide it."""

    holds: bool
    rows: list[str] = field(default_factory=list)


PREDICATES: dict[str, Callable[[Tables], Verdict]] = {}


def claim(predicate: Callable[[Tables], Verdict]) -> Callable[[Tables], Verdict]:
    """Register a predicate under its name, with hyphens as in the text."""
    PREDICATES[predicate.__name__.replace("_", "-")] = predicate
    return predicate


def _included(tables: Tables) -> list[Row]:
    return [study for study in tables["studies"] if study["inclusion"] == "included"]


def _each(rows: list, holds: Callable[..., bool]) -> bool:
    """Whether something holds for each row; of no rows nothing is claimed."""
    return bool(rows) and all(holds(row) for row in rows)


def _named(table: str, rows: list[Row], key: str) -> list[str]:
    return [f"{table}.csv#{row[key]}" for row in rows]


def _people(tables: Tables) -> dict[str, int]:
    """People of each study that counts."""
    value = {row["finding_id"]: row["value"] for row in tables["findings"]}
    people: dict[str, int] = {}
    for row in tables["participants"]:
        if row["counts"] == "yes":
            people[row["study_id"]] = people.get(row["study_id"], 0) + int(value[row["people_finding_id"]])
    return people


def _estimate(tables: Tables, table: str, value_id: str) -> Decimal:
    return next(Decimal(row["value"]) for row in tables[table] if row["value_id"] == value_id)


@claim
def rose_more_with_nk_cells(tables: Tables) -> Verdict:
    """The mean CD4 count rose more with natural killer cells than without, in the trial that compared them."""
    rows = ["xia2020.cd4.nk.change", "xia2020.cd4.art.change"]
    return Verdict(
        _estimate(tables, "changes", rows[0]) > _estimate(tables, "changes", rows[1]),
        [f"changes.csv#{row}" for row in rows],
    )


@claim
def nk_interval_leaves_out_zero(tables: Tables) -> Verdict:
    """The printed interval of the difference in that trial lies above zero."""
    row = next(row for row in tables["findings"] if row["finding_id"] == "xia2020.cd4.contrast.month24.difference")
    return Verdict(Decimal(row["low"]) > 0, [f"findings.csv#{row['finding_id']}"])


@claim
def printed_difference_is_of_last_values(tables: Tables) -> Verdict:
    """The printed difference equals that of the last means and not that of the changes."""
    printed = next(row for row in tables["findings"] if row["finding_id"] == "xia2020.cd4.contrast.month24.difference")
    last = _estimate(tables, "contrasts", "xia2020.cd4.nk_vs_art.last")
    change = _estimate(tables, "contrasts", "xia2020.cd4.nk_vs_art.change")
    holds = last == Decimal(printed["value"]) != change
    return Verdict(holds, ["contrasts.csv#xia2020.cd4.nk_vs_art.last", "contrasts.csv#xia2020.cd4.nk_vs_art.change"])


@claim
def most_checks_lack_numbers(tables: Tables) -> Verdict:
    """More than half of the checks of printed statistics cannot be made."""
    checks = [row for row in tables["recheck"] if row["verdict"]]
    missing = [row for row in checks if row["verdict"] == "cannot be checked"]
    return Verdict(Decimal(len(missing)) / len(checks) > MOST_SHARE, _named("recheck", missing, "value_id"))


@claim
def only_placebo_controlled(tables: Tables) -> Verdict:
    """Of the included studies of mesenchymal stem cells one has a placebo, and it is Wang 2021."""
    studies = [s for s in _included(tables) if s["modality_id"] == "msc" and s["control"] == "placebo"]
    return Verdict([study["study_id"] for study in studies] == ["wang2021"], _named("studies", studies, "study_id"))


@claim
def hsct_no_untransplanted_control(tables: Tables) -> Verdict:
    """Of the included studies of transplantation, only those of own marrow by Liu have a group without cells."""
    studies = [study for study in _included(tables) if study["modality_id"] == "hsct"]
    without_cells = [
        study for study in studies if study["control"] != "none" and "also transplanted" not in study["control"]
    ]
    holds = {study["study_id"] for study in without_cells} == {"liu2020marrow", "liu2021marrow"}
    return Verdict(holds, _named("studies", studies, "study_id"))


@claim
def most_studies_uncontrolled(tables: Tables) -> Verdict:
    """More than half of the included studies have no comparison group."""
    studies = _included(tables)
    without = [study for study in studies if study["control"] == "none"]
    return Verdict(Decimal(len(without)) / len(studies) > MOST_SHARE, _named("studies", without, "study_id"))


@claim
def most_people_not_randomised(tables: Tables) -> Verdict:
    """More than half of the people counted took part in studies that were not randomised trials."""
    people = _people(tables)
    design = {study["study_id"]: study["design"] for study in tables["studies"]}
    others = [study for study in people if design[study] != "randomised trial"]
    share = Decimal(sum(people[study] for study in others)) / sum(people.values())
    return Verdict(share > MOST_SHARE, [f"studies.csv#{study}" for study in others])


@claim
def few_full_texts(tables: Tables) -> Verdict:
    """Fewer than a quarter of the included studies are known from a document read in full text."""
    read = {row["source_id"] for row in tables["sources"] if row["text_read"] == "full text"}
    studies = _included(tables)
    full = [study for study in studies if study["source_id"] in read]
    return Verdict(Decimal(len(full)) / len(studies) < FEW_SHARE, _named("studies", full, "study_id"))


@claim
def cd4_rose_in_all_cell_arms(tables: Tables) -> Verdict:
    """Each arm given cells with a baseline and a later CD4 average has a higher later one; so has an arm without cells."""
    role = {arm["arm_id"]: arm["role"] for arm in tables["arms"]}
    changes = [row for row in tables["changes"] if row["outcome_id"] == "cd4"]
    rose = {
        kind: [Decimal(r["value"]) > 0 for r in changes if role[r["arm_id"]] == kind]
        for kind in ("experimental", "control")
    }
    return Verdict(_each(rose["experimental"], bool) and any(rose["control"]), _named("changes", changes, "value_id"))


@claim
def nk_p_and_interval_agree(tables: Tables) -> Verdict:
    """The P value printed for the difference at month 24 agrees with the interval printed beside it."""
    rows = [row for row in tables["recheck"] if row["value_id"] == "xia2020.cd4.contrast.month24.p.recheck"]
    return Verdict(_each(rows, lambda row: row["verdict"] == "agrees"), _named("recheck", rows, "value_id"))


def _of(tables: Tables, modality: str) -> list[Row]:
    return [study for study in _included(tables) if study["modality_id"] == modality]


@claim
def gene_t_unmodified_cells_control(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified T cells one compares them with unmodified T cells."""
    studies = [study for study in _of(tables, "gene-t") if study["control"] == "unmodified T cells"]
    return Verdict([study["study_id"] for study in studies] == ["deeks2002"], _named("studies", studies, "study_id"))


@claim
def gene_t_none_masked(tables: Tables) -> Verdict:
    """No included study of gene-modified T cells is said to be masked."""
    studies = _of(tables, "gene-t")
    holds = _each(studies, lambda study: study["masking"] in ("open-label", "not reported"))
    return Verdict(holds, _named("studies", studies, "study_id"))


@claim
def only_placebo_gene_modified(tables: Tables) -> Verdict:
    """Of the included studies of gene-modified cells of either kind one has a placebo."""
    studies = [s for s in _of(tables, "gene-t") + _of(tables, "gene-hsc") if "placebo" in s["control"]]
    return Verdict(
        [study["study_id"] for study in studies] == ["mitsuyasu2009"], _named("studies", studies, "study_id")
    )


@claim
def dc_ags004_arms_alike(tables: Tables) -> Verdict:
    """Both P values printed for the viral load of the arms in that trial are above 0.05."""
    rows = [
        row
        for row in tables["findings"]
        if row["study_id"] == "jacobson2016" and row["statistic"] == "p_value" and row["outcome_id"] == "viral_load"
    ]
    return Verdict(_each(rows, lambda row: Decimal(row["value"]) > USUAL_LIMIT), _named("findings", rows, "finding_id"))


@claim
def dc_garcia2013_interval_and_test_part(tables: Tables) -> Verdict:
    """At week 24 the interval of the difference lies above zero and Fisher's test gives more than 0.05."""
    rows = {row["value_id"]: row for row in tables["risk_differences"] if row["study_id"] == "garcia2013"}
    difference = rows["garcia2013.set_point_week24.dc_vs_control.risk_difference"]
    test = rows["garcia2013.set_point_week24.dc_vs_control.fisher_p"]
    holds = Decimal(difference["low"]) > 0 and Decimal(test["value"]) > USUAL_LIMIT
    return Verdict(holds, [f"risk_differences.csv#{row['value_id']}" for row in (difference, test)])


@claim
def dc_randomised_some_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of dendritic cells was judged to raise some concerns overall."""
    trials = {study["study_id"] for study in _of(tables, "dc") if study["design"] == "randomised trial"}
    rows = [row for row in tables["risk_of_bias"] if row["study_id"] in trials and row["domain"] == "overall"]
    holds = _each(rows, lambda row: row["judgement"] == "some concerns")
    return Verdict(holds, _named("risk_of_bias", rows, "judgement_id"))


@claim
def expanded_t_none_randomised(tables: Tables) -> Verdict:
    """No included study of expanded autologous T cells is a randomised trial by its text."""
    studies = _of(tables, "expanded-t")
    return Verdict(
        _each(studies, lambda study: study["design"] != "randomised trial"), _named("studies", studies, "study_id")
    )


@claim
def expanded_t_abstracts(tables: Tables) -> Verdict:
    """Each included study of expanded autologous T cells is known from an abstract or conference abstract."""
    read = {row["source_id"]: row["text_read"] for row in tables["sources"]}
    studies = _of(tables, "expanded-t")
    holds = _each(studies, lambda study: read[study["source_id"]] in ("abstract", "conference"))
    return Verdict(holds, _named("studies", studies, "study_id"))


@claim
def lymphocytes_no_comparison(tables: Tables) -> Verdict:
    """No included study of lymphocyte transfer has a group without the cells."""
    studies = _of(tables, "lymphocytes")
    return Verdict(
        _each(studies, lambda study: study["control"].startswith("none")), _named("studies", studies, "study_id")
    )


@claim
def lymphocytes_virus_rose(tables: Tables) -> Verdict:
    """In both case reports that print it, the viral load was higher after the cells than before."""
    value = {row["finding_id"]: row["value"] for row in tables["findings"]}
    rows = ["blood1994_84_3317.viral_load.second", "migueles2019.viral_load.day6", "migueles2019.viral_load.baseline"]
    holds = Decimal(value[rows[0]]) > 0 and Decimal(value[rows[1]]) > Decimal(value[rows[2]])
    return Verdict(holds, [f"findings.csv#{row}" for row in rows])


@claim
def called_randomised(tables: Tables) -> Verdict:
    """Each trial that the text calls randomised is a randomised trial by its own text, and Xia 2020 an open one."""
    called = {"xia2020", "garcia2013", "gandhi2009", "leal2021", "ndhlovu2025"}
    studies = [study for study in tables["studies"] if study["study_id"] in called]
    holds = len(studies) == len(called) and all(
        study["design"] == "randomised trial" and (study["study_id"] != "xia2020" or study["masking"] == "open-label")
        for study in studies
    )
    return Verdict(holds, _named("studies", studies, "study_id"))


@claim
def no_fold_beside_its_logarithm(tables: Tables) -> Verdict:
    """No study has both a fold change and a change on the logarithmic scale of one outcome."""
    fold, logarithm = (
        {(row["study_id"], row["outcome_id"]) for row in tables["findings"] if row["statistic"] == statistic}
        for statistic in ("fold", "log_change")
    )
    rows = [row for row in tables["findings"] if row["statistic"] in ("fold", "log_change")]
    return Verdict(not fold & logarithm, _named("findings", rows, "finding_id"))


@claim
def ratios_amid_their_intervals(tables: Tables) -> Verdict:
    """Each printed ratio but that of Stalwart 2010, a context, is the middle of its limits on the logarithmic scale."""
    checks = [row for row in tables["recheck"] if row["check"] == "ratio amid its interval"]
    apart = [row["printed_id"] for row in checks if row["verdict"] == "does not follow from what is printed"]
    return Verdict(apart == ["context.stalwart2010.events.hr"], _named("recheck", checks, "value_id"))


@claim
def dc_several_randomised(tables: Tables) -> Verdict:
    """Three or more included studies of dendritic cells are randomised trials."""
    trials = [study for study in _of(tables, "dc") if study["design"] == "randomised trial"]
    return Verdict(len(trials) >= SEVERAL, _named("studies", trials, "study_id"))


@claim
def gene_t_randomised_small_with_concerns(tables: Tables) -> Verdict:
    """Each included randomised trial of gene-modified T cells has small arms and raises some concerns overall."""
    trials = [study["study_id"] for study in _of(tables, "gene-t") if study["design"] == "randomised trial"]
    overall = {row["study_id"]: row for row in tables["risk_of_bias"] if row["domain"] == "overall"}
    arms = {trial: sum(arm["study_id"] == trial for arm in tables["arms"]) for trial in trials}
    people = _people(tables)
    holds = bool(trials) and all(
        overall[trial]["judgement"] == "some concerns" and people[trial] < SMALL_GROUP_PEOPLE * arms[trial]
        for trial in trials
    )
    return Verdict(holds, [f"studies.csv#{trial}" for trial in trials])


@claim
def most_groups_small(tables: Tables) -> Verdict:
    """More than half of the studies that count have fewer than thirty people."""
    people = _people(tables)
    small = [study for study, number in people.items() if number < SMALL_GROUP_PEOPLE]
    return Verdict(Decimal(len(small)) / len(people) > MOST_SHARE, [f"studies.csv#{study}" for study in small])


@claim
def hsct_almost_all_for_another_disease(tables: Tables) -> Verdict:
    """Over nine in ten of the people counted with transplants are in studies other than those given cells for HIV or liver."""
    # ASSUME: read from the texts, which no column holds: transplants for HIV disease itself, and own marrow for the liver.
    for_other_reasons = {"arc1992", "michaels2004", "nih_twin_gp160_1991", "liu2020marrow"}
    transplanted = {study["study_id"] for study in _of(tables, "hsct")}
    people = {study: number for study, number in _people(tables).items() if study in transplanted}
    others = [study for study in people if study not in for_other_reasons]
    share = Decimal(sum(people[study] for study in others)) / sum(people.values())
    return Verdict(share > ALMOST_ALL_SHARE, [f"studies.csv#{study}" for study in others])


@claim
def cd4_limits_mostly_ranges(tables: Tables) -> Verdict:
    """Of the CD4 counts compared over time that have printed limits, more than half have a range as limits."""
    used = {
        row[column] for row in tables["changes"] if row["outcome_id"] == "cd4" for column in ("baseline_id", "last_id")
    }
    limits = [row for row in tables["findings"] if row["finding_id"] in used and row["low"]]
    ranges = [row for row in limits if row["interval"] == "range"]
    return Verdict(Decimal(len(ranges)) / len(limits) > MOST_SHARE, _named("findings", limits, "finding_id"))


@claim
def each_number_extracted_twice(tables: Tables) -> Verdict:
    """Each row of findings and events has a second reading beside the first."""
    read = {row["item_id"] for row in tables["extraction_numbers"] if row["settled"] != "dropped"}
    keys = [row["finding_id"] for row in tables["findings"]] + [row["event_id"] for row in tables["events"]]
    return Verdict(_each(keys, lambda key: key in read), ["extraction/numbers.csv"])
