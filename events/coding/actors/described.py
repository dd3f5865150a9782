"""What stands behind a phrase and says who is meant: "the cabinet, which is Nepal's executive", "Peruvians living near the mine"."""

from __future__ import annotations

from events.coding.actors.facts import COUNTRY_KINDS
from events.coding.actors.index import ActorIndex
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.actors.scene import Scene
from events.types import Sentence

# What private people do, who are told of by their nation alone.
_PRIVATE = frozenset(
    "live reside dwell work study stay gather queue protest demonstrate march flee escape travel wait seek suffer settle "
    "emigrate migrate strand trap displace detain stay vacation shelter".split()
)
_SOCIETY = frozenset({"society", "ngos", "activists", "community"})
# Who sends people acts through them: "engineers sent by the Dutch government".
_SENDING = frozenset({"send", "dispatch", "deploy", "hire", "employ", "lend"})
# Where those live who speak for it or in it: "mayors of Italian towns", "residents of villages in Chad".
_SETTLEMENTS = frozenset("town village city district province region suburb settlement slum island".split())
_OWNERS = ("nmod:poss", "nmod", "amod", "compound")


def by_what_follows(p: Proto, q: Partial, scene: Scene) -> None:
    """Take the country and role that an apposition or a relative clause behind the phrase gives."""
    if q.base is not None or q.person is not None:
        return
    s = scene.sentence
    if (
        q.head == "land"
        and q.plural
        and not q.states
        and not q.roles
        and q.fact is not None
        and q.fact.kind == "demonym"
    ):
        if _private(s, p.head):
            q.roles = ["CVL"]
    elif q.country is None and q.roles and q.head in ("body", "unit", "person", "people", "lead") and q.name is None:
        owner = _owner_told(s, p.head, scene.index)
        if owner is not None:
            q.country, p.reason = owner, f"country {owner} of the words behind"


def _private(s: Sentence, head: int) -> bool:
    """Tell whether a clause or phrase behind a nation's plural tells of people: "living near the mine", "from civil society"."""
    for k in s.children[head]:
        if k < head:
            continue
        if s.deps[k].startswith("acl") and s.lemmas[k].lower() in _PRIVATE:
            return True
        if s.deps[k] == "nmod" and s.lower[k] in _SOCIETY and any(s.lower[j] == "from" for j in s.children[k]):
            return True
    return False


def _owner_told(s: Sentence, head: int, index: ActorIndex) -> str | None:
    """The country in "the council, Nepal's executive", "the council, which is the ruling body of Nepal", "doctors sent by Nepal"."""
    sender = _sender_told(s, head, index)
    if sender is not None:
        return sender
    for k in s.children[head]:
        if k < head or s.pos[k] not in ("NOUN", "PROPN"):
            continue
        body = s.deps[k] == "appos" or (s.deps[k].startswith("acl") and any(s.deps[j] == "cop" for j in s.children[k]))
        if not body:
            continue
        lands = {iso for j in s.children[k] if s.deps[j] in _OWNERS and (iso := _land(s, j, index))}
        return lands.pop() if len(lands) == 1 else None
    return None


def _sender_told(s: Sentence, head: int, index: ActorIndex) -> str | None:
    """The one country that sends those at ``head``, or in whose towns they live."""
    for k in s.children[head]:
        if k < head:
            continue
        places: list[int] = []
        if s.deps[k] == "acl" and s.tags[k] == "VBN" and s.lemmas[k].lower() in _SENDING:
            places = [j for j in s.children[k] if s.deps[j].startswith("obl") and _marked(s, j, "by")]
        elif s.deps[k] == "nmod" and s.lemmas[k].lower() in _SETTLEMENTS and _marked(s, k, "of"):
            places = [k]
        lands = {iso for j in places for t in s.subtree(j) if (iso := _word_of_land(s, t, index))}
        if len(lands) == 1:
            return lands.pop()
    return None


def _marked(s: Sentence, t: int, preposition: str) -> bool:
    return any(s.deps[k] == "case" and s.lower[k] == preposition for k in s.children[t])


def _word_of_land(s: Sentence, t: int, index: ActorIndex) -> str | None:
    if s.pos[t] not in ("PROPN", "ADJ"):
        return None
    facts = [f for f in index.names.get(s.lower[t], ()) if f.kind in COUNTRY_KINDS]
    return facts[0].code if facts else None


def _land(s: Sentence, t: int, index: ActorIndex) -> str | None:
    words = [s.lower[k] for k in sorted(s.subtree(t)) if s.deps[k] not in ("case", "det", "punct")]
    facts = [f for f in index.names.get(" ".join(words), ()) if f.kind in COUNTRY_KINDS]
    return facts[0].code if facts else None


__all__ = ["by_what_follows"]
