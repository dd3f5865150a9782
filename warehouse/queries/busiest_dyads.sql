-- Which pairs of actors have the most events with each other?
SELECT least(source, target) AS a, greatest(source, target) AS b, sum(n_events)::BIGINT AS n_events,
    round(sum(n_events * avg_goldstein) / sum(n_events), 2) AS goldstein
FROM dyads_monthly
WHERE source <> target
GROUP BY ALL
ORDER BY n_events DESC, a, b
LIMIT 20;
