-- Numbers whose printed words, key, place or note hold all of some words
SELECT numbers.*
FROM findings_fts
JOIN findings ON findings.rowid = findings_fts.rowid
JOIN numbers ON numbers.finding_id = findings.finding_id
WHERE findings_fts MATCH :words
ORDER BY rank
