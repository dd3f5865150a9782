"""The tables: contract names, derived Arrow schemas and DDL, and the generated page."""

from __future__ import annotations

from pathlib import Path

import pytest

from events import schema

ACTOR = ("text", "start", "end", "code", "country", "group", "role", "name")
CODED = [
    "event_code",
    "event_base_code",
    "event_root_code",
    "quad_class",
    "goldstein",
    "plover_type",
    "plover_mode",
    "plover_context",
    "polarity",
    "modality",
]
CONTRACT = {
    "event_mentions": [
        *["mention_id", "event_id", "article_id", "sentence_index", "sentence", "sentence_start"],
        *(f"source_{k}" for k in ACTOR),
        *(f"target_{k}" for k in ACTOR),
        *["action_text", "action_start", "action_end"],
        *CODED,
        *[
            "attributed_to_text",
            "attributed_to_code",
            "date_text",
            "date_start",
            "date_end",
            "date_value",
            "date_granularity",
        ],
        *[
            "date_status",
            "place_text",
            "place_start",
            "place_end",
            "place_name",
            "place_type",
            "place_country",
            "place_admin1",
        ],
        *[
            "place_lat",
            "place_lon",
            "place_geonameid",
            "size_dead",
            "size_injured",
            "size_participants",
            "in_lead",
            "tone",
            "rule_id",
        ],
        "confidence",
    ],
    "articles": [
        "article_id",
        "uri",
        "source_name",
        "url",
        "title",
        "language",
        "text_sha256",
        "published_at",
        "published_status",
        "dateline_place",
        "n_chars",
        "n_sentences",
        "n_mentions",
        "duplicate_of",
        "genre",
    ],
    "events": [
        "event_id",
        *CODED,
        *["n_mentions", "n_articles", "n_sources", "first_published", "last_published", "avg_tone", "max_confidence"],
        "example_mention_id",
    ],
    "rejects": ["uri", "stage", "reason", "detail"],
}
TYPES = {
    "sentence_start": "int32", "quad_class": "int32", "goldstein": "double", "date_start": "date32[day]",
    "in_lead": "bool", "confidence": "double", "size_dead": "int32", "event_code": "string", "tone": "double",
}  # fmt: skip


@pytest.mark.parametrize("name", CONTRACT)
def test_contract_columns_come_first_and_in_order(name):
    columns = [c for c in schema.table(name).names if c in CONTRACT[name]]
    assert columns == CONTRACT[name]


def test_contract_types():
    arrow = schema.table("event_mentions").arrow()
    assert {name: str(arrow.field(name).type) for name in TYPES} == TYPES
    assert str(schema.table("articles").arrow().field("published_at").type) == "timestamp[us, tz=UTC]"


def test_every_field_carries_its_description():
    for spec in schema.load_tables().values():
        for field in spec.arrow():
            assert field.metadata[b"description"], f"{spec.name}.{field.name}"


def test_ddl_and_comments_run_in_duckdb():
    import duckdb

    con = duckdb.connect()
    for spec in schema.load_tables().values():
        con.execute(spec.ddl())
        for statement in spec.comments():
            con.execute(statement)
    assert con.execute("SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND NOT internal").fetchall() == [
        (0,)
    ]


def test_tables_page_is_fresh():
    page = Path(__file__).parents[3] / "docs" / "tables.md"
    assert page.read_text(encoding="utf-8") == schema.tables_markdown(), "run: python -m events.schema > docs/tables.md"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("table: t\nkind: fact\nkey: [a]\ndescription: d\n", "expected the keys"),
        (
            "table: t\nkind: fact\nkey: [b]\ndescription: d\ncolumns: [{name: a, type: string, description: x}]",
            "no column",
        ),
        (
            "table: t\nkind: fact\nkey: [a]\ndescription: d\ncolumns: [{name: a, type: str, description: x}]",
            "unknown type",
        ),
        ("table: t\nkind: fact\nkey: [a]\ndescription: d\ncolumns: [{name: a, type: string}]", "missing or unknown"),
        (
            "table: t\nkind: fact\nkey: [a]\ndescription: d\n"
            "columns: [{name: a, type: string, description: x, values: [no, 010]}]",
            "must be quoted",
        ),
        ("a: [", "t.yaml"),
    ],
)
def test_faulty_schema_files_are_refused(tmp_path, text, message):
    path = tmp_path / "t.yaml"
    path.write_text(text)
    with pytest.raises(schema.SchemaError, match=message):
        schema.read_table(path)


def test_unknown_table_names_the_known_ones():
    with pytest.raises(schema.SchemaError, match="event_mentions"):
        schema.table("nope")
