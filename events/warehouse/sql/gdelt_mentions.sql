-- Mentions in the 16 columns of a GDELT 2.0 Mentions file, in their order.
-- One row per mention of an event in gdelt_events. Offsets are exact characters into the article text; the tone is that of the
-- sentence; the time of an event is its first report.
SELECT
    ('0x' || substr(m.event_id, 2, 15))::BIGINT AS GLOBALEVENTID,
    strftime(coalesce(e.first_published::TIMESTAMP, e.date_start::TIMESTAMP), '%Y%m%d%H%M%S')::BIGINT AS EventTimeDate,
    strftime(coalesce(a.published_at::TIMESTAMP, e.date_start::TIMESTAMP), '%Y%m%d%H%M%S')::BIGINT AS MentionTimeDate,
    1 AS MentionType,
    coalesce(a.source_name, regexp_extract(a.url, '^[a-z]+://(?:www\.)?([^/:?#]+)', 1)) AS MentionSourceName,
    coalesce(a.url, a.uri) AS MentionIdentifier,
    m.sentence_index + 1 AS SentenceID,
    coalesce(m.source_start, -1) AS Actor1CharOffset,
    coalesce(m.target_start, -1) AS Actor2CharOffset,
    m.action_start AS ActionCharOffset,
    1 AS InRawText,
    round(100 * m.confidence)::INTEGER AS Confidence,
    a.n_chars AS MentionDocLen,
    m.tone AS MentionDocTone,
    NULL::VARCHAR AS MentionDocTranslationInfo,
    NULL::VARCHAR AS Extras
FROM event_mentions m
JOIN articles a ON a.article_id = m.article_id
JOIN events e ON e.event_id = m.event_id
WHERE e.polarity = 'affirmed' AND e.modality = 'actual' AND coalesce(e.date_start, e.first_published::DATE) IS NOT NULL
