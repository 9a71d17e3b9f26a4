-- Every reported number of a study, by a part of its name or of its key
SELECT numbers.*
FROM numbers
JOIN findings ON findings.finding_id = numbers.finding_id
WHERE numbers.study LIKE '%' || :study || '%' OR findings.study_id LIKE '%' || :study || '%'
ORDER BY findings.rowid
