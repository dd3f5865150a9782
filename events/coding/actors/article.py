"""Actors of one article, sentence by sentence, with memory for reference."""

from __future__ import annotations

import re

from events.coding.actors import pronouns
from events.coding.actors.against import opposed
from events.coding.actors.atoms import split_word, tokenize, view
from events.coding.actors.bindings import foretold
from events.coding.actors.codes import parse_code
from events.coding.actors.context import GENERIC_BODIES, GENERIC_PARTIES, is_short_name
from events.coding.actors.excluded import is_excluded, may_exclude
from events.coding.actors.facts import STATES_KINDS, Fact, valid
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.meetings import remember_meeting
from events.coding.actors.memory import Memory
from events.coding.actors.protos import Proto, read
from events.coding.actors.scene import Scene
from events.coding.actors.settle import settle
from events.coding.actors.sides import take_membership
from events.coding.actors.signers import MOST, OPENING, is_between, is_joint, signers_of
from events.coding.actors.told import told_by
from events.coding.actors.turns import Turn, turn_of
from events.coding.actors.victims import remember_wars
from events.coding.actors.whereabouts import remember_stop
from events.types import Actor, ActorMention, Publication, Sentence

_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w.’'-]*")
_GENERIC = GENERIC_BODIES | GENERIC_PARTIES
_OPENING, _OPENING_CHARS = 3, 300
_CITING = frozenset({"quote", "cite"})  # "the paper quoted him as saying"
_SPEECH_LINKS = ("nsubj", "nsubj:pass")


def _first_atom(word: str) -> str:
    atoms = split_word(word)
    return atoms[0].lower() if atoms else ""


