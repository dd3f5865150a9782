-- Events per day, event root and quad class, with mentions and mean Goldstein value.
-- Only affirmed, actual events that are dated to the day.
SELECT
    date_start AS day,
    event_root_code,
    quad_class,
    count(*) AS n_events,
    sum(n_mentions)::BIGINT AS n_mentions,
    sum(n_articles)::BIGINT AS n_articles,
    avg(goldstein) AS avg_goldstein,
    avg(avg_tone) AS avg_tone
FROM events
WHERE polarity = 'affirmed' AND modality = 'actual' AND date_start = date_end
GROUP BY ALL
