"""What a build was asked to do: a frozen ``BuildConfig`` from a TOML file and the command line.

The file may set any option of ``events build`` by its long name with underscores::

    inputs = ["news/2024"]
    warehouse = "warehouse"
    workers = 2
    text_field = "body"

A flag given on the command line wins over the file.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from events.errors import ConfigError
from events.schema import resource_dir

if TYPE_CHECKING:
    from events.ingest import ReadOptions

ENGINES = ("local", "ray")
MIN_CONFIDENCE = 0.65  # a mention is kept when it is about twice as likely right as wrong


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """One build: what to read and how, where to write, with which model, dictionaries and engine.

    ``workers`` 0 means one process a core. ``keep_text`` stores the article text, which ``recode`` needs.
    ``recode`` codes the stored articles again instead of reading ``inputs``. ``shard_size`` is in articles: a shard is
    committed as one, so it bounds what a killed build loses. Mentions less sure than ``min_confidence`` (0 to 1) are left out.
    """

    inputs: tuple[str, ...] = ()
    warehouse: Path = Path("warehouse")
    read: ReadOptions
    engine: str = "local"
    workers: int = 0
    model: str | None = None
    lexicon: tuple[Path, ...] = ()
    keep_text: bool = True
    recode: bool = False
    shard_size: int = 500
    min_confidence: float = MIN_CONFIDENCE


_READ_KEYS = frozenset(
    {
        "published", "text_field", "date_field", "id_field", "title_field", "source_field", "url_field",
        "allow_network", "max_chars", "languages",
    }
)  # fmt: skip
_BUILD_KEYS = frozenset(field.name for field in dataclasses.fields(BuildConfig)) - {"read"}


def default_inputs() -> tuple[str, ...]:
    """The sample articles: ``seeds/articles`` below the working folder, else the copy shipped with the package."""
    here = Path("seeds/articles")
    return (str(here if here.is_dir() else resource_dir("seeds")),)


def read_toml(path: Path) -> dict[str, Any]:
    """Return the settings in a TOML file, checked for unknown names.

    Raises ``ConfigError`` when the file is missing, is not TOML or sets something that does not exist.
    """
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"There is no settings file {path}.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not valid TOML: {error}.") from None
    known = _READ_KEYS | _BUILD_KEYS
    for key in settings:
        if key not in known:
            close = difflib.get_close_matches(key, sorted(known), n=1)
            raise ConfigError(
                f"{path} sets {key!r}, which is no option.", hint=f"Did you mean {close[0]!r}?" if close else None
            )
    return settings


def make_config(settings: Mapping[str, Any]) -> BuildConfig:
    """Return the build that ``settings`` describe: names as in the TOML file, ``None`` counts as not given.

    Raises ``ConfigError`` for a value that makes no sense.
    """
    from events.ingest import ReadOptions

    given = {key: value for key, value in settings.items() if value is not None}
    read = {key: value for key, value in given.items() if key in _READ_KEYS}
    if isinstance(read.get("published"), str):
        read["published"] = dt.date.fromisoformat(read["published"])
    if "languages" in read:
        read["languages"] = tuple(read["languages"])
    rest = {key: value for key, value in given.items() if key in _BUILD_KEYS}
    rest["inputs"] = tuple(str(item) for item in rest.get("inputs") or default_inputs())
    rest["lexicon"] = tuple(Path(item) for item in rest.get("lexicon", ()))
    rest["warehouse"] = Path(rest.get("warehouse", "warehouse"))
    if rest.get("engine", "local") not in ENGINES:
        raise ConfigError(f"The engine must be one of {', '.join(ENGINES)}, not {rest['engine']!r}.")
    if rest.get("workers", 0) < 0:
        raise ConfigError("The number of workers must be 0 (one a core) or more.")
    if not 0 <= rest.get("min_confidence", MIN_CONFIDENCE) <= 1:
        raise ConfigError(f"min_confidence must be between 0 and 1, not {rest['min_confidence']!r}.")
    return BuildConfig(read=ReadOptions(**read), **rest)
