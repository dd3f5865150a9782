"""The text of an explanation: one mention, the words it came from, and every decision on the way with what lost.

Pure functions over the shared types, so that they are tested without a pipeline.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from events.types import Actor, ActorMention, EventMention, Publication, Sentence

if TYPE_CHECKING:
    from events.lexicon.rules import Rule

WIDTH = 100


def marks(mention: EventMention) -> list[tuple[str, int, int]]:
    """Return the marked spans of a mention as (label, start, end), offsets into the article, longest first."""
    found: list[tuple[str, int, int]] = [("action", mention.action_start, mention.action_end)]
    for label, item in (
        ("source", mention.source),
        ("target", mention.target),
        ("date", mention.timex),
        ("place", mention.place),
    ):
        if item is not None:
            found.append((label, item.start, item.end))
    return sorted(found, key=lambda mark: (mark[1] - mark[2], mark[0]))


def underlined(text: str, start: int, spans: Sequence[tuple[str, int, int]], width: int = WIDTH) -> Iterator[str]:
    """Yield the sentence in lines of at most ``width``, each followed by a line that underlines the labelled spans.

    ``spans`` are article offsets, ``start`` that of the sentence; a shorter span is drawn over a longer one.
    Spans outside the sentence (an actor named by an earlier one) are left out.
    """
    under = [" "] * len(text)
    for label, first, last in spans:
        first, last = first - start, last - start
        if 0 <= first < last <= len(text):
            under[first:last] = label[: last - first].ljust(last - first, "─")
    position = 0
    while position < len(text):
        stop = len(text) if len(text) - position <= width else text.rfind(" ", position, position + width + 1) + 1
        if stop <= position:
            stop = position + width
        line = text[position:stop].replace("\n", " ").rstrip()
        if line:
            yield line
        below = "".join(under[position:stop]).rstrip()
        if below:
            yield below
        position = stop


def token_at(sentence: Sentence, start: int, end: int) -> int | None:
    """Return the token that governs the span: the one whose head lies outside it; ``None`` when none is inside."""
    inside = [i for i in range(len(sentence)) if sentence.starts[i] >= start and sentence.ends[i] <= end]
    for i in inside:
        if sentence.heads[i] == i or sentence.heads[i] not in inside:
            return i
    return inside[0] if inside else None


def parse_path(sentence: Sentence, first: int, last: int) -> str:
    """Return the path between two tokens in the parse, ``accused <nsubj- President``: arrows point at the dependent."""
    above = [first]
    while sentence.heads[above[-1]] != above[-1] and len(above) <= len(sentence):
        above.append(sentence.heads[above[-1]])
    down = [last]
    while down[-1] not in above and sentence.heads[down[-1]] != down[-1] and len(down) <= len(sentence):
        down.append(sentence.heads[down[-1]])
    if down[-1] not in above:
        return f"{sentence.words[first]} … {sentence.words[last]} (not linked in the parse)"
    parts = [sentence.words[first]]
    for i in above[: above.index(down[-1])]:
        parts.append(f"-{sentence.deps[i]}-> {sentence.words[sentence.heads[i]]}")
    for i in reversed(down[:-1]):
        parts.append(f"<-{sentence.deps[i]}- {sentence.words[i]}")
    return " ".join(parts)


def rule_places(rule_id: str, rules: Iterable[Rule]) -> str | None:
    """Return ``file:line`` of every rule that ``rule_id`` names; a composed one (``deny>18-attack``) names several."""
    where = {rule.id: rule.where for rule in rules}
    found = [where[part] for part in rule_id.split(">") if part in where]
    return ", ".join(found) or None


def actor_line(role: str, mention: ActorMention | None, actor: Actor | None) -> Iterator[str]:
    """Yield what is known of one role: code and name, how the words were read, and the dictionary entries used."""
    if actor is None:
        why = f" ({mention.reason})" if mention and mention.reason else ""
        words = f' "{mention.text}" was not resolved' if mention else " none"
        yield f"{role}:{words}{why}"
        return
    words = f', from "{mention.text}" by {mention.how}' if mention else ""
    yield f"{role}: {actor.code}" + (f" ({actor.name})" if actor.name else "") + words
    if actor.entries:
        yield "  entries: " + ", ".join(actor.entries)


def date_lines(mention: EventMention, publication: Publication) -> Iterator[str]:
    """Yield the date reasoning: value, interval, rule and evidence, and how the publication date is known."""
    timex = mention.timex
    if timex is None:
        yield "date: none in the text" + (
            f"; published {publication.date}" if publication.date else "; publication date unknown"
        )
    else:
        days = (
            f"{timex.date_start or '?'} to {timex.date_end or '?'}"
            if timex.date_start != timex.date_end
            else str(timex.date_start or "?")
        )
        words = f'"{timex.text}" is ' if timex.text else ""
        yield f"date: {words}{timex.value or 'not known'} ({days}), {timex.granularity}, {timex.status}" + (
            f", by {timex.rule_id}" if timex.rule_id else ""
        )
        if timex.evidence:
            yield f"  {timex.evidence}"
    for reason in publication.evidence:
        yield f"  published: {reason}"


def explanation(
    mention: EventMention,
    sentence: Sentence | None,
    publication: Publication,
    *,
    code_name: str | None = None,
    rule_where: str | None = None,
    mention_id: str | None = None,
    floor: float | None = None,
) -> str:
    """Return the whole explanation of one mention as text, ended by a line end.

    ``floor`` is given for a mention that a build leaves out, because it is less sure.
    """
    out: list[str] = []
    if mention_id:
        out.append(f"mention {mention_id}, article {mention.article_id}, sentence {mention.sentence_index}")
        out.append("")
    out.extend("  " + line for line in underlined(mention.sentence, mention.sentence_start, marks(mention)))
    out.append("")
    name = f" {code_name}" if code_name else ""
    out.append(
        f"event: {mention.event_code}{name} · PLOVER {mention.plover_type}"
        + (f"/{mention.plover_mode}" if mention.plover_mode else "")
    )
    out.append(f"  {mention.polarity}, {mention.modality}, confidence {mention.confidence:.2f}")
    if floor is not None:
        out.append(f"  left out of a build unless --min-confidence is lower than {floor:g}")
    out.append(f"rule: {mention.rule_id}" + (f" ({rule_where})" if rule_where else ""))
    out.extend(actor_line("source", mention.source, mention.source_actor))
    out.extend(actor_line("target", mention.target, mention.target_actor))
    if sentence is not None:
        out.extend(path_lines(mention, sentence))
    out.extend(date_lines(mention, publication))
    if mention.place is not None:
        place = mention.place
        where = f"{place.name}, {place.country}" if place.country else place.name
        out.append(f'place: "{place.text}" is {where} ({place.type})' + (f"; {place.reason}" if place.reason else ""))
    if mention.attributed_to_text:
        out.append(f'claimed by: "{mention.attributed_to_text}" ({mention.attributed_to_code or "no code"})')
    if mention.provenance:
        out.append("decisions:")
        for step in mention.provenance:
            by = f"  [{step.by}]" if step.by else ""
            out.extend(
                textwrap.wrap(
                    f"{step.name}: {step.decided}{by}", WIDTH, initial_indent="  ", subsequent_indent="      "
                )
            )
            for loser in step.lost:
                out.extend(
                    textwrap.wrap(f"not {loser}", WIDTH, initial_indent="      ", subsequent_indent="          ")
                )
    return "\n".join(out) + "\n"


def path_lines(mention: EventMention, sentence: Sentence) -> Iterator[str]:
    """Yield the parse path from the trigger to each role named in this sentence."""
    trigger = token_at(sentence, mention.action_start, mention.action_end)
    for role, item in (("source", mention.source), ("target", mention.target)):
        if trigger is None or item is None:
            continue
        head = token_at(sentence, item.start, item.end)
        if head is not None and head != trigger:
            yield f"path to {role}: {parse_path(sentence, trigger, head)}"
