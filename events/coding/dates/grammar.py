"""Find time expressions in a sentence: rules over token classes, in two passes.

The first pass finds atoms (a month, a weekday, "three years ago"), the second joins atoms ("Tuesday morning",
"from 3 May to 7 June", "the end of the year"). At each token the longest match wins, then the earlier rule. Rules are
data (``events/lexicon/dates/*.yaml``); what they build is in :mod:`events.coding.dates.build`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.coding.dates.build import ATOMS, Builder, Groups
from events.coding.dates.data import read_tsv, read_yaml
from events.coding.dates.expr import Expr
from events.coding.dates.join import JOINTS
from events.coding.dates.nodes import NODE_CLASSES, node_classes
from events.coding.dates.pattern import Alphabet, Pattern, class_name, compile_pattern, literals
from events.coding.dates.tokens import Token, number_classes, tokenise, words
from events.errors import LexiconError

BUILDERS: dict[str, Builder] = {**ATOMS, **JOINTS}
_NUMBERS = ("0", "5", "20", "28", "40", "1500", "1950", "3000", "300")
# Classes of tokens that are neither words nor plain numbers.
_FIXED = (
    "ISODT", "YMD", "DOTDATE", "SLASHDATE", "NINE11", "DECADE", "YSPAN", "CLOCK", "QTR", "HALFY", "FYY", "ORD",
    "BIG", "AMPM",
    "OCLOCK", "POSS", "MONEY", "COMMA", "DOT", "HYPH", "DASH", "SLASH", "LPAR", "RPAR", "APOS", "STOP", "OTHER",
    "LOW", "CAP",
)  # fmt: skip
# Classes whose words are too common to make a sentence worth reading.
_SILENT = frozenset({
    "YPREP", "MPREP", "FORX", "FUTW", "COUNTN", "LAST", "THIS", "THAT", "SAME", "EVERY", "PER", "BEFORE", "AFTER",
    "NUMW", "ORDW",
    "QUANT", "PLQ", "ADJQ", "NUMBIG", "HALF", "BEGIN", "ENDN", "MID", "NEXT", "PAST", "COMING", "CURRENT",
    "RECENT", "TIMES",
    "LATE", "LATER", "EARLY", "EARLIER", "SHOCK", "TZ", "FY", "UNITX",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its id, the pattern, what it builds, and the sentences that show what it is for."""

    id: str
    pattern: Pattern
    builder: Builder | None
    params: dict[str, str]
    order: int
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A piece of the sentence, tokens ``[first, last)``: one token, or a time expression found so far."""

    first: int
    last: int
    token: Token | None
    expr: Expr | None = None
    rule_id: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A time expression: characters ``[start, end)`` of the sentence, what it says, and the rule that found it."""

    start: int
    end: int
    expr: Expr
    rule_id: str


