"""Made-up news phrases with their parse by construction: trees of tokens, and words to fill them with."""

from __future__ import annotations

from dataclasses import dataclass

from events.nlp.training.samples import Sample

COUNTRIES = """Russia Russian|Ukraine Ukrainian|China Chinese|Iran Iranian|Israel Israeli|Turkey Turkish
France French|Germany German|Poland Polish|Syria Syrian|Iraq Iraqi|Egypt Egyptian|Libya Libyan|Sudan Sudanese
Ethiopia Ethiopian|Eritrea Eritrean|Kenya Kenyan|Nigeria Nigerian|Ghana Ghanaian|Mali Malian|Niger Nigerien
Chad Chadian|Rwanda Rwandan|Burundi Burundian|Uganda Ugandan|Somalia Somali|Angola Angolan|Zimbabwe Zimbabwean
Zambia Zambian|Japan Japanese|India Indian|Pakistan Pakistani|Afghanistan Afghan|Bangladesh Bangladeshi|Nepal Nepalese
Myanmar Burmese|Thailand Thai|Vietnam Vietnamese|Cambodia Cambodian|Laos Lao|Malaysia Malaysian|Indonesia Indonesian
Philippines Philippine|Taiwan Taiwanese|Mongolia Mongolian|Kazakhstan Kazakh|Uzbekistan Uzbek|Tajikistan Tajik
Kyrgyzstan Kyrgyz|Armenia Armenian|Azerbaijan Azerbaijani|Georgia Georgian|Belarus Belarusian|Moldova Moldovan
Romania Romanian|Bulgaria Bulgarian|Serbia Serbian|Kosovo Kosovar|Albania Albanian|Croatia Croatian|Bosnia Bosnian
Greece Greek|Cyprus Cypriot|Italy Italian|Spain Spanish|Portugal Portuguese|Austria Austrian|Hungary Hungarian
Slovakia Slovak|Finland Finnish|Sweden Swedish|Norway Norwegian|Denmark Danish|Estonia Estonian|Latvia Latvian
Lithuania Lithuanian|Canada Canadian|Mexico Mexican|Cuba Cuban|Haiti Haitian|Brazil Brazilian|Argentina Argentine
Chile Chilean|Peru Peruvian|Bolivia Bolivian|Colombia Colombian|Venezuela Venezuelan|Ecuador Ecuadorian
Nicaragua Nicaraguan|Jordan Jordanian|Lebanon Lebanese|Qatar Qatari|Kuwait Kuwaiti|Bahrain Bahraini|Yemen Yemeni
Oman Omani|Algeria Algerian|Morocco Moroccan|Tunisia Tunisian|Australia Australian|Britain British|Ireland Irish
Belgium Belgian|America American|Cameroon Cameroonian|Senegal Senegalese|Mozambique Mozambican|Malawi Malawian
Fiji Fijian"""
CITIES = """Moscow Kyiv Kiev Beijing Tehran Jerusalem Ankara Paris Berlin Warsaw Damascus Baghdad Cairo Tripoli
Khartoum Kabul Islamabad Delhi Tokyo Seoul Pyongyang Taipei Hanoi Bangkok Jakarta Manila Minsk Tbilisi Yerevan Baku
London Brussels Vienna Geneva Rome Madrid Athens Belgrade Sofia Bucharest Vilnius Riga Tallinn Oslo Stockholm Helsinki
Copenhagen Washington Ottawa Havana Caracas Lima Bogota Brasilia Santiago Nairobi Kampala Kigali Lagos Abuja Accra
Bamako Aleppo Idlib Mosul Donetsk Luhansk Kharkiv Mariupol Odessa Grozny Gaza Hebron Ramallah Aden Sanaa Doha Riyadh
Amman Beirut Astana"""
ORGS = """NATO OPEC UNICEF UNESCO ASEAN Hamas Hezbollah Fatah ECOWAS IAEA OSCE FIFA Interpol Amnesty Greenpeace
Gazprom Taliban Mercosur Europol FARC PKK UNHCR WHO IMF WTO EU UN CIA FBI FSB SADC IGAD BRICS Frontex Pentagon
Kremlin"""
FIRST = """Sergei Vladimir Jens John Maria Anna Ali Hassan Mohammed Ahmed Xi Wang Li Kim Yoon Shinzo Narendra Imran
Recep Mevlut Emmanuel Angela Olaf Boris Rishi Joe Donald Antony Jake Kamala Hillary Barack Volodymyr Dmytro Alexander
Ilham Nikol Hassan Javad Ebrahim Benjamin Yair Mahmoud Ismail Bashar Walid Abdel Sameh Khalifa Abiy Isaias William
Uhuru Paul Yoweri Felix Cyril Emmerson Luiz Jair Nicolas Evo Gustavo Miguel Pedro Giorgia Mario Viktor Andrzej Petr
Zuzana Kaja Sanna Jonas"""
LAST = """Lavrov Putin Stoltenberg Smith Garcia Karimova Rouhani Jinping Yi Keqiang Modi Khan Erdogan Cavusoglu
Macron Merkel Scholz Johnson Sunak Biden Trump Blinken Sullivan Harris Clinton Obama Zelensky Kuleba Lukashenko Aliyev
Pashinyan Zarif Raisi Netanyahu Lapid Abbas Haniyeh Assad Muallem Sisi Shoukry Haftar Ahmed Afwerki Ruto Kenyatta
Kagame Museveni Ramaphosa Mnangagwa Lula Bolsonaro Maduro Morales Petro Sanchez Meloni Draghi Orban Duda Pavel
Caputova Kallas Marin Store Peskov Zakharova Ryabkov Medvedev Shoigu Austin Milley Guterres Grandi Borrell Michel
Okafor Mensah Diallo Traore Keita Nguyen"""
PERSON_TITLES = """
President|Prime/JJ Minister|Foreign/JJ Minister|Defense Minister|Defence Minister|Secretary|Chancellor|General
Senator|Ambassador|Interior Minister|Vice President|Deputy/JJ Foreign/JJ Minister|Colonel|King|Prince|Sheikh
Governor|Mayor
Secretary General|spokesman/NN|spokeswoman/NN|leader/NN|envoy/NN|chief/NN"""
ROLE_NOUNS = """
president/NN|prime/JJ minister/NN|foreign/JJ minister/NN|defense/NN minister/NN|defence/NN minister/NN|leader/NN
ambassador/NN|chief/NN|spokesman/NN|spokeswoman/NN|head/NN|secretary/NN general/NN|envoy/NN|chairman/NN
deputy/JJ prime/JJ minister/NN|opposition/NN leader/NN|top/JJ diplomat/NN|special/JJ representative/NN
army/NN commander/NN"""
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
# base, third person, past, participle, -ing form; one group of verbs a pattern of complements
TRANSITIVE = """accuse accuses accused accused accusing|criticize criticizes criticized criticized criticizing
condemn condemns condemned condemned condemning|meet meets met met meeting|visit visits visited visited visiting
attack attacks attacked attacked attacking|support supports supported supported supporting
back backs backed backed backing|threaten threatens threatened threatened threatening
sanction sanctions sanctioned sanctioned sanctioning|praise praises praised praised praising
warn warns warned warned warning|invade invades invaded invaded invading|bomb bombs bombed bombed bombing
arrest arrests arrested arrested arresting|expel expels expelled expelled expelling
recognise recognises recognised recognised recognising|host hosts hosted hosted hosting
thank thanks thanked thanked thanking|blame blames blamed blamed blaming|reject rejects rejected rejected rejecting
help helps helped helped helping"""
SPEECH = """say says said said saying|state states stated stated stating|claim claims claimed claimed claiming
allege alleges alleged alleged alleging|announce announces announced announced announcing|add adds added added adding
warn warns warned warned warning|insist insists insisted insisted insisting|deny denies denied denied denying
declare declares declared declared declaring|confirm confirms confirmed confirmed confirming
note notes noted noted noting|stress stresses stressed stressed stressing|admit admits admitted admitted admitting
argue argues argued argued arguing"""
THINGS = """talks/NNS with|agreement/NN with|sanctions/NNS against|attack/NN on|visit/NN to|offensive/NN against
proposal/NN from|dialogue/NN with|aid/NN to|weapons/NNS to|relations/NNS with|trade/NN with|troops/NNS in|bases/NNS in
pressure/NN on|invasion/NN of|annexation/NN of|ties/NNS with|exports/NNS to|strikes/NNS on|protests/NNS in
threats/NNS from|violence/NN in|treaty/NN with|embargo/NN on|ceasefire/NN with|blockade/NN of|demands/NNS of
decision/NN of|policy/NN of"""
THING_VERBS = """hold holds held held holding|sign signs signed signed signing|impose imposes imposed imposed imposing
launch launches launched launched launching|suspend suspends suspended suspended suspending
end ends ended ended ending
resume resumes resumed resumed resuming|discuss discusses discussed discussed discussing
halt halts halted halted halting
demand demands demanded demanded demanding|plan plans planned planned planning|oppose opposes opposed opposed opposing
begin begins began begun beginning|break breaks broke broken breaking|approve approves approved approved approving
offer offers offered offered offering|seek seeks sought sought seeking|lift lifts lifted lifted lifting"""
ADVERBS = "repeatedly already strongly also never recently again publicly often long openly now formally firmly".split()


