"""Where an event happened, on stored parses (tests/unit/places/parses.tsv)."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from events.coding.places import PlaceTagger, attach
from events.types import Entity, Sentence

ROWS = list(
    csv.reader((Path(__file__).parent / "parses.tsv").open(encoding="utf-8"), delimiter="\t", quoting=csv.QUOTE_NONE)
)
CASES = [
    ("Russian forces attacked Kharkiv on Monday.", "attacked", "190", "Kharkiv", "target"),
    ("The leaders signed a declaration in Pyongyang.", "signed", "057", "Pyongyang", "syntax"),
    ("He met Putin at the Geneva summit.", "met", "040", "Geneva", "syntax"),
    ("Moscow restricted the work of diplomats on US territory.", "restricted", "160", "US", "syntax"),
    ("Troops massed near the Ukrainian border.", "massed", "150", "Ukrainian border", "syntax"),
    ("Stoltenberg said in Brussels that Russia had attacked Ukraine.", "said", "010", "Brussels", "syntax"),
    ("Stoltenberg said in Brussels that Russia had attacked Ukraine.", "attacked", "190", "Ukraine", "target"),
    ("The United Nations condemned the attack in Nairobi.", "condemned", "111", None, "none"),
    ("The United Nations condemned the attack in Nairobi.", "attack", "180", "Nairobi", "syntax"),
    ("A bomb exploded in Baghdad, killing ten people.", "killing", "183", "Baghdad", "clause"),
    ("Turkey called for a ceasefire in Syria.", "called", "020", None, "none"),
    ("The leader flew to Niamey and met the generals.", "met", "040", "Niamey", "clause"),
    ("In Baghdad, gunmen killed a judge and wounded two guards.", "wounded", "180", "Baghdad", "clause"),
    ("The United States imposed sanctions on Iran.", "imposed", "163", None, "none"),
    ("Envoys met in the Belarusian capital.", "met", "040", "Belarusian capital", "syntax"),
    ("Lavrov accused Washington of arming rebels in Aleppo.", "accused", "112", None, "none"),
    ("Police in Moscow arrested protesters.", "arrested", "173", "Moscow", "actor"),
    ("Russia's invasion of Ukraine began.", "invasion", "190", "Ukraine", "target"),
    ("The attack in Nairobi that killed 200 people was condemned.", "killed", "180", "Nairobi", "clause"),
    ("Protesters stormed the Saudi embassy in Tehran.", "stormed", "145", "Tehran", "syntax"),
    ("Biden will host the leaders of the alliance in Washington on Friday.", "host", "036", "Washington", "syntax"),
    (
        "She will begin her trip in Islamabad, where she will lead a delegation and meet officials.",
        "meet",
        "036",
        "Islamabad",
        "clause",
    ),
    ("A bombing kills 59 people and injures 170 others in Peshawar.", "kills", "183", "Peshawar", "clause"),
    ("Blinken spoke with Lapid on the situation in Ukraine.", "spoke", "040", None, "none"),
    ("Sherman condemned the attack against Ukraine.", "condemned", "111", None, "none"),
    ("Sherman condemned the attack against Ukraine.", "attack", "190", "Ukraine", "target"),
    ("Ten people were killed and twenty were injured during a protest in Seoul.", "killed", "190", "Seoul", "clause"),
]


def stored(text: str, *, in_lead: bool = False) -> Sentence:
    """The stored parse of a sentence."""
    _, entities, tokens = next(row for row in ROWS if row[0] == text)
    words, lemmas, pos, deps, heads = zip(*(token.split("|") for token in tokens.split(" ")), strict=True)
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    named = [part.rsplit("-", 2) for part in entities.split()]
    return Sentence(
        text=text,
        start=0,
        words=words,
        lemmas=lemmas,
        tags=pos,
        pos=pos,
        deps=deps,
        heads=tuple(int(h) for h in heads),
        starts=tuple(starts),
        ends=tuple(s + len(w) for s, w in zip(starts, words, strict=True)),
        entities=tuple(Entity(int(a), int(b), label) for a, b, label in named),
        in_lead=in_lead,
    )


@pytest.mark.parametrize(("text", "trigger", "code", "place", "how"), CASES, ids=[f"{c[1]}: {c[0]}" for c in CASES])
def test_attach(tagger: PlaceTagger, text: str, trigger: str, code: str, place: str | None, how: str) -> None:
    sentence = stored(text)
    found = attach(sentence, sentence.words.index(trigger), tagger.tag(sentence, tagger.context(text)), code=code)
    assert (found.place.text if found.place else None, found.how) == (place, how)


def test_dateline_only_for_the_speakers_country(tagger: PlaceTagger) -> None:
    text = "Turkey called for a ceasefire in Syria."
    sentence, ankara, paris = stored(text), tagger.locate("ANKARA"), tagger.locate("PARIS")
    places = tagger.tag(sentence)
    at_home = attach(sentence, 1, places, code="020", source_country="TUR", dateline=ankara)
    assert (at_home.place, at_home.how) == (ankara, "dateline")
    abroad = attach(sentence, 1, places, code="020", source_country="TUR", dateline=paris)
    assert (abroad.place, abroad.how) == (None, "none")


def test_dateline_without_a_country_only_in_the_lead(tagger: PlaceTagger) -> None:
    text = "Turkey called for a ceasefire in Syria."
    ankara = tagger.locate("ANKARA")
    assert attach(stored(text), 1, (), code="020", dateline=ankara).place is None
    assert attach(stored(text, in_lead=True), 1, (), code="020", dateline=ankara).how == "dateline"


def test_deeds_never_take_the_dateline(tagger: PlaceTagger) -> None:
    sentence = stored("The United States imposed sanctions on Iran.")
    found = attach(sentence, 3, (), code="163", source_country="USA", dateline=tagger.locate("WASHINGTON"))
    assert found.place is None


def test_target_in_a_row_of_places(tagger: PlaceTagger) -> None:
    sentence = stored("Shiites protested in Iraq and Lebanon.")
    places = tagger.tag(sentence)
    for country in ("Iraq", "Lebanon"):
        target = sentence.words.index(country)
        found = attach(sentence, 1, places, code="141", target=target)
        assert found.place is not None
        assert found.place.name == country


def test_described_places_have_the_noun_as_head(tagger: PlaceTagger) -> None:
    sentence = stored("Troops massed near the Ukrainian border.")
    (place,) = tagger.tag(sentence)
    assert (place.text, place.name, place.type, sentence.words[place.head]) == (
        "Ukrainian border",
        "Ukraine",
        "country",
        "border",
    )
    sentence = stored("Envoys met in the Belarusian capital.")
    assert [(p.name, p.type) for p in tagger.tag(sentence)] == [("Minsk", "city")]
