"""The pattern language of the date rules, compiled to ordinary regular expressions over symbols.

A sentence is a string of symbols, one character a token; tokens of the same classes share a character. A pattern is

* ``MONTH`` (a class, upper case), ``of`` (a word, lower case), either with a capture name: ``MONTH:m``;
* ``( | )``, ``?``, ``*``, ``+`` as in regular expressions, ``@q( ... )`` to capture a group;
* ``(?= )``, ``(?! )``, ``(?<= )``, ``(?<! )`` to look around (one symbol behind), ``$`` the end, ``^`` the beginning;
* ``{QTY}``: a macro, replaced before anything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from events.errors import LexiconError

_PIECE = re.compile(
    r"@(?P<cap>[a-z]\w*)\(|(?P<look>\(\?(?:=|!|<=|<!))|(?P<name>[A-Za-z][A-Za-z0-9_]*)(?::(?P<as>[a-z]\w*))?"
    r"|(?P<op>[()|?*+$^])|(?P<space>\s+)|(?P<macro>\{[A-Z]+\})|(?P<bad>.)"
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern and the symbols that may begin a match."""

    regex: re.Pattern[str]
    first: frozenset[str]


class Alphabet:
    """Symbols for sets of classes: one character for each set that can occur."""

    def __init__(self) -> None:
        self.symbols: dict[frozenset[str], str] = {}
        self.by_class: dict[str, list[str]] = {}

    def add(self, classes: frozenset[str]) -> str:
        """Return the symbol of ``classes``, making one if the set is new."""
        symbol = self.symbols.get(classes)
        if symbol is None:
            symbol = chr(0x4E00 + len(self.symbols))
            self.symbols[classes] = symbol
            for name in sorted(classes):
                self.by_class.setdefault(name, []).append(symbol)
        return symbol

    def chars(self, name: str) -> list[str]:
        """All symbols whose set has the class ``name`` (``ANY`` is every symbol)."""
        if name == "ANY":
            return list(self.symbols.values())
        return self.by_class.get(name, [])


def class_name(word: str) -> str:
    """The class a pattern word stands for: itself if upper case, else the literal word."""
    return word if word.isupper() else "=" + word


def literals(source: str, macros: dict[str, str]) -> set[str]:
    """The literal words a pattern mentions."""
    return {m["name"] for m in _PIECE.finditer(expand(source, macros)) if m["name"] and not m["name"].isupper()}


def expand(source: str, macros: dict[str, str]) -> str:
    """Replace ``{NAME}`` by its macro, repeatedly. Raises ``LexiconError`` for an unknown macro."""
    for _ in range(8):
        found = re.findall(r"\{([A-Z]+)\}", source)
        if not found:
            return _name_groups(source)
        for name in found:
            if name not in macros:
                raise LexiconError(f"unknown macro {{{name}}} in the pattern {source!r}.")
            source = source.replace("{" + name + "}", f"({macros[name]})")
    raise LexiconError(f"macros nest too deeply in {source!r}.")


def _name_groups(source: str) -> str:
    """Rewrite ``( ... ):name`` as ``@name( ... )``."""
    while (m := re.search(r"\):([a-z]\w*)", source)) is not None:
        depth, i = 0, m.start()
        while True:
            depth += {")": 1, "(": -1}.get(source[i], 0)
            if depth == 0:
                break
            i -= 1
            if i < 0:
                raise LexiconError(f"unbalanced brackets in {source!r}.")
        source = f"{source[:i]}@{m[1]}{source[i : m.start() + 1]}{source[m.end() :]}"
    return source


def compile_pattern(source: str, alphabet: Alphabet, macros: dict[str, str]) -> Pattern:
    """Compile a rule pattern. Raises ``LexiconError`` for unknown classes or bad syntax."""
    pieces = list(_PIECE.finditer(expand(source, macros)))
    out: list[str] = []
    for m in pieces:
        if m["bad"] or m["macro"]:
            raise LexiconError(f"unexpected {m.group()!r} in the pattern {source!r}.")
        if m["cap"]:
            out.append(f"(?P<{m['cap']}>")
        elif m["look"]:
            out.append(m["look"])
        elif m["name"]:
            chars = "".join(alphabet.chars(class_name(m["name"])))
            if not chars:
                raise LexiconError(f"unknown word class {m['name']} in the pattern {source!r}.")
            out.append(f"(?P<{m['as']}>[{chars}])" if m["as"] else f"[{chars}]")
        elif m["op"]:
            out.append("(?:" if m["op"] == "(" else m["op"])
    try:
        regex = re.compile("".join(out))
    except re.error as error:
        raise LexiconError(f"the pattern {source!r} is not well formed: {error}.") from error
    kept = [m for m in pieces if not m["space"]]
    first, nullable, _ = _first(kept, 0, alphabet)
    if nullable:
        raise LexiconError(f"the pattern {source!r} matches nothing at all.")
    return Pattern(regex, frozenset(first))


def _first(pieces: list[re.Match[str]], i: int, alphabet: Alphabet) -> tuple[set[str], bool, int]:
    """Symbols that may begin the alternatives from piece ``i``; whether they may be empty; where they end."""
    total: set[str] = set()
    any_empty = False
    current: set[str] = set()
    empty = True
    while i < len(pieces) and pieces[i]["op"] != ")":
        m = pieces[i]
        if m["op"] == "|":
            total |= current
            any_empty |= empty
            current, empty = set(), True
            i += 1
            continue
        item: set[str] = set()
        item_empty = False
        if m["name"]:
            item = set(alphabet.chars(class_name(m["name"])))
            i += 1
        elif m["cap"] or m["op"] == "(" or m["look"]:
            item, item_empty, i = _first(pieces, i + 1, alphabet)
            i += 1
            if m["look"]:
                item, item_empty = set(), True
        else:
            item_empty = True
            i += 1
        if i < len(pieces) and pieces[i]["op"] in ("?", "*"):
            item_empty = True
        if empty:
            current |= item
            empty = item_empty
    return total | current, any_empty or empty, i
