"""Actors of one article, sentence by sentence, with memory for reference."""

from __future__ import annotations

import re

from events.coding.actors import describe, pronouns
from events.coding.actors.atoms import split_word, tokenize, view
from events.coding.actors.codes import parse_code
from events.coding.actors.compose import Partial, attach, finish
from events.coding.actors.facts import Fact
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.memory import Entity, Memory
from events.coding.actors.protos import LOCATIVE, Proto, capital_as_place, read
from events.types import Actor, ActorMention, Publication, Sentence

_COUNTERPARTS = frozenset(["counterpart", "counterparts", "colleague", "opposite", "number", "homologue"])
_CAPITAL = re.compile(r"\b[A-ZÀ-Þ][\w.’'-]*")
_CONTEXT_ROLES = frozenset(
    ["GOV", "MIL", "LEG", "JUD", "COP", "SPY", "OPP", "REB", "SEP", "UAF", "CVL", "ELI", "HLH", "EDU"]
)
_CROWDS = ("protest", "demonstrat", "resident", "villager", "civilian", "rioter", "voter", "settler", "marcher")
_STATE_ROLES = frozenset(["GOV", "LEG", "MIL", "JUD", "COP", "OPP"])
_SPEECH_LINKS = ("nsubj", "nsubj:pass")


def _first_atom(word: str) -> str:
    atoms = split_word(word)
    return atoms[0].lower() if atoms else ""


class ArticleActors:
    """Tags the actors of one article. Call ``prime`` with the text if wanted, then ``tag`` for each sentence in order.

    ``first_person`` is the actor that "we" means outside quotations (the publisher of a government statement).
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

    def prime(self, text: str) -> None:
        """Learn the full names of known persons from the whole text, so that a last name in a headline resolves too."""
        index, end = self.index, 0
        for m in _CAPITAL.finditer(text):
            first = _first_atom(m.group())
            size = index.longest.get(first, 0)
            if not size or m.start() < end:
                continue
            if size == 1:
                self._background(index.names[first], 1)
                continue
            words, starts = tokenize(text[m.start() : m.start() + 70])
            v = view(words)
            found = index.match_name(v.atoms, v.low, 0) if v.low else None
            if found is None:
                continue
            n, facts = found
            after = v.token[n] if n < len(v.token) else len(words)
            end = m.start() + (starts[after] if after < len(words) else 1)
            self._background(facts, n)

    def _background(self, facts: list[Fact], n: int) -> None:
        """Count countries, and remember persons' last names and organisations, found anywhere in the text."""
        index, first = self.index, facts[0]
        if first.kind != "person" and first.code[:3] in index.countries:
            iso = first.code[:3]
            self.memory.around[iso] = self.memory.around.get(iso, 0) + 1
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

    def tag(self, sentence: Sentence) -> tuple[ActorMention, ...]:
        """The actor mentions of the next sentence, in text order; unresolved ones have ``actor=None`` and a reason."""
        return _Pass(self, sentence).run()


