from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from events.coding.actors import ActorIndex, ArticleActors, parse_code
from events.types import ActorMention, Publication, Sentence

Parsed = Callable[..., Sentence]
PUB = Publication(date=dt.date(2021, 6, 8), status="given")


@pytest.fixture
def article(index: ActorIndex) -> ArticleActors:
    return ArticleActors(index, PUB)


def codes(mentions: tuple[ActorMention, ...]) -> dict[str, str | None]:
    return {m.text: m.actor.code if m.actor else None for m in mentions}


PUTIN_TOLD_BIDEN = (
    "Russian/ADJ/amod/2 President/PROPN/compound/3 Vladimir/PROPN/nsubj/5 Putin/PROPN/flat/3 told/VERB/root/0 "
    "Joe/PROPN/obj/5 Biden/PROPN/flat/6 about/ADP/case/9 Ukraine/PROPN/obl/5 ././punct/5"
).replace("././punct", "./PUNCT/punct")


def test_mentions_carry_offsets_and_heads(article: ArticleActors, parsed: Parsed) -> None:
    s = parsed(PUTIN_TOLD_BIDEN, start=100)
    mentions = article.tag(s)
    assert codes(mentions) == {"Russian President Vladimir Putin": "RUSGOV", "Joe Biden": "USAGOV", "Ukraine": "UKR"}
    for m in mentions:
        assert s.text[m.start - 100 : m.end - 100] == m.text
        assert m.first <= m.head <= m.last
    assert s.words[mentions[0].head] == "Vladimir"


def test_apposition_between_subject_and_verb(article: ArticleActors, parsed: Parsed) -> None:
    # the parse is wrong on purpose: the apposition hangs on the verb
    s = parsed(
        "Ana/PROPN/nsubj/11 Perera/PROPN/flat/1 ,/PUNCT/punct/1 a/DET/det/6 Kenyan/ADJ/amod/6 judge/NOUN/obl/11 "
        "of/ADP/case/8 standing/NOUN/nmod/6 ,/PUNCT/punct/11 has/AUX/aux/11 resigned/VERB/root/0 ./PUNCT/punct/11"
    )
    found = codes(article.tag(s))
    assert found["Ana Perera"] == "KENJUD"


def test_last_names_titles_and_pronouns(article: ArticleActors, parsed: Parsed) -> None:
    article.tag(parsed(PUTIN_TOLD_BIDEN))
    second = article.tag(
        parsed("He/PRON/nsubj/2 told/VERB/root/0 the/DET/det/5 Russian/ADJ/amod/5 people/NOUN/obj/2", number=1)
    )
    assert [(m.text, m.actor.code if m.actor else None, m.how) for m in second][:1] == [("He", "RUSGOV", "pronoun")]
    third = article.tag(parsed("The/DET/det/2 president/NOUN/nsubj/3 left/VERB/root/0 ./PUNCT/punct/3", number=2))
    assert third[0].actor is not None
    assert third[0].how == "reference"


def test_two_leaders(article: ArticleActors, parsed: Parsed) -> None:
    article.tag(parsed(PUTIN_TOLD_BIDEN))
    (pair,) = article.tag(
        parsed("The/DET/det/3 two/NUM/nummod/3 leaders/NOUN/nsubj/4 met/VERB/root/0 ./PUNCT/punct/4", number=1)
    )
    assert pair.actor is not None
    assert {pair.actor.code, *(a.code for a in pair.also)} == {"RUSGOV", "USAGOV"}


def test_unknown_person_blocks_pronoun(article: ArticleActors, parsed: Parsed) -> None:
    article.tag(parsed(PUTIN_TOLD_BIDEN))
    article.tag(
        parsed("Hans/PROPN/nsubj/3 Mueller/PROPN/flat/1 slept/VERB/root/0", number=1, entities=[(0, 2, "PERSON")])
    )
    (he,) = article.tag(parsed("He/PRON/nsubj/2 snored/VERB/root/0", number=2))
    assert he.actor is None
    assert he.reason is not None


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("Moscow/PROPN/nsubj/2 said/VERB/root/0 no/DET/obj/2", "RUSGOV"),
        ("He/PRON/nsubj/2 spoke/VERB/root/0 in/ADP/case/4 Moscow/PROPN/obl/2", None),
        ("Ministers/NOUN/nsubj/2 visited/VERB/root/0 Moscow/PROPN/obj/2", "RUS"),
        ("Pressure/NOUN/nsubj/4 from/ADP/case/3 Moscow/PROPN/nmod/1 grew/VERB/root/0", "RUSGOV"),
    ],
)
def test_capital_as_government_or_place(article: ArticleActors, parsed: Parsed, rows: str, code: str | None) -> None:
    assert codes(article.tag(parsed(rows)))["Moscow"] == code


