"""The lemma rules, without any table."""

from __future__ import annotations

import pytest

from events.nlp.lemmas import Lemmatizer

WORDS = (
    "accuse hope hop stop create agree invade recognise recognize settle kill visit sign travel meet bomb threaten "
    "refer "
    "attack city wife house box match crisis state army ally veto use case lose close large big early wide be announce "
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
]


@pytest.mark.parametrize(("word", "tag", "pos", "lemma"), CASES)
def test_rules(word: str, tag: str, pos: str, lemma: str) -> None:
    assert Lemmatizer({}, WORDS).lemma(word, tag, pos) == lemma


def test_table_comes_before_the_rules() -> None:
    table = {"VBZ/AUX": {"'s": "be"}, "VBD/VERB": {"left": "leave"}}
    lemmatizer = Lemmatizer(table, WORDS)
    assert lemmatizer.lemma("’s", "VBZ", "AUX") == "be"
    assert lemmatizer.lemma("Left", "VBD", "VERB") == "leave"
