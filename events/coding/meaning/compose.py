"""What a clause means, computed from its parts.

Words either name an *act* ("attack", "talks", "send arms") or *operate* on one ("agree to", "demand", "halt", "reject").
An operator takes the act in its complement and the composition table gives the code of the whole:
``request`` over "send troops" is 0234 or 0232, ``refuse`` over it 1222, ``stop`` over "military aid" 1622. One mechanism
covers verbs, light verbs with event nouns, and nouns that themselves contain acts ("a call for the release of prisoners").
"""

from __future__ import annotations

from dataclasses import replace

from events.coding.acts.act import Act, has_roles
from events.coding.acts.match import Match, Matcher
from events.coding.acts.operators import CONTENT_PREPS, DEPTH, TO_CARRY_OUT_ON, TO_TALK_WITH, TRANSPARENT
from events.coding.groups import FORCE
from events.coding.meaning import designs, ending, opinions
from events.coding.parties import arguments as args
from events.coding.parties import crowds, forces, kin, mutual, partners, topics
from events.coding.roles import HEAD, PRIVATE, Cast, Role
from events.coding.tree import syntax
from events.coding.tree.content import asserted, complements, leading
from events.lexicon.rules import Rule, RuleBook
from events.types import Sentence

# What is given so that others can act: "gave Iraq an opportunity to disarm" is no disarmament by the giver.
_LEAVE = frozenset("opportunity chance time deadline permission mandate right reason space room".split())


