-- How are event dates known, and how precise are they?
SELECT date_status, date_granularity, count(*) AS n_mentions, round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS percent
FROM event_mentions
GROUP BY ALL
ORDER BY n_mentions DESC, date_status, date_granularity;