def test_first_person_in_quotation_is_the_speaker(article: ArticleActors, parsed: Parsed) -> None:
    mentions = article.tag(
        parsed(
            "“/PUNCT/punct/3 We/PRON/nsubj/3 agree/VERB/ccomp/6 ”/PUNCT/punct/3 ,/PUNCT/punct/3 said/VERB/root/0 "
            "Lavrov/PROPN/nsubj/6"
        )
    )
    assert codes(mentions)["We"] == "RUSGOV"
    (we,) = article.tag(parsed("We/PRON/nsubj/2 agree/VERB/root/0", number=1))
    assert we.actor is None


def test_first_person_of_a_government_statement(index: ActorIndex, parsed: Parsed) -> None:
    article = ArticleActors(index, PUB, parse_code("USAGOV"))
    (we,) = article.tag(parsed("We/PRON/nsubj/2 condemn/VERB/root/0 this/PRON/obj/2"))
    assert we.actor is not None
    assert (we.actor.code, we.how) == ("USAGOV", "first_person")


def test_shared_head_noun(article: ArticleActors, parsed: Parsed) -> None:
    mentions = article.tag(
        parsed("French/ADJ/amod/4 and/CCONJ/cc/3 Egyptian/ADJ/conj/1 warships/NOUN/nsubj/5 sailed/VERB/root/0")
    )
    assert sorted(m.actor.code for m in mentions if m.actor) == ["EGYMIL", "FRAMIL"]


def test_plural_head_over_several_countries(article: ArticleActors, parsed: Parsed) -> None:
    mentions = article.tag(
        parsed(
            "The/DET/det/2 presidents/NOUN/nsubj/8 of/ADP/case/4 Kenya/PROPN/nmod/2 ,/PUNCT/punct/6 Chad/PROPN/conj/4 "
            "and/CCONJ/cc/9 met/VERB/root/0 Mali/PROPN/conj/4".replace(
                "and/CCONJ/cc/9 met/VERB/root/0 Mali/PROPN/conj/4", "and/CCONJ/cc/8 Mali/PROPN/conj/4 met/VERB/root/0"
            ).replace("nsubj/8", "nsubj/9")
        )
    )
    first = mentions[0]
    assert first.actor is not None
    assert [first.actor.code, *(a.code for a in first.also)] == ["KENGOV", "TCDGOV", "MLIGOV"]


def test_priming_resolves_a_headline_name(index: ActorIndex, parsed: Parsed) -> None:
    text = "Blinken meets allies. US Secretary of State Antony Blinken said so."
    article = ArticleActors(index, PUB)
    article.prime(text)
    mentions = article.tag(parsed("Blinken/PROPN/nsubj/2 meets/VERB/root/0 allies/NOUN/obj/2"))
    assert codes(mentions)["Blinken"] == "USAGOV"


def test_same_input_same_output(index: ActorIndex, parsed: Parsed) -> None:
    one, other = (ArticleActors(index, PUB).tag(parsed(PUTIN_TOLD_BIDEN)) for _ in range(2))
    assert one == other


def test_whom_something_is_against_is_named_but_does_not_act(article: ArticleActors, parsed: Parsed) -> None:
    s = parsed(
        "Anti-Iranian/ADJ/amod/2 sanctions/NOUN/nsubj/3 hurt/VERB/root/0 anti-aircraft/ADJ/amod/5 units/NOUN/obj/3"
    )
    found = [(m.text, m.actor.code if m.actor else None) for m in article.tag(s) if m.how == "against"]
    assert found == [("Anti-Iranian", "IRN")]


def test_they_in_a_capital_are_its_government(article: ArticleActors, parsed: Parsed) -> None:
    s = parsed("In/ADP/case/2 Ankara/PROPN/obl/4 they/PRON/nsubj/4 rejected/VERB/root/0 it/PRON/obj/4")
    assert codes(article.tag(s))["they"] == "TURGOV"
