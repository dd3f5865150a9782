"""CAMEO roots and roles that belong together, each group written once; who needs one imports it from here."""

from __future__ import annotations

# Roots of acts that consist of words.
WORDS = frozenset({"01", "02", "03", "09", "10", "11", "12", "13"})
# Roots of force used: coercion, assault, fighting, mass violence.
FORCE = frozenset({"17", "18", "19", "20"})
# The same with force only shown.
FORCE_OR_POSTURE = FORCE | {"15"}
# The same with relations reduced, which hits somebody as well.
FORCE_OR_PENALTY = FORCE | {"16"}

# Roles of those who act for a state.
STATE_ROLES = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY"})
