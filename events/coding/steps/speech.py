"""Events that lie in the speaking itself: accusations made by telling of another's deeds, and statements about others."""

from __future__ import annotations

from dataclasses import replace

from events.coding.acts.act import Act
from events.coding.gate import political as gate
from events.coding.parties import arguments as args
from events.coding.roles import Role
from events.coding.steps.present import pairs_of
from events.coding.steps.work import Draft, Work
from events.coding.telling import context, saying
from events.coding.tree import syntax
from events.coding.tree.words import FIRST_PERSON
from events.lexicon.words import Words
from events.types import Sentence, Step

_ACCUSED_OF = {"15": "1123", "17": "1122", "18": "1123", "19": "1123", "20": "1124", "12": "112", "16": "112"}


# Verbs that report a view without anybody speaking.
_PRIVATELY = frozenset({"think", "believe", "estimate", "read", "show", "hear", "quote", "recall"})
# Verbs that say something by naming it: "underscored their solidarity with Lithuania".
_STRESSES = frozenset(
    {"stress", "emphasize", "emphasise", "underline", "underscore", "reiterate", "affirm", "highlight"}
)
# What says something and is nobody: "reports in Finland say".
_PAPERS = frozenset(
    "report study poll survey article paper story headline rumour rumor press media newspaper source".split()
)
# What tells its owner something: "our information tells us".
_KNOWLEDGE = frozenset(
    "information intelligence assessment data analysis experience history evidence sense understanding instinct gut heart polling "
    "science research figure number fact conscience constitution law".split()
)
# Subjects that are no speakers: "it tells us", "this shows".
_NO_SPEAKER = frozenset({"it", "its", "this", "that", "which", "these", "those"})


def neutral_statements(w: Work) -> None:
    """A neutral "said" is an event only when it is about or to another political actor and nothing else was coded."""
    s = w.sentence
    if s.text.rstrip(" ”\"'").endswith("?"):
        return
    if w.drafts:
        _opinion(w)
        return
    verbs = w.book.classes["say_verbs"].words
    for i in range(len(s)):
        if s.lemmas[i].lower() not in verbs or s.pos[i] != "VERB" or s.lemmas[i].lower() in _PRIVATELY:
            continue
        sources = args.verb_sources(w.cast, i, ())
        if _weighs(s, i):
            continue
        if not sources or not gate.political(sources[0].actor) or not _is_told(s, i):
            continue
        about: list[Role] = args.verb_targets(w.cast, i, ("to", "with"), sources)
        code = "010"
        if not about:
            for j in s.children[i]:
                if s.deps[j] in ("ccomp", "parataxis"):
                    subject = syntax.subject(s, j)
                    code = _duty(s, j) or code
                    if code != "010" or _about_it(s, i, subject, sources[0]):
                        about = args.without(w.cast.roles(subject, inside=False), sources)
                    break
        heard = _hearer(s, i)
        if about and heard is not None and code == "010":  # "told the leaders of the bloc that Crimea is"
            about = args.without(w.cast.roles(heard), sources) if s.pos[heard] != "PRON" else []
        about = [r for r in about if _worth_telling(r, sources[0]) and not _both_speak(s, r, sources[0])]
        if not about:
            continue
        act = Act(head=i, code=code, matches=(), sources=tuple(sources), targets=tuple(about), tokens=(i,))
        ctx = context.read(s, w.cast, i, w.book)
        if ctx.modality != "actual" or ctx.polarity == "negated":
            continue  # nothing was said, or only by the way: "I would note that"
        step = Step(
            name="rule",
            decided=f"{code} statement to or about another political actor",
            by="01-say (neutral_statements)",
        )
        w.drafts += [
            Draft(act, code, a, b, ctx, _SAID[code], (step,)) for a, b in pairs_of(sources[:1], about[:2], False)
        ]
        return
    _opinion(w)


def _weighs(s: Sentence, verb: int) -> bool:
    """True for "stressed the importance of working with Togo": what is good is said of nobody and to nobody."""
    what = s.child(verb, "obj")
    return what is not None and s.lemmas[verb].lower() in _STRESSES and s.lemmas[what].lower() in _WEIGHT


_WEIGHT = frozenset({"importance", "need", "value", "necessity", "urgency", "significance", "role", "benefit"})


def _about_it(s: Sentence, verb: int, subject: int | None, source: Role) -> bool:
    """Tell whether somebody makes a statement about others; in talk ("we said that") and readouts it is praise, blame or topic."""
    if subject is None or s.tags[source.mention.head] in ("PRP", "PRP$") or s.lemmas[verb].lower() in _STRESSES:
        return False
    return not any(s.lower[j] in ("always", "often") for j in s.children[verb])