class Grammar:
    """The compiled rules. Build one with :func:`grammar`; it holds no state between calls."""

    def __init__(self) -> None:
        sources = [read_yaml("atoms.yaml"), read_yaml("phrases.yaml")]
        macros: dict[str, str] = {}
        for source in sources:
            macros.update(source.get("macros") or {})
        self.literals: set[str] = set()
        for source in sources:
            for raw in source["rules"]:
                self.literals |= literals(str(raw["pattern"]), macros)
        self.alphabet = Alphabet()
        self.holidays = _holiday_names()
        self._fill_alphabet()
        self.passes = [self._rules(source["rules"], macros) for source in sources]
        self._index = [_by_first(rules) for rules in self.passes]
        self.cues = self._cue_words()

    def _fill_alphabet(self) -> None:
        table = words()
        for low in sorted(set(table.capital) | set(table.any_case) | self.literals):
            for entries, case in ((table.any_case.get(low, ()), "LOW"), (table.capital.get(low, ()), "CAP")):
                names = {name for name, _ in entries} | {case}
                self.alphabet.add(frozenset(names | ({class_name(low)} if low in self.literals else set())))
        for number in _NUMBERS:
            self.alphabet.add(frozenset(number_classes(number)))
        for name in _FIXED:
            self.alphabet.add(frozenset({name}))
        for classes in NODE_CLASSES:
            self.alphabet.add(classes)

    def _rules(self, raws: list[dict[str, object]], macros: dict[str, str]) -> tuple[Rule, ...]:
        rules: list[Rule] = []
        known = {"id", "pattern", "make", "with", "examples", "counterexamples", "note"}
        for order, raw in enumerate(raws):
            rule_id = str(raw.get("id"))
            make = str(raw.get("make"))
            if set(raw) - known:
                raise LexiconError(f"date rule {rule_id}: unknown keys {sorted(set(raw) - known)}.")
            if make != "nothing" and make not in BUILDERS:
                raise LexiconError(f"date rule {rule_id}: there is no builder called {make!r}.")
            with_ = raw.get("with") or {}
            examples, counter = raw.get("examples") or [], raw.get("counterexamples") or []
            if not (isinstance(with_, dict) and isinstance(examples, list) and isinstance(counter, list)):
                raise LexiconError(f"date rule {rule_id}: 'with' must be a mapping, the examples lists.")
            pattern = compile_pattern(str(raw["pattern"]), self.alphabet, macros)
            params = {str(k): str(v) for k, v in with_.items()}
            rules.append(
                Rule(
                    rule_id,
                    pattern,
                    BUILDERS.get(make),
                    params,
                    order,
                    tuple(map(str, examples)),
                    tuple(map(str, counter)),
                )
            )
        return tuple(rules)

    def _cue_words(self) -> frozenset[str]:
        table = words()
        cues = {w for w, entries in table.capital.items() if {name for name, _ in entries} - _SILENT}
        for entries in self.holidays.values():
            for names, _, _ in entries:
                telling = [n for n in names if n.isalpha() and n not in ("day", "s")] or [names[-1]]
                cues.add(telling[-1])
        return frozenset(cues | {"clock", "second", "time", "present", "moment", "future", "past"})

    def has_cue(self, text: str) -> bool:
        """True when ``text`` may hold a time expression at all: a digit, a month, a unit of time ... (cheap)."""
        if _DIGIT.search(text):
            return True
        return not self.cues.isdisjoint(
            text.lower().replace("-", " ").replace("'", " ").replace("’", " ").translate(_STRIP).split()
        )

    def find(self, text: str) -> list[Found]:
        """Time expressions of one sentence, in order, not overlapping."""
        tokens, classes = tokenise(text)
        symbols = self._symbols(tokens, classes)
        nodes = self._apply_holidays(tokens, symbols)
        nodes, line = self._pass(0, nodes, symbols)
        if all(n.expr is None for n in nodes):
            return []
        for _ in range(3):
            before = len(nodes)
            nodes, line = self._pass(1, nodes, line)
            if len(nodes) == before:
                break
        return [_found(tokens, n, n.expr) for n in nodes if n.expr is not None]

    def _symbols(self, tokens: list[Token], classes: list[frozenset[str]]) -> list[str]:
        table = self.alphabet.symbols
        out = []
        for token, found in zip(tokens, classes, strict=True):
            low = token.low
            if low in self.literals and ("LOW" in found or "CAP" in found):
                found = found | {class_name(low)}
            out.append(table[found])
        return out

    def _apply_holidays(self, tokens: list[Token], symbols: list[str]) -> list[Node]:
        """Make one node of the words of each holiday; ``symbols`` is shortened to match."""
        nodes = [Node(i, i + 1, token) for i, token in enumerate(tokens)]
        lows = [token.low for token in tokens]
        starts = [i for i, low in enumerate(lows) if low in self.holidays]
        for i in reversed(starts):
            for names, written, holiday in self.holidays[lows[i]]:
                end = i + len(names)
                if tuple(lows[i:end]) == names and tokens[i].text[0] == written[0]:
                    expr = Expr(kind="holiday", text=holiday)
                    nodes[i:end] = [Node(i, end, None, expr, "holiday")]
                    symbols[i:end] = [self.alphabet.symbols[node_classes(expr)]]
                    break
        return nodes

    def _pass(self, which: int, nodes: list[Node], symbols: list[str]) -> tuple[list[Node], list[str]]:
        line = "".join(symbols)
        index = self._index[which]
        out: list[Node] = []
        out_symbols: list[str] = []
        i = 0
        while i < len(nodes):
            rules = index.get(line[i])
            best = self._best(rules, line, i, nodes) if rules else None
            if best is None:
                out.append(nodes[i])
                out_symbols.append(line[i])
                i += 1
                continue
            end, expr, rule = best
            if expr is None:
                out.extend(nodes[i:end])
                out_symbols.extend(line[i:end])
            else:
                out.append(Node(nodes[i].first, nodes[end - 1].last, None, expr, rule.id))
                out_symbols.append(self.alphabet.symbols[node_classes(expr)])
            i = end
        return out, out_symbols

    @staticmethod
    def _best(rules: list[Rule], line: str, i: int, nodes: list[Node]) -> tuple[int, Expr | None, Rule] | None:
        """The longest match at ``i`` that its builder accepts; ties go to the earlier rule."""
        hits = []
        for rule in rules:
            m = rule.pattern.regex.match(line, i)
            if m is not None:
                hits.append((-m.end(), rule.order, m, rule))
        if not hits:
            return None
        hits.sort(key=lambda h: h[:2])
        for _, _, m, rule in hits:
            if rule.builder is None:
                return m.end(), None, rule
            expr = rule.builder(Groups(nodes, m), rule.params)
            if expr is not None:
                return m.end(), expr, rule
        return None


def _found(tokens: list[Token], node: Node, expr: Expr) -> Found:
    """The expression with its characters; a full stop that only followed an abbreviation ends the sentence as well."""
    last = node.last - 1
    if tokens[last].text == "." and last > node.first:
        last -= 1
    return Found(tokens[node.first].start, tokens[last].end, expr, node.rule_id)


_DIGIT = re.compile(r"\d")
_STRIP = {ord(c): " " for c in '.,;:!?"“”()[]—–/'}


def _by_first(rules: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    index: dict[str, list[Rule]] = {}
    for rule in rules:
        for symbol in sorted(rule.pattern.first):
            index.setdefault(symbol, []).append(rule)
    return index


def _holiday_names() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """First word -> (words, the name as written, id of the holiday); longer names first."""
    names: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for holiday, _rule, aliases in read_tsv("holidays.tsv", 3):
        for alias in aliases.split("|"):
            parts = tuple(t.low for t in tokenise(alias.strip())[0])
            names.setdefault(parts[0], []).append((parts, alias.strip(), holiday))
    for entries in names.values():
        entries.sort(key=lambda e: (-len(e[0]), e[1]))
    return names


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar, compiled once; it is never changed afterwards."""
    return Grammar()
