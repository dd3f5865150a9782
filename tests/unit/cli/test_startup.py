"""The command answers at once: nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import typer

from events.cli import COMMANDS, make_app
from events.warehouse import Warehouse

HEAVY = (
    "spacy",
    "thinc",
    "numpy",
    "duckdb",
    "pyarrow",
    "dateparser",
    "onnxruntime",
    "tokenizers",
    "yaml",
    "rich",
    "pandas",
)
PROBE = """
import resource, sys
u = resource.getrusage(resource.RUSAGE_SELF)
print(u.ru_utime + u.ru_stime)
print(*sys.modules)
"""
HELP = """
import contextlib, io, sys
sys.argv = ["events", "--help"]
import events.cli
with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit):
    events.cli.main()
"""


@pytest.mark.parametrize("work", ["import events", HELP], ids=["import events", "events --help"])
def test_starts_in_half_a_second_without_heavy_imports(work: str) -> None:
    run = subprocess.run([sys.executable, "-c", work + "\n" + PROBE], capture_output=True, text=True, check=True)
    seconds, modules = run.stdout.splitlines()[-2:]
    assert not set(modules.split()).intersection(HEAVY)
    assert float(seconds) < 0.5  # CPU time, so that a busy machine does not fail the test


def test_a_query_as_a_table_loads_neither_arrow_nor_what_other_commands_need(tmp_path: Path) -> None:
    with Warehouse.open(tmp_path, create=True).writer() as writer:
        writer.finish({}, reference={})
    work = f"""
import contextlib, io, sys
sys.argv = ["events", "query", "SELECT 1", "--warehouse", {str(tmp_path)!r}]
import events.cli
with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO())), contextlib.suppress(SystemExit):
    events.cli.main()
"""
    run = subprocess.run([sys.executable, "-c", work + "\n" + PROBE], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.splitlines()[-1].split())
    assert "duckdb" in loaded
    assert not loaded & {"pyarrow", "numpy", "events.warehouse.health", "events.warehouse.store", "events.cli.build"}


def test_every_command_is_in_the_table_of_modules_and_works_alone() -> None:
    def names(app: typer.Typer) -> set[str]:
        commands = {c.name or c.callback.__name__ for c in app.registered_commands if c.callback}
        return commands | {g.name for g in app.registered_groups if g.name}

    for commands in COMMANDS.values():
        for command in commands:
            assert names(make_app(command)) == set(commands)
    assert names(make_app()) == names(make_app("no such command")) == {c for cs in COMMANDS.values() for c in cs}


def test_wrong_usage_exits_with_2_and_says_what_is_wrong() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "events", "extract", "--format", "xml"],
        capture_output=True,
        text=True,
        input="",
        check=False,
    )
    assert run.returncode == 2
    assert "jsonl" in run.stderr
    assert run.stdout == ""


def test_a_missing_warehouse_exits_with_1_and_one_clear_line(tmp_path: object) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "events", "query", "SELECT 1", "--warehouse", f"{tmp_path}/none"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert run.stderr.startswith("Error: ")
    assert "Traceback" not in run.stderr
