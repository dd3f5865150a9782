"""The shell of ``events sql``: reads statements up to a semicolon, prints tables."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from events.errors import EventsError

HELP = """\
Type SQL and end it with a semicolon.
  .tables            list the tables and views
  .columns TABLE     list the columns of a table with their meaning
  .examples          list the example queries; .run NAME runs one
  .quit              leave (or press Ctrl-D)
"""


def run(warehouse: Path) -> None:
    """Read and answer until the input ends. Raises ``WarehouseError`` at once when there is no warehouse.

    A wrong statement is answered with its error; the shell goes on.
    """
    from events.warehouse import connect

    connect(warehouse).close()
    tty = sys.stdin.isatty()
    if tty:
        with contextlib.suppress(ImportError):
            import readline  # noqa: F401  (importing it gives input() editing and history)
        sys.stderr.write(f"Warehouse {warehouse}. .help for help, .quit to leave.\n")
    pending = ""
    while True:
        try:
            line = input("  ...> " if pending else "events> ") if tty else input()
        except EOFError:
            break
        if not pending and line.strip().startswith("."):
            if line.strip() in {".quit", ".exit"}:
                return
            answer(command(line.strip()), warehouse)
            continue
        pending = f"{pending}\n{line}" if pending else line
        if pending.rstrip().endswith(";"):
            answer(pending.strip().rstrip(";"), warehouse)
            pending = ""
    if pending.strip():
        answer(pending.strip(), warehouse)


def command(line: str) -> str | None:
    """Return the SQL of a dot command; ``None`` (after printing the help) when there is none."""
    word, _, rest = line.partition(" ")
    if word == ".tables":
        return "SELECT DISTINCT view_name AS name, comment FROM duckdb_views() WHERE NOT internal ORDER BY 1"
    if word == ".columns" and rest:
        table = rest.strip().replace("'", "''")
        columns = "column_name, data_type, comment"
        return f"SELECT {columns} FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index"
    if word == ".run" and rest:
        return rest.strip()
    if word == ".examples":
        from events.schema import resource_dir

        for path in sorted(resource_dir("queries").glob("*.sql")):
            question = path.read_text(encoding="utf-8").splitlines()[0].removeprefix("--").strip()
            sys.stdout.write(f"{path.stem:28} {question}\n")
        return None
    sys.stdout.write(HELP)
    return None


def answer(statement: str | None, warehouse: Path) -> None:
    """Run one statement and print its table, or its error."""
    from events.warehouse import run_query

    if not statement:
        return
    try:
        run_query(warehouse, statement, format="table", stream=sys.stdout.buffer)
    except EventsError as error:
        sys.stderr.write(f"{error}\n")
    sys.stdout.flush()
