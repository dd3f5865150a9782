from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from events.coding.actors import ActorIndex, ArticleActors, parse_code
from events.types import ActorMention, Publication, Sentence

Parsed = Callable[..., Sentence]


def article(index: ActorIndex, day: str, text: str = "") -> ArticleActors:
    actors = ArticleActors(index, Publication(date=dt.date.fromisoformat(day), status="given"))
    actors.prime(text)
    return actors


def codes(mentions: tuple[ActorMention, ...]) -> dict[str, str | None]:
    return {m.text: m.actor.code if m.actor else None for m in mentions}


def test_forces_do_not_belong_to_the_country_they_leave(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Annan/PROPN/nsubj/2 demanded/VERB/root/0 withdrawal/NOUN/obj/2 of/ADP/case/6 foreign/ADJ/amod/6 "
        "forces/NOUN/nmod/3 from/ADP/case/8 Lebanon/PROPN/nmod/6 ./PUNCT/punct/2"
    )
    found = codes(article(index, "2005-03-10").tag(s))
    assert found["foreign forces"] == "MIL"
    assert found["Lebanon"] == "LBN"


def test_a_minority_takes_the_country_where_it_acts(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Ethnic/ADJ/amod/2 Albanians/PROPN/nsubj/3 demonstrated/VERB/root/0 on/ADP/case/5 Tuesday/PROPN/obl/3 "
        "in/ADP/case/7 Serbia/PROPN/obl/3 ./PUNCT/punct/3"
    )
    assert codes(article(index, "2005-03-10").tag(s))["Albanians"] == "SRBALBCVL"


def test_officials_are_those_of_the_only_country_in_the_article(index: ActorIndex, parsed: Parsed) -> None:
    say = parsed("Officials/NOUN/nsubj/2 denied/VERB/root/0 it/PRON/obj/2 ./PUNCT/punct/2")
    one = article(index, "2015-03-10", "Nigeria closed schools. Nigerian doctors left Nigeria.")
    two = article(index, "2015-03-10", "Nigeria and Ghana closed schools.")
    assert codes(one.tag(say))["Officials"] == "NGAGOV"
    assert codes(two.tag(say))["Officials"] == "GOV"


@pytest.mark.parametrize(
    ("text", "code"), [("Peruvian police met in Peru.", "PERLEG"), ("Peru told the United States.", "USALEG")]
)
def test_congress_is_that_of_the_country_the_article_is_about(
    index: ActorIndex, parsed: Parsed, text: str, code: str
) -> None:
    s = parsed("Congress/PROPN/nsubj/2 voted/VERB/root/0 ./PUNCT/punct/2")
    assert codes(article(index, "2022-12-08", text).tag(s))["Congress"] == code


def test_an_office_lost_this_week_still_counts_when_it_is_stated(index: ActorIndex, parsed: Parsed) -> None:
    stated = "{}/ADJ/amod/2 president/NOUN/nsubj/5 Pedro/PROPN/appos/2 Castillo/PROPN/flat/3 spoke/VERB/root/0"
    actors = article(index, "2022-12-09")
    assert set(codes(actors.tag(parsed(stated.format("Peruvian")))).values()) == {"PERGOV"}
    assert set(codes(article(index, "2022-12-09").tag(parsed(stated.format("former")))).values()) == {"PERELI"}
    assert set(codes(article(index, "2024-12-09").tag(parsed(stated.format("Peruvian")))).values()) == {"PERELI"}


def test_the_rebels_are_those_named_before(index: ActorIndex, parsed: Parsed) -> None:
    actors = article(index, "2012-11-21")
    actors.tag(parsed("M23/PROPN/compound/2 rebels/NOUN/nsubj/3 seized/VERB/root/0 Goma/PROPN/obj/3"))
    later = actors.tag(
        parsed("Rwanda/PROPN/nsubj/2 backed/VERB/root/0 the/DET/det/4 rebels/NOUN/obj/2 ./PUNCT/punct/2", number=1)
    )
    assert codes(later)["rebels"] == "CODREB"


def test_a_possessive_beside_its_owner(index: ActorIndex, parsed: Parsed) -> None:
    actors = article(index, "2022-03-01")
    s = parsed(
        "Russia/PROPN/nsubj/2 attacked/VERB/root/0 Ukraine/PROPN/obj/2 and/CCONJ/cc/6 its/PRON/nmod:poss/6 "
        "people/NOUN/conj/3 ./PUNCT/punct/2"
    )
    assert codes(actors.tag(s))["people"] == "UKRCVL"


