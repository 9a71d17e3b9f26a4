"""Claims on most studies and on their controls are false of studies that were made otherwise."""

from __future__ import annotations

from claims.built import (
    as_built,
    counted_people,
    finding_of_people,
    holds,
    included,
    where,
    with_cells,
    with_first,
    with_people,
    with_study,
    without_rows,
)
from hivcells.tables import Tables


def test_only_wang_2021_has_a_placebo_unless_another_included_study_has_one() -> None:
    claim_id, others = "only-placebo-controlled", included(modality_id="msc").study_id
    other = next(study for study in others if study != "wang2021")
    assert not holds(claim_id, with_study(other, control="placebo"))
    assert not holds(claim_id, with_study("wang2021", control="saline"))
    assert holds(claim_id, with_study(other, control="placebo", inclusion="registered"))
    assert holds(claim_id, with_study(other, control="placebo", modality_id="nk"))


def test_only_own_marrow_was_compared_with_no_cells_unless_another_transplant_was() -> None:
    claim_id, study = "hsct-no-untransplanted-control", "gupta2009"
    assert not holds(claim_id, with_study(study, control="medicines alone"))
    assert not holds(claim_id, with_study("liu2020marrow", control="none"))
    assert holds(claim_id, with_study(study, control="people without the virus, also transplanted"))
    assert holds(claim_id, with_study(study, control="medicines alone", modality_id="dc"))
    assert holds(claim_id, with_study(study, control="medicines alone", inclusion="registered"))


def test_most_studies_are_uncontrolled_unless_half_have_a_control() -> None:
    studies = included().study_id
    claim_id, half = "most-studies-uncontrolled", len(studies) // 2
    assert not holds(claim_id, with_first("studies", "control", studies, half, "none", "placebo"))
    assert holds(claim_id, with_first("studies", "control", studies, half + 1, "none", "placebo"))


