"""Who "his counterpart" is: somebody of the same rank in the country named, else the other person spoken of."""

from __future__ import annotations

from events.coding.actors.continents import region_of
from events.coding.actors.partial import Partial
from events.coding.actors.protos import Proto
from events.coding.actors.scene import Scene
from events.types import Actor


def counterpart(p: Proto, q: Partial, owner: Actor, scene: Scene) -> None:
    """Somebody of the owner's rank: of the country named, else the other person of another country."""
    q.weak = False
    if q.country is not None or (q.plural and region_of(p)):
        q.roles = [r for r in owner.roles if r != "IGO"] or ["GOV"]
        return
    memory = scene.memory
    talked = memory.talk and p.noun.startswith("counterpart")
    since = scene.sentence.index if talked else -1  # talk soon comes to others
    for entity in memory.latest(
        lambda e: e.kind == "PERSON" and not e.plural and e.actor.country != owner.country and e.sentence >= since
    ):
        q.country, q.roles, q.name = entity.actor.country, list(entity.actor.roles), entity.name
        return
