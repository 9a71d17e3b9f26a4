-- Whose people count in totals, and why others do not
SELECT
  participants.cohort_id,
  studies.label AS study,
  modalities.label AS modality,
  studies.design,
  participants.counts,
  participants.n_entered,
  participants.n_given_cells,
  participants.n_compared,
  participants.n_surely_different,
  participants.n_at_most,
  participants.overlap_group,
  participants.reason
FROM participants
LEFT JOIN studies USING (study_id)
LEFT JOIN modalities USING (modality_id)
ORDER BY participants.rowid
