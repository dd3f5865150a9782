"""Lemmas by rule: a table of exceptions taken from the treebanks, then suffix rules checked against a word list.

The word list is the word-piece vocabulary: some 20,000 whole English words, enough to tell ``hoping`` (hope) from
``hopping`` (hop). British and American spellings follow the same rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

Table = dict[str, dict[str, str]]

_VOWELS = frozenset("aeiou")
_LITTLE = frozenset({"VERB", "AUX", "PRON", "ADP", "DET", "CCONJ", "SCONJ", "ADV"})  # in capitals, still no names
_PREFIXES = ("re", "mis", "over", "out", "under", "un", "pre", "dis", "de", "inter", "counter", "co", "up")  # of verbs
# In verbs of two syllables and more, these ends are followed by a mute e (those of visit-, open-, gallop- are not).
_ENDS_BEFORE_E = frozenset(
    "ad ag ak am ap ar as at ed eg ib id ig ik il in ir is iz ob od ok ud ul um un ur ut yl ys yz".split()
)
_FILE_NAME = re.compile(r"[^/]+\.(?:docx?|exe|gif|html?|jpe?g|pdf|ppt|txt|xlsx?|zip)")
_LENGTHENED = re.compile(r"([a-z])\1{2,}")
_DEMONYM_ENDS = ("ian", "ese", "ish", "ean", "eli", "aqi", "ani", "ench", "utch", "wiss", "rean", "stani")
# Base, past and (where it differs) participle: verbs too rare in the treebanks for the table, or worth being sure of.
_IRREGULAR_VERBS = """arise arose arisen|awake awoke awoken|bear bore borne|beat beat beaten|become became
befall befell befallen|begin began begun|bend bent|bind bound|bite bit bitten|bleed bled|blow blew blown
break broke broken|breed bred|bring brought|broadcast broadcast|build built|burn burnt|buy bought|cast cast
catch caught|choose chose chosen|cling clung|come came|creep crept|cut cut|deal dealt|dig dug|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feed fed|feel felt|fight fought|find found|flee fled|fling flung
fly flew flown|forbid forbade forbidden|foresee foresaw foreseen|forget forgot forgotten|forgive forgave forgiven
forgo forwent forgone|freeze froze frozen|get got gotten|give gave given|go went gone|grind ground|grow grew grown
hang hung|hear heard|hide hid hidden|hold held|keep kept|kneel knelt|know knew known|lay laid|lead led|leap leapt
learn learnt|leave left|lend lent|lie lay lain|light lit|lose lost|make made|mean meant|meet met|mislead misled
mistake mistook mistaken|mow mowed mown|overcome overcame|override overrode overridden|overrun overran
oversee oversaw overseen|overtake overtook overtaken|overthrow overthrew overthrown|pay paid|prove proved proven
rebuild rebuilt|repay repaid|retake retook retaken|rethink rethought|ride rode ridden|ring rang rung|rise rose risen
run ran|say said|see saw seen|seek sought|sell sold|send sent|shake shook shaken|shed shed|shine shone|shoot shot
show showed shown|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat|slay slew slain|sleep slept|slide slid
speak spoke spoken|spend spent|spin spun|spit spat|spread spread|spring sprang sprung|stand stood|steal stole stolen
stick stuck|sting stung|stride strode|strike struck|strive strove striven|swear swore sworn|sweep swept|swim swam swum
swing swung|take took taken|unfreeze unfroze unfrozen|teach taught|tear tore torn|tell told|think thought|throw threw thrown
undergo underwent undergone|understand understood|undertake undertook undertaken|undo undid undone|uphold upheld
upset upset|wake woke woken|wear wore worn|weave wove woven|weep wept|win won|wind wound|withdraw withdrew withdrawn
withhold withheld|withstand withstood|wring wrung|write wrote written"""
_PAST = {
    form: verb.split()[0]
    for line in _IRREGULAR_VERBS.splitlines()
    for verb in line.split("|")
    for form in verb.split()[1:]
}
# Regular verbs of politics and war that the word list does not settle; a final capital says that the consonant is doubled.
_REGULAR_VERBS = """accede aid allege annuL appease applaud avoid axe baR barricade behead besiege berate blockade breach cede chide coalesce
compeL concede concuR condole contravene convene convoke corroborate crusade decapitate decry decree defuse deplore deride desecrate disavow
disengage disparage dispeL dissuade downgrade eavesdroP embargo emphasise encircle encroach entreat escalade evade evict excoriate
exhort expeL extradite flout flog foil forestall gaS goad guN hurl immolate impede impeach implore impugn incite incinerate infiltrate infringe
intercede interdict invade inveigh lambaste laud liaise machine maltreat maraud mutilate obliterate oblige ostracise ostracize parade
parole persuade pillage placate plunder postpone preclude provoke prorogue quarantine quell ransack rebuff rebuke rebuT recant reinstate
relinquish renege renounce repeal repeL reprieve reprimand repudiate rescind revile revoke ridicule sabotage scoff scupper secede sever shelve
snipe spurn stockpile strafe stymie subjugate subpoena subvert supersede torch torpedo trade underline underscore upbraid upgrade vandalise vandalize
veto vilify waR waylay"""


def _regular_forms() -> dict[str, str]:
    forms: dict[str, str] = {}
    for entry in _REGULAR_VERBS.split():
        verb = entry.lower()
        stem = verb + verb[-1] if entry[-1].isupper() else verb
        if verb.endswith("e"):
            forms[verb + "d"], forms[verb[:-1] + "ing"] = verb, verb
        elif verb.endswith("y") and verb[-2] not in _VOWELS:
            forms[verb[:-1] + "ied"], forms[verb + "ing"] = verb, verb
        else:
            forms[stem + "ed"], forms[stem + "ing"] = verb, verb
    return forms


_REGULAR_FORMS = _regular_forms()
# Past forms that are verbs of their own in the present: "found a city", "lay siege", "saw wood".
_ALSO_PRESENT = frozenset(_PAST.values()) | frozenset(
    "found lay saw left fell bound felt ground wound shot rose hung sat led bore drove stole lit lent bent dug fed bled bred sped sent spun stuck".split()
) - {"led", "drove", "stole", "lent", "sent", "shot", "sat", "hung", "fed", "spun"}
# Words of the field that the treebanks' table leaves in the plural, abbreviations of informal letters, and verb forms that it or the suffix rules get wrong.
_SURE = {
    "troops": "troop",
    "b/c": "because",
    "cuz": "because",
    "pls": "please",
    "plz": "please",
    "w/o": "without",
    "freed": "free",
    "fled": "flee",
    "fleeing": "flee",
    "lied": "lie",
    "tied": "tie",
    "vied": "vie",
    "sped": "speed",
    "bred": "breed",
    "bade": "bid",
}
_IRREGULAR_PLURALS = {
    "men": "man",
    "women": "woman",
    "feet": "foot",
    "children": "child",
    "people": "people",
    "media": "media",
}


class Lemmatizer:
    """Gives the lemma of a word from its form and Penn tag."""

    def __init__(self, exceptions: Table, words: Iterable[str]) -> None:
        """``exceptions`` maps tag, then lower-cased form, to the lemma; ``words`` is a list of lower-cased words."""
        self._exceptions = exceptions
        self._words = frozenset(words)
        self._cache: dict[tuple[str, str, str], str] = {}

    def lemma(self, word: str, tag: str, pos: str) -> str:
        """Lemma of ``word`` with Penn tag ``tag`` and universal class ``pos``."""
        key = (word, tag, pos)
        known = self._cache.get(key)
        if known is None:
            if len(self._cache) > 200_000:
                self._cache.clear()
            known = self._cache[key] = self._find(word, tag, pos)
        return known

    def _find(self, word: str, tag: str, pos: str) -> str:
        lower = word.lower().replace("’", "'")
        if lower in _SURE:
            return _SURE[lower]
        if tag == "VBG" and lower.endswith(("in", "in'")) and lower not in self._words:
            return self._find(lower.rstrip("'") + "g", tag, pos)  # goin', lookin
        if pos == "VERB" and tag in ("VBD", "VBN") and lower in _PAST:
            return _PAST[lower]
        if pos == "VERB" and tag in ("VB", "VBP", "VBZ") and self._really_past(lower):
            return self._find(word, "VBD", pos)  # a rare past form that the tagger took for the present
        known = self._in_table(word, lower, tag, pos)
        if known is not None:
            return known
        plain = self._shortened(lower)
        return self.by_rule(word, tag, pos) if plain == lower else self._find(plain, tag, pos)

    def _in_table(self, word: str, lower: str, tag: str, pos: str) -> str | None:
        """The table's lemma: for the word as written, in lower case, or (marks) whatever its tag."""
        # Names have one table, whether they are nouns or adjectives ("United"), and so have gerunds.
        table = self._exceptions.get({"NNP": "NNP", "VBG": "VBG/VERB"}.get(tag, f"{tag}/{pos}"), {})
        if tag == "NNP" and word.isupper() and len(word) < 5:
            return table.get(word)  # may be an abbreviation: "MAY", "SUN"
        return table.get(word) or table.get(lower) or self._exceptions.get(pos, {}).get(lower)

    def _shortened(self, lower: str) -> str:
        """A lengthened word as it is usually spelled ("soooo", "reallly"); others as they are."""
        if lower in self._words or not _LENGTHENED.search(lower):
            return lower
        shorter = (_LENGTHENED.sub(repeat, lower) for repeat in (r"\1\1", r"\1"))
        return next((word for word in shorter if word in self._words), lower)

    def _really_past(self, lower: str) -> bool:
        if lower in _PAST:
            return lower not in _ALSO_PRESENT
        return len(lower) > 5 and lower.endswith("ed") and not lower.endswith("eed") and lower not in ("embed", "shred")

    def by_rule(self, word: str, tag: str, pos: str) -> str:
        """The lemma by rule alone, without the table."""
        lower = word.lower().replace("’", "'")
        if tag.startswith("NN") and _FILE_NAME.fullmatch(lower):
            return lower
        if tag in ("NNP", "NNPS") and pos not in _LITTLE:
            # Seven capitals are no abbreviation.
            name = word.capitalize() if word.isupper() and word.isalpha() and len(word) > 6 else word
            return self._singular(name) if tag == "NNPS" else name
        if tag == "ADD":
            return word
        if tag == "NNS":
            return self._singular(lower)
        if tag == "VBZ":
            return self._third(lower)
        if (tag == "VBG" or (tag in ("VBD", "VBN") and pos in ("VERB", "AUX"))) and lower in _REGULAR_FORMS:
            return _REGULAR_FORMS[lower]
        if tag == "VBG":
            return self._stem(lower, "ing")
        if tag in ("VBD", "VBN") and pos in ("VERB", "AUX"):
            return self._past(lower)
        if tag in ("JJR", "RBR"):
            return self._compared(lower, "er")
        if tag in ("JJS", "RBS"):
            return self._compared(lower, "est")
        if tag == "CD":
            return word.replace(",", "") if word[:1].isdigit() else word if word.isupper() else lower
        if tag == "NN" and word.isupper() and (len(word) == 1 or (len(word) < 3 and lower not in self._words)):
            return word
        if pos == "ADJ" and word[:1].isupper() and lower.endswith(_DEMONYM_ENDS):
            return lower[:1].upper() + lower[1:]
        return lower

    def _singular(self, word: str) -> str:
        lower = word.lower()
        if lower in _IRREGULAR_PLURALS:
            return _IRREGULAR_PLURALS[lower]
        if lower.endswith(("'s", "’s")) and len(word) > 3:
            return word[:-2]
        if lower.endswith("ies") and len(word) > 4:
            return word[:-1] if lower[:-1] in self._words and lower[:-3] + "y" not in self._words else word[:-3] + "y"
        if lower.endswith("ves") and lower[:-1] not in self._words:
            for end in ("f", "fe"):
                if lower[:-3] + end in self._words:
                    return word[:-3] + end
        if lower.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            if lower[:-1] in self._words and not lower.endswith("sses"):
                return word[:-1]
            sure = lower[-4:-2] in ("ss", "ch", "sh") or lower.endswith(("xes", "oes"))
            return word[:-2] if sure or lower[:-2] in self._words else word[:-1]
        if lower.endswith("men") and len(word) > 4:
            return word[:-2] + "an"
        if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(word) > 2:
            return word[:-1]
        return word

    def _third(self, lower: str) -> str:
        if lower.endswith("ies") and len(lower) > 4:
            return lower[:-3] + "y"
        if lower.endswith(("sses", "xes", "zzes", "ches", "shes", "oes")):
            return lower[:-1] if lower[:-1] in self._words and lower[:-2] not in self._words else lower[:-2]
        return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower

    def _past(self, lower: str) -> str:
        if lower in _PAST:
            return _PAST[lower]
        if lower.endswith("ied"):
            return lower[:-3] + "y" if len(lower) > 4 else lower[:-1]
        return self._stem(lower, "ed") if lower.endswith("ed") and len(lower) > 3 else lower

    def _stem(self, lower: str, suffix: str) -> str:
        """Undo ``-ing`` or ``-ed``: drop it, restore a final e or a single consonant where a known word results."""
        if not lower.endswith(suffix) or len(lower) <= len(suffix) + 1:
            return lower
        stem = lower[: -len(suffix)]
        if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "sl" and stem not in self._words:
            return stem[:-1]
        if stem[-2:] in ("ll", "ck") and stem not in self._words and stem[:-1] in self._words:
            return stem[:-1]  # travelled, panicked
        with_e = stem + "e"
        if with_e in self._words and stem not in self._words:
            return with_e
        if stem in self._words and with_e not in self._words:
            return stem
        if stem in self._words and len(stem) > 2 and stem[-2] in _VOWELS and stem[-3] not in _VOWELS and len(stem) < 5:
            # "hop" would have doubled its consonant: "hoping" is from "hope".
            return stem if stem[-1] in "wxy" else with_e
        if stem not in self._words:
            for prefix in _PREFIXES:
                rest = stem.removeprefix(prefix)
                if rest != stem and len(rest) > 3 and (rest in self._words or rest + "e" in self._words):
                    return prefix + self._stem(rest + suffix, suffix)
        return with_e if _wants_e(stem) else stem

    def _compared(self, lower: str, suffix: str) -> str:
        if not lower.endswith(suffix) or len(lower) <= len(suffix) + 2:
            return lower
        stem = lower[: -len(suffix)]
        if stem.endswith("i"):
            return stem[:-1] + "y"
        if stem not in self._words and stem[-1] == stem[-2]:
            return stem[:-1]
        if stem + "e" in self._words and stem not in self._words:
            return stem + "e"
        return stem


