-- Which events are told by at least two independent sources?
SELECT event_id, date_start AS day, source_code, event_code, target_code, place_name, n_articles, n_sources,
    round(max_confidence, 2) AS confidence
FROM events
WHERE n_sources >= 2
ORDER BY n_sources DESC, n_articles DESC, event_id
LIMIT 20;
