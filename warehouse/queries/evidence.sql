-- On which words does each event rest?
SELECT e.event_id, m.source_text, m.action_text, m.target_text, m.date_text, m.place_text, m.rule_id,
    round(m.confidence, 2) AS confidence, m.sentence, coalesce(a.url, a.uri) AS found_in
FROM events e
JOIN event_mentions m USING (event_id)
JOIN articles a USING (article_id)
ORDER BY e.n_mentions DESC, e.event_id, m.confidence DESC, m.mention_id
LIMIT 20;
