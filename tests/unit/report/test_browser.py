"""The pages in a real browser, where one is installed: they draw, the filters act on everything, nothing is an error."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from chromium import Tab

from events.report import render_page
from events.report.browse import Browser, Server
from events.report.data import Payload
from events.warehouse import Warehouse

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(chromium.BROWSER is None, reason="no Chromium on this machine"),
]

# France criticised Italy (told twice, in Geneva), Italy denied something to nobody, the UN warned France in 2022.
PAYLOAD = Payload(
    meta={
        "events": 3, "mentions": 4, "articles": 1, "lands": [["CHE", 46.8, 8.2]], "towns": [46, 6, 48, 2],
        "groups": {"IGOUNO": "United Nations"}, "roles": {"GOV": "government"},
    },
    actors=[["FRA", "France", "FRA"], ["ITAGOV", None, "ITA"], ["IGOUNO", None, None]],
    countries={"FRA": "France", "ITA": "Italy", "CHE": "Switzerland"},
    codes={"11": "Disapprove", "111": "Criticise", "13": "Threaten"},
    places=[["Geneva", "CHE", 46.2, 6.15]],
    columns={
        "source": [0, 1, 2], "target": [1, -1, 0], "code": ["111", "111", "13"], "quad": [3, 3, 3],
        "goldstein": [-2.0, -2.0, -4.0], "negated": [0, 1, 0], "modality": [0, 0, 0], "day": [18785, None, 19100],
        "date": ["2021-06-07", None, "2022-04-18"], "place": [0, -1, -1], "n": [2, 1, 1], "sources": [1, 1, 1],
    },
    stories=[
        {"id": "m1", "text": "France 😀 criticised <b>Italy</b>.", "marks": [["action", 9, 19]], "rule": "11"},
        {"id": "m2", "text": "Italy denied it.", "marks": [], "rule": "11"},
        {"id": "m3", "text": "The UN warned France.", "marks": [], "rule": "13"},
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Tab]:
    with Tab(tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(render_page(PAYLOAD), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def report(tab: Tab, page: str) -> Tab:
    tab.errors.clear()
    tab.open(page)
    tab.wait("document.querySelectorAll('details').length > 0")
    return tab


def rows(tab: Tab) -> list[str]:
    return list(tab.run("[...document.querySelectorAll('#rows summary')].map(s => s.children[1].textContent)"))


def fill(tab: Tab, field: str, value: str) -> None:
    set_it = f"const f = document.getElementById('{field}'); f.value = '{value}';"
    tab.run(f"(() => {{ {set_it} f.dispatchEvent(new Event('input', {{bubbles: true}})); }})()")


def test_the_page_draws_without_an_error(report: Tab) -> None:
    assert rows(report) == ["France", "United Nations"]
    assert report.run("document.getElementById('count').textContent") == "2 of 3 events"
    assert report.run("document.querySelectorAll('#map circle').length") == 1
    labels = report.run("[...document.querySelectorAll('#matrix button')].map(b => b.ariaLabel)")
    assert "FRA to ITA: 1 events, mean Goldstein -2.0" in labels
    assert report.errors == []


@pytest.mark.parametrize(
    ("field", "value", "left"),
    [
        ("who", "italy", ["France"]),
        ("who", "united nations", ["United Nations"]),
        ("words", "geneva", ["France"]),
        ("words", "WARNED", ["United Nations"]),
        ("root", "11", ["France"]),
        ("from", "2022", ["United Nations"]),
        ("to", "2021", ["France"]),
        ("words", "nothing like this", []),
    ],
)
def test_a_filter_acts_on_everything(report: Tab, field: str, value: str, left: list[str]) -> None:
    fill(report, field, value)
    assert rows(report) == left
    assert report.run("document.getElementById('count').textContent") == f"{len(left)} of 3 events"
    assert report.run("document.querySelectorAll('#map circle').length") == left.count("France")
    assert report.run("document.querySelectorAll('#time rect').length") == len(left)
    assert report.run("document.querySelectorAll('#matrix button').length") == len(left)
    assert report.run("document.querySelectorAll('#net path').length") == len(left)
    assert report.run("document.querySelectorAll('#actors .bar').length") == 2 * len(left)
    report.run("document.querySelector('button[type=reset]').click()")
    report.wait("document.querySelectorAll('#rows details').length === 2")
    assert report.errors == []


def test_kinds_denials_pairs_and_places_are_filters_too(report: Tab) -> None:
    report.run("document.getElementById('real').click()")
    assert len(rows(report)) == 3
    report.run("document.querySelector('#quads input[value=\"3\"]').click()")
    assert rows(report) == []
    report.run("document.querySelector('#quads input[value=\"3\"]').click()")
    report.run(
        "[...document.querySelectorAll('#matrix button')].find(b => b.ariaLabel.startsWith('FRA to ITA')).click()"
    )
    assert rows(report) == ["France"]
    report.run("document.getElementById('unpair').click()")
    assert len(rows(report)) == 3
    report.run("document.querySelector('#map circle').dispatchEvent(new MouseEvent('click'))")
    assert rows(report) == ["France"]
    assert report.errors == []


def test_a_name_among_the_most_active_leads_to_exactly_its_events(report: Tab) -> None:
    report.run("[...document.querySelectorAll('#actors button')].find(b => b.textContent === 'United Nations').click()")
    assert rows(report) == ["United Nations"]
    assert report.run("document.getElementById('count').textContent").endswith(", United Nations")
    report.run("document.getElementById('unpair').click()")
    assert len(rows(report)) == 2


@pytest.mark.parametrize(
    ("code", "words"),
    [("FRAGOV", "France, government"), ("IGOUNO", "United Nations"), ("GOV", "government"), ("ITAXYZ", "Italy, XYZ")],
)
def test_codes_are_put_into_words(report: Tab, code: str, words: str) -> None:
    assert report.run(f"partyName('{code}')") == words


def test_a_few_days_of_long_ago_do_not_squeeze_the_chart(report: Tab) -> None:
    spans = report.run(
        """(() => {
            const keep = C.day, over = (...days) => { C.day = days; return spanOf(days.map((_, i) => i)); };
            const bulk = Array.from({ length: 198 }, (_, i) => 18000 + (i % 60));
            const found = [over(-30000, ...bulk, 40000), over(...bulk), over(-30000), over()];
            C.day = keep;
            return found;
        })()"""
    )
    assert (spans[0]["before"], spans[0]["after"]) == (1, 1)
    assert 17_900 < spans[0]["first"] <= 18_000 < 18_059 <= spans[0]["last"] < 18_150
    assert spans[1] == {"first": 18_000, "last": 18_059, "before": 0, "after": 0}
    assert spans[2] == {"first": -30_000, "last": -30_000, "before": 0, "after": 0}
    assert spans[3]["before"] == spans[3]["after"] == 0


def test_a_row_opens_to_its_sentence_as_text(report: Tab) -> None:
    report.run("document.querySelector('#rows summary').click()")
    report.wait("document.querySelectorAll('.story').length === 1")
    assert report.run("document.querySelector('.story mark.action').textContent") == "criticised"
    assert report.run("document.querySelector('blockquote').textContent") == PAYLOAD["stories"][0]["text"]
    assert report.run("document.querySelectorAll('blockquote b').length") == 0


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
def test_it_fits_phone_and_desk_in_light_and_dark(tab: Tab, page: str, width: int, dark: bool) -> None:
    tab.errors.clear()
    tab.open(page, width=width, dark=dark)
    tab.wait("document.querySelectorAll('details').length > 0")
    assert tab.run("document.documentElement.scrollWidth") == width
    paper = tab.run("getComputedStyle(document.body).backgroundColor")
    assert paper == ("rgb(20, 23, 27)" if dark else "rgb(255, 255, 255)")
    assert tab.errors == []


def test_the_sql_box_asks_and_shows_errors(tab: Tab, tmp_path: Path) -> None:
    with Warehouse.open(tmp_path, create=True).writer() as writer:
        writer.finish({})
    server = Server(Browser(tmp_path))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        tab.errors.clear()
        tab.open(server.address + "sql")
        tab.wait("document.querySelectorAll('#example option').length > 5")
        tab.run("document.getElementById('sql').value = \"SELECT '<b>x</b>' AS a, 2 AS b\"; run()")
        assert tab.run("document.querySelector('#table').innerText").split() == ["a", "b", "<b>x</b>", "2"]
        assert tab.errors == []
        tab.run("document.getElementById('sql').value = 'DROP VIEW events'; run()")
        assert "single SELECT" in tab.run("document.getElementById('state').textContent")
        tab.open(server.address)
        assert tab.run("document.querySelector('a[href=\"/sql\"]').textContent") == "Ask with SQL"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
