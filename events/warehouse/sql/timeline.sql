-- One readable line per event, with the sentence that shows it best: for tables and lists in time order.
SELECT
    e.date_start AS day,
    e.date_granularity,
    coalesce(e.source_name, e.source_code) AS source,
    coalesce(c.name, e.event_code) AS action,
    coalesce(e.target_name, e.target_code) AS target,
    e.place_name AS place,
    e.polarity,
    e.modality,
    e.attributed_to_code,
    e.quad_class,
    e.goldstein,
    e.n_mentions,
    e.n_sources,
    e.example_sentence AS sentence,
    e.example_url AS url,
    e.event_id
FROM events e
LEFT JOIN cameo_codes c ON c.code = e.event_code
