-- Who did what to whom, most reported first?
SELECT date_start AS day, coalesce(source_name, source_code) AS source, coalesce(c.name, event_code) AS action,
    coalesce(target_name, target_code) AS target, n_mentions, n_sources
FROM events LEFT JOIN cameo_codes c ON c.code = event_code
WHERE polarity = 'affirmed' AND modality = 'actual'
ORDER BY n_mentions DESC, n_sources DESC, event_id
LIMIT 20;
