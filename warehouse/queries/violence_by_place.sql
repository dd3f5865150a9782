-- Where did violence happen, and how many deaths were stated there?
SELECT place_name, place_country, sum(n_events)::BIGINT AS n_events, sum(size_dead)::BIGINT AS dead,
    min(first_day) AS first_day, max(last_day) AS last_day
FROM conflict_map
WHERE event_root_code IN ('18', '19', '20')
GROUP BY ALL
ORDER BY n_events DESC, place_name
LIMIT 20;
