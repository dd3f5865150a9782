"""Write docs/cli.md from the commands' own help, or check that it is fresh (--write FILE, --check FILE)."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HEAD = """\
# Commands

Written from the commands' own help by `make docs`; do not edit.

Results go to stdout, progress and messages to stderr. Exit codes: 0 fine, 1 failure, 2 wrong usage. Input that cannot
be used never stops a build: it becomes a row of the table `rejects` and a line of the summary.
"""

COMMANDS = (
    "build", "extract", "annotate", "explain", "query", "sql", "report", "browse", "export", "evaluate", "check", "schema",
    "doctor", "repair", "compact", "remove", "diff", "actors resolve", "dictionaries import",
)  # fmt: skip


def help_of(command: str) -> str:
    env = {**os.environ, "COLUMNS": "100", "TERMINAL_WIDTH": "100", "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-m", "events", *command.split(), "--help"],
        capture_output=True,
        text=True,
        env=env,
        check=True,
    )
    return run.stdout.replace("python -m events", "events").strip("\n")


def page() -> str:
    parts = [HEAD]
    for command in COMMANDS:
        parts.append(f"## events {command}\n\n```text\n{help_of(command)}\n```\n")
    return "\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    group = parser.add_mutually_exclusive_group(required=True)
    group.add_argument("--write", type=Path)
    group.add_argument("--check", type=Path)
    args = parser.parse_args()
    if args.write:
        args.write.write_text(page(), encoding="utf-8")
        return 0
    if args.check.read_text(encoding="utf-8") != page():
        print(f"{args.check} is out of date: make docs rewrites it.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
