"""The spaCy component ``event_coder``: ``nlp.add_pipe("event_coder")`` fills ``doc._.events``.

It stands here, not in ``events.nlp``, because it joins both ends: it takes spaCy's documents and gives them to the
whole coder, which ``events.nlp`` must not know. With the package installed spaCy finds the component by itself (entry
point ``spacy_factories``); in a bare checkout ``import events.spacy_component`` registers it.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import types
import typing
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import minibatch

from events.api import TextCoder, make_article
from events.types import EventMention

NAME = "event_coder"
_KEY = "newsdyads.events"  # in doc.user_data: text, so that documents can be stored and sent between processes


@Language.factory(NAME, default_config={"model": None, "published": None, "lexicon": []}, assigns=["doc._.events"])
def create_event_coder(
    nlp: Language, name: str, model: str | None, published: str | None, lexicon: list[str]
) -> EventCoder:
    """Factory of the component.

    ``model`` is the pipeline that parses (default: the built-in one), ``published`` the ISO publication date of
    documents that have none of their own in ``doc._.published``, ``lexicon`` folders layered over the built-in
    dictionaries and rules. Raises ``ModelError`` or ``LexiconError``.
    """
    del nlp, name
    return EventCoder(TextCoder.load(model, lexicon=lexicon), published=published)


class EventCoder:
    """Codes the text of each document with its own parser; other annotations are neither needed nor changed."""

    def __init__(self, coder: TextCoder, *, published: dt.date | str | None = None) -> None:
        """Wrap a loaded coder and register the extensions ``doc._.events`` and ``doc._.published``."""
        self.coder = coder
        self.published = published
        if not Doc.has_extension("events"):
            Doc.set_extension("events", getter=events_of)
        if not Doc.has_extension("published"):
            Doc.set_extension("published", default=None)

    def __call__(self, doc: Doc) -> Doc:
        """Code one document."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Code documents, sentences of many of them parsed together."""
        for docs in minibatch(stream, batch_size):  # type: ignore[no-untyped-call]
            articles = [make_article(doc.text, published=doc._.published or self.published) for doc in docs]
            for doc, coded in zip(docs, self.coder.pipeline.code(articles), strict=True):
                plain = [dataclasses.asdict(mention) for mention in coded.mentions]
                doc.user_data[_KEY] = json.dumps(plain, ensure_ascii=False, default=dt.date.isoformat)
                yield doc

    def to_disk(self, path: Any, *, exclude: tuple[str, ...] = ()) -> None:
        """Nothing to store: model and lexicon are named in the config."""

    def from_disk(self, path: Any, *, exclude: tuple[str, ...] = ()) -> EventCoder:
        """Nothing to load: the factory has done it."""
        return self


def events_of(doc: Doc) -> list[EventMention]:
    """Return the mentions of a coded document in text order; an empty list when it was not coded."""
    return [_restore(EventMention, item) for item in json.loads(doc.user_data.get(_KEY, "[]"))]


def _restore(kind: Any, value: Any) -> Any:
    """Return plain data from JSON as the type ``kind`` again (the shared types: dataclasses, tuples, dates)."""
    if value is None:
        return None
    if isinstance(kind, types.UnionType):
        return _restore(next(k for k in typing.get_args(kind) if k is not types.NoneType), value)
    if typing.get_origin(kind) is tuple:
        return tuple(_restore(typing.get_args(kind)[0], item) for item in value)
    if dataclasses.is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return typing.cast(Any, kind)(**{name: _restore(hints[name], item) for name, item in value.items()})
    return dt.date.fromisoformat(value) if kind is dt.date else value