class ArticleActors:
    """Tags the actors of one article. Call ``prime`` with the text if wanted, then ``tag`` for each sentence in order.

    ``first_person`` is the actor that "we" means outside quotations (the publisher of a government statement); in a
    transcript it is whoever has the floor.
    ``home`` is the country of the dateline, when known.
    """

    def __init__(
        self,
        index: ActorIndex,
        publication: Publication,
        first_person: Actor | None = None,
        *,
        home: str | None = None,
    ) -> None:
        self.index = index
        self.when = When.of(publication)
        self.first_person = first_person
        self.home = home
        self.memory = Memory()
        self.turn: Turn | None = None
        self.floor = first_person
        self.joint = False
        self.signers: tuple[Actor, ...] = ()
        self.signed = -1

    def prime(self, text: str, title: str | None = None) -> None:
        """Learn from the whole text who and what it is about, so that a last name in a headline resolves too.

        What the title and the opening name counts for more than what the rest does.
        """
        self.joint = is_joint(title)
        if title:
            self._learn(title, _OPENING)
            if is_between(title):
                self.memory.signers = self._named_in_title()
        self._learn(text[:_OPENING_CHARS], _OPENING - 1)
        self._learn(text, 1)

    def _named_in_title(self) -> tuple[Actor, ...]:
        """The publisher's country and the others that the title names, where it is one of them."""
        own = self.first_person.country if self.first_person is not None else None
        lands = self.memory.around
        return tuple(parse_code(iso, self.index.countries) for iso in lands) if own in lands and len(lands) > 1 else ()

    def _learn(self, text: str, weight: int) -> None:
        """Count the countries of a piece of text and remember its persons and organisations."""
        index, end = self.index, 0
        for m in _CAPITAL.finditer(text):
            first = _first_atom(m.group())
            size = index.longest.get(first, 0)
            if not size or m.start() < end:
                continue
            if size == 1:
                self._background(index.names[first], 1, weight)
                continue
            words, starts = tokenize(text[m.start() : m.start() + 70])
            v = view(words)
            found = index.match_name(v.atoms, v.low, 0) if v.low else None
            if found is None:
                continue
            n, facts = found
            after = v.token[n] if n < len(v.token) else len(words)
            end = m.start() + (starts[after] if after < len(words) else 1)
            self._background(facts, n, weight)

    def _background(self, facts: list[Fact], n: int, weight: int) -> None:
        """Count countries, and remember persons' last names and organisations, found anywhere in the text."""
        index, first = self.index, facts[0]
        if first.kind in STATES_KINDS:
            return  # a group of states makes none of its members a country that the text is about
        named = first.kind != "person" and first.name not in _GENERIC and not is_short_name(first)
        now = first if not first.end else next((f for f in facts if valid(f, self.when.lo, self.when.hi)), first)
        if named and now.code[:3] in index.countries:  # Belgrade was the capital of three states
            iso = now.code[:3]
            self.memory.around[iso] = self.memory.around.get(iso, 0) + weight
        if n > 1 and all(f.kind == "person" for f in facts):
            fact = index.choose(facts, self.when)
            actor = parse_code(fact.code, index.countries, name=fact.canonical, entries=(fact.entry,))
            self.memory.learn_surname(fact.canonical, actor)
            if actor.roles[:1] == ("IGO",):
                self.memory.cast.setdefault(fact.code, parse_code(fact.code, index.countries))
        elif first.kind == "igo":
            self.memory.cast[first.code] = parse_code(
                first.code, index.countries, name=first.canonical, entries=(first.entry,)
            )

    def attacker_of(self, land: str) -> str | None:
        """The one country that the article has told to have invaded ``land``, if it is not the author's own."""
        invaders = self.memory.invaders.get(land, ())
        own = self.first_person.country if self.first_person is not None else None
        return next(iter(invaders)) if len(invaders) == 1 and own not in (land, *invaders) else None

    def tag(self, sentence: Sentence) -> tuple[ActorMention, ...]:
        """The actor mentions of the next sentence, in text order; unresolved ones have ``actor=None`` and a reason."""
        s = sentence
        new_paragraph = s.paragraph != self.memory.paragraph
        quoted = _quotes(s, self.memory)
        protos = read(s, self.index, self.when).protos
        take_membership(s, protos)
        scene = Scene(s, self.index, self.memory, self.first_person, self.home, self.when, _lands(protos))
        self.memory.here = {p.head: q.country for p in protos if (q := p.partial) is not None and q.country}
        queue = _queue(s, protos)
        queue = self._listen(scene, queue, new_paragraph)
        first_person = [t for t in range(len(s)) if pronouns.is_pronoun(s, t) in pronouns.FIRST]
        for t in first_person:
            if not quoted[t] and self.floor is not None:
                scene.pronoun_actor[t] = self.floor
        late: list[Proto] = []
        for what in queue:
            if isinstance(what, int):
                _pronoun(what, scene)
            elif _ours(what, quoted):
                late.append(what)
            else:
                settle(what, scene)
        scene.coordinations()
        _speaker(scene, quoted)
        self._sign(scene)
        for t in first_person:
            self._first_person(t, scene, quoted[t])
        for proto in late:
            settle(proto, scene)
        scene.thing()
        scene.things()
        scene.folk(len(s))
        remember_wars(scene)
        remember_meeting(scene)
        if not self.memory.talk:  # a transcript jumps from place to place
            remember_stop(scene)
        scene.out += opposed(s, self.index, self.when)
        if may_exclude(s):
            scene.out[:] = [a for a in scene.out if not is_excluded(s, a.head)]
        return tuple(sorted(scene.out, key=lambda a: (a.start, -a.end)))

    def _listen(self, scene: Scene, queue: list[Proto | int], new_paragraph: bool) -> list[Proto | int]:
        """Notice whose turn begins in a transcript, and so who "we" is from now on; return what of the queue is left."""
        turn = turn_of(scene.sentence, new_paragraph) if self.first_person is not None else None
        if turn is None:
            return queue
        label = [p for p in queue if isinstance(p, Proto) and p.last < turn.size]
        for proto in label:
            settle(proto, scene)
        self.memory.talk, self.memory.turned = True, scene.sentence.index
        self.memory.talker = None if turn.asks else next((n for p in label if (n := _name(p))), None)
        self.turn, self.floor = turn, None if turn.asks else self._holder(turn, label)
        return [what for what in queue if not any(what is p for p in label)]

    def _holder(self, turn: Turn, label: list[Proto]) -> Actor | None:
        """Who speaks in a turn: a known person, a guest of the country the transcript is about, else one of the publisher's own."""
        own = self.first_person.country if self.first_person is not None else None
        named = [p.actor for p in label if p.actor is not None]
        known = next((a for a in named if (a.country if turn.guest else a.country == own) or "IGO" in a.roles), None)
        if known is not None and (known.country != own or "GOV" in known.roles):
            return known
        if not turn.guest or known is not None:
            return self.first_person
        land = self.memory.leading(without=(own,))
        return Actor(code=f"{land}GOV", country=land, roles=("GOV",)) if land else None

    def _sign(self, scene: Scene) -> None:
        """Notice at the top of a joint statement whose words it gives."""
        own = self.first_person
        if own is None or self.turn is not None or self.signers or scene.sentence.index > OPENING:
            return
        signers = signers_of(scene.sentence, scene.out, self.index, joint=self.joint)
        if signers and (len(signers) == 1 or any(a.country == own.country for a in signers)):
            self.signers, self.floor = signers, signers[0] if len(signers) <= MOST else None
            self.signed = scene.sentence.index
            if len(signers) > 1:
                scene.memory.signers = tuple(parse_code(a.country or a.code, self.index.countries) for a in signers)

    def _first_person(self, t: int, scene: Scene, quoted: bool) -> None:
        """Resolve "we" and "I": the speaker in a quotation, whoever has the floor in a statement or transcript elsewhere."""
        actor, reason = self.floor, None
        teller = None if quoted else told_by(scene.sentence, t)
        if teller is not None and scene.sentence.pos[teller] != "PRON" and not self._own(teller, scene):
            mention = scene.by_head.get(teller)
            actor = mention.actor if mention is not None else None
            reason = None if actor is not None else "first person of others"
        elif quoted:
            actor = scene.memory.speaker
            reason = None if actor is not None else "speaker unknown"
        elif actor is not None and actor.code == "IGO":
            actor = self.first_person  # "the coalition": of which states, nobody has said
        elif actor is None:
            reason = "first person of a questioner" if self.turn is not None else "first person outside a quotation"
            reason = "first person of many governments" if self.signers else reason
        kind = "PERSON" if scene.sentence.lower[t] in ("i", "me", "my") else "NOUN"
        alone = (
            quoted or self.turn is not None or scene.sentence.index == self.signed
        )  # there the others stand beside "we"
        also = () if alone else self.signers[1:]
        scene.put_token(t, actor, "first_person" if actor is not None else "unresolved", kind, reason, also)
        if actor is not None:
            scene.pronoun_actor[t] = actor

    def _own(self, t: int, scene: Scene) -> bool:
        """True for those of the speaker's own state, whose "we" is his."""
        said = scene.by_head.get(t)
        return (
            said is not None
            and said.actor is not None
            and self.floor is not None
            and said.actor.country == self.floor.country
        )


