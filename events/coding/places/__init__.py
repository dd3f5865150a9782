"""Places: recognise them, say which place a name means, and tie a place to an event.

``Gazetteer`` knows the places, ``PlaceTagger`` finds them in an article and its sentences, ``attach`` says where an
event happened.
"""

from __future__ import annotations

from events.coding.places.attach import Attached, attach
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.resolve import PlaceContext, distance_km
from events.coding.places.tables import Entry
from events.coding.places.tagger import PlaceTagger

__all__ = ["Attached", "Entry", "Gazetteer", "PlaceContext", "PlaceTagger", "attach", "distance_km"]
