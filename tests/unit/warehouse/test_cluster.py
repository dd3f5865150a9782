"""Which mentions are one event: the rules one by one, and what must hold for any set of mentions."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.warehouse.agree import Place, Statement, actors_agree, codes_agree, content, places_agree
from events.warehouse.cluster import Atom, cluster_block

KYIV = Place("city", "kyiv", "UKR", "Kyiv City", 703448)
KHARKIV = Place("city", "kharkiv", "UKR", "Kharkiv", 706483)
UKRAINE = Place("country", "ukraine", "UKR", None, 690791)
MARCH = 2022 * 12 + 3


def atom(name: str, **changes):
    base = {
        "id": name, "kind": "D", "month": MARCH, "day": 100, "code": "190", "source": "RUS", "target": "UKR",
    }  # fmt: skip
    base |= changes
    return Atom(**({"end": base["day"]} | base))


def together(*atoms):
    """The clusters as a set of sets of names."""
    groups = {}
    for name, rep in cluster_block(sorted(atoms, key=lambda a: a.month)):
        groups.setdefault(rep, set()).add(name)
    return {frozenset(g) for g in groups.values()}


def joined(a, b):
    return len(together(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("190", "190", True),
        ("112", "1123", True),
        ("1121", "1123", False),
        ("111", "112", False),
        ("19", "190", False),  # only general codes of the same day absorb, see below
    ],
)
def test_codes(a, b, one):
    assert codes_agree(a, b) == codes_agree(b, a) == one


def test_the_general_code_of_a_root_absorbs_on_the_same_stated_day_or_at_the_same_place():
    assert joined(atom("a", code="190"), atom("b", code="195"))
    assert not joined(atom("a", code="193"), atom("b", code="195"))
    later = {"kind": "P", "day": 101}
    assert not joined(atom("a", code="190"), atom("b", code="195", **later))
    assert joined(atom("a", code="190", place=KYIV), atom("b", code="195", place=KYIV, **later))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [("RUS", "RUS", True), ("RUS", "RUSGOV", True), ("RUSGOV", "RUSMIL", False), ("", "", True), ("", "RUS", False)],
)
def test_actors(a, b, one):
    assert actors_agree(a, b, None, None) == actors_agree(b, a, None, None) == one


def test_two_persons_are_two_actors():
    assert not actors_agree("RUSGOV", "RUSGOV", "Vladimir Putin", "Sergei Lavrov")
    assert actors_agree("RUSGOV", "RUSGOV", "Vladimir Putin", None)


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        (KYIV, KYIV, True),
        (KYIV, KHARKIV, False),
        (KYIV, UKRAINE, True),
        (KYIV, None, True),
        (UKRAINE, Place("country", "russia", "RUS", None, None), False),
        (Place("admin1", "kharkiv", "UKR", "Kharkiv", None), KHARKIV, True),
        (Place("admin1", "kharkiv", "UKR", "Kharkiv", None), KYIV, False),
        (Place("city", "kyiv", "UKR", None, None), KYIV, True),
        (Place("sea", "black sea", None, None, None), KYIV, False),
    ],
)
def test_places(a, b, one):
    assert places_agree(a, b) == places_agree(b, a) == one


def test_stated_days_must_be_equal():
    assert joined(atom("a"), atom("b"))
    assert not joined(atom("a"), atom("b", day=101))


def test_publication_dates_join_what_lies_shortly_before():
    assert joined(atom("a", day=100), atom("b", kind="P", day=102))
    assert not joined(atom("a", day=100), atom("b", kind="P", day=103))
    assert not joined(atom("a", day=100), atom("b", kind="P", day=99))
    words = {"code": "111"}
    assert joined(atom("a", day=100, **words), atom("b", kind="P", day=101, **words))
    assert not joined(atom("a", day=100, **words), atom("b", kind="P", day=102, **words))


def test_daily_reports_do_not_grow_into_one_endless_event():
    reports = [atom(f"p{d:02}", kind="P", day=d) for d in range(30)]
    assert max(len(g) for g in together(*reports)) == 3


def test_a_report_joins_the_nearest_day():
    groups = together(atom("a", day=100), atom("b", day=101), atom("p", kind="P", day=102))
    assert groups == {frozenset("a"), frozenset("bp")}


def test_a_week_joins_the_one_event_inside_it_only():
    week = atom("w", kind="I", day=98, end=104)
    assert joined(atom("a"), week)
    assert together(atom("a"), atom("b", day=101), week) == {frozenset("a"), frozenset("b"), frozenset("w")}
    month = {"kind": "I", "day": 90, "end": 120}
    assert not joined(atom("a"), atom("m", **month))
    assert joined(atom("a", place=KYIV), atom("m", place=KYIV, **month))
    assert joined(atom("m", **month), atom("n", code="190", source="RUSMIL", **month))


def test_a_general_mention_does_not_bridge_two_specific_events():
    groups = together(atom("a", place=KYIV), atom("b", place=KHARKIV), atom("u", place=UKRAINE), atom("n"))
    assert len(groups) == 2
    assert not any({"a", "b"} <= g for g in groups)


def test_a_mention_early_in_a_month_joins_an_event_at_the_end_of_the_month_before():
    assert joined(atom("a", day=100), atom("b", kind="P", day=101, month=MARCH + 1))
    assert not joined(atom("a", day=100), atom("b", kind="P", day=101, month=MARCH + 2))


def test_undated_mentions_join_within_the_article_or_next_to_publication_when_all_is_equal():
    undated = {"kind": "U", "day": 101, "article": "x"}
    assert not joined(atom("a", **undated), atom("b", code="195", **undated))
    assert joined(atom("a", code="112", **undated), atom("b", code="1123", **undated))
    assert joined(atom("a"), atom("b", **undated))
    assert not joined(atom("a", source="RUSMIL"), atom("b", **undated))
    assert not joined(atom("a", value="XXXX-06-18", **undated), atom("b", value="XXXX-06-19", **undated))


atoms = st.builds(
    lambda n, kind, day, span, code, source, target, person, place: Atom(
        id=f"{n:05}",
        kind=kind,
        month=MARCH + day // 31,
        day=day,
        end=day + {"I": span, "L": 60 + span}.get(kind, 0),
        code=code,
        source=source,
        target=target,
        source_person=person,
        place=place,
        article=f"x{n % 3}" if kind == "U" else None,
    ),
    st.integers(0, 99_999),
    st.sampled_from("DDDAILPPU"),
    st.integers(0, 61),
    st.sampled_from([6, 20]),
    st.sampled_from(["190", "19", "193", "195", "1951", "1952"]),
    st.sampled_from(["RUS", "RUSGOV", "RUSMIL"]),
    st.sampled_from(["UKR", "UKRGOV"]),
    st.sampled_from([None, None, "A", "B"]),
    st.sampled_from([None, None, KYIV, KHARKIV, UKRAINE]),
)
blocks = st.lists(atoms, max_size=40, unique_by=lambda a: a.id)


@given(blocks, st.randoms(use_true_random=False))
def test_the_order_of_mentions_changes_nothing(block, rng: random.Random):
    shuffled = list(block)
    rng.shuffle(shuffled)
    assert together(*block) == together(*shuffled)


@given(blocks)
def test_every_mention_is_in_exactly_one_event_and_no_event_contradicts_itself(block):
    pairs = list(cluster_block(sorted(block, key=lambda a: a.month)))
    assert sorted(name for name, _ in pairs) == sorted(a.id for a in block)
    by_id = {a.id: a for a in block}
    groups: dict[str, list[Atom]] = {}
    for name, rep in pairs:
        groups.setdefault(rep, []).append(by_id[name])
    for group in groups.values():
        for a in group:
            for b in group:
                assert actors_agree(a.source, b.source, a.source_person, b.source_person)
                assert places_agree(a.place, b.place)
                assert codes_agree(a.code, b.code) or a.code in ("19", "190") or b.code in ("19", "190")
                if a.kind == b.kind == "D":
                    assert a.day == b.day


@given(blocks, st.integers(MARCH, MARCH + 1))
def test_a_month_depends_on_itself_and_the_month_before_only(block, month):
    """What makes the incremental merge right: months outside the touched ones can be left alone."""
    whole = dict(cluster_block(sorted(block, key=lambda a: a.month)))
    part = [a for a in block if a.month == month or (a.month == month - 1 and a.kind == "D")]
    alone = dict(cluster_block(sorted(part, key=lambda a: a.month)))
    ours = {a.id for a in block if a.month == month}
    assert {n: r for n, r in whole.items() if n in ours} == {n: r for n, r in alone.items() if n in ours}


def test_a_stretch_of_days_joins_the_one_it_lies_inside():
    trip = {"kind": "I", "code": "036", "source": "USAGOV", "target": "EGYGOV", "day": 100, "end": 107}
    leg = trip | {"target": "EGY", "day": 106}
    assert joined(atom("a", **trip), atom("b", **leg))
    assert not joined(atom("a", **trip), atom("b", **leg | {"end": 108}))  # they only overlap
    assert not joined(atom("a", **trip), atom("b", **leg | {"code": "030"}))
    deed = {"kind": "I", "day": 100, "end": 107}
    assert not joined(atom("a", **deed), atom("b", **deed | {"day": 106}))
    assert joined(atom("a", place=KYIV, **deed), atom("b", place=KYIV, **deed | {"day": 106}))


def test_outside_violence_a_country_does_not_stand_for_its_private_people():
    assert not joined(atom("a", code="051", target="UKR"), atom("b", code="051", target="UKRCVL"))
    assert joined(atom("a", code="190", target="UKR"), atom("b", code="190", target="UKRCVL"))
    assert joined(atom("a", code="051", target="UKR"), atom("b", code="051", target="UKRGOV"))


def test_the_two_directions_of_a_meeting_inside_a_country_stay_apart():
    there, back = {"source": "AUTGOV", "target": "AUT"}, {"source": "AUT", "target": "AUTGOV"}
    assert not joined(atom("a", code="040", **there), atom("b", code="040", **back))
    assert joined(atom("a", code="040", **there), atom("b", code="040", **there))


def thanks(text, article="x"):
    return {"code": "051", "statement": Statement(f"thanked {text}", "Ukraine", article)}


def test_statements_are_one_when_they_share_words():
    grain = thanks("Ukraine for the grain that it let pass through the harbours")
    assert joined(atom("a", **grain), atom("b", **thanks("Kyiv for its grain and its harbours")))
    assert not joined(atom("a", **grain), atom("b", **thanks("the Ukrainians for their hospitality")))


def test_two_articles_must_share_more_words_than_one():
    first = thanks("them for grain, steel, timber, copper and cotton")
    for text, within, across in (
        ("them for grain and timber", True, True),
        ("them for grain, steel, courage, mercy and silence", True, False),
        ("them for grain, hospitality and courage", False, False),
        ("them", True, False),
    ):
        assert joined(atom("a", **first), atom("b", **thanks(text))) == within
        assert joined(atom("a", **first), atom("b", **thanks(text, "y"))) == across


def test_the_names_of_the_actors_say_nothing_about_a_statement():
    assert content("praised Ukraine and Ukrainians for their courage", "Ukraine") == {"coura"}


def test_a_journey_and_a_meeting_are_two():
    assert not joined(atom("a", code="042", travel=True), atom("b", code="042"))


def test_the_stages_of_a_journey_are_one():
    trip = {"code": "042", "travel": True}
    assert joined(atom("a", place=KYIV, **trip), atom("b", place=KHARKIV, **trip))
    geneva = Place("city", "geneva", "CHE", "Geneva", 2660646)
    assert not joined(atom("a", place=KYIV, **trip), atom("b", place=geneva, **trip))


def test_what_is_told_as_hypothetical_joins_the_fact_only_as_a_noun():
    assert joined(atom("a"), atom("b", doubt=True, noun=True))
    assert not joined(atom("a"), atom("b", doubt=True))
    assert joined(atom("a", doubt=True), atom("b", doubt=True))
    assert not joined(atom("a", code="190"), atom("b", code="195", doubt=True, noun=True))


def test_what_a_text_adds_is_another_act():
    met, added = {"code": "040", "beside": "x"}, {"code": "040", "beside": "x", "also": 3}
    assert not joined(atom("a", **met), atom("b", **added))
    assert not joined(atom("a", **added), atom("b", **added | {"also": 5}))
    assert joined(atom("a", **added), atom("b", **added))  # one sentence
    assert joined(atom("a", **met), atom("b", **added | {"beside": "y"}))


def test_the_elite_of_a_country_can_be_its_government():
    assert actors_agree("ISRELI", "ISRGOV", None, None)
    assert not actors_agree("ISRELI", "ISRMIL", None, None)


def test_private_people_who_are_hit_at_one_place_are_the_same():
    refugees, civilians = {"target": "UKRREF", "place": KYIV}, {"target": "UKRCVL", "place": KYIV}
    assert joined(atom("a", **refugees), atom("b", **civilians))
    assert not joined(atom("a", **refugees), atom("b", **civilians | {"place": None}))
    assert not joined(atom("a", code="051", **refugees), atom("b", code="051", **civilians))


def test_a_war_is_one_event_until_nobody_names_it_for_a_quarter():
    war = {"kind": "W", "month": 0}
    names = [
        atom(f"w{day}", day=day, source=source, **war) for day, source in ((0, "RUS"), (92, "RUSMIL"), (184, "RUS"))
    ]
    assert len(together(*names)) == 1
    assert together(*names, atom("w277", day=277, **war)) == {frozenset({"w0", "w92", "w184"}), frozenset({"w277"})}
    assert len(together(atom("w0", **war | {"day": 0, "end": 200}), atom("w277", day=277, **war))) == 1
