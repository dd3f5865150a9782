"""Write the answers in docs/cookbook.md: every ```sql block is run, the ```text block after it is replaced.

``scripts/cookbook.py`` builds the demo warehouse from seeds/articles in a temporary folder; ``--warehouse DIR`` asks one
that is there. Questions and SQL are edited by hand in the page itself.
"""

from __future__ import annotations

import argparse
import re
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/cookbook.md"
BLOCK = re.compile(r"```sql\n(?P<sql>.*?)```\n\n```text\n.*?```", re.DOTALL)
WIDTH = 118


def answer(con, sql: str) -> str:
    from events.warehouse import render_table

    relation = con.sql(sql)
    return render_table(relation.columns, relation.fetchall(), width=WIDTH).rstrip("\n")


def filled(page: str, con) -> str:
    """Return the page with a fresh answer behind every query."""
    return BLOCK.sub(lambda m: f"```sql\n{m['sql']}```\n\n```text\n{answer(con, m['sql'])}\n```", page)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--warehouse", type=Path)
    args = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    import events

    with tempfile.TemporaryDirectory() as folder:
        warehouse = args.warehouse or Path(folder) / "warehouse"
        if args.warehouse is None:
            events.build([ROOT / "seeds/articles"], warehouse=warehouse)
        con = events.connect(warehouse)
        try:
            PAGE.write_text(filled(PAGE.read_text(encoding="utf-8"), con), encoding="utf-8")
        finally:
            con.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
