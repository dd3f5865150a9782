-- What each actor did and what was done to it, per month: the actor's code, as source and as target.
-- Only affirmed, actual events whose month is known.
SELECT
    date_trunc('month', date_start)::DATE AS month,
    actor_code,
    country,
    count(*) FILTER (side = 'source') AS n_as_source,
    count(*) FILTER (side = 'target') AS n_as_target,
    count(*) FILTER (quad_class <= 2) AS n_cooperation,
    count(*) FILTER (quad_class >= 3) AS n_conflict,
    avg(goldstein) FILTER (side = 'source') AS avg_goldstein_as_source,
    avg(goldstein) FILTER (side = 'target') AS avg_goldstein_as_target
FROM (
    SELECT date_start, date_end, polarity, modality, quad_class, goldstein, 'source' AS side, source_code AS actor_code,
        source_country AS country FROM events
    UNION ALL
    SELECT date_start, date_end, polarity, modality, quad_class, goldstein, 'target', target_code, target_country FROM events
)
WHERE polarity = 'affirmed' AND modality = 'actual' AND actor_code IS NOT NULL
    AND date_trunc('month', date_start) = date_trunc('month', date_end)
GROUP BY ALL
