from __future__ import annotations

from pathlib import Path

import pytest

from events.coding.actors import ActorIndex, resolve_phrase
from events.lexicon.dictionaries import import_dictionaries

ACTORS = """# comment
RURITANIA_  [RUR]
+RURITANIAN_
+STRELSAU_  # its capital

RUDOLF_ELPHBERG_  ; list of kings
\t[RURELI 320101-331108]
\t[RURGOV >20331108]
\t[RUROPP <19311231]

RURITANIAN_LIBERATION_ARMY [RURREB]
+RLA_
BROKEN_ONE [rur gov]
BROKEN_TWO [RURGOV 19991350-20000101]
"""
AGENTS = """!PERSON! = MAN, MEN, WOMAN
GUARDS!PERSON! [~MIL]
PEASANT [~AGR]
ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOVATG]
TROOP {} [~MIL]
ISLAND
"""
VERBS = """&AID_
+HELP
+RELIEF_

--- GIVE [070] ---
GIVE {GIVES GIVING GAVE GIVEN}
+HAND_OVER [071]
- * &AID [073]
- * &MISSING [074]
- * (TO CORE)
~ a (a b ATTACK) SAY = a b 015
"""
DISCARDS = "+ACADEMY AWARD  # film\nBASKETBALL\nWORLD_CUP_\n"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    out = []
    for name, text in (("a.actors", ACTORS), ("b.agents", AGENTS), ("c.verbs", VERBS), ("d.discards", DISCARDS)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, "utf-8")
        out.append(path)
    return out


def test_bad_lines_are_named_and_never_fatal(files: list[Path], tmp_path: Path) -> None:
    report = import_dictionaries(files, tmp_path / "out")
    bad = {(r.file, r.line) for r in report.refused}
    assert {("a.actors.txt", 13), ("a.actors.txt", 14), ("b.agents.txt", 6)} <= bad
    assert {r.reason for r in report.refused if r.file == "c.verbs.txt"} == {
        "synonym set &MISSING is not defined",
        "no event code in brackets",
    }
    assert report.counts["discards"] == 3
    assert report.counts["verbs"] == 2
    assert report.counts["patterns"] == 1
    assert report.counts["transformations"] == 1


def test_imported_actors_and_agents_resolve(files: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    import_dictionaries(files, out)
    index = ActorIndex.load([out])

    def code(phrase: str, date: str | None = None) -> str | None:
        actor = resolve_phrase(phrase, date, index=index)
        return actor.code if actor else None

    assert code("Ruritanian peasants") == "RURAGR"
    assert code("Ruritanian guardsmen") == "RURMIL"
    assert code("Ruritanian Liberation Army") == "RURREB"
    assert code("Rudolf Elphberg", "1932-06-01") == "RURELI"
    assert code("Rudolf Elphberg", "2034-06-01") == "RURGOV"
    assert code("Rudolf Elphberg", "1930-06-01") == "RUROPP"


def test_the_real_dictionaries(tmp_path: Path) -> None:
    folder = Path(__file__).resolve().parents[4] / "shared" / "reference" / "petrarch2"
    files = sorted(folder.glob("*.txt"))
    if not files:
        pytest.skip("the PETRARCH dictionaries are not beside the project (../shared/reference/petrarch2)")
    report = import_dictionaries(files, tmp_path / "out")
    assert report.lines > 50_000
    assert report.refused_share < 0.01
    index = ActorIndex.load([tmp_path / "out"])
    actor = resolve_phrase("Kofi Annan", "2003-03-01", index=index)
    assert actor is not None
    assert actor.code == "IGOUNO"
