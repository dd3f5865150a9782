"""The scene of one sentence: what was found in it so far, and how a find is written down and remembered."""

from __future__ import annotations

from dataclasses import dataclass, field

from events.coding.actors import pronouns
from events.coding.actors.index import ActorIndex, When
from events.coding.actors.memory import Entity, Memory
from events.coding.actors.partial import Partial
from events.coding.actors.protos import LOCATIVE, Proto
from events.types import Actor, ActorMention, Sentence

_FEMALE = ("woman", "mrs", "ms ", "queen", "princess", "madam", "first lady", "mother", "wife", "daughter")
_MALE = ("king", "prince", "mr", "pope", "ayatollah", "imam", "emir")
# People, firms and states in general: no actor, but whom "they" means all the same.
FOLK = frozenset(
    "countries nations states allies partners europeans westerners families relatives parents companies firms people "
    "persons individuals employees workers others members groups communities friends children students men women girls "
    "boys voters businesses entities organizations organisations applicants travelers guests victims survivors kids "
    "folks democracies economies colleagues counterparts".split()
)
_TOLD = frozenset({"obj", "obl", "nmod", "nsubj", "nsubj:pass"})
_MEASURES = frozenset("year day week month hour minute dollar percent mile kilometer time thousand million".split())
_THESE = frozenset({"these", "those", "all", "many", "some", "most", "others"})
_TO_PLACES = LOCATIVE | {"to", "from"}
_SINGLE_HEADS = ("person", "lead", "people")


