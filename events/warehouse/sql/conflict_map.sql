-- Places of material conflict (quad class 4) for a map: events, deaths stated, first and last day.
-- Only affirmed, actual events with coordinates more precise than a country.
SELECT
    place_name,
    place_country,
    place_admin1,
    place_lat,
    place_lon,
    event_root_code,
    count(*) AS n_events,
    sum(n_mentions)::BIGINT AS n_mentions,
    sum(size_dead)::BIGINT AS size_dead,
    min(date_start) AS first_day,
    max(date_end) AS last_day
FROM events
WHERE quad_class = 4 AND polarity = 'affirmed' AND modality = 'actual'
    AND place_lat IS NOT NULL AND place_lon IS NOT NULL AND place_type IS DISTINCT FROM 'country'
GROUP BY ALL