@dataclass
class Phrase:
    """Tokens with the tree over them: heads are indices into ``words``, -1 for the phrase's own head at ``head``."""

    words: list[str]
    tags: list[str]
    ner: list[str]
    heads: list[int]
    deps: list[str]
    head: int = 0

    def named(self, label: str) -> Phrase:
        """Mark the whole phrase as one name."""
        self.ner = [f"B-{label}", *[f"I-{label}"] * (len(self.words) - 1)]
        return self


def token(word: str, tag: str) -> Phrase:
    """A phrase of one word."""
    return Phrase([word], [tag], ["O"], [-1], [""])


def tokens(text: str, tag: str = "NNP", dep: str = "compound") -> Phrase:
    """Words ``w/TAG`` of which the last is the head and the others its modifiers (``amod`` for adjectives)."""
    parts = [w.split("/") if "/" in w else [w, tag] for w in text.split()]
    left = [("amod" if t == "JJ" else dep, token(w, t)) for w, t in parts[:-1]]
    return tree(token(*parts[-1]), left=left)


def tree(
    core: Phrase, *, left: list[tuple[str, Phrase]] | None = None, right: list[tuple[str, Phrase]] | None = None
) -> Phrase:
    """Hang phrases before and after ``core`` from its head, each with its relation."""
    out = Phrase([], [], [], [], [])
    pieces = [*(left or []), ("", core), *(right or [])]
    starts = []
    for _, phrase in pieces:
        starts.append(len(out.words))
        out.words += phrase.words
        out.tags += phrase.tags
        out.ner += phrase.ner
        out.heads += [h + starts[-1] if h >= 0 else -1 for h in phrase.heads]
        out.deps += phrase.deps
    out.head = starts[len(left or [])] + core.head
    for (dep, phrase), start in zip(pieces, starts, strict=True):
        if dep:
            out.heads[start + phrase.head] = out.head
            out.deps[start + phrase.head] = dep
    return out


