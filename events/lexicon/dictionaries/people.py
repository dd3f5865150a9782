"""Actor and agent dictionaries of PETRARCH turned into rows of our own formats."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from events.lexicon.dictionaries.lines import Line, Refused, display
from events.lexicon.facts import ROLE_CODES

_BRACKET = re.compile(r"\[([^\]\[]*)\]")
_CODE = re.compile(r"^[A-Z][A-Z0-9]*$")
_SINCE = re.compile(r"^>\s*(\d{6,8})$")
_UNTIL = re.compile(r"^<\s*(\d{6,8})$")
_SPAN = re.compile(r"^(\d{6,8})\s*-\s*(\d{6,8})$")
_SET = re.compile(r"^!(\w+)!\s*=\s*(.+)$")
_MARKER = re.compile(r"!(\w+)!")


@dataclass(slots=True)
class _Record:
    """One actor record: its names and the codes with their days, in file order."""

    names: list[tuple[str, Line]] = field(default_factory=list)
    codes: list[tuple[str, str, str]] = field(default_factory=list)


def parse_day(text: str) -> str | None:
    """ISO day of ``YYYYMMDD`` or ``YYMMDD`` (below 30 means 20YY); ``None`` when there is no such day."""
    if len(text) == 6:
        text = ("20" if int(text[:2]) < 30 else "19") + text
    if len(text) != 8:
        return None
    try:
        return dt.date(int(text[:4]), int(text[4:6]), int(text[6:])).isoformat()
    except ValueError:
        return None


def _restriction(text: str) -> tuple[str, str, str] | str | None:
    """``(code, from, to)`` of one bracket; a reason when it is bad; ``None`` for the null code."""
    code, _, rest = text.strip().partition(" ")
    rest = rest.strip()
    if code in ("---", "###", ""):
        return None
    if not _CODE.match(code):
        return f"'{code}' is no actor code"
    if not rest:
        return code, "", ""
    for pattern, ends in ((_SINCE, (True, False)), (_UNTIL, (False, True))):
        m = pattern.match(rest)
        if m:
            day = parse_day(m.group(1))
            if day is None:
                return f"'{m.group(1)}' is no date"
            return code, day if ends[0] else "", day if ends[1] else ""
    m = _SPAN.match(rest)
    if m is None:
        return f"'{rest}' is no date restriction"
    start, end = parse_day(m.group(1)), parse_day(m.group(2))
    if start is None or end is None:
        return f"'{m.group(1 if start is None else 2)}' is no date"
    if start > end:
        return "the restriction ends before it begins"
    return code, start, end


def parse_actors(lines: Sequence[Line], refused: list[Refused]) -> list[tuple[str, ...]]:
    """Rows (name, canonical, code, kind, office, valid_from, valid_to, source) of an actor dictionary."""
    rows: list[tuple[str, ...]] = []
    record = _Record()
    for line in lines:
        text = line.text.strip()
        restriction = text.startswith("[")
        if not restriction and not text.startswith("+"):
            rows += _rows_of(record)
            record = _Record()
        phrase = text if not restriction else ""
        for bracket in _BRACKET.findall(text):
            found = _restriction(bracket)
            if isinstance(found, tuple):
                record.codes.append(found)
            elif found is not None:
                refused.append(Refused(line.file, line.number, line.text, found))
        phrase = _BRACKET.sub(" ", phrase).lstrip("+").strip()
        if "[" in phrase or "]" in phrase:
            refused.append(Refused(line.file, line.number, line.text, "bracket is not closed"))
            phrase = phrase.split("[", 1)[0].split("]", 1)[0].strip()
        if phrase:
            record.names.append((phrase, line))
        elif restriction and not record.names:
            refused.append(Refused(line.file, line.number, line.text, "restriction without a name"))
    rows += _rows_of(record)
    return rows


def _rows_of(record: _Record) -> list[tuple[str, ...]]:
    if not record.names or not record.codes:
        return []
    dated = any(start or end for _, start, end in record.codes)
    canonical = display(record.names[0][0].rstrip("_"))
    rows: list[tuple[str, ...]] = []
    for phrase, line in record.names:
        for code, start, end in record.codes:
            kind = _kind(code, dated)
            name = phrase.rstrip("_").replace("_", " ").strip()
            if len(name) > 4 or kind == "state" or " " in name:
                name = display(name)
            if name:
                rows.append((name, canonical, code, kind, "", start, end, f"{line.file}:{line.number}"))
    return rows


def _kind(code: str, dated: bool) -> str:
    """Our kind of entry for a code; names with date restrictions are taken for persons."""
    if len(code) == 3 and code not in ROLE_CODES:
        return "state"
    if dated:
        return "person"
    first = code[:3]
    kinds = {"IGO": "igo", "NGO": "ngo", "NGM": "ngo", "MNC": "company"}
    if first in kinds:
        return kinds[first]
    pieces = {code[i : i + 3] for i in range(0, len(code), 3)}
    for role, kind in (
        ("REB", "armed"),
        ("UAF", "armed"),
        ("SEP", "armed"),
        ("INS", "armed"),
        ("MED", "media"),
        ("PTY", "party"),
    ):
        if role in pieces:
            return kind
    return "gov"


def parse_agents(lines: Sequence[Line], refused: list[Refused]) -> list[tuple[str, ...]]:
    """Rows (agent, plural, roles, kind) of an agent dictionary, substitution sets expanded."""
    sets: dict[str, list[str]] = {}
    rows: list[tuple[str, ...]] = []
    for line in lines:
        text = line.text.strip()
        m = _SET.match(text)
        if m:
            sets[m.group(1)] = [word.strip() for word in m.group(2).split(",") if word.strip()]
            continue
        code = re.search(r"\[\s*(~?)\s*([A-Z]+)\s*(~?)\s*[\]}]", text)
        if code is None or not (code.group(1) or code.group(3)):
            refused.append(Refused(line.file, line.number, line.text, "no agent code such as [~GOV]"))
            continue
        head = text[: code.start()].strip()
        plural = ""
        braces = re.search(r"\{([^}]*)\}", head)
        if braces:
            plural = braces.group(1).strip().rstrip("_") or "-"
            head = (head[: braces.start()] + head[braces.end() :]).strip()
        unknown = [name for name in _MARKER.findall(head) if name not in sets]
        if unknown or not head:
            reason = f"substitution set {unknown[0]} is not defined" if unknown else "no agent phrase"
            refused.append(Refused(line.file, line.number, line.text, reason))
            continue
        roles = _roles(code.group(2))
        for phrase, expanded in _expand(head, sets):
            shown = phrase.rstrip("_").replace("_", " ").lower().strip()
            many = "-" if expanded else plural.replace("_", " ").lower()
            rows.append((shown, many, ";".join(roles), _agent_kind(roles, many)))
    return rows


def _roles(code: str) -> list[str]:
    """Role pieces of an agent code; PETRARCH's PPL ("people") is CAMEO's CVL."""
    found = [code[i : i + 3] for i in range(0, len(code), 3)]
    return ["CVL" if piece == "PPL" else piece for piece in found]


def _agent_kind(roles: Sequence[str], plural: str) -> str:
    if list(roles) == ["CVL"]:
        return "people"
    return "body" if plural == "-" else "person"


def _expand(phrase: str, sets: dict[str, list[str]]) -> list[tuple[str, bool]]:
    """Every phrase that the substitution markers stand for, and whether one was there."""
    m = _MARKER.search(phrase)
    if m is None:
        return [(phrase, False)]
    out: list[tuple[str, bool]] = []
    for word in sets[m.group(1)]:
        out += [(p, True) for p, _ in _expand(phrase[: m.start()] + word + phrase[m.end() :], sets)]
    return out
