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

from events.warehouse.agree import Place, Statement
from events.warehouse.cluster import Atom, cluster_block
from events.warehouse.evidence import SIDES, keys

if TYPE_CHECKING:
    import duckdb

_FETCH_ROWS = 20_000

#: Days to both sides of the touched ones in which stored mentions are looked at: three months back and forth where the
#: name of a war may draw attacks to it, else two.
_NEAR = "CASE WHEN root = '19' THEN 130 ELSE 70 END"
#: Within so many days of a mention that names a war, an attack without place or date of its own stands for the war. No
#: longer than the shortest month, so that a name can reach the next months only.
_BESIDE_WAR = 28
#: What tells two wars apart: the sides and their direction.
_WAR_BLOCK = "md5(concat_ws(chr(31), src, tgt, sides, mode, 'war'))"


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
    _read_articles(con)
    _anchor(con)
    _wars(con)
    _atoms(con)
    _cluster(con)
    _name(con, generation, events)


def _collect(con: duckdb.DuckDBPyConnection, base: str, fresh: str) -> None:
    """Table ``cand``: keys of the new mentions and of all stored ones in the same blocks, near the touched months."""
    con.execute(f"CREATE TABLE gone_keys AS {keys(f'{base} WHERE article_id IN (FROM gone)')}")
    # A recoded mention that kept its id still speaks for its former event; so does one whose event rows are rebuilt.
    con.execute(
        f"""CREATE TABLE cand AS
        SELECT k.* REPLACE (coalesce(g.event_id, k.event_id) AS event_id), true AS is_new
        FROM ({keys(fresh)}) k LEFT JOIN gone_keys g USING (mention_id)"""
    )
    con.execute(
        """CREATE TABLE touched AS SELECT src, tgt, root, mode, min(day) AS low, max(day) AS high,
            bool_or(naming IS NOT NULL) AS of_war
        FROM (SELECT src, tgt, root, mode, day, naming FROM cand
              UNION ALL SELECT src, tgt, root, mode, day, naming FROM gone_keys)
        GROUP BY ALL"""
    )
    # Actors and root first: reading the words of every stored mention would take longer than all the rest.
    stored = f"""(SELECT b.* FROM (FROM {base} WHERE article_id NOT IN (FROM gone)) b
        SEMI JOIN touched t ON {SIDES["src"]} = t.src AND {SIDES["tgt"]} = t.tgt AND event_root_code = t.root)"""
    con.execute(
        f"""INSERT INTO cand SELECT k.*, false FROM ({keys(stored)}) k
        JOIN touched t USING (src, tgt, root, mode)
        WHERE k.day IS NULL OR k.day BETWEEN t.low - ({_NEAR}) AND t.high + ({_NEAR})
            OR (t.of_war AND k.naming IS NOT NULL)"""
    )


