"""The lexicon lint behind ``events check``: unreachable and overlapping rules, codes without rules, untested rules."""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from events.errors import LexiconError
from events.lexicon.ontology import Ontology
from events.lexicon.rules import Rule, RuleBook, codes_in

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the lint found: ``errors`` must be mended, ``warnings`` are worth a look; each is one line for people."""

    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Triple:
    """One coded event, as far as the examples of rules state it."""

    source: str | None
    code: str
    target: str | None
    polarity: str
    modality: str

    def __str__(self) -> str:
        return f"{self.source or '---'} {self.code} {self.target or '---'}"


def check_lexicon(folders: Sequence[Path] = ()) -> CheckReport:
    """Check rules, word classes and actor files, built-in and in ``folders``. Faults are reported, never raised."""
    errors: list[str] = []
    warnings: list[str] = []
    ontology = Ontology.load()
    rules: tuple[Rule, ...] = ()
    try:
        book = RuleBook.load(tuple(folders), ontology)
    except LexiconError as error:
        errors += error.message.splitlines()
    else:
        rules = book.rules
        shadowed = list(unreachable(rules))
        errors += [line for line, dead in shadowed if dead]
        warnings += [line for line, dead in shadowed if not dead]
        missing = codes_without_rules(book, ontology)
        if missing:
            warnings.append(f"{len(missing)} codes have no rule: {' '.join(missing)}")
        warnings += [f'{rule.where} rule "{rule.id}": no example' for rule in untested(rules)]
    n_actors = 0
    for base in (HERE, *folders):
        for path in sorted((base / "actors").glob("*.csv")):
            if path.name != "countries.csv":
                faults, n = check_actor_file(path)
                errors += faults
                n_actors += n
    summary = f"{len(rules)} rules, {sum(len(rule.triggers) for rule in rules)} triggers, {n_actors} actor facts"
    return CheckReport(tuple(errors), tuple(warnings), summary)


def unreachable(rules: Iterable[Rule]) -> Iterator[tuple[str, bool]]:
    """Yield (line, dead) for rules in each other's way.

    Of two rules with the same trigger, conditions and priority the first in file order answers. ``dead`` is true when
    that takes all the triggers of the later rule, so that it can never answer.
    """
    first: dict[tuple[Any, ...], Rule] = {}
    for rule in rules:
        taken: dict[str, Rule] = {}
        for trigger in rule.triggers:
            key = (rule.kind, trigger, rule.when, rule.priority)
            earlier = first.setdefault(key, rule)
            if earlier is not rule and earlier.id != rule.id:
                taken[trigger] = earlier
        if not taken:
            continue
        others = sorted({f'"{other.id}" ({other.where})' for other in taken.values()})
        dead = len(taken) == len(set(rule.triggers))
        words = ", ".join(sorted(taken)[:8]) + (" ..." if len(taken) > 8 else "")
        what = "can never answer: all its triggers belong to" if dead else f"never answers for {words}: that belongs to"
        yield f'{rule.where} rule "{rule.id}" {what} {", ".join(others)}', dead


def codes_without_rules(book: RuleBook, ontology: Ontology) -> list[str]:
    """Return the codes that are most exact (no code below them) and that no rule, refinement or composition gives."""
    given = set(codes_in(book))
    codes = sorted(ontology.cameo)
    return [code for code in codes if code not in given and not any(c != code and c.startswith(code) for c in codes)]


def untested(rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules without an example (a rule for several word kinds needs one among them)."""
    tested = {rule.id.split("/")[0] for rule in rules if rule.examples}
    seen: dict[str, Rule] = {}
    for rule in rules:
        name = rule.id.split("/")[0]
        if name not in tested:
            seen.setdefault(name, rule)
    return list(seen.values())


def example_texts(rules: Iterable[Rule]) -> list[str]:
    """Return the texts of all examples and counterexamples, each once, in order."""
    texts = [text for rule in rules for text in (*(str(e["text"]) for e in rule.examples), *rule.counterexamples)]
    return list(dict.fromkeys(texts))


def check_examples(rules: Iterable[Rule], coded: Mapping[str, Sequence[Triple]]) -> list[str]:
    """Return a line for every example that does not come out, and every counterexample that gives the rule's own root.

    ``coded`` are the events of each text. An example is ``{text, code?, source?, target?, polarity?, modality?}``; what
    it does not state is not compared, and the code is the rule's own by default.
    """
    faults: list[str] = []
    for rule in rules:
        for example in rule.examples:
            found = coded[str(example["text"])]
            if not any(_fits(triple, rule, example) for triple in found):
                got = "; ".join(map(str, found)) or "nothing"
                wanted = " ".join(f"{key}={value}" for key, value in example.items() if key not in {"text", "line"})
                faults.append(f'{rule.where} rule "{rule.id}": {example["text"]!r} gives {got}, not {wanted}')
        for text in rule.counterexamples:
            wrong = [str(triple) for triple in coded[text] if triple.code[:2] == rule.event_code[:2]]
            if wrong:
                faults.append(f'{rule.where} rule "{rule.id}": counterexample {text!r} gives {"; ".join(wrong)}')
    return faults


def _fits(triple: Triple, rule: Rule, example: Mapping[str, Any]) -> bool:
    if triple.code != str(example.get("code", rule.event_code)):
        return False
    stated = [key for key in ("source", "target", "polarity", "modality") if key in example]
    for key in stated:
        actual, wanted = getattr(triple, key), example[key]
        # An example may name an actor by the first parts of its code alone: RUS stands for RUSGOV and RUSMIL, too.
        if not (str(actual or "").startswith(wanted) if key in ("source", "target") and wanted else actual == wanted):
            return False
    return True


def check_actor_file(path: Path) -> tuple[list[str], int]:
    """Return the faults of one actor file (columns, codes, dates, doubled facts) and the number of its rows."""
    faults: list[str] = []
    seen: set[tuple[str, ...]] = set()
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        absent = {"name", "canonical", "code", "kind", "valid_from", "valid_to"} - set(reader.fieldnames or ())
        if absent:
            return [f"{path.name}:1: missing columns: {', '.join(sorted(absent))}"], 0
        for row in reader:
            where = f"{path.name}:{reader.line_num}"
            if None in row or None in row.values():
                faults.append(f"{where}: wrong number of fields")
                continue
            if not row["name"].strip() or not row["code"].isascii() or not row["code"].isupper():
                faults.append(
                    f"{where}: a fact needs a name and a code in capitals, not {row['name']!r} {row['code']!r}"
                )
            span = [_day(row[key], last=key == "valid_to") for key in ("valid_from", "valid_to")]
            if "bad" in span or (span[0] and span[1] and span[0] > span[1]):
                faults.append(f"{where}: dates out of order or not ISO: {row['valid_from']!r} to {row['valid_to']!r}")
            key = (row["name"], row["code"], row["valid_from"], row.get("office") or "")
            if key in seen:
                faults.append(f"{where}: {row['name']!r} {row['code']} stands twice")
            seen.add(key)
    return faults, len(seen)


def _day(text: str, *, last: bool) -> str:
    """Return a date in full (YYYY and YYYY-MM are completed), so that it sorts; ``bad`` when it is none."""
    if not text:
        return ""
    missing = {4: "-12-31" if last else "-01-01", 7: "-28" if last else "-01"}.get(len(text), "")
    try:
        return dt.date.fromisoformat(text + missing).isoformat()
    except ValueError:
        return "bad"
