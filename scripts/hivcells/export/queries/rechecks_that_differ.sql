-- Printed statistics that do not follow from what else is printed
SELECT recheck.*, numbers.as_printed, numbers.document
FROM computed_recheck AS recheck
LEFT JOIN numbers ON numbers.finding_id = recheck.printed_id
WHERE recheck.verdict LIKE 'does not follow%'
ORDER BY recheck.study_id
