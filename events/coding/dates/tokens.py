"""Cut a sentence into the tokens the date grammar reads, each with the word classes it may have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from events.coding.dates.data import read_tsv

_TOKEN = re.compile(
    r"""
    (?P<ISODT>(?:1\d|20)\d\d-[01]\d-[0-3]\d(?:T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]))
  | (?P<YMD>(?:1\d|20)\d\d[/.][01]?\d[/.][0-3]?\d(?!\d|[/.]\d))
  | (?P<DOTDATE>[0-3]?\d\.[01]?\d\.(?:(?:19|20)\d\d|\d\d)(?![\d]|\.\d))
  | (?P<SLASHDATE>[0-3]?\d/[0-3]?\d/(?:(?:19|20)\d\d|\d\d)(?!\d|/\d))
  | (?P<NINE11>9/11(?!\d|/\d))
  | (?P<DECADE>(?:(?:1\d|20)\d0|['’‘]\d0)['’]?s\b)
  | (?P<YSPAN>(?:19|20)\d\d[-–/]\d\d(?![\d-]))
  | (?P<CLOCK>
        [0-2]?\d[:.][0-5]\d(?::[0-5]\d)?(?=\s*(?:[ap]\.?m\b|hrs\b|GMT\b|UTC\b|ET\b|EST\b|EDT\b))
      | (?<![\d:])[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:]))
  | (?P<QTR>Q[1-4]\b)
  | (?P<HALFY>H[12]\b(?=\s*(?:19|20)\d\d))
  | (?P<FYY>FY\s?['’]?(?:20)?\d\d\b)
  | (?P<ORD>\d{1,2}(?:st|nd|rd|th)\b)
  | (?P<BIG>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)
  | (?P<NUM>\d+)
  | (?P<AMPM>[ap]\.\s?m\.?(?![^\W\d_])|[ap]m\b|(?<=\d\s)[AP]\.?M\b\.?|(?<=\d)[AP]\.?M\b\.?)
  | (?P<OCLOCK>o['’]clock)
  | (?P<WORD>[^\W\d_]+)
  | (?P<POSS>['’]s\b|(?<=s)['’](?!\w))
  | (?P<SYM>\S)
    """,
    re.VERBOSE,
)
_SYMBOLS = {
    ",": "COMMA", ".": "DOT", "-": "HYPH", "‑": "HYPH", "–": "DASH", "—": "DASH", "/": "SLASH",
    "(": "LPAR", ")": "RPAR", "'": "APOS", "’": "APOS", "‘": "APOS", ";": "STOP", ":": "STOP", "?": "STOP", "!": "STOP",
}  # fmt: skip
_MONEY = "$€£¥#№"


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its text, offsets in the sentence, and the values its classes give it."""

    text: str
    start: int
    end: int
    values: tuple[tuple[str, str], ...] = ()

    @property
    def low(self) -> str:
        """The text in lower case."""
        return self.text.lower()

    def value(self, cls: str) -> str | None:
        """The lexicon value of this token read as ``cls``."""
        for name, val in self.values:
            if name == cls:
                return val
        return None


class Words:
    """The word list of the grammar: for each word the classes it may have and a value for each."""

    def __init__(self) -> None:
        self.any_case: dict[str, tuple[tuple[str, str], ...]] = {}
        self.capital: dict[str, tuple[tuple[str, str], ...]] = {}
        lower: dict[str, list[tuple[str, str]]] = {}
        upper: dict[str, list[tuple[str, str]]] = {}
        for cls, value, words in read_tsv("words.tsv", 3):
            for word in words.split():
                target = upper if word.startswith("^") else lower
                target.setdefault(word.lstrip("^").lower(), []).append((cls, value))
        for word, entries in lower.items():
            self.any_case[word] = tuple(entries)
        for word in sorted(set(upper) | set(lower)):
            self.capital[word] = tuple(lower.get(word, []) + upper.get(word, []))

    def look_up(self, text: str) -> tuple[tuple[str, str], ...]:
        """Classes and values of the word ``text``, with regard to its capital."""
        if text[0].isupper():
            return self.capital.get(text.lower(), ())
        return self.any_case.get(text, ())


@lru_cache(maxsize=1)
def words() -> Words:
    """The word list, read once."""
    return Words()


def number_classes(text: str) -> tuple[str, ...]:
    """The classes of a run of digits: NUM always; DAYNUM, HOUR, YEAR, NUM4, YY where the figure allows it."""
    n, size = int(text), len(text)
    found = ["NUM"]
    if size <= 2 and 1 <= n <= 31:
        found.append("DAYNUM")
    if size <= 2 and n <= 24:
        found.append("HOUR")
    if size == 4:
        found.append("NUM4")
        if 1900 <= n <= 2059:
            found.append("YEAR")
        elif 1000 <= n <= 2099:
            found.append("OLDYEAR")
    return tuple(found)


def tokenise(text: str) -> tuple[list[Token], list[frozenset[str]]]:
    """Cut ``text`` into tokens; the second list has, for each, the set of classes it may have (literals excluded)."""
    tokens: list[Token] = []
    classes: list[frozenset[str]] = []
    table = words()
    for m in _TOKEN.finditer(text):
        group = m.lastgroup or "SYM"
        word = m.group()
        values: tuple[tuple[str, str], ...] = ()
        if group == "WORD":
            values = table.look_up(word)
            found = _word_classes(values, word[0].isupper())
        elif group == "SYM":
            found = _symbol_classes(word)
        elif m.start() > 0 and text[m.start() - 1] in _MONEY:
            found = _MONEY_CLASS
        elif group == "NUM":
            found = _number_set(word) if len(word) <= 4 else _NUM_CLASS
        else:
            found = _single(group)
        tokens.append(Token(word, m.start(), m.end(), values))
        classes.append(found)
    return tokens, classes


_MONEY_CLASS: frozenset[str] = frozenset({"MONEY"})
_NUM_CLASS: frozenset[str] = frozenset({"BIG"})


@lru_cache(maxsize=4096)
def _word_classes(values: tuple[tuple[str, str], ...], capital: bool) -> frozenset[str]:
    return frozenset([name for name, _ in values] + (["CAP"] if capital else ["LOW"]))


@lru_cache(maxsize=4096)
def _number_set(text: str) -> frozenset[str]:
    return frozenset(number_classes(text))


@lru_cache(maxsize=256)
def _symbol_classes(symbol: str) -> frozenset[str]:
    return frozenset({_SYMBOLS.get(symbol, "OTHER")})


@lru_cache(maxsize=64)
def _single(name: str) -> frozenset[str]:
    return frozenset({name})
