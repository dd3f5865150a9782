"""The live pages: they answer on loopback, read only, within limits, and only to their own pages."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events.errors import QueryError
from events.report.browse import Browser, Server
from events.types import Article, Document, Publication, SentenceSpan
from events.warehouse import Warehouse
from events.warehouse.rows import article_row

TEXT = "A note </script> about nothing."


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("warehouse")
    article = Article(article_id="a1", text=TEXT, uri="a.txt")
    document = Document(article=article, sentences=(SentenceSpan(0, 0, len(TEXT), 0),), publication=Publication())
    with Warehouse.open(folder, create=True).writer() as writer:
        writer.add([article_row(document, 0)], [])
        writer.finish({})
    return folder


@pytest.fixture(scope="module")
def server(warehouse: Path) -> Iterator[Server]:
    made = Server(Browser(warehouse, rows=5, seconds=1.0))
    thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.shutdown()
    thread.join()
    made.server_close()


def send(server: Server, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], str]:
    host, port = server.server_address[:2]
    connection = http.client.HTTPConnection(str(host), port, timeout=30)
    data = None if body is None else json.dumps(body)
    given = {"Content-Type": "application/json"} if body is not None else {}
    connection.request(method, path, data, {**given, **{k.replace("_", "-"): v for k, v in headers.items()}})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer.status, dict(answer.getheaders()), text


def ask(server: Server, sql: str) -> tuple[int, Any]:
    status, _, text = send(server, "POST", "/query", {"sql": sql})
    return status, json.loads(text)


def test_it_listens_on_loopback_only(server: Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def test_the_report_is_served_with_a_way_to_the_box(server: Server) -> None:
    status, headers, page = send(server, "GET", "/")
    assert status == 200
    assert 'href="/sql"' in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_the_box_knows_tables_and_examples(server: Server) -> None:
    _, _, page = send(server, "GET", "/sql")
    data = json.loads(page.partition('id="data">')[2].partition("</script>")[0])
    assert "event_id" in data["tables"]["events"]
    assert any(example["question"].endswith("?") for example in data["examples"])


def test_a_query_is_answered(server: Server) -> None:
    status, answer = ask(server, "SELECT article_id, text, published_at FROM articles")
    assert status == 200
    assert answer["columns"] == ["article_id", "text", "published_at"]
    assert answer["rows"] == [["a1", TEXT, None]]
    assert answer["more"] is False


def test_rows_are_limited(server: Server) -> None:
    _, answer = ask(server, "SELECT range AS n FROM range(100) ORDER BY n;")
    assert answer["rows"] == [[0], [1], [2], [3], [4]]
    assert answer["more"] is True


def test_time_is_limited(server: Server) -> None:
    endless = "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range % 7 = b.range % 11"
    status, answer = ask(server, endless)
    assert status == 400
    assert "stopped after 1 seconds" in answer["error"]


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM events",
        "CREATE TABLE x AS SELECT 1",
        "COPY (SELECT 1) TO 'x.csv'",
        "ATTACH 'x.db'",
        "SET memory_limit = '1GB'",
        "INSTALL httpfs",
        "SELECT 1; DROP VIEW events",
        "",
        "SELEC",
    ],
)
def test_only_a_single_select_is_let_through(server: Server, sql: str) -> None:
    status, answer = ask(server, sql)
    assert status == 400
    assert answer["error"]


def test_nothing_can_be_written_into_the_warehouse(warehouse: Path) -> None:
    before = sorted(warehouse.rglob("*"))
    with pytest.raises(QueryError, match="single SELECT"):
        Browser(warehouse).ask(f"COPY (SELECT 1) TO '{warehouse / 'x.csv'}'")
    assert sorted(warehouse.rglob("*")) == before


def test_files_outside_the_warehouse_cannot_be_read(server: Server, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n", encoding="utf-8")
    for sql in (f"SELECT * FROM read_csv('{secret}')", f"FROM '{secret}'", f"FROM glob('{tmp_path}/*')"):
        status, answer = ask(server, sql)
        assert status == 400
        assert "Permission" in answer["error"]


def test_foreign_names_and_pages_are_refused(server: Server) -> None:
    port = server.server_address[1]
    assert send(server, "GET", "/", Host="evil.example")[0] == 403
    assert send(server, "POST", "/query", {"sql": "SELECT 1"}, Host="evil.example")[0] == 403
    assert send(server, "POST", "/query", {"sql": "SELECT 1"}, Origin="http://evil.example")[0] == 403
    assert send(server, "POST", "/query", {"sql": "SELECT 1"}, Content_Type="text/plain")[0] == 404
    assert send(server, "POST", "/query", {"sql": "SELECT 1"}, Origin=f"http://127.0.0.1:{port}")[0] == 200


def test_broken_requests_are_answered_with_a_sentence(server: Server) -> None:
    assert send(server, "POST", "/query", ["SELECT 1"])[0] == 400
    assert send(server, "POST", "/query", {"sql": "x"}, Content_Length="999999999")[0] == 413
    assert send(server, "GET", "/etc/passwd")[0] == 404


def test_a_new_build_is_seen_without_a_restart(tmp_path: Path, warehouse: Path) -> None:
    folder = tmp_path / "live"
    with Warehouse.open(folder, create=True).writer() as writer:
        writer.finish({})
    browser = Browser(folder)
    assert browser.ask("SELECT count(*) FROM articles")["rows"] == [[0]]
    assert b'"articles":0' in browser.report()
    document = Document(article=Article(article_id="b", text=TEXT, uri="b"), sentences=(), publication=Publication())
    with Warehouse.open(folder).writer() as writer:
        writer.add([article_row(document, 0)], [])
        writer.finish({})
    assert browser.ask("SELECT count(*) FROM articles")["rows"] == [[1]]
    assert b'"articles":1' in browser.report()
