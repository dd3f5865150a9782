"""Who holds the floor in a transcript: "QUESTION:", "SECRETARY BLINKEN:", "Q Thank you." open the turn of a speaker."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from events.types import Sentence

# A label is a row of capitals before a colon, with a lower-case particle at most ("PRESIDENT VON DER LEYEN:", "MS. McGARRY:").
_LABEL = re.compile(r"((?:[A-ZÀ-Þ][A-ZÀ-Þa-z.'’-]*[A-ZÀ-Þ.][.,]?\s?(?:\([^)]*\)\s?)?){1,7}):\s")
_ASKED = re.compile(r"Q\s(?=[A-Z(\"“-])")
_ASKING = frozenset({"QUESTION", "Q", "REPORTER", "PARTICIPANT", "AUDIENCE", "AUDIENCE MEMBER", "JOURNALIST"})
# Offices that a government's own transcript gives to guests from other states only.
_GUESTS = tuple(
    "FOREIGN SECRETARY|CHANCELLOR|KING |QUEEN |CROWN PRINCE|EMIR |SHEIKH |PREMIER|VICE PREMIER|TAOISEACH|STATE COUNCILOR|"
    "HIGH REPRESENTATIVE|PRESIDENT ".split("|")
)

_ADDRESSES = ("MR", "MS", "DR", "THE PRESIDENT", "PRESIDENT", "SECRETARY", "VICE PRESIDENT", "AMBASSADOR", "GENERAL")
_TURNS = 2  # so many turns make a transcript: one label may head a quotation


@dataclass(frozen=True, slots=True)
class Turn:
    """The label that opened a turn and its ``size`` in tokens; ``asks`` is true for questions from the floor."""

    label: str
    size: int = 1
    asks: bool = False

    @property
    def guest(self) -> bool:
        """True for a label with an office that makes the speaker a guest of the publisher rather than one of its own."""
        return self.label.startswith(_GUESTS) or "MINISTER" in self.label


def turn_of(s: Sentence, starts_paragraph: bool) -> Turn | None:
    """The turn that a sentence opens; ``None`` when it goes on with what somebody is saying."""
    text = s.text.lstrip()
    if starts_paragraph and _ASKED.match(text):
        return Turn("Q", 1, asks=True)
    found = _LABEL.match(text if text.isascii() else _unaccented(text))
    if found is None:
        return None
    label = " ".join(re.sub(r"\([^)]*\)", "", found.group(1)).split())
    return Turn(label, s.words.index(":"), label in _ASKING) if ":" in s.words else None


def _unaccented(text: str) -> str:
    """Take the marks off letters: "RINKĒVIČS" is a row of capitals too."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def is_transcript(sentences: Sequence[Sentence]) -> bool:
    """Whether the document gives what somebody said: two turns open a paragraph, or one with an office or a form of address."""
    turns, paragraph = 0, -1
    for s in sentences:
        if s.paragraph != paragraph and (turn := turn_of(s, starts_paragraph=True)) is not None:
            turns += 1
            if turns == _TURNS or turn.label.startswith(_ADDRESSES) or "MINISTER" in turn.label:
                return True
        paragraph = s.paragraph
    return False
