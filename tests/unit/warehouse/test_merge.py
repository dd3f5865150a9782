"""Events over time: ids that last, joins that are recorded, live counts, corrections."""

from __future__ import annotations

import datetime as dt

import pytest
from asking import rows

from events.errors import WarehouseError
from events.warehouse import Warehouse, diff, diff_snapshots, explain_event, remove, stored_article
from events.warehouse.duplicates import compact_fingerprint

DAY = dt.date(2022, 3, 1)
KYIV = {"place_name": "Kyiv", "place_type": "city", "place_country": "UKR", "place_geonameid": 703448}
KHARKIV = {"place_name": "Kharkiv", "place_type": "city", "place_country": "UKR", "place_geonameid": 706483}


def event_of(folder, article_id):
    return rows(folder, f"SELECT event_id FROM event_mentions WHERE article_id = '{article_id}' ORDER BY mention_id")[
        0
    ][0]


@pytest.fixture
def one(fakes):
    """An article with one mention: ``one("a1", event_code="190")``; ``article`` holds changes of the article."""

    def make(article_id, article=None, **mention):
        row = fakes.article(article_id, **({"source_name": f"Paper {article_id}", "n_mentions": 1} | (article or {})))
        return row, [fakes.mention(article_id=article_id, **mention)]

    return make


def test_an_event_keeps_its_id_and_counts_live(build, one):
    folder = build([one("a1")])
    first = event_of(folder, "a1")
    later = {"published_at": dt.datetime(2022, 3, 5, tzinfo=dt.UTC)}
    build([one("a2", later, source_code="RUSMIL", event_code="195", confidence=0.9, tone=-4.0, size_dead=7, **KYIV)])
    build([one("a3", tone=-1.0, size_dead=3)])
    assert {event_of(folder, a) for a in ("a1", "a2", "a3")} == {first}
    columns = "n_mentions, n_articles, n_sources, source_code, event_code, place_name, max_confidence, avg_tone"
    columns += ", size_dead, generation"
    assert rows(folder, f"SELECT {columns} FROM events") == [(3, 3, 3, "RUSMIL", "195", "Kyiv", 0.9, -2.5, 7, 1)]
    published = rows(folder, "SELECT first_published::DATE, last_published::DATE FROM events")
    assert published == [(dt.date(2022, 3, 2), dt.date(2022, 3, 5))]
    assert rows(folder, "SELECT example_article_id FROM events") == [("a2",)]


def test_when_a_mention_joins_two_events_the_older_id_survives(build, one):
    # A month alone is an event; a single day inside it is another, until a place ties them together.
    month = {"date_start": DAY, "date_end": dt.date(2022, 3, 31), "date_granularity": "month"}
    folder = build([one("a1", **month, **KYIV)])
    build([one("a2", date_start=dt.date(2022, 3, 10))])
    old, young = event_of(folder, "a1"), event_of(folder, "a2")
    assert old != young
    build([one("a3", date_start=dt.date(2022, 3, 10), **KYIV)])
    assert {event_of(folder, a) for a in ("a1", "a2", "a3")} == {old}
    assert rows(folder, "SELECT event_id, merged_into FROM event_aliases") == [(young, old)]
    assert rows(folder, "SELECT event_id, n_mentions FROM events") == [(old, 3)]
    story = explain_event(folder, young)
    assert story is not None
    assert f"{young} was merged into {old}" in story


def test_a_new_event_at_another_place_leaves_the_old_one_alone(build, one):
    folder = build([one("a1", **KYIV)])
    first = event_of(folder, "a1")
    build([one("a2", **KHARKIV)])
    build([one("a3", **KYIV)])
    assert event_of(folder, "a3") == first == event_of(folder, "a1")
    assert event_of(folder, "a2") != first
    assert rows(folder, "SELECT count(*) FROM event_aliases") == [(0,)]


def test_only_touched_files_are_written_again(build, one):
    folder = build([one("a1"), one("a2", target_code="USA")])
    build([one("b1", source_code="CHN"), one("b2", source_code="CHN", target_code="FRA")])
    before = {f.path for f in Warehouse.open(folder).manifest().files("events")}
    mentions = {f.path for f in Warehouse.open(folder).manifest().files("event_mentions")}
    build([one("c1", source_code="CHN")])
    after = {f.path for f in Warehouse.open(folder).manifest().files("events")}
    assert len(before & after) == 1
    assert mentions <= {f.path for f in Warehouse.open(folder).manifest().files("event_mentions")}


