"""What the merge looks at in each mention, as SQL over ``event_mentions``.

Most of it are columns as they are. A few things are read from the words: whether an action names a whole war, whether it
is a journey or a meeting, what a statement is about, and whether the text adds another act ("also met").
"""

from __future__ import annotations

#: Words that name a war as a whole, at the end of the action's words.
_WAR = "(war|invasion|aggression)$"
#: Words that name an attack and, beside a war that is named, the war itself: a noun, or a verb about a whole country.
_ATTACK = "(attack|assault|offensive|onslaught)$"
_ATTACKING = "^(attacks|attacked|attacking|invades|invaded|invading|continues? to attack)$"
#: What makes it a war that may come, or another one: "a further invasion", "any aggression".
_NOT_THE_WAR = (
    r"\b(an?|any|another|further|renew|renewed|new|potential|possible|future|imminent)"
    r"( [a-z-]+){0,2} (war|invasion|aggression)$"
)
#: Roles that are a side of their own in a war inside a country.
_ARMED = "REB|INS|SEP|UAF"
_TRAVEL = r"\b(travel|trip|visit|tour|arriv|depart|journey|fly|flew|went|goes|going|heading|return)"
#: Meeting somebody. "Also met" is another meeting, while "also discussed" goes on about the same one.
_MEETING = r"\b(meet|met|visit|travel|host)"
_WORDS = "('01', '02', '05', '06', '08', '10', '11', '12', '13')"

_STATEMENT = f"(event_root_code IN {_WORDS} OR (event_root_code = '03' AND event_code <> '036'))"
#: A war is named by its two sides and holds no finer place than a country.
_NAMES_WAR = """event_root_code = '19' AND polarity = 'affirmed' AND modality IN ('actual', 'hypothetical')
        AND published_date IS NOT NULL AND source_code IS NOT NULL AND target_code IS NOT NULL
        AND coalesce(place_type, 'country') = 'country'"""
#: What only the day of its article dates: it has that day, or none because it is only supposed or asked for.
_BY_ARTICLE = "(date_status = 'publication' OR (date_start IS NULL AND date_value IS NULL))"
_ONE_ATTACK = f"""{_BY_ARTICLE} AND length(target_code) = 3 AND target_name IS NOT NULL AND (
            (rule_id LIKE '%19-attack/noun' AND regexp_matches(act, '{_ATTACK}'))
            OR (rule_id LIKE '%19-attack/verb' AND modality = 'actual' AND regexp_matches(act, '{_ATTACKING}')))"""
_ARMED_SIDES = " || ".join(
    f"CASE WHEN regexp_matches(coalesce({side}_code, ''), '{_ARMED}') THEN '!' ELSE '-' END"
    for side in ("source", "target")
)

#: The two actors as far as the block needs them: the country, else the group, else the code.
SIDES = {
    short: f"coalesce({side}_country, {side}_group, {side}_code, '')"
    for short, side in (("src", "source"), ("tgt", "target"))
}

#: ``src`` and ``tgt`` name the actor as far as the block needs it; ``day`` and ``last`` bound the date (``last`` counts
#: only for stated dates); ``kind`` is one of cluster.KINDS, before anchoring. ``mode`` is one for actual and
#: hypothetical mentions, and ``doubt`` tells them apart. ``naming`` is ``war`` for the name of a whole war, ``attack``
#: for what may stand for one. ``tail`` has the words of a statement from the action on. ``also`` is the
#: sentence, when it adds another act of the kind. What is still ahead has no day but that of its article, like what has none.
KEYS = f"""
SELECT mention_id, event_id, article_id, sentence_index,
    {SIDES["src"]} AS src, {SIDES["tgt"]} AS tgt,
    event_root_code AS root,
    polarity || CASE WHEN modality = 'hypothetical' THEN 'actual' ELSE modality END AS mode,
    modality = 'hypothetical' AS doubt, coalesce(rule_id LIKE '%/noun', false) AS noun, event_code AS code,
    coalesce(source_code, '') AS source, coalesce(target_code, '') AS target,
    CASE WHEN source_kind = 'PERSON' THEN source_name END AS source_person,
    CASE WHEN target_kind = 'PERSON' THEN target_name END AS target_person,
    place_type, lower(place_name) AS place_name, place_country, place_admin1, place_geonameid,
    CASE WHEN NOT vague THEN coalesce(date_start, published_date) END AS day,
    CASE WHEN NOT vague THEN
        CASE WHEN date_start IS NULL THEN published_date ELSE coalesce(date_end, DATE '9999-12-31') END END AS last,
    CASE WHEN date_start IS NULL THEN date_value END AS value,
    CASE WHEN vague THEN 'X'
         WHEN coalesce(date_start, published_date) IS NULL THEN 'X'
         WHEN {_BY_ARTICLE} OR ahead THEN 'P'
         WHEN date_start IS NULL THEN 'U'
         WHEN coalesce(date_end, DATE '9999-12-31') <= date_start THEN 'D'
         WHEN coalesce(date_end, DATE '9999-12-31') - date_start <= 30 THEN 'I'
         ELSE 'L' END AS kind,
    published_date AS published,
    CASE WHEN {_NAMES_WAR} THEN
        CASE WHEN regexp_matches(act, '{_WAR}') AND NOT regexp_matches(upto, '{_NOT_THE_WAR}') THEN 'war'
             WHEN {_ONE_ATTACK} THEN 'attack' END END AS naming,
    {_ARMED_SIDES} AS sides,
    event_root_code IN ('03', '04') AND regexp_matches(act, '{_TRAVEL}') AS travel,
    CASE WHEN {_STATEMENT} THEN substr(sentence, greatest(found, 1)) END AS tail,
    CASE WHEN {_STATEMENT} THEN concat_ws(' ', source_name, target_name) END AS names,
    CASE WHEN found > 1 AND regexp_matches(lower(right(substr(sentence, 1, found - 1), 24)), '\\balso\\b')
        AND ({_STATEMENT} OR (event_root_code IN ('03', '04') AND regexp_matches(act, '{_MEETING}')))
        THEN sentence_index END AS also
FROM (SELECT *, lower(action_text) AS act, instr(sentence, action_text) AS found,
    lower(substr(sentence, 1, instr(sentence, action_text) + length(action_text) - 1)) AS upto,
    date_status = 'inferred' AND date_text IS NULL AND date_start IS NOT NULL
        AND coalesce(date_end, DATE '9999-12-31') > date_start AS vague,
    date_status = 'unresolved' AND date_text IS NULL AND date_start IS NOT NULL AND date_end IS NULL AS ahead
"""


def keys(rows: str) -> str:
    """SQL for the keys of the mentions in ``rows`` (what may follow ``FROM``)."""
    return f"{KEYS} FROM {rows})"
