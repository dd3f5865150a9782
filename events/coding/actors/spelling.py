"""Personal names in other transcriptions: "Zelenskyi", "Selenskyj", "Lawrow", "Loukachenko" for names that the dictionary spells its own way.

Names from other scripts are spelled as the language of the writer has it. Both the dictionary's spelling and the text's are
brought to one plain form, which is looked at only when the spelling itself is in no table.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

from events.coding.actors.facts import Fact

_LEAST = 6  # letters; short names are too much alike
# States whose names come to English papers from another script.
_OTHER_SCRIPT = frozenset(
    """RUS SUN UKR BLR KAZ KGZ TJK TKM UZB ARM AZE GEO MDA BGR MKD SRB SCG YUG MNE BIH GRC CYP ISR PSE LBN SYR JOR IRQ IRN AFG SAU
    ARE BHR KWT OMN QAT YEM EGY LBY TUN DZA MAR MRT SDN PAK MNG TUR IGO""".split()
)
_LETTERS = (
    ("tsch", "sh"),
    ("shch", "sh"),
    ("tch", "sh"),
    ("sch", "sh"),
    ("ch", "sh"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("ou", "u"),
    ("kh", "h"),
    ("ph", "f"),
    ("ks", "x"),
    ("ie", "e"),
)
# First names that Ukrainian, Belarusian and Russian have each in its own form, by their plain forms.
_SAME = {
    "volodimir": "vladimir",
    "mihailo": "mihail",
    "olexi": "alexei",
    "andri": "andrei",
    "dmitro": "dmitri",
    "serhi": "sergei",
    "olexandr": "alexandr",
    "aliaxandr": "alexandr",
    "alexander": "alexandr",
    "alexandre": "alexandr",
    "evhen": "evgeni",
    "mikola": "nikolai",
    "petro": "piotr",
    "pavlo": "pavel",
    "putine": "putin",
}
_LETTER = str.maketrans("wyjz", "viis")
_ENDS = "yij"


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """The plain form of a lower-case word: its ending, doubled letters and the letters in which transcriptions differ."""
    stem = word.rstrip(_ENDS)
    out = (stem if len(stem) == len(word) else stem + "i").translate(_LETTER)
    for letters, by in _LETTERS:
        if letters in out:
            out = out.replace(letters, by)
    out = "".join([c for c, before in zip(out, " " + out, strict=False) if c != before])
    return _SAME.get(out, out)


def variants(names: Mapping[str, list[Fact]]) -> dict[str, list[Fact]]:
    """Facts of persons by the plain form of their names; forms that two persons share are left out."""
    out: dict[str, list[Fact]] = {}
    clash: set[str] = set()
    for key, held in _persons(names):
        form = " ".join([plain(word) for word in key.split(" ")])
        old = out.setdefault(form, held)
        if old is not held and old[0].canonical != held[0].canonical:
            clash.add(form)
    return {form: held for form, held in out.items() if form not in clash}


def _persons(names: Mapping[str, list[Fact]]) -> Iterable[tuple[str, list[Fact]]]:
    for key, held in names.items():
        if held[0].kind == "person" and len(key) >= _LEAST and held[0].code[:3] in _OTHER_SCRIPT:
            yield key, held
