"""Names of things and of bodies in which words for others stand."""

from __future__ import annotations

import pytest

from events.coding.actors import ActorIndex, resolve_phrase


@pytest.mark.parametrize(
    ("phrase", "code"),
    [
        ("the Senate Judiciary Committee", "USALEG"),
        ("the Supreme Court", "JUD"),
        ("the White House", "USAGOV"),
        ("the Central Military Committee of China", "CHN"),
        ("a charitable foundation", "NGO"),
        ("the foundation of our alliance", None),
        ("the ruling party", "GOV"),
        ("the parties to the conflict", None),
        ("the American Rescue Plan", None),
        ("the Korean Peninsula", None),
        ("Korean officials", "KORGOV"),
    ],
)
def test_only_who_is_named_acts(index: ActorIndex, phrase: str, code: str | None) -> None:
    actor = resolve_phrase(phrase, "2021-06-15", index=index)
    found = actor.code if actor is not None else None
    assert found == code if code is None else (found or "").startswith(code), found
