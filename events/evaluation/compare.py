"""Does a coded mention fit what a gold row says about actors? Words and codes are compared, never exact strings."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from events.types import Actor, ActorMention, EventMention

#: Coded mentions by the id of the gold row they belong to.
Mentions = Mapping[str, Sequence[EventMention]]
Resolve = Callable[[str], Actor | None]

# Words that name nobody by themselves; overlapping in them proves nothing.
_EMPTY = frozenset(
    """
    a an and at by for from in its of on or the their to with his her said says than that this under government minister
    president official officials leader leaders forces troops police army foreign prime secretary spokesman spokeswoman
    state former new
    """.split()
)


def content_words(text: str) -> frozenset[str]:
    """Return the words of a phrase that can identify an actor, lower-cased, without the possessive ending."""
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", re.sub(r"[’']s?\b", "", text.lower()))
    return frozenset(word.replace(".", "") for word in words) - _EMPTY


def spans_of(text: str, words: str) -> list[tuple[int, int]]:
    """Return every place where ``words`` stand in ``text``."""
    return [match.span() for match in re.finditer(re.escape(words), text)] if words else []


def names_one_of(
    mention: ActorMention | None, actor: Actor | None, wanted: Iterable[str], text: str, resolve: Resolve
) -> bool:
    """Tell whether a coded actor is one of the actors that the gold names by words.

    True when the mention's words overlap the gold words in the text, share an identifying word with them, or resolve
    to the same country or organisation.
    """
    for words in wanted:
        if mention is not None:
            if any(first < mention.end and mention.start < last for first, last in spans_of(text, words)):
                return True
            if content_words(words) & content_words(mention.text):
                return True
        gold = resolve(words) if actor is not None else None
        if actor is not None and gold is not None and actor_key(actor.code) == actor_key(gold.code):
            return True
    return False


def actor_key(code: str | None) -> str:
    """Return what makes two codes the same party: three letters, for international bodies the organisation too."""
    if not code:
        return ""
    return code[:9] if code.startswith(("IGO", "NGO", "IMG", "NGM", "MNC")) else code[:3]


def dyad_fits(
    mention: EventMention,
    sources: Sequence[str],
    targets: Sequence[str],
    *,
    reciprocal: bool,
    text: str,
    resolve: Resolve,
) -> bool:
    """Tell whether source and target of a mention are the gold's; a side that the gold leaves empty is not compared.

    ``reciprocal`` gold fits either way round.
    """

    def fits(one: Sequence[str], other: Sequence[str]) -> bool:
        source = not one or names_one_of(mention.source, mention.source_actor, one, text, resolve)
        return source and (not other or names_one_of(mention.target, mention.target_actor, other, text, resolve))

    return fits(sources, targets) or (reciprocal and fits(targets, sources))


def told(mention: EventMention) -> str:
    """Return a mention in short: ``RUSGOV 112 IGOWSTNAT [rule]``."""
    source = mention.source_code or "---"
    target = mention.target_code or "---"
    return f"{source} {mention.event_code} {target} [{mention.rule_id}]"
