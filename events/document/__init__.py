"""From an article as it came in to a document ready for the parser.

``prepare`` is the only thing other rooms need; the modules behind it are small and each can be used and tested alone.
"""

from __future__ import annotations

from events.document.prepare import prepare

__all__ = ["prepare"]
