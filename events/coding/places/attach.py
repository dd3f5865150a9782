"""Where an event happened: the place that syntax ties to the act, or none.

Order of trust, as ``Attached.how`` says it:

* ``syntax``: a place in a locative phrase of the act, or of its object or the noun that names it ("signed in
  Pyongyang", "the talks in Geneva", "at the Geneva summit", "on US territory", "near the Ukrainian border");
* ``target``: what is attacked, entered or visited is itself the place ("attacked Kharkiv", "the invasion of Ukraine",
  "flew to Doha");
* ``clause``: a phrase of the clause that the act shares ("exploded in Baghdad, killing ten"; "the attack in Nairobi
  that killed …");
* ``actor``: a place that says where an actor is ("police in Moscow arrested …");
* ``dateline``: for statements, where the article was filed, if it lies in the speaker's country;
* ``occasion``, given by the caller: where the meeting was that the opening of a readout names;
* ``none``: nothing of that. The nearest place in the sentence is never taken.

What people say has no place of its own but the place where they say it: with a speech act, places inside what is said
are passed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from events.coding.groups import WORDS
from events.coding.places import attach_words as words
from events.coding.places import elsewhere, journeys, stays
from events.coding.places.precision import fineness, finer
from events.types import PlaceMention, Sentence


@dataclass(frozen=True, slots=True)
class Attached:
    """The place of an event and how it was found (see the module's text); ``place`` is ``None`` with ``how`` ``none``."""

    place: PlaceMention | None
    how: str


def attach(
    sentence: Sentence,
    trigger: int,
    places: Sequence[PlaceMention],
    *,
    code: str = "",
    target: int | None = None,
    countries: Sequence[str] = (),
    source_country: str | None = None,
    dateline: PlaceMention | None = None,
) -> Attached:
    """Return where the act at token ``trigger`` happened.

    ``places`` are those tagged in the sentence (their ``head`` is a token index); ``code`` is the CAMEO code where
    known; ``target`` the head token of the target actor, ``countries`` those of target and source (ISO-3166 alpha-3); ``source_country``
    the country of the speaker, against which a dateline is checked.
    """
    by_head = {p.head: p for p in places if p.head >= 0 and not elsewhere.of_a_pair(sentence, p)}
    verbal = code[:2] in WORDS if code else sentence.lemmas[trigger].lower() in words.SPEECH
    if code[:2] == "03" and journeys.meets(sentence, trigger, talk=code == "036"):
        verbal = False
    if journeys.at_a_distance(sentence, trigger):
        return Attached(None, "none")
    if by_head:
        felt, harm = code[:3] in words.FELT, code[:2] in words.HARM
        finder = _Finder(sentence, by_head, verbal=verbal, felt=felt, harm=harm, planned=code == "036")
        for how, found in finder.search(trigger):
            if found is not None:
                return Attached(finder.of_target(found, target, countries), how)
    # abroad, the speaker's words were not spoken where the reporter sits; without a country only the lead is trusted
    here = dateline is not None and (source_country == dateline.country or source_country is None and sentence.in_lead)
    if verbal and here and code[:2] != "09":
        return Attached(dateline, "dateline")
    return Attached(None, "none")


@dataclass(frozen=True, slots=True)
class _Finder:
    s: Sentence
    places: dict[int, PlaceMention]
    verbal: bool
    felt: bool = False
    harm: bool = False
    planned: bool = False

    def search(self, trigger: int) -> Iterator[tuple[str, PlaceMention | None]]:
        """Yield what each way of looking finds, the most trusted first."""
        s = self.s
        own = self._own(trigger)
        if not self.verbal and not self.felt:
            own = finer(own, self._of_arguments(trigger, ("obj", "nsubj:pass", "iobj", "xcomp", "obl")))
        if own is None and (self.planned or s.lemmas[trigger].lower() in words.PHASE):
            own = next(
                (found for k in s.children[trigger] if s.deps[k] == "xcomp" and (found := self._done_there(k))), None
            )
        if own is None and s.pos[trigger] == "NOUN" and (self.harm or s.lemmas[trigger].lower() in words.MET):
            own = self._of_arguments(trigger, ("nmod",))  # "the crackdown on activists in Hong Kong"
        own = own or journeys.cut_off(s, trigger, self.places)
        yield "syntax", own
        yield "target", None if self.felt else self._entered(trigger)
        around, way = self._clause(trigger), self._on_the_way(trigger)
        yield "clause", way if around is not None and way is not None and way.type == "city" else around or way
        yield "clause", stays.beside_partners(s, trigger, self.places)
        yield "syntax", stays.harmed(s, trigger, self.places, self._at) if self.harm else None
        yield "actor", None if self.felt else self._of_arguments(trigger, ("nsubj", "csubj"))

    def _done_there(self, verb: int) -> PlaceMention | None:
        """Where the second verb of "began massing troops at the border" is."""
        return self._own(verb) or self._of_arguments(verb, ("obj", "obl")) or self._entered(verb)

    def _on_the_way(self, trigger: int) -> PlaceMention | None:
        """Where somebody goes to do it: "will travel to Oslo to lead a delegation and attend the summit"."""
        verb = journeys.journey_to(self.s, trigger)
        return None if verb is None else self._own(verb) or self._entered(verb)

    def of_target(self, found: PlaceMention, target: int | None, countries: Sequence[str]) -> PlaceMention:
        """Of places in a row ("protested in Iraq, Lebanon and Pakistan") take the one that is the target, or of its country."""
        if found.country not in countries[:1]:
            first = self._first_of_row(found.head)
            row = sorted((p for j, p in self.places.items() if self._first_of_row(j) == first), key=lambda p: p.start)
            of_parties = [p for country in countries for p in row if p.country == country]
            if of_parties:
                return of_parties[0]
        if target is None or target not in self.places or target == found.head:
            return found
        named = self.places[target]
        if named.country == found.country and fineness(found) < fineness(named):
            return found  # "to Riga, Latvia"
        return named if self._first_of_row(target) == self._first_of_row(found.head) else found

    def _first_of_row(self, j: int) -> int:
        while self.s.deps[j] == "conj" and self.s.heads[j] != j:
            j = self.s.heads[j]
        return j

    # ── the act itself ────────────────────────────────────────────────────────
    def _own(self, head: int) -> PlaceMention | None:
        """A locative phrase of the word itself, the finest place first; compounds of a noun ("the Geneva summit")."""
        best: PlaceMention | None = None
        left: PlaceMention | None = None
        for j in elsewhere.ways(self.s, head):
            if stays.preposition(self.s, j) == "from":
                left = finer(left, self._phrase(head, j))  # "from Oslo she will travel to Riga": Riga
            else:
                best = finer(best, self._phrase(head, j))
        return best or left

    def _phrase(self, head: int, j: int) -> PlaceMention | None:
        s = self.s
        dep = s.deps[j]
        if dep == "advcl" and j in self.places and j < head and stays.preposition(self.s, j) in words.IN:
            return self.places[j]  # "While in Oslo, she will meet ..."
        if dep == "advcl" and j < head and any(s.lower[k] == "while" for k in s.children[j]):
            return self._own(j)  # "While she is there in Oslo, she will meet ..."
        stay = journeys.stay(s, j) if dep.startswith("obl") else ()
        for k in stay:
            if k in self.places:
                return self.places[k]
        if dep in ("compound", "nmod:poss") and s.pos[head] == "NOUN" and s.lemmas[head].lower() in words.EVENT_NOUNS:
            return self.places.get(j)
        if not dep.startswith(("obl", "nmod")) or dep in ("nmod:poss", "obl:agent"):
            return None
        prep = stays.preposition(self.s, j)
        if prep is None or not self._suits(head, prep, j):
            return None
        return self._at(j)

    def _suits(self, head: int, prep: str, j: int) -> bool:
        """True when a phrase with this preposition says where the act at ``head`` is."""
        s = self.s
        last = prep.split(" ")[-1]
        place = self.places.get(j)
        country = place is not None and place.type == "country"
        if self.verbal and s.pos[head] == "VERB" and not self._beside(head, j):
            return False
        hit = self.harm and prep == "on" and s.pos[head] == "NOUN"  # "his war on Chad"
        if elsewhere.left_out(prep, place) or (prep != "over" and not hit and elsewhere.talked_about(prep, place)):
            return False
        if (
            prep == "over"
            and country
            and s.lemmas[head].lower() in words.SPEECH | {"dispute", "quarrel", "war", "row", "clash"}
        ):
            return False
        if last in words.IN:
            return True
        lemma = s.lemmas[head].lower()
        if last in words.TO or last in words.FROM:
            return (
                not self.felt
                and lemma in words.MOTION
                or (lemma in words.INTO and last != "for")
                or (last == "from" and lemma in words.TAKING)
            )
        return False

    def _beside(self, head: int, j: int) -> bool:
        """With a speech act, only a phrase right beside the verb, in front of the sentence, or naming a gathering belongs to the speaking."""
        first = min((k for k in self.s.children[j] if self.s.deps[k] == "case"), default=j)
        if self.s.lemmas[j].lower() in words.EVENT_NOUNS:
            return True
        return first < head or first - head <= 3

    def _at(self, j: int) -> PlaceMention | None:
        """The place in the phrase headed by ``j``: the head itself, or the place beside a noun that is somewhere ("a base in Erbil")."""
        place = self.places.get(j)
        inner: PlaceMention | None = None
        somewhere = (
            place is not None or self.s.lemmas[j].lower() in words.SOMEWHERE or self.s.lower[j] in words.SOMEWHERE
        )
        if somewhere:
            for k in self.s.children[j]:
                dep = self.s.deps[k]
                if (
                    dep in ("compound", "nmod:poss", "appos", "flat")
                    or dep == "nmod"
                    and stays.preposition(self.s, k) in words.NAMING
                ):
                    found = self.places.get(k) or (self._at(k) if dep in ("nmod", "appos") else None)
                    inner = finer(inner, found)
        if place is None:
            return inner
        return place if inner is None or fineness(place) <= fineness(inner) or place.country is None else inner

    # ── objects, subjects, targets ────────────────────────────────────────────
    def _of_arguments(self, trigger: int, deps: tuple[str, ...]) -> PlaceMention | None:
        """A place that says where an argument of the act is: "a base in Erbil", "the work of diplomats on US territory"."""
        s = self.s
        if self.verbal and s.pos[trigger] != "VERB":
            return None
        talk = s.lemmas[trigger].lower() in words.TALK and "obj" in deps
        best: PlaceMention | None = None
        for j in s.children[trigger]:
            if s.deps[j] not in deps or j in self.places or s.pos[j] not in words.NOMINAL and s.deps[j] != "csubj":
                continue
            if (
                elsewhere.only_neared(s, j)
                or self._topic(j)
                or s.deps[j] == "obl"
                and stays.preposition(s, j) in words.BEYOND
                or talk
                and stays.preposition(s, j) != "with"
            ):
                continue
            for argument in (j, *s.children[j]):
                inner = argument != j and s.deps[argument] != "conj"
                if inner and not (
                    s.deps[argument] == "appos"
                    or s.deps[argument] == "nmod"
                    and stays.preposition(self.s, argument) in words.INNER
                ):
                    continue
                for k in s.children[argument]:
                    if not inner or stays.preposition(self.s, k) in ("in", "at", "on", "near", "outside"):
                        best = finer(best, self._beside_argument(trigger, argument, k, subject=s.deps[j] == "nsubj"))
        return best

    def _topic(self, j: int) -> bool:
        """True for what is talked about: "spoke on the situation in Ukraine"."""
        if stays.abstract(self.s, j):
            return True
        if not self.s.deps[j].startswith("obl") or self.s.lemmas[j].lower() in words.SOMEWHERE | words.EVENT_NOUNS:
            return False
        return stays.preposition(self.s, j) in ("about", "on", "regarding", "concerning", "over")

    def _beside_argument(self, trigger: int, argument: int, k: int, *, subject: bool) -> PlaceMention | None:
        s = self.s
        dep = s.deps[k]
        somewhere = s.lemmas[argument].lower() in words.SOMEWHERE
        if dep in ("compound", "nmod:poss"):
            return self.places.get(k) if somewhere and not subject else None
        if not dep.startswith(("nmod", "obl")):
            return None
        prep = stays.preposition(self.s, k) or ""
        place = self.places.get(k)
        homes = not self.harm and (
            (stays.preposition(s, argument) == "with" and elsewhere.homes(s, k, self.places))
            or elsewhere.counterparts(s, trigger, argument, place)
        )
        if homes or elsewhere.left_out(prep, place) or elsewhere.talked_about(prep, place):
            return None
        if (
            prep in words.IN
            or prep == "of"
            and somewhere
            or prep in words.TO | words.FROM
            and (s.lemmas[trigger].lower() in words.MOTION or s.lemmas[argument].lower() in words.INTO)
            and k > trigger
        ):
            return self._at(k)
        return None

    def _entered(self, trigger: int) -> PlaceMention | None:
        """The place is what the act is done to: "shelled Kharkiv", "the siege of Sarajevo", "an attack on Kabul"."""
        s = self.s
        lemma = s.lemmas[trigger].lower()
        if s.pos[trigger] == "VERB" and lemma in words.PHYSICAL:
            for j in s.children[trigger]:
                if s.deps[j] in ("obj", "nsubj:pass"):
                    found = self.places.get(j) or self._at(j)
                    if found is not None:
                        return found
        if s.pos[trigger] == "VERB" and not self.verbal:
            for j in s.children[trigger]:
                if (
                    s.deps[j] in ("obj", "nsubj:pass") and s.lemmas[j].lower() in words.ON_WHAT
                ):  # "launched an attack on Aleppo"
                    return self._entered(j)
                if (
                    lemma in ("fight", "battle")
                    and s.deps[j] == "obl"
                    and stays.preposition(self.s, j) in ("for", "over")
                ):
                    return next((self.places[k] for k in sorted(s.subtree(j)) if k in self.places), None)
        if s.pos[trigger] in ("NOUN", "PROPN") and lemma in words.ON_WHAT | words.INTO:
            for j in s.children[trigger]:
                if s.deps[j].startswith(("nmod", "obl")) and stays.preposition(self.s, j) in words.UPON:
                    found = self.places.get(j) or self._at(j)
                    if found is not None:
                        return found
        return None

    # ── the clause around the act ─────────────────────────────────────────────
    def _clause(self, trigger: int) -> PlaceMention | None:
        """Look one step up where the word shares its clause with another: light verbs, conjuncts, participles, relative clauses."""
        s = self.s
        head, dep = s.heads[trigger], s.deps[trigger]
        if s.lemmas[trigger].lower() in words.CASUALTY:  # "ten were killed and twenty injured in Seoul"
            for k in s.children[trigger]:
                if s.deps[k] == "conj" and s.lemmas[k].lower() in words.CASUALTY:
                    found = finer(self._own(k), self._of_arguments(k, ("obl", "obj", "nsubj:pass")))
                    if found is not None:
                        return found
        if head == trigger:
            return None
        here = self._where(trigger) or self._said_of_it(trigger) or stays.being_there(s, trigger, self.places)
        if here is not None:
            return here
        had = stays.chance(s, trigger)
        if had is not None:
            return self._own(had) or self._where(had)
        if dep == "conj":
            return self._of_first_conjunct(trigger, head)
        if dep in ("obj", "nsubj", "nsubj:pass", "obl") and s.pos[trigger] in ("NOUN", "PROPN"):
            if s.lemmas[head].lower() in words.SPEECH or s.pos[head] != "VERB":
                return None
            return self._own(head)
        if dep in ("advcl", "xcomp") and not any(s.deps[k].startswith("nsubj") for k in s.children[trigger]):
            if s.lemmas[head].lower() in words.SPEECH and dep == "xcomp":
                return None
            return self._own(head) or (None if self.verbal else self._entered(head))
        if dep not in ("acl:relcl", "acl") or s.pos[head] not in ("NOUN", "PROPN"):
            return None
        where = any(s.lower[k] == "where" for k in s.children[trigger])
        return self.places.get(head) or self._at(head) if where else self._own(head)

    def _said_of_it(self, noun: int) -> PlaceMention | None:
        """Where a relative clause says that a meeting is: "the talks that will be held on Friday in Oslo"."""
        s = self.s
        for j in s.children[noun]:
            if s.deps[j] == "acl:relcl" and s.pos[noun] == "NOUN" and s.lemmas[j].lower() in words.TAKING_PLACE:
                days = (k for k in s.children[j] if s.deps[k] == "obl" and k not in self.places)
                found = self._own(j) or next((p for k in days if (p := self._own(k)) is not None), None)
                if found is not None:
                    return found
        return None

    def _where(self, trigger: int) -> PlaceMention | None:
        """The place right before the "where" of a clause: "in Islamabad, where she will lead a delegation and meet officials"."""
        s, node = self.s, trigger
        while s.deps[node] == "conj" and s.heads[node] != node:
            node = s.heads[node]
        where = next((k for k in s.children[node] if s.lower[k] == "where"), None)
        if where is None:
            return None
        place = next((k for k in range(where - 1, max(-1, where - 6), -1) if k in self.places), None)
        while place is not None and stays.preposition(self.s, place) is None and s.heads[place] in self.places:
            place = s.heads[place]  # "in Brussels, Belgium, where"
        if place is not None and s.deps[place] == "obj" and s.lemmas[s.heads[place]].lower() in words.PHYSICAL:
            return self.places[place]  # "visited Tripoli July 26, where"
        stands = place is not None and (stays.preposition(self.s, place) or "") in words.IN | words.TO
        return self.places[place] if place is not None and stands else None

    def _of_first_conjunct(self, trigger: int, head: int) -> PlaceMention | None:
        """What stands before both verbs is shared; what stands behind the first, when one actor goes on acting."""
        found = self._own(head)
        if found is not None and (self.s.pos[head] != "VERB" or self._first(found) < head):
            return found
        own_subject = any(self.s.deps[k].startswith("nsubj") for k in self.s.children[trigger])
        if not own_subject and not self.felt and journeys.went(self.s, head):
            return found or self._entered(head)  # "visited Lima and praised the mayor"
        if own_subject or self.verbal or self.s.lemmas[head].lower() in words.SPEECH:
            return None
        return found or self._of_arguments(head, ("obj",)) or self._entered(head)

    def _first(self, place: PlaceMention) -> int:
        return next((i for i in range(len(self.s)) if self.s.starts[i] >= place.start), 0)
