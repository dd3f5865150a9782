"""The report over a live warehouse, with a box for SQL, served to this machine only.

Read-only three times over: a single SELECT is let through, DuckDB may read the files of the warehouse and no others,
and its settings are locked. Answers are limited in rows and in time. Every page and query sees the newest snapshot.
"""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import EventsError, QueryError, WarehouseError

if TYPE_CHECKING:
    import duckdb

LOOPBACK = "127.0.0.1"
MOST_BODY = 100_000  # bytes of a request; a query is far shorter
#: No other page may be loaded, framed or asked; scripts and styles are those inside the page.
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; connect-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"
)


@dataclass(slots=True)
class Browser:
    """One warehouse to browse: ``rows`` and ``seconds`` bound an answer."""

    warehouse: Path
    rows: int = 1000
    seconds: float = 10.0
    _page: tuple[str, bytes] = ("", b"")
    _drawing: threading.Lock = field(default_factory=threading.Lock)

    def report(self) -> bytes:
        """Return the report page, made again when a build has committed something new."""
        from events.report import STORIES, gather, render_page
        from events.warehouse.manifest import read_manifest

        with self._drawing:
            manifest = read_manifest(self.warehouse)
            snapshot = "" if manifest is None else manifest.snapshot
            if not snapshot or self._page[0] != snapshot:
                page = render_page(gather(self.warehouse, stories=STORIES))
                link = '<p id="summary"></p>\n  <p><a href="/sql">Ask with SQL</a></p>'
                self._page = (snapshot, page.replace('<p id="summary"></p>', link).encode("utf-8"))
            return self._page[1]

    def sql_page(self) -> bytes:
        """Return the page with the SQL box, the example queries and the names of tables and columns."""
        folder = files("events.report")
        page = folder.joinpath("sql.html").read_text(encoding="utf-8")
        for name in ("page.css", "sql.js"):
            page = page.replace(f"/*{name}*/", folder.joinpath(name).read_text(encoding="utf-8"))
        data = json.dumps({"examples": examples(), "tables": self._tables(), "rows": self.rows}, ensure_ascii=False)
        return page.replace("/*data*/", data.replace("</", "<\\/").replace("<!--", "<\\!--")).encode("utf-8")

    def _tables(self) -> dict[str, list[str]]:
        con = guarded(self.warehouse)
        try:
            found: dict[str, list[str]] = {}
            for table, column in con.execute(
                "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY table_name, column_index"
            ).fetchall():
                found.setdefault(table, []).append(column)
            return found
        finally:
            con.close()

    def ask(self, sql: str) -> dict[str, Any]:
        """Run one SELECT and return ``columns``, ``rows`` (values as JSON has them), ``more`` and ``seconds``.

        Raises ``QueryError`` when the statement is not a single SELECT, is refused or takes too long.
        """
        import duckdb

        from events.warehouse.query import plain

        began = time.perf_counter()
        con = guarded(self.warehouse)
        late = threading.Timer(self.seconds, con.interrupt)
        late.start()
        try:
            relation = con.sql(_single_select(con, sql)).limit(self.rows + 1)
            columns, rows = list(relation.columns), relation.fetchall()
        except duckdb.InterruptException:
            raise QueryError(
                f"The query was stopped after {self.seconds:g} seconds.", hint="filter more, or use `events query`"
            ) from None
        except duckdb.Error as error:
            raise QueryError(f"DuckDB: {str(error).strip()}") from None
        finally:
            late.cancel()
            con.close()
        return {
            "columns": columns,
            "rows": [[plain(value) for value in row] for row in rows[: self.rows]],
            "more": len(rows) > self.rows,
            "seconds": round(time.perf_counter() - began, 3),
        }


def guarded(warehouse: Path) -> duckdb.DuckDBPyConnection:
    """Open a connection that can read the files of the warehouse and nothing else."""
    from events.schema import quote
    from events.warehouse import connect

    con = connect(warehouse)
    con.execute(f"SET allowed_directories = [{quote(str(warehouse.resolve()))}]")
    con.execute("SET enable_external_access = false")
    con.execute("SET lock_configuration = true")
    return con


def _single_select(con: duckdb.DuckDBPyConnection, sql: str) -> str:
    import duckdb

    statements = con.extract_statements(sql)
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryError("Only a single SELECT can be asked here.", hint="the page cannot change the warehouse")
    return str(statements[0].query)


def examples() -> list[dict[str, str]]:
    """Return the example queries (``warehouse/queries``) with the question in their first line."""
    from events.schema import resource_dir

    found = []
    for path in sorted(resource_dir("queries").glob("*.sql")):
        text = path.read_text(encoding="utf-8")
        found.append({"question": text.splitlines()[0].removeprefix("--").strip(), "sql": text.strip()})
    return found


class Handler(BaseHTTPRequestHandler):
    """Answers ``GET /``, ``GET /sql`` and ``POST /query``; refuses whatever does not come from its own pages."""

    server: Server
    server_version = "events"
    sys_version = ""
    timeout = 30  # seconds a silent client may hold a thread

    def do_GET(self) -> None:
        """Serve a page."""
        pages = {"/": self.server.browser.report, "/sql": self.server.browser.sql_page}
        path = self.path.partition("?")[0]
        if not self._is_local():
            return self._json(403, {"error": "Only this machine may ask."})
        if path not in pages:
            return self._json(404, {"error": "There is no such page."})
        try:
            return self._send(200, "text/html; charset=utf-8", pages[path]())
        except EventsError as error:
            return self._json(500, {"error": str(error)})

    def do_POST(self) -> None:
        """Answer a query: JSON ``{"sql": ...}`` in, columns and rows out."""
        if not self._is_local():
            return self._json(403, {"error": "Only this machine may ask."})
        # A page from elsewhere cannot send this content type without being asked first, and it would be refused.
        if self.path != "/query" or self.headers.get_content_type() != "application/json":
            return self._json(404, {"error": "Send JSON to /query."})
        try:
            size = int(self.headers.get("Content-Length", ""))
            if not 0 <= size <= MOST_BODY:
                return self._json(413, {"error": "The query is too long."})
            sql = json.loads(self.rfile.read(size))["sql"]
        except (ValueError, KeyError, TypeError):
            return self._json(400, {"error": 'Send JSON such as {"sql": "SELECT 1"}.'})
        try:
            return self._json(200, self.server.browser.ask(str(sql)))
        except QueryError as error:
            return self._json(400, {"error": str(error)})
        except WarehouseError as error:
            return self._json(500, {"error": str(error)})

    def _is_local(self) -> bool:
        """Whether the request was made to this address by name: a foreign name that leads here is refused."""
        port = self.server.server_address[1]
        names = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in names and (origin is None or origin.removeprefix("http://") in names)

    def _json(self, status: int, body: dict[str, Any]) -> None:
        data = json.dumps(body, ensure_ascii=False, default=str).encode("utf-8", "replace")
        self._send(status, "application/json; charset=utf-8", data)

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", kind),
            ("Content-Length", str(len(body))),
            ("Content-Security-Policy", POLICY),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cache-Control", "no-store"),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the terminal shows the address and nothing else."""


class Server(ThreadingHTTPServer):
    """The server of one ``Browser``, on the loopback address."""

    daemon_threads = True

    def __init__(self, browser: Browser, port: int = 0) -> None:
        """Listen on ``port`` (0: any free one). Raises ``OSError`` when it is taken."""
        self.browser = browser
        super().__init__((LOOPBACK, port), Handler)

    @property
    def address(self) -> str:
        """Where to point the web browser."""
        return f"http://{LOOPBACK}:{self.server_address[1]}/"
