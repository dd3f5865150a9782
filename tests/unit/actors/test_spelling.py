"""Personal names in other transcriptions mean the same persons."""

from __future__ import annotations

import pytest

from events.coding.actors import ActorIndex, resolve_phrase
from events.coding.actors.spelling import plain


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Volodímir Zelenski", "UKRGOV"),
        ("Volodymyr Selenskyj", "UKRGOV"),
        ("Zelenskyi", "UKRGOV"),
        ("Alexandre Loukachenko", "BLRGOV"),
        ("Lukaschenko", "BLRGOV"),
        ("Sergej Lawrow", "RUSGOV"),
        ("Serguei Choïgou", "RUSGOVMIL"),
        ("Vladimir Poutine", "RUSGOV"),
        ("Andrei Yermak", "UKRGOV"),
        ("Mikhail Podolyak", "UKRGOV"),
    ],
)
def test_other_transcriptions(index: ActorIndex, name: str, code: str) -> None:
    actor = resolve_phrase(name, "2022-06-01", index=index)
    assert actor is not None
    assert actor.code == code


@pytest.mark.parametrize("phrase", ["Wladimir", "Serge Laurent", "the Poutine", "Larissa Petrowska"])
def test_other_people_stay_unknown(index: ActorIndex, phrase: str) -> None:
    actor = resolve_phrase(phrase, "2022-06-01", index=index)
    assert actor is None or actor.code == "CVL"


def test_first_names_that_each_language_has_in_its_own_form() -> None:
    assert plain("volodymyr") == plain("vladimir") == plain("wladimir")
    assert plain("mykhailo") == plain("mikhail")
    assert plain("oleksandr") == plain("alexander") == plain("aleksandr")
    assert plain("merkel") == "merkel"


def test_a_ministry_of_another_state_is_not_the_best_known_one(index: ActorIndex) -> None:
    for phrase, code in (("the Ministry of Defence of Kenya", "KENGOVMIL"), ("the MFA of Ukraine", "UKRGOV")):
        actor = resolve_phrase(phrase, "2022-06-01", index=index)
        assert actor is not None
        assert actor.code == code


def test_the_head_of_a_nations_diplomacy(index: ActorIndex) -> None:
    actor = resolve_phrase("the head of Russian diplomacy", "2022-06-01", index=index)
    assert actor is not None
    assert actor.code == "RUSGOV"
