"""Read a quantity in words or figures: "two and a half", "a couple of", "48", "several"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from events.coding.dates.tokens import Token


def quantity(tokens: Sequence[Token]) -> float | None:
    """The number that ``tokens`` name; ``None`` if it is vague ("several", "a few"). "two or three" gives the first."""
    words = [t.low for t in tokens]
    if "couple" in words:
        return 2.0
    if (
        any(t.value("QUANT") is not None or t.value("PLQ") is not None for t in tokens)
        or "few" in words
        or "number" in words
    ):
        return None
    total: float | None = None
    for i, token in enumerate(tokens):
        low = token.low
        if low in ("or", "to", "–", "—") or (low == "-" and not _compound(tokens, i)):
            break
        value = _value(token)
        if token.value("HALF") is not None:
            total = (total or 0.0) + 0.5 if "and" in words or total else 0.5
        elif token.value("NUMBIG") is not None:
            total = (total or 1.0) * float(token.value("NUMBIG") or 1)
        elif low in ("a", "an", "one"):
            total = (
                1.0
                if total is None and "half" not in words[:i] and not (low == "a" and i and words[i - 1] == "and")
                else total
            )
        elif value is not None:
            total = value if total is None else total + value
    if words[:1] == ["half"]:
        return 0.5
    if words[:1] in (["a"], ["one"]) and "half" in words and "and" not in words:
        return 0.5
    return total


def _compound(tokens: Sequence[Token], i: int) -> bool:
    """True for the hyphen of "twenty-five"."""
    before = tokens[i - 1].value("NUMW") if i else None
    after = tokens[i + 1].value("NUMW") if i + 1 < len(tokens) else None
    return before is not None and after is not None and int(before) >= 20 and int(before) % 10 == 0 and int(after) < 10


def _value(token: Token) -> float | None:
    word = token.value("NUMW")
    if word is not None:
        return float(word)
    digits = token.text.replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else None