def _name(p: Proto) -> str | None:
    """The name of a person as memory keeps it."""
    return (p.actor.name if p.actor is not None else None) or (p.partial.name if p.partial is not None else p.name)


def _lands(protos: list[Proto]) -> frozenset[str]:
    """The countries that the words of the phrases name; ``IGO`` for any organisation of states."""
    partials = [p.partial for p in protos if p.partial is not None]
    lands = {q.country for q in partials if q.country}
    return frozenset(lands | {"IGO" for q in partials if q.base is not None and q.base.kind == "igo"})


def _queue(s: Sentence, protos: list[Proto]) -> list[Proto | int]:
    """Phrases and third-person pronouns in the order of the text; a pronoun goes before a phrase that starts with it.

    "During his visit" before "the president met" waits for the president.
    """
    queue: list[tuple[int, int, Proto | int]] = [(p.first, 1, p) for p in protos]
    for t in range(len(s)):
        low = pronouns.is_pronoun(s, t)
        if low is not None and low not in pronouns.FIRST:
            owner = foretold(s, t, low)
            named = None if owner is None else next((p for p in protos if p.first <= owner <= p.last), None)
            queue.append((t, 0, t) if named is None else (named.first, 2, t))
    return [what for _, _, what in sorted(queue, key=lambda entry: entry[:2])]


