"""Whose people they are to whom something is done: in a war those of the land attacked, under sanctions those of the other side."""

from __future__ import annotations

from events.coding.actors.leanings import LANDS
from events.coding.actors.locations import land_of_place, places_of
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.actors.scene import Scene
from events.types import Actor, Sentence

_WARS = frozenset("war invasion aggression assault offensive occupation bombardment campaign".split())
_INVADING = frozenset("invade attack bomb bombard shell occupy".split())
# Words for a war whose attacker everybody knows ("the war in X" may have many sides); the land stands beside them.
_ONE_SIDED = frozenset("invasion aggression invade".split())
_ON = frozenset("against on of in".split())
_WAGING = frozenset("wage launch unleash start begin continue fight".split())
_WAGED_IN = _ON | {"across"}
_HURTING = _INVADING | frozenset(
    "destroy kill wound injure strike hit target flatten devastate massacre torture rape loot pound damage murder "
    "bombing shelling killing destruction atrocity siege bombardment massacre assault".split()
)
_VICTIM_ROLES = frozenset({"CVL", "HLH", "EDU", "MED", "REL", "AGR", "NGO"})
_GUARDS = frozenset({"MIL", "COP"})
_CASUALTIES = frozenset("kill wound injure hurt maim murder massacre slaughter behead execute".split())
_WHERE = ("in", "at", "near", "on", "outside", "across", "around", "inside", "over")
_SANCTIONING = frozenset("designate sanction blacklist restriction".split())
_ARMED = frozenset({"REB", "UAF", "SEP"})
_SANCTIONED_ROLES = frozenset({"BUS", "GOV", "MIL", "CRM", "MED", "EDU", "ELI", "CVL"})


def remember_wars(scene: Scene) -> None:
    """Keep in mind which country wages war on which: "Russia's invasion of Ukraine", "Iraq invaded Kuwait"."""
    s = scene.sentence
    for t in range(len(s)):
        lemma = s.lemmas[t].lower()
        noun = lemma in _WARS and s.pos[t] == "NOUN"
        if not noun and not (lemma in _INVADING and s.pos[t] == "VERB"):
            continue
        doers = ("nmod:poss", "amod", "compound") if noun else ("nsubj",)
        sides = ("nmod", "obl") if noun else ("obj",)
        attacker = _land(scene, t, doers, None)
        attacked = _land(scene, t, sides, _ON if noun else None) or (None if noun else _their_land(scene, t))
        if attacker and attacked and attacker != attacked:
            scene.memory.wars[attacker] = attacked
            if lemma in _ONE_SIDED:
                scene.memory.invaders.setdefault(attacked, set()).add(attacker)
    _remember_waged(scene)


def _remember_waged(scene: Scene) -> None:
    """Keep in mind whose war is waged where: "Putin has unleashed violence that caused destruction across Ukraine"."""
    s = scene.sentence
    for t in range(len(s)):
        if s.lemmas[t].lower() not in _WAGING or s.pos[t] != "VERB":
            continue
        wars = [k for k in s.children[t] if s.deps[k] == "obj" and s.lemmas[k].lower() in _WARS | {"violence"}]
        attacker = _land(scene, t, ("nsubj",), None)
        if not wars or attacker is None:
            continue
        struck = {
            m.actor.country
            for m in scene.out
            if m.actor is not None and m.kind == "LOC" and m.head > t and _preposition(s, m.head) in _WAGED_IN
        } - {None, attacker}
        if len(struck) == 1:
            scene.memory.wars.setdefault(attacker, str(struck.pop()))


def _preposition(s: Sentence, t: int) -> str:
    return next((s.lower[c] for c in s.children[t] if s.deps[c] == "case"), "")


def _land(scene: Scene, t: int, deps: tuple[str, ...], prepositions: frozenset[str] | None) -> str | None:
    s = scene.sentence
    for k in s.children[t]:
        mention = scene.by_head.get(k)
        if s.deps[k] not in deps or mention is None or mention.actor is None:
            continue
        if prepositions is None or any(s.deps[c] == "case" and s.lower[c] in prepositions for c in s.children[k]):
            return mention.actor.country
    return None


def _their_land(scene: Scene, verb: int) -> str | None:
    """The country whose land "their country" is in "Russia is invading their country"."""
    s = scene.sentence
    owners = (k for obj in s.children[verb] if s.deps[obj] == "obj" and s.lower[obj] in LANDS for k in s.children[obj])
    owner = next((scene.by_head[k].actor for k in owners if s.deps[k] == "nmod:poss" and k in scene.by_head), None)
    return owner.country if owner is not None else None


