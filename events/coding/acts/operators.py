"""Tables about operators: where their content and their addressee are looked for."""

from __future__ import annotations

DEPTH = 8
TRANSPARENT = frozenset({"begin", "try", "fail", "light", "allow"})
CONTENT_PREPS = {
    "request": ("for", "to", "on"),
    "demand": ("for", "to"),
    "intend": ("to", "on", "in", "for", "with"),
    "decide": ("to", "on", "in", "for", "with"),
    "refuse": ("to", "on", "for", "of"),
    "threaten": ("with", "of", "to"),
    "accuse": ("of", "for", "over", "with", "in"),
    "deny": ("of", "to", "that"),
    "investigate": ("into", "of", "over"),
    "consider": ("of", "on", "to"),
    "stop": ("from", "of", "to", "in"),
    "begin": ("with", "of", "to", "in", "on"),
    "try": ("to", "at", "of"),
    "fail": ("to", "in"),
    "allow": ("to", "for", "of"),
    "force": ("to", "into"),
    "condemn": ("for", "over", "as", "of"),
    "praise": ("for", "on", "of"),
    "complain": ("over", "about", "of", "against"),
    "protest": ("for", "against", "at", "over"),
    "admit": ("for", "to", "of"),
    "light": ("of",),
}
HOLDING = frozenset("hold detain jail imprison arrest capture seize kidnap abduct keep".split())
# Operators whose own doer acts upon the doer of the inner act.
UPON_DOER = frozenset({"request", "demand", "accuse", "condemn", "praise", "investigate", "deny", "complain", "force"})
# Where the addressee of an operator is looked for, in this order.
ADDRESSEES = {
    "request": ("object", "iobj", "on", "upon", "to", "from", "with", "for"),
    "demand": ("iobj", "object", "from", "of", "on", "to", "for"),
    "intend": ("with", "to", "iobj", "from", "for"),
    "decide": ("with", "to", "iobj", "from", "for"),
    "refuse": ("iobj", "object", "with", "from", "to"),
    "threaten": ("object", "iobj", "against"),
    "accuse": ("object", "on", "against", "at"),
    "investigate": ("object", "against", "on", "by"),
    "deny": ("by", "from", "to"),
    "stop": ("with", "to", "against", "on", "for", "from"),
    "condemn": ("object", "at", "against", "by", "for"),
    "praise": ("object", "by", "for", "to"),
    "complain": ("against", "over", "about", "to", "with"),
    "force": ("object",),
}
ANY_ADDRESSEE = ("object", "iobj", "against", "on", "with", "to")
# Where a light verb names the other party of the act it carries.
TO_TALK_WITH = ("with", "between", "to", "at", "for", "from")
TO_CARRY_OUT_ON = tuple("iobj against on upon with to toward towards at into for from between".split())
