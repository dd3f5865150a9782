"""One way to read YAML: safe, refusing duplicate keys, and remembering the line each mapping starts on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from events.errors import LexiconError

_BOOLEAN = "tag:yaml.org,2002:bool"


def load_with_lines(path: Path) -> Any:
    """Parse a YAML file; every mapping in a list gets a ``line`` key (1-based).

    Raises:
        LexiconError: when the file is no YAML, or a key stands twice in one mapping.
    """
    import yaml

    loader_class = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = path.read_text(encoding="utf-8")
    loader = loader_class(text)
    try:
        node = loader.get_single_node()
        return None if node is None else _build(node, loader, path, top=True)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 0
        raise LexiconError(f"{path}:{line}: not readable as YAML: {getattr(error, 'problem', error)}") from error
    finally:
        loader.dispose()


def _build(node: Any, loader: Any, path: Path, top: bool = False) -> Any:
    import yaml

    if isinstance(node, yaml.MappingNode):
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if key in out:
                raise LexiconError(f"{path}:{key_node.start_mark.line + 1}: key {key!r} stands twice")
            out[key] = _build(value_node, loader, path)
        if not top:
            out.setdefault("line", node.start_mark.line + 1)
        return out
    if isinstance(node, yaml.SequenceNode):
        return [_build(n, loader, path) for n in node.value]
    if node.tag == _BOOLEAN and node.value.lower() not in ("true", "false"):
        return node.value  # "off", "on" and "no" are words of English
    return loader.construct_object(node, deep=True)
