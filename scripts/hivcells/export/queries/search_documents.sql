-- Documents whose title, authors, journal, key or other descriptive words hold all of some words
SELECT sources.source_id, sources.authors, sources.year, sources.title, sources.container, sources.kind, sources.url
FROM sources_fts JOIN sources ON sources.rowid = sources_fts.rowid
WHERE sources_fts MATCH :words
ORDER BY rank
