"""Events with coordinates, for maps: GeoJSON (RFC 7946) and GeoParquet 1.1, written without any spatial library."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.schema import table
from events.warehouse.query import plain

if TYPE_CHECKING:
    import duckdb

_BATCH = 16_384
_LOCATED = "place_lat IS NOT NULL AND place_lon IS NOT NULL"
_SQL = f"SELECT * FROM events WHERE {_LOCATED} ORDER BY date_start NULLS LAST, event_id"

#: WGS 84 with longitude first, as PROJJSON; this is also what GeoParquet takes for granted when no CRS is given.
_CRS = {
    "$schema": "https://proj.org/schemas/v0.7/projjson.schema.json",
    "type": "GeographicCRS",
    "name": "WGS 84 (CRS84)",
    "datum_ensemble": {
        "name": "World Geodetic System 1984 ensemble",
        "members": [{"name": "World Geodetic System 1984 (G2139)"}],
        "ellipsoid": {"name": "WGS 84", "semi_major_axis": 6378137, "inverse_flattening": 298.257223563},
        "accuracy": "2.0",
    },
    "coordinate_system": {
        "subtype": "ellipsoidal",
        "axis": [
            {"name": "Geodetic longitude", "abbreviation": "Lon", "direction": "east", "unit": "degree"},
            {"name": "Geodetic latitude", "abbreviation": "Lat", "direction": "north", "unit": "degree"},
        ],
    },
    "id": {"authority": "OGC", "code": "CRS84"},
}


def write_geojson(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write a FeatureCollection with one point per event; all other columns are properties."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        stream.write('{"type": "FeatureCollection", "features": [')
        first = True
        for batch in con.sql(_SQL).to_arrow_reader(_BATCH):
            for row in batch.to_pylist():
                stream.write(("" if first else ",") + "\n" + json.dumps(_feature(row), ensure_ascii=False))
                first = False
        stream.write("\n]}\n")


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": row["event_id"],
        "geometry": {"type": "Point", "coordinates": [row["place_lon"], row["place_lat"]]},
        "properties": {k: plain(v) for k, v in row.items() if k not in ("place_lon", "place_lat")},
    }


def write_geoparquet(con: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Write the events with a ``geometry`` column (well-known binary points) and GeoParquet 1.1 metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = table("events").arrow()
    bounds = con.execute(
        f"SELECT min(place_lon), min(place_lat), max(place_lon), max(place_lat) FROM events WHERE {_LOCATED}"
    ).fetchall()[0]
    column: dict[str, Any] = {"encoding": "WKB", "geometry_types": ["Point"], "crs": _CRS}
    if bounds[0] is not None:
        column["bbox"] = list(bounds)
    geo = {"version": "1.1.0", "primary_column": "geometry", "columns": {"geometry": column}}
    geometry = pa.field("geometry", pa.binary(), nullable=False)
    full = pa.schema([*schema, geometry], metadata={**(schema.metadata or {}), b"geo": json.dumps(geo).encode()})
    with pq.ParquetWriter(path, full, compression="zstd") as writer:
        for batch in con.sql(_SQL).to_arrow_reader(_BATCH):
            points = [
                struct.pack("<BIdd", 1, 1, lon, lat)
                for lon, lat in zip(
                    batch.column("place_lon").to_pylist(), batch.column("place_lat").to_pylist(), strict=True
                )
            ]
            columns = [*batch.cast(schema).columns, pa.array(points, pa.binary())]
            writer.write_batch(pa.RecordBatch.from_arrays(columns, schema=full))
