"""Fixtures of the warehouse's tests; ``fakes`` is the module with made-up rows."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

HERE = Path(__file__).parent


def load_fakes() -> ModuleType:
    """Import ``warehouse_fakes.py`` (the tests are no package)."""
    if "warehouse_fakes" not in sys.modules:
        spec = importlib.util.spec_from_file_location("warehouse_fakes", HERE / "warehouse_fakes.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules["warehouse_fakes"] = module
        spec.loader.exec_module(module)
    return sys.modules["warehouse_fakes"]


@pytest.fixture(scope="session")
def fakes() -> ModuleType:
    return load_fakes()


@pytest.fixture(scope="session")
def reference() -> dict[str, list[dict[str, Any]]]:
    """Small reference tables, so that the tests do not depend on the lexicon."""
    none = dict.fromkeys(("official_name", "aliases", "demonyms", "capital", "region_code", "valid_from", "valid_to"))
    codes = {"010": 1, "036": 1, "042": 1, "073": 2, "112": 3, "1123": 3, "141": 4, "190": 4, "195": 4}
    land = {"RUS": ("RU", "RS", "Russia"), "UKR": ("UA", "UP", "Ukraine"), "USA": ("US", "US", "United States")}
    return {
        "countries": [
            {"iso3": k, "iso2": v[0], "fips": v[1], "name": v[2], "lat": 50.0, "lon": 30.0, **none}
            for k, v in land.items()
        ],
        "cameo_codes": [
            {
                "code": code, "name": f"Act {code}", "root": code[:2], "base": code[:3], "goldstein": 0.0,
                "quad_class": quad, "in_gdelt": True, "plover_type": None, "plover_mode": None,
                "plover_context": None, "description": None,
            }
            for code, quad in codes.items()
        ],
    }  # fmt: skip


@pytest.fixture
def build(tmp_path: Path, fakes: ModuleType, reference: Any) -> Any:
    """A function that builds (or adds to) a warehouse from made-up articles and returns its folder."""
    from events.warehouse import Warehouse

    def run(data: Any, name: str = "wh", shard: int = 50, finish: bool = True, **options: Any) -> Path:
        folder = tmp_path / name
        warehouse = Warehouse.open(folder, create=True, settings=options.pop("settings", None))
        with warehouse.writer(coder="c1") as writer:
            for start in range(0, len(data), shard):
                part = data[start : start + shard]
                writer.add([a for a, _ in part], [m for _, rows in part for m in rows], **options)
                writer.commit_shard()
            if finish:
                writer.finish({"command": "build"}, reference=reference)
        return folder

    return run


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory, fakes: ModuleType, reference: Any) -> Path:
    """A finished warehouse of 200 made-up articles; read it only."""
    from events.warehouse import Warehouse

    folder = tmp_path_factory.mktemp("small") / "wh"
    data = fakes.make(200)
    with Warehouse.open(folder, create=True).writer(coder="c1") as writer:
        writer.add([a for a, _ in data], [m for _, rows in data for m in rows], [fakes.reject(i) for i in range(3)])
        writer.finish({"command": "build"}, reference=reference)
    return folder
