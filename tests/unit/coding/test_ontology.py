"""The code table: counts, sums and spot values of the official lists."""

from __future__ import annotations

import pytest

from events.lexicon.ontology import Ontology


def test_the_table_is_the_gdelt_lookup_plus_marked_extras(ontology: Ontology) -> None:
    official = [c for c in ontology.cameo.values() if c.in_gdelt]
    by_length = {n: sum(len(c.code) == n for c in official) for n in (2, 3, 4)}
    assert by_length == {2: 20, 3: 146, 4: 144}
    extras = {c.code for c in ontology.cameo.values() if not c.in_gdelt}
    assert extras == {"106", "1213", "155", "176", "1834", "1951", "1952"}


@pytest.mark.parametrize(("quad", "count", "mean"), [(1, 85, 3.46), (2, 39, 6.87), (3, 96, -4.47), (4, 90, -7.63)])
def test_goldstein_means_by_quad_class(ontology: Ontology, quad: int, count: int, mean: float) -> None:
    values = [c.goldstein for c in ontology.cameo.values() if c.in_gdelt and c.quad_class == quad]
    assert len(values) == count
    assert round(sum(values) / count, 2) == mean


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("010", 0.0), ("0231", 3.4), ("036", 4.0), ("042", 1.9), ("043", 2.8), ("046", 7.0), ("051", 3.4), ("057", 8.0), ("060", 6.0),
        ("072", 8.3), ("0871", 9.0), ("0874", 10.0), ("111", -2.0), ("112", -2.0), ("1123", -2.0), ("120", -4.0), ("130", -4.4), ("138", -7.0),
        ("141", -6.5), ("154", -7.2), ("160", -4.0), ("163", -8.0), ("190", -10.0), ("194", -10.0), ("195", -10.0), ("204", -10.0),
    ],
)  # fmt: skip
def test_goldstein_spot_values(ontology: Ontology, code: str, value: float) -> None:
    assert ontology.cameo[code].goldstein == value


def test_every_code_fits_its_root_and_its_plover_type_exists(ontology: Ontology) -> None:
    for code in ontology.cameo.values():
        assert code.code.startswith(code.root)
        assert code.name
        if code.plover_type is not None:
            modes = ontology.plover[code.plover_type].modes
            assert code.plover_mode is None or code.plover_mode in modes, code.code
    untyped = {c.code for c in ontology.cameo.values() if c.plover_type is None}
    assert all(code.startswith("01") for code in untyped), "only statements have no PLOVER type"
    assert len(ontology.plover) == 16
