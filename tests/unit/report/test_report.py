"""The report page over a small made-up warehouse: what is inside, and that nothing can break out of it."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from events.lexicon.facts import ROLE_CODES
from events.report import gather, render_page, write_report
from events.report.data import ROLES
from events.types import (
    Actor,
    ActorMention,
    Article,
    Document,
    EventMention,
    PlaceMention,
    Publication,
    SentenceSpan,
    Timex,
)
from events.warehouse import Warehouse
from events.warehouse.rows import CodeFacts, article_row, mention_rows

TEXT = "On Monday France criticised Italy in Geneva </script><b>& more."


def actor(word: str, code: str) -> ActorMention:
    start = TEXT.index(word)
    who = Actor(code=code, country=code[:3], name=word)
    return ActorMention(first=0, last=0, head=0, start=start, end=start + len(word), text=word, actor=who)


def mention(modality: str = "actual", code: str = "111") -> EventMention:
    source, target = actor("France", "FRA"), actor("Italy", "ITA")
    day = dt.date(2021, 6, 7)
    at = TEXT.index("Geneva")
    return EventMention(
        article_id="a1", sentence_index=0, sentence=TEXT, sentence_start=0,
        source=source, target=target, source_actor=source.actor, target_actor=target.actor,
        action_text="criticised", action_start=17, action_end=27,
        event_code=code, plover_type="ACCUSE", plover_mode=None, plover_contexts=(),
        polarity="affirmed", modality=modality, attributed_to_text=None, attributed_to_code=None,
        timex=Timex(start=3, end=9, text="Monday", type="DATE", value="2021-06-07", date_start=day, date_end=day,
                    granularity="day", status="relative"),
        place=PlaceMention(start=at, end=at + 6, text="Geneva", head=0, name="Geneva", type="city", country="CHE",
                           lat=46.2, lon=6.15),
        size_dead=None, size_injured=None, size_participants=None,
        in_lead=True, tone=0.0, rule_id="11-criticise", confidence=0.9,
    )  # fmt: skip


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("warehouse")
    article = Article(article_id="a1", text=TEXT, uri="a.txt", source_name="Gazette", url="https://example.org/a")
    document = Document(
        article=article,
        sentences=(SentenceSpan(0, 0, len(TEXT), 0),),
        publication=Publication(date=dt.date(2021, 6, 8), status="given"),
    )
    facts = {code: CodeFacts(goldstein=-2.0, quad_class=3) for code in ("111", "130")}
    mentions = [mention(), mention("future", "130")]
    with Warehouse.open(folder, create=True).writer() as writer:
        writer.add([article_row(document, len(mentions))], mention_rows(mentions, document, facts))
        writer.finish({})
    return folder


def data_of(page: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    loaded: dict[str, Any] = json.loads(found[1])
    return loaded


def test_every_event_is_a_row_of_columns_of_one_length(warehouse: Path) -> None:
    payload = gather(warehouse, stories=10)
    assert payload["meta"]["events"] == 2
    assert {len(column) for column in payload["columns"].values()} == {2}
    assert sorted(payload["columns"]["code"]) == ["111", "130"]
    assert sorted(payload["columns"]["modality"]) == [0, 1]
    source = payload["actors"][payload["columns"]["source"][0]]
    assert source == ["FRA", "France", "FRA"]
    assert payload["countries"]["FRA"] == "France"


def test_the_story_marks_the_words(warehouse: Path) -> None:
    story = gather(warehouse, stories=10)["stories"][0]
    words = {label: story["text"][first:last] for label, first, last in story["marks"]}
    assert words == {"source": "France", "action": "criticised", "target": "Italy", "place": "Geneva", "date": "Monday"}
    assert story["outlet"] == "Gazette"


def test_only_the_most_told_events_carry_their_sentence(warehouse: Path) -> None:
    payload = gather(warehouse, stories=1)
    assert len(payload["stories"]) == 1
    assert len(payload["columns"]["code"]) == 2


def test_text_from_articles_cannot_break_out_of_the_page(warehouse: Path, tmp_path: Path) -> None:
    write_report(warehouse, tmp_path / "report.html")
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("</script>") == 3
    assert data_of(page)["stories"][0]["text"] == TEXT


def test_nothing_is_loaded_from_elsewhere(warehouse: Path) -> None:
    page = render_page(gather(warehouse, stories=0))
    assert not re.search(r'(src|href)="(?!#)[^"]', page)
    assert "@import" not in page
    assert "url(" not in page
    assert "/*data*/" not in page


def test_every_role_code_has_a_word() -> None:
    assert set(ROLES) == {*ROLE_CODES, "DEV", "EDU", "INT"}
