"""The lemma rules and the table of exceptions."""

from __future__ import annotations

import pytest

from events.nlp.lemmas import Lemmatizer, places_of_has
from events.nlp.training.lemma_table import exceptions
from events.nlp.training.samples import Sample

WORDS = (
    "accuse hope hop stop create agree invade recognise recognize settle kill visit sign travel meet bomb threaten "
    "refer "
    "attack city wife house box match crisis state army ally veto use case lose close large big early wide be announce "
    "panic big cas match raid "
    "withdraw enter battle seize charge judge free flee die tie argue pursue"
).split()

CASES = [
    ("accused", "VBD", "VERB", "accuse"),
    ("hoping", "VBG", "VERB", "hope"),
    ("hopping", "VBG", "VERB", "hop"),
    ("recognised", "VBN", "VERB", "recognise"),
    ("recognizing", "VBG", "VERB", "recognize"),
    ("privatised", "VBD", "VERB", "privatise"),
    ("liberalizing", "VBG", "VERB", "liberalize"),
    ("travelled", "VBD", "VERB", "travel"),
    ("killed", "VBN", "VERB", "kill"),
    ("settled", "VBD", "VERB", "settle"),
    ("invading", "VBG", "VERB", "invade"),
    ("denied", "VBD", "VERB", "deny"),
    ("underwent", "VBD", "VERB", "undergo"),
    ("overthrown", "VBN", "VERB", "overthrow"),
    ("shot", "VBN", "VERB", "shoot"),
    ("fled", "VBD", "VERB", "flee"),
    ("agreed", "VBD", "VERB", "agree"),
    ("dies", "VBZ", "VERB", "die"),
    ("argues", "VBZ", "VERB", "argue"),
    ("accuses", "VBZ", "VERB", "accuse"),
    ("clashes", "VBZ", "VERB", "clash"),
    ("cities", "NNS", "NOUN", "city"),
    ("allies", "NNS", "NOUN", "ally"),
    ("boxes", "NNS", "NOUN", "box"),
    ("houses", "NNS", "NOUN", "house"),
    ("wives", "NNS", "NOUN", "wife"),
    ("gunmen", "NNS", "NOUN", "gunman"),
    ("clashes", "NNS", "NOUN", "clash"),
    ("bigger", "JJR", "ADJ", "big"),
    ("earliest", "JJS", "ADJ", "early"),
    ("larger", "JJR", "ADJ", "large"),
    ("Israeli", "JJ", "ADJ", "Israeli"),
    ("Great", "JJ", "ADJ", "great"),
    ("Moscow", "NNP", "PROPN", "Moscow"),
    ("5,000", "CD", "NUM", "5000"),
    ("panicked", "VBD", "VERB", "panic"),
    ("mismatched", "VBN", "VERB", "mismatch"),
    ("reinvaded", "VBD", "VERB", "reinvade"),
    ("reclined", "VBD", "VERB", "recline"),
    ("proscribed", "VBN", "VERB", "proscribe"),
    ("lied", "VBD", "VERB", "lie"),
    ("fled", "VBD", "VERB", "flee"),
    ("raided", "VBN", "VERB", "raid"),
    ("cases", "NNS", "NOUN", "case"),
    ("rebels's", "NNS", "NOUN", "rebels"),
    ("attackin", "VBG", "VERB", "attack"),
    ("attacking", "VBG", "NOUN", "attack"),
    ("biiig", "JJ", "ADJ", "big"),
    ("agreeee", "VB", "VERB", "agree"),
    ("WASHINGTON", "NNP", "PROPN", "Washington"),
    ("UNESCO", "NNP", "PROPN", "UNESCO"),
    ("belgrade", "NNP", "PROPN", "belgrade"),
    ("Someone@Example.org", "ADD", "X", "Someone@Example.org"),
    ("Budget.PDF", "NNP", "PROPN", "budget.pdf"),
    ("GDP", "NN", "NOUN", "gdp"),
    ("TV", "NN", "NOUN", "TV"),
    ("pls", "UH", "INTJ", "please"),
]


@pytest.mark.parametrize(("word", "tag", "pos", "lemma"), CASES)
def test_rules(word: str, tag: str, pos: str, lemma: str) -> None:
    assert Lemmatizer({}, WORDS).lemma(word, tag, pos) == lemma


def test_table_comes_before_the_rules() -> None:
    table = {"VBZ/AUX": {"'s": "be"}, "VBD/VERB": {"left": "leave"}}
    lemmatizer = Lemmatizer(table, WORDS)
    assert lemmatizer.lemma("’s", "VBZ", "AUX") == "be"
    assert lemmatizer.lemma("Left", "VBD", "VERB") == "leave"


def test_a_past_form_is_sure_before_the_table() -> None:
    assert Lemmatizer({"VBD/VERB": {"fled": "flead"}}, WORDS).lemma("fled", "VBD", "VERB") == "flee"


def test_marks_have_one_lemma_whatever_the_tag() -> None:
    lemmatizer = Lemmatizer({"PUNCT": {"–": "-"}}, WORDS)
    assert {lemmatizer.lemma("–", tag, "PUNCT") for tag in (",", ":", "HYPH")} == {"-"}


def test_names_without_capitals_and_in_capitals_come_from_the_table() -> None:
    lemmatizer = Lemmatizer({"NNP": {"oslo": "Oslo", "sept.": "September", "united": "United", "may": "May"}}, WORDS)
    assert lemmatizer.lemma("oslo", "NNP", "PROPN") == "Oslo"
    assert lemmatizer.lemma("Sept.", "NNP", "PROPN") == "September"
    assert lemmatizer.lemma("UNITED", "NNP", "ADJ") == "United"
    assert lemmatizer.lemma("MAY", "NNP", "PROPN") == "MAY"  # may be an abbreviation


def test_what_is_short_for_has() -> None:
    words = "He 's been to Rome and she 's gone , it 's raining".split()
    tags = "PRP VBZ VBN IN NNP CC PRP VBZ VBN , PRP VBZ VBG".split()
    heads = [4, 4, 4, 4, -1, 8, 8, 8, 4, 4, 12, 12, 4]
    deps = "nsubj aux cop case root cc nsubj aux conj punct nsubj aux parataxis".split()
    assert places_of_has(words, tags, heads, deps) == [1, 7]


def _sample(*words: tuple[str, str, str, str]) -> Sample:
    forms, tags, morphs, lemmas = zip(*words, strict=True)
    return Sample(forms, (True,) * len(words), tags=tags, morphs=morphs, lemmas=lemmas)


def test_the_table_holds_what_the_rules_miss() -> None:
    oslo = ("Oslo", "NNP", "PROPN|_", "Oslo")
    mice = ("mice", "NNS", "NOUN|_", "mouse")
    slip = ("boxes", "NNS", "NOUN|_", "house")
    dash = ("–", ":", "PUNCT|_", "-")
    clean = ("Clean", "JJ", "ADJ|_", "clean")
    table = exceptions([_sample(oslo, mice, slip), _sample(oslo, dash, clean)], [*WORDS, "boxes"])
    assert table["NNP"] == {"oslo": "Oslo"}
    assert table["NNS/NOUN"] == {"mice": "mouse"}  # one "boxes" of "house" is a slip of the pen
    assert table["PUNCT"] == {"–": "-"}
    assert table["JJ/ADJ"] == {"clean": "clean"}
