"""From acts to drafts of events: how an act is presented decides what it is, and its roles make the pairs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from events.coding.acts.act import Act, is_pseudo
from events.coding.groups import FORCE
from events.coding.meaning import designs, promised
from events.coding.parties import arguments as args
from events.coding.parties import forces
from events.coding.parties.addressees import told
from events.coding.parties.partners import on_condition
from events.coding.roles import HEAD, PLACE, Role, one_state
from events.coding.steps.work import Draft, Work
from events.coding.telling import context
from events.coding.telling.context import Context
from events.coding.tree import syntax
from events.types import Step

MOST_AMONG = 4  # members of one group of states that are taken to act on each other
MOST_PAIRS = 12  # of one act: a communique of twenty states is no 380 events


def present(w: Work) -> None:
    """Read polarity, modality and attribution of each act, and let them change its meaning (``will send`` is an intent)."""
    for act in w.acts:
        ctx = context.read(w.sentence, w.cast, act.head, w.book)
        if ctx.polarity == "negated" and (_negation_is_trigger(act) or _says_no(w, act)):
            ctx = replace(ctx, polarity="affirmed", modality="actual" if ctx.modality == "future" else ctx.modality)
        uttered = act.code == "011" or (act.code == "130" and act.rule.source == ("speaker",))
        if uttered and ctx.modality in ("hypothetical", "future") and "in a question" not in ctx.because:
            ctx = replace(ctx, modality="actual")  # "would not comment", "will pay dearly": here and now
        act = _not_oneself(w, act, ctx)
        if act.negated:
            ctx = replace(ctx, polarity="affirmed" if ctx.polarity == "negated" else "negated")
        if act.attempted and ctx.modality == "actual" and act.code not in ("185",):
            ctx = replace(ctx, because=(*ctx.because, "an attempt"))
        if ctx.polarity == "negated" and act.operator in ("intend", "decide") and act.code[:2] == "13":
            w.lost.append(f"{act.rule_id}: who has no plan for it threatens nobody")
            continue
        if ctx.polarity == "negated" and act.rule.source == ("speaker",):
            w.lost.append(f"{act.rule_id}: a negated judgement blames nobody")
            continue
        w.drafts += _drafts(w, act, ctx)
        if act.operator in ("accuse", "condemn", "praise", "complain", "deny") and act.inner is not None:
            w.drafts += _reported_inner(w, act, ctx)


def _not_oneself(w: Work, act: Act, ctx: Context) -> Act:
    """Nobody blames the own side with a pronoun: in "ties of A and B are bad since it breaks the law", said by A, "it" is B."""
    speaker = ctx.speaker
    if speaker is None or act.code[:2] not in _BLAMED or len(act.sources) != 1 or ctx.polarity == "negated":
        return act
    source = act.sources[0]
    if source.mention.text.lower() != "it" or not _same_side(speaker, source):
        return act
    others = [
        Role(m, m.actor, source.how)
        for m in w.cast.mentions
        if m.actor is not None
        and m.head < source.mention.head
        and m.kind != "PERSON"
        and (m.actor.country or m.actor.group)
    ]
    others = [r for r in others if not _same_side(speaker, r)]
    return replace(act, sources=(others[-1],)) if others else act


_BLAMED = frozenset({"12", "15", "17", "18", "19", "20"})
_NEGATIVE = frozenset({"not", "n't", "never", "no", "nothing"})


def _negation_is_trigger(act: Act) -> bool:
    """True when the outer rule asked for the negation itself: "did not comment", "will not accept", "gave no answer"."""
    if act.code == "011":
        return True
    return any(
        reason.startswith(("before: ", "object: no")) and set(reason.split()) & _NEGATIVE for reason in act.because
    )


def _says_no(w: Work, act: Act) -> bool:
    """True when a negative word is part of the trigger: "say no to"."""
    return bool(act.matches) and any(w.sentence.lower[j] in _NEGATIVE for j in act.matches[0].tokens)


@dataclass(frozen=True, slots=True)
class _Presented:
    """An act after its context was taken into account."""

    code: str
    sources: tuple[Role, ...]
    targets: tuple[Role, ...]
    context: Context
    operator: str | None = None


def _in_context(w: Work, act: Act, ctx: Context) -> _Presented:
    """Let polarity, modality and speaker change what the act is: intents, threats, demands and refusals made by a mere auxiliary."""
    plain = _Presented(act.code, act.sources, act.targets, ctx)
    speaker = ctx.speaker
    self_report = speaker is not None and any(_same_side(speaker, r) for r in act.sources)
    operator = None
    if (act.code[:2] == "03" or act.operator == "intend") and ctx.polarity == "negated" and _unwilling(w, act):
        code = w.book.compose("refuse", act.inner.code) if act.inner is not None else None
        said = replace(ctx, polarity="affirmed", modality="actual")
        return _Presented(code or act.code, act.sources, act.targets, said, "refuse") if code else plain
    if act.code[:2] not in _DEEDS:
        return plain
    if ctx.polarity == "negated" and ctx.modality == "future" and act.code[:2] in _FRIENDLY:
        operator = "refuse"
    elif ctx.modality == "requested" and speaker is not None and speaker.how == HEAD and not self_report and _duty(ctx):
        operator = "demand" if ctx.must else "request"
    elif ctx.modality == "future" and ctx.polarity == "affirmed":
        announced = designs.announced(w.sentence, w.book, act, ctx)
        operator = (
            "intend"
            if act.code[:2] in _FRIENDLY
            else "threaten"
            if announced and (self_report or speaker is None)
            else None
        )
    elif ctx.modality == "hypothetical" and ctx.polarity == "affirmed" and act.code[:2] not in _FRIENDLY:
        warned = act.code[:2] == "16" and (self_report or speaker is None) and designs.unless(w.sentence, act.head)
        operator = "threaten" if warned or self_report and _conditional(ctx) else None  # "said it would attack if"
    code = w.book.compose(operator, act.code) if operator else None
    if code is None:
        return plain
    if operator in ("demand", "request") and speaker is not None:
        asked = args.without(list(act.sources) or told(w.cast, act.head), [speaker])
        made = replace(ctx, modality="actual", speaker=None, speaker_text=None)
        return _Presented(code, (speaker,), tuple(asked), made, operator)
    if operator == "refuse" or ctx.modality == "hypothetical":
        ctx = replace(ctx, polarity="affirmed", modality="actual")
    return _Presented(code, *promised.parties(w.cast, act, speaker, operator), ctx, operator)


_WISHES = frozenset({"intention", "intend", "desire", "wish", "interest", "willingness", "want", "appetite"})


def _unwilling(w: Work, act: Act) -> bool:
    """Tell whether a negated wish to help, meet or yield is told: "has no intention of talking to"."""
    if act.operator != "intend" or act.inner is None or act.inner.code[:2] not in ("04", "06", "07", "08"):
        return False
    return any(w.sentence.low_lemmas[j] in _WISHES or w.sentence.lower[j] == "plans" for j in act.tokens)


def _duty(ctx: Context) -> bool:
    """True for "must" and "should" of the act itself: what is asked in words of asking has an act of its own."""
    return any(reason.startswith("duty") for reason in ctx.because)


def _conditional(ctx: Context) -> bool:
    return any(reason.startswith("future or conditional") for reason in ctx.because)


def _same_side(a: Role, b: Role) -> bool:
    return a.actor.country == b.actor.country and a.actor.code[:3] == b.actor.code[:3]


_FRIENDLY = frozenset({"04", "05", "06", "07", "08"})
_DEEDS = _FRIENDLY | {"14", "15", "16", "17", "18", "19", "20"}


def _drafts(w: Work, act: Act, ctx: Context) -> list[Draft]:
    p = _in_context(w, act, ctx)
    if (asked := context.only_asked(p.context)) is not p.context:
        p = replace(p, context=asked)
    code, sources = p.code, list(p.sources)
    if p.operator == "threaten" and not p.targets:
        p = replace(p, targets=tuple(on_condition(w.cast, act.head, sources)))
    rule_id = f"{p.operator}>{act.rule_id}" if p.operator else act.rule_id
    innermost = act.chain()[-1].matches[-1].rule
    both_ways = innermost.reciprocal and _is_shared(act, p.operator, _among(p.sources, p.targets))
    if innermost.id == "19-fight-somebody" and not forces.both_fight(w.sentence, act.head, p.context.modality):
        both_ways = False
    agreed = act.rule.reciprocal and act.operator is not None  # "reached an agreement to"
    reciprocal = (agreed or both_ways) and (code[:2] in ("03", "04", "05", "06", "19") or code == "019")
    if len(sources) > 1 and not p.targets and syntax.mutual(w.sentence, act.head):
        reciprocal = True
    if reciprocal and not sources and not p.targets and code[:2] in ("04", "05", "06"):
        sources = _parties(w, act)
    elif reciprocal and not sources and p.targets:
        sources = _other_party(w, act, p.targets)
    if code[:2] == "19" and _crowd(sources, p.targets):
        code = "145"  # a crowd that storms its own parliament riots, it wages no war
    if innermost.event_code == "183" and "bomb" in _lemmas_of(w, act) and _air_force(sources):
        code = {"183": "195", "1834": "195", "1383": "1384"}.get(code, code)  # states bomb from the air
    if innermost.id == "14-strike" and "boycott" in _lemmas_of(w, act) and _states(sources, p.targets):
        # A state that boycotts another buys and sells nothing there.
        code = {"143": "163", "133": "1312"}.get(code, code)
    if code == "138" and innermost.event_code[:2] == "15" and not _abroad(sources, p.targets):
        code = innermost.event_code  # "plans to test a missile" threatens nobody by name
        if p.context.modality == "actual":
            p = replace(p, context=replace(p.context, modality="future"))
    if designs.only_meant(w.sentence, act, code) and p.context.modality == "actual":
        p = replace(p, context=replace(p.context, modality="future"))  # "vowed to sue": no word of CAMEO's for the vow
    if code[:3] == "138" and _crowd(sources, p.targets):
        code = "133"  # "farmers will blockade the capital"
    reverse = act.rule.reverse if p.operator != "intend" else None
    if innermost.reverse and code == innermost.event_code:
        reverse = innermost.reverse
    name = w.ontology.cameo[code].name if code in w.ontology.cameo else ""
    steps = (
        Step(name="rule", decided=f"{code} {name}".strip(), by=_where(act)),
        Step(name="because", decided="; ".join(act.because) or "trigger words alone"),
        Step(name="context", decided=f"{p.context.polarity}, {p.context.modality}", by="; ".join(p.context.because)),
    )
    # Ceasefires and exchanges of prisoners run both ways between several parties, one way when a side declares them to another.
    mutual = innermost.reciprocal and code[:2] == "08" and len(sources) > 1
    # "battles between rebels and the army in Chad": where they fight is no third side.
    mutual = mutual or (reciprocal and len(sources) > 1 and all(r.how == PLACE for r in p.targets))
    pairs = pairs_of(sources, () if mutual else p.targets, reciprocal or mutual, kin=code[:2] in FORCE)
    out = [Draft(act, code, a, b, p.context, rule_id, steps) for a, b in pairs]
    if reverse:
        out += [Draft(act, reverse, b, a, p.context, rule_id, steps) for a, b in pairs if a and b]
    return out


def _among(doers: Sequence[Role], others: Sequence[Role]) -> bool:
    """Tell whether several act, and no third party is named."""
    return len(doers) > 1 and {r.key for r in others} <= {r.key for r in doers}


def _is_shared(act: Act, operator: str | None, among_doers: bool) -> bool:
    """Tell whether a mutual act stays mutual under what operates on it.

    Two who agree to cooperate both do, and a meeting that will be held has two parties. Who promises cooperation to a third, or
    praises it, does so alone.
    """
    if act.operator is None and operator is None:
        return True
    promised = (operator or act.operator) in ("intend", "decide")
    return among_doers and promised or operator is not None and act.code[:2] == "04"


_ARMED = frozenset({"MIL", "REB", "UAF", "SEP", "GOV", "COP", "IMG", "SPY", "CRM"})


def _air_force(sources: Sequence[Role]) -> bool:
    """Tell whether states, their alliances or their armies act: nobody else has bombers."""
    return bool(sources) and all(
        "MIL" in r.actor.roles or not r.actor.roles or r.actor.code.startswith("IGO") for r in sources
    )


def _lemmas_of(w: Work, act: Act) -> frozenset[str]:
    """The lemmas of the words that name the innermost act."""
    return frozenset(w.sentence.lemmas[j].lower() for j in act.matches[-1].tokens)


def _abroad(sources: Sequence[Role], targets: Sequence[Role]) -> bool:
    """Tell whether somebody of another country is named."""
    own = {r.actor.country for r in sources}
    return any(r.actor.country is not None and r.actor.country not in own or r.actor.group for r in targets)


def _states(sources: Sequence[Role], targets: Sequence[Role]) -> bool:
    """Tell whether states and their governments act on another country."""
    offices = {"GOV"}
    return (
        bool(sources)
        and any(r.actor.country for r in targets)
        and all(r.actor.country and set(r.actor.roles) <= offices for r in sources)
    )


def _crowd(sources: Sequence[Role], targets: Sequence[Role]) -> bool:
    """Tell whether unarmed people turn against the state or each other at home."""
    if not sources or not targets:
        return False
    unarmed = all(r.known and r.actor.roles and not set(r.actor.roles) & _ARMED for r in sources)
    home = all(
        (r.actor.country == sources[0].actor.country or "consulate" in r.mention.text or "embassy" in r.mention.text)
        and (not r.actor.roles or set(r.actor.roles) & {"GOV", "LEG", "COP", "JUD"})
        for r in targets
    )
    return unarmed and home


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
            if s.deps[node] in ("nsubj", "nsubj:pass", "ccomp", "acl:relcl") or syntax.own_subject(s, up) is not None:
                return []  # "we note that the army will leave the talks": "we" are no parties of them
        node = up
    return []


def _other_party(w: Work, act: Act, targets: Sequence[Role]) -> list[Role]:
    """Who shares a meeting that names only one party: "in a call with Xi, Putin discussed"; of several parties, the first."""
    s = w.sentence
    up = s.heads[act.head]
    setting = s.deps[act.head] == "obl" and syntax.preposition(s, act.head) in ("in", "during", "at")
    if act.rule.kind == "noun" and setting and s.pos[up] == "VERB" and act.code[:2] == "04":
        return args.without(args.subject_roles(w.cast, syntax.subject(s, up)), list(targets))
    return list(targets[:1]) if len(targets) > 1 and act.rule.kind == "verb" and syntax.is_passive(s, act.head) else []


def _where(act: Act) -> str:
    return " > ".join(f"{m.rule.id} ({m.rule.where})" for m in act.matches)


def pairs_of(
    sources: Sequence[Role], targets: Sequence[Role], reciprocal: bool, kin: bool = False
) -> list[tuple[Role | None, Role | None]]:
    """Combine sources and targets into directed pairs; reciprocal acts run both ways, also among several sources.

    With ``kin`` two of the same code that are named apart make a pair: an army fights another of its country.
    """
    pairs: list[tuple[Role | None, Role | None]] = []
    if reciprocal:
        if targets:
            # a mere place does nothing in return: "troops who fought in Afghanistan"
            pairs = [p for a in sources for b in targets for p in ((a, b), (b, a)) if p[0] is a or p[0].how != PLACE]
        elif len(sources) > 1:
            pairs = _with_each_other(sources)
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
        if a is not None and b is not None:
            apart = kin and not reciprocal and a.mention.head != b.mention.head
            if _one_of_them(a, b) or (a.key == b.key and not apart):
                continue
        if key not in seen:
            seen.add(key)
            out.append((a, b))
    return out[:MOST_PAIRS]


def _with_each_other(sources: Sequence[Role]) -> list[tuple[Role | None, Role | None]]:
    """Pairs of several parties that act on each other.

    The members of one group do so among themselves when nobody else takes part ("the two Koreas agreed"); of a large
    group the members stand alone, since it is not known who dealt with whom.
    """
    if any(r.mention is not sources[0].mention for r in sources):
        return [(a, b) for a in sources for b in sources if a.mention is not b.mention or not a.mention.also]
    if len(sources) > MOST_AMONG:
        return [(a, None) for a in sources]
    return [(a, b) for a in sources for b in sources if a.key != b.key]


def _one_of_them(a: Role, b: Role) -> bool:
    """True when one side is a state and the other side the same state as one of several ("Poland hosted the Visegrad leaders")."""
    return bool(a.mention.also or b.mention.also) and a.mention is not b.mention and one_state(a.actor, b.actor)


def _told_modality(act: Act, inner: Context) -> str:
    """What is condemned or praised is a fact, unless its own words put it ahead: "welcomed that they would meet"."""
    open_ended = act.operator in ("condemn", "praise") and inner.modality == "hypothetical"
    return inner.modality if inner.modality == "future" or open_ended else "actual"


def _reported_inner(w: Work, act: Act, ctx: Context) -> list[Draft]:
    """The act that is condemned, praised or alleged is an event too, told by the one who condemns it."""
    inner = act.inner
    if inner is None or is_pseudo(inner) or not inner.rule.alone or not act.sources:
        return []
    sources = list(inner.sources)
    if act.operator == "accuse":  # nobody accuses himself
        sources = args.without(sources, list(act.sources)) or list(act.targets)
    speaker = act.sources[0]
    targets = args.without(list(inner.targets), sources)
    if not sources or not targets or inner.code[:2] in ("01", "02", "03", "09", "10", "11", "12"):
        return []
    inner_ctx = context.read(w.sentence, w.cast, inner.head, w.book)
    polarity = "negated" if act.operator == "deny" else inner_ctx.polarity
    told = replace(
        ctx,
        polarity=polarity,
        modality=_told_modality(act, inner_ctx),
        speaker=speaker,
        speaker_text=speaker.mention.text,
    )
    step = Step(name="rule", decided=f"{inner.code}, told by the source of {act.rule_id}", by=_where(inner))
    return [
        Draft(inner, inner.code, a, b, told, inner.rule_id, (step,))
        for a, b in pairs_of(sources, targets, inner.rule.reciprocal)
        if a is not None and b is not None
    ]
