"""``python -m events``."""

from __future__ import annotations

from events.cli import main

if __name__ == "__main__":
    main()
