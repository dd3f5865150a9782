-- How many days after an event is it reported?
SELECT (published_date - date_start) AS days_later, count(*) AS n_mentions
FROM event_mentions
WHERE date_status IN ('explicit', 'relative') AND date_start = date_end AND published_date >= date_start
GROUP BY ALL
ORDER BY days_later;
