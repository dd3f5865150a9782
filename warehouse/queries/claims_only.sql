-- Which events do we know only because somebody claims them?
SELECT date_start AS day, attributed_to_code AS claimed_by, source_code, event_code, target_code, n_mentions, example_sentence
FROM events
WHERE attributed_to_code IS NOT NULL OR attributed_to_text IS NOT NULL
ORDER BY n_mentions DESC, event_id
LIMIT 20;
