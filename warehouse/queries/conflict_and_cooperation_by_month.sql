-- How much conflict and cooperation was there in each month?
SELECT date_trunc('month', day)::DATE AS month,
    sum(n_events) FILTER (quad_class = 1)::BIGINT AS verbal_cooperation,
    sum(n_events) FILTER (quad_class = 2)::BIGINT AS material_cooperation,
    sum(n_events) FILTER (quad_class = 3)::BIGINT AS verbal_conflict,
    sum(n_events) FILTER (quad_class = 4)::BIGINT AS material_conflict
FROM events_daily
GROUP BY ALL
ORDER BY month;
