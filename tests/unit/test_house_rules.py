"""Rules of the house that no linter knows: sizes, no machine of ours in the text, version and changelog agree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import events

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "events").rglob("*.py"))
TEXTS = [
    path
    for folder in ("events", "docs", "schemas", "scripts", "seeds", "tests", "warehouse")
    for path in sorted((ROOT / folder).rglob("*"))
    if path.suffix in {".py", ".md", ".yaml", ".csv", ".tsv", ".txt", ".sql", ".sh", ".html", ".js", ".css"}
    and "en_v1" not in path.parts
]


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_and_functions_stay_small() -> None:
    long_files = [str(p.relative_to(ROOT)) for p in MODULES if len(p.read_text(encoding="utf-8").splitlines()) > 400]
    long_functions = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in MODULES
        for node in functions(path)
        if (node.end_lineno or 0) - node.lineno > 60
    ]
    assert (long_files, long_functions) == ([], [])


def test_no_text_names_a_machine_or_a_package_server() -> None:
    pattern = re.compile(r"""(^|[\s"'(=])/(work|root|home)/|\b(index-url|registry)\s*=\s*\S*https?:""", re.MULTILINE)
    found = [
        str(p.relative_to(ROOT)) for p in TEXTS if p != Path(__file__) and pattern.search(p.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_the_changelog_has_this_version() -> None:
    assert f"## {events.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_every_make_target_named_in_a_page_exists(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE))
    assert named
    assert named <= targets
