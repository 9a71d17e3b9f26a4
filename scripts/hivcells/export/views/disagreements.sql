-- Where two texts, or two places of one, disagree: what each prints, which is followed, and why
SELECT
  discrepancies.discrepancy_id,
  studies.label AS study,
  discrepancies.topic,
  discrepancies.kind,
  a.title AS document_a,
  discrepancies.printed_a,
  b.title AS document_b,
  discrepancies.printed_b,
  discrepancies.follows,
  discrepancies.reason
FROM discrepancies
LEFT JOIN studies USING (study_id)
LEFT JOIN sources AS a ON a.source_id = discrepancies.source_a
LEFT JOIN sources AS b ON b.source_id = discrepancies.source_b
ORDER BY discrepancies.rowid
