"""The lexicon lint, on small lexicons made for it; and on ours, which must have no fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from events.lexicon.check import (
    Triple,
    check_actor_file,
    check_examples,
    check_lexicon,
    example_texts,
    unreachable,
    untested,
)
from events.lexicon.rules import Rule


def rule(name: str, *triggers: str, code: str = "111", **more: object) -> Rule:
    return Rule(id=name, event_code=code, kind="verb", triggers=triggers, file="lexicon/verbs/11.yaml", line=7, **more)  # type: ignore[arg-type]


def test_our_own_lexicon_has_no_fault() -> None:
    assert check_lexicon().errors == ()


def test_a_condition_without_words_is_a_fault_and_no_crash(tmp_path: Path) -> None:
    (tmp_path / "verbs").mkdir()
    rule_text = '- {id: "02-x", event_code: "020", trigger: {verb: [zorch]}, when: {prep: {from: false}}}'
    (tmp_path / "verbs" / "02.yaml").write_text(f"rules:\n  {rule_text}\n", encoding="utf-8")
    assert any("False is no list of words" in fault for fault in check_lexicon([tmp_path]).errors)


def test_a_rule_whose_triggers_all_belong_to_an_earlier_one_is_dead() -> None:
    (dead,) = unreachable([rule("a", "blame", "accuse"), rule("b", "accuse", code="112")])
    assert dead[1]
    assert '"b" can never answer' in dead[0]
    assert '"a" (lexicon/verbs/11.yaml:7)' in dead[0]


def test_a_rule_that_loses_some_triggers_is_only_warned_about() -> None:
    (partly,) = unreachable([rule("a", "accuse"), rule("b", "accuse", "charge")])
    assert not partly[1]
    assert "never answers for accuse" in partly[0]


def test_priority_and_conditions_make_room() -> None:
    assert list(unreachable([rule("a", "accuse"), rule("b", "accuse", priority=1)])) == []


def test_rules_without_an_example_are_named() -> None:
    tested = rule("a", "x", examples=({"text": "t"},))
    assert [r.id for r in untested([tested, rule("a/noun", "x"), rule("b", "y")])] == ["b"]


def test_examples_and_counterexamples_are_compared() -> None:
    r = rule(
        "a",
        "accuse",
        examples=({"text": "good", "source": "RUS"}, {"text": "other source", "source": "RUS"}, {"text": "silent"}),
        counterexamples=("quiet", "loud"),
    )
    assert example_texts([r]) == ["good", "other source", "silent", "quiet", "loud"]
    coded = {
        "good": [Triple("RUS", "111", None, "affirmed", "actual")],
        "other source": [Triple("USA", "111", None, "affirmed", "actual")],
        "silent": [],
        "quiet": [Triple("RUS", "051", None, "affirmed", "actual")],
        "loud": [Triple("RUS", "1121", None, "affirmed", "actual")],
    }
    faults = check_examples([r], coded)
    assert len(faults) == 3
    assert "'other source' gives USA 111 ---, not source=RUS" in faults[0]
    assert "'silent' gives nothing" in faults[1]
    assert "counterexample 'loud' gives RUS 1121 ---" in faults[2]


HEADER = "name,canonical,code,kind,office,valid_from,valid_to,source\n"


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Ann,Ann B,ABWGOV,person,president,2001,2002-05-01,public record", None),
        ("Ann,Ann B,ABWGOV,person,president,2003,2002-05-01,public record", "dates out of order"),
        ("Ann,Ann B,ABWGOV,person,president,2001-13-01,,public record", "dates out of order or not ISO"),
        ("Ann,Ann B,abw,person,president,,,public record", "a code in capitals"),
        ("Ann,Ann B,ABWGOV", "wrong number of fields"),
    ],
)
def test_faults_of_facts_are_named_with_their_line(tmp_path: Path, row: str, fault: str | None) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(HEADER + row + "\n", encoding="utf-8")
    faults, _ = check_actor_file(path)
    assert [f.split(": ")[0] for f in faults] == (["persons.csv:2"] if fault else [])
    assert fault is None or fault in faults[0]


def test_doubled_facts_are_found(tmp_path: Path) -> None:
    path = tmp_path / "persons.csv"
    path.write_text(HEADER + 2 * "Ann,Ann B,ABWGOV,person,,,,public record\n", encoding="utf-8")
    faults, n = check_actor_file(path)
    assert n == 1
    assert "stands twice" in faults[0]
