"""Words around a name that tell whether it is a place. Closed classes of English, so they stand in code."""

from __future__ import annotations

from collections.abc import Mapping

#: Small words inside names of places.
JOINERS = frozenset("of the de la las los del da do das dos du des di al el an ar as ash ad at az es ez and & - – ' ’ . e i le les sur sous au aux en am upon on ed et and".split())
LOWER_PARTS = frozenset(
    "region oblast state province peninsula islands island crossing sea river delta nuclear power plant dam bridge valley strip heights "
    "prison camp refugee airport air base forest corridor border territories mosque compound square desert islamic africa america kashmir "
    "europe asia china states world china's basin subcontinent zone dome belt gap southern suburbs wall industrial complex area rainforest "
    "demilitarized demilitarised".split()
)

#: Prepositions that put things somewhere, with how strongly they do.
PREPOSITIONS: Mapping[str, float] = {
    "in": 1.0, "near": 1.0, "at": 1.0, "outside": 1.0, "inside": 1.0, "around": 1.0, "across": 1.0, "throughout": 1.0, "within": 1.0, "into": 1.0,
    "toward": 0.8, "towards": 0.8, "via": 0.8, "off": 0.8, "through": 0.7, "over": 0.5, "from": 0.7, "to": 0.6, "between": 0.5,
    "of": 0.3, "on": 0.4, "under": 0.3, "along": 0.8, "beyond": 0.6, "visiting": 0.8, "entered": 0.6, "reached": 0.6, "leaving": 0.6, "nearby": 1.0,
    "visited": 0.6, "among": 0.6, "about": 0.3, "including": 0.6, "against": 0.4, "captured": 0.6, "bombed": 0.6, "shelled": 0.6, "seized": 0.5, "attacked": 0.5, "invaded": 0.6,
}  # fmt: skip

#: Adjectives that may stand between the preposition and the name.
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central north-east north-west south-east south-west northeast northwest southeast southwest "
    "northeastern northwestern southeastern southwestern north-eastern north-western south-eastern south-western upper lower inner outer greater "
    "downtown mainland coastal rural urban mid nearby neighbouring neighboring occupied rebel-held government-held war-torn annexed".split()
)

#: Nouns of kinds of places, and the type of entry they ask for.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(
        "city town village hamlet capital municipality suburb port neighborhood neighbourhood township settlement resort camp metropolis borough".split(), "city"
    ),
    **dict.fromkeys(
        "province state region oblast governorate county district prefecture department territory canton division krai republic emirate parish "
        "commune area zone provinces states regions districts counties governorates departments territories enclave".split(),
        "admin1",
    ),
    **dict.fromkeys("country nation kingdom sultanate".split(), "country"),
    **dict.fromkeys("island islands peninsula archipelago valley desert mountains strip atoll plateau".split(), "region"),
    **dict.fromkeys("river sea lake gulf strait bay ocean canal channel basin".split(), "water"),
}

#: A capital word after the name that makes it part of the name of an institution, a paper, a team or a document.
INSTITUTIONS = frozenset(
    "post times herald tribune guardian telegraph journal gazette observer examiner bulletin chronicle globe airlines airways university college "
    "institute hospital school academy clinic bank fund united rovers league fc museum theatre theater symphony orchestra hotel corporation corp "
    "company co inc ltd group plc foundation association society commission committee council court bureau agency department authority party "
    "union federation congress parliament senate assembly police army navy force guard brigade battalion agreement treaty accord accords protocol "
    "convention declaration process olympics games cup championship festival prize award exchange oil petroleum railway railways radio "
    "television tv news press media daily weekly mirror standard express review dispatch sun star inquirer center centre laboratory laboratories "
    "cathedral church mosque street avenue road boulevard square stadium club team dynamo celtics lakers yankees summit conference talks forum "
    "communique consensus formula memorandum ministry office service services command division corps airport station plant".split()
)
#: Institutions after which the name still says where: "Geneva talks", "Kabul airport".
STILL_PLACES = frozenset("summit conference talks forum airport station plant police".split())

#: Capital words after the name that belong to a person or an office: the name before them still is a place ("Texas Governor").
OFFICES = frozenset(
    "president prime minister governor gov senator sen representative rep mayor chancellor premier king queen prince emir sultan general gen "
    "secretary foreign defence defense interior attorney justice republican republicans democrat democrats congressman congresswoman "
    "lieutenant deputy vice first health finance agriculture energy trade treasury transport education labor labour environment chief".split()
)

#: Titles before a name: what follows is a person.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame mr. mrs. ms. dr. prof. gen general col colonel maj major capt captain lt lieutenant sgt "
    "sergeant adm admiral sen senator rep representative congressman congresswoman gov governor judge justice president pres minister chancellor "
    "secretary ambassador mayor king queen prince princess pope cardinal bishop archbishop imam sheikh sheik ayatollah emir sultan rabbi father "
    "sister brother saint officer detective commissioner spokesman spokeswoman coach sen. rep. gov. gen. col. maj. capt. lt. sgt. adm. premier "
    "ex-president inspector chairman chairwoman director editor actress actor singer analyst".split()
)

#: Nouns before "of" that make an institution or a title of the whole ("University of Manchester", "Duke of Kent").
OF_INSTITUTIONS = frozenset(
    "university college institute bank church school museum duke duchess earl prince princess archbishop bishop board society times voice treaty battle "
    "forces army party movement front brigades union federation congress parliament confederation club order radio academy convention diocese council bank".split()
)

#: The same before "in" ("Organization for Security and Cooperation in Europe").
IN_INSTITUTIONS = frozenset({"cooperation", "measures", "monitoring"})

#: Verbs of speech: a bare "Jordan said" may be a person.
SPEECH = frozenset("said says told added replied answered insisted argued explained recalled tweeted wrote joked".split())

#: Calendar words: a capital after the name that belongs to the date.
CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sept sep oct nov dec".split()
)
