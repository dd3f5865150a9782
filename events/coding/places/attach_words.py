"""Word classes for ``attach``: which prepositions, verbs and nouns tie a place to an act. Closed or nearly closed classes of English."""

from __future__ import annotations

#: Prepositions that say where something is.
IN = frozenset(
    (
        "aboard above across along amid around at behind beneath beside by in inside near off on outside over "
        "throughout under within"
    ).split()
)
#: Prepositions after which a noun that is somewhere has its place or name: "camps in Erbil", "the city of Oslo", "towns like Gori".
NAMING = IN | {"of", "like", "including", "such as"}
#: Prepositions of the way there; they count with verbs of motion.
TO = frozenset(("for into onto to toward towards").split())
#: Prepositions of the way from or through; they count with verbs of motion and of taking.
FROM = frozenset(("from through via").split())
#: Verbs after which "to", "into" and "from" tell a place.
MOTION = frozenset(
    (
        "advance airlift arrive bring come cross deliver depart deploy deport dispatch drive enter escape escort "
        "evacuate expel extradite fire flee fly go head invade journey land launch leave march move order pull "
        "push redeploy relocate retreat return rush sail send ship take transfer travel visit welcome withdraw"
    ).split()
)
#: Words after which "from" tells a place.
TAKING = frozenset(
    (
        "abduct abduction capture free kidnap kidnapping loot release rescue retreat seize snatch steal take withdrawal"
    ).split()
)
#: Nouns of motion.
INTO = frozenset(("advance convoy deployment entry flight incursion invasion journey march return trip visit").split())
#: Verbs whose object, when it is a place, is where they happen.
PHYSICAL = frozenset(
    (
        "annex assault attack besiege blast blockade bomb bombard burn capture conquer control cross defend "
        "demolish destroy devastate encircle enter evacuate flee hammer hit infiltrate invade leave liberate loot "
        "occupy overrun patrol pound raid ransack reach recapture reclaim reenter retake rocket seize shell storm "
        "strafe strike surround target tour visit"
    ).split()
)
#: Meetings and visits that are announced: where they will be is their place, though the announcement is made of words.
MEETING = frozenset(("attend convene gather host hold meet participate receive travel visit welcome").split())
#: Talk that is had face to face when the code says that they will meet.
CONFER = frozenset(("confer consult discuss engage negotiate see sit speak talk").split())
#: Talk and work that is done from afar as well, so that a land beside the partner only says whose they are: "spoke with people in Chad".
FROM_AFAR = frozenset(("call communicate consult cooperate coordinate engage phone speak talk work").split())
#: What happens to people in one and the same event.
CASUALTY = frozenset(
    ("abduct arrest beat behead detain die displace execute hurt injure kill miss shoot stab torture wound").split()
)
#: Nouns whose "on", "of" or "against" phrase is where they happen, when it is a place.
ON_WHAT = frozenset(
    (
        "advance airstrike annexation assault attack battle blockade bombard bombardment bombing capture control "
        "destruction fall fight hit incursion invasion liberation occupation offensive raid recapture seizure "
        "shelling siege storming strike takeover visit"
    ).split()
)
#: The prepositions of those phrases.
UPON = frozenset(("against for into of on to").split())
#: Verbs of speech and judgment.
SPEECH = frozenset(
    (
        "accuse acknowledge add admit announce appeal ask believe blame call claim condemn criticise criticize "
        "declare demand denounce deny deplore discuss express hail insist note oppose order pledge praise promise "
        "propose refuse reiterate reject request say state stress suggest support tell think threaten urge voice "
        "vow warn welcome"
    ).split()
)
#: Verbs of talking about something: where that happened is not where the talk was.
TALK = frozenset(
    (
        "address assess commemorate consider debate discuss examine follow investigate mark mention monitor mourn "
        "negotiate raise review study"
    ).split()
)
#: Nouns that are somewhere, so that the place beside them is the place of what happens at them.
SOMEWHERE = frozenset(
    (
        "airport airspace area assembly bank bar barracks base boat border bridge building bus cafe camp capital car "
        "center centre ceremony checkpoint church city club coast coastline community compound conference "
        "congress consulate convoy country county court courthouse crossing dam demonstration department depot "
        "desert district east embassy enclave facility factory farm field forest forum front frontier garrison "
        "governorate ground gulf hall harbor harbour headquarters heart hideout highway hospital hotel house "
        "island islands jail lake land mall market meeting middle mine ministerial monastery mosque mountain mountains "
        "municipal municipality museum nation negotiation negotiations neighborhood neighbourhood nightclub north "
        "northeast northwest oblast office outpost outskirts palace park parliament part parts peninsula pipeline "
        "plant port post prison protest province rally reactor refinery region residence restaurant river road "
        "sanctuary school sea session settlement ship shop shrine side sidelines site soil south southeast southwest square "
        "stadium state station strait street streets strip stronghold suburb suburbs summit synagogue talk talks "
        "temple territory theater theatre town train tunnel university valley vessel vicinity village warehouse "
        "water waters west zone"
    ).split()
)
#: CAMEO codes of feelings for somebody and of sanctions: where those are whom they are for is not where it was said or decreed.
FELT = frozenset({"050", "051", "163"})
#: Nouns of meetings, which are where those who meet are said to be: "the meeting between the ministers in Tbilisi".
MET = frozenset(("consultation dialogue discussion encounter meeting negotiation session summit talk talks").split())
#: CAMEO roots of harm done to somebody: it was done where they are.
HARM = frozenset({"17", "18", "19", "20"})
#: Verbs that only say that what another verb names begins, goes on or ends.
PHASE = frozenset(("attempt begin cease continue finish keep resume start stop try").split())
#: Verbs of a relative clause that says when and where its noun takes place.
TAKING_PLACE = frozenset(("be begin go happen hold occur open schedule set start take").split())
#: Prepositions of what comes before or after.
BEYOND = frozenset({"after", "before", "since", "until", "following"})
#: Gatherings: "the Geneva summit", "at the Cairo conference".
EVENT_NOUNS = frozenset(("ceremony conference dialogue congress forum meeting rally session summit talks").split())
#: Nouns after "in" that name a circumstance and no place: "in the context of our work in Chad".
CIRCUMSTANCE = frozenset(
    (
        "area case connection context face field framework interest light name order process pursuit regard relation respect "
        "response sense spirit support terms view wake"
    ).split()
)
#: Phrases of an object that may carry the place on ("an agreement with the government in Doha").
INNER = frozenset({"between", "of", "with"})
#: Parts of speech that head an argument.
NOMINAL = frozenset({"ADJ", "NOUN", "NUM", "PRON", "PROPN", "X"})
