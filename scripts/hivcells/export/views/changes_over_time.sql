-- Averages of whole arms at baseline and at the last visit, and their difference; a change of medians is no median change
SELECT
  studies.label AS study,
  arms.label AS arm,
  outcomes.label AS outcome,
  first.statistic,
  first.value AS baseline,
  last.value AS last,
  round(last.value - first.value, 6) AS change,
  units.symbol AS unit,
  last.time_value AS last_time,
  last.time_unit,
  first.finding_id AS baseline_id,
  last.finding_id AS last_id
FROM findings AS first
JOIN findings AS last
  ON last.arm_id = first.arm_id
  AND last.outcome_id = first.outcome_id
  AND last.statistic = first.statistic
JOIN arms ON arms.arm_id = first.arm_id
JOIN studies ON studies.study_id = first.study_id
JOIN outcomes ON outcomes.outcome_id = first.outcome_id
JOIN units ON units.unit_id = first.unit
WHERE first.visit = 'baseline' AND last.visit = 'last' AND first.relation = '=' AND last.relation = '='
ORDER BY study, arm, outcome