def of_victims(p: Proto, q: Partial, scene: Scene) -> None:
    """Give people of no country whom force hits the land invaded ("destroyed homes"), or the one struck ("shelled Kharkiv, killing four")."""
    if (
        q.country
        or q.base
        or q.person
        or q.name
        or q.groups
        or not q.roles
        or not set(q.roles) <= _VICTIM_ROLES | _GUARDS
    ):
        return
    s, guards = scene.sentence, bool(set(q.roles) & _GUARDS)
    own = scene.publisher.country if scene.publisher is not None else None
    attackers = (scene.lands - {own, "IGO"}) & scene.memory.wars.keys()
    attacker = next(iter(attackers)) if len(attackers) == 1 else None
    attacked = scene.memory.wars.get(attacker) if attacker is not None else None
    if attacked is not None and not guards and _suffers(s, p.head, _HURTING):
        q.country, p.reason = attacked, f"country {attacked} that {attacker} wages war on"
        return
    verb = _hurting_verb(s, p.head)
    land = None if verb is None else _struck(scene, verb)
    if land is not None and not (
        guards and scene.lands - {land}
    ):  # whose soldiers they are, another land's name leaves open
        q.country, p.reason = land, f"country {land} that the attack struck"


def _hurting_verb(s: Sentence, head: int) -> int | None:
    """The verb that tells of those killed or hurt, as its object or passive subject; numbers may stand between."""
    node = head
    for _ in range(3):
        dep, up = s.deps[node], s.heads[node]
        if dep in ("obj", "nsubj:pass"):
            return up if s.lemmas[up].lower() in _CASUALTIES else None
        if dep not in ("nmod", "conj") or up == node:
            return None
        node = up
    return None


def _struck(scene: Scene, verb: int) -> str | None:
    """The one land of the place where such a verb, or the clause it belongs to, says that it happened."""
    s, node = scene.sentence, verb
    for _ in range(3):
        things = [k for k in s.children[node] if s.deps[k] in ("obj", "nsubj:pass")]
        lands = places_of(s, node, _WHERE, scene.index).union(
            *(places_of(s, k, _WHERE, scene.index) for k in things), *(land_of_place(s, k, scene.index) for k in things)
        )
        if lands:
            return next(iter(lands)) if len(lands) == 1 else None
        if s.deps[node] not in ("advcl", "conj", "parataxis") or s.heads[node] > node:
            return None
        node = s.heads[node]
    return None


def of_sanctioned(p: Proto, q: Partial, scene: Scene) -> None:
    """Give firms and persons of no country that the publisher sanctions the other country of the text."""
    publisher = scene.publisher
    if publisher is None or q.country or q.base or q.person or q.groups or not q.roles:
        return
    if set(q.roles) <= _SANCTIONED_ROLES and not q.weak and _suffers(scene.sentence, p.head, _SANCTIONING):
        here = scene.lands - {publisher.country, "IGO"}
        land = next(iter(here)) if here else scene.memory.leading(without=(publisher.country,))
        if land is not None and len(here) < 2:
            q.country, p.reason = land, f"country {land} of the other side, from context"


def _suffers(s: Sentence, head: int, acts: frozenset[str]) -> bool:
    """Tell whether a phrase is what an act is done to: its object, or what an "on", "against" or "of" phrase names."""
    node = head
    for _ in range(4):
        dep, up = s.deps[node], s.heads[node]
        if dep not in ("obj", "nsubj:pass", "nmod", "obl", "conj", "appos") or up == node:
            return False
        if dep in ("nmod", "obl") and not any(s.deps[c] == "case" and s.lower[c] in _ON for c in s.children[node]):
            return False
        node = up
        if dep not in ("conj", "appos") and s.lemmas[node].lower() in acts:
            return True
    return False


_IN_OFFICE = frozenset(
    {"government", "minister", "governor", "ministry"}
)  # "Igor Volkov, for his role in the government"
_FIRMS = frozenset("llc ltd inc corp company bank jsc pjsc ojsc ag gmbh plc group holding holdings shipping".split())


def sanctioned_name(p: Proto, label: str, scene: Scene) -> Actor | None:
    """A person or firm that no dictionary has and that the publisher sanctions: of the other country of the text."""
    publisher, names = scene.publisher, (p.name or "").lower().replace(".", "").split()
    if publisher is None or not _suffers(scene.sentence, p.head, _SANCTIONING):
        return None
    person = label == "PERSON" and len(names) > 1
    outlaws = _outlaws_before(scene) if person else None
    if outlaws is not None:
        p.how, p.reason = "composition", f"one of {outlaws.code}, told of before, from context"
        return Actor(code=outlaws.code, country=outlaws.country, group=outlaws.group, roles=outlaws.roles, name=p.name)
    person_role = "GOV" if _IN_OFFICE & set(scene.sentence.lower[p.last + 1 :]) else "ELI"
    role = person_role if person else "BUS" if _FIRMS & set(names) else None
    here = scene.lands - {publisher.country, "IGO"}
    land = scene.memory.leading(without=(publisher.country,)) if not here else next(iter(here))
    if role is None or land is None or len(here) > 1 or scene.memory.talk:
        return None
    p.how, p.reason = "composition", f"country {land} of the other side, from context"
    return Actor(code=land + role, country=land, roles=(role,), name=p.name)


def _outlaws_before(scene: Scene) -> Actor | None:
    """The armed group whose people were sanctioned in the sentence before or just now: the names that follow are theirs."""
    s = scene.sentence
    groups = scene.memory.latest(lambda e: bool(_ARMED & set(e.actor.roles) and e.actor.group))
    last = next(groups, None)
    return last.actor if last is not None and s.index - last.sentence <= 1 else None
