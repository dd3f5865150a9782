"""Find the words that could name a place, and what speaks for and against it, in one token sequence.

The same code reads a raw text (tokens by rule, no parse) and a parsed sentence (tokens and name spans of the parser).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from events.coding.places import cues
from events.coding.places.gazetteer import Gazetteer
from events.coding.places.names import key_of
from events.coding.places.tables import Entry
from events.types import Sentence

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’ʻ`](?![sS]\b)[^\W_]+)*|['’][sS]\b|[^\w\s]")
_TIGHT = frozenset({".", "-", "–", "'", "’"})
_MOST_TOKENS = 8
_MOST_TOWN_TOKENS = 5


@dataclass(frozen=True, slots=True)
class Tokens:
    """A token sequence with article offsets; ``labels`` has the NER label of each token (empty: none) and ``spans`` the names as (first, last, label)."""

    text: str
    base: int
    words: tuple[str, ...]
    lower: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    spans: tuple[tuple[int, int, str], ...] = ()
    labelled: bool = False

    def slice(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last``, both included."""
        return self.text[self.starts[first] - self.base : self.ends[last] - self.base]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Tokens ``first``..``last`` that the gazetteer knows under ``key``.

    ``evidence`` is what the neighbourhood says for a place (cues in ``cues.py``), ``against`` names what speaks
    against it (empty: nothing). ``within`` is the region or country that the text puts it in ("Paris, Texas");
    ``kind`` the type a noun beside it asks for; ``sense`` the place it must be, because it qualifies its neighbour.
    """

    first: int
    last: int
    key: str
    entries: tuple[Entry, ...]
    known: bool
    evidence: float = 0.0
    against: str = ""
    within: Entry | None = None
    kind: str | None = None
    sense: Entry | None = None


def tokens_of_text(text: str, base: int = 0) -> Tokens:
    """Cut a text into tokens by rule. ``base`` is the offset of ``text`` in the article."""
    found = list(_TOKEN.finditer(text))
    words = tuple(m.group() for m in found)
    return Tokens(
        text,
        base,
        words,
        tuple(w.lower() for w in words),
        tuple(m.start() + base for m in found),
        tuple(m.end() + base for m in found),
    )


def tokens_of_sentence(sentence: Sentence) -> Tokens:
    """The tokens and name spans of a parsed sentence."""
    return Tokens(
        sentence.text,
        sentence.start,
        sentence.words,
        sentence.lower,
        sentence.starts,
        sentence.ends,
        tuple((e.start, e.end - 1, e.label) for e in sentence.entities),
        labelled=True,
    )


def find_candidates(tokens: Tokens, gazetteer: Gazetteer) -> list[Candidate]:
    """Return the place names of the gazetteer in ``tokens``, the longest at each place, left to right, without evidence."""
    out: list[Candidate] = []
    words = tokens.words
    lower_starts = gazetteer.tables.lower_starts
    i, n = 0, len(words)
    while i < n:
        word = words[i]
        capital = word[0].isupper()
        if not capital and word not in lower_starts:
            i += 1
            continue
        found = _own(tokens, i, gazetteer)
        if (
            found is None
            and capital
            and (tokens.lower[i] not in cues.DIRECTIONS or i + 1 < n and words[i + 1][0].isupper())
        ):
            found = _town(tokens, i, gazetteer)
        if found is not None and not capital and i + 1 < n and words[i + 1][0].isupper():
            after = _own(tokens, i + 1, gazetteer)  # "the Golan Heights" is more than "the Golan"
            found = after if after is not None and after.last > found.last else found
        if found is None:
            i += 1
        else:
            out.append(found)
            i = found.last + 1
    return out


def _own(tokens: Tokens, i: int, gazetteer: Gazetteer) -> Candidate | None:
    first_key = gazetteer.key(tokens.words[i])
    most = gazetteer.longest.get(first_key.split(" ")[0] if " " in first_key else first_key, 0)
    if not most:
        return None
    best: Candidate | None = None
    capital = tokens.words[i][0].isupper()
    for j in range(i, min(len(tokens.words), i + _MOST_TOKENS)):
        if j > i and not _joins(tokens, j, any_case=True):
            break
        key = first_key if j == i else key_of(tokens.slice(i, j))
        if key.count(" ") >= most:
            break
        if not capital and key not in gazetteer.tables.lower_keys:
            continue  # "the eastern province of Anhui" is not the Eastern Province
        if gazetteer.known(key) and tokens.words[j][0].isalpha() and not _is_short_word(tokens, i, j, key):
            best = Candidate(i, j, key, gazetteer.find(key), known=True)
    if best is not None and best.key == "washington" and tokens.lower[i + 1 : i + 3] in ((",", "d.c."), (",", "dc")):
        return Candidate(i, i + 2, "washington dc", gazetteer.find("washington dc"), known=True)
    longer = None
    if best is not None and best.last + 1 < len(tokens.words) and _joins(tokens, best.last + 1, any_case=False):
        longer = _town(tokens, i, gazetteer)
    if best is not None and longer is not None and longer.last > best.last and longer.entries[0].weight > 3.5:
        return longer  # "Jordan" is not meant in "Jordan Valley City", nor "Santiago" in "Santiago del Estero"
    return best


def _town(tokens: Tokens, i: int, gazetteer: Gazetteer) -> Candidate | None:
    ends = [i]
    for j in range(i + 1, min(len(tokens.words), i + _MOST_TOWN_TOKENS)):
        if not _joins(tokens, j, any_case=False):
            break
        if tokens.words[j][0].isupper():
            ends.append(j)
    for j in reversed(ends):
        if j == i and (
            tokens.lower[i] in cues.DIRECTIONS
            or len(tokens.words[i]) < 3
            or tokens.words[i].isupper()
            and len(tokens.words[i]) < 5
        ):
            continue
        key = key_of(tokens.slice(i, j))
        entries = gazetteer.find(key) if key else ()
        if entries:
            return Candidate(i, j, key, entries, known=gazetteer.known(key))
    return None


def _joins(tokens: Tokens, j: int, *, any_case: bool) -> bool:
    """True when token ``j`` may go on with the name that the token before it belongs to."""
    word = tokens.words[j]
    first = word[0]
    small = not (first.isupper() or first.isdigit())
    if small and word not in cues.JOINERS:
        inner = len(word) > 3 and any(c.isupper() for c in word[1:3])  # "d'Ivoire", "al-Quds" as one token
        if not inner and not (any_case and (word in cues.LOWER_PARTS or word in {"'s", "’s"})):
            return False
    gap = tokens.starts[j] - tokens.ends[j - 1]
    if gap > 1 or gap == 1 and tokens.text[tokens.starts[j] - tokens.base - 1] == "\n":
        return False
    return gap == 0 or word not in _TIGHT


def _is_short_word(tokens: Tokens, i: int, j: int, key: str) -> bool:
    """True for "us", "it" or "in" in capitals: an abbreviation of a place only counts in capitals in a text that is not all capitals."""
    if j > i or len(key) > 4:
        return False
    word = tokens.words[i]
    if "." in word:
        return False
    if key in cues.CAPITALS_ONLY:
        return not word.isupper() or (key in {"us", "act", "car"} and _shouting(tokens))
    return False


def _shouting(tokens: Tokens) -> bool:
    letters = [w for w in tokens.words if w.isalpha() and len(w) > 1]
    return len(letters) > 3 and sum(w.isupper() for w in letters) > 0.6 * len(letters)


def title_case(tokens: Tokens) -> bool:
    """True for a headline in Title Case, where a capital tells nothing."""
    letters = {w for w in tokens.words if w.isalpha() and len(w) > 3}
    return len(letters) > 6 and sum(w[0].isupper() for w in letters) >= 0.75 * len(letters)


def words_between(tokens: Tokens, i: int, count: int) -> Sequence[str]:
    """The ``count`` lower-case words before token ``i``, nearest first; fewer at the start."""
    return tuple(tokens.lower[k] for k in range(i - 1, max(-1, i - 1 - count), -1))
