"""An act as it is read from a sentence: its code so far, who does it to whom, and the act inside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.coding.acts.match import Match
from events.coding.roles import Role, kinds
from events.lexicon.rules import PSEUDO_CODES, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act read at token ``head``: its code so far, who and to whom, the rules that built it (outermost first), the act inside.

    ``rule_id`` gives the ids of the rules, outermost first, joined by ``>``.
    """

    head: int
    code: str
    matches: tuple[Match, ...]
    sources: tuple[Role, ...]
    targets: tuple[Role, ...]
    tokens: tuple[int, ...]
    operator: str | None = None
    inner: Act | None = None
    negated: bool = False
    attempted: bool = False
    because: tuple[str, ...] = ()
    rule_id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Work out the id, for which every gate asks."""
        object.__setattr__(self, "rule_id", ">".join([m.rule.id for m in self.matches]))

    @property
    def rule(self) -> Rule:
        """The outermost rule."""
        return self.matches[0].rule

    def chain(self) -> list[Act]:
        """Return this act and the acts inside it, outermost first."""
        out: list[Act] = []
        act: Act | None = self
        while act is not None:
            out.append(act)
            act = act.inner
        return out


def is_pseudo(act: Act) -> bool:
    """True when the act has no CAMEO code of its own and may only stand inside another."""
    return act.code in PSEUDO_CODES


def has_roles(rule: Rule, act: Act) -> bool:
    """Tell whether the actors found are of the kinds that the rule asks for; nobody found is no objection here."""
    when = rule.when
    if not when.source_role and not when.target_role:
        return True
    asked = ((act.sources, when.source_role), (act.targets, when.target_role))
    return all(not wanted or not roles or any(kinds(r) & wanted for r in roles) for roles, wanted in asked)
