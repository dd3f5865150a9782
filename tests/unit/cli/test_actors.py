"""`events actors resolve` and `events dictionaries import`, in this process."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from events.cli import make_app


def resolve(*args: str, stdin: str = "") -> tuple[list[dict[str, object]], str]:
    run = CliRunner().invoke(make_app(), ["actors", "resolve", *args], input=stdin)
    assert run.exit_code == 0, run.output
    return [json.loads(line) for line in run.stdout.splitlines()], run.stderr


def test_a_phrase_gives_one_object_with_the_contract_keys() -> None:
    (row,), _ = resolve("German chancellor Angela Merkel", "--date", "2015-06-01")
    assert list(row) == ["id", "code", "country", "group", "role", "name"]
    assert (row["code"], row["country"], row["role"], row["name"]) == ("DEUGOV", "DEU", "GOV", "Angela Merkel")


def test_the_same_person_has_another_code_at_another_time() -> None:
    (row,), _ = resolve("Angela Merkel", "--date", "2023-06-01")
    assert row["code"] == "DEUELI"


def test_unknown_words_give_nulls_and_a_message() -> None:
    (row,), message = resolve("qwertyuiop")
    assert row["code"] is None
    assert "qwertyuiop" in message


def test_explain_names_the_entries() -> None:
    (row,), _ = resolve("NATO", "--explain")
    assert row["code"] == "IGOWSTNAT"
    assert isinstance(row["entries"], list)
    assert row["entries"]


def test_a_group_of_states_gives_all_its_members_and_the_entry() -> None:
    (row,), _ = resolve("the leaders of the Baltic states", "--date", "2022-06-01", "--explain")
    assert (row["code"], row["also"]) == ("ESTGOV", ["LTUGOV", "LVAGOV"])
    assert any(str(entry).startswith("state_groups.csv:") for entry in list(row["entries"]))  # type: ignore[call-overload]


def test_lines_on_stdin_keep_their_ids_and_bad_ones_are_told() -> None:
    lines = [{"id": 7, "text": "the Kremlin"}, {"id": "b", "text": "Angela Merkel", "date": "2015-06-01"}]
    rows, message = resolve("-", stdin="\n".join([json.dumps(lines[0]), "{broken", json.dumps(lines[1])]) + "\n")
    assert [(row["id"], row["code"]) for row in rows] == [(7, "RUSGOV"), ("b", "DEUGOV")]
    assert "line 2" in message


def test_a_wrong_date_is_wrong_usage() -> None:
    assert CliRunner().invoke(make_app(), ["actors", "resolve", "NATO", "--date", "June"]).exit_code == 2


def test_a_dictionary_is_imported_and_layers_over_ours(tmp_path: Path) -> None:
    source = tmp_path / "my.actors.txt"
    source.write_text("RURITANIA_ [RUR]\n+STRELSAU_\n", encoding="utf-8")
    out = tmp_path / "lexicon"
    run = CliRunner().invoke(make_app(), ["dictionaries", "import", str(source), "--out", str(out)])
    assert run.exit_code == 0, run.output
    assert "0 of 2 lines refused" in run.stdout
    (row,), _ = resolve("Strelsau", "--lexicon", str(out))
    assert row["country"] == "RUR"


def test_a_missing_dictionary_is_wrong_usage(tmp_path: Path) -> None:
    assert CliRunner().invoke(make_app(), ["dictionaries", "import", str(tmp_path / "none.txt")]).exit_code == 2
