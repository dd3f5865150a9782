"""Parses put right after decoding, where relations contradict each other.

The network chooses each word's head and relation by itself, so a verb can end up with two subjects or two objects, or
with a noun for a clause. Each rule here takes one such contradiction, and changes the tree only where one reading is
left. None looks beyond the sentence, so the answer stays the same whatever the batch.
"""

from __future__ import annotations

from collections.abc import Iterator

from events.nlp.tree import FINITE, HELPERS, Tree

_SAYING = frozenset(
    """accuse acknowledge add admit affirm allege announce argue assert believe boast claim comment conclude confess
confirm continue declare deny emphasise emphasize explain hope insist maintain mention note observe quip read reckon
recall remark reply report reiterate respond reveal say state stress suggest tell think underline underscore vow warn
write""".split()
)
_HOLDING = frozenset("brand call consider declare deem dub elect label name proclaim term".split())
_GIVING = frozenset(
    "award bring cost deliver give grant hand lend offer owe pay promise provide sell send show tell".split()
)
_HANDING = frozenset("assign deliver export impose present return ship supply transfer".split())
_JOINING = frozenset({"and", "or", "&"})
_NO_OBJECT = frozenset("believe guess hope know mean say think understand wonder".split())  # of nouns like "talks"
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl"})
_CLAUSAL = frozenset({"aux", "aux:pass", "cop", "mark", "advcl", "obj", "xcomp", "ccomp", "cc:preconj"}) | _SUBJECTS
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INDEFINITE = frozenset({"a", "an"})
_OPENING = _NOUNS | {"DT", "PDT", "PRP$", "CD", "JJ", "JJR", "RBR", "$"}  # of a noun phrase
_TAKEN = frozenset({"obj", "xcomp", "aux:pass"})
_DETERMINED = frozenset({"DT", "PRP$", "CD"})
_SETTING = frozenset("in at on near during after before from under by within inside outside through".split())
_MEANS = _SETTING | {"with"}
_HUNG_ON = frozenset({"obj", "nmod:unmarked", "appos"})
_NOTHING_DONE_TO = frozenset(
    "appear arrive collapse come die disappear emerge erupt exist go happen intervene occur participate perish resign".split()
)  # verbs that are done to nobody, so that the noun behind them is who does it
_LEAVING_OFF = frozenset({"refrain", "abstain", "desist"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB"})


def repair(tree: Tree) -> None:
    """Apply every rule whose contradiction occurs."""
    for dep in ("nsubj", "obj"):
        for verb, parts in _doubled(tree, dep):
            parts = one_list(tree, verb, parts)
            if len(parts) == 2:
                second_of_two(tree, verb, dep, *parts)
    for i, dep in enumerate(tree.deps):
        if dep == "ccomp" and tree.tags[i] in _NOUNS:
            quotation_headed_by_its_subject(tree, i)
            object_called_a_clause(tree, i)
        elif dep in ("compound", "obl", "nmod") and tree.tags[i] == "NNP":
            receiver_before_what_is_given(tree, i)
        elif dep == "appos" and tree.tags[i] in _NOUNS:
            subject_called_an_apposition(tree, i)
            object_behind_an_oblique(tree, i)
        elif dep == "advcl" and i > 1 and tree.lemmas[i - 1] == "from" and tree.lemmas[i - 2] in _LEAVING_OFF:
            tree.attach(
                i, i - 2, "advcl"
            )  # "urged it to refrain from attacking": what is left off, not how it was urged
        elif dep == "obj" and tree.lemmas[tree.heads[i]] in _NOTHING_DONE_TO:
            subject_behind_its_verb(tree, i)
        elif dep == "obj" and tree.tags[i] in _NOUNS:
            object_behind_a_means(tree, i)
        elif dep in ("obl:agent", "nsubj:pass") and tree.tags[i] in _NOUNS:
            object_called_an_agent(tree, i)
    for i, lemma in enumerate(tree.lemmas):
        if lemma == "accuse" and tree.tags[i].startswith("VB"):
            accused_after_to(tree, i)


def _doubled(tree: Tree, dep: str) -> Iterator[tuple[int, list[int]]]:
    """Heads with several dependents of one relation that does not repeat."""
    if tree.deps.count(dep) < 2:
        return
    by_head: dict[int, list[int]] = {}
    for i, own in enumerate(tree.deps):
        if own == dep:
            by_head.setdefault(tree.heads[i], []).append(i)
    yield from ((head, found) for head, found in by_head.items() if len(found) > 1)


def second_of_two(tree: Tree, verb: int, dep: str, first: int, second: int) -> None:
    """Two subjects or two objects: what the second one, or the first, is instead."""
    if one_name(tree, verb, first, second):
        return
    if dep == "obj" and object_of_the_second_verb(tree, verb, first, second):
        return
    if dep == "nsubj":
        subject_of_the_quotation(tree, verb, first, second)
    elif first > verb and not tree.finite_between(verb, second):
        what_it_is_held_to_be(tree, verb, first, second)
        to_whom(tree, verb, first, second)


def one_list(tree: Tree, verb: int, parts: list[int]) -> list[int]:
    """'The secretary of state and the minister of trade met': what stands after "and" is one more of the same.

    Returns the parts that are left.
    """
    first, *others = parts
    last = others[-1]
    joining = min(tree.subtree(last))
    if tree.deps[joining] != "cc" or tree.words[joining].lower() not in _JOINING or tree.tags[last] not in _NOUNS:
        return parts
    if (first < verb) != (last < verb) or len(tree.words[first]) < 2:
        return parts
    place = first
    for part in others:
        end, begin = max(tree.subtree(place)), min(tree.subtree(part))
        if any(tree.words[j] != "," for j in range(end + 1, begin)) or tree.finite_between(end, begin):
            return parts
        place = part
    for part in others:
        tree.attach(part, first, "conj")
    tree.attach(joining, last, "cc")
    return [first]


def object_of_the_second_verb(tree: Tree, verb: int, first: int, second: int) -> bool:
    """'Helping firms raise funds and evade taxes': what follows the second of two verbs is its own object."""
    verbs = [
        j
        for j in tree.children(verb)
        if tree.deps[j] == "conj" and tree.tags[j].startswith("VB") and first < j < second
    ]
    if len(verbs) != 1 or tree.has(verbs[0], frozenset({"obj", "ccomp"})):
        return False
    tree.attach(second, verbs[0], "obj")
    return True


def one_name(tree: Tree, verb: int, first: int, second: int) -> bool:
    """'Undersecretary of State Ann Lee': a title and the name after it; 'said Ann Lee': two words of one name.

    Or the owner of what is named: 'the Department of Trade's Office of Shipping'.
    """
    if (first < verb) != (second < verb) or tree.tags[second] != "NNP" or tree.tags[first] not in _NOUNS:
        return False
    own, other = tree.subtree(first), tree.subtree(second)
    for title in (j for j in tree.children(first) if tree.deps[j] == "conj" and tree.tags[j] in ("NN", "NNP")):
        if max(tree.subtree(title)) + 1 == min(other):  # "President Li and the president of Peru Ann Lee met"
            tree.attach(second, title, "appos")
            return True
    if max(own) + 1 != min(other) or tree.deps[max(own)] == "punct" or len(tree.words[first]) < 2:
        return False
    if tree.has(first, frozenset({"conj"})) or (first > verb and tree.lemmas[verb] in _GIVING | _HOLDING):
        return False
    if len(own) == len(other) == 1 and tree.tags[first] == "NNP":
        tree.attach(second, first, "flat")
    elif min(other) == second:
        owner = tree.tags[max(own)] == "POS"
        tree.attach(first, second, "nmod:poss" if owner else "nmod:desc" if len(own) > 1 else "compound")
    else:
        return False
    return True


def to_whom(tree: Tree, verb: int, first: int, second: int) -> None:
    """'They sent the town two trucks': the first object of giving is who gets the second.

    But 'They sent food aid': a bare noun before a bare noun is a part of it.
    """
    own, other = tree.subtree(first), tree.subtree(second)
    begin = min(other)
    if tree.lemmas[verb] not in _GIVING or max(own) + 1 != begin or any(tree.words[j] == "," for j in own):
        return
    if begin == second and len(own) == 1:
        tree.attach(first, second, "compound")
    elif begin < second and tree.tags[begin] in _OPENING:
        tree.attach(first, verb, "iobj")


def subject_of_the_quotation(tree: Tree, verb: int, first: int, second: int) -> None:
    """'The truce no longer holds, said the envoy': "truce" is the subject of what was said, not of saying it.

    Or of nothing, where it is only named before the clause: 'Jobs, rents - all these matter, she stressed'.
    """
    if tree.lemmas[verb] not in _SAYING or "," not in tree.words[first:verb]:
        return
    said = [j for j in tree.children(verb) if tree.deps[j] == "ccomp" and first < j < verb]
    beside = [j for j in tree.children(first) if tree.deps[j] == "parataxis" and j < second]
    if len(said) == 1 and said[0] < second and not tree.has(said[0], _SUBJECTS) and tree.finite(said[0]):
        tree.attach(first, said[0], "nsubj")
    elif not said and len(beside) == 1 and tree.has(beside[0], _SUBJECTS):
        tree.attach(beside[0], verb, "ccomp")
        tree.attach(first, beside[0], "dislocated")


def what_it_is_held_to_be(tree: Tree, verb: int, first: int, second: int) -> None:
    """'They consider a mistake the sale of the port', 'They named her envoy': one of two objects is what it is held to be."""
    if tree.lemmas[verb] not in _HOLDING:
        return
    indefinite = [any(tree.words[j].lower() in _INDEFINITE for j in tree.children(i)) for i in (first, second)]
    tree.attach(first if indefinite == [True, False] else second, verb, "xcomp")


def receiver_before_what_is_given(tree: Tree, name: int) -> None:
    """'They delivered to Kenya patrol boats', 'They will send to Chad two planes': the receiver is no part of the gift."""
    part_of_it = tree.deps[name] == "compound"
    gift = tree.heads[name] if part_of_it else _apposed_gift(tree, name)
    if gift is None or tree.tags[gift] != "NNS":
        return
    verb = tree.heads[gift] if part_of_it else tree.heads[name]
    start = min(tree.subtree(name))
    case = next((j for j in (start - 1, start) if j > verb and tree.words[j].lower() == "to"), None)
    given = tree.deps[gift] in ("obl", "obj") or not part_of_it
    if (
        verb < 0
        or case is None
        or tree.deps[case] != "case"
        or not given
        or tree.lemmas[verb] not in _GIVING | _HANDING
    ):
        return
    if any(j != gift and tree.deps[j] in _TAKEN for j in tree.children(verb)):
        return
    tree.attach(case, name, "case")
    tree.attach(name, verb, "obl")
    tree.attach(gift, verb, "obj")


def object_behind_an_oblique(tree: Tree, noun: int) -> None:
    """'Police arrested in Lima a former minister': what follows a place or manner without a comma is no other name of it."""
    oblique = tree.heads[noun]
    verb = tree.heads[oblique]
    own, others = tree.subtree(noun), tree.subtree(oblique)
    first = min(own)
    if tree.deps[oblique] != "obl" or not verb < oblique < first or tree.tags[first] not in _DETERMINED:
        return
    case = next((j for j in tree.children(oblique) if tree.deps[j] == "case"), None)
    before = {j for j in others - own if j < first}
    if case is None or tree.words[case].lower() not in _SETTING or max(before) != first - 1:
        return
    if tree.deps[first - 1] == "punct" or not tree.has(verb, _SUBJECTS) or tree.has(verb, _TAKEN | {"ccomp"}):
        return
    if tree.tags[verb] in FINITE | {"VB", "VBN"} and tree.lemmas[verb] not in _NOTHING_DONE_TO:
        tree.attach(noun, verb, "obj")


def object_behind_a_means(tree: Tree, noun: int) -> None:
    """'They discussed by telephone the proposals': what has a preposition is no object, and what hangs on it is."""
    verb = tree.heads[noun]
    case = next((j for j in tree.children(noun) if tree.deps[j] == "case"), None)
    things = [j for j in tree.children(noun) if tree.deps[j] in _HUNG_ON and j > noun and tree.tags[j] in _NOUNS]
    if case is None or not verb < case < noun or len(things) != 1 or not tree.tags[verb].startswith("VB"):
        return
    own = tree.subtree(things[0])
    if tree.tags[min(own)] not in _DETERMINED or tree.words[min(own) - 1] == ",":
        return
    if tree.words[case].lower() in _MEANS:
        tree.attach(noun, verb, "obl")
        tree.attach(things[0], verb, "obj")


def object_called_an_agent(tree: Tree, noun: int) -> None:
    """'Forces arrested at dawn on Monday the minister': without "by" and "was" the verb is active."""
    verb = tree.heads[noun]
    if tree.has(noun, frozenset({"case"})) or tree.has(verb, frozenset({"aux:pass", "obj"})) or noun < verb:
        return
    if not any(tree.deps[j] in _SUBJECTS for j in tree.children(verb) if j < verb):
        return
    if tree.tags[verb] not in ("VBD", "VBN") or tree.heads[verb] >= 0 and tree.deps[verb] not in ("conj", "ccomp"):
        return
    tree.attach(noun, verb, "obj")
    for j in tree.children(verb):
        if tree.deps[j] == "nsubj:pass":
            tree.deps[j] = "nsubj"


def subject_behind_its_verb(tree: Tree, noun: int) -> None:
    """'A day later resigned the minister of finance': what has no object but a noun behind it has its subject there."""
    verb = tree.heads[noun]
    begins = tree.tags[min(tree.subtree(noun))] in _DETERMINED | {"NNP"}
    tells = tree.heads[verb] < 0 or tree.deps[verb] in ("ccomp", "advcl", "parataxis")
    if tree.tags[verb] != "VBD" or not tells or not begins or noun < verb:
        return
    if not tree.has(verb, _SUBJECTS | {"aux", "aux:pass"}):
        tree.attach(noun, verb, "nsubj")


def _apposed_gift(tree: Tree, name: int) -> int | None:
    """What follows a name without a comma and was taken for another word for it: 'to Chad two planes'."""
    apposed = [j for j in tree.children(name) if tree.deps[j] == "appos" and j > name]
    if len(apposed) != 1 or "," in tree.words[name : apposed[0]]:
        return None
    return apposed[0]


def accused_after_to(tree: Tree, verb: int) -> None:
    """'The king accused before the court to Chad of theft', after the Spanish: the verb is active and "Chad" hangs on it."""
    of = next((j for j in range(verb + 1, len(tree.words)) if tree.words[j].lower() == "of"), None)
    if of is None or tree.has(verb, frozenset({"obj", "aux:pass", "ccomp"})):
        return
    for j in range(verb + 1, of):
        accused = tree.heads[j]
        if (
            tree.words[j].lower() == "to"
            and tree.deps[j] == "case"
            and j < accused < of
            and tree.tags[accused] == "NNP"
        ):
            tree.attach(accused, verb, "obl")
            for k in tree.children(verb):
                if tree.deps[k] == "nsubj:pass":
                    tree.deps[k] = "nsubj"
            return


def subject_called_an_apposition(tree: Tree, noun: int) -> None:
    """'In the view of the envoy, Ann Lee, the president of Peru has become a burden': a finite verb has a subject."""
    top = tree.heads[noun]
    while top >= 0 and tree.deps[top] in ("nmod", "appos"):
        top = tree.heads[top]
    if top < 0 or tree.deps[top] != "obl":
        return
    verb, own = tree.heads[top], {j for j in tree.subtree(noun) if tree.words[j] != ","}
    if not top < min(own) <= max(own) < verb or tree.has(verb, _SUBJECTS) or not tree.finite(verb):
        return
    between = tree.words[max(own) + 1 : verb]
    helpers = {tree.words[j] for j in tree.children(verb) if tree.deps[j] in HELPERS | {"advmod"}}
    others = {j for j in tree.subtree(top) - own if tree.words[j] != ","}
    last_of_all = max(others, default=-1) < min(own)
    before = tree.words[min(own) - 1] if min(own) else ""
    if before == "," and last_of_all and all(w == "," or w in helpers for w in between):
        tree.attach(noun, verb, "nsubj")


def quotation_headed_by_its_subject(tree: Tree, noun: int) -> None:
    """'Town where they met lies in ruins, envoy says': the last "relative clause", which nothing relates, is what is said."""
    verb = tree.heads[noun]
    if noun > verb or tree.lemmas[verb] not in _SAYING or tree.has(noun, _SUBJECTS | {"cop"}):
        return
    clauses = [j for j in tree.children(noun) if tree.deps[j] == "acl:relcl" and j < verb]
    if not clauses:
        return
    last = clauses[-1]
    related = any(tree.tags[j] in _RELATIVE or tree.words[j].lower() == "that" for j in tree.subtree(last))
    if tree.tags[last] not in FINITE or related or tree.has(last, _SUBJECTS):
        return
    tree.attach(last, verb, "ccomp")
    tree.attach(noun, last, "nsubj")


def object_called_a_clause(tree: Tree, noun: int) -> None:
    """'The talks confirm the court's interest': a bare noun after its verb is an object, not a clause."""
    verb = tree.heads[noun]
    if noun < verb or tree.lemmas[verb] in _NO_OBJECT or tree.has(noun, _CLAUSAL) or tree.has(verb, _TAKEN):
        return
    broken = any(tree.deps[j] == "punct" and tree.tags[j] != "HYPH" for j in range(verb + 1, noun))
    if tree.tags[verb].startswith("VB") and not broken and not tree.finite_between(verb, noun):
        tree.attach(noun, verb, "obj")
