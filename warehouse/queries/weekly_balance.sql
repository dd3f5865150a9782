-- How does the mean Goldstein value between two countries move from week to week?
SELECT date_trunc('week', date_start)::DATE AS week, count(*) AS n_events, round(avg(goldstein), 2) AS goldstein,
    round(avg(avg(goldstein)) OVER (ORDER BY date_trunc('week', date_start) ROWS 3 PRECEDING), 2) AS goldstein_4_weeks
FROM events
WHERE polarity = 'affirmed' AND modality = 'actual' AND date_start = date_end
    AND source_country = 'RUS' AND target_country = 'UKR'
GROUP BY date_trunc('week', date_start)
ORDER BY week;
