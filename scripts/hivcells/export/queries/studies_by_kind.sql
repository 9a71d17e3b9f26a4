-- Included studies by what was given and by design
SELECT modalities.label AS modality, studies.design, count(*) AS studies
FROM studies JOIN modalities USING (modality_id)
WHERE studies.inclusion = 'included'
GROUP BY modality, studies.design
ORDER BY modality, studies DESC
