from __future__ import annotations

import pytest

from events.coding.dates.grammar import grammar
from events.coding.dates.pattern import Alphabet, compile_pattern
from events.errors import LexiconError

RULES = [rule for rules in grammar().passes for rule in rules]
EXAMPLES = [(rule, example) for rule in RULES for example in rule.examples]
COUNTER = [(rule, example) for rule in RULES for example in rule.counterexamples]


def test_rule_ids_are_unique_and_rules_that_build_have_examples() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))
    bare = {rule.id for rule in RULES if rule.builder is not None and not rule.examples}
    assert bare <= {"part-of-day"}, "a part of the day counts only inside a longer expression"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES, ids=[f"{r.id}: {e}" for r, e in EXAMPLES])
def test_example_is_answered_by_its_rule(tagger, on, rule, example) -> None:
    text, value = example.rsplit(" => ", 1)
    found = [(t.rule_id, t.value) for t in tagger.tag(text, 0, on("2022-03-16"))]
    assert (rule.id, value) in found


@pytest.mark.parametrize(("rule", "example"), COUNTER, ids=[f"{r.id}: {e}" for r, e in COUNTER])
def test_counterexample_is_not_answered_by_the_rule(rule, example) -> None:
    assert rule.id not in [found.rule_id for found in grammar().find(example)]


def alphabet() -> Alphabet:
    letters = Alphabet()
    for name in ("MONTH", "DAYNUM", "=of"):
        letters.add(frozenset({name}))
    return letters


def test_a_pattern_captures_by_name_and_knows_what_may_begin_it() -> None:
    letters = alphabet()
    month, day, of = (letters.symbols[frozenset({n})] for n in ("MONTH", "DAYNUM", "=of"))
    pattern = compile_pattern("(DAYNUM):d of? {M}:m", letters, {"M": "MONTH | of MONTH"})
    match = pattern.regex.match(day + of + month)
    assert match is not None
    assert (match["d"], match["m"]) == (day, month)
    assert pattern.first == {day}


@pytest.mark.parametrize("source", ["DAY", "(MONTH", "{NONE} MONTH", "MONTH?", "MONTH & DAYNUM"])
def test_bad_patterns_are_refused_with_a_reason(source) -> None:
    with pytest.raises(LexiconError):
        compile_pattern(source, alphabet(), {})
