"""Verb rules: their form, their loader and their index.

A rule says which words trigger it, what must stand around them, and where source and target are found. The format is described
in ``events/lexicon/verbs/README.md``. Loading collects every fault in every file before it fails.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from events.errors import LexiconError
from events.lexicon.conditions import When
from events.lexicon.ontology import Ontology
from events.lexicon.signs import Signs
from events.lexicon.words import Words
from events.lexicon.yaml import load_with_lines

HERE = Path(__file__).parent

OPERATORS = frozenset(
    "say request demand intend refuse threaten accuse deny investigate consider stop begin try fail allow force condemn praise "
    "complain protest admit light report decide".split()
)
RULE_KEYS = frozenset(
    "id event_code trigger when source target reciprocal reverse elsewhere refine alone operator complement addressee target_required inner "
    "priority examples counterexamples note line".split()
)
TEST_KEYS = ("object", "object_head", "about", "subject", "modifier", "complement", "before", "sentence")
WHEN_KEYS = frozenset(
    [
        *TEST_KEYS,
        *(f"not_{k}" for k in TEST_KEYS),
        "prep",
        "not_prep",
        "passive",
        "transitive",
        "place_object",
        "source_role",
        "target_role",
    ]
)


@dataclass(frozen=True, slots=True)
class Refinement:
    """A more exact code that replaces the rule's own when its conditions hold."""

    event_code: str
    when: When


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One verb rule. ``file`` and ``line`` say where it stands; ``kind`` is verb, noun or adj."""

    id: str
    event_code: str
    kind: str
    triggers: tuple[str, ...]
    file: str = ""
    line: int = 0
    when: When = field(default_factory=When)
    source: tuple[str, ...] = ()
    target: tuple[str, ...] = ()
    reciprocal: bool = False
    reverse: str | None = None
    elsewhere: str | None = None
    refine: tuple[Refinement, ...] = ()
    alone: bool = True
    operator: str | None = None
    complement: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()
    target_required: bool = True
    inner: bool = False
    priority: int = 0
    examples: tuple[Mapping[str, Any], ...] = ()
    counterexamples: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """File and line, for explanations."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Trigger:
    """One trigger of one rule: its words, and its ``weight``, by which the most specific rule wins.

    ``needs`` are the bits of the sets of words of each of which a sentence must have one (:class:`events.lexicon.signs.Signs`).
    """

    rule: Rule
    words: tuple[str, ...]
    weight: int
    needs: int


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules with their trigger index, word classes and the composition table."""

    rules: tuple[Rule, ...]
    index: Mapping[tuple[str, str], tuple[Trigger, ...]]
    classes: Mapping[str, Words]
    composition: Mapping[str, tuple[tuple[str, str], ...]]
    keys: frozenset[str] = frozenset()  # every indexed lemma, to pass over words that trigger nothing
    signs: Signs = field(default_factory=Signs)

    def candidates(self, kind: str, lemma: str) -> tuple[Trigger, ...]:
        """Return the triggers of ``kind`` (verb, noun, adj) whose indexed word is ``lemma``."""
        return self.index.get((kind, lemma), ())

    def compose(self, operator: str, code: str) -> str | None:
        """Return the code of ``operator`` applied to an inner act of ``code``: the longest prefix in the table wins."""
        for prefix, result in self.composition.get(operator, ()):
            if code.startswith(prefix):
                return code if result == "=" else result
        return self.compose("intend", code) if operator == "decide" else None

    @staticmethod
    def load(folders: Sequence[Path] = (), ontology: Ontology | None = None) -> RuleBook:
        """Load the built-in rules, then those of ``folders`` (a later rule with the same id replaces an earlier one).

        Raises:
            LexiconError: listing every fault found, each with file and line.
        """
        ontology = ontology or Ontology.load()
        faults: list[str] = []
        classes: dict[str, Words] = {}
        rules: dict[str, Rule] = {}
        composition: dict[str, tuple[tuple[str, str], ...]] = {}
        for base in (HERE, *folders):
            raw = _read(base / "classes.yaml", faults)
            if raw:
                classes |= _classes(raw, classes, base / "classes.yaml", faults)
            table = _read(base / "composition.yaml", faults)
            for op, rows in (table or {}).items():
                if op != "line":
                    pairs = [(str(k), str(v)) for k, v in rows.items() if k != "line"]
                    composition[op] = tuple(sorted(pairs, key=lambda p: (-len(p[0]), p[0])))
            for path in sorted((base / "verbs").glob("*.yaml")):
                for rule in _rules(path, classes, ontology, faults):
                    if rule.id in rules and rules[rule.id].file.split("/")[0] == rule.file.split("/")[0]:
                        faults.append(
                            f"{rule.where}: rule id {rule.id!r} is used twice (first in {rules[rule.id].where})"
                        )
                    rules[rule.id] = rule
        if faults:
            raise LexiconError("\n".join(faults), hint="Mend the lines named; `events check` lists them again.")
        index, signs = _index(rules.values())
        return RuleBook(tuple(rules.values()), index, classes, composition, frozenset(word for _, word in index), signs)


def _index(rules: Iterable[Rule]) -> tuple[dict[tuple[str, str], tuple[Trigger, ...]], Signs]:
    """The triggers by kind and indexed word, and the signs of what they need."""
    asked = [(rule, tuple(text.split())) for rule in rules for text in rule.triggers]
    signs = Signs(s for rule, words in asked for s in _needs(rule, words))
    index: dict[tuple[str, str], list[Trigger]] = {}
    for rule, words in asked:
        weight = 10 * rule.priority + 3 * (len(words) - 1) + rule.when.weight + (rule.kind == "verb")
        trigger = Trigger(rule, words, weight, signs.needed(_needs(rule, words)))
        index.setdefault((rule.kind, words[-1] if rule.kind == "noun" else words[0]), []).append(trigger)
    return {key: tuple(triggers) for key, triggers in index.items()}, signs


def _needs(rule: Rule, words: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """Sets of words of each of which a sentence with the trigger has one: the words of a phrase, and those of the conditions."""
    if len(words) > 1:
        yield from (frozenset({word}) for word in words)
    yield from rule.when.needs


def _read(path: Path, faults: list[str]) -> Any:
    if not path.exists():
        return None
    try:
        return load_with_lines(path)
    except LexiconError as error:
        faults.append(str(error))
        return None


def _classes(raw: Mapping[str, Any], known: Mapping[str, Words], path: Path, faults: list[str]) -> dict[str, Words]:
    out: dict[str, Words] = {}

    def build(name: str, seen: tuple[str, ...]) -> Words:
        if name in out:
            return out[name]
        if name not in raw:
            if name in known:
                return known[name]
            faults.append(f"{path}: unknown word class @{name}")
            return Words(frozenset())
        if name in seen:
            faults.append(f"{path}: word class @{name} contains itself")
            return Words(frozenset())
        words: set[str] = set()
        phrases: set[str] = set()
        for item in raw[name]:
            if str(item).startswith("@"):
                inner = build(str(item)[1:], (*seen, name))
                words |= inner.words
                phrases |= set(inner.phrases)
            else:
                _place(str(item), words, phrases)
        out[name] = Words(frozenset(words), tuple(sorted(phrases)), (name,))
        return out[name]

    for name in raw:
        if name != "line":
            build(name, ())
    return out


def _place(item: str, words: set[str], phrases: set[str]) -> None:
    if " " in item or "-" in item:
        phrases.add(item.replace("-", " - ").replace("  ", " ") if "-" in item else item)
        if "-" in item:
            words.add(item)
    else:
        words.add(item)


def _class(name: str, classes: Mapping[str, Words], where: str, faults: list[str]) -> Words:
    """Return the word class written ``@name``; an unknown one is noted in ``faults`` and counts as empty."""
    found = classes.get(name[1:])
    if found is None:
        faults.append(f"{where}: unknown word class {name}")
        return Words(frozenset())
    return found


def words_of(items: Any, classes: Mapping[str, Words], where: str, faults: list[str]) -> Words:
    """Build a :class:`Words` from a list of lemmas and ``@class`` names (or one of them)."""
    words: set[str] = set()
    phrases: set[str] = set()
    names: list[str] = []
    if not isinstance(items, (str, Sequence)):
        faults.append(f"{where}: {items!r} is no list of words")
        return Words(frozenset())
    for item in [items] if isinstance(items, str) else items:
        text = str(item)
        if text.startswith("@"):
            found = _class(text, classes, where, faults)
            words |= found.words
            phrases |= set(found.phrases)
            names.append(text[1:])
        else:
            _place(text, words, phrases)
    return Words(frozenset(words), tuple(sorted(phrases)), tuple(names))


def _when(raw: Mapping[str, Any], classes: Mapping[str, Words], where: str, faults: list[str]) -> When:
    tests: list[tuple[str, Words, bool]] = []
    preps: list[tuple[str, Words | None, bool]] = []
    for key, value in raw.items():
        if key in ("line", "event_code"):
            continue
        if key not in WHEN_KEYS:
            faults.append(f"{where}: unknown condition {key!r} (known: {', '.join(sorted(WHEN_KEYS))})")
        elif key in ("prep", "not_prep"):
            for prep, item in value.items():
                if prep != "line":
                    preps.append(
                        (str(prep), None if item is True else words_of(item, classes, where, faults), key == "not_prep")
                    )
        elif key.removeprefix("not_") in TEST_KEYS:
            tests.append((key.removeprefix("not_"), words_of(value, classes, where, faults), key.startswith("not_")))
    tests.sort(key=lambda test: test[2])  # what must be there fails more often than what must not: it is asked first
    return When(
        tuple(tests),
        tuple(preps),
        raw.get("passive"),
        raw.get("transitive"),
        raw.get("place_object"),
        frozenset(raw.get("source_role", ())),
        frozenset(raw.get("target_role", ())),
    )


def _tuple(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return (str(value),) if isinstance(value, str) else tuple(str(v) for v in value)


def _rules(path: Path, classes: Mapping[str, Words], ontology: Ontology, faults: list[str]) -> Iterator[Rule]:
    raw = _read(path, faults)
    if raw is None:
        return
    name = f"{path.parent.parent.name}/{path.parent.name}/{path.name}"
    for item in raw.get("rules", ()):
        where = f"{name}:{item.get('line', 0)}"
        problems = len(faults)
        unknown = set(item) - RULE_KEYS
        if unknown:
            faults.append(f"{where}: unknown keys {', '.join(sorted(unknown))}")
        if not isinstance(item.get("id"), str):
            faults.append(f"{where}: a rule needs an id")
            continue
        where = f'{where} rule "{item["id"]}"'
        code = item.get("event_code")
        if not isinstance(code, str) or (code not in ontology.cameo and code not in PSEUDO_CODES):
            faults.append(f"{where}: unknown event code {code!r}; codes are quoted strings")
        for key in ("reverse", "elsewhere"):
            if item.get(key, code) != code and item[key] not in ontology.cameo:
                faults.append(f"{where}: {key} has the unknown code {item[key]!r}")
        operator = item.get("operator")
        if operator is not None and operator not in OPERATORS:
            faults.append(f"{where}: unknown operator {operator!r}")
        trigger = item.get("trigger") or {}
        kinds = [k for k in ("verb", "noun", "adj") if k in trigger]
        if not kinds:
            faults.append(f"{where}: a trigger needs verb, noun or adj")
        when = _when(item.get("when") or {}, classes, where, faults)
        refinements = []
        for r in item.get("refine") or ():
            if r.get("event_code") not in ontology.cameo and r.get("event_code") not in PSEUDO_CODES:
                faults.append(f"{where}: refinement to unknown code {r.get('event_code')!r}")
            refinements.append(Refinement(str(r.get("event_code")), _when(r, classes, where, faults)))
        if len(faults) > problems:
            continue
        for kind in kinds:
            yield Rule(
                id=item["id"] if len(kinds) == 1 else f"{item['id']}/{kind}",
                event_code=str(code),
                kind=kind,
                triggers=_triggers(trigger[kind], classes, where, faults),
                file=name,
                line=int(item.get("line", 0)),
                when=when,
                source=_tuple(item.get("source")),
                target=_tuple(item.get("target")),
                reciprocal=bool(item.get("reciprocal", False)),
                reverse=item.get("reverse"),
                elsewhere=item.get("elsewhere"),
                refine=tuple(refinements),
                alone=bool(item.get("alone", True)),
                operator=operator,
                complement=_tuple(item.get("complement")),
                addressee=_tuple(item.get("addressee")),
                target_required=bool(item.get("target_required", True)),
                inner=bool(item.get("inner", False)),
                priority=int(item.get("priority", 0)),
                examples=tuple(item.get("examples") or ()) if kind == kinds[0] else (),
                counterexamples=_tuple(item.get("counterexamples")) if kind == kinds[0] else (),
            )


def _triggers(items: Any, classes: Mapping[str, Words], where: str, faults: list[str]) -> tuple[str, ...]:
    out: list[str] = []
    for item in [items] if isinstance(items, str) else items:
        text = str(item)
        if text.startswith("@"):
            found = _class(text, classes, where, faults)
            out += sorted(found.words | set(found.phrases))
        else:
            out.append(text)
    return tuple(dict.fromkeys(out))


# Codes that name acts CAMEO knows only as the content of another act; the composition table turns them into real codes.
PSEUDO_CODES = frozenset({"settle", "act", "reform", "violate", "arms", "relief", "money", "sum", "troops"})


def codes_in(book: RuleBook) -> Iterable[str]:
    """Yield every CAMEO code some rule, refinement or composition can produce (repeats possible)."""
    for rule in book.rules:
        yield rule.event_code
        if rule.elsewhere:
            yield rule.elsewhere
        for refinement in rule.refine:
            yield refinement.event_code
    for rows in book.composition.values():
        for _, code in rows:
            yield code
