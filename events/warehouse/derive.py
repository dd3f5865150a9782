"""The ``events`` rows: every mention of an event contributes its most specific part.

Ties are always broken by the mention id, and means are taken over exact decimals, so that the rows do not depend on the
order in which DuckDB's threads meet the mentions.
"""

from __future__ import annotations

_ACTOR = ("code", "country", "group", "role", "name")
_CODE = (
    "event_code", "event_base_code", "event_root_code", "quad_class", "goldstein", "plover_type", "plover_mode",
    "plover_context",
)  # fmt: skip
_DATE = ("date_start", "date_end", "date_value", "date_granularity", "date_status")
_PLACE = ("name", "type", "country", "admin1", "lat", "lon", "geonameid")

#: What makes one mention more telling than another, per part of the row. Each ends with the mention id.
_BEST = "(confidence, mention_id)"
_RANKS = {
    "source": "(length(coalesce(source_code, '')), source_name IS NOT NULL, confidence, mention_id)",
    "target": "(length(coalesce(target_code, '')), target_name IS NOT NULL, confidence, mention_id)",
    "code": "(CASE WHEN substr(event_code, 3) IN ('', '0') THEN 0 ELSE length(event_code) END, confidence, mention_id)",
    # A fact that somebody also speaks of hypothetically stays a fact.
    "manner": "(modality <> 'hypothetical', confidence, mention_id)",
    # Of equal dates the first: reports come on the day of the event or later, and a war is dated by its beginning.
    "date": (
        "(CASE WHEN date_start IS NULL THEN 0 WHEN date_status = 'publication' THEN 1"
        " WHEN date_end IS NULL THEN 2 ELSE 3 END, coalesce(date_start - date_end, 0),"
        " -epoch(date_start::TIMESTAMP), confidence, mention_id)"
    ),
    "place": (
        "(CASE place_type WHEN 'city' THEN 3 WHEN 'site' THEN 3 WHEN 'country' THEN 1 ELSE 2 END,"
        " confidence, mention_id)"
    ),
}


def _struct(columns: list[str]) -> str:
    return "{" + ", ".join(f"'{c}': {c}" for c in columns) + "}"


def event_rows(mentions: str, articles: str, base_events: str, generation: int) -> str:
    """Return SQL for the ``events`` rows of all events in ``mentions``.

    ``articles`` has what :func:`article_keys` gives; ``base_events`` the stored events with
    ``event_id`` and ``generation``; an event that is not among them gets ``generation``.

    An event is *claimed* only when every mention is attributed to somebody. Casualties and participants are the
    highest number stated. Copies (``is_copy``) count as articles but not as sources; an event known from copies only
    has one source.
    """
    source = [f"source_{c}" for c in _ACTOR]
    target = [f"target_{c}" for c in _ACTOR]
    place = [f"place_{c}" for c in _PLACE]
    claimed = "attributed_to_code IS NULL AND attributed_to_text IS NULL"
    parts = f"""
SELECT event_id,
    arg_max({_struct(source)}, {_RANKS["source"]}) AS s,
    arg_max({_struct(target)}, {_RANKS["target"]}) AS t,
    arg_max({_struct(list(_CODE))}, {_RANKS["code"]}) AS c,
    arg_max({_struct(["polarity", "modality"])}, {_RANKS["manner"]}) AS m,
    CASE WHEN NOT bool_or({claimed})
        THEN arg_max({_struct(["attributed_to_text", "attributed_to_code"])}, {_BEST}) END AS a,
    arg_max({_struct(list(_DATE))}, {_RANKS["date"]}) AS d,
    arg_max({_struct(place)}, {_RANKS["place"]}) FILTER (place_name IS NOT NULL) AS p,
    max(size_dead) AS size_dead, max(size_injured) AS size_injured, max(size_participants) AS size_participants,
    bool_or(in_lead) AS in_lead,
    count(*)::INTEGER AS n_mentions,
    count(DISTINCT article_id)::INTEGER AS n_articles,
    greatest(count(DISTINCT source_key) FILTER (NOT is_copy), 1)::INTEGER AS n_sources,
    min(published_at) AS first_published, max(published_at) AS last_published,
    (sum(tone::DECIMAL(18, 6)) / count(tone))::DOUBLE AS avg_tone,
    max(confidence) AS max_confidence,
    arg_max({_struct(["mention_id", "article_id", "sentence", "address"])}, {_BEST}) AS e
FROM {mentions} JOIN {articles} USING (article_id) GROUP BY event_id"""
    picks = [f"s.{c}" for c in source] + [f"t.{c}" for c in target] + [f"c.{c}" for c in _CODE]
    picks += ["m.polarity", "m.modality", "a.attributed_to_text", "a.attributed_to_code"]
    picks += [f"d.{c}" for c in _DATE] + [f"p.{c}" for c in place]
    return f"""
SELECT event_id, {", ".join(picks)},
    size_dead, size_injured, size_participants, in_lead, n_mentions, n_articles, n_sources, first_published,
    last_published, avg_tone, max_confidence, e.mention_id, e.article_id, e.sentence, e.address, coalesce(b.generation,
    {generation})::INTEGER AS generation
FROM ({parts}) LEFT JOIN (SELECT event_id, generation FROM {base_events}) b USING (event_id)"""


def article_keys(articles: str) -> str:
    """Return SQL for what :func:`event_rows` needs of the articles: publisher, time, whether it is a copy."""
    host = "regexp_extract(url, '^[a-z]+://(?:www\\.)?([^/:?#]+)', 1)"
    return f"""SELECT article_id, published_at, duplicate_of IS NOT NULL AS is_copy, coalesce(url, uri) AS address,
    coalesce(lower(source_name), nullif({host}, ''), article_id) AS source_key FROM {articles}"""
