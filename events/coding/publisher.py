"""Who "we" is outside quotations: the publisher, when it is a political actor speaking for itself."""

from __future__ import annotations

from events.coding.actors import ActorIndex, resolve_phrase
from events.types import Actor, Document


def publisher_of(document: Document, index: ActorIndex) -> Actor | None:
    """Return the publisher as an actor when it is a government or an international body; newspapers say "we" of nobody coded."""
    name = document.article.source_name
    if not name:
        return None
    actor = resolve_phrase(name, document.publication, index=index)
    if actor is None or not set(actor.roles) & {"GOV", "MIL", "IGO", "LEG"}:
        return None
    return actor
