"""CAMEO-style actor codes: taking them apart and putting them together.

A code is a row of three-letter pieces: a country (or ``IGO``, ``NGO``, ``MNC``, a region), then ethnic or religious
group, then roles, then a known group (``IGOWSTNAT``, ``IRQKURREB``, ``RUSGOV``). The lists below are the code
tables of CAMEO chapter 3 as facts; ``PTY`` and ``KID`` are additions that the PETRARCH dictionaries use.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

from events.lexicon.facts import ROLE_CODES
from events.types import Actor

ROLES = frozenset(ROLE_CODES)
REGIONS = frozenset(
    """
    AFR ASA BLK CRB CAU CFR CAS CEU EIN EAF EEU EUR LAM MEA MDT NAF NMR PGS SCN SAM SAS SEA SAF WAF WST INT
    """.split()
)
RELIGIONS = frozenset(
    """
    ATH BAH BUD CHR CON CPT CTH DOX HIN HSD ITR JAN JEW JHW LDS MOS MRN MUS NRM PAG PRO SFI SHI SHN SIK TAO UDX ZRO
    ALE DRZ FLG YZD
    """.split()
)
_ROLE_ORDER = {role: n for n, role in enumerate(ROLE_CODES)}


def pieces(code: str) -> tuple[str, ...]:
    """The three-letter pieces of a code; a last piece may be shorter when the code is odd."""
    return tuple(code[i : i + 3] for i in range(0, len(code), 3))


def parse_code(
    code: str, countries: Container[str] | None = None, *, name: str | None = None, entries: tuple[str, ...] = ()
) -> Actor:
    """Take a concatenated code apart into country, group and roles.

    ``countries`` tells which first pieces are countries; without it any first piece that is no role, region or
    religion counts as one. The group is the last piece that is neither role nor region (``NAT``, ``KUR``, ``WHO``).
    """
    country: str | None = None
    group: str | None = None
    roles: list[str] = []
    for n, piece in enumerate(pieces(code)):
        known = piece in ROLES or piece in REGIONS or piece in RELIGIONS
        if n == 0 and (piece in countries if countries is not None else not known):
            country = piece
        elif piece in ROLES:
            if piece not in roles:
                roles.append(piece)
        elif piece not in REGIONS:
            group = piece
    return Actor(code=code, country=country, group=group, roles=tuple(roles), name=name, entries=entries)


def order_roles(roles: Iterable[str]) -> tuple[str, ...]:
    """Roles without repeats in the order that codes are written in."""
    return tuple(sorted(dict.fromkeys(roles), key=lambda r: _ROLE_ORDER.get(r, 99)))


def build_code(country: str | None, groups: Iterable[str], roles: Iterable[str]) -> str:
    """Concatenate country, ethnic or religious groups, and roles: ``IRQ``, ``KUR``, ``REB`` -> ``IRQKURREB``."""
    return (country or "") + "".join(dict.fromkeys(groups)) + "".join(dict.fromkeys(roles))


def same_side(one: Actor, other: Actor) -> bool:
    """True when two actors share country or, for organisations, the whole code."""
    if one.country or other.country:
        return one.country == other.country
    return one.code == other.code


__all__ = ["REGIONS", "RELIGIONS", "ROLES", "build_code", "order_roles", "parse_code", "pieces", "same_side"]
