"""Help, cooperation and concessions that are no news: what one has, might do or does every day.

Speeches are full of them ("we work with our partners", "to help families", "if he de-escalates"). They use the words of aid and of
yielding, but nobody in politics does anything to anybody.
"""

from __future__ import annotations

from events.coding.acts import Act
from events.coding.context import Context
from events.coding.roles import Role
from events.types import Sentence

_GIVING = frozenset({"06", "07", "08"})
_OPEN = frozenset({"hypothetical", "requested"})
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
# Who may be anybody when no country is named with them: "partners", "officials", "families".
_ANYBODY = frozenset({"CVL", "BUS", "EDU", "HLH", "LAB", "MED", "ELI", "GOV", "AGR", "JUD", "NGO", "LEG", "MIL"})


def reason(s: Sentence, act: Act, code: str, source: Role | None, target: Role | None, ctx: Context) -> str | None:
    """Return why an act of help, cooperation or yielding is none worth a row, or ``None``."""
    if code[:2] not in _GIVING:
        return None
    if _owned(s, act, code):
        return "what one has is a state, no act"
    if code == "0831" and source is not None and not source.actor.roles and source.mention.kind != "PERSON":
        return "a country does not resign"
    if code[:3] == "083" and _market(s, act):
        return "supply that meets demand yields to nobody"
    if target is None:
        return "a concession to nobody, only asked for" if code[:2] == "08" and ctx.modality == "requested" else None
    if _anybody(code, source, target, ctx):
        return f"{target.mention.text!r} may be anybody"
    return None


def _owned(s: Sentence, act: Act, code: str) -> bool:
    """Tell whether a finite "have" only says what there is: "have a partnership", "has an election coming up"."""
    return code[:2] != "07" and s.lemmas[act.head].lower() == "have" and s.tags[act.head] in _FINITE


def _market(s: Sentence, act: Act) -> bool:
    """Tell whether one demand is met by supply ("meet that demand"); who yields meets demands."""
    return any(s.lower[j] == "demand" and s.heads[j] == act.head for j in s.children[act.head])


def _anybody(code: str, source: Role | None, target: Role, ctx: Context) -> bool:
    """Tell whether a state does it to people of no country: "help small businesses", "works with its partners"."""
    if code[:2] == "08" or source is None:
        return False
    who = target.actor
    if source.actor.country is None:  # "our consulates assist citizens"
        return set(source.actor.roles) == {"GOV"} and not source.actor.name and set(who.roles) & _ANYBODY == {"CVL"}
    if who.country is not None or who.group is not None or who.name or not who.roles:
        return False
    return set(who.roles) <= _ANYBODY or (ctx.modality in _OPEN and code[:2] == "07")
