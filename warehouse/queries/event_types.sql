-- Which kinds of events are there, by code, and how do they score?
SELECT e.event_code, c.name, e.goldstein, e.quad_class, count(*) AS n_events, sum(e.n_mentions)::BIGINT AS n_mentions
FROM events e LEFT JOIN cameo_codes c ON c.code = e.event_code
GROUP BY ALL
ORDER BY n_events DESC, e.event_code
LIMIT 30;
