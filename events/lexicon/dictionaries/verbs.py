"""Verb dictionaries and discard lists of PETRARCH as neutral rows.

A verb keeps its block, its forms and its own code; a pattern keeps its text, code and place. Turning them into event
rules is left to the rule loader, which knows the trigger and argument formats.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from events.lexicon.dictionaries.lines import Line, Refused

_BLOCK = re.compile(r"^---\s*(.*?)\s*(?:\[([^\]]*)\])?\s*---\s*$")
_CODE = re.compile(r"\[\s*([^\]\s]*)\s*\]")
_CODE_OK = re.compile(r"^(?:---|-{1,3}|\d{2,4}|(?:\d{2,4}|---)?:(?:\d{2,4}|---)?)$")
_SYNSET = re.compile(r"&\w+")
_TRANSFORM = re.compile(r"^~\s*(\S+)\s*\(([^)]*)\)\s*(\S+)\s*=\s*(.+)$")

Rows = dict[str, list[dict[str, object]]]


def parse_verbs(lines: Sequence[Line], refused: list[Refused]) -> Rows:
    """Synonym sets, verbs, patterns and transformations of a verb dictionary, each row with its ``file:line``."""
    out: Rows = {"verbs": [], "patterns": [], "synsets": [], "transformations": []}
    synsets: dict[str, list[str]] = {}
    current: str | None = None
    block, block_code = "", ""
    for line in lines:
        text = line.text.strip()
        where = f"{line.file}:{line.number}"
        if text.startswith("---"):
            m = _BLOCK.match(text)
            if m is None:
                refused.append(Refused(line.file, line.number, line.text, "block heading is not closed by ---"))
                continue
            current, block, block_code = None, m.group(1), _clean_code(m.group(2) or "")
        elif text.startswith("&"):
            current = text.split()[0].rstrip("_")
            synsets[current] = []
            out["synsets"].append(
                {
                    "name": current,
                    "plural": not text.split()[0].endswith("_"),
                    "words": synsets[current],
                    "source": where,
                }
            )
        elif text.startswith("+") and current is not None and not block:
            synsets[current].append(text[1:].strip())
        elif text.startswith("~"):
            _transformation(line, out, refused)
        elif text.startswith("-"):
            _pattern(line, block, synsets, out, refused)
        else:
            _verb(line, block, block_code, out, refused)
    return out


def _clean_code(code: str) -> str:
    code = code.strip()
    return "" if code.strip("-") == "" else code


def _pattern(line: Line, block: str, synsets: dict[str, list[str]], out: Rows, refused: list[Refused]) -> None:
    body = line.text.strip()[1:].strip()
    code = _CODE.search(body)
    if code is None or not _CODE_OK.match(code.group(1)):
        refused.append(Refused(line.file, line.number, line.text, "no event code in brackets"))
        return
    pattern = body[: code.start()].strip()
    missing = [s for s in _SYNSET.findall(pattern) if s.rstrip("_") not in synsets]
    if "*" not in pattern:
        refused.append(Refused(line.file, line.number, line.text, "no * for the verb"))
    elif missing:
        refused.append(Refused(line.file, line.number, line.text, f"synonym set {missing[0]} is not defined"))
    elif pattern.count("(") != pattern.count(")") or pattern.count("{") != pattern.count("}"):
        refused.append(Refused(line.file, line.number, line.text, "brackets do not match"))
    else:
        out["patterns"].append(
            {
                "block": block,
                "pattern": pattern,
                "code": _clean_code(code.group(1)),
                "source": f"{line.file}:{line.number}",
            }
        )


def _verb(line: Line, block: str, block_code: str, out: Rows, refused: list[Refused]) -> None:
    text = line.text.strip()
    code = _CODE.search(text)
    own = block_code
    if code is not None:
        if not _CODE_OK.match(code.group(1)):
            refused.append(Refused(line.file, line.number, line.text, f"'{code.group(1)}' is no event code"))
            return
        own = _clean_code(code.group(1))
        text = (text[: code.start()] + text[code.end() :]).strip()
    forms: list[str] = []
    braces = re.search(r"\{([^}]*)\}?", text)
    if braces:
        forms = braces.group(1).split()
        text = text[: braces.start()].strip()
    if not re.fullmatch(r"[+A-Za-z_'\- ]+", text):
        refused.append(Refused(line.file, line.number, line.text, "not a verb"))
        return
    out["verbs"].append(
        {
            "verb": text.replace(" ", "_"),
            "forms": forms,
            "code": own,
            "block": block,
            "source": f"{line.file}:{line.number}",
        }
    )


def _transformation(line: Line, out: Rows, refused: list[Refused]) -> None:
    m = _TRANSFORM.match(line.text.strip())
    if m is None:
        refused.append(
            Refused(line.file, line.number, line.text, "not a transformation 'a (b c VERB) VERB = a b code'")
        )
        return
    out["transformations"].append(
        {
            "source_actor": m.group(1),
            "inner": m.group(2).split(),
            "verb": m.group(3),
            "result": m.group(4).split(),
            "source": f"{line.file}:{line.number}",
        }
    )


def parse_discards(lines: Sequence[Line]) -> list[tuple[str, ...]]:
    """Rows (text, scope, whole_word) of a discard list: scope ``story`` for ``+`` entries, else ``sentence``."""
    rows: list[tuple[str, ...]] = []
    for line in lines:
        text = line.text.strip()
        scope = "story" if text.startswith("+") else "sentence"
        text = text.lstrip("+").strip()
        whole = "yes" if text.endswith("_") else "no"
        shown = text.rstrip("_").replace("_", " ").strip().lower()
        if shown:
            rows.append((shown, scope, whole))
    return rows