def flat(words: list[str], label: str | None = None) -> Phrase:
    """A name of several words: the first is the head."""
    out = tree(token(words[0], "NNP"), right=[("flat", token(w, "NNP")) for w in words[1:]])
    return out.named(label) if label else out


def mark(word: str) -> tuple[str, Phrase]:
    """A punctuation mark with its relation."""
    tag = {"“": "``", "”": "''", "–": ",", ":": ":"}.get(word, word)
    return ("punct", token(word, "''" if word == '"' else tag))


def sample(phrase: Phrase) -> Sample:
    """The finished sentence as a training sample; its morphology is left open."""
    words = list(phrase.words)
    for i, word in enumerate(words[:-1]):
        if word == "a" and words[i + 1][0] in "aeiou":
            words[i] = "an"
    first = 1 if words[0] in ("“", '"') else 0
    words[first] = words[first][0].upper() + words[first][1:]
    heads, deps = list(phrase.heads), list(phrase.deps)
    heads[phrase.head], deps[phrase.head] = -1, "root"
    glued = {",", ".", "'s", "”", ":"}
    spaces = [
        i + 1 < len(words) and words[i + 1] not in glued and words[i] != "“" and "-" not in words[i : i + 2]
        for i in range(len(words))
    ]
    return Sample(
        words=tuple(words),
        spaces=tuple(spaces),
        heads=tuple(heads),
        deps=tuple(deps),
        tags=tuple(phrase.tags),
        morphs=("",) * len(words),
        ner=tuple(phrase.ner),
        doc="made-up",
    )


def choices(text: str) -> list[str]:
    """The items of one of the word lists above: divided by bars and lines."""
    return [item.strip() for line in text.strip().splitlines() for item in line.split("|")]
