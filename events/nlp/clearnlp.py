"""From the ClearNLP-style dependencies of spaCy's own English models to Universal Dependencies.

The two schemes differ in three ways that matter to the coder: prepositions govern their objects in one and mark them
in the other; the copula governs its predicate in one and depends on it in the other; conjuncts form a chain in one and
hang from the first conjunct in the other. Everything else is a change of name. The input is one sentence as parallel
lists; heads are token indices and the root points at itself.
"""

from __future__ import annotations

from dataclasses import dataclass

RENAMED = {
    "ROOT": "root",
    "acomp": "xcomp",
    "attr": "xcomp",
    "auxpass": "aux:pass",
    "complm": "mark",
    "csubjpass": "csubj:pass",
    "dative": "iobj",
    "dobj": "obj",
    "infmod": "acl",
    "intj": "discourse",
    "meta": "discourse",
    "neg": "advmod",
    "nn": "compound",
    "nsubjpass": "nsubj:pass",
    "num": "nummod",
    "number": "compound",
    "oprd": "xcomp",
    "partmod": "acl",
    "poss": "nmod:poss",
    "possessive": "case",
    "preconj": "cc",
    "predet": "det",
    "prt": "compound:prt",
    "quantmod": "advmod",
    "rcmod": "acl:relcl",
    "relcl": "acl:relcl",
}
MARKERS = frozenset({"nsubjpass", "dobj", "pobj", "prep", "auxpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET", "SYM"})
_OBJECTS = frozenset({"pobj", "pcomp"})
_CLAUSE = frozenset({"VERB", "AUX"})


@dataclass
class _Tree:
    lemmas: list[str]
    tags: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]

    def children(self, i: int) -> list[int]:
        return [j for j, h in enumerate(self.heads) if h == i and j != i]

    def child(self, i: int, *deps: str) -> int | None:
        return next((j for j in self.children(i) if self.deps[j] in deps), None)


def uses_clearnlp(labels: tuple[str, ...] | list[str]) -> bool:
    """True when a parser's label set is the ClearNLP one."""
    return not MARKERS.isdisjoint(labels)


def to_universal(
    lemmas: list[str], tags: list[str], pos: list[str], deps: list[str], heads: list[int]
) -> tuple[list[str], list[int]]:
    """Return the relations and heads of one sentence in the Universal Dependencies scheme.

    All lists have one item a token; ``heads[i] == i`` marks a root. The input is left as it is.
    """
    # There "nmod" is a modifier before the noun; here it is a noun phrase with a preposition.
    tree = _Tree(lemmas, tags, pos, ["compound" if d == "nmod" else d for d in deps], list(heads))
    _flatten_conjuncts(tree)
    # Innermost prepositions first ("from inside Russia"), so that the object climbs one step at a time.
    for i in sorted(range(len(deps)), key=lambda i: -_depth(tree.heads, i)):
        if tree.deps[i] in ("prep", "agent", "dative") and tree.child(i, *_OBJECTS) is not None:
            _lower_preposition(tree, i)
    for i, dep in enumerate(tree.deps):
        if dep in ("prep", "agent"):
            tree.deps[i] = "advmod"
    for i in range(len(deps)):
        if tree.lemmas[i] == "be" and tree.pos[i] in _CLAUSE and tree.deps[i] not in ("aux", "auxpass", "cop"):
            _lower_copula(tree, i)
    for i, dep in enumerate(tree.deps):
        governor = tree.pos[tree.heads[i]]
        if dep in ("npadvmod", "tmod"):
            tree.deps[i] = "nmod:unmarked" if governor in _NOMINAL else "obl:unmarked"
        elif dep == "aux" and tree.tags[i] == "TO":
            tree.deps[i] = "mark"
        else:
            tree.deps[i] = RENAMED.get(dep, dep)
    return tree.deps, tree.heads


def _depth(heads: list[int], i: int) -> int:
    depth = 0
    while heads[i] != i and depth < len(heads):
        i, depth = heads[i], depth + 1
    return depth


def _flatten_conjuncts(tree: _Tree) -> None:
    """Hang every conjunct from the first one, and each ``cc`` from the conjunct that follows it."""
    for i, dep in enumerate(tree.deps):
        if dep == "conj":
            first = tree.heads[i]
            while tree.deps[first] == "conj":
                first = tree.heads[first]
            tree.heads[i] = first
    for i, dep in enumerate(tree.deps):
        if dep == "cc":
            anchor = tree.heads[i]
            top = tree.heads[anchor] if tree.deps[anchor] == "conj" else anchor
            after = [j for j in tree.children(top) if tree.deps[j] == "conj" and j > i]
            if after:
                tree.heads[i] = after[0]


def _lower_preposition(tree: _Tree, i: int) -> None:
    """Make the object of preposition ``i`` depend on the preposition's governor, the preposition on its object."""
    governor, dep = tree.heads[i], tree.deps[i]
    objects = [j for j in tree.children(i) if tree.deps[j] in _OBJECTS]
    main = objects[0]
    clause = tree.deps[main] == "pcomp" and tree.pos[main] in _CLAUSE
    nominal = tree.pos[governor] in _NOMINAL
    tree.heads[main] = governor
    if dep == "agent":
        tree.deps[main] = "obl:agent"
    elif dep == "prep" and tree.deps[governor] in ("prep", "agent", "dative"):
        tree.deps[main] = "pobj"  # the governor is itself a preposition and takes its turn later
    elif clause:
        tree.deps[main] = "acl" if nominal else "advcl"
    else:
        tree.deps[main] = "nmod" if nominal else "obl"
    tree.heads[i] = main
    tree.deps[i] = "mark" if clause else "case"
    for j in tree.children(i):
        if tree.deps[j] == "conj":
            # "in Paris and in Rome": the second object becomes a conjunct of the first.
            inner = tree.child(j, *_OBJECTS)
            if inner is not None:
                tree.heads[inner], tree.deps[inner] = main, "conj"
                for other in tree.children(j):
                    tree.heads[other] = inner
                tree.heads[j], tree.deps[j] = inner, "case"
            else:
                tree.heads[j] = main
        elif j != main:
            tree.heads[j] = main
            if tree.deps[j] in _OBJECTS:
                tree.deps[j] = "conj"
    for j in tree.children(governor):
        if tree.deps[j] == "case" and tree.deps[governor] in ("prep", "agent", "dative"):
            tree.heads[j] = main


def _lower_copula(tree: _Tree, i: int) -> None:
    """Make the predicate of a form of "be" the head of its clause."""
    if tree.child(i, "expl") is not None:
        existing = tree.child(i, "attr")
        if existing is not None:
            tree.deps[existing] = "nsubj"
        return
    predicate = tree.child(i, "attr", "acomp")
    if predicate is None and tree.child(i, "nsubj") is not None and tree.child(i, "ccomp", "xcomp") is None:
        places = [j for j in tree.children(i) if tree.deps[j] == "obl" and j > i]
        predicate = places[0] if places else None
    if predicate is None:
        return
    root = tree.heads[i] == i
    for j in tree.children(i):
        if j != predicate:
            tree.heads[j] = predicate
    tree.heads[predicate] = predicate if root else tree.heads[i]
    tree.deps[predicate] = tree.deps[i]
    tree.heads[i], tree.deps[i] = predicate, "cop"
