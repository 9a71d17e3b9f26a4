-- Every event with names in place of keys, its share, its printed words and its document
SELECT
  events.event_id,
  studies.label AS study,
  modalities.label AS modality,
  arms.label AS arm,
  outcomes.label AS outcome,
  events.event,
  events.scope,
  events.kind,
  events.severity,
  events.n_events,
  events.n_assessed,
  events.counted,
  round(100.0 * events.n_events / events.n_assessed, 1) AS percent,
  events.as_printed,
  sources.title AS document,
  events.locator,
  sources.url
FROM events
LEFT JOIN studies USING (study_id)
LEFT JOIN modalities USING (modality_id)
LEFT JOIN arms USING (arm_id)
LEFT JOIN outcomes USING (outcome_id)
LEFT JOIN sources ON sources.source_id = events.source_id
ORDER BY events.rowid