def test_two_sentences_of_one_article_are_one_event_and_one_article(build, fakes):
    article = fakes.article("a1", n_mentions=2)
    later = fakes.mention(
        sentence_index=3, action_start=70, date_start=dt.date(2022, 3, 5), date_status="publication",
        published_date=dt.date(2022, 3, 5),
    )  # fmt: skip
    folder = build([(article, [fakes.mention(published_date=dt.date(2022, 3, 5)), later])])
    assert rows(folder, "SELECT n_mentions, n_articles, n_sources, date_start FROM events") == [(2, 1, 1, DAY)]


def test_a_stretch_inferred_for_a_whole_article_ties_no_two_articles_together(build, fakes):
    stretch = {"date_end": dt.date(2024, 10, 1), "date_granularity": "range", "date_status": "inferred"}
    headline = {"sentence_index": 1, "action_start": 50}
    data = [
        (
            fakes.article("a1", n_mentions=2),
            [fakes.mention(date_text="February 24"), fakes.mention(**headline, **stretch)],
        ),
        (fakes.article("a2", n_mentions=1), [fakes.mention(article_id="a2", **stretch)]),
        (fakes.article("a3", n_mentions=1), [fakes.mention(article_id="a3", **stretch)]),
    ]
    folder = build(data)
    groups = rows(folder, "SELECT list_sort(list(article_id)) FROM event_mentions GROUP BY event_id ORDER BY 1")
    assert groups == [(["a1", "a1"],), (["a2"],), (["a3"],)]


def test_a_claim_stays_a_claim_until_somebody_states_it(build, one):
    folder = build([one("a1", attributed_to_code="UKRGOV", attributed_to_text="Kyiv")])
    assert rows(folder, "SELECT attributed_to_code FROM events") == [("UKRGOV",)]
    build([one("a2")])
    assert rows(folder, "SELECT attributed_to_code, n_mentions FROM events") == [(None, 2)]


def test_denials_and_plans_are_other_events(build, one):
    folder = build([one("a1"), one("a2", polarity="negated"), one("a3", modality="future")])
    assert rows(folder, "SELECT polarity, modality, n_mentions FROM events ORDER BY ALL") == [
        ("affirmed", "actual", 1),
        ("affirmed", "future", 1),
        ("negated", "actual", 1),
    ]


def test_removing_an_article_takes_its_mentions_out_of_events(build, one):
    folder = build([one("a1"), one("a2"), one("a3", target_code="USA")])
    kept = event_of(folder, "a1")
    removal = remove(folder, ["a1", "a3", "nobody"])
    assert removal.unknown == ("nobody",)
    assert "Removed 2" in str(removal)
    assert rows(folder, "SELECT event_id, n_mentions, example_article_id FROM events") == [(kept, 1, "a2")]
    assert rows(folder, "SELECT article_id FROM articles") == [("a2",)]
    with pytest.raises(WarehouseError, match="None of these"):
        remove(folder, ["nobody"])
    build([one("a1")])
    assert rows(folder, "SELECT event_id, n_mentions FROM events") == [(kept, 2)]


def test_recoding_keeps_the_ids_of_what_stays_and_says_what_changed(build, one, fakes, reference):
    folder = build([one("a1"), one("a2", source_code="CHN"), one("a3", source_code="FRA")])
    warehouse = Warehouse.open(folder)
    before = (folder, warehouse.manifest())
    ids = {a: event_of(folder, a) for a in ("a1", "a2", "a3")}
    article, mentions = one("a2", source_code="CHN", event_code="112")
    other, changed = one("a3", source_code="FRAGOV")
    with warehouse.writer(coder="c2") as writer:
        writer.add([article | {"coder": "c2"}, other | {"coder": "c2"}], mentions + changed, replace_existing=True)
        writer.finish({"command": "recode"}, reference=reference)
    assert event_of(folder, "a1") == ids["a1"]
    assert event_of(folder, "a2") == ids["a2"]
    assert rows(folder, f"SELECT event_code FROM events WHERE event_id = '{ids['a2']}'") == [("112",)]
    difference = diff_snapshots(before, (folder, warehouse.manifest()))
    assert difference.total == (1, 2, 0, 0)
    assert difference.reasons["code"] == 1
    assert difference.reasons["source"] == 1
    assert "recoded" in str(difference)


def test_diff_of_two_warehouses(build, one):
    a = build([one("a1"), one("a2", event_code="112")], "a")
    b = build([one("a1"), one("a3")], "b")
    difference = diff(a, b)
    assert difference.roots == {"11": (0, 0, 0, 1), "19": (1, 0, 1, 0)}


