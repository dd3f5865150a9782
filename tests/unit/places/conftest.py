from __future__ import annotations

import pytest

from events.coding.places import Gazetteer, PlaceTagger


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.fixture(scope="session")
def tagger(gazetteer: Gazetteer) -> PlaceTagger:
    return PlaceTagger(gazetteer)
