"""From one parsed sentence to event mentions. ``STEPS`` is the readable list of what happens to a sentence.

Each step takes the :class:`Work` of the sentence and changes it in place; none of them looks outside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from events.coding import arguments as args
from events.coding import confidence, context, gate, sizes, syntax
from events.coding.compose import Act, Interpreter, is_pseudo
from events.coding.context import Context
from events.coding.roles import Cast, Role
from events.coding.tone import Tone
from events.lexicon.ontology import Ontology
from events.lexicon.rules import RuleBook
from events.types import ActorMention, EventMention, PlaceMention, Sentence, Step, Timex


@dataclass(frozen=True, slots=True)
class Draft:
    """An event on its way to becoming a mention: an act, one pair of actors, and how it is presented."""

    act: Act
    code: str
    source: Role | None
    target: Role | None
    context: Context
    rule_id: str
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class Work:
    """Everything known about the sentence in hand. ``drafts`` is what the steps build up; ``lost`` what they dropped and why."""

    sentence: Sentence
    cast: Cast
    book: RuleBook
    ontology: Ontology
    interpreter: Interpreter
    acts: list[Act] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def find_acts(w: Work) -> None:
    """Interpret every word that can trigger a rule; acts that are the content of another act stand inside it."""
    s = w.sentence
    if not w.cast.anybody():
        return
    found: list[Act] = []
    inside: set[int] = set()
    keys = w.book.keys
    for i, lemma in enumerate(s.lemmas):
        if lemma.lower() not in keys and s.lower[i] not in keys:
            continue
        act = w.interpreter.act(i)
        if act is None:
            continue
        found.append(act)
        inside.update(t for t in act.tokens if t != i)
        for inner in act.chain()[1:]:
            inside.add(inner.head)
        for extra in w.interpreter.more.get(i, ()):
            found.append(extra)
            inside.update(t for t in extra.tokens if t != i)
    w.acts = [a for a in found if a.head not in inside]


def drop_silent(w: Work) -> None:
    """Drop acts that only mean something inside another: bare nouns not marked as events, and acts without a code of their own."""
    kept = []
    for act in w.acts:
        if is_pseudo(act):
            w.lost.append(f"{act.rule_id}: no code of its own")
        elif not act.rule.alone:
            w.lost.append(f"{act.rule_id}: {w.sentence.words[act.head]!r} is coded only as the content of another act")
        else:
            kept.append(act)
    w.acts = kept


def present(w: Work) -> None:
    """Read polarity, modality and attribution of each act, and let them change its meaning (``will send`` is an intent)."""
    for act in w.acts:
        ctx = context.read(w.sentence, w.cast, act.head, w.book)
        if act.negated:
            ctx = replace(ctx, polarity="affirmed" if ctx.polarity == "negated" else "negated")
        if act.attempted and ctx.modality == "actual" and act.code not in ("185",):
            ctx = replace(ctx, because=(*ctx.because, "an attempt"))
        w.drafts += _drafts(w, act, ctx)
        if act.operator in ("accuse", "condemn", "praise", "complain", "deny") and act.inner is not None:
            w.drafts += _reported_inner(w, act, ctx)


def _drafts(w: Work, act: Act, ctx: Context) -> list[Draft]:
    code, sources, targets, rule_id = act.code, list(act.sources), list(act.targets), act.rule_id
    root = code[:2]
    speaker = [ctx.speaker] if ctx.speaker is not None else []
    self_report = bool(speaker) and any(speaker[0].actor.country == r.actor.country and r.actor.code[:3] == speaker[0].actor.code[:3] for r in sources)
    composed = None
    operator = None
    if root in ("03", "04", "05", "06", "07", "08", "14", "15", "16", "17", "18", "19", "20"):
        if ctx.polarity == "negated" and ctx.modality in ("future",) and root in ("04", "05", "06", "07", "08"):
            operator = "refuse"
        elif ctx.modality == "requested" and speaker and not self_report and sources:
            operator = "demand" if ctx.must else "request"
        elif ctx.modality == "future" and ctx.polarity == "affirmed" and root != "03":
            if root in ("04", "05", "06", "07", "08"):
                operator = "intend"
            elif self_report or not speaker:
                operator = "threaten"
    if operator:
        composed = w.book.compose(operator, code)
    if composed is not None:
        rule_id = f"{operator}>{rule_id}"
        code = composed
        if operator in ("demand", "request"):
            targets, sources = args.without(sources, speaker), speaker
            ctx = replace(ctx, modality="actual", speaker=None, speaker_text=None)
        elif operator == "refuse":
            ctx = replace(ctx, polarity="affirmed", modality="actual")
    reverse = act.rule.reverse if composed is None or operator != "intend" else None
    innermost = act.chain()[-1].matches[-1].rule
    reciprocal = (act.rule.reciprocal or innermost.reciprocal) and code[:2] in ("03", "04", "05", "06", "19")
    if reciprocal and not sources and not targets and code[:2] in ("04", "05", "06"):
        sources = _parties(w, act)
    if innermost.reverse and code == innermost.event_code:
        reverse = innermost.reverse
    pairs = _pairs(sources, targets, reciprocal)
    steps = (
        Step(name="rule", decided=f"{code} {w.ontology.cameo[code].name if code in w.ontology.cameo else ''}".strip(), by=_where(act), lost=tuple(w.lost[-6:])),
        Step(name="because", decided="; ".join(act.because) or "trigger words alone"),
        Step(name="context", decided=f"{ctx.polarity}, {ctx.modality}", by="; ".join(ctx.because)),
    )
    out = [Draft(act, code, a, b, ctx, rule_id, steps) for a, b in pairs]
    if reverse:
        out += [Draft(act, reverse, b, a, ctx, rule_id, steps) for a, b in pairs if a is not None and b is not None]
    return out


def _parties(w: Work, act: Act) -> list[Role]:
    """Parties of talks, meetings and agreements named only by the clause they stand in: "signed it following bilateral talks"."""
    s = w.sentence
    node = act.head
    for _ in range(4):
        up = s.heads[node]
        if up == node:
            return []
        if s.pos[up] == "VERB":
            subject = args.subject_roles(w.cast, syntax.logical(s, up)[0])
            if len(subject) > 1:
                return subject
            if s.deps[node] in ("nsubj", "nsubj:pass", "ccomp", "acl:relcl"):
                return []
        node = up
    return []


def _where(act: Act) -> str:
    return " > ".join(f"{m.rule.id} ({m.rule.where})" for m in act.matches)


def _pairs(sources: Sequence[Role], targets: Sequence[Role], reciprocal: bool) -> list[tuple[Role | None, Role | None]]:
    """Combine sources and targets into directed pairs; reciprocal acts run both ways, also among several sources."""
    pairs: list[tuple[Role | None, Role | None]] = []
    if reciprocal:
        if targets:
            pairs = [p for a in sources for b in targets for p in ((a, b), (b, a))]
        elif len(sources) > 1:
            pairs = [(a, b) for a in sources for b in sources if a.key != b.key]
        else:
            pairs = [(a, None) for a in sources]
    elif targets:
        doers: list[Role | None] = list(sources) or [None]
        pairs = [(a, b) for a in doers for b in targets]
    else:
        pairs = [(a, None) for a in sources]
    seen: set[tuple[str | None, str | None]] = set()
    out = []
    for a, b in pairs:
        key = (a.key if a else None, b.key if b else None)
        if key not in seen and (a is None or b is None or a.key != b.key):
            seen.add(key)
            out.append((a, b))
    return out[:12]


def _reported_inner(w: Work, act: Act, ctx: Context) -> list[Draft]:
    """The act that is condemned, praised or alleged is an event too, told by the one who condemns it."""
    inner = act.inner
    if inner is None or is_pseudo(inner) or not inner.rule.alone or not act.sources:
        return []
    sources = list(inner.sources) or (list(act.targets) if act.operator == "accuse" else [])
    speaker = act.sources[0]
    targets = args.without(list(inner.targets), sources)
    if not sources or not targets or inner.code[:2] in ("01", "02", "03", "09", "10", "11", "12"):
        return []
    inner_ctx = context.read(w.sentence, w.cast, inner.head, w.book)
    polarity = "negated" if act.operator == "deny" else inner_ctx.polarity
    told = replace(ctx, polarity=polarity, modality="actual" if act.operator != "accuse" else inner_ctx.modality if inner_ctx.modality == "future" else "actual", speaker=speaker, speaker_text=speaker.mention.text)
    step = Step(name="rule", decided=f"{inner.code}, told by the source of {act.rule_id}", by=_where(inner))
    return [
        Draft(inner, inner.code, a, b, told, inner.rule_id, (step,))
        for a, b in _pairs(sources, targets, inner.rule.reciprocal)
        if a is not None and b is not None
    ]


def neutral_statements(w: Work) -> None:
    """A neutral "said" is an event only when it is about or to another political actor and nothing else was coded."""
    s = w.sentence
    if w.drafts:
        return
    verbs = w.book.classes["say_verbs"].words
    for i in range(len(s)):
        if s.lemmas[i].lower() not in verbs or s.pos[i] != "VERB":
            continue
        sources = args.verb_sources(w.cast, i, ())
        if not sources or not gate.political(sources[0].actor):
            continue
        about: list[Role] = args.verb_targets(w.cast, i, ("to", "with"), sources)
        if not about:
            for j in s.children[i]:
                if s.deps[j] in ("ccomp", "parataxis"):
                    subject = syntax.subject(s, j)
                    about = args.without(w.cast.roles(subject, inside=False), sources)
                    if not about:
                        about = args.verb_targets(w.cast, j, (), sources)
                    break
        about = [r for r in about if gate.political(r.actor) and r.actor.code[:3] != sources[0].actor.code[:3]]
        if not about:
            continue
        act = Act(head=i, code="010", matches=(), sources=tuple(sources), targets=tuple(about), tokens=(i,))
        ctx = context.read(s, w.cast, i, w.book)
        step = Step(name="rule", decided="010 statement to or about another political actor", by="01-say (neutral_statements)")
        w.drafts += [Draft(act, "010", a, b, ctx, "01-say", (step,)) for a, b in _pairs(sources[:1], about[:2], False)]
        return


def accusations(w: Work) -> None:
    """Who says of another that it attacks, represses or breaks rules accuses it, when the speaker is the victim or the words blame."""
    s = w.sentence
    blame = w.book.classes["blame_words"]
    added: list[Draft] = []
    for d in w.drafts:
        speaker, doer = d.context.speaker, d.source
        if speaker is None or doer is None or not doer.known or not gate.political(speaker.actor):
            continue
        if d.code[:2] not in ("12", "15", "16", "17", "18", "19", "20") or d.context.polarity == "negated" or d.rule_id.startswith("threaten>"):
            continue
        same_side = speaker.actor.code[:3] == doer.actor.code[:3] and (speaker.actor.code[:3] != "IGO" or speaker.key == doer.key)
        if same_side or any(x.code[:2] == "11" and x.source is not None and x.source.key == speaker.key for x in w.drafts):
            continue
        victim = d.target is not None and d.target.actor.country is not None and d.target.actor.country == speaker.actor.country
        words = tuple(s.lemmas[j].lower() for j in sorted(syntax.clause(s, d.act.head))) + tuple(
            s.lemmas[j].lower() for j in syntax.phrase(s, doer.mention.head)
        )
        hit = blame.find(words)
        if not victim and hit is None:
            continue
        code = {"15": "1123", "17": "1122", "18": "1123", "19": "1123", "20": "1124"}.get(d.code[:2], "112")
        step = Step(name="rule", decided=f"{code}: the speaker blames the source", by=f"accusation ({'victim' if victim else hit})")
        told = replace(d.context, speaker=None, speaker_text=None, modality="actual", polarity="affirmed")
        added.append(Draft(d.act, code, speaker, doer, told, f"11-said>{d.rule_id}", (step, *d.steps)))
    w.drafts += added[:2]


def keep_political(w: Work) -> None:
    """Apply the gate: roles that make no sense for the code, private people, figurative uses. The reason is kept."""
    kept = []
    for d in w.drafts:
        reason = gate.refuse(w.sentence, d.act, d.code, d.source, d.target, w.book)
        if reason is None:
            kept.append(d)
        else:
            w.lost.append(f"{d.rule_id}: {reason}")
    w.drafts = kept


def drop_repeats(w: Work) -> None:
    """One mention for each pair of actors and root: the more exact code, then the earlier words, win."""
    best: dict[tuple[str | None, str | None, str, str], Draft] = {}
    for d in w.drafts:
        key = (d.source.key if d.source else None, d.target.key if d.target else None, d.code[:2], d.context.polarity)
        other = best.get(key)
        if other is None or _rank(d) > _rank(other):
            if other is not None:
                w.lost.append(f"{other.rule_id}: same pair and root as {d.rule_id}, less exact")
            best[key] = d
        else:
            w.lost.append(f"{d.rule_id}: same pair and root as {other.rule_id}, less exact")
    monadic = {(k[0], k[2]) for k in best if k[1] is not None}
    w.drafts = [d for k, d in best.items() if k[1] is not None or (k[0], k[2]) not in monadic]


def _rank(d: Draft) -> tuple[int, int, int]:
    weight = d.act.matches[0].weight if d.act.matches else 0
    return (len(d.code.rstrip("0")), weight, -d.act.head)


STEPS: tuple[Callable[[Work], None], ...] = (
    find_acts,
    drop_silent,
    present,
    neutral_statements,
    accusations,
    keep_political,
    drop_repeats,
)


@dataclass(frozen=True, slots=True)
class SentenceCoder:
    """Codes sentences with one rule book. Holds no state between sentences."""

    book: RuleBook
    ontology: Ontology
    tone: Tone

    def work(self, s: Sentence, mentions: Sequence[ActorMention], places: Sequence[PlaceMention] = ()) -> Work:
        """Run all steps on one sentence and return the whole :class:`Work`, for explanations."""
        cast = Cast(s, mentions, {p.head: p.country for p in places if p.country}, self.book.classes["say_verbs"].words)
        w = Work(s, cast, self.book, self.ontology, Interpreter(s, cast, self.book))
        for step in STEPS:
            step(w)
        return w

    def code(
        self,
        s: Sentence,
        mentions: Sequence[ActorMention],
        places: Sequence[PlaceMention],
        article_id: str,
        when: Callable[[int, Draft], tuple[Timex | None, str]],
        where: Callable[[int, Draft], tuple[PlaceMention | None, str]],
    ) -> list[EventMention]:
        """Code one sentence. ``when`` and ``where`` give the date and place of the act at a token, and how they were found."""
        w = self.work(s, mentions, places)
        out = []
        for d in w.drafts:
            timex, when_how = when(d.act.head, d)
            place, where_how = where(d.act.head, d)
            out.append(self._mention(w, d, article_id, timex, when_how, place, where_how))
        return out

    def _mention(
        self, w: Work, d: Draft, article_id: str, timex: Timex | None, when_how: str, place: PlaceMention | None, where_how: str
    ) -> EventMention:
        s, act = w.sentence, d.act
        info = self.ontology.cameo[d.code]
        first, last = min(act.tokens), max(act.tokens)
        dead, injured, participants = sizes.read(s, act.head, d.code)
        steps = d.steps + (
            Step(name="source", decided=_role_text(d.source), by=_entries(d.source)),
            Step(name="target", decided=_role_text(d.target), by=_entries(d.target)),
            Step(name="date", decided=timex.value if timex else "none", by=when_how if timex is None else f"{when_how}; {timex.rule_id}; {timex.evidence}"),
            Step(name="place", decided=place.name if place else "none", by=where_how if place is None else f"{where_how}; {place.reason}"),
            Step(name="runners-up", decided=f"{len(w.lost)} readings lost", lost=tuple(w.lost)),
        )
        return EventMention(
            article_id=article_id,
            sentence_index=s.index,
            sentence=s.text,
            sentence_start=s.start,
            source=d.source.mention if d.source else None,
            target=d.target.mention if d.target else None,
            source_actor=d.source.actor if d.source and d.source.known else None,
            target_actor=d.target.actor if d.target and d.target.known else None,
            action_text=s.span_text(first, last),
            action_start=s.starts[first],
            action_end=s.ends[last],
            event_code=d.code,
            plover_type=info.plover_type or "",
            plover_mode=info.plover_mode,
            plover_contexts=_contexts(w, act, info.plover_contexts),
            polarity=d.context.polarity,
            modality=d.context.modality,
            attributed_to_text=d.context.speaker_text,
            attributed_to_code=d.context.speaker.actor.code or None if d.context.speaker else None,
            timex=timex,
            place=place,
            size_dead=dead,
            size_injured=injured,
            size_participants=participants,
            in_lead=s.in_lead,
            tone=self.tone.of(s),
            rule_id=d.rule_id,
            confidence=confidence.score(s, d.act, d.source, d.target, d.context),
            provenance=steps,
        )


def _role_text(role: Role | None) -> str:
    return "none" if role is None else f"{role.actor.code} from {role.mention.text!r} ({role.how}, {role.mention.how})"


def _entries(role: Role | None) -> str:
    return "" if role is None else ", ".join(role.actor.entries)


def _contexts(w: Work, act: Act, own: tuple[str, ...]) -> tuple[str, ...]:
    """PLOVER contexts: the code's own, then those whose words stand in the act's clause."""
    out = list(own)
    lemmas = tuple(w.sentence.lemmas[j].lower() for j in sorted(syntax.clause(w.sentence, act.head)))
    for name, words in w.book.classes.items():
        if name.startswith("context_") and (c := name.removeprefix("context_")) not in out and words.find(lemmas):
            out.append(c)
    return tuple(out)