def test_syndicated_copies_are_no_independent_sources(build, one):
    from events.document.fingerprint import fingerprint

    text = "Russian forces attacked the city of Kyiv on Tuesday, officials in the capital said. " + " ".join(
        f"word{i} another{i * 7}" for i in range(80)
    )
    near = text.replace("officials in the capital", "officials")
    far = " ".join(f"other{i} words{i}" for i in range(100))
    hour = dt.datetime(2022, 3, 2, 8, tzinfo=dt.UTC)

    def with_text(name, body, hours):
        signature = compact_fingerprint(fingerprint(body).signature)
        return one(name, {"fingerprint": signature, "text_sha256": f"{abs(hash(body)):064x}",
                          "published_at": hour + dt.timedelta(hours=hours)})  # fmt: skip

    folder = build([with_text("copy", near, 2), with_text("original", text, 0), with_text("independent", far, 1)])
    assert rows(folder, "SELECT article_id, duplicate_of FROM articles ORDER BY 1") == [
        ("copy", "original"),
        ("independent", None),
        ("original", None),
    ]
    assert rows(folder, "SELECT n_articles, n_sources FROM events") == [(3, 2)]
    build([with_text("late", near, -5), with_text("same", text, 9)])
    copies = rows(folder, "SELECT article_id, duplicate_of FROM articles WHERE duplicate_of IS NOT NULL ORDER BY 1")
    assert copies == [("copy", "original"), ("late", "original"), ("same", "original")]
    assert rows(folder, "SELECT n_articles, n_sources FROM events") == [(5, 2)]


def test_a_signature_is_stored_in_short():
    assert compact_fingerprint(bytes(range(256)) * 2) == bytes(range(0, 256, 4)).hex() * 2
    assert compact_fingerprint(b"\xff" * 512) is None
    with pytest.raises(ValueError, match="512"):
        compact_fingerprint(b"abc")


def test_explain_event_gives_a_reason_for_every_mention(build, one):
    folder = build(
        [
            one("a1", event_code="195", source_code="RUSMIL", **KYIV),
            one("a2"),
            one("a3", date_start=dt.date(2022, 3, 2), date_status="publication", event_code="195",
                place_name="Ukraine", place_type="country", place_country="UKR"),
        ]
    )  # fmt: skip
    story = explain_event(folder, event_of(folder, "a1"))
    assert story is not None
    for text in (
        "3 mentions in 3 articles by 3 independent sources",
        "code 190 is the general one of root 19",
        "source RUS is the wider form of RUSMIL",
        "Ukraine contains Kyiv",
        "no place stated",
        "published 2022-03-02, on or shortly after",
        "the mention the event is called after",
    ):
        assert text in story
    assert explain_event(folder, "e0") is None


def test_a_mention_leads_back_to_its_article(build, one, fakes):
    folder = build([one("a1")])
    mention = rows(folder, "SELECT mention_id FROM event_mentions")[0][0]
    article = stored_article(folder, mention)
    assert article is not None
    assert article.article_id == "a1"
    assert article.text == fakes.article("a1")["text"]
    assert stored_article(folder, "m0") is None


def named(word="war", day=2, sentence=None, **more):
    """A mention that has only its article's date, and names or tells an attack with ``word``."""
    date = dt.date(2022, 3, 1) + dt.timedelta(days=day)
    return {
        "action_text": word,
        "sentence": sentence or f"They discussed Russia's {word}.",
        "rule_id": "19-attack/noun",
        "target_name": "Ukraine",
        "date_start": date,
        "date_status": "publication",
        "published_date": date,
    } | more


def same(folder, *articles):
    return len({event_of(folder, article) for article in articles}) == 1


def test_a_war_is_one_event_however_far_apart_it_is_named(build, one):
    folder = build([one("a1", **named()), one("a2", **named("invasion", 40, source_code="RUSGOV"))])
    build([one("a3", **named("aggression", 80, source_code="RUSMIL", modality="hypothetical"))])
    assert same(folder, "a1", "a2", "a3")
    first = dt.date(2022, 3, 3)
    assert rows(folder, "SELECT modality, date_start, n_articles FROM events") == [("actual", first, 3)]
    story = explain_event(folder, event_of(folder, "a1"))
    assert story is not None
    assert "names the war that others name" in story
    assert "told as hypothetical, but of an act that is known as actual" in story


