from __future__ import annotations

import pickle
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from events.coding.actors import ActorIndex, resolve_phrase
from events.coding.actors.agents import Agent, plural_of, read_agents
from events.coding.actors.atoms import normal, split_word, view
from events.coding.actors.facts import Fact

INDEX = ActorIndex.from_rows(
    [
        Fact("Ruritania", "Ruritania", "RUR", "state"),
        Fact("Ruritanian", "Ruritania", "RUR", "demonym"),
        Fact("RFA", "Ruritanian Free Army", "RURREB", "armed", "", "1999-01-01", "2005-12-31"),
        Fact("Rudolf Rassendyll", "Rudolf Rassendyll", "RURGOV", "person", "king", "1990-01-01", "1995-12-31"),
    ],
    [Agent("soldier", ("MIL",), "person"), Agent("soldiers", ("MIL",), "person", True)],
)


def test_names_are_compared_in_plain_form() -> None:
    assert normal("al-Qaeda") == normal("al Qaeda") == "al qaeda"
    assert normal("U.S.") == "us"
    assert normal("Élysée") == "elysee"
    assert split_word("Putin’s") == ("Putin", "'s")
    assert view(["soldiers", "’"], tags=["NNS", "POS"]).low == ["soldiers", "'s"]


def test_layers_replace_names(tmp_path: Path) -> None:
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors" / "mine.csv").write_text(
        "name,canonical,code,kind,office,valid_from,valid_to,source\nMoscow,Moscow,XYZGOV,capital,,,,mine\n", "utf-8"
    )
    layered = ActorIndex.load([tmp_path])
    actor = resolve_phrase("Moscow", "2020-01-01", index=layered)
    assert actor is not None
    assert actor.code.startswith("XYZ")


def test_person_after_the_last_term_is_elite() -> None:
    later = resolve_phrase("Rudolf Rassendyll", "1999-05-01", index=INDEX)
    during = resolve_phrase("Rudolf Rassendyll", "1993-05-01", index=INDEX)
    undated = resolve_phrase("Rudolf Rassendyll", index=INDEX)
    assert [a.code for a in (later, during, undated) if a] == ["RURELI", "RURGOV", "RURGOV"]


def test_acronym_needs_its_capitals() -> None:
    assert resolve_phrase("RFA", index=INDEX) is not None
    assert resolve_phrase("rfa", index=INDEX) is None


def test_index_can_be_pickled() -> None:
    copy = pickle.loads(pickle.dumps(INDEX))
    assert resolve_phrase("Ruritanian soldiers", index=copy) == resolve_phrase("Ruritanian soldiers", index=INDEX)


def test_agents_table_is_well_formed() -> None:
    path = Path(__file__).resolve().parents[3] / "events" / "lexicon" / "agents.csv"
    kinds = {agent.kind for agent in read_agents(path)}
    assert kinds == {"person", "body", "lead", "unit", "group", "people", "mod", "faith", "gear", "title"}
    phrases = [line.split(",", 1)[0] for line in path.read_text("utf-8").splitlines()[1:]]
    assert len(phrases) > 3000
    assert phrases == sorted(set(phrases))


def test_plurals() -> None:
    assert [plural_of(w) for w in ("deputy", "attache", "witness", "chief", "boy")] == [
        "deputies",
        "attaches",
        "witnesses",
        "chiefs",
        "boys",
    ]


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_survived(text: str) -> None:
    actor = resolve_phrase(text, "2020-01-01", index=INDEX)
    assert actor is None or actor.code


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from("the Ruritanian soldiers of 's , and in RFA former two Rudolf Rassendyll said X".split()),
        max_size=12,
    )
)
def test_any_order_of_words_is_survived(words: list[str]) -> None:
    actor = resolve_phrase(" ".join(words), "1993-01-01", index=INDEX)
    assert actor is None or actor.code
