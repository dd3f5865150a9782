"""Give every new mention its event: blocks and bookkeeping in SQL (out of core), the decision itself in ``cluster.py``.

Only blocks with new or removed mentions are looked at, and of these only the months touched, the month after (a
mention may belong to an event on the last days of the month before) and the stated days of the month before.

An event is called after its *founder*, the mention with the smallest id when the event was first seen: ``m1f…`` founds
``e1f…``. The id stays with the founder's cluster. When clusters of several events become one, the event of the earliest
merge survives (``generation``, then id) and the others become aliases of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from events.warehouse.cluster import Atom, Place, cluster_block

if TYPE_CHECKING:
    import duckdb

_FETCH_ROWS = 20_000

#: What the merge looks at in a mention. ``src`` and ``tgt`` name the actor as far as the block needs it; ``day`` and
#: ``last`` bound the date (``last`` counts only for stated dates); ``kind`` is one of cluster.KINDS, before
#: anchoring.
KEYS = """
SELECT mention_id, event_id, article_id, sentence_index,
    coalesce(source_country, source_group, source_code, '') AS src,
    coalesce(target_country, target_group, target_code, '') AS tgt,
    event_root_code AS root, polarity || modality AS mode, event_code AS code,
    coalesce(source_code, '') AS source, coalesce(target_code, '') AS target,
    CASE WHEN source_kind = 'PERSON' THEN source_name END AS source_person,
    CASE WHEN target_kind = 'PERSON' THEN target_name END AS target_person,
    place_type, lower(place_name) AS place_name, place_country, place_admin1, place_geonameid,
    CASE WHEN NOT vague THEN coalesce(date_start, published_date) END AS day,
    CASE WHEN NOT vague THEN
        CASE WHEN date_start IS NULL THEN published_date ELSE coalesce(date_end, DATE '9999-12-31') END END AS last,
    CASE WHEN date_start IS NULL THEN date_value END AS value,
    CASE WHEN vague THEN 'X'
         WHEN date_start IS NULL THEN CASE WHEN published_date IS NULL THEN 'X' ELSE 'U' END
         WHEN date_status = 'publication' THEN 'P'
         WHEN coalesce(date_end, DATE '9999-12-31') <= date_start THEN 'D'
         WHEN coalesce(date_end, DATE '9999-12-31') - date_start <= 30 THEN 'I'
         ELSE 'L' END AS kind
