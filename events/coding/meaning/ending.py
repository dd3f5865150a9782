"""Who ends what: to stop one's own force is to yield, to stop that of another or to avert it is not."""

from __future__ import annotations

from events.coding.acts.act import Act
from events.coding.parties import arguments as args
from events.coding.roles import Cast

# Verbs under which an act is something that others would do.
_AVERT = frozenset({"prevent", "reduce", "curb", "restrain"})
_FORCE = frozenset({"14", "18", "19", "20"})


def of_others(cast: Cast, verb: int, ended: Act) -> bool:
    """Tell whether ``verb`` averts the act below it, or ends a force that its subject does not use itself."""
    s = cast.s
    if s.lemmas[verb].lower() in _AVERT:
        return ended.code[:2] not in ("06", "07")
    if ended.code[:2] not in _FORCE:
        return False
    owner = s.child(ended.matches[0].head, "nmod:poss")
    if owner is not None and s.tags[owner] == "PRP$":
        return False  # "that Israel end its offensive"
    own = {r.key[:3] for r in args.verb_sources(cast, verb, ())}
    return bool(own) and bool(ended.sources) and not any(r.key[:3] in own for r in ended.sources)
