-- Every reported number with names in place of keys, its printed words and its document
SELECT
  findings.finding_id,
  studies.label AS study,
  modalities.label AS modality,
  arms.label AS arm,
  compared.label AS compared_with,
  outcomes.label AS outcome,
  findings.scope,
  findings.time_value,
  findings.time_unit,
  findings.visit,
  findings.statistic,
  findings.relation,
  findings.value,
  findings.low,
  findings.high,
  findings.interval,
  units.symbol AS unit,
  findings.n_assessed,
  findings.as_printed,
  sources.title AS document,
  sources.year,
  findings.locator,
  sources.url
FROM findings
LEFT JOIN studies USING (study_id)
LEFT JOIN modalities USING (modality_id)
LEFT JOIN arms USING (arm_id)
LEFT JOIN arms AS compared ON compared.arm_id = findings.comparator_arm_id
LEFT JOIN outcomes USING (outcome_id)
LEFT JOIN units ON units.unit_id = findings.unit
LEFT JOIN sources ON sources.source_id = findings.source_id
ORDER BY findings.rowid