FROM (SELECT *,
    date_status = 'inferred' AND date_text IS NULL AND date_start IS NOT NULL
        AND coalesce(date_end, DATE '9999-12-31') > date_start AS vague
"""


def assign_events(con: duckdb.DuckDBPyConnection, *, generation: int, base: str, fresh: str, events: str) -> None:
    """Fill the tables ``assign``, ``lost`` and ``changed`` of ``con``.

    ``base`` and ``fresh`` are relations with the columns of ``event_mentions``: the stored mentions and the new ones,
    ``events`` the stored events. The table ``gone(article_id)`` names articles whose stored mentions are to be left
    out.

    ``assign(mention_id, event_id, old_event_id, is_new)`` has the new mentions and the stored ones that were looked at;
    ``lost(event_id, merged_into)`` the events joined to an older one; ``changed(event_id)`` every event, old or new,
    whose mentions are not what they were.
    """
    _collect(con, base, fresh)
    _anchor(con)
    _atoms(con)
    _cluster(con)
    _name(con, generation, events)


def _keys(rows: str) -> str:
    """SQL for the keys of the mentions in ``rows`` (what may follow ``FROM``)."""
    return f"{KEYS} FROM {rows})"


def _collect(con: duckdb.DuckDBPyConnection, base: str, fresh: str) -> None:
    """Table ``cand``: keys of the new mentions and of all stored ones in the same blocks, near the touched months."""
    con.execute(f"CREATE TABLE gone_keys AS {_keys(f'{base} WHERE article_id IN (FROM gone)')}")
    # A recoded mention that kept its id still speaks for its former event; so does one whose event rows are rebuilt.
    con.execute(
        f"""CREATE TABLE cand AS
        SELECT k.* REPLACE (coalesce(g.event_id, k.event_id) AS event_id), true AS is_new
        FROM ({_keys(fresh)}) k LEFT JOIN gone_keys g USING (mention_id)"""
    )
    con.execute(
        """CREATE TABLE touched AS SELECT src, tgt, root, mode, min(day) AS low, max(day) AS high
        FROM (SELECT src, tgt, root, mode, day FROM cand UNION ALL SELECT src, tgt, root, mode, day FROM gone_keys)
        GROUP BY ALL"""
    )
    con.execute(
        f"""INSERT INTO cand SELECT k.*, false FROM ({_keys(f"{base} WHERE article_id NOT IN (FROM gone)")}) k
        JOIN touched t USING (src, tgt, root, mode)
        WHERE k.day IS NULL OR k.day BETWEEN t.low - 70 AND t.high + 70"""
    )


def _anchor(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``keys``: ``cand`` with block and month.

    A mention without a stated day takes that of its own article's nearest sentence about the same actors and root, if
    that is within a week of publication.
    """
    con.execute(
        """CREATE TABLE anchor AS
        SELECT c.mention_id, arg_min(d.day, (abs(d.sentence_index - c.sentence_index), d.mention_id)) AS day
        FROM cand c JOIN cand d USING (article_id, src, tgt, root, mode)
        WHERE c.kind IN ('P', 'U', 'X') AND d.kind = 'D' AND c.mention_id <> d.mention_id
          AND c.value IS NULL AND (c.day IS NULL OR abs(c.day - d.day) <= 7)
        GROUP BY c.mention_id"""
    )
    con.execute(
        """CREATE TABLE keys AS
        SELECT *, CASE WHEN kind = 'X' THEN 0 ELSE year(day) * 12 + month(day) END AS month,
            md5(concat_ws(chr(31), src, tgt, root, mode, CASE WHEN kind = 'X' THEN article_id END)) AS block
        FROM (SELECT c.* REPLACE (coalesce(a.day, c.day) AS day, coalesce(a.day, c.last) AS last,
                  CASE WHEN a.day IS NULL THEN c.kind ELSE 'A' END AS kind)
              FROM cand c LEFT JOIN anchor a USING (mention_id))"""
    )
    con.execute("DROP TABLE cand")
    con.execute("DROP TABLE anchor")


def _atoms(con: duckdb.DuckDBPyConnection) -> None:
    """Tables ``work`` (the mentions that take part, with the signature of their atom) and ``atoms``."""
    con.execute(
        f"""CREATE TABLE months AS
        SELECT DISTINCT block, month + step AS month, false AS context
        FROM (SELECT block, month FROM keys WHERE is_new UNION
              SELECT md5(concat_ws(chr(31), src, tgt, root, mode, CASE WHEN kind = 'X' THEN article_id END)),
                     CASE WHEN kind = 'X' THEN 0 ELSE year(day) * 12 + month(day) END FROM gone_keys
              {_ANCHORED_GONE}),
             (VALUES (0), (1)) s(step)"""
    )
    con.execute(
        """INSERT INTO months SELECT DISTINCT m.block, m.month - 1, true FROM months m
        WHERE NOT EXISTS (FROM months o WHERE o.block = m.block AND o.month = m.month - 1)"""
    )
    con.execute(
        """CREATE TABLE work AS
        SELECT k.*, md5(concat_ws(chr(31), block, kind, day, last, code, source, target,
            coalesce(source_person, chr(30)), coalesce(target_person, chr(30)), coalesce(place_type, chr(30)),
            coalesce(place_name, chr(30)), coalesce(place_country, chr(30)), coalesce(place_admin1, chr(30)),
            coalesce(place_geonameid::VARCHAR, chr(30)),
            CASE WHEN kind IN ('U', 'X') THEN article_id || chr(31) || coalesce(value, '') END)) AS sig
        FROM keys k JOIN months m USING (block, month)
        WHERE NOT m.context OR (k.kind = 'D' AND k.day >= last_day(k.day) - 3)"""
    )
    con.execute("DROP TABLE keys")
    con.execute(
        """CREATE TABLE atoms AS
        SELECT sig, any_value(block) AS block, any_value(month) AS month, any_value(kind) AS kind,
            any_value(day - DATE '1970-01-01')::INTEGER AS day, any_value(last - DATE '1970-01-01')::INTEGER AS last,
            any_value(code) AS code, any_value(source) AS source, any_value(target) AS target,
            any_value(source_person) AS source_person, any_value(target_person) AS target_person,
            any_value(place_type) AS place_type, any_value(place_name) AS place_name,
            any_value(place_country) AS place_country, any_value(place_admin1) AS place_admin1,
            any_value(place_geonameid) AS place_geonameid,
            CASE WHEN any_value(kind) IN ('U', 'X') THEN any_value(article_id) END AS article,
            any_value(value) AS value
        FROM work GROUP BY sig"""
    )


#: A removed mention may have been anchored to another month by its article; then that block and month are touched, too.
_ANCHORED_GONE = """
    UNION SELECT md5(concat_ws(chr(31), c.src, c.tgt, c.root, c.mode)), year(d.day) * 12 + month(d.day)
    FROM gone_keys c JOIN gone_keys d USING (article_id, src, tgt, root, mode) WHERE d.kind = 'D'"""


def _cluster(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``reps(sig, rep)``: for each atom that joined a cluster begun by another atom, that other atom."""
    import pyarrow as pa

    con.execute("CREATE TABLE reps (sig VARCHAR, rep VARCHAR)")
    writer = con.cursor()
    held: list[tuple[str, str]] = []

    def flush() -> None:
        if held:
            pairs = pa.table({"sig": [p[0] for p in held], "rep": [p[1] for p in held]})
            writer.register("pairs", pairs)
            writer.execute("INSERT INTO reps SELECT sig, rep FROM pairs")
            writer.unregister("pairs")
            held.clear()

    for block in _blocks(con):
        held.extend((sig, rep) for sig, rep in cluster_block(block) if sig != rep)
        if len(held) >= _FETCH_ROWS:
            flush()
    flush()
    writer.close()


def _blocks(con: duckdb.DuckDBPyConnection) -> Iterator[list[Atom]]:
    """Yield the atoms of every block that has more than one, in the order of time."""
    result = con.execute(
        """SELECT block, sig, kind, month, coalesce(day, 0), coalesce(last, 0), code, source, target,
            source_person, target_person, place_type, place_name, place_country, place_admin1, place_geonameid,
            article, value
        FROM atoms WHERE block IN (SELECT block FROM atoms GROUP BY block HAVING count(*) > 1)
        ORDER BY block, month, sig"""
    )

    def rows() -> Iterator[tuple[Any, ...]]:
        while part := result.fetchmany(_FETCH_ROWS):
            yield from part

    for _, group in groupby(rows(), key=itemgetter(0)):
        yield [_atom(row) for row in group]


def _atom(row: tuple[Any, ...]) -> Atom:
    place = None if row[12] is None else Place(*row[11:16])
    names = ("id", "kind", "month", "day", "end", "code", "source", "target", "source_person", "target_person")
    return Atom(**dict(zip(names, row[1:11], strict=True)), place=place, article=row[16], value=row[17])


def _name(con: duckdb.DuckDBPyConnection, generation: int, events: str) -> None:
    """Tables ``assign``, ``lost`` and ``changed``: clusters get the id of their oldest event, or a new one."""
    con.execute(
        """CREATE TABLE members AS
        SELECT w.mention_id, w.event_id AS old_event_id, w.is_new, coalesce(r.rep, w.sig) AS rep,
            'e' || substr(w.mention_id, 2) AS founds
        FROM work w LEFT JOIN reps r USING (sig)"""
    )
    for name in ("work", "atoms", "reps", "months"):
        con.execute(f"DROP TABLE {name}")
    con.execute(f"CREATE TABLE live AS SELECT event_id, generation FROM {events}")
    con.execute(
        """CREATE TABLE owners AS
        SELECT rep, event_id, coalesce(generation, 0) AS generation FROM (
            SELECT old_event_id AS event_id, rep, count(*) AS n, bool_or(founds = old_event_id) AS founder,
                min(mention_id) AS least
            FROM members WHERE old_event_id IS NOT NULL GROUP BY ALL)
        LEFT JOIN live USING (event_id)
        QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY founder DESC, n DESC, least) = 1"""
    )
    con.execute(
        """CREATE TABLE named AS
        SELECT rep, event_id FROM owners
        QUALIFY row_number() OVER (PARTITION BY rep ORDER BY generation, event_id) = 1"""
    )
    con.execute(
        """INSERT INTO named
        SELECT rep, coalesce(min(founds) FILTER (live.event_id IS NULL), 'e' || substr(md5(min(founds)), 1, 20))
        FROM members LEFT JOIN live ON live.event_id = members.founds
        WHERE rep NOT IN (SELECT rep FROM named) GROUP BY rep"""
    )
    con.execute(
        """CREATE TABLE lost AS SELECT o.event_id, n.event_id AS merged_into FROM owners o JOIN named n USING (rep)
        WHERE o.event_id <> n.event_id"""
    )
    con.execute(
        """CREATE TABLE assign AS SELECT mention_id, n.event_id, old_event_id, is_new
        FROM members JOIN named n USING (rep)"""
    )
    con.execute(
        """CREATE TABLE changed AS
        SELECT event_id FROM assign WHERE is_new OR event_id IS DISTINCT FROM old_event_id
        UNION SELECT old_event_id FROM assign WHERE event_id <> old_event_id
        UNION SELECT event_id FROM gone_keys WHERE event_id IS NOT NULL"""
    )
    for name in ("members", "owners", "named", "live", "touched"):
        con.execute(f"DROP TABLE {name}")
