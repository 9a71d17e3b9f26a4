-- Every reported number of a study, by a part of its name
SELECT * FROM numbers WHERE study LIKE '%' || :study || '%'
