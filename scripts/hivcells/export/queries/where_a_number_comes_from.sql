-- The printed words and the document behind a number, by its id or the beginning of it
SELECT finding_id, value, low, high, unit, as_printed, document, locator, url
FROM numbers WHERE finding_id LIKE :id || '%'