def places_of_has(words: Sequence[str], tags: Sequence[str], heads: Sequence[int], deps: Sequence[str]) -> list[int]:
    """Places of the ``'s`` that stand for "has" ("he's gone", "it's been cold"), not for "is"."""
    return [
        i
        for i, (word, tag, dep) in enumerate(zip(words, tags, deps, strict=True))
        if dep == "aux"
        and tag == "VBZ"
        and word.lower() in ("'s", "’s")
        and (tags[heads[i]] == "VBN" or "been" in words[i + 1 : i + 4])
    ]


def _wants_e(stem: str) -> bool:
    """True when the spelling of a stem calls for a final e (accus-, recognis-, creat-, settl-, reclin-)."""
    last, before = stem[-1], stem[-2:-1]
    if last in "wxy" or stem.endswith(("ss", "sh", "ch", "ck")):
        return False
    if last in "cvzsu":
        return True
    if before not in _VOWELS:
        return stem.endswith(("dg", "rg", "lg", "ang")) or (last == "l" != before) or (last == "r" and before in "tgc")
    if stem[-3:-2] in _VOWELS and not stem.endswith(("at", "quir", "quit")):
        return False  # raid-, cloud-, but: evaluat-, requir-
    if not _VOWELS.intersection(stem[:-2]):
        return True  # "din" would have doubled its consonant
    return stem[-2:] in _ENDS_BEFORE_E