def test_registered_studies_are_not_among_those_of_which_most_are_uncontrolled() -> None:
    studies = included().study_id
    half = with_first("studies", "control", studies, len(studies) // 2, "none", "placebo")
    other = with_cells("studies", lambda table: table.inclusion != "included", of=half, control="none")
    assert not holds("most-studies-uncontrolled", other)


def test_most_people_were_not_randomised_unless_half_were() -> None:
    people, studies = counted_people(), as_built()["studies"]
    of_trials = people.index.isin(studies.study_id[studies.design == "randomised trial"])
    needed = int(people[~of_trials].sum() - people[of_trials].sum() + people["xia2020"])
    assert not holds("most-people-not-randomised", with_people("xia2020", needed))
    assert holds("most-people-not-randomised", with_people("xia2020", needed - 1))


def test_few_are_full_texts_unless_a_quarter_is() -> None:
    claim_id, every, sources = "few-full-texts", included().study_id, as_built()["sources"]
    full, abstract = (
        sources.source_id[sources.text_read == text].iloc[0] for text in ("full text in part", "abstract")
    )
    quarter = len(every) // 4
    studies = every.iloc[: 4 * quarter]

    def with_full_texts(n: int) -> Tables:
        tables = with_first("studies", "source_id", studies, n, full, abstract)
        left_over = every.iloc[4 * quarter :]
        return without_rows("studies", lambda table: table.study_id.isin(left_over), of=tables)

    assert holds(claim_id, with_full_texts(quarter - 1))
    assert not holds(claim_id, with_full_texts(quarter))


def test_no_report_was_read_whole_unless_one_was() -> None:
    source = where(source_id=as_built()["sources"].source_id.iloc[0])
    assert holds("none-read-whole", with_cells("sources", source, text_read="full text in part"))
    assert not holds("none-read-whole", with_cells("sources", source, text_read="full text"))


def test_texts_called_randomised_are_unless_one_is_not_or_is_not_known() -> None:
    claim_id = "called-randomised"
    for study in ("xia2020", "garcia2013", "gandhi2009", "leal2021", "ndhlovu2025"):
        assert not holds(claim_id, with_study(study, design="cohort"))
        assert not holds(claim_id, without_rows("studies", where(study_id=study)))
    assert not holds(claim_id, with_study("xia2020", masking="double-blind"))
    assert holds(claim_id, with_study("leal2021", masking="single-blind"))
    assert holds(claim_id, with_study("wang2021", design="cohort"))


def test_trials_of_killer_cells_are_at_best_open_unless_one_is_masked_or_none_is_randomised() -> None:
    claim_id = "nk-at-best-open"
    assert not holds(claim_id, with_study("xia2020", masking="double-blind"))
    assert not holds(claim_id, with_study("xia2020", design="cohort"))
    assert not holds(claim_id, with_study("miller2024", design="randomised trial"))
    assert holds(claim_id, with_study("miller2024", design="randomised trial", masking="open-label"))


def test_trials_of_dendritic_cells_have_at_best_a_placebo_unless_there_are_fewer_than_two() -> None:
    claim_id = "dc-at-best-placebo"
    for changed in (
        {"control": "none"},
        {"design": "cohort"},
        {"masking": "not reported"},
        {"inclusion": "registered"},
    ):
        assert not holds(claim_id, with_study("leal2021", **changed))
    assert not holds(claim_id, without_rows("studies", where(study_id="jacobson2016")))
    assert holds(claim_id, with_study("garcia2013", control="none"))


def test_most_groups_are_small_unless_half_have_thirty_people() -> None:
    participants = as_built()["participants"]
    counted = participants[participants.counts == "yes"].drop_duplicates("study_id")
    people, half = counted.people_finding_id, len(counted) // 2
    assert not holds("most-groups-small", with_first("findings", "value", people, half, "29", "30"))
    assert holds("most-groups-small", with_first("findings", "value", people, half + 1, "29", "30"))


def test_groups_that_do_not_count_are_not_among_those_of_which_most_are_small() -> None:
    tables = with_cells("participants", where(counts="yes"), counts="no")
    assert not holds("most-groups-small", tables)


def test_transplants_were_for_another_disease_unless_a_tenth_had_them_for_hiv() -> None:
    claim_id, people, studies = "hsct-almost-all-for-another-disease", counted_people(), included(modality_id="hsct")
    people = people[people.index.isin(studies.study_id)]
    for_another = people.index.isin(studies.study_id[studies.indication == "cancer or blood disease"])
    others, rest = int(people[for_another].sum()), int(people[~for_another].sum())
    # Nine others for each person transplanted for HIV or the liver is a tenth; the claim needs more others than that.
    tenth = -(-others // 9)
    nine_tenths = with_people("gupta2009", int(people["gupta2009"]) + 9 * tenth - others)
    of_marrow = where(finding_id=finding_of_people("liu2020marrow"))

    def with_rest(n: int) -> Tables:
        return with_cells("findings", of_marrow, of=nine_tenths, value=str(int(people["liu2020marrow"]) + n - rest))

    assert not holds(claim_id, with_rest(tenth))
    assert holds(claim_id, with_rest(tenth - 1))


def test_a_transplant_for_a_disease_that_is_not_reported_is_not_for_another_disease() -> None:
    tables = with_cells("studies", where(indication="cancer or blood disease"), indication="not reported")
    assert not holds("hsct-almost-all-for-another-disease", tables)


def test_illness_and_death_were_not_compared_unless_a_study_bears_on_them() -> None:
    claim_id, health = "illness-and-death-not-compared", where(outcome="health")
    assert not holds(claim_id, with_cells("certainty_outcomes", health, studies="xia2020"))
    assert not holds(claim_id, with_cells("certainty_outcomes", health, rating="very low"))


def test_women_are_not_told_of_in_most_studies_unless_half_tell() -> None:
    studies = included().study_id
    fewer_than_half = (len(studies) - 1) // 2
    half = len(studies) - len(studies) // 2
    assert not holds("women-not-told-in-most", with_first("studies", "n_women", studies, half, "1", ""))
    assert holds("women-not-told-in-most", with_first("studies", "n_women", studies, fewer_than_half, "1", ""))


def test_most_studies_are_from_the_united_states_and_china_unless_another_country_has_more() -> None:
    assert not holds("countries-named-oftenest", with_cells("studies", where(country="China"), country="Spain"))
    assert holds("countries-named-oftenest", with_cells("studies", where(country="Spain"), country="not reported"))


def test_no_study_with_results_is_from_africa_unless_one_is() -> None:
    assert not holds("no-african-country", with_study("xia2020", country="Uganda"))
    assert not holds("no-african-country", with_study("xia2020", country="China; Uganda"))
    assert holds("no-african-country", with_study("xia2020", country="Uganda", inclusion="mentioned"))
