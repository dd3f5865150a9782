-- Who did how much to whom, per month: events between two countries (or groups, where there is no country) by quad class.
-- Only affirmed, actual events whose month is known.
SELECT
    date_trunc('month', date_start)::DATE AS month,
    coalesce(source_country, source_group, source_code) AS source,
    coalesce(target_country, target_group, target_code) AS target,
    count(*) AS n_events,
    sum(n_mentions)::BIGINT AS n_mentions,
    count(*) FILTER (quad_class = 1) AS verbal_cooperation,
    count(*) FILTER (quad_class = 2) AS material_cooperation,
    count(*) FILTER (quad_class = 3) AS verbal_conflict,
    count(*) FILTER (quad_class = 4) AS material_conflict,
    avg(goldstein) AS avg_goldstein
FROM events
WHERE polarity = 'affirmed' AND modality = 'actual'
    AND source_code IS NOT NULL AND target_code IS NOT NULL
    AND date_trunc('month', date_start) = date_trunc('month', date_end)
GROUP BY ALL
