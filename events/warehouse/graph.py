"""Who did how much to whom, as GraphML: nodes are actors, edges are directed and weighted by events, per quad class."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    import duckdb

_EDGES = """
SELECT source_code, target_code, count(*) AS n_events, sum(n_mentions)::BIGINT AS n_mentions,
    count(*) FILTER (quad_class = 1) AS verbal_cooperation, count(*) FILTER (quad_class = 2) AS material_cooperation,
    count(*) FILTER (quad_class = 3) AS verbal_conflict, count(*) FILTER (quad_class = 4) AS material_conflict,
    round(avg(goldstein::DECIMAL(9, 4)), 4)::DOUBLE AS avg_goldstein
FROM events
WHERE polarity = 'affirmed' AND modality = 'actual' AND source_code IS NOT NULL AND target_code IS NOT NULL
GROUP BY ALL ORDER BY 1, 2
"""
_NODES = """
SELECT code, mode(country) AS country, mode(name) AS name, count(*) AS n_events FROM (
    SELECT source_code AS code, source_country AS country, source_name AS name FROM events
    WHERE polarity = 'affirmed' AND modality = 'actual' AND source_code IS NOT NULL AND target_code IS NOT NULL
    UNION ALL
    SELECT target_code, target_country, target_name FROM events
    WHERE polarity = 'affirmed' AND modality = 'actual' AND source_code IS NOT NULL AND target_code IS NOT NULL)
GROUP BY code ORDER BY code
"""
_NODE_KEYS = {"country": "string", "name": "string", "n_events": "long"}
_EDGE_KEYS = {
    "n_events": "long",
    "n_mentions": "long",
    "verbal_cooperation": "long",
    "material_cooperation": "long",
    "verbal_conflict": "long",
    "material_conflict": "long",
    "avg_goldstein": "double",
}


def write_graphml(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the network of affirmed, actual events between two named actors."""
    nodes, edges = con.execute(_NODES).fetchall(), con.execute(_EDGES).fetchall()
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    for domain, keys in (("node", _NODE_KEYS), ("edge", _EDGE_KEYS)):
        lines += [
            f'  <key id="{domain}_{name}" for="{domain}" attr.name="{name}" attr.type="{kind}"/>'
            for name, kind in keys.items()
        ]
    lines.append('  <graph id="events" edgedefault="directed">')
    for code, *values in nodes:
        lines.append(f"    <node id={quoteattr(code)}>{_data('node', _NODE_KEYS, values)}</node>")
    for source, target, *values in edges:
        ends = f"source={quoteattr(source)} target={quoteattr(target)}"
        lines.append(f"    <edge {ends}>{_data('edge', _EDGE_KEYS, values)}</edge>")
    lines += ["  </graph>", "</graphml>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def _data(domain: str, keys: dict[str, str], values: list[Any]) -> str:
    pairs = zip(keys, values, strict=True)
    return "".join(f'<data key="{domain}_{k}">{escape(str(v))}</data>' for k, v in pairs if v is not None)