def test_places_and_words_that_only_look_like_actors(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Israel/PROPN/nsubj/2 left/VERB/root/0 the/DET/det/5 West/PROPN/compound/5 Bank/PROPN/obj/2 in/ADP/case/7 "
        "general/ADJ/obl/2 ./PUNCT/punct/2"
    )
    found = codes(article(index, "2022-03-01").tag(s))
    assert found["West Bank"] == "PSE"
    assert "general" not in found


def test_a_mail_address_names_nobody(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed("Write/VERB/root/0 to/ADP/case/3 OES-PA@state.gov/PROPN/obl/1 ./PUNCT/punct/1")
    assert codes(article(index, "2022-03-01").tag(s)) == {}


def test_general_elections_have_no_general(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Rabuka/PROPN/nsubj/2 won/VERB/root/0 the/DET/det/6 Fijian/ADJ/amod/6 general/ADJ/amod/6 election/NOUN/obj/2"
    )
    assert "FJIMIL" not in codes(article(index, "2022-12-20").tag(s)).values()


@pytest.mark.parametrize(("text", "code"), [("New Zealand voted.", "NZLPTY"), ("Britain voted.", "GBRPTY")])
def test_parties_that_many_states_have(index: ActorIndex, parsed: Parsed, text: str, code: str) -> None:
    s = parsed("The/DET/det/3 Labour/PROPN/compound/3 Party/PROPN/nsubj/4 won/VERB/root/0 ./PUNCT/punct/4")
    assert codes(article(index, "2023-01-22", text).tag(s))["Labour Party"] == code


def test_the_army_is_that_of_the_only_state_that_has_acted(index: ActorIndex, parsed: Parsed) -> None:
    actors = article(index, "2001-03-10", "Israel and Palestinians and Palestinians.")
    actors.tag(
        parsed(
            "Israeli/ADJ/amod/2 ministers/NOUN/nsubj/3 freed/VERB/root/0 Palestinian/ADJ/amod/5 prisoners/NOUN/obj/3"
        )
    )
    later = actors.tag(parsed("The/DET/det/2 army/NOUN/nsubj/3 objected/VERB/root/0 ./PUNCT/punct/3", number=1))
    assert codes(later)["army"] == "ISRMIL"


def test_what_somebody_is_urged_to_do_is_their_own(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Norway/PROPN/nsubj/2 urged/VERB/root/0 Serbia/PROPN/obj/2 to/PART/mark/5 stop/VERB/xcomp/2 "
        "its/PRON/nmod:poss/7 offensive/NOUN/obj/5 ./PUNCT/punct/2"
    )
    assert codes(article(index, "1999-03-10").tag(s))["its"] == "SRB"


def test_an_ousting_is_not_a_former_office(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Egyptian/ADJ/amod/2 soldiers/NOUN/nsubj/3 ousted/VERB/root/0 President/PROPN/compound/5 "
        "Mohamed/PROPN/obj/3 Morsi/PROPN/flat/5 ./PUNCT/punct/3"
    )
    found = codes(article(index, "2013-07-03").tag(s))
    assert found == {"Egyptian soldiers": "EGYMIL", "President Mohamed Morsi": "EGYGOV"}


def test_officials_met_in_a_capital_are_of_its_country(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "In/ADP/case/2 Dakar/PROPN/obl/6 ,/PUNCT/punct/6 Annan/PROPN/nsubj/6 will/AUX/aux/6 meet/VERB/root/0 "
        "with/ADP/case/9 senior/ADJ/amod/9 officials/NOUN/obl/6 ./PUNCT/punct/6"
    )
    assert codes(article(index, "2005-03-10").tag(s))["senior officials"] == "SENGOV"


def test_officials_met_in_two_countries_stay_without_one(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "In/ADP/case/2 Senegal/PROPN/obl/6 and/CCONJ/cc/4 Mali/PROPN/conj/2 he/PRON/nsubj/6 met/VERB/root/0 "
        "officials/NOUN/obj/6 ./PUNCT/punct/6"
    )
    assert codes(article(index, "2005-03-10").tag(s))["officials"] == "GOV"


def test_who_says_something_in_a_city_is_not_of_that_city(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed("The/DET/det/2 minister/NOUN/nsubj/3 said/VERB/root/0 in/ADP/case/5 Paris/PROPN/obl/3 ./PUNCT/punct/3")
    assert codes(article(index, "2005-03-10").tag(s))["minister"] == "GOV"


def test_a_short_form_in_brackets_does_not_part_a_title_from_its_country(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Ms./PROPN/compound/2 Okafor/PROPN/nsubj/3 met/VERB/root/0 Republic/PROPN/nmod/13 of/ADP/case/6 Korea/PROPN/nmod/4 "
        "(/PUNCT/punct/8 ROK/PROPN/appos/4 )/PUNCT/punct/8 First/ADV/amod/12 Vice/PROPN/compound/12 Minister/PROPN/compound/13 "
        "Han/PROPN/obj/3 ./PUNCT/punct/3"
    )
    assert "KORGOV" in codes(article(index, "2022-03-10").tag(s)).values()


def test_nationalities_in_a_row_share_the_noun(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "She/PRON/nsubj/2 met/VERB/root/0 Greek/ADJ/amod/8 ,/PUNCT/punct/5 Turkish/ADJ/conj/3 and/CCONJ/cc/7 "
        "regional/ADJ/conj/3 counterparts/NOUN/obj/2 ./PUNCT/punct/2"
    )
    found = codes(article(index, "2022-03-10").tag(s))
    assert (found["Greek"], found["Turkish"]) == ("GRCGOV", "TURGOV")


def test_a_name_takes_the_role_of_a_long_apposition_and_keeps_it(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Okafor/PROPN/nsubj/11 ,/PUNCT/punct/7 the/DET/det/7 newly/ADV/advmod/6 -/PUNCT/punct/4 arrived/VERB/amod/7 "
        "envoy/NOUN/appos/1 of/ADP/case/9 Ghana/PROPN/nmod/7 ,/PUNCT/punct/7 left/VERB/root/0 ./PUNCT/punct/11",
        entities=[(0, 1, "PERSON")],
    )
    actors = article(index, "2022-03-10")
    assert codes(actors.tag(s))["Okafor"] == "GHAGOV"
    later = parsed("Mr/PROPN/compound/2 Okafor/PROPN/nsubj/3 spoke/VERB/root/0", number=1, entities=[(1, 2, "PERSON")])
    assert codes(actors.tag(later))["Mr Okafor"] == "GHAGOV"


def test_the_country_named_twice_as_often_as_any_other_is_that_of_the_police(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed("Police/NOUN/nsubj/2 waited/VERB/root/0 ./PUNCT/punct/2")
    lead = article(
        index, "2022-03-10", "Ghana votes. Ghana waits. Ghana counts. Ghana rests. Togo and Benin watch. Togo waits."
    )
    tied = article(index, "2022-03-10", "Ghana votes. Ghana waits. Togo and Benin watch. Togo waits.")
    assert codes(lead.tag(s))["Police"] == "GHACOP"
    assert codes(tied.tag(s))["Police"] == "COP"


def test_people_of_a_newspaper_article_about_one_country_are_of_that_country(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed("Soldiers/NOUN/nsubj/2 rescued/VERB/root/0 villagers/NOUN/obj/2 ./PUNCT/punct/2")
    found = codes(article(index, "2022-03-10", "Floods hit Ghana. Ghana asks for help.").tag(s))
    assert found == {"Soldiers": "GHAMIL", "villagers": "GHACVL"}


def test_what_the_title_names_counts_for_more(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed("The/DET/det/2 opposition/NOUN/nsubj/3 waited/VERB/root/0 ./PUNCT/punct/3")
    text = "An envoy of Togo complained. " + "More. " * 60 + "Benin waits."
    actors = ArticleActors(index, Publication(date=dt.date(2022, 3, 10), status="given"))
    actors.prime(text, "Ghana president accused. Ghana cabinet meets.")
    assert codes(actors.tag(s))["opposition"] == "GHAOPP"


@pytest.mark.parametrize("det", ["other", "any", "all"])
def test_any_others_are_of_no_country(index: ActorIndex, parsed: Parsed, det: str) -> None:
    s = parsed(f"{det}/DET/det/2 governments/NOUN/nsubj/3 waited/VERB/root/0")
    assert codes(article(index, "2022-03-10", "Ghana asks for help. Ghana waits.").tag(s))["governments"] == "GOV"


def test_the_president_is_who_holds_the_office_not_who_held_it(index: ActorIndex, parsed: Parsed) -> None:
    own = parse_code("USAGOV", index.countries)
    actors = ArticleActors(index, Publication(date=dt.date(2022, 3, 10), status="given"), own)
    actors.tag(
        parsed(
            "President/PROPN/compound/2 Trump/PROPN/nsubj/3 began/VERB/root/0 talks/NOUN/obj/3 ./PUNCT/punct/3",
            entities=[(1, 2, "PERSON")],
        )
    )
    s = parsed("The/DET/det/2 President/PROPN/nsubj/3 agrees/VERB/root/0 ./PUNCT/punct/3", number=1)
    assert codes(actors.tag(s))["President"] == "USAGOV"


def test_the_foreign_ministers_are_those_just_named(index: ActorIndex, parsed: Parsed) -> None:
    actors = article(index, "2022-03-10")
    actors.tag(
        parsed(
            "Ghanaian/ADJ/amod/3 Foreign/PROPN/compound/3 Minister/PROPN/compound/4 Okafor/PROPN/nsubj/5 met/VERB/root/0 "
            "Kenyan/ADJ/amod/8 Foreign/PROPN/compound/8 Minister/PROPN/compound/9 Wanjala/PROPN/obj/5",
            entities=[(3, 4, "PERSON"), (8, 9, "PERSON")],
        )
    )
    s = parsed(
        "The/DET/det/3 Foreign/PROPN/compound/3 Ministers/NOUN/nsubj/4 agreed/VERB/root/0 ./PUNCT/punct/4", number=1
    )
    found = {m.text: m for m in actors.tag(s)}["Foreign Ministers"]
    assert {a.code for a in (found.actor, *found.also) if a} == {"GHAGOV", "KENGOV"}


def test_the_country_in_which_a_government_acts_is_its_own(index: ActorIndex, parsed: Parsed) -> None:
    actors = article(index, "2022-03-10")
    actors.tag(parsed("Kenya/PROPN/nsubj/2 waited/VERB/root/0 ./PUNCT/punct/2"))
    s = parsed(
        "Ghana/PROPN/nmod:poss/3 's/PART/case/1 government/NOUN/nsubj/4 closed/VERB/root/0 schools/NOUN/obj/4 "
        "in/ADP/case/8 the/DET/det/8 country/NOUN/obl/4 ./PUNCT/punct/4",
        number=1,
    )
    found = [m.actor.code for m in actors.tag(s) if m.text == "country" and m.actor]
    assert found == ["GHA"]


def test_who_is_asked_whether_he_will_is_the_one_who_would(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "President/PROPN/compound/2 Biden/PROPN/nsubj/3 asked/VERB/root/0 President/PROPN/compound/5 Xi/PROPN/obj/3 "
        "whether/SCONJ/mark/8 he/PRON/nsubj/8 agrees/VERB/advcl/3 ./PUNCT/punct/3",
        entities=[(1, 2, "PERSON"), (4, 5, "PERSON")],
    )
    assert codes(article(index, "2022-03-10").tag(s))["he"] == "CHNGOV"


def test_latin_america_and_the_english_language_are_nobody(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Latin/ADJ/amod/3 American/ADJ/amod/3 nations/NOUN/nsubj/4 offer/VERB/root/0 English/ADJ/amod/6 "
        "language/NOUN/compound/7 courses/NOUN/obj/4 ./PUNCT/punct/4"
    )
    found = codes(article(index, "2022-03-10").tag(s))
    assert not {"USA", "GBR"} & set(found.values())


def test_a_part_of_a_capital_as_a_place_is_no_government(index: ActorIndex, parsed: Parsed) -> None:
    s = parsed(
        "Shops/NOUN/nsubj/2 burned/VERB/root/0 in/ADP/case/5 a/DET/det/5 suburb/NOUN/obl/2 of/ADP/case/7 "
        "Accra/PROPN/nmod/5 ./PUNCT/punct/2"
    )
    assert codes(article(index, "2022-03-10").tag(s)).get("Accra") is None
