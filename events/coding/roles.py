"""From noun phrases to actors: which political actors the words at this place in the tree name.

The actor tagger has found mentions; this module looks them up for an argument position, looking inside the phrase
("Russia's aggressive actions", "a group of African diplomats", "Israeli air raids") when its head is no actor itself.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from events.coding.actors.against import AGAINST
from events.coding.actors.build import OTHERS
from events.coding.actors.own import OF_PUBLISHER
from events.coding.tree import syntax
from events.coding.tree.words import ONLY_THEMSELVES
from events.types import Actor, ActorMention, Sentence

# How an actor was found for a role, from best to weakest; the confidence model uses it.
HEAD, OWNER, INSIDE, MODIFIER, PLACE, UNKNOWN = "head", "owner", "inside", "modifier", "place", "unknown"

# Roles that carry no politics by themselves.
PRIVATE = frozenset({"CVL", "BUS", "EDU", "HLH", "CRM", "ELI", "AGR", "DEV", "REF", "LAB", "ENV"})

_INSIDE_PREPS = (
    "of", "by", "from", "against", "with", "between", "on", "to", "for", "among", "in", "at", "near",
)  # fmt: skip


# Verbs whose agent stands beside an act and does not do it: "an offensive backed by helicopters", "a visit condemned by China".
BESIDE = frozenset(
    "back support sponsor fund finance condemn criticise criticize oppose reject welcome denounce follow trigger provoke prompt "
    "report claim mention describe cause mediate broker arrange monitor observe guarantee oversee aid assist approve endorse "
    "praise hail protest boycott fear expect demand request witness enable document break fuel feed worsen compound exacerbate stop "
    "halt repel thwart foil disrupt disperse suppress crush quash ban ignore film record watch cover deem label dub regard justify "
    "defend deplore slam decry deny dismiss suspend postpone cancel delay block prevent avert".split()
)


# What is signed or passed, not who: names of laws and agreements end in these.
_TEXTS = frozenset(
    "act accord accords agreement agreements treaty convention charter protocol pact law bill resolution declaration strategy plan "
    "initiative framework roadmap constitution".split()
)


# Further parties of no name.
_MORE = frozenset("party group faction force actor side organization organisation country state nation".split())


def kinds(role: Role) -> frozenset[str]:
    """The roles of an actor; a state's delegation acts for its government though its code does not say so."""
    a = role.actor
    sent = not a.roles and a.country is not None and "delegation" in role.mention.text.lower()
    return frozenset({"GOV"}) if sent else frozenset(a.roles)


def political(actor: Actor) -> bool:
    """True for states, governments, organisations, armed and political groups: actors whose words and deeds are politics by themselves."""
    if not actor.roles:
        return True
    return any(r not in PRIVATE for r in actor.roles)


@dataclass(frozen=True, slots=True)
class Role:
    """An actor in a role: the mention that names it, which of its actors is meant, and how it was found."""

    mention: ActorMention
    actor: Actor
    how: str

    @property
    def key(self) -> str:
        """What makes two roles the same actor: the code, or the name where there is no code."""
        return self.actor.code or (self.actor.name or "")

    @property
    def faceless(self) -> bool:
        """True for private people or firms of no country, or of one that only the publisher tells: "civilians", "workers"."""
        a = self.actor
        nowhere = a.country is None or OF_PUBLISHER in a.entries
        return self.known and nowhere and a.group is None and bool(a.roles) and set(a.roles) <= PRIVATE

    @property
    def is_trait(self) -> bool:
        """True for an adjective that says what kind a thing is, and of no country: "terrorist activities", "armed struggle"."""
        a = self.actor
        return self.how == MODIFIER and a.country is None and a.group is None and not a.name

    @property
    def known(self) -> bool:
        """False for a named party that the dictionary does not know."""
        return bool(self.actor.code)


def one_state(a: Actor, b: Actor) -> bool:
    """Tell whether two actors are but one state or its government: "the United States" and "our"."""
    if a.country is None or a.country != b.country or a.group is not None or b.group is not None:
        return False
    sides = (set(a.roles), set(b.roles))
    return all(side <= {"GOV"} for side in sides) and not (a.name and b.name and all(sides))


_THEIR_OWN = frozenset({"own", "joint", "shared", "common", "mutual", "respective"})


