-- What was denied, planned, demanded or merely possible, and so must not be counted as done?
SELECT polarity, modality, event_root_code, count(*) AS n_events, sum(n_mentions)::BIGINT AS n_mentions
FROM events
WHERE polarity <> 'affirmed' OR modality <> 'actual'
GROUP BY ALL
ORDER BY n_events DESC, polarity, modality, event_root_code;
