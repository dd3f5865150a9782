"""Words around a name that tell whether it is a place. Closed classes of English, so they stand in code."""

from __future__ import annotations

from collections.abc import Mapping

#: Small words inside names of places.
JOINERS = frozenset(
    (
        "& ' - . ad al am an and ar as ash at au aux az da das de del des di do dos du e ed el en es et ez i la "
        "las le les los of on sous sur the upon – ’"
    ).split()
)
#: Lower-case words that go on with a name of our own tables ("Belgorod region").
LOWER_PARTS = frozenset(
    (
        "africa air airport america area asia base basin belt border bridge camp china china's complex compound "
        "corridor crossing dam delta demilitarised demilitarized desert dome europe forest gap heights industrial "
        "islamic island islands kashmir mosque nuclear oblast peninsula plant power prison province rainforest "
        "refugee region river sea southern square state states strip subcontinent suburbs territories valley wall "
        "world zone"
    ).split()
)
#: Prepositions that put things somewhere, with how strongly they do.
PREPOSITIONS: Mapping[str, float] = {
    "across": 1.0,
    "around": 1.0,
    "at": 1.0,
    "in": 1.0,
    "inside": 1.0,
    "into": 1.0,
    "near": 1.0,
    "nearby": 1.0,
    "outside": 1.0,
    "throughout": 1.0,
    "within": 1.0,
    "along": 0.8,
    "off": 0.8,
    "toward": 0.8,
    "towards": 0.8,
    "via": 0.8,
    "visiting": 0.8,
    "from": 0.7,
    "through": 0.7,
    "among": 0.6,
    "beyond": 0.6,
    "bombed": 0.6,
    "captured": 0.6,
    "entered": 0.6,
    "including": 0.6,
    "invaded": 0.6,
    "leaving": 0.6,
    "reached": 0.6,
    "shelled": 0.6,
    "to": 0.6,
    "visited": 0.6,
    "attacked": 0.5,
    "between": 0.5,
    "over": 0.5,
    "seized": 0.5,
    "against": 0.4,
    "on": 0.4,
    "about": 0.3,
    "of": 0.3,
    "under": 0.3,
}
#: Adjectives that may stand between the preposition and the name.
DIRECTIONS = frozenset(
    (
        "annexed central coastal downtown east eastern government-held greater inner lower mainland mid nearby "
        "neighboring neighbouring north north-east north-eastern north-west north-western northeast northeastern "
        "northern northwest northwestern occupied outer rebel-held rural south south-east south-eastern "
        "south-west south-western southeast southeastern southern southwest southwestern upper urban war-torn "
        "west western"
    ).split()
)
#: Nouns of kinds of places, and the type of entry they ask for.
KINDS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            "city town village hamlet capital municipality suburb port neighborhood neighbourhood township settlement "
            "resort camp metropolis borough"
        ).split(),
        "city",
    ),
    **dict.fromkeys(
        (
            "province state region oblast governorate county district prefecture department territory canton division "
            "krai republic emirate parish commune area zone provinces states regions districts counties governorates "
            "departments territories enclave"
        ).split(),
        "admin1",
    ),
    **dict.fromkeys(
        ("country nation kingdom sultanate").split(),
        "country",
    ),
    **dict.fromkeys(
        ("island islands peninsula archipelago valley desert mountains strip atoll plateau").split(),
        "region",
    ),
    **dict.fromkeys(
        ("river sea lake gulf strait bay ocean canal channel basin").split(),
        "water",
    ),
}
#: A capital word after the name that makes it part of the name of an institution, a paper, a team or a document.
INSTITUTIONS = frozenset(
    (
        "academy accord accords agency agreement airlines airport airways army assembly association authority "
        "avenue award bank battalion boulevard brigade bulletin bureau cathedral celtics center centre "
        "championship chronicle church clinic club co college command commission committee communique company "
        "conference congress consensus convention corp corporation corps council court cup daily declaration "
        "department dispatch division dynamo examiner exchange express fc federation festival force formula forum "
        "foundation fund games gazette globe group guard guardian herald hospital hotel inc inquirer institute "
        "journal laboratories laboratory lakers league ltd media memorandum ministry mirror mosque museum navy "
        "news observer office oil olympics orchestra parliament party petroleum plant plc police post press prize "
        "process protocol radio railway railways review road rovers school senate service services society square "
        "stadium standard star station street summit sun symphony talks team telegraph television theater theatre "
        "times treaty tribune tv union united university weekly yankees"
    ).split()
)
#: Institutions after which the name still says where: "Geneva talks", "Kabul airport".
STILL_PLACES = frozenset(("airport conference forum plant police station summit talks").split())
#: Capital words after the name that belong to a person or an office: the name before them still is a place
#: ("Texas Governor").
OFFICES = frozenset(
    (
        "agriculture attorney chancellor chief congressman congresswoman defence defense democrat democrats "
        "deputy education emir energy environment finance first foreign gen general gov governor health interior "
        "justice king labor labour lieutenant mayor minister premier president prime prince queen rep "
        "representative republican republicans secretary sen senator sultan trade transport treasury vice"
    ).split()
)
#: Titles before a name: what follows is a person.
TITLES = frozenset(
    (
        "actor actress adm adm. admiral ambassador analyst archbishop ayatollah bishop brother capt capt. captain "
        "cardinal chairman chairwoman chancellor coach col col. colonel commissioner congressman congresswoman "
        "dame detective director dr dr. editor emir ex-president father gen gen. general gov gov. governor imam "
        "inspector judge justice king lady lieutenant lord lt lt. maj maj. major mayor minister miss mr mr. mrs "
        "mrs. ms ms. officer pope premier pres president prince princess prof prof. professor queen rabbi rep "
        "rep. representative saint secretary sen sen. senator sergeant sgt sgt. sheik sheikh singer sir sister "
        "spokesman spokeswoman sultan"
    ).split()
)
#: Nouns before "of" that make an institution or a title of the whole ("University of Manchester", "Duke of
#: Kent").
OF_INSTITUTIONS = frozenset(
    (
        "academy archbishop army bank battle bishop board brigades church club college confederation congress "
        "convention council diocese duchess duke earl federation forces front institute movement museum order "
        "parliament party prince princess radio school society times treaty union university voice"
    ).split()
)
#: The same before "in" ("Organization for Security and Cooperation in Europe").
IN_INSTITUTIONS = frozenset(("cooperation measures monitoring").split())
#: Verbs of speech: a bare "Jordan said" may be a person.
SPEECH = frozenset(
    ("added answered argued explained insisted joked recalled replied said says told tweeted wrote").split()
)
#: What a town has: "Clinton police", "a Lebanon man".
TOWNSPEOPLE = frozenset(
    (
        "area charity commuters council councillors couple deputies drivers family farmer farmers fire "
        "firefighters hospital man mayor motorists native officers officials police prosecutors residents "
        "resident school schools teen teenager voters woman"
    ).split()
)
#: Calendar words: a capital after the name that belongs to the date.
CALENDAR = frozenset(
    (
        "apr april aug august dec december feb february friday jan january jul july jun june mar march may monday "
        "nov november oct october saturday sep sept september sunday thursday tuesday wednesday"
    ).split()
)
#: Abbreviations of places that are words or could be: they count in capitals only.
CAPITALS_ONLY = frozenset(
    ("act armm car dmz dprk drc fata gdr gta ksa lac loc nsw nwfp png prc roc rok uae uk us usa ussr").split()
)