def of_the_doers(s: Sentence, role: Role) -> bool:
    """Tell whether a possessive means those who act themselves: "are conducting their own investigations", "their joint work"."""
    head = role.mention.head
    if s.tags[head] != "PRP$":
        return False
    return any(s.lower[k] in _THEIR_OWN for k in s.children[s.heads[head]] if k < s.heads[head])


_AFTER_HYPHEN = frozenset(
    "level wide based style led backed brokered negotiated sponsored funded mediated supported run held owned made born americans".split()
)
#: What parts the words of an editor's note from the name of the agency that made it.
_DASHES = frozenset({"-", "–", "—"})


def _apart(one: Actor, other: Actor) -> bool:
    """Tell whether two are of different countries or organisations, both of them known."""
    return (other.country or other.group) is not None and (one.country, one.group) != (other.country, other.group)


def _in_compound(s: Sentence, m: ActorMention) -> bool:
    """Tell whether a name is but the first half of a hyphenated adjective: "the UN-negotiated truce", "cabinet-level talks"."""
    after = m.last + 2
    return after < len(s) and s.words[m.last + 1] == "-" and s.lower[after] in _AFTER_HYPHEN


class Cast:
    """The actor mentions of one sentence, looked up by token; ``places`` maps a place's head token to its country code."""

    def __init__(
        self,
        s: Sentence,
        mentions: Sequence[ActorMention],
        places: Mapping[int, str] | None = None,
        say: frozenset[str] = frozenset(),
    ) -> None:
        self.s = s
        self._lacking = ONLY_THEMSELVES.difference(s.lower)
        self.say = say
        self.places = dict(places or {})
        self._beside = tuple(m for m in mentions if _in_compound(s, m)) if "-" in s.words else ()
        self._against = {m.head: m for m in mentions if m.how == AGAINST}
        if self._beside or self._against:
            mentions = [m for m in mentions if m not in self._beside and m.how != AGAINST]
        self.mentions = tuple(mentions)
        self._head: dict[int, ActorMention] = {}
        self._cover: dict[int, ActorMention] = {}
        self._answers: dict[tuple[int, bool], tuple[Role, ...]] = {}
        for m in mentions:
            first = self._head.get(m.head)
            if first is not None and first.actor is not None and m.actor is not None:
                self._head[m.head] = replace(first, also=(*first.also, m.actor))  # "U.S.-China" is one token
            elif m.actor is not None or first is None:
                self._head[m.head] = m
            for i in range(m.first, m.last + 1):
                if i not in self._cover or (m.actor is not None and self._cover[i].actor is None):
                    self._cover[i] = m

    def opposed(self, noun: int) -> list[Role]:
        """Return whom what ``noun`` names is against, from an adjective before it: "anti-Russian sanctions"."""
        found = (self._against[j] for j in self.s.children[noun] if j in self._against) if self._against else ()
        return [Role(m, m.actor, MODIFIER) for m in found if m.actor is not None]

    def leaders(self, noun: int) -> list[Role]:
        """Return who leads what ``noun`` names, from an adjective before it: "the Saudi-led offensive"."""
        s = self.s
        return [
            Role(m, m.actor, MODIFIER)
            for m in self._beside
            if m.actor is not None and m.last < noun <= m.last + 5 and s.lower[m.last + 2] == "led"
        ]

    def anybody(self) -> bool:
        """False when the sentence names no actor at all, so that nothing in it can be coded."""
        return (
            any(m.actor is not None for m in self.mentions)
            or bool(self.places)
            or any(e.label in ("PERSON", "ORG") for e in self.s.entities)
        )

    def at(self, i: int) -> ActorMention | None:
        """Return the mention headed by token ``i``, or the one whose words cover it as part of a name."""
        m = self._head.get(i)
        if m is not None:
            return m
        m = self._cover.get(i)
        if m is not None and m.kind in ("PERSON", "ORG") and self.s.pos[i] == "PROPN":
            return m
        if m is not None and self.s.heads[i] == self.s.heads[m.head] and self.s.deps[i] == self.s.deps[m.head]:
            return m  # a name torn into two subjects by the parser
        return None

    def lacks(self, slot: str) -> bool:
        """Tell at once that a slot is a preposition that the sentence has nowhere."""
        return slot in self._lacking

    def roles(self, np: int | None, inside: bool = True) -> list[Role]:
        """Return the actors that the noun phrase headed by ``np`` (and its conjuncts) names, in order, without repeats."""
        if np is None:
            return []
        found = self._answers.get((np, inside))
        if found is None:  # many rules ask for the same phrase
            found = self._answers[np, inside] = tuple(self._look_up(np, inside))
        return list(found)

    def _look_up(self, np: int, inside: bool) -> list[Role]:
        out: list[Role] = []
        for head in syntax.expand(self.s, np):
            found = self._named_in_brackets(head) or self._own(head)
            if not found and inside:
                found = self._inside(head, set())
            if not out:
                out = found
                continue
            inside_other = any(x.mention.first <= head <= x.mention.last and x.mention.head != head for x in out)
            if inside_other and all(r.how == HEAD for r in found):
                continue  # "the governments of Sudan and South Sudan": the second land is part of the phrase
            if self.s.lemmas[head].lower() in _MORE and found and all(r.how == PLACE for r in found):
                continue  # "Kenya, Chad and other parties in Mali": where they are
            out += [r for r in found if r.key not in {x.key for x in out}]
        return out

    def _named_in_brackets(self, head: int) -> list[Role]:
        """Whom a pronoun means, where the editor says so: "we (Sisi and Macron – MENA) discussed"."""
        s = self.s
        if s.pos[head] != "PRON" or head + 1 >= len(s) or s.words[head + 1] != "(":
            return []
        named = (j for j in s.children[head] if s.deps[j] == "appos")
        return [r for j in named for r in self._spread(j, HEAD) if s.words[r.mention.first - 1] not in _DASHES]

    def unknown(self, np: int | None) -> list[Role]:
        """Return a named person or body that nobody has resolved, as a role without a code."""
        if np is None:
            return []
        s = self.s
        for head in syntax.expand(s, np):
            entity = next((e for e in s.entities if e.start <= head < e.end and e.label in ("PERSON", "ORG")), None)
            if entity is None or s.pos[head] != "PROPN" or self.at(head) is not None and self._head_resolved(head):
                continue
            if s.lower[entity.end - 1] in _TEXTS:
                continue  # "signed the Artemis Accords"
            first, last = entity.start, entity.end - 1
            m = ActorMention(
                first=first, last=last, head=head, start=s.starts[first], end=s.ends[last],
                text=s.span_text(first, last), actor=None, how="unresolved", kind=entity.label,
                reason="a name that is not in the dictionary",
            )  # fmt: skip
            return [Role(m, Actor(code="", name=m.text), UNKNOWN)]
        return []

    def _head_resolved(self, head: int) -> bool:
        m = self.at(head)
        return m is not None and m.actor is not None

    def _own(self, head: int) -> list[Role]:
        m = self.at(head)
        if m is None or m.actor is None:
            return []
        return [Role(m, a, HEAD) for a in (m.actor, *m.also)] + self._coordinated(head, m)

    def _coordinated(self, head: int, m: ActorMention) -> list[Role]:
        """Actors of coordinated demonyms before one noun: "French and Egyptian warships" are two navies."""
        s = self.s
        own = m.actor
        if own is None or not (own.country or own.group):
            return []
        out = []
        for j in s.children[head]:
            if j >= head or s.deps[j] not in ("amod", "compound"):
                continue
            for k in (j, *(x for x in s.children[j] if s.deps[x] == "conj")):
                other = self._head.get(k)
                if other is None or other.actor is None or not _apart(own, other.actor):
                    continue
                if own.group or other.actor.group:
                    if self._joined(other, m):
                        out.append(Role(other, other.actor, HEAD))
                    continue
                if other.actor.roles == own.roles:
                    out.append(Role(other, other.actor, HEAD))
                    continue
                if other.actor.roles:
                    continue
                country = other.actor.country or ""
                actor = Actor(
                    code=country + "".join(own.roles),
                    country=country,
                    roles=own.roles,
                    entries=(*other.actor.entries, *own.entries),
                )
                out.append(Role(other, actor, HEAD))
        return out

    def _joined(self, one: ActorMention, other: ActorMention) -> bool:
        """True for "British" and "European Union officials", side by side with nothing but "and" between them."""
        first, second = sorted((one, other), key=lambda m: m.first)
        return self.s.lower[first.last + 1 : second.first] in (("and",), (",",), ("or",), (",", "and"))

    def _inside(self, head: int, seen: set[int]) -> list[Role]:
        """Look inside a phrase whose head is no actor: partitives, owners, demonyms, appositions, "of" phrases, places."""
        if head in seen:
            return []
        seen.add(head)
        return (
            self._of_group(head, seen)
            or self._owners(head, seen)
            or self._modifiers(head)
            or self._phrases(head, seen)
            or self._bases(head)
        )

    def _of_group(self, head: int, seen: set[int]) -> list[Role]:
        """Who a count or a group is made of: "thousands of Nigerians"."""
        s = self.s
        if s.lemmas[head] not in syntax.PARTITIVE and s.pos[head] != "NUM":
            return []
        for j in s.children[head]:
            if s.deps[j] == "nmod" and syntax.preposition(s, j) in ("of", "from", "among"):
                found = [r for h in syntax.expand(s, j) for r in (self._own(h) or self._inside(h, seen))]
                if found:
                    return found
        return []

    def _owners(self, head: int, seen: set[int]) -> list[Role]:
        if self.s.lemmas[head].lower() in OTHERS:
            return []  # whose neighbour or critic somebody is, he is not
        for j in self.s.children[head]:
            if self.s.deps[j] == "nmod:poss":
                found = self._spread(j, OWNER) or self._inside(j, seen)
                if found:
                    return found
        return []

    def _modifiers(self, head: int) -> list[Role]:
        s = self.s
        for deps, how in ((("amod", "compound", "flat", "nmod:unmarked", "nmod"), MODIFIER), (("appos",), HEAD)):
            for j in s.children[head]:
                if s.deps[j] in deps and (j < head or how == HEAD):
                    found = self._spread(j, how)
                    if found:
                        return found
        return []

    def _phrases(self, head: int, seen: set[int]) -> list[Role]:
        s = self.s
        hung = [(j, syntax.preposition(s, j)) for j in s.children[head] if s.deps[j].startswith(("nmod", "obl"))]
        for prep in _INSIDE_PREPS if hung else ():
            for j, word in hung:
                if word == prep:
                    how = PLACE if prep in ("in", "at", "near") else INSIDE
                    found = self._spread(j, how) or [Role(r.mention, r.actor, how) for r in self._inside(j, seen)]
                    if how == PLACE:
                        found = [r for r in found if "JUD" not in r.actor.roles]  # where a case is heard
                    if found:
                        return found
        return []

    def _bases(self, head: int) -> list[Role]:
        """Where somebody is based or from: "a group based in Sudan"."""
        s = self.s
        for j in s.children[head]:
            if s.deps[j] in ("acl", "amod"):
                for k in s.children[j]:
                    counts = s.deps[k].startswith("obl") and (
                        s.lemmas[j] not in BESIDE or syntax.preposition(s, k) != "by"
                    )
                    found = self._spread(k, PLACE) if counts else []
                    if found:
                        return found
        return []

    def _spread(self, j: int, how: str) -> list[Role]:
        return [Role(r.mention, r.actor, how) for h in syntax.expand(self.s, j) for r in self._own(h)]

    def place(self, j: int) -> list[Role]:
        """Return the country of a place mention at ``j`` as an actor, for acts done to or in a place."""
        country = self.places.get(j)
        if country is None:
            return []
        s = self.s
        m = ActorMention(
            first=j, last=j, head=j, start=s.starts[j], end=s.ends[j], text=s.words[j],
            actor=Actor(code=country, country=country, entries=("place",)), how="place", kind="LOC",
        )  # fmt: skip
        return [Role(m, m.actor, PLACE)] if m.actor else []

    def land(self, np: int, *preps: str) -> list[Role]:
        """Return the country of a place that is acted on, where the place itself is no actor: "stormed the port of Hodeidah"."""
        s = self.s
        inside = [j for j in s.children[np] if s.deps[j] == "nmod" and syntax.preposition(s, j) in preps]
        return next((found for j in (np, *inside) if (found := self.place(j))), [])
