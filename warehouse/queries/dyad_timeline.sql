-- How did two countries treat each other, month by month?
-- Change the two country codes; both directions are shown.
SELECT month, source, target, n_events, verbal_cooperation + material_cooperation AS cooperation,
    verbal_conflict + material_conflict AS conflict, round(avg_goldstein, 2) AS goldstein
FROM dyads_monthly
WHERE (source, target) IN (('RUS', 'UKR'), ('UKR', 'RUS'))
ORDER BY month, source;
