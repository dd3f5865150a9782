"""The newcomer's path: the demo, the commands of the README, and the SQL in the docs, on the sample articles."""

from __future__ import annotations

import contextlib
import functools
import io
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
pytestmark = pytest.mark.e2e


@dataclass(frozen=True)
class Run:
    stdout: str
    stderr: str


@pytest.fixture(scope="module", autouse=True)
def loaded_once() -> Iterator[None]:
    """Let the commands that run in this process share one loaded coder."""
    from events.pipeline import Coder

    original = Coder.load
    with pytest.MonkeyPatch.context() as patch:
        kept = functools.cache(original)
        patch.setattr(
            Coder, "load", staticmethod(lambda model=None, lexicon=(), **more: kept(model, tuple(lexicon), **more))
        )
        yield


def events(*args: str, stdin: str = "", expect: int = 0) -> Run:
    """Run a command in this process, as the shell would."""
    from events.cli import main

    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    code: Any = 0
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        patch.setattr(sys, "argv", ["events", *args])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), "utf-8"))
        patch.chdir(ROOT)
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
    out.flush()
    assert code == expect, err.getvalue()
    return Run(out.buffer.getvalue().decode(), err.getvalue())  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Run the demo as `make demo` does, with a shim for the installed command; give its output and its warehouse."""
    folder = tmp_path_factory.mktemp("demo")
    shim = folder / "bin" / "events"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m events "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    env = {**os.environ, "BIN": str(shim.parent), "WAREHOUSE": str(folder / "warehouse"), "COLUMNS": "160"}
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash on this machine")
    run = subprocess.run([bash, "scripts/demo.sh"], capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert run.returncode == 0, run.stderr
    return run.stdout, folder / "warehouse"


@pytest.fixture(scope="module")
def warehouse(demo: tuple[str, Path]) -> Path:
    return demo[1]


def one(warehouse: Path, sql: str) -> Any:
    run = events("query", sql, "--warehouse", str(warehouse), "--format", "json")
    return json.loads(run.stdout)


def test_the_demo_ends_with_answers_a_table_and_what_to_do_next(demo: tuple[str, Path]) -> None:
    output = demo[0]
    for part in ("Who was in conflict with whom?", "What does one party claim", "One event from each", "What next"):
        assert part in output
    assert len(re.findall(r"\b(19|20)\d\d-\d\d-\d\d\b", output)) >= 20  # a table of dated events


def test_the_sample_articles_give_events_of_every_quad_class(warehouse: Path) -> None:
    rows = one(warehouse, "SELECT quad_class, count(*) AS n FROM events GROUP BY 1 ORDER BY 1")
    assert [row["quad_class"] for row in rows] == [1, 2, 3, 4]
    assert all(row["n"] >= 5 for row in rows)


def test_the_command_that_the_demo_proposes_explains_a_row(demo: tuple[str, Path]) -> None:
    found = re.search(r"explain (m[0-9a-f]+) ", demo[0])
    assert found is not None
    story = events("explain", found[1], "--warehouse", str(demo[1])).stdout
    for part in ("event: ", "rule: ", ".yaml:", "source: ", "decisions:"):
        assert part in story


def test_an_event_is_explained_by_its_mentions(warehouse: Path) -> None:
    (row,) = one(warehouse, "SELECT event_id, n_mentions FROM events ORDER BY n_mentions DESC, event_id LIMIT 1")
    story = events("explain", row["event_id"], "--warehouse", str(warehouse)).stdout
    assert row["event_id"] in story
    assert str(row["n_mentions"]) in story


def test_an_unknown_id_is_one_clear_line(warehouse: Path) -> None:
    run = events("explain", "m0", "--warehouse", str(warehouse), expect=1)
    assert run.stderr.startswith("Error: There is no mention or event")


def test_building_again_skips_everything(warehouse: Path) -> None:
    before = one(warehouse, "SELECT count(*) AS n FROM event_mentions")
    run = events("build", "seeds/articles", "--warehouse", str(warehouse))
    assert "0 articles coded" in run.stderr
    assert run.stdout == ""
    assert one(warehouse, "SELECT count(*) AS n FROM event_mentions") == before


def test_doctor_finds_nothing_wrong(warehouse: Path) -> None:
    assert "BAD" not in events("doctor", "--warehouse", str(warehouse)).stdout


def test_the_report_is_written(warehouse: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    events("report", "--out", str(page), "--warehouse", str(warehouse))
    assert page.stat().st_size > 50_000


ARTICLE = {
    "id": "x-1",
    "text": "Russia accused NATO of aggression on Wednesday. The alliance denied it.",
    "published_at": "2021-12-10",
}


def test_extract_gives_one_json_object_a_mention_with_exactly_the_columns() -> None:
    from events.schema import table

    rows = [json.loads(line) for line in events("extract", "-", stdin=json.dumps(ARTICLE) + "\n").stdout.splitlines()]
    accused = [row for row in rows if row["event_root_code"] == "11"]
    assert accused
    assert all(tuple(row) == table("event_mentions").names for row in rows)
    row = accused[0]
    assert row["article_id"] == "x-1"
    assert row["source_country"] == "RUS"
    assert row["target_code"] == "IGOWSTNAT"
    assert row["date_start"] == "2021-12-08"
    for name in ("source", "target", "action"):
        assert ARTICLE["text"][row[f"{name}_start"] : row[f"{name}_end"]] == row[f"{name}_text"]


def test_annotate_gives_every_layer_with_offsets_into_the_text() -> None:
    (line,) = events("annotate", "-", stdin=json.dumps(ARTICLE) + "\n").stdout.splitlines()
    article = json.loads(line)
    assert article["article_id"] == "x-1"
    assert article["published"] == "2021-12-10"
    assert [s["text"] for s in article["sentences"]] == [
        "Russia accused NATO of aggression on Wednesday.",
        "The alliance denied it.",
    ]
    for sentence in article["sentences"]:
        for item in (sentence, *sentence["actors"], *sentence["timexes"], *sentence["places"]):
            assert ARTICLE["text"][item["start"] : item["end"]] == item["text"]
    first = article["sentences"][0]
    assert {"RUS", "IGOWSTNAT"} <= {actor["code"][:9].removesuffix("GOV") for actor in first["actors"]}
    assert first["timexes"][0]["value"] == "2021-12-08"
    assert first["events"][0]["event_root_code"] == "11"


def test_input_that_cannot_be_used_is_told_and_stops_nothing() -> None:
    lines = [json.dumps(ARTICLE), "{broken", json.dumps({"id": "x-2", "text": ""})]
    run = events("extract", "-", stdin="\n".join(lines) + "\n")
    assert run.stderr.count("refused") == 2
    assert "x-1" in run.stdout
    assert events("extract", "-", stdin="{broken\n", expect=1).stdout == ""


def test_the_python_interface_says_the_same_as_the_command() -> None:
    import events as package

    mentions = package.load()(ARTICLE["text"], published=ARTICLE["published_at"])
    rows = [json.loads(line) for line in events("extract", "-", stdin=json.dumps(ARTICLE) + "\n").stdout.splitlines()]
    assert [(m.event_code, m.action_start) for m in mentions] == [(r["event_code"], r["action_start"]) for r in rows]


def statements() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        blocks = [
            sql for block in re.findall(r"```sql\n(.*?)```", text, re.DOTALL) for sql in re.split(r";[ ]*\n", block)
        ]
        for sql in blocks + re.findall(r'^events query "([^"]+)"', text, re.MULTILINE):
            if re.sub(r"^\s*--.*$", "", sql, flags=re.MULTILINE).strip():
                yield page.name, sql


@pytest.mark.parametrize(("page", "sql"), list(statements()), ids=lambda value: value if value.endswith(".md") else "")
def test_sql_in_the_docs_runs(warehouse: Path, page: str, sql: str) -> None:
    from events.warehouse import run_query

    stream = io.BytesIO()
    run_query(warehouse, sql, format="json", stream=stream)
    assert isinstance(json.loads(stream.getvalue()), list), page


def test_every_question_of_the_cookbook_has_an_answer(warehouse: Path) -> None:
    import events as package

    page = (ROOT / "docs/cookbook.md").read_text(encoding="utf-8")
    sections = re.split(r"^### ", page, flags=re.MULTILINE)[1:]
    questions = [
        (section.partition("\n")[0], *re.findall(r"```sql\n(.*?)```\n\n```text\n.+?```", section, re.DOTALL))
        for section in sections
    ]
    assert len(questions) >= 25
    assert [parts[0] for parts in questions if len(parts) != 2 or not parts[0].endswith("?")] == []
    con = package.connect(warehouse)
    try:
        assert [question for question, sql in questions if not con.sql(sql).fetchall()] == []
    finally:
        con.close()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []
