"""Copies: syndicated and near-duplicate articles, found by their stored signatures, across builds.

A signature holds one byte of each of 128 MinHash values (b-bit minwise hashing, Li and König 2010), as 256 hexadecimal
digits. Articles that share a band of four bytes are candidates; the share of equal bytes, corrected for chance
(1/256), estimates the Jaccard overlap of their word shingles. The original of a set of copies is the one published
first (undated last), then the one with the smallest id; an article that was an original in an earlier build stays one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.warehouse.sqltools import scalar

if TYPE_CHECKING:
    import duckdb

#: Estimated overlap from which two articles are copies of each other.
THRESHOLD = 0.75
_VALUES = 128
_BAND = 8  # hexadecimal digits
#: A band shared by more articles than this tells nothing (boilerplate).
_MAX_BUCKET = 200


def compact_fingerprint(signature: bytes) -> str | None:
    """Return what is stored of a MinHash signature: the low byte of each of its values, in hexadecimal.

    The signature has 128 little-endian 32-bit values. ``None`` for the signature of a text without words. Raises
    ``ValueError`` when the length is another one.
    """
    if len(signature) != 4 * _VALUES:
        raise ValueError(f"a signature has {4 * _VALUES} bytes, not {len(signature)}")
    if signature == b"\xff" * len(signature):
        return None
    return signature[::4].hex()


def find_copies(con: duckdb.DuckDBPyConnection, stored: str) -> int:
    """Fill the table ``copies(article_id, original)`` for the view ``new_articles``, both of ``con``; return its size.

    ``stored`` is the relation of articles that are there already. Only new articles become copies; the original is
    never a copy itself.
    """
    columns = "article_id, fingerprint, text_sha256"
    rank = "(NOT is_new, published_at IS NOT NULL, -epoch_us(coalesce(published_at, to_timestamp(0))))"
    # Of the stored articles only those with a text or a band of a new one take part: the tables here grow with the new
    # articles, not with the warehouse, which is read once as a stream.
    con.execute(f"CREATE TABLE new_bands AS SELECT DISTINCT band FROM {_bands('new_articles')}")
    con.execute(
        f"""CREATE TABLE candidates AS
        SELECT {columns}, is_new, {rank} AS rank FROM (
            SELECT {columns}, published_at, true AS is_new FROM new_articles UNION ALL
            SELECT {columns}, published_at, false FROM {stored} WHERE duplicate_of IS NULL AND (
                text_sha256 IN (SELECT text_sha256 FROM new_articles)
                OR article_id IN (SELECT article_id FROM {_bands(stored)} WHERE band IN (FROM new_bands))))"""
    )
    # Equal texts are copies of the first of them; only that one is compared with other texts.
    con.execute(
        """CREATE TABLE heads AS SELECT * FROM candidates
        QUALIFY row_number() OVER (PARTITION BY text_sha256 ORDER BY rank DESC, article_id) = 1"""
    )
    con.execute(
        """CREATE TABLE links AS
        SELECT c.article_id AS copy, h.article_id AS original, h.rank AS rank
        FROM candidates c JOIN heads h USING (text_sha256) WHERE c.is_new AND c.article_id <> h.article_id"""
    )
    con.execute(
        f"""CREATE TABLE shared AS
        SELECT article_id, is_new, band FROM {_bands("heads")} JOIN heads USING (article_id)
        WHERE band IN (SELECT band FROM {_bands("heads")} GROUP BY band HAVING count(*) BETWEEN 2 AND {_MAX_BUCKET})"""
    )
    con.execute(
        f"""INSERT INTO links
        SELECT c.article_id, o.article_id, o.rank
        FROM (SELECT DISTINCT a.article_id AS copy, b.article_id AS original
              FROM shared a JOIN shared b USING (band) WHERE a.is_new AND a.article_id <> b.article_id) p
        JOIN heads c ON c.article_id = p.copy JOIN heads o ON o.article_id = p.original
        WHERE (o.rank > c.rank OR (o.rank = c.rank AND o.article_id < c.article_id))
          AND {_overlap("c.fingerprint", "o.fingerprint")} >= {THRESHOLD}"""
    )
    # The best-ranked original of a copy; when that is a copy itself, follow it up (the rank only ever rises, so this
    # ends).
    con.execute(
        """CREATE TABLE copies AS
        WITH RECURSIVE first AS (
            SELECT copy, original FROM links
            QUALIFY row_number() OVER (PARTITION BY copy ORDER BY rank DESC, original) = 1),
        up(copy, original, depth) AS (
            SELECT copy, original, 0 FROM first
            UNION ALL SELECT u.copy, f.original, u.depth + 1 FROM up u JOIN first f ON f.copy = u.original)
        SELECT copy AS article_id, arg_max(original, depth) AS original FROM up GROUP BY copy"""
    )
    for name in ("new_bands", "candidates", "heads", "shared", "links"):
        con.execute(f"DROP TABLE {name}")
    return int(scalar(con, "SELECT count(*) FROM copies"))


def _bands(articles: str) -> str:
    """SQL for the bands of ``articles``, hashed: one row of ``article_id`` and ``band`` each."""
    parts = (f"hash({i}, substr(fingerprint, {1 + i * _BAND}, {_BAND}))" for i in range(2 * _VALUES // _BAND))
    return f"(SELECT article_id, unnest([{', '.join(parts)}]) AS band FROM {articles} WHERE fingerprint IS NOT NULL)"


def _overlap(a: str, b: str) -> str:
    """SQL for the estimated Jaccard overlap of two stored signatures."""
    same = (
        f"len(list_filter(range({_VALUES}), lambda i: "
        f"substr({a}, (2 * i + 1)::BIGINT, 2) = substr({b}, (2 * i + 1)::BIGINT, 2)))"
    )
    return f"(({same} / {_VALUES}.0) - 1 / 256.0) / (1 - 1 / 256.0)"
