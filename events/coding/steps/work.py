"""What is known about the sentence in hand while it is coded: the drafts of its events, and what was dropped and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from events.coding.acts.act import Act
from events.coding.meaning.compose import Interpreter
from events.coding.roles import Cast, Role
from events.coding.telling.context import Context
from events.lexicon.ontology import Ontology
from events.lexicon.rules import RuleBook
from events.types import Sentence, Step


def _nobody(land: str) -> str | None:
    """Nothing was told before: a sentence by itself."""
    return None


@dataclass(frozen=True, slots=True)
class Draft:
    """An event on its way to becoming a mention: an act, one pair of actors, and how it is presented."""

    act: Act
    code: str
    source: Role | None
    target: Role | None
    context: Context
    rule_id: str
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Work:
    """Everything known about the sentence in hand. ``drafts`` is what the steps build up; ``lost`` what they dropped and why.

    ``attacker_of`` tells which country the article so far names as the invader of a land.
    """

    sentence: Sentence
    cast: Cast
    book: RuleBook
    ontology: Ontology
    interpreter: Interpreter
    acts: list[Act] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    attacker_of: Callable[[str], str | None] = _nobody