def test_a_gap_that_is_filled_joins_two_wars_and_the_older_id_survives(build, one):
    folder = build([one("a1", **named(day=0)), one("a2", **named(day=150))])
    old = event_of(folder, "a1")
    assert not same(folder, "a1", "a2")
    build([one("a3", **named(day=70))])
    assert same(folder, "a1", "a2", "a3")
    aliases = rows(folder, "SELECT event_id, merged_into FROM event_aliases")
    assert len(aliases) == 1
    assert old in aliases[0]
    remove(folder, ["a3"])
    assert not same(folder, "a1", "a2")


@pytest.mark.parametrize("sentence", ["They warned of a further Russian invasion", "They will answer any invasion"])
def test_a_war_that_may_come_is_not_the_war(build, one, sentence):
    folder = build([one("a1", **named(day=0)), one("a2", **named("invasion", 20, sentence))])
    assert not same(folder, "a1", "a2")


def test_an_attack_stands_for_the_war_when_one_is_named_within_four_weeks(build, one):
    data = [one("a1", **named("attack", 0)), one("a2", **named("attack", 10)), one("a3", **named("attack", 10, **KYIV))]
    folder = build(data)
    assert not same(folder, "a1", "a2")
    build([one("a4", **named(day=25)), one("a5", **named("attack", 60))])
    assert same(folder, "a1", "a2", "a4")
    for other in ("a3", "a5"):  # one has a place of its own, the other is too far from the name
        assert not same(folder, other, "a4")


def test_statements_of_one_day_about_other_things_are_two_events(build, fakes):
    about = ("its help with grain exports", "its hospitality to refugees", "helping grain exports reach Africa")
    thanks = [
        fakes.mention(sentence_index=n, sentence=f"He thanked Ukraine for {what}.", action_text="thanked",
                      event_code="051", action_start=90 * n)
        for n, what in enumerate(about)
    ]  # fmt: skip
    folder = build([(fakes.article("a1", n_mentions=3), thanks)])
    assert rows(folder, "SELECT n_mentions FROM events ORDER BY ALL") == [(1,), (2,)]
    story = explain_event(folder, rows(folder, "SELECT event_id FROM events WHERE n_mentions = 2")[0][0])
    assert story is not None
    assert "about the same: expor…, grain…" in story


def test_also_met_is_another_meeting_and_also_discussed_is_not(build, fakes):
    def told(article_id, *sentences):
        acts = [
            fakes.mention(article_id=article_id, sentence_index=n, sentence=text, action_text=word, event_code="040",
                          action_start=90 * n, source_code="USAGOV")
            for n, (text, word) in enumerate(sentences)
        ]  # fmt: skip
        return fakes.article(article_id, n_mentions=len(acts)), acts

    met = ("She met the minister.", "met")
    folder = build([told("a1", met, ("She also met women from the parties.", "met"))])
    assert rows(folder, "SELECT n_mentions FROM events ORDER BY ALL") == [(1,), (1,)]
    other = build([told("a1", met, ("They also discussed grain.", "discussed"))], "other")
    assert rows(other, "SELECT n_mentions FROM events") == [(2,)]


def test_a_journey_to_come_has_the_days_that_its_article_gives_it(build, fakes):
    week = {"date_start": dt.date(2022, 3, 6), "date_end": dt.date(2022, 3, 11), "date_status": "relative"}
    told = {"date_start": DAY, "date_status": "publication", "published_date": DAY}
    trip = {"event_code": "036", "modality": "future", "source_code": "USAGOV"}
    legs = [
        fakes.mention(action_text="travel", sentence="She will travel to Kyiv and Kharkiv.", **KYIV, **trip, **week),
        fakes.mention(action_text="visit", sentence="She will visit Kharkiv.", **KHARKIV, **trip, **told,
                      sentence_index=1, action_start=90),
        fakes.mention(action_text="meet", sentence="She will meet officials.", **trip, **told,
                      sentence_index=2, action_start=150),
    ]  # fmt: skip
    folder = build([(fakes.article("a1", n_mentions=3), legs)])
    assert rows(folder, "SELECT n_mentions, date_start FROM events ORDER BY ALL") == [
        (1, DAY),
        (2, dt.date(2022, 3, 6)),
    ]


def test_what_the_same_article_tells_as_held_is_no_longer_in_doubt(build, fakes):
    acts = [
        fakes.mention(action_text="met", sentence="They met.", event_code="040"),
        fakes.mention(action_text="discuss", sentence="They met to discuss grain.", event_code="040",
                      modality="hypothetical", sentence_index=1, action_start=90),
    ]  # fmt: skip
    folder = build([(fakes.article("a1", n_mentions=2), acts)])
    assert rows(folder, "SELECT modality, n_mentions FROM events") == [("actual", 2)]
