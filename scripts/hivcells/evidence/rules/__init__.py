"""Rules on the evidence that no table schema can say: across columns and across tables.

Each rule is a function from the tables to complaints; RULES lists them.
"""

from __future__ import annotations

from pathlib import Path

from hivcells.complaints import Complaint
from hivcells.evidence.rules import (
    of_bias,
    of_cases,
    of_certainty,
    of_checklists,
    of_clusters,
    of_crossovers,
    of_doubles,
    of_extraction,
    of_keys,
    of_named_rows,
    of_numbers,
    of_people,
    of_prints,
    of_quotations,
    of_references,
    of_registrations,
    of_results,
    of_series,
    of_signatures,
    of_spreadsheets,
    of_studies,
    of_text,
    of_words,
)
from hivcells.tables import Tables

RULES = (
    of_extraction.numbers_are_those_settled,
    of_extraction.judgements_are_those_settled,
    of_extraction.differences_are_settled,
    of_extraction.second_readings_say_what_was_known,
    of_extraction.readings_are_there,
    of_keys.keys_say_what_their_rows_are,
    of_keys.years_fit_their_keys,
    of_keys.arms_belong_to_their_study,
    of_keys.keys_begin_with_their_study,
    of_keys.events_are_counted_once,
    of_numbers.limits_enclose_the_value,
    of_numbers.numbers_fit_their_statistic,
    of_numbers.means_are_no_bounds,
    of_numbers.times_have_units,
    of_numbers.values_stand_in_what_was_printed,
    of_numbers.counts_stand_in_what_was_printed,
    of_numbers.events_do_not_exceed_people,
    of_series.averages_are_those_of_one_group,
    of_series.series_are_of_one_kind,
    of_series.visits_follow_from_times,
    of_spreadsheets.cells_are_neither_made_nor_run_by_a_spreadsheet,
    of_text.cells_are_written_plainly,
    of_words.intervals_are_those_of_the_words,
    of_words.rates_are_no_counts,
    of_words.powers_of_ten_are_kept,
    of_words.units_are_those_of_the_words,
    of_words.counts_are_of_what_is_printed,
    of_prints.spreads_have_their_kind,
    of_prints.people_behind_a_number_are_quoted,
    of_prints.correlations_of_a_part_say_of_how_many,
    of_prints.inferred_numbers_have_their_reason,
    of_quotations.second_readings_quote_their_numbers,
    of_quotations.second_readings_quote_what_the_first_did,
    of_quotations.nobody_is_told_in_words,
    of_quotations.severities_are_those_of_the_words,
    of_quotations.what_is_possible_is_not_attributed,
    of_quotations.bounds_are_no_values,
    of_people.people_are_within_bounds,
    of_people.groups_count_by_one_rule,
    of_people.people_given_and_compared_entered,
    of_people.people_entered_are_those_of_their_row,
    of_people.people_allocated_are_those_randomised,
    of_people.overlaps_are_named,
    of_people.women_are_among_the_people,
    of_registrations.registered_trials_have_their_state,
    of_registrations.registrations_are_of_their_study,
    of_registrations.states_stand_in_what_was_printed,
    of_registrations.records_are_older_than_their_reading,
    of_results.included_studies_have_a_result,
    of_results.randomised_trials_name_their_primary_outcome,
    of_results.primary_outcomes_that_are_named_are_marked,
    of_crossovers.crossovers_say_what_carries_over,
    of_crossovers.crossovers_are_compared_within_people,
    of_crossovers.paired_comparisons_are_of_crossovers,
    of_crossovers.people_of_crossovers_are_added_up_once,
    of_crossovers.planned_trials_take_no_spread_within_people,
    of_clusters.cluster_trials_say_what_their_clusters_were,
    of_clusters.intervals_of_cluster_trials_take_account_of_clusters,
    of_clusters.planned_trials_take_no_numbers_of_cluster_trials,
    of_cases.stops_fit_together,
    of_cases.cases_link_rows_of_the_same_people,
    of_doubles.documents_stand_once,
    of_doubles.labels_tell_apart,
    of_doubles.people_count_in_one_row,
    of_doubles.people_of_an_arm_are_those_of_their_study,
    of_doubles.biases_are_judged_once,
    of_bias.judgements_are_those_of_their_tool,
    of_references.dates_are_days,
    of_studies.participants_name_their_people,
    of_studies.caveats_are_known,
    of_studies.figures_show_what_is_known,
    of_studies.registered_trials_count_once,
    of_studies.studies_were_screened,
    of_studies.works_have_one_identifier,
    of_studies.authors_are_set_apart,
    of_studies.addresses_say_what_the_columns_say,
    of_references.journals_have_one_spelling,
    of_references.addresses_are_no_searches,
    of_references.addresses_are_no_front_pages,
    of_references.remarks_stand_apart_from_titles,
    of_references.remarks_stand_apart_from_journals,
    of_certainty.domains_are_judged,
    of_certainty.ratings_follow_their_domains,
    of_certainty.certainty_begins_as_its_studies_allow,
    of_certainty.people_are_those_of_rows,
    of_certainty.few_people_are_imprecise,
    of_named_rows.interruptions_name_rows_that_count,
    of_named_rows.who_has_a_level_after_return_is_counted,
    of_named_rows.stops_fit_the_people,
    of_named_rows.planned_trials_name_numbers,
    of_named_rows.pooled_groups_are_pairs,
    of_checklists.items_have_place_or_reason,
    of_checklists.places_name_their_document,
    of_signatures.signatures_are_of_numbers,
    of_signatures.signatures_are_of_a_person,
    of_signatures.refusals_say_what_it_should_be,
    of_signatures.nobody_signs_a_number_twice,
)


# A corrected number is not that of the print, nor that of the readings of the print.
OF_THE_PRINT = (
    of_numbers.values_stand_in_what_was_printed,
    of_numbers.counts_stand_in_what_was_printed,
    of_extraction.numbers_are_those_settled,
    of_quotations.second_readings_quote_their_numbers,
    of_words.powers_of_ten_are_kept,
    of_words.units_are_those_of_the_words,
    of_words.rates_are_no_counts,
    of_words.counts_are_of_what_is_printed,
)
RULES_ON_WHAT_IS_USED = tuple(rule for rule in RULES if rule not in OF_THE_PRINT)


def complaints_across_tables(tables: Tables, paths: dict[str, Path], rules: tuple = RULES) -> list[Complaint]:
    """Everything that the rules forbid; a rule names the table, the complaint its file."""
    return [
        Complaint(str(paths[found.file]), found.line, found.problem, found.remedy, found.column, found.value)
        for rule in rules
        for found in rule(tables)
    ]