class _Pass:
    """One pass over one sentence."""

    def __init__(self, owner: ArticleActors, s: Sentence) -> None:
        self.o = owner
        self.s = s
        self.m = owner.memory
        self.out: list[ActorMention] = []
        self.by_head: dict[int, ActorMention] = {}
        self.quoted = self._quotes()

    def run(self) -> tuple[ActorMention, ...]:
        """Resolve phrases and third-person pronouns in text order, then the first person."""
        s = self.s
        reading = read(s, self.o.index, self.o.when)
        queue: list[tuple[int, int, Proto | int]] = [(p.first, 1, p) for p in reading.protos]
        first_person: list[int] = []
        for t in range(len(s)):
            low = pronouns.is_pronoun(s, t)
            if low is None:
                continue
            if low in pronouns.FIRST:
                first_person.append(t)
            else:
                queue.append((t, 0, t))
        queue.sort(key=lambda entry: entry[:2])
        pron_actor: dict[int, Actor] = {}
        for _, _, what in queue:
            if isinstance(what, int):
                self._pronoun(what, pron_actor)
            else:
                self._phrase(what, pron_actor)
        self._coordination()
        self._speaker()
        for t in first_person:
            self._first_person(t)
        self.out.sort(key=lambda a: (a.start, -a.end))
        return tuple(self.out)

    # ---- phrases

    def _phrase(self, p: Proto, pron_actor: dict[int, Actor]) -> None:
        if p.joined is not None and p.joined.actor is not None:
            p.actor, p.how = p.joined.actor, "title"
            self._emit(p, remember=False)
            return
        if p.partial is None:
            self._bare(p)
            return
        q = p.partial
        self._possessive_pronoun(p, pron_actor)
        self._acronym(p)
        if (
            q.fact is not None
            and q.head in ("name", "land")
            and (q.fact.kind == "city" or (q.place and capital_as_place(self.s, p)))
        ):
            p.reason, p.how = f"{q.fact.name} as a place", "unresolved"
            self._emit(p, remember=False)
            return
        if self._described(p, q):
            return
        if q.country is None and q.base is None and q.person is None:
            self._from_context(p, q)
        p.actor = finish(q, self.o.index)
        if q.name and q.person is None and q.head == "person":
            known = self.m.surnames.get(q.name.lower().rsplit(" ", 1)[-1])
            if known is not None and (p.actor is None or p.actor.country in (None, known.country)):
                p.actor, p.how = known, "reference"
        if q.more:
            p.also = tuple(a for other in q.more if (a := self._with_country(q, other)) is not None)
        if p.actor is None:
            p.how, p.reason = "unresolved", p.reason or "no country, group or role in the words"
            if q.name and q.head == "person":
                self._unknown(p)
            elif q.head != "person":
                return
        elif self._idle(p, q):
            return
        self._emit(p)

    def _with_country(self, q: Partial, other: Partial) -> Actor | None:
        """The same role in another country or organisation ("leaders of France and NATO")."""
        if other.base is not None:
            return parse_code(other.base.code, self.o.index.countries, name=None, entries=(other.base.entry,))
        twin = Partial(
            head=q.head, country=other.country, roles=list(q.roles), weak=q.weak, entries=[*q.entries, *other.entries]
        )
        return finish(twin, self.o.index)

    def _idle(self, p: Proto, q: Partial) -> bool:
        """True for a bare word that says nothing about anybody here ("in office", "a friend", "side")."""
        return (
            q.weak
            and q.head in ("unit", "group")
            and not (q.country or q.base or q.groups or q.name)
            and p.chunk.det != "the"
        )

    def _described(self, p: Proto, q: Partial) -> bool:
        """Definite descriptions with an agent word; true when that settled the phrase."""
        definite = p.chunk.det in ("the", "both", "these", "this", "that") or p.chunk.number in ("two", "both")
        if definite and not q.country and not q.base and p.noun and len(p.chunk.items) == 1:
            found = describe.pair(p.noun, p.chunk.det, p.chunk.number, self.m)
            if found is not None:
                self._found(p, found)
                return True
        if (
            q.name is None
            and q.person is None
            and not q.plural
            and q.head in ("person", "lead", "unit")
            and (definite or (p.chunk.det == "" and p.chunk.number == ""))
        ):
            titled = definite or q.country or q.base or p.chunk.items[-1].capital
            entity = describe.holder(q, self.m) if titled else None
            if entity is not None and not q.former:
                p.actor, p.how, p.kind = entity.actor, "reference", "PERSON"
                self._emit(p, name=entity.name, posts=set(q.posts))
                return True
        weak_org = q.head in ("group", "lead", "unit") and q.weak
        if (
            p.chunk.det in ("the", "this", "that")
            and not q.country
            and not q.base
            and p.noun in describe.ORG_NOUNS
            and (
                weak_org
                or p.noun in ("court", "company", "firm", "bank", "party", "militia", "union", "charity", "newspaper")
            )
            and len(p.chunk.items) == 1
        ):
            found = describe.organisation(p.noun, self.m)
            if found is not None and (found.actor is not None or weak_org):
                self._found(p, found)
                return True
        return False

    def _found(self, p: Proto, found: describe.Found) -> None:
        p.actor, p.also, p.reason, p.kind = found.actor, found.also, found.reason, found.kind
        p.how = "reference" if found.actor is not None else "unresolved"
        self._emit(p, remember=not found.also)

    def _bare(self, p: Proto) -> None:
        """A phrase without dictionary words: a last name, an acronym, "the country", or an unknown name."""
        if p.name is None:
            if p.chunk.det in ("the", "this", "that", "both", "these") or p.chunk.number in ("two", "both"):
                found = describe.pair(p.noun, p.chunk.det, p.chunk.number, self.m)
                if found is None and len(p.chunk.items) == 1 and p.chunk.det in ("the", "this", "that"):
                    found = describe.organisation(p.noun, self.m) or describe.land(p.noun, self.m)
                if found is not None:
                    self._found(p, found)
            return
        actor = self.m.acronyms.get(p.name)
        if actor is None:
            words = p.name.split()
            actor = self.m.surnames.get(words[-1].lower())
            if (
                actor is not None
                and len(words) > 1
                and actor.name
                and actor.name.split()[0].lower() != words[0].lower()
            ):
                actor = None
        if actor is not None:
            p.actor, p.how, p.kind = (
                actor,
                "reference",
                "PERSON" if actor.name and p.name not in self.m.acronyms else "ORG",
            )
            self._emit(p, name=actor.name)
            return
        label = next((e.label for e in self.s.entities if e.start <= p.head < e.end), None)
        if label == "PERSON":
            p.kind, p.how, p.reason = "PERSON", "unresolved", "person not in the dictionary and without a title"
            self._emit(p, remember=False)
            self._unknown(p)
        elif label == "ORG":
            p.kind, p.how, p.reason = "ORG", "unresolved", "organisation not in the dictionary"
            self._emit(p, remember=False)

    def _unknown(self, p: Proto) -> None:
        """Keep somebody without a code in mind, so that no pronoun for them falls to somebody else."""
        name = p.name or (p.partial.name if p.partial else None)
        if name:
            role = pronouns.role_of(self.s, p.head)
            self.m.see(
                Entity(
                    Actor(code="", name=name),
                    "PERSON",
                    self.s.index,
                    0,
                    role,
                    False,
                    self._gender(p, p.partial),
                    name,
                    set(),
                    p.head,
                )
            )

    def _possessive_pronoun(self, p: Proto, pron_actor: dict[int, Actor]) -> None:
        """ "His foreign minister", "its army", "his Chinese counterpart": take country and role from the owner."""
        q = p.partial
        assert q is not None
        if not p.chunk.pron or p.first == 0:
            return
        owner = next((pron_actor[t] for t in range(p.first - 1, max(-1, p.first - 4), -1) if t in pron_actor), None)
        if owner is None:
            return
        if p.noun in _COUNTERPARTS and q.weak:
            q.roles, q.weak = list(owner.roles), False
            if q.country is None:
                other = next(
                    iter(
                        self.m.latest(
                            lambda e: e.kind == "PERSON" and not e.plural and e.actor.country != owner.country
                        )
                    ),
                    None,
                )
                if other is not None:
                    q.person, q.country = None, other.actor.country
                    q.roles, q.name = list(other.actor.roles), other.name
            return
        if q.person is None:
            attach(q, Partial(head="name", country=owner.country, roles=list(owner.roles)), "poss")

    def _acronym(self, p: Proto) -> None:
        """Remember "(RUF)" after a name."""
        after = p.last + 1
        s = self.s
        if after + 2 < len(s) and s.words[after] == "(" and s.words[after + 2] == ")" and s.words[after + 1].isupper():
            actor = finish(p.partial, self.o.index) if p.partial is not None else None
            if actor is not None:
                self.m.acronyms.setdefault(s.words[after + 1], actor)

    def _from_context(self, p: Proto, q: Partial) -> None:
        """A role without a country ("the government", "police") takes the country the text is about, when there is just one."""
        if q.head not in ("person", "body", "lead", "unit", "people") or q.groups or not q.roles:
            return
        if q.head == "people" and not p.chunk.det and not q.plural:
            return
        if p.open_of or (
            not p.chunk.det
            and not q.name
            and set(q.roles) & {"GOV", "MIL", "EDU", "ELI", "LEG"}
            and (q.plural or q.head != "body")
        ):
            return
        if not set(q.roles) <= _CONTEXT_ROLES or (not q.name and any(i.kind == "cap" for i in p.chunk.items)):
            return
        if set(q.roles) & {"IGO", "NGO", "IMG", "REF"} or (
            q.weak and q.head == "lead" and not (p.chunk.det == "the" or q.name)
        ):
            return
        near = {a.actor.country for a in self.out if a.actor is not None and a.actor.country}
        country = self.m.focus()
        if q.head == "people" and not (p.chunk.det or p.chunk.number or (q.posts and q.posts[-1].startswith(_CROWDS))):
            return
        publisher = self.o.first_person
        if (
            publisher is not None
            and publisher.country
            and "GOV" in q.roles
            and p.chunk.det in ("the", "this")
            and not q.name
        ):
            country = publisher.country
        if (
            country is None
            and q.name is None
            and len(near) == 1
            and (p.chunk.det == "the" or q.name)
            and set(q.roles) & _STATE_ROLES
        ):
            country = next(iter(near))
        if country is None and len(near) < 2:
            country = self.m.background() or (self.o.home if not self.m.countries else None)
        if country is not None:
            q.country = country
            p.reason = f"country {country} from context"
        else:
            p.reason = "country unclear"

    # ---- pronouns and speech

    def _pronoun(self, t: int, pron_actor: dict[int, Actor]) -> None:
        s, low = self.s, self.s.lower[t]
        choice = pronouns.resolve(s, t, low, self.m)
        entity = choice.entity
        kind = "PERSON" if low in pronouns.PERSON_M | pronouns.PERSON_F else "NOUN" if low in pronouns.MANY else "ORG"
        mention = ActorMention(
            first=t,
            last=t,
            head=t,
            start=s.starts[t],
            end=s.ends[t],
            text=s.words[t],
            kind=kind,
            actor=entity.actor if entity else None,
            how="pronoun" if entity else "unresolved",
            also=entity.others if entity else (),
            reason=choice.reason,
        )
        self._put(mention)
        if entity is not None:
            pron_actor[t] = entity.actor
            if low in pronouns.PERSON_F:
                entity.gender = "f"
            self._touch(entity, t)

    def _touch(self, entity: Entity, t: int) -> None:
        """A pronoun keeps its antecedent salient."""
        entity.sentence, entity.token = self.s.index, t
        role = pronouns.role_of(self.s, t)
        entity.role = role if role != "poss" else entity.role
        self.m.see(
            Entity(
                entity.actor,
                entity.kind,
                self.s.index,
                0,
                entity.role,
                entity.plural,
                entity.gender,
                entity.name,
                set(),
                t,
                entity.others,
            )
        )

    def _quotes(self) -> list[bool]:
        """For each token whether it stands in a quotation; an open quotation goes on within its paragraph."""
        m, s = self.m, self.s
        if s.paragraph != m.paragraph:
            m.in_quote, m.paragraph = False, s.paragraph
        flags: list[bool] = []
        for word in s.words:
            if word in ("“", "``", "«"):
                m.in_quote = True
            elif word in ("”", "''", "»"):
                m.in_quote = False
            elif word == '"':
                m.in_quote = not m.in_quote
            flags.append(m.in_quote)
        return flags

    def _speaker(self) -> None:
        """Who speaks in this sentence: the subject of a reporting verb outside the quotation."""
        s = self.s
        for t in range(len(s)):
            if s.lemmas[t].lower() not in pronouns.SAY or self.quoted[t] or s.pos[t] not in ("VERB", "AUX"):
                continue
            for k in s.children[t]:
                mention = self.by_head.get(k) if s.deps[k] in _SPEECH_LINKS else None
                if mention is None and s.deps[k] in _SPEECH_LINKS and s.pos[k] == "NOUN":
                    mention = next((self.by_head[j] for j in s.children[k] if j in self.by_head), None)
                if mention is not None and mention.actor is not None:
                    self.m.speaker = mention.actor
                    return
        match = s.lower.index("to") if s.lower[:2] == ("according", "to") else -1
        if match == 1:
            near = [a for a in self.out if a.first >= 2 and a.actor is not None]
            if near:
                self.m.speaker = near[0].actor

    def _first_person(self, t: int) -> None:
        s = self.s
        low = s.lower[t]
        actor: Actor | None
        if self.quoted[t] or self.o.first_person is None:
            actor = self.m.speaker if self.quoted[t] else None
            reason = None if actor else "speaker unknown" if self.quoted[t] else "first person outside a quotation"
        else:
            actor, reason = self.o.first_person, None
        self._put(
            ActorMention(
                first=t,
                last=t,
                head=t,
                start=s.starts[t],
                end=s.ends[t],
                text=s.words[t],
                actor=actor,
                how="first_person" if actor else "unresolved",
                kind="PERSON" if low in ("i", "me", "my") else "NOUN",
                reason=reason,
            )
        )

    # ---- output

    def _coordination(self) -> None:
        """Remember "Putin and Biden" as a group that "they" can mean."""
        s = self.s
        for mention in list(self.out):
            if mention.actor is None or mention.how == "pronoun":
                continue
            others = [
                self.by_head[k].actor for k in s.children[mention.head] if s.deps[k] == "conj" and k in self.by_head
            ]
            members = tuple(a for a in others if a is not None and a.code)
            if members and s.deps[mention.head] != "conj":
                names = "+".join(a.name or a.code for a in (mention.actor, *members))
                self.m.see(
                    Entity(
                        mention.actor,
                        "GROUP",
                        s.index,
                        0,
                        pronouns.role_of(s, mention.head),
                        True,
                        "",
                        names,
                        set(),
                        mention.head,
                        members,
                    )
                )

    def _emit(self, p: Proto, *, name: str | None = None, posts: set[str] | None = None, remember: bool = True) -> None:
        s = self.s
        start, end = s.starts[p.first], s.ends[p.last]
        mention = ActorMention(
            first=p.first,
            last=p.last,
            head=p.head,
            start=start,
            end=end,
            text=s.text[start - s.start : end - s.start],
            actor=p.actor,
            how=p.how,
            kind=p.kind,
            also=p.also,
            reason=p.reason,
        )
        self._put(mention)
        if p.actor is None or not remember:
            return
        q = p.partial
        kind = self._entity_kind(p, q)
        if kind is None:
            return
        self.m.see(
            Entity(
                p.actor,
                kind,
                s.index,
                0,
                self._role(p, kind),
                bool(q and q.plural),
                self._gender(p, q),
                name or p.actor.name or (q.name if q else None),
                posts if posts is not None else set(q.posts if q else ()),
                p.head,
            )
        )

    def _role(self, p: Proto, kind: str) -> str:
        role = pronouns.role_of(self.s, p.head)
        if kind == "LAND" and role == "other" and p.first > 0 and self.s.lower[p.first - 1] in LOCATIVE:
            return "place"
        return role

    def _entity_kind(self, p: Proto, q: Partial | None) -> str | None:
        if p.kind == "PERSON":
            return "PERSON"
        if q is None:
            return p.kind if p.kind in ("ORG",) else "LAND" if p.kind == "LOC" else None
        if q.head == "land":
            return "GROUP" if q.plural else "LAND"
        if q.plural:
            return "GROUP"
        if q.head in ("person", "lead", "people"):
            return "PERSON"
        if q.fact is not None and q.fact.kind in ("capital", "seat"):
            return "ORG"
        return "ORG" if q.head in ("body", "name", "group", "unit") else None

    def _gender(self, p: Proto, q: Partial | None) -> str:
        """Gender from the words of the title or from the first name."""
        if p.kind != "PERSON" and (q is None or q.head not in ("person", "lead", "people")):
            return ""
        posts = " ".join(q.posts) if q else ""
        if any(
            w in posts
            for w in ("woman", "mrs", "ms ", "queen", "princess", "madam", "first lady", "mother", "wife", "daughter")
        ):
            return "f"
        if any(w in posts for w in ("king", "prince", "mr", "pope", "ayatollah", "imam", "emir")) or posts.endswith(
            "man"
        ):
            return "m"
        name = (p.actor.name if p.actor else None) or (q.name if q else None) or ""
        return self.o.index.genders.get(name.split(" ", 1)[0], "") if name else ""

    def _put(self, mention: ActorMention) -> None:
        self.out.append(mention)
        if mention.head not in self.by_head or self.by_head[mention.head].actor is None:
            self.by_head[mention.head] = mention