_SAID = {"010": "01-say", "020": "02-said-should", "100": "10-said-must"}


def _duty(s: Sentence, verb: int) -> str | None:
    """The demand or appeal in what somebody is said to have to do: "said that Japan must stop", "told him the US should not interfere"."""
    helpers = {s.lemmas[k].lower() for k in s.children[verb] if s.deps[k] == "aux"}
    if syntax.is_passive(s, verb) or "have" in helpers or s.child(verb, "cop") is not None:
        return None  # "should have acted", "must be held accountable", "must be strong"
    return "100" if "must" in helpers else "020" if helpers & {"should", "ought"} else None


def _hearer(s: Sentence, verb: int) -> int | None:
    """Who is told something, when the verb names hearers."""
    return s.child(verb, "iobj", "obj") if s.lemmas[verb].lower() in ("tell", "inform", "assure") else None


def _is_told(s: Sentence, verb: int) -> bool:
    """Tell whether somebody says something at ``verb``: no "let me say", no "it tells us", no "maintains close contact with"."""
    subject = syntax.subject(s, verb)
    if subject is not None and (s.lower[subject] in _NO_SPEAKER or s.lemmas[subject].lower() in _PAPERS):
        return False
    if subject is not None and s.lemmas[subject].lower() in _KNOWLEDGE:
        owner = s.child(subject, "nmod:poss")
        if owner is not None and s.pos[owner] == "PRON":
            return False
    if s.deps[verb] in ("acl", "acl:relcl") and s.child(verb, "ccomp") is None:
        return False  # "everything I had said to him" does not say what
    if s.deps[verb] in ("xcomp", "ccomp") and s.lemmas[s.heads[verb]].lower() == "let":
        return False
    says = any(s.deps[j] in ("ccomp", "parataxis") for j in s.children[verb]) or s.deps[verb] == "parataxis"
    return says or s.child(verb, "obj") is None or s.lemmas[verb].lower() in _STRESSES


def _opinion(w: Work) -> None:
    """A statement about the subject without a word of saying: "In the view of the minister, Chad has become a burden"."""
    s = w.sentence
    root = next((i for i in range(len(s)) if s.heads[i] == i), None)
    subject = syntax.subject(s, root) if root is not None else None
    if root is None or subject is None:
        return
    said_by, speakers = saying.speaker_roles(w.cast, root)
    if said_by is None or s.low_lemmas[s.heads[said_by]] not in saying.OPINION:
        return
    if not speakers or not gate.political(speakers[0].actor):
        return
    speaker = speakers[0]
    if any(d.source is not None and d.source.key == speaker.key for d in w.drafts):
        return
    about = args.without(w.cast.roles(subject, inside=False), [speaker])
    act = Act(head=root, code="010", matches=(), sources=(speaker,), targets=tuple(about), tokens=(root,))
    step = Step(name="rule", decided="010 an opinion about another political actor", by="01-say (neutral_statements)")
    ctx = context.read(s, w.cast, root, w.book)
    told = replace(ctx, speaker=None, speaker_text=None, modality="actual", polarity="affirmed")
    w.drafts += [
        Draft(act, "010", speaker, r, told, "01-say", (step,)) for r in about[:2] if _worth_telling(r, speaker)
    ]


def _both_speak(s: Sentence, about: Role, speaker: Role) -> bool:
    """Tell whether "I said" is about an "I" or "we" again: whoever that is, no statement about another."""
    return s.lower[speaker.mention.head] in FIRST_PERSON and s.lower[about.mention.head] in FIRST_PERSON


def _worth_telling(about: Role, speaker: Role) -> bool:
    """Tell whether a statement links two political actors of different sides; newspapers and "it" are no such partners."""
    media = {"MED"} & (set(about.actor.roles) | set(speaker.actor.roles))
    pronoun = about.mention.text.lower() in ("it", "its", "this", "that")
    if not (about.actor.country or about.actor.group):
        return False
    return gate.political(about.actor) and not media and not pronoun and not _one_side(about, speaker)


_WHEN = frozenset(
    {"before", "after", "since", "preceding", "following", "during", "until", "amid", "prior to", "ahead of"}
)


