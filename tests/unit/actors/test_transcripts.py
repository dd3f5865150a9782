"""Whose "we", "our" and bare posts are: transcripts, statements, quotations."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from events.coding.actors import ActorIndex, ArticleActors, parse_code
from events.coding.actors.turns import turn_of
from events.types import ActorMention, Publication, Sentence

Parsed = Callable[..., Sentence]
DAY = Publication(date=dt.date(2022, 3, 8), status="given")


@pytest.fixture
def transcript(index: ActorIndex) -> ArticleActors:
    return ArticleActors(index, DAY, parse_code("USAGOV", index.countries))


def codes(mentions: tuple[ActorMention, ...]) -> dict[str, str | None]:
    return {m.text: m.actor.code if m.actor else None for m in mentions}


def speaking(words: str) -> str:
    """A parse of "LABEL: We agree." with the label in capitals before the colon."""
    label = words.split()
    rows = [
        f"{w}/PROPN/{'compound/' + str(len(label)) if n < len(label) else 'root/0'}" for n, w in enumerate(label, 1)
    ]
    at = len(label)
    return " ".join(
        [*rows, f":/PUNCT/punct/{at}", f"We/PRON/nsubj/{at + 3}", f"agree/VERB/parataxis/{at}", f"./PUNCT/punct/{at}"]
    )


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("SECRETARY BLINKEN", "USAGOV"),
        ("MS. OKAFOR", "USAGOV"),
        ("PRIME MINISTER KALLAS", "ESTGOV"),
        ("QUESTION", None),
        ("MODERATOR", "USAGOV"),
    ],
)
def test_we_is_whoever_has_the_floor(transcript: ArticleActors, parsed: Parsed, label: str, code: str | None) -> None:
    assert codes(transcript.tag(parsed(speaking(label))))["We"] == code
    later = parsed("We/PRON/nsubj/2 wait/VERB/root/0 ./PUNCT/punct/2", number=1)
    assert codes(transcript.tag(later))["We"] == code


def test_a_guest_whom_the_dictionary_lacks_speaks_for_the_country_of_the_transcript(
    transcript: ArticleActors, parsed: Parsed
) -> None:
    transcript.prime(
        "The talks with Mongolia went well. Mongolia and the United States agree. Mongolia is a neighbor of China."
    )
    assert codes(transcript.tag(parsed(speaking("FOREIGN MINISTER BATSUKH"))))["We"] == "MNGGOV"


def test_only_labels_open_turns(parsed: Parsed) -> None:
    assert turn_of(parsed("Q/NOUN/root/0 Thanks/INTJ/discourse/1"), starts_paragraph=True) is not None
    assert turn_of(parsed("Q/NOUN/root/0 Thanks/INTJ/discourse/1"), starts_paragraph=False) is None
    assert (
        turn_of(parsed("He/PRON/nsubj/2 said/VERB/root/0 :/PUNCT/punct/2 go/VERB/ccomp/2"), starts_paragraph=True)
        is None
    )


def test_a_newspaper_has_no_turns(index: ActorIndex, parsed: Parsed) -> None:
    paper = ArticleActors(index, DAY)
    assert codes(paper.tag(parsed(speaking("SECRETARY BLINKEN"))))["We"] is None


def test_our_forces_are_the_speakers_own_but_our_allies_are_not(transcript: ArticleActors, parsed: Parsed) -> None:
    s = parsed(
        "Our/PRON/nmod:poss/2 troops/NOUN/nsubj/3 thanked/VERB/root/0 our/PRON/nmod:poss/5 allies/NOUN/obj/3 ./PUNCT/punct/3"
    )
    found = codes(transcript.tag(s))
    assert found["troops"] == "USAMIL"
    assert found["allies"] == "GOV"


def test_our_forces_in_a_quotation_are_those_of_the_speaker_named_after_it(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        '"/PUNCT/punct/4 Our/PRON/nmod:poss/3 forces/NOUN/nsubj/4 advance/VERB/ccomp/8 ,/PUNCT/punct/8 "/PUNCT/punct/8 '
        "Zelenskyy/PROPN/nsubj/8 said/VERB/root/0 ./PUNCT/punct/8"
    )
    assert codes(ArticleActors(index, DAY).tag(s))["forces"] == "UKRMIL"


@pytest.mark.parametrize(
    ("rows", "text", "code"),
    [
        ("Members/NOUN/nsubj/4 of/ADP/case/3 Congress/PROPN/nmod/1 agree/VERB/root/0", "Members of Congress", "USALEG"),
        ("Federal/ADJ/amod/2 agencies/NOUN/nsubj/3 agree/VERB/root/0", "Federal agencies", "USAGOV"),
        ("Administrator/PROPN/compound/2 Okafor/PROPN/nsubj/3 agrees/VERB/root/0", "Administrator Okafor", "USAGOV"),
        ("Governments/NOUN/nsubj/2 agree/VERB/root/0", "Governments", "GOV"),
    ],
)
def test_posts_of_the_publishers_own_state(
    transcript: ArticleActors, parsed: Parsed, rows: str, text: str, code: str
) -> None:
    assert codes(transcript.tag(parsed(rows)))[text] == code


def test_a_title_after_a_foreign_country_is_not_the_publishers(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.tag(parsed("Caracas/PROPN/nsubj/2 freed/VERB/root/0 Venezuelan/ADJ/amod/4 students/NOUN/obj/2"))
    s = parsed("Congressman/PROPN/compound/2 Okafor/PROPN/nsubj/3 left/VERB/root/0", number=1)
    assert codes(transcript.tag(s))["Congressman Okafor"] != "USALEG"


def test_an_own_official_does_not_become_his_foreign_namesake(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.prime("Xi Jinping spoke in Beijing.")
    assert codes(transcript.tag(parsed(speaking("AMBASSADOR XI"))))["We"] == "USAGOV"


def test_local_leaders_are_the_publishers_in_a_text_about_home(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.prime("The United States has many schools. The United States repairs them.")
    s = parsed("Local/ADJ/amod/2 leaders/NOUN/nsubj/3 agree/VERB/root/0 ./PUNCT/punct/3")
    assert "USAGOV" in codes(transcript.tag(s)).values()


def test_who_is_quoted_speaks_not_who_quotes(index: ActorIndex, parsed: Parsed) -> None:
    actors = ArticleActors(index, DAY)
    actors.tag(
        parsed(
            "Reuters/PROPN/nsubj/2 quote/VERB/root/0 Zelenskyy/PROPN/obj/2 ./PUNCT/punct/2", entities=[(2, 3, "PERSON")]
        )
    )
    s = parsed('"/PUNCT/punct/3 We/PRON/nsubj/3 wait/VERB/root/0 "/PUNCT/punct/3', number=1)
    assert codes(actors.tag(s))["We"] == "UKRGOV"


def test_a_source_in_front_is_not_in_apposition_to_the_subject(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "According/VERB/case/3 to/ADP/fixed/1 Reuters/PROPN/obl/7 ,/PUNCT/punct/7 Kenyan/ADJ/amod/6 police/NOUN/nsubj/7 "
        "waited/VERB/root/0 ./PUNCT/punct/7"
    )
    assert codes(ArticleActors(index, DAY).tag(s))["Kenyan police"] == "KENCOP"


def test_a_representative_with_a_name_sits_in_parliament(transcript: ArticleActors, parsed: Parsed) -> None:
    s = parsed("Representative/PROPN/compound/2 Okafor/PROPN/nsubj/3 agrees/VERB/root/0 ./PUNCT/punct/3")
    assert codes(transcript.tag(s))["Representative Okafor"] == "USALEG"


def test_a_label_may_have_letters_with_accents(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.prime("Riga, Latvia. Latvia waits. Latvia agrees.")
    assert codes(transcript.tag(parsed(speaking("FOREIGN MINISTER RINKĒVIČS"))))["We"] == "LVAGOV"


def test_in_talk_those_who_met_go_on_until_another_has_the_floor(transcript: ArticleActors, parsed: Parsed) -> None:
    told = (
        "Kenya/PROPN/nsubj/2 met/VERB/root/0 with/ADP/case/4 Ghana/PROPN/obl/2 in/ADP/case/6 Mali/PROPN/obl/2 "
        "and/CCONJ/cc/8 Chad/PROPN/conj/6 ./PUNCT/punct/2"
    )
    they = "They/PRON/nsubj/2 agree/VERB/root/0 ./PUNCT/punct/2"
    transcript.tag(parsed(speaking("MR PRICE")))
    transcript.tag(parsed(told, number=1))
    found = next(m for m in transcript.tag(parsed(they, number=2)) if m.text == "They")
    assert {a.code for a in (found.actor, *found.also) if a} == {"KEN", "GHA"}


def test_a_parliament_is_none_of_a_state_that_has_a_congress(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.prime(
        "The United States waits. The United States asks. The United States agrees. The United States answers."
    )
    transcript.tag(parsed("They/PRON/nsubj/2 asked/VERB/root/0 about/ADP/case/4 Tunisia/PROPN/obl/2"))
    s = parsed("Troops/NOUN/nsubj/2 closed/VERB/root/0 the/DET/det/4 parliament/NOUN/obj/2 ./PUNCT/punct/2", number=1)
    assert codes(transcript.tag(s)).get("parliament") in ("TUNLEG", None)


def test_what_only_qualified_a_noun_some_sentences_ago_is_no_it(transcript: ArticleActors, parsed: Parsed) -> None:
    transcript.tag(parsed("Prices/NOUN/nsubj/4 of/ADP/case/4 Peruvian/ADJ/amod/4 copper/NOUN/root/0 ./PUNCT/punct/4"))
    s = parsed("It/PRON/nsubj/2 waited/VERB/root/0 ./PUNCT/punct/2", number=2)
    assert codes(transcript.tag(s)).get("It") is None
