-- Averages of whole arms at baseline and at the last visit, and their difference; a change of medians is no median change
SELECT
  studies.label AS study,
  arms.label AS arm,
  outcomes.label AS outcome,
  first.statistic,
  first.value AS baseline,
  last.value AS last,
  computed_changes.value AS change,
  units.symbol AS unit,
  last.time_value AS last_time,
  last.time_unit,
  computed_changes.baseline_id,
  computed_changes.last_id
FROM computed_changes
JOIN findings AS first ON first.finding_id = computed_changes.baseline_id
JOIN findings AS last ON last.finding_id = computed_changes.last_id
JOIN arms ON arms.arm_id = computed_changes.arm_id
JOIN studies ON studies.study_id = computed_changes.study_id
JOIN outcomes ON outcomes.outcome_id = computed_changes.outcome_id
JOIN units ON units.unit_id = computed_changes.unit
ORDER BY study, arm, outcome