def _ours(p: Proto, quoted: list[bool]) -> bool:
    """True for "our forces" in a quotation: whose they are is known once the sentence has named its speaker."""
    return p.chunk.pron in ("our", "my") and quoted[p.first]


def _pronoun(t: int, scene: Scene) -> None:
    """Resolve a third-person pronoun and keep its antecedent salient."""
    low = scene.sentence.lower[t]
    if low in pronouns.MANY:
        scene.coordinations()
        scene.folk(t)
    first = (scene.pronoun_actor[k] for k in scene.pronoun_actor if scene.sentence.lower[k] in pronouns.FIRST)
    choice = pronouns.resolve(scene.sentence, t, low, scene.memory, scene.by_head, next(first, None))
    kind = "PERSON" if low in pronouns.PERSON_M | pronouns.PERSON_F else "NOUN" if low in pronouns.MANY else "ORG"
    entity = choice.entity
    if entity is None:
        if choice.held is not None and (choice.held.kind == "PERSON" or pronouns.role_of(scene.sentence, t) == "main"):
            scene.touch(choice.held, t)
        actor = _of_the_capital(t, low, scene)
        scene.put_token(t, actor, "pronoun" if actor is not None else "unresolved", kind, choice.reason)
        return
    scene.put_token(t, entity.actor, "pronoun", kind, None, entity.others)
    scene.pronoun_actor[t] = entity.actor
    if low in pronouns.PERSON_F:
        entity.gender = "f"
    scene.touch(entity, t)


def _of_the_capital(t: int, low: str, scene: Scene) -> Actor | None:
    """Who "they" are in "In Ankara they rejected the offer", a Russian way to name a government."""
    s = scene.sentence
    if low != "they" or not 2 <= t <= 5 or s.lower[0] != "in" or s.deps[t] != "nsubj":
        return None
    name = " ".join(w for w in s.lower[1:t] if w not in (",", "the"))
    facts = [f for f in scene.index.names.get(name, ()) if f.kind in ("capital", "seat")]
    return parse_code(scene.index.choose(facts, scene.when).code, scene.index.countries) if facts else None


def _quotes(s: Sentence, memory: Memory) -> list[bool]:
    """For each token whether it stands in a quotation; an open quotation goes on within its paragraph."""
    if s.paragraph != memory.paragraph:
        memory.in_quote, memory.paragraph = False, s.paragraph
    flags: list[bool] = []
    for word in s.words:
        if word in ("“", "``", "«"):
            memory.in_quote = True
        elif word in ("”", "''", "»"):
            memory.in_quote = False
        elif word == '"':
            memory.in_quote = not memory.in_quote
        flags.append(memory.in_quote)
    return flags


def _speaker(scene: Scene, quoted: list[bool]) -> None:
    """Remember who speaks: the subject of a reporting verb outside the quotation, or "according to"."""
    s, by_head = scene.sentence, scene.by_head
    for t in range(len(s)):
        if s.lemmas[t].lower() not in pronouns.SAY or quoted[t] or s.pos[t] not in ("VERB", "AUX"):
            continue
        links = ("obj",) if s.lemmas[t].lower() in _CITING else _SPEECH_LINKS
        says = t
        while s.deps[says] == "conj" and not any(s.deps[k] in links for k in s.children[says]):
            says = s.heads[says]  # "briefed us today and said"
        for k in s.children[says]:
            if s.deps[k] not in links:
                continue
            mention = by_head.get(k)
            if mention is None and s.pos[k] == "NOUN":
                mention = next((by_head[j] for j in s.children[k] if j in by_head), None)
            if mention is not None and mention.actor is not None:
                scene.memory.speaker = mention.actor
                return
    if s.lower[:2] == ("according", "to"):
        near = next((a for a in scene.out if a.first >= 2 and a.actor is not None), None)
        if near is not None:
            scene.memory.speaker = near.actor
