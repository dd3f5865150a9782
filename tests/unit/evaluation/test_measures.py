"""The measures, on made-up sentences and hand-made mentions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from events.errors import InputError
from events.evaluation.cameo import evaluate_cameo
from events.evaluation.cases import case_id, evaluate_cases
from events.evaluation.compare import actor_key, content_words
from events.evaluation.gold import find_gold
from events.evaluation.plover import evaluate_plover
from events.evaluation.report import as_markdown, as_text
from events.evaluation.scores import Miss, Score, spread
from events.evaluation.seeds import evaluate_seeds, locate
from events.types import Actor

ACTORS = {"Lima": "PERGOV", "Peru": "PER", "Quito": "ECUGOV", "Ecuador": "ECU", "France": "FRA", "Spain": "ESP"}


def resolve(words: str) -> Actor | None:
    code = ACTORS.get(words)
    return Actor(code=code, country=code[:3]) if code else None


def cameo_row(
    key: str, text: str, code: str, source: list[str], target: list[str], reciprocal: bool = False
) -> dict[str, Any]:
    return {
        "id": key,
        "text": text,
        "reciprocal": reciprocal,
        "events": [{"cameo": code, "source_text": source, "target_text": target, "verb_text": []}],
    }


def test_scores() -> None:
    score = Score(right=6, extra=2, missed=4)
    assert score.precision == 0.75
    assert score.recall == 0.6
    assert score.f1 == pytest.approx(2 / 3)
    assert Score().f1 is None
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def test_misses_are_taken_in_turn_from_every_group() -> None:
    misses = [Miss(id=f"{g}{i}", text="", wanted="", got="", reason="", group=g) for g in "aab" for i in range(3)]
    assert [m.group for m in spread(misses, 4)] == ["a", "b", "a", "b"]


def test_words_that_name_nobody_do_not_count_as_overlap() -> None:
    assert not content_words("the foreign minister") & content_words("the prime minister")
    assert content_words("U.S. officials") & content_words("US forces")
    assert content_words("Peru's army") == {"peru"}


def test_international_bodies_are_told_apart_by_the_organisation() -> None:
    assert actor_key("RUSGOV") == actor_key("RUSMIL") == "RUS"
    assert actor_key("IGOWSTNAT") != actor_key("IGOEUREEC")
    assert actor_key(None) == actor_key("") == ""


def test_codebook_rows_are_measured_by_root_code_and_dyad(make_mention: Any) -> None:
    right, other, silent = "Peru condemned Ecuador.", "France praised Spain.", "Spain left."
    rows = [
        cameo_row("right", right, "111", ["Peru"], ["Ecuador"]),
        cameo_row("other", other, "051", ["France"], ["Spain"]),
        cameo_row("silent", silent, "160", ["Spain"], []),
    ]
    mentions = {
        "right": [make_mention(right, "1121", source=("Peru", "PER"), target=("Ecuador", "ECU"))],
        "other": [make_mention(other, "111", source=("France", "FRA"), target=("Spain", "ESP"))],
    }
    result = evaluate_cameo(rows, mentions, resolve, name="x")
    figures = result.figures
    assert figures["root recall"] == pytest.approx(1 / 3)
    assert figures["3-digit recall"] == 0
    assert figures["dyad+root recall"] == pytest.approx(1 / 3)
    assert figures["extra mentions per sentence"] == pytest.approx(1 / 3)
    assert result.confusion == {("11", "11"): 1, ("05", "11"): 1, ("16", "none"): 1}
    assert {m.id: m.reason for m in result.misses} == {
        "other": "right actors, but coded 111 by rule-111",
        "silent": "nothing was coded",
    }
    assert result.tables["per root"]["11"] == Score(right=1, extra=1, missed=0)


def test_reciprocal_gold_fits_either_way_and_one_way_gold_does_not(make_mention: Any) -> None:
    text = "France met Spain."
    mentions = {"m": [make_mention(text, "040", source=("Spain", "ESP"), target=("France", "FRA"))]}
    for reciprocal, recall in ((True, 1.0), (False, 0.0)):
        row = cameo_row("m", text, "040", ["France"], ["Spain"], reciprocal)
        assert evaluate_cameo([row], mentions, resolve, name="x").figures["dyad+root recall"] == recall


def test_actors_fit_by_what_they_resolve_to_when_the_words_differ(make_mention: Any) -> None:
    text = "Lima accused Quito; it condemned the neighbour."
    mention = make_mention(text, "112", source=("it", "PERGOV"), target=("neighbour", "ECU"))
    row = cameo_row("m", text, "112", ["Lima"], ["Quito"])
    assert evaluate_cameo([row], {"m": [mention]}, resolve, name="x").figures["dyad+root recall"] == 1


def test_plover_prediction_is_the_surest_mention_of_the_gold_actors(make_mention: Any) -> None:
    text = "Peru condemned Ecuador and will aid France."
    source, target = ("Peru", "PERGOV"), ("Ecuador", "ECU")
    row = {
        "id": "p",
        "text": text,
        "reciprocal": False,
        "events": [
            {
                "plover": "DISAPPROVE",
                "plover_2021": "ACCUSE",
                "plover_crosswalk": "ACCUSE",
                "source": [{"text": "Peru", "code": "PER", "sector": "GOV"}],
                "target": [{"text": "Ecuador", "code": "ECU"}],
            }
        ],
    }
    sure = make_mention(text, "111", source=source, target=target, plover="ACCUSE", confidence=0.9)
    unsure = make_mention(text, "130", source=source, target=target, plover="THREATEN", confidence=0.2)
    elsewhere = make_mention(text, "070", source=source, target=("France", "FRA"), plover="AID", confidence=1.0)
    figures = evaluate_plover([row], {"p": [elsewhere, unsure, sure]}, resolve, name="x").figures
    assert figures["type recall"] == 1
    assert figures["macro-F1 over types"] == 1
    assert figures["actor country (in matched mentions)"] == 1
    assert figures["actor sector (in matched mentions)"] == 1
    only_unsure = evaluate_plover([row], {"p": [unsure]}, resolve, name="x")
    assert only_unsure.figures["macro-F1 over types"] == 0
    assert only_unsure.confusion == {("ACCUSE", "THREATEN"): 1}


def record(sent: str, source: str, codes: list[str], target: str, must: bool = True) -> dict[str, Any]:
    return {
        "doc": "001",
        "sent": sent,
        "source": source,
        "target": target,
        "codes": codes,
        "date": "2021-06",
        "status": ["future"],
        "must": must,
    }


def test_article_records_need_sentence_root_and_actors(make_mention: Any) -> None:
    text = "Peru will accuse Ecuador.\nFrance aided Spain.  Spain aided\nFrance."
    rows = [
        record("Peru will accuse Ecuador.", "PERGOV", ["112", "111"], "ECU"),
        record("Spain aided France.", "ESP", ["070"], "FRA"),
    ]
    hit = make_mention(
        text,
        "1121",
        source=("Peru", "PER"),
        target=("Ecuador", "ECU"),
        action="accuse",
        modality="future",
        date="2021-06",
    )
    astray = make_mention(text, "070", source=("Spain", "ESP"), target=("France", "FRA"), action="aided")
    result = evaluate_seeds(rows, {"001": [hit, astray]}, {"001": text}, {"001": None}, name="x")
    assert result.figures["recall of core events"] == 0.5
    assert result.figures["precision"] == 0.5
    assert result.figures["date right (of matched)"] == 1
    assert result.figures["status right (of matched)"] == 1


def test_sentences_are_found_whatever_the_blanks() -> None:
    assert locate("Spain aided France.", "x Spain  aided\nFrance. y") == (2, 22)
    assert locate("Spain", "France") is None


def test_our_own_cases_count_what_is_missing_and_what_is_too_much(make_mention: Any) -> None:
    text = "Peru condemned Ecuador."
    rows = [
        {"text": text, "events": [{"source": "PER", "code": "111", "target": "ECU", "polarity": "affirmed"}]},
        {"text": "Peru played Ecuador.", "none": True},
    ]
    good = make_mention(text, "111", source=("Peru", "PER"), target=("Ecuador", "ECU"))
    both = {case_id("x", 1): [good], case_id("x", 2): [good]}
    result = evaluate_cases(rows, both, name="x")
    assert result.figures == {"precision": 0.5, "recall": 1.0, "F1": pytest.approx(2 / 3), "rows wholly right": 0.5}
    assert [m.reason for m in result.misses] == ["surplus"]


def test_gold_is_recognised_by_its_fields(tmp_path: Path) -> None:
    files = {
        "a.jsonl": {"id": "1", "text": "t", "events": [{"cameo": "010"}]},
        "b.jsonl": {"id": "1", "text": "t", "events": [{"plover": "AID", "cameo": "070"}]},
        "c.jsonl": {"sent": "s", "must": True, "codes": ["010"]},
        "d.jsonl": {"text": "t", "timexes": []},
        "e.jsonl": {"text": "t", "toponyms": []},
        "g.jsonl": {"something": "else"},
    }
    for name, row in files.items():
        (tmp_path / name).write_text(json.dumps(row) + "\n")
    (tmp_path / "f.yaml").write_text("- text: t\n  events:\n    - {source: PER, code: '010', target: ECU}\n")
    assert [g.kind for g in find_gold(tmp_path)] == [
        "cameo_examples",
        "plover_gsr",
        "seeds",
        "dates",
        "geoparse",
        "cases",
    ]
    with pytest.raises(InputError):
        list(find_gold(tmp_path / "g.jsonl"))
    with pytest.raises(InputError):
        list(find_gold(tmp_path / "nowhere"))


def test_the_saved_page_never_holds_gold_sentences(make_mention: Any) -> None:
    text = "France praised Spain."
    result = evaluate_cameo([cameo_row("k-1", text, "051", ["France"], ["Spain"])], {}, resolve, name="x")
    assert text in as_text([result])
    page = as_markdown([result], heading="Evaluation", note="")
    assert "k-1" in page
    assert text not in page
    assert "| root recall | 0.000 |" in page