class Interpreter:
    """Reads the acts of one sentence. Results are kept by token, so each word is interpreted once."""

    def __init__(self, s: Sentence, cast: Cast, book: RuleBook) -> None:
        self.s = s
        self.cast = cast
        self.book = book
        people = frozenset(m.head for m in cast.mentions if m.kind == "PERSON" and m.actor is not None)
        self.matcher = Matcher(s, book, people)
        self._acts: dict[int, Act | None] = {}
        self.more: dict[int, list[Act]] = {}
        self._open: set[int] = set()
        self._ends: set[int] = set()  # verbs that undo the act below them, so that nothing above reaches it

    def act(self, i: int) -> Act | None:
        """Return the act that token ``i`` names or operates on, or ``None``."""
        if i in self._acts:
            return self._acts[i]
        if self.s.low_lemmas[i] not in self.book.keys and self.s.lower[i] not in self.book.keys:
            return None
        if i in self._open or len(self._open) > DEPTH:
            return None
        self._open.add(i)
        found: Act | None = None
        m = self.cast.at(i)
        party = m is not None and m.actor is not None and m.head == i  # "the opposition" is somebody, no act
        for match in self.matcher.at(i):
            if party and match.rule.kind == "noun" and match.rule.alone and not designs.judges(self.s, match):
                continue
            found = self._operator(match) if match.rule.operator else self._plain(match)
            if found is None:
                continue
            if has_roles(match.rule, found):
                break
            people = found.code[:2] not in FORCE and any(set(r.actor.roles) & PRIVATE for r in found.targets)
            found = None
            if people:
                break  # who hosts no officials but welcomes refugees does not praise them
        self._open.discard(i)
        self._acts[i] = found
        return found

    # -- plain acts ---------------------------------------------------------------------------------------------

    def _plain(self, match: Match) -> Act | None:
        rule, i = match.rule, match.head
        code, because, _ = self.matcher.refine(rule, i)
        if rule.kind == "verb" and code == "087" and (thing := self.s.child(i, "obj")) is not None:
            ended = self.act(thing)  # "to end the war": whose war is it?
            if ended is not None and ending.of_others(self.cast, i, ended):
                self._ends.add(i)
                return None
        if rule.kind == "noun":
            sources = args.noun_sources(self.cast, i, rule.source, rule.reciprocal)
            targets = args.noun_targets(self.cast, i, rule.target, sources)
        else:
            sources = self._subject_sources(rule, i)
            code = self._code_of_deed(i) or code if code == "190" else code
            targets = args.verb_targets(self.cast, i, rule.target, sources)
            if code[:2] == "15" and "object" not in rule.target:
                targets = forces.aim(self.cast, i, sources, targets)
            if not targets and code[:2] in FORCE:
                targets = kin.own_kind(self.cast, i, rule.target, sources)
            obj = syntax.logical(self.s, i)[1]
            if not targets and obj is not None and self.act(obj) is None:
                targets = partners.land(self.cast, rule, obj, code, sources)
            targets = crowds.dispersed(self.cast, code, obj, sources) or targets
            targets = mutual.of_each_other(rule, sources, targets)
            talks = self.s.low_lemmas[i] in self.book.classes["talk_verbs"].words
            if talks or code[:2] == "04":
                targets = topics.partners(self.cast, rule, i, sources, targets, talks=talks)
        if not sources and code[:2] == "14" and rule.event_code[:2] == "14":
            sources = crowds.protesters(self.cast, i, rule.kind == "noun", targets)
            targets = args.without(targets, sources)
        if len(match.tokens) > 1:  # the forces that are joined are no army
            targets = [r for r in targets if r.mention.head not in match.tokens or r.actor.code != "MIL"]
        inner = self._promised(i) if code[:2] == "03" and rule.kind != "noun" else None
        if inner is not None and not targets:
            targets = [r for r in args.without(list(inner.targets), sources) if r.actor.country or r.actor.group]
        return Act(
            head=i,
            code=code,
            matches=(match,),
            sources=tuple(sources),
            targets=tuple(targets),
            tokens=match.tokens if inner is None else tuple(sorted({*match.tokens, *inner.tokens})),
            inner=inner,
            because=match.because + because,
        )

    def _code_of_deed(self, i: int) -> str | None:
        """The code of the deed that is the subject of a verb of killing: "a suicide attack killed"."""
        doer = forces.deed_behind(self.s, syntax.logical(self.s, i)[0])
        if doer is None or self.s.pos[doer] != "NOUN" or self.cast.at(doer) is not None or doer in self._open:
            return None
        deed = self.act(doer)
        return deed.code if deed is not None and deed.operator is None and deed.code[:2] in ("18", "19") else None

    def _promised(self, i: int) -> Act | None:
        """The act in the infinitive of a promise, which is part of it: "pledged to send troops" sends none yet."""
        content = self.s.child(i, "xcomp")
        return None if content is None or content < i else self.act(content)

    def _subject_sources(self, rule: Rule, i: int) -> list[Role]:
        """Doers of a verb; when its subject is itself an act ("the attack killed"), the doers of that act."""
        if rule.kind == "adj" and (not rule.source or rule.source[0] == "subject"):
            # "is disturbed by": who feels it, not what causes it
            return args.subject_roles(self.cast, syntax.subject(self.s, i))
        if rule.kind == "verb" and (not rule.source or "subject" in rule.source):
            doer = syntax.logical(self.s, i)[0]
            doer = forces.deed_behind(self.s, doer) if rule.event_code[:2] in FORCE else doer
            if doer is not None and self.cast.at(doer) is None and doer not in self._open:
                inner = self.act(doer)
                if inner is not None and inner.matches[0].rule.kind == "noun" and forces.does_it(rule, inner.code):
                    return list(inner.sources)
        return args.verb_sources(self.cast, i, rule.source)

    # -- operators ----------------------------------------------------------------------------------------------

    def _operator(self, match: Match) -> Act | None:
        rule, i = match.rule, match.head
        op = rule.operator or ""
        if op in ("say", "report"):
            return None
        contents = self._contents(match) or self._happening(match)
        inner = contents[0] if contents else None
        if op in TRANSPARENT:
            return self._transparent(match, inner)
        if op == "intend" and inner is not None and self._to_be_seen(rule, i, inner):
            op = "request"  # "wants to see the parties talk": what others are to do is asked of them
        if rule.event_code == "act" and op == "intend" and inner is not None and self._meant_for_others(i, inner):
            return None  # "expects Russia to withdraw": what others are to do is no plan of one's own
        plan = op in ("intend", "decide") and rule.event_code == "act"
        if plan and inner is not None and self._of_others(rule, i, inner):
            return None  # "a union announced that teachers will not end their strike" reports, it announces nothing of its own
        if op == "intend" and inner is not None and self.s.lemmas[i] == "agree" and inner.code[:2] in ("16", "17"):
            op = "decide"  # "agreed to ban imports": a decision to punish is the deed
        if op == "decide" and designs.already_done(self.s, i):
            return None  # "announced that it had launched an operation" reports what was done
        if opinions.idle(self.cast, rule, i, op, inner):
            return None
        if inner is not None and not designs.meant(self.s, self.book, rule, i, inner, self._operator_sources(rule, i)):
            return None
        if op == "stop" and inner is not None and ending.of_others(self.cast, i, inner):
            self._ends.add(i)
            return None  # "to prevent attacks", "to stop Russia's war": nobody gives way who stops another
        if op == "demand" and self.s.lemmas[i] == "insist" and asserted(self.s, i):
            return None
        act = self._operate(match, op, inner)
        if opinions.condemns_not(self.s, op, inner):
            return replace(act, code="act")
        # "urged X to halt attacks and release prisoners": each further content is an act of its own under the same operator.
        further = [self._operate(match, op, c) for c in contents[1:]]
        self.more[i] = [a for a in further if a.code != act.code and a.code != rule.event_code]
        return act

    def _to_be_seen(self, rule: Rule, i: int, inner: Act) -> bool:
        """Tell whether the plan at ``i`` is to see others act: "would like to see Russia withdraw"."""
        seen = self.s.child(i, "xcomp")
        if seen is None or self.s.lemmas[seen] != "see" or seen > inner.head:
            return False
        return not inner.sources or self._of_others(rule, i, inner)

    def _done_by_others(self, inner: Act) -> bool:
        """Tell whether the act inside has a subject of its own, or is done to the subject: "began to receive arms from Ukraine"."""
        match = inner.matches[0]
        received = match.rule.target == ("subject",)
        return received or match.rule.kind == "verb" and syntax.own_subject(self.s, match.head) is not None

    def _owned_by_others(self, rule: Rule, i: int, inner: Act) -> bool:
        """Tell whether a possessor inside the noun phrase, other than the subject, does the act."""
        s = self.s
        if inner.matches[0].rule.kind != "noun" or s.child(inner.matches[0].head, "nmod:poss") is None:
            return False
        owners = args.noun_slot(self.cast, inner.matches[0].head, "poss")
        own = {r.key[:3] for r in self._operator_sources(rule, i)}
        return bool(owners) and bool(own) and not any(r.key[:3] in own for r in owners)

    def _meant_for_others(self, i: int, inner: Act) -> bool:
        """Tell whether the infinitive is to be done by the object: "expects Russia to withdraw"."""
        s = self.s
        obj = s.child(i, "obj")
        party = obj is not None and obj < inner.head and (m := self.cast.at(obj)) is not None and m.actor is not None
        return party and s.deps[inner.head] == "xcomp" and not syntax.is_passive(s, i)

    def _of_others(self, rule: Rule, i: int, inner: Act) -> bool:
        """Tell whether the act inside has a doer of its own, other than the one of the operator."""
        own = {r.key[:3] for r in self._operator_sources(rule, i)}
        told = self.s.deps[inner.head] == "ccomp" or (bool(own) and self.s.heads[inner.head] != i)
        return told and bool(inner.sources) and not any(r.key[:3] in own for r in inner.sources)

    def _operate(self, match: Match, op: str, inner: Act | None) -> Act:
        rule, i = match.rule, match.head
        code, because, refinement = self.matcher.refine(rule, i)
        if inner is not None and refinement is None and op != "condemn":  # disapproval stays 110, whatever it is of
            content = designs.answered(self.s, i, op, inner)
            asked = designs.asked(op, inner)
            composed = self.book.compose(asked, content.code) if content is not None else None
            code = designs.forgone(self.s, inner, op, self.book) or composed or code
        sources = partners.doers(self.cast, op, i, inner, self._operator_sources(rule, i))
        targets = partners.operator_targets(self.cast, rule, i, op, inner, sources)
        targets = mutual.of_each_other(rule, sources, targets)
        if op == "threaten" and inner is not None and designs.warns(self.s, match):
            code = self._warning(i, inner, sources, code)
        if rule.reciprocal and len(sources) > 1 and not args.verb_targets(self.cast, i, ("with", "between"), sources):
            targets = []  # "A and B agreed to": they are each other's partners
        elif (
            not targets
            and inner is not None
            and len(sources) > 1
            and op in ("intend", "decide")
            and inner.rule.reciprocal
        ):
            targets = sources[1:]
        matches = (match,) if inner is None else (match, *inner.matches)
        tokens = match.tokens if inner is None else tuple(sorted({*match.tokens, *inner.tokens}))
        return Act(
            head=i,
            code=code,
            matches=matches,
            sources=tuple(sources),
            targets=tuple(targets),
            tokens=tokens,
            operator=op,
            inner=inner,
            because=match.because + because,
        )

    def _warning(self, i: int, inner: Act, sources: list[Role], code: str) -> str:
        """Who warns against an act, or of what another may do, does not threaten to do it."""
        s = self.s
        marks = {s.lower[k] for k in s.children[inner.head] if s.deps[k] in ("case", "mark")}
        if "against" in marks or "not" in {s.lower[k] for k in s.children[inner.head]}:
            return "130"
        others = args.without(list(inner.sources), sources)
        others = [r for r in others if not partners.at_home([r], sources)]  # a president warns of what his army will do
        unowned = not inner.sources and designs.told_of(s, i, inner.head)  # "warned that attacks may happen"
        if (others or unowned or inner.code == "012") and not inner.operator:  # "warned that he is concerned about"
            return "012" if not args.verb_targets(self.cast, i, ("object", "iobj"), sources) else "130"
        return code

    def _contents(self, match: Match) -> list[Act]:
        """Return the acts in the complements of an operator: the first, and those coordinated with it."""
        rule, i, s = match.rule, match.head, self.s
        preps = rule.complement or CONTENT_PREPS.get(rule.operator or "", ())
        found: list[Act] = []
        first: int | None = None
        for j in complements(self.s, i, preps):
            if j in match.tokens and j != i:
                continue
            if first is not None and not (self.s.deps[j] == "conj" and self.s.heads[j] == first):
                continue
            if rule.operator == "light" and not self._carried(i, j):
                continue
            if rule.operator == "begin" and self.s.deps[j] == "ccomp":
                continue  # "repeated that soldiers would not fight" repeats words, no fight
            light = rule.operator == "light"
            act = self.content(j, 2 if light else 3, light)
            if act is not None and rule.operator in ("begin", "try") and act.code[:2] >= "14":
                act = self.content(j, 2, True)  # "continue to cover the attacks" attacks nobody
            elif (
                act is not None and rule.operator in ("begin", "try") and not designs.goes_on(s, self.book, i, act.head)
            ):
                act = None  # "continue to look at reform" reforms nothing
            if act is not None and all(act.head != f.head for f in found):
                found.append(act)
                first = j if first is None else first
        return found

    def _happening(self, match: Match) -> list[Act]:
        """What goes on or begins again by itself: "trade between the two resumed"."""
        s, i = self.s, match.head
        subject = s.child(i, "nsubj")
        if (
            match.rule.operator != "begin"
            or subject is None
            or s.pos[subject] != "NOUN"
            or s.child(i, "obj") is not None
        ):
            return []
        act = self.content(subject, 1, True)
        return [] if act is None or act.rule.kind != "noun" or act.rule.alone else [act]

    def _carried(self, verb: int, j: int) -> bool:
        """Tell whether a light verb carries the noun at ``j``: its object, not a clause ("have to say") and no names.

        Who has a commitment or an alliance does nothing: that is how things stand.
        """
        s = self.s
        if s.low_lemmas[j] in _LEAVE:
            return False
        if s.low_lemmas[verb] == "have" and s.low_lemmas[j] in self.book.classes["standing_ties"].words:
            return False
        return s.pos[j] in ("NOUN", "PROPN") and s.deps[j] in ("obj", "nsubj:pass", "conj", "acl:relcl", "nsubj", "obl")

    def content(self, j: int, depth: int, light: bool = False) -> Act | None:
        """Return the act in a complement: at its head, or behind words that only lead to it ("the possibility of", "take steps to")."""
        found = self.act(j)
        if found is not None:
            return found
        lemma = self.s.low_lemmas[j]
        deters = lemma in self.book.classes["averting"].words or lemma in self.book.classes["opposing"].words
        if depth == 0 or deters or j in self._ends:
            return None  # who is ready to deter an attack is not ready to attack
        for k, farther in leading(self.s, j, light):
            inner = self.content(k, depth - 1, light) if farther else self.act(k)
            if inner is not None:
                return inner
        return None

    def _transparent(self, match: Match, inner: Act | None) -> Act | None:
        """Begin, continue, try, fail, allow and light verbs: the inner act with the roles of this verb."""
        if inner is None:
            return None
        rule, i = match.rule, match.head
        if inner.rule.source == ("speaker",):
            return None  # a judgement is made by who says it, not by who "poses a threat"
        if rule.operator in ("light", "begin") and self._owned_by_others(rule, i, inner):
            return None  # "we have Russia's aggression": the act has an owner of its own and stands by itself
        if rule.operator in ("light", "begin", "try") and self._done_by_others(inner):
            return None  # "trying to provide arms so that Ukraine could fight": Ukraine fights
        code: str | None = inner.code
        if rule.operator == "allow":
            code = self.book.compose("allow", inner.code)
        if code is None:
            return None
        if rule.operator == "try" and (code == "186" or self._on_life(inner)):
            code = "185"  # an attempt to assassinate has a code of its own
        sources = self._operator_sources(rule, i) or ([] if rule.operator == "allow" else list(inner.sources))
        slots = rule.target or (TO_TALK_WITH if inner.code[:2] == "04" else TO_CARRY_OUT_ON)
        asks = inner.operator in ("request", "demand")  # "continues to call for his release" asks nothing of him
        receiver = [] if asks else args.verb_targets(self.cast, i, slots, sources)
        own = args.without(list(inner.targets), sources)
        if inner.rule.reciprocal and len(sources) > 1 and inner.code[:2] == "06":
            receiver = []  # "A and B mounted joint raids on rebels" is between the two
        parties = own or args.without(list(inner.sources), sources)
        if len(sources) > 1 and inner.rule.reciprocal and not receiver and partners.their_own_group(sources, parties):
            targets = []  # "Modi and Biden took part in summits of the Quad": they meet each other
        else:
            targets = own or receiver or parties
        if rule.operator == "allow":
            targets = args.verb_targets(self.cast, i, ("object", "iobj"), sources) or targets
        if rule.kind == "verb" and inner.rule.reciprocal and len(sources) == 1 and syntax.is_passive(self.s, i):
            targets = targets or args.without(list(inner.targets), sources)
        return replace(
            inner,
            head=i,
            code=code,
            matches=(match, *inner.matches),
            sources=tuple(sources),
            targets=tuple(targets),
            tokens=tuple(sorted({*match.tokens, *inner.tokens})),
            negated=inner.negated or rule.operator == "fail",
            attempted=inner.attempted or rule.operator == "try",
            inner=inner.inner,
        )

    def _on_life(self, inner: Act) -> bool:
        """Tell whether one kills somebody in office: "tried to kill the prime minister with a bomb"."""
        killed = self.s.lemmas[inner.head].lower() in ("kill", "murder", "shoot")
        return killed and any({"GOV", "LEG", "JUD"} & set(r.actor.roles) and r.how == HEAD for r in inner.targets)

    def _operator_sources(self, rule: Rule, i: int) -> list[Role]:
        if rule.kind == "noun":
            return args.noun_sources(self.cast, i, rule.source, False)
        return args.verb_sources(self.cast, i, rule.source)