def accusations(w: Work) -> None:
    """Who says of another that it attacks, represses or breaks rules accuses it, when the speaker is the victim or the words blame."""
    s = w.sentence
    blame = w.book.classes["blame_words"]
    added: list[Draft] = []
    for d in w.drafts:
        speaker, doer = d.context.speaker, d.source
        if speaker is None or doer is None or not doer.known or not gate.political(speaker.actor):
            continue
        if "MED" in speaker.actor.roles or _nobody_told(doer):
            continue  # newspapers report, they do not accuse; "police said gunmen attacked" blames nobody
        forecast = any(r.startswith("future or conditional") for r in d.context.because)
        supposed = d.context.modality == "hypothetical" or d.context.modality == "future" and forecast
        if supposed and not any(r.startswith("doubt") for r in d.context.because):
            continue  # "if Iran violates the accord", "they would attack" say nothing of what was done
        if syntax.preposition(s, d.act.head) in _WHEN and s.deps[d.act.head] in ("obl", "nmod"):
            continue  # "even before Russia's aggression" only tells the time
        if d.act.matches and d.act.operator is None and d.act.rule.kind == "noun" and _only_topic(s, d.act.head):
            continue  # "we believe that Russian aggression has strengthened the alliance" is about the alliance
        if _in_passing(s, d.act, blame):
            continue  # "in response to Russia's aggression" blames nobody anew
        if d.code[:2] not in _ACCUSED_OF or d.context.polarity == "negated" or d.rule_id.startswith("threaten>"):
            continue
        if _one_side(speaker, doer) or any(
            x.code[:2] == "11" and x.source and x.source.key == speaker.key for x in w.drafts
        ):
            continue
        victim = (
            d.target is not None
            and d.target.actor.country in (speaker.actor.country, "")
            and bool(speaker.actor.country)
        )
        words = tuple(s.lemmas[j].lower() for j in sorted(syntax.clause(s, d.act.head))) + tuple(
            s.lemmas[j].lower() for j in syntax.phrase(s, doer.mention.head)
        )
        hit = blame.find(words)
        if not victim and hit is None and not ("HRI" in speaker.actor.roles and d.code[:2] in ("17", "18", "20")):
            continue  # who defends human rights and tells of abuses blames who commits them
        code = _ACCUSED_OF[d.code[:2]]
        if "HRI" in speaker.actor.roles and d.code[:2] in ("17", "18"):
            code = "1122"
        step = Step(
            name="rule",
            decided=f"{code}: the speaker blames the source",
            by=f"accusation ({'victim' if victim else hit})",
        )
        told = replace(d.context, speaker=None, speaker_text=None, modality="actual", polarity="affirmed")
        added.append(Draft(d.act, code, speaker, doer, told, f"11-said>{d.rule_id}", (step, *d.steps)))
    w.drafts += added[:2]


def _only_topic(s: Sentence, noun: int) -> bool:
    """True for a deed that is only what a clause starts from or speaks of, and not what the speaker says that somebody did."""
    return s.deps[noun] in ("nsubj", "nsubj:pass", "nmod", "obl", "conj")


def _nobody_told(doer: Role) -> bool:
    """True for armed men and criminals of no country, name or group, whom nobody is blamed with."""
    a = doer.actor
    return a.country is None and a.group is None and not a.name and bool(set(a.roles) & {"UAF", "CRM"})


# Where a noun is what a clause tells of, not something by the way.
_TOLD_OF = frozenset({"nsubj", "nsubj:pass", "root", "ccomp", "parataxis", "xcomp"})


def _in_passing(s: Sentence, act: Act, blame: Words) -> bool:
    """Tell whether the deed is but a noun inside another phrase, without a word of blame before it: "the impact of Iran's attack"."""
    noun = s.pos[act.head] == "NOUN" and s.deps[act.head] not in _TOLD_OF
    before = tuple(s.lemmas[j].lower() for j in s.children[act.head] if s.deps[j] == "amod")
    return noun and blame.find(before) is None


def _one_side(a: Role, b: Role) -> bool:
    """True for two voices of one state or one organisation; all organisations begin with IGO, so theirs are compared whole."""
    return a.actor.code[:3] == b.actor.code[:3] and (a.actor.code[:3] != "IGO" or a.key == b.key)


def answered(w: Work) -> None:
    """A denial without a target answers who accused the denier in the same sentence."""
    accusers = {
        d.target.key: d.source
        for d in w.drafts
        if d.code[:2] == "11" and d.target is not None and d.source is not None and d.source.known
    }
    for k, d in enumerate(w.drafts):
        if d.code == "016" and d.target is None and d.source is not None:
            accuser = next((a for key, a in accusers.items() if key[:3] == d.source.key[:3]), None)
            if accuser is not None and accuser.key != d.source.key:
                w.drafts[k] = replace(d, target=accuser)
