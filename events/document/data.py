"""Load the word lists and patterns of the document stage (YAML files in ``events/lexicon``)."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=16)
def load_yaml(name: str) -> Any:
    """Return the parsed content of ``events/lexicon/<name>``; treat it as read-only.

    Parsed once a process. Raises ``FileNotFoundError`` when the package is incomplete.
    """
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is about eight times faster
    text = resources.files("events").joinpath("lexicon", name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)


@lru_cache(maxsize=32)
def word_set(name: str, key: str) -> frozenset[str]:
    """Return one list of words of a YAML file as a set; the list may be written as one string of words."""
    value = load_yaml(name)[key]
    words = value.split() if isinstance(value, str) else [str(w) for w in value]
    return frozenset(words)