@dataclass(slots=True)
class Scene:
    """One sentence in work: the mentions found (``out``), the best one by head token, and the article's memory.

    ``lands`` are the countries that its words name anywhere, also further on; ``IGO`` stands for organisations of states.
    """

    sentence: Sentence
    index: ActorIndex
    memory: Memory
    publisher: Actor | None = None
    home: str | None = None
    when: When = field(default_factory=When)
    lands: frozenset[str] = frozenset()
    out: list[ActorMention] = field(default_factory=list)
    by_head: dict[int, ActorMention] = field(default_factory=dict)
    pronoun_actor: dict[int, Actor] = field(default_factory=dict)
    kept: int = 0

    def put(self, mention: ActorMention) -> None:
        """Add a mention; for one head token the first resolved mention stays the answer."""
        self.out.append(mention)
        held = self.by_head.get(mention.head)
        if held is None or held.actor is None:
            self.by_head[mention.head] = mention

    def put_token(
        self, t: int, actor: Actor | None, how: str, kind: str, reason: str | None = None, also: tuple[Actor, ...] = ()
    ) -> None:
        """Add a mention of one token (a pronoun)."""
        s = self.sentence
        self.put(
            ActorMention(
                first=t,
                last=t,
                head=t,
                start=s.starts[t],
                end=s.ends[t],
                text=s.words[t],
                actor=actor,
                how=how,
                kind=kind,
                also=also,
                reason=reason,
            )
        )

    def emit(self, p: Proto, *, name: str | None = None, posts: set[str] | None = None, remember: bool = True) -> None:
        """Write down a phrase and, when it has an actor, remember it for later reference."""
        s, q = self.sentence, p.partial
        start, end = s.starts[p.first], s.ends[p.last]
        self.put(
            ActorMention(
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
        )
        if p.actor is not None and p.actor.country and q is not None and q.plural and q.roles and p.noun:
            self.memory.call(p.noun, None if p.also else p.actor.country, s.index)
            if p.also and p.how != "reference":
                self.memory.rows[p.noun] = ((p.actor, *p.also), s.index)
        kind = entity_kind(p, q) if p.actor is not None and remember else None
        if p.actor is None or kind is None:
            return
        self.memory.see(
            Entity(
                p.actor,
                kind,
                s.index,
                0,
                self._role(p, kind),
                bool(q and q.plural),
                self.gender(p),
                name or p.actor.name or (q.name if q else None),
                posts if posts is not None else set(q.posts if q else ()),
                p.head,
                p.also,
                office=q.posts[-1] if q and q.posts and not q.plural else "",
            )
        )

    def unknown(self, p: Proto) -> None:
        """Keep somebody without a code in mind, so that no pronoun for them falls to somebody else."""
        name = p.name or (p.partial.name if p.partial else None)
        if name:
            s = self.sentence
            role = pronouns.role_of(s, p.head)
            self.memory.see(
                Entity(
                    Actor(code="", name=name), "PERSON", s.index, 0, role, False, self.gender(p), name, set(), p.head
                )
            )

    def thing(self) -> None:
        """Keep in mind what the sentence is about when that is no actor, so that "it" and "they" do not fall to somebody."""
        s = self.sentence
        root = next((t for t in range(len(s)) if s.heads[t] == t), None)
        if root is None:
            return
        said = [k for k in s.children[root] if s.deps[k] == "ccomp" and s.lemmas[root].lower() in pronouns.SAY]
        for k in (j for verb in (root, *said) for j in s.children[verb]):
            several = s.tags[k] == "NNS" or s.lower[k] in _THESE
            noun = s.deps[k].startswith("nsubj") and (s.tags[k] in ("NN", "NNS") or several)
            if (noun or s.deps[k].startswith("csubj")) and not self._names_somebody(k):
                self._keep(k, "THING", several)

    def things(self) -> None:
        """Keep in mind that a sentence names several things that are no actors: "the incidents", "those talks"."""
        s = self.sentence
        if any(
            s.tags[k] == "NNS"
            and s.deps[k] in _TOLD
            and s.lower[k] not in FOLK
            and s.lemmas[k].lower() not in _MEASURES
            and k not in self.by_head
            for k in range(len(s))
        ):
            self.memory.things = s.index

    def folk(self, end: int) -> None:
        """Keep in mind people and states of no name up to token ``end`` ("the families", "some allies"), whom "they" may mean."""
        s = self.sentence
        for k in range(self.kept, end):
            if s.tags[k] not in ("NNS", "NNPS") or s.lower[k] not in FOLK or s.deps[k] in ("compound", "amod"):
                continue
            row = (k, s.heads[k] if s.deps[k] == "conj" else k, *(j for j in s.children[k] if s.deps[j] == "conj"))
            if not any(self._names_somebody(j) for j in row):
                self._keep(k, "FOLK", True)
        self.kept = max(self.kept, end)

    def _keep(self, k: int, kind: str, plural: bool) -> None:
        s, name = self.sentence, self.sentence.words[k]
        role = "main" if kind == "THING" else pronouns.role_of(s, k)
        self.memory.see(Entity(Actor(code="", name=name), kind, s.index, 0, role, plural, "", name, set(), k))

    def _names_somebody(self, k: int) -> bool:
        mention = self.by_head.get(k)
        return mention is not None and mention.actor is not None

    def touch(self, e: Entity, t: int) -> None:
        """A pronoun keeps its antecedent salient."""
        role = pronouns.role_of(self.sentence, t)
        role = e.role if role == "poss" else role
        self.memory.see(
            Entity(
                e.actor,
                e.kind,
                self.sentence.index,
                0,
                role,
                e.plural,
                e.gender,
                e.name,
                set(),
                t,
                e.others,
                office=e.office,
            )
        )

    def coordinations(self) -> None:
        """Remember "Putin and Biden" as a group that "they" can mean."""
        s = self.sentence
        for mention in list(self.out):
            if mention.actor is None or mention.how == "pronoun" or s.deps[mention.head] == "conj":
                continue
            found = [
                self.by_head[k].actor for k in s.children[mention.head] if s.deps[k] == "conj" and k in self.by_head
            ]
            members = tuple(a for a in found if a is not None and a.code)
            if members:
                names = "+".join(a.name or a.code for a in (mention.actor, *members))
                role = pronouns.role_of(s, mention.head)
                before = s.lower[mention.first - 1] if mention.first else ""
                if role == "other" and mention.kind == "LOC" and before in _TO_PLACES:
                    role = "place"  # "sent to Poland and Romania"
                self.memory.see(
                    Entity(mention.actor, "GROUP", s.index, 0, role, True, "", names, set(), mention.head, members)
                )

    def _role(self, p: Proto, kind: str) -> str:
        role = pronouns.role_of(self.sentence, p.head)
        if kind == "LAND" and role == "other" and p.first > 0 and self.sentence.lower[p.first - 1] in LOCATIVE:
            return "place"
        return role

    def gender(self, p: Proto) -> str:
        """Gender from the words of the title or from the first name: m, f or empty."""
        q = p.partial
        if p.kind != "PERSON" and (q is None or q.head not in _SINGLE_HEADS):
            return ""
        posts = " ".join(q.posts) if q else ""
        if any(word in posts for word in _FEMALE):
            return "f"
        if any(word in posts for word in _MALE) or posts.endswith("man"):
            return "m"
        name = (p.actor.name if p.actor else None) or (q.name if q else None) or p.name or ""
        return self.index.genders.get(name.split(" ", 1)[0], "") if name else ""


def entity_kind(p: Proto, q: Partial | None) -> str | None:
    """PERSON, ORG, LAND or GROUP: what kind of antecedent a phrase makes; ``None`` when it makes none."""
    if p.kind == "PERSON":
        return "PERSON"
    if q is None:
        return "ORG" if p.kind == "ORG" else "LAND" if p.kind == "LOC" else None
    if q.plural:
        return "GROUP"
    if q.head == "land":
        return "LAND"
    if q.head in _SINGLE_HEADS:
        return "PERSON"
    if q.fact is not None and q.fact.kind in ("capital", "seat"):
        return "ORG"
    return "ORG" if q.head in ("body", "name", "group", "unit") else None
