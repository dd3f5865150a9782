"""The confidence of a mention and the features behind it."""

from __future__ import annotations

from sentences import actor, sentence

from events.coding import confidence
from events.coding.coder import SentenceCoder


def test_features_can_be_read_and_read_back() -> None:
    found = {"bias": 1.0, "source_head": 1.0, "referred": 2.0}
    text = confidence.shown(found)
    assert text.startswith("bias ")
    assert "referred 2 " in text
    assert confidence.parse(text) == found


def test_what_is_doubtful_lowers_confidence() -> None:
    sure = {"bias": 1.0, "source_head": 1.0, "target_head": 1.0, "between_states": 1.0}
    assert confidence.score(sure) > confidence.score({**sure, "light": 1.0, "long": 1.0})
    assert confidence.score(sure) > confidence.score({**sure, "generic": 1.0})
    assert 0.0 < confidence.score({"bias": 1.0}) < confidence.score(sure) < 1.0


def test_two_states_are_told_from_one(coder: SentenceCoder) -> None:
    s = sentence("Iraq/Iraq/PROPN/nsubj/1", "invaded/invade/VERB/root/1", "Kuwait/Kuwait/PROPN/obj/1")
    (draft,) = coder.work(s, (actor(s, 0, "IRQ"), actor(s, 2, "KWT"))).drafts
    found = confidence.features(s, draft.act, draft.source, draft.target, draft.context)
    assert found["between_states"] == found["source_head"] == 1.0
    assert "home" not in found