def _read_articles(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``cand_read``: ``cand`` with what the rest of the article says about a mention.

    ``doubt`` goes when the same article tells the same meeting as having happened; ``beside`` names the article when the
    mention, or another of the same actors and root in it, adds an act ("also met").
    """
    con.execute(
        """CREATE TABLE cand_read AS
        WITH sure AS (SELECT DISTINCT article_id, code, source, target, mode, day FROM cand
                WHERE NOT doubt AND root = '04'),
            added AS (SELECT DISTINCT article_id, src, tgt, root, mode, day FROM cand WHERE also IS NOT NULL)
        SELECT c.* REPLACE (c.doubt AND NOT EXISTS (FROM sure s WHERE s.article_id = c.article_id AND s.code = c.code
                AND s.source = c.source AND s.target = c.target AND s.mode = c.mode AND abs(s.day - c.day) <= 7) AS doubt),
            CASE WHEN EXISTS (FROM added a WHERE a.article_id = c.article_id AND a.src = c.src AND a.tgt = c.tgt
                AND a.root = c.root AND a.mode = c.mode AND (abs(a.day - c.day) <= 31 OR a.day IS NULL OR c.day IS NULL))
                THEN c.article_id END AS beside
        FROM cand c"""
    )
    con.execute("DROP TABLE cand")


def _anchor(con: duckdb.DuckDBPyConnection) -> None:
    """Table ``keys``: ``cand_read`` with block and month.

    A mention without a stated day takes that of its own article's nearest sentence about the same actors and root, if
    that is within a week of publication. A journey to come takes the stretch of days that its article gives it.
    """
    con.execute(
        """CREATE TABLE anchor AS
        SELECT c.mention_id, arg_min(d.day, (abs(d.sentence_index - c.sentence_index), d.mention_id)) AS day
        FROM cand_read c JOIN cand_read d USING (article_id, src, tgt, root, mode)
        WHERE c.kind IN ('P', 'U', 'X') AND d.kind = 'D' AND c.mention_id <> d.mention_id
          AND c.value IS NULL AND (c.day IS NULL OR abs(c.day - d.day) <= 7)
        GROUP BY c.mention_id"""
    )
    con.execute(
        """CREATE TABLE journey AS
        SELECT c.mention_id, arg_min({'day': d.day, 'last': d.last},
            (abs(d.sentence_index - c.sentence_index), d.last - d.day, d.mention_id)) AS days
        FROM cand_read c JOIN cand_read d USING (article_id, src, tgt, root, mode)
        WHERE c.kind = 'P' AND d.kind = 'I' AND c.travel AND d.travel AND abs(d.day - c.day) <= 31
          AND c.mention_id NOT IN (SELECT mention_id FROM anchor)
        GROUP BY c.mention_id"""
    )
    con.execute(
        """CREATE TABLE keys AS
        SELECT *, CASE WHEN kind = 'X' THEN 0 ELSE year(day) * 12 + month(day) END AS month,
            md5(concat_ws(chr(31), src, tgt, root, mode, CASE WHEN kind = 'X' THEN article_id END)) AS block
        FROM (SELECT c.* REPLACE (coalesce(a.day, j.days.day, c.day) AS day, coalesce(a.day, j.days.last, c.last) AS last,
                  CASE WHEN a.day IS NOT NULL THEN 'A' WHEN j.days IS NOT NULL THEN 'I' ELSE c.kind END AS kind)
              FROM cand_read c LEFT JOIN anchor a USING (mention_id) LEFT JOIN journey j USING (mention_id))"""
    )
    for name in ("cand_read", "anchor", "journey"):
        con.execute(f"DROP TABLE {name}")


def _wars(con: duckdb.DuckDBPyConnection) -> None:
    """Give the mentions that name a war a block of their own in ``keys``, outside the months.

    An attack on a whole country without place and date of its own goes with them when a mention next to it names the
    war. Table ``near_war`` has the blocks and months that a change of names can reach.
    """
    reach = f"INTERVAL {_BESIDE_WAR} DAYS"
    con.execute(
        f"""CREATE TABLE war_names AS SELECT mention_id, {_WAR_BLOCK} AS block FROM (
            SELECT *, count(*) FILTER (naming = 'war') OVER (
                PARTITION BY src, tgt, sides, mode ORDER BY published::TIMESTAMP
                RANGE BETWEEN {reach} PRECEDING AND {reach} FOLLOWING) AS n
            FROM keys WHERE naming = 'war' OR (naming = 'attack' AND kind = 'P')) WHERE n > 0"""
    )
    con.execute(
        f"""CREATE TABLE near_war AS
        SELECT DISTINCT block, month, war_block FROM (
            SELECT md5(concat_ws(chr(31), src, tgt, root, mode)) AS block, {_WAR_BLOCK} AS war_block,
                unnest([m - 1, m, m + 1, m + 2]) AS month
            FROM (SELECT *, year(published) * 12 + month(published) AS m FROM
                (SELECT src, tgt, root, mode, sides, published FROM keys WHERE is_new AND naming IS NOT NULL UNION ALL
                 SELECT src, tgt, root, mode, sides, published FROM gone_keys WHERE naming IS NOT NULL)))"""
    )
    con.execute(
        """CREATE TABLE split AS
        SELECT k.* REPLACE (coalesce(w.block, k.block) AS block,
            CASE WHEN w.block IS NULL THEN k.month ELSE 0 END AS month,
            CASE WHEN w.block IS NULL THEN k.kind ELSE 'W' END AS kind,
            CASE WHEN w.block IS NULL THEN k.day ELSE least(k.day, k.published) END AS day,
            CASE WHEN w.block IS NULL THEN k.last ELSE greatest(least(k.day, k.published), least(k.last, k.published)) END
                AS last)
        FROM keys k LEFT JOIN war_names w USING (mention_id)"""
    )
    con.execute("DROP TABLE keys")
    con.execute("ALTER TABLE split RENAME TO keys")
    con.execute("DROP TABLE war_names")


def _atoms(con: duckdb.DuckDBPyConnection) -> None:
    """Tables ``work`` (the mentions that take part, with the signature of their atom) and ``atoms``."""
    con.execute(
        f"""CREATE TABLE months AS
        SELECT DISTINCT block, month + step AS month, false AS context
        FROM (SELECT block, month FROM keys WHERE is_new UNION
              SELECT md5(concat_ws(chr(31), src, tgt, root, mode, CASE WHEN kind = 'X' THEN article_id END)),
                     CASE WHEN kind = 'X' THEN 0 ELSE year(day) * 12 + month(day) END FROM gone_keys
              {_ANCHORED_GONE}),
             (VALUES (0), (1)) s(step)
        UNION SELECT block, month, false FROM near_war UNION SELECT war_block, 0, false FROM near_war"""
    )
    con.execute("DROP TABLE near_war")
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
            CASE WHEN kind IN ('U', 'X') THEN article_id || chr(31) || coalesce(value, '') END,
            CASE WHEN tail IS NOT NULL THEN article_id END,
            doubt, noun, travel, coalesce(also, -1), coalesce(beside, chr(30)), coalesce(tail, chr(30)), coalesce(names, chr(30)))) AS sig
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
            any_value(value) AS value, any_value(doubt) AS doubt, any_value(noun) AS noun, any_value(travel) AS travel,
            any_value(also) AS also, any_value(beside) AS beside, any_value(tail) AS tail, any_value(names) AS names,
            CASE WHEN any_value(tail) IS NOT NULL THEN any_value(article_id) END AS teller
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
            article, value, doubt, noun, travel, also, beside, tail, names, teller
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
    more = ("article", "value", "doubt", "noun", "travel", "also", "beside")
    statement = None if row[23] is None else Statement(row[23], row[24] or "", row[25])
    return Atom(
        **dict(zip(names, row[1:11], strict=True)),
        place=place,
        **dict(zip(more, row[16:23], strict=True)),
        statement=statement,
    )


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
