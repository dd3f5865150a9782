"""docs/cli.md is the commands' own help, and no command or option is without a word about it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def cli_docs() -> ModuleType:
    spec = importlib.util.spec_from_file_location("cli_docs", ROOT / "scripts/cli_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_of_commands_is_fresh(cli_docs: ModuleType) -> None:
    assert (ROOT / "docs/cli.md").read_text(encoding="utf-8") == cli_docs.page(), "run: make docs"


def test_every_command_is_on_the_page(cli_docs: ModuleType) -> None:
    from events.cli import make_app

    app = make_app()

    names = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    groups = {
        f"{group.name} {command.name or command.callback.__name__}"
        for group in app.registered_groups
        if group.typer_instance
        for command in group.typer_instance.registered_commands
        if command.callback
    }
    assert names | groups == set(cli_docs.COMMANDS)


def test_the_help_tells_the_floor_that_is_used(cli_docs: ModuleType) -> None:
    from events.config import MIN_CONFIDENCE

    assert f"[default: {MIN_CONFIDENCE}]" in cli_docs.page()
